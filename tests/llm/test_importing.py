import json
from itertools import permutations
from pathlib import Path

import pytest
from fakeanswers import RIGHT, WRONG, Demo, make_request

from summarizer.errors import AnswerError, ConfigurationError, PendingAnswerError
from summarizer.llm.base import ModelProfile, Request, Sampling
from summarizer.llm.batchfile import read_lines, write_lines
from summarizer.llm.collect import CollectingModel
from summarizer.llm.importing import ImportReport, NamedLines, import_answers
from summarizer.llm.pending import FOLDER, PendingFolder
from summarizer.llm.recording import raw_digest
from summarizer.llm.stores.folder import FolderStore

PROFILE = ModelProfile(
    endpoint="http://127.0.0.1/v1", model="test-model", sampling=Sampling(temperature=0.0)
)


class Desk:
    """A store, what waits beside it, and the run that asks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = FolderStore(folder)
        self.store.claim(PROFILE)
        self.pending = PendingFolder(folder / FOLDER)

    async def export(self, *requests: Request) -> list[dict[str, object]]:
        """Return the lines that a run which needs these answers would ask."""
        model = CollectingModel(self.store, self.pending)
        for request in requests:
            try:
                await model.complete(request)
            except (PendingAnswerError, AnswerError):
                continue
        return [json.loads(line) for line in write_lines(model.collected.values()).splitlines()]

    def bring(self, *files: bytes) -> ImportReport:
        """Put the answers of these files in."""
        named = [NamedLines(f"{index}", read_lines(data)) for index, data in enumerate(files)]
        return import_answers(
            named, store=FolderStore(self.folder), pending=self.pending, records={"demo": Demo}
        )

    def bytes(self) -> dict[str, bytes]:
        """Return every file of the store."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "store")


ONE, TWO, THREE = (make_request(f"[1] They met {number} times.") for number in (1, 2, 3))


def answer(request: Request, content: str = RIGHT) -> bytes:
    choice = {"finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    body = {"model": "test-model", "choices": [choice]}
    line = {"custom_id": request.key, "response": {"status_code": 200, "body": body}, "error": None}
    return json.dumps(line).encode() + b"\n"


def error(request: Request) -> bytes:
    line = {"custom_id": request.key, "response": None, "error": {"code": "batch_expired"}}
    return json.dumps(line).encode() + b"\n"


async def test_a_run_needs_nothing_when_all_is_answered(desk: Desk) -> None:
    assert len(await desk.export(ONE, TWO)) == 2

    report = desk.bring(answer(TWO) + answer(ONE))

    assert sorted(report.imported) == sorted((ONE.key, TWO.key))
    assert report.is_clean
    assert await desk.export(ONE, TWO) == []
    assert not (desk.folder / FOLDER).exists()


@pytest.mark.fault(52)
async def test_importing_twice_changes_nothing(desk: Desk) -> None:
    await desk.export(ONE, TWO)
    desk.bring(answer(ONE) + answer(TWO, WRONG))
    before = desk.bytes()

    report = desk.bring(answer(ONE) + answer(TWO, WRONG))

    assert desk.bytes() == before
    assert report.already == [ONE.key]
    assert list(report.wrong) == [TWO.key]


@pytest.mark.fault(52)
async def test_neither_files_nor_lines_have_an_order(tmp_path: Path) -> None:
    pieces = [answer(ONE), answer(TWO), error(TWO), answer(ONE, '{"title": "b", "count": 2}')]
    outcomes = []
    for index, order in enumerate(permutations(pieces)):
        desk = Desk(tmp_path / str(index))
        await desk.export(ONE, TWO)
        report = desk.bring(b"".join(order[:2]), b"".join(order[2:]))
        outcomes.append((desk.bytes(), report))

    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0][1].repeated == [ONE.key]


@pytest.mark.fault(52)
async def test_a_usable_answer_wins_over_others(tmp_path: Path) -> None:
    usable = [f'{{"title": "{letter}", "count": 1}}' for letter in "ab"]
    wrong = '{"title": "a"}'
    first = min(usable, key=raw_digest)
    assert raw_digest(wrong) < raw_digest(first)
    for index, contents in enumerate(permutations([*usable, wrong])):
        desk = Desk(tmp_path / str(index))
        await desk.export(ONE)

        report = desk.bring(b"".join(answer(ONE, content) for content in contents))

        recording = desk.store.read(ONE)
        assert recording is not None
        assert recording.raw == first
        assert (report.imported, report.repeated, report.wrong) == ([ONE.key], [ONE.key], {})


