"""One wrapper is cache, recorder and replayer."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from fakeanswers import RIGHT, make_request
from networkguard import NetworkGuard

from summarizer.errors import (
    AnswerError,
    MismatchError,
    ModelError,
    NoRecordingError,
    OutputTruncatedError,
    RefusedError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.base import Completion, Message, Request, Sampling, Usage
from summarizer.llm.recording import Recording
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.folder import FolderStore


class Scripted:
    """Answers what it is told, and counts."""

    def __init__(self, raw: str = RIGHT, error: Exception | None = None) -> None:
        self.raw = raw
        self.error = error
        self.asked: list[Request] = []
        self.cancelled = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def complete(self, request: Request) -> Completion:
        self.asked.append(request)
        try:
            await self.may_answer.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.error is not None:
            raise self.error
        return Completion(
            request_key=request.key,
            model="served-model",
            text=RIGHT,
            raw=self.raw,
            usage=Usage(input_tokens=5, output_tokens=2),
            rules={"agreements[0]": "a rule"},
        )


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "recordings")


async def test_answer_is_asked_for_once_and_then_replayed(store: FolderStore) -> None:
    inner = Scripted()
    request = make_request()

    first = await StoredModel(store, inner).complete(request)
    second = await StoredModel(store, inner).complete(request)
    third = await StoredModel(store).complete(request)

    assert first == second == third
    assert (third.text, third.model, third.usage.input_tokens) == (RIGHT, "served-model", 5)
    assert third.rules == {"agreements[0]": "a rule"}
    assert len(inner.asked) == 1


async def test_raw_answer_is_kept_and_read_again_on_every_use(store: FolderStore) -> None:
    raw = f"<think>hm\n</think>\n```json\n{RIGHT}\n```"

    await StoredModel(store, Scripted(raw)).complete(make_request())
    replayed = await StoredModel(store).complete(make_request())

    assert replayed.raw == raw
    assert replayed.text == RIGHT


class FullStore(FolderStore):
    """A store on a full disk."""

    def write(self, request: Request, completion: Completion) -> Recording:
        msg = "cannot write: no space left on device"
        raise SummarizerError(msg, kind="store")


async def test_answer_that_could_not_be_made_durable_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(SummarizerError, match="no space left"):
        await StoredModel(FullStore(tmp_path), Scripted()).complete(make_request())


@pytest.mark.parametrize(
    "error",
    [
        RefusedError("no"),
        OutputTruncatedError("cut"),
        TransportError("broke"),
        AnswerError("bad", raw="{}"),
    ],
)
async def test_failure_is_not_kept(store: FolderStore, error: ModelError) -> None:
    with pytest.raises(type(error)):
        await StoredModel(store, Scripted(error=error)).complete(make_request())

    assert store.read(make_request()) is None


async def test_answer_that_cannot_be_read_strictly_is_not_kept(store: FolderStore) -> None:
    with pytest.raises(AnswerError):
        await StoredModel(store, Scripted('{"a": 1, "a": 2}')).complete(make_request())

    assert store.read(make_request()) is None


@pytest.mark.fault(51)
async def test_same_request_at_once_is_one_flight(store: FolderStore) -> None:
    inner = Scripted()
    inner.may_answer.clear()
    model = StoredModel(store, inner)

    waiting = [asyncio.create_task(model.complete(make_request())) for _ in range(5)]
    await asyncio.sleep(0)
    inner.may_answer.set()
    answers = await asyncio.gather(*waiting)

    assert len(inner.asked) == 1
    assert all(answer == answers[0] for answer in answers)


async def test_one_that_gives_up_does_not_end_the_flight_of_others(store: FolderStore) -> None:
    inner = Scripted()
    inner.may_answer.clear()
    model = StoredModel(store, inner)
    first, second = (asyncio.create_task(model.complete(make_request())) for _ in range(2))
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    inner.may_answer.set()

    assert (await second).text == RIGHT
    assert inner.cancelled == 0


async def test_flight_that_nobody_waits_for_ends(store: FolderStore) -> None:
    inner = Scripted()
    inner.may_answer.clear()
    model = StoredModel(store, inner)
    only = asyncio.create_task(model.complete(make_request()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    only.cancel()
    await asyncio.gather(only, return_exceptions=True)
    await asyncio.sleep(0)
    inner.may_answer.set()
    later = await model.complete(make_request())

    assert inner.cancelled == 1
    assert later.text == RIGHT


async def test_failure_is_told_to_all_that_wait_and_asked_again_later(store: FolderStore) -> None:
    inner = Scripted(error=TransportError("broke"))
    model = StoredModel(store, inner)

    failed = await asyncio.gather(
        *(model.complete(make_request()) for _ in range(3)), return_exceptions=True
    )
    inner.error = None
    later = await model.complete(make_request())

    assert all(isinstance(error, TransportError) for error in failed)
    assert later.text == RIGHT
    assert len(inner.asked) == 2


async def test_damaged_recording_is_set_aside_and_asked_for_again(
    store: FolderStore, tmp_path: Path
) -> None:
    await StoredModel(store, Scripted()).complete(make_request())
    (path,) = (tmp_path / "recordings").glob("demo.v1-*.json")
    path.write_text(path.read_text().replace('\\"a\\"', '\\"z\\"'))

    with pytest.raises(MismatchError, match="damaged"):
        await StoredModel(store).complete(make_request())
    inner = Scripted()
    model = StoredModel(store, inner)
    completion = await model.complete(make_request())

    assert completion.text == RIGHT
    assert model.tally.damaged == len(inner.asked) == 1
    assert path.with_suffix(".damaged").exists()


async def miss(store: FolderStore, request: Request) -> str:
    with pytest.raises(NoRecordingError) as caught:
        await StoredModel(store).complete(request)
    assert caught.value.exit_code == 6
    return str(caught.value)


async def test_miss_names_the_key_and_the_prompt(
    store: FolderStore, network_guard: NetworkGuard
) -> None:
    request = make_request()

    message = await miss(store, request)

    assert request.key in message
    assert "'demo.v1'" in message
    assert "holds none" in message
    assert "--record DIR" in message
    assert not network_guard.take_attempts()


RECORDED = "[1] They met.\n[2] They agreed on trade.\n[3] They left."


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"model": "other"}, "model (recorded 'test-model', asked 'other')"),
        ({"endpoint": "http://x/v1"}, "endpoint (recorded 'http://127.0.0.1/v1', asked"),
        ({"answer_schema": {"type": "object"}}, "answer schema (recorded '"),
        ({"answer_name": "other"}, "answer name (recorded 'demo', asked 'other')"),
        (
            {"sampling": Sampling(temperature=0.5)},
            "sampling temperature (recorded 0.0, asked 0.5)",
        ),
        ({"messages": ()}, "messages (recorded 2, asked 0)"),
        (
            {"messages": (Message(role="user", content="Read the article."),)},
            "messages (message 1: recorded as 'system', asked as 'user')",
        ),
    ],
)
async def test_miss_says_what_differs(
    store: FolderStore, changes: dict[str, Any], says: str
) -> None:
    await StoredModel(store, Scripted()).complete(make_request(RECORDED))

    message = await miss(store, make_request(RECORDED, **changes))

    assert says in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            RECORDED.replace("trade", "cement"),
            "line 2: recorded '[2] They agreed on trade.', asked '[2] They agreed on cement.'",
        ),
        (RECORDED + "\n[4] Late.", "line 4: recorded no such line, asked '[4] Late.'"),
        (RECORDED.replace("\n[3] They left.", ""), "line 3: recorded '[3] They left.', asked no"),
        (RECORDED.replace("met", "x" * 300), "line 1: recorded '[1] They met.', asked '[1] They x"),
    ],
)
async def test_miss_shows_the_first_line_that_differs(
    store: FolderStore, text: str, says: str
) -> None:
    await StoredModel(store, Scripted()).complete(make_request(RECORDED))

    message = await miss(store, make_request(text))

    assert f"message 2, {says}" in message


async def test_difference_far_into_a_long_line_shows(store: FolderStore) -> None:
    await StoredModel(store, Scripted()).complete(make_request("x" * 500 + "old"))

    message = await miss(store, make_request("x" * 500 + "new"))

    assert "old'" in message
    assert "new'" in message


async def test_nearest_recording_is_the_one_with_the_most_lines_in_common(
    store: FolderStore,
) -> None:
    model = StoredModel(store, Scripted())
    await model.complete(make_request("[1] Something else altogether.", prompt="aaa.v1"))
    await model.complete(make_request(RECORDED, prompt="zzz.v1"))

    message = await miss(store, make_request(RECORDED.replace("left", "stayed")))

    assert "'zzz.v1-" in message
