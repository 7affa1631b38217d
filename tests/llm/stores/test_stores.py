"""What every store does, a folder of recordings and a file alike."""

import json
import logging
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fakeanswers import RIGHT, make_request
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from networkguard import NetworkGuard
from storekinds import Database, Folder, StoreKind, answer_to

from summarizer.errors import MismatchError, NoRecordingError
from summarizer.llm.base import Completion, Request, Usage
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore

OTHER = '{"title": "another", "count": 2}'


@pytest.fixture(params=[Folder, Database], ids=["folder", "database"])
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> StoreKind:
    made: StoreKind = request.param(tmp_path)
    return made


class Opened:
    """Opens a store anew each time, and closes the one before."""

    def __init__(self, kind: StoreKind) -> None:
        self._kind = kind
        self._stack = ExitStack()

    def __call__(self) -> DatabaseStore | FolderStore:
        self.close()
        store = self._kind.open()
        self._stack.callback(store.close)
        return store

    def close(self) -> None:
        self._stack.close()


@pytest.fixture
def opened(kind: StoreKind) -> Iterator[Opened]:
    stores = Opened(kind)
    yield stores
    stores.close()


class Answering:
    """A model that says what it is told, and counts."""

    def __init__(self, raw: str = RIGHT) -> None:
        self.raw = raw
        self.asked = 0

    async def complete(self, request: Request) -> Completion:
        self.asked += 1
        return answer_to(request, self.raw)


def test_an_answer_comes_back_as_it_was(opened: Opened) -> None:
    request = make_request()
    answer = Completion(
        request_key=request.key,
        model="served",
        text=RIGHT,
        raw=f"```json\n{RIGHT}\n```\r\n",
        usage=Usage(input_tokens=5, output_tokens=None),
        rules={"agreements[0]": "a rule"},
    )

    written = opened().write(request, answer)
    found = opened().read(request)

    assert found is not None
    assert found.model_copy(update={"name": ""}) == written.model_copy(update={"name": ""})
    assert (found.raw, found.text, found.model) == (answer.raw, RIGHT, "served")
    assert (found.usage, found.rules) == (answer.usage, answer.rules)
    assert found.request.messages[1] == ("user", "[1] They met.")


def test_what_nobody_wrote_is_not_there(opened: Opened) -> None:
    opened().write(make_request(), answer_to(make_request()))

    assert opened().read(make_request("[1] Another.")) is None
    assert not opened().has_stale(make_request("[1] Another."))


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_every_text_comes_back(opened: Opened, text: str) -> None:
    request = make_request(text)
    raw = json.dumps({"text": text}, ensure_ascii=False)

    opened().write(request, answer_to(request, raw))
    found = opened().read(request)

    assert found is not None
    assert (found.raw, found.request.messages[1]) == (raw, ("user", text))


def test_all_recordings_are_listed(opened: Opened) -> None:
    requests = [make_request(f"[1] {number}") for number in range(120)]
    store = opened()
    for request in requests:
        store.write(request, answer_to(request))

    assert {one.key for one in opened().all_recordings()} == {one.key for one in requests}


@pytest.mark.fault(46)
async def test_a_flipped_bit_is_noticed_and_the_answer_asked_for_again(
    kind: StoreKind, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    request, other = make_request(), make_request("[1] Another.")
    store = opened()
    store.write(other, answer_to(other, OTHER))
    store.write(request, answer_to(request))
    opened.close()
    kind.damage(request)

    inner = Answering()
    model = StoredModel(opened(), inner)
    with caplog.at_level(logging.WARNING):
        answer = await model.complete(request)

    assert (answer.text, inner.asked, model.tally.damaged) == (RIGHT, 1, 1)
    assert "is damaged" in caplog.text
    assert request.key[:16] in caplog.text
    assert any("`" in text for text in kind.aside())
    assert (await StoredModel(opened()).complete(request)).text == RIGHT
    assert (await StoredModel(opened()).complete(other)).text == OTHER


@pytest.mark.fault(46)
async def test_a_flipped_bit_ends_a_replay(kind: StoreKind, opened: Opened) -> None:
    request = make_request()
    opened().write(request, answer_to(request))
    opened.close()
    kind.damage(request)

    with pytest.raises(MismatchError, match=request.key[:16]) as caught:
        await StoredModel(opened()).complete(request)

    assert caught.value.exit_code == 6
    assert not kind.aside()


@pytest.mark.fault(48)
async def test_a_row_of_another_format_is_a_miss_that_is_counted(
    kind: StoreKind, opened: Opened
) -> None:
    request = make_request()
    opened().write(request, answer_to(request, OTHER))
    opened.close()
    kind.age(request)

    with pytest.raises(NoRecordingError):
        await StoredModel(opened()).complete(request)
    model = StoredModel(opened(), Answering())
    answer = await model.complete(request)

    assert answer.text == RIGHT
    assert (model.tally.stale, model.tally.damaged, model.tally.conflicts) == (1, 0, 0)
    assert len(kind.aside()) == 1
    assert (await StoredModel(opened()).complete(request)).text == RIGHT


@pytest.mark.fault(51)
async def test_another_answer_to_the_same_request_is_kept_apart_and_not_used(
    kind: StoreKind, opened: Opened
) -> None:
    request = make_request()
    store = opened()

    class Late(Answering):
        """While it answers, another one does."""

        async def complete(self, request: Request) -> Completion:
            store.write(request, answer_to(request, OTHER))
            return await super().complete(request)

    model = StoredModel(store, Late())
    answer = await model.complete(request)

    assert answer.raw == OTHER
    assert model.tally.conflicts == 1
    assert len(kind.aside()) == 1
    assert (await StoredModel(opened()).complete(request)).raw == OTHER
    opened().write(request, answer_to(request))
    assert len(kind.aside()) == 1


def test_the_same_answer_twice_is_one(kind: StoreKind, opened: Opened) -> None:
    store = opened()
    recording = store.write(make_request(), answer_to(make_request()))

    assert store.put([recording]) == ["same"]
    assert store.put([recording.model_copy(update={"raw": OTHER})]) == ["conflict"]
    assert len(list(store.all_recordings())) == 1


@pytest.mark.fault(54)
async def test_replaying_what_nobody_recorded_names_the_nearest_and_opens_no_socket(
    opened: Opened, network_guard: NetworkGuard
) -> None:
    recorded = make_request("[1] They met.\n[2] They left.")
    opened().write(recorded, answer_to(recorded))
    asked = make_request("[1] They met.\n[2] They stayed.")

    with pytest.raises(NoRecordingError) as caught:
        await StoredModel(opened()).complete(asked)

    assert caught.value.exit_code == 6
    assert asked.key in str(caught.value)
    assert "recorded '[2] They left.', asked '[2] They stayed.'" in str(caught.value)
    assert not network_guard.take_attempts()