@pytest.mark.fault(52)
async def test_every_kind_of_leftover_is_told(desk: Desk) -> None:
    await desk.export(ONE, TWO, THREE)
    stranger = make_request("[1] Nobody asked.")

    report = desk.bring(answer(ONE) + answer(stranger) + b'{"custom_id": "cut', error(TWO))

    assert report.imported == [ONE.key]
    assert report.unknown == [stranger.key]
    assert list(report.failed) == [TWO.key]
    assert [line.partition(":")[0] for line in report.torn] == ["0"]
    assert report.missing == sorted((TWO.key, THREE.key))
    assert not report.is_clean


async def test_a_wrong_answer_is_asked_again_with_its_faults(desk: Desk) -> None:
    await desk.export(ONE)
    desk.bring(answer(ONE, WRONG))

    (line,) = await desk.export(ONE)

    assert line["custom_id"] == ONE.key
    body = line["body"]
    assert isinstance(body, dict)
    roles = [message["role"] for message in body["messages"]]
    assert roles == ["system", "user", "assistant", "user"]
    assert body["messages"][2]["content"] == WRONG
    assert "$.count" in body["messages"][3]["content"]


async def test_a_corrected_answer_is_kept_under_the_key_of_the_first(desk: Desk) -> None:
    await desk.export(ONE)
    desk.bring(answer(ONE, WRONG))
    await desk.export(ONE)

    desk.bring(answer(ONE))

    recording = desk.store.read(ONE)
    assert recording is not None
    assert recording.raw == RIGHT
    assert len(recording.request.messages) == 2


async def test_a_request_is_given_up_after_two_more_tries(desk: Desk) -> None:
    for number in range(3):
        assert len(await desk.export(ONE)) == 1
        desk.bring(answer(ONE, f'{{"title": {number}}}'))

    assert await desk.export(ONE) == []
    with pytest.raises(AnswerError, match="asked 3 times"):
        await CollectingModel(desk.store, desk.pending).complete(ONE)


CUT_OFF: dict[str, object] = {"finish_reason": "length", "message": {"content": '{"title": "a'}}
REFUSED = {"finish_reason": "stop", "message": {"content": None, "refusal": "No."}}
EMPTY = {"finish_reason": "stop", "message": {"content": ""}}


def unwhole(request: Request, choice: dict[str, object], number: int) -> bytes:
    body = {"id": f"chatcmpl-{number}", "model": "test-model", "choices": [choice]}
    line = {"custom_id": request.key, "response": {"status_code": 200, "body": body}}
    return json.dumps(line).encode() + b"\n"


@pytest.mark.parametrize(
    ("choice", "told"),
    [(CUT_OFF, "was cut off"), (REFUSED, "declined"), (EMPTY, "is empty")],
    ids=["cut off", "refused", "empty"],
)
async def test_a_request_that_gets_no_whole_answer_is_given_up(
    desk: Desk, choice: dict[str, object], told: str
) -> None:
    for number in range(3):
        assert len(await desk.export(ONE)) == 1
        report = desk.bring(unwhole(ONE, choice, number))
        assert told in report.wrong[ONE.key]
        before = desk.bytes()
        desk.bring(unwhole(ONE, choice, number))
        assert desk.bytes() == before

    assert await desk.export(ONE) == []
    with pytest.raises(AnswerError, match=f"asked 3 times.*{told}"):
        await CollectingModel(desk.store, desk.pending).complete(ONE)


async def test_an_answer_that_was_cut_off_is_asked_for_with_the_reason(desk: Desk) -> None:
    await desk.export(ONE)
    desk.bring(unwhole(ONE, CUT_OFF, 1) + error(ONE))

    (line,) = await desk.export(ONE)

    body = line["body"]
    assert isinstance(body, dict)
    assert "cut off at the token limit" in body["messages"][-1]["content"]


async def test_a_damaged_pending_request_is_told(desk: Desk) -> None:
    await desk.export(ONE)
    (path,) = (desk.folder / FOLDER).iterdir()
    path.write_text("{}")

    with pytest.raises(ConfigurationError, match="export again"):
        desk.bring(answer(ONE))


async def test_the_manifest_says_when_answers_came(desk: Desk) -> None:
    await desk.export(ONE)
    desk.bring(answer(ONE))

    manifest = json.loads((desk.folder / "manifest.json").read_bytes())
    assert list(manifest["recorded"]) == ["demo.v1"]
    assert desk.store.read_profile() == PROFILE
