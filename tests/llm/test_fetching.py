import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from batchdesk import Fate, KilledError, Office, make_service
from fakeanswers import RIGHT, WRONG
from fakebatches import Ending, FakeBatches

from summarizer.llm.fetching import Look, refresh, wait_until_ended
from summarizer.llm.live.batches import LiveBatches
from summarizer.llm.submitting import left_over


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeBatches]:
    async with FakeBatches(lambda _body: RIGHT) as server:
        yield server


@pytest_asyncio.fixture
async def service(server: FakeBatches) -> AsyncIterator[LiveBatches]:
    service = make_service(server)
    yield service
    await service.close()


@pytest.fixture
def office(tmp_path: Path, server: FakeBatches, service: LiveBatches) -> Office:
    return Office(tmp_path / "store", server, service)


def answered(office: Office, count: int) -> list[bool]:
    """Return which of the first requests the store has an answer to."""
    store = office.desk().store
    return [store.read(office.request(number)) is not None for number in range(count)]


async def test_answers_of_a_batch_that_completed_are_in_the_store(office: Office) -> None:
    await office.submit(await office.export(3))

    report = await office.fetch()

    assert report.imported is not None
    assert len(report.imported.imported) == 3
    assert answered(office, 3) == [True] * 3
    (batch,) = office.desk().batches.all_batches()
    assert batch.imported
    names = sorted(path.name for path in (office.folder / "batches").glob("*.json*"))
    assert names == [f"{batch.label}.json", f"{batch.label}.output.jsonl"]
    assert not (await office.export(3)).data


async def test_a_batch_that_has_not_ended_is_left_alone(office: Office) -> None:
    office.server.endings = [Ending(after_looks=1)]
    await office.submit(await office.export(2))

    first = await office.fetch()
    second = await office.fetch()

    assert first.imported is None
    assert second.imported is not None
    assert answered(office, 2) == [True, True]


PARTIAL = [Ending("expired", answered=1), Ending("cancelled", answered=1)]


@pytest.mark.fault(53)
@pytest.mark.parametrize("ending", PARTIAL, ids=lambda one: one.status)
async def test_what_came_is_imported_and_the_rest_is_submitted_under_the_same_ids(
    office: Office, ending: Ending
) -> None:
    office.server.endings = [ending, Ending()]
    file = await office.export(3)
    await office.submit(file)

    first = await office.fetch(resubmit=True)
    second = await office.fetch(resubmit=True)

    assert first.imported is not None
    assert len(first.imported.imported) == 1
    assert second.imported is not None
    assert len(second.imported.imported) == 2
    counts = office.server.submitted
    assert sorted(counts.values()) == [1, 2, 2]
    assert set(counts) == {office.request(number).key for number in range(3)}
    assert answered(office, 3) == [True] * 3
    assert len(office.server.batches) == 2


@pytest.mark.fault(53)
async def test_a_batch_that_failed_tells_why_and_is_submitted_again(office: Office) -> None:
    reason: dict[str, Any] = {"code": "token_limit_exceeded", "message": "Enqueued token limit"}
    office.server.endings = [Ending("failed", errors=[reason]), Ending()]
    await office.submit(await office.export(2))

    first = await office.fetch(resubmit=True)
    await office.fetch()

    assert first.ended[0].remote is not None
    assert first.ended[0].remote.errors == ("token_limit_exceeded: Enqueued token limit",)
    assert answered(office, 2) == [True, True]
    assert len(office.server.batches) == 2


@pytest.mark.fault(53)
async def test_nothing_is_submitted_again_unless_that_is_asked_for(office: Office) -> None:
    office.server.endings = [Ending("expired", answered=1), Ending()]
    await office.submit(await office.export(3))

    await office.fetch()

    assert len(office.server.batches) == 1
    assert len(left_over(office.desk())) == 2
    assert (await office.export(3)).data.count(b"\n") == 2


async def test_requests_that_failed_are_submitted_again(office: Office) -> None:
    bad = {office.request(1).messages[-1].content}
    office.server.answer = lambda body: None if body["messages"][-1]["content"] in bad else RIGHT
    await office.submit(await office.export(3))

    report = await office.fetch(resubmit=True)
    bad.clear()
    await office.fetch()

    assert report.imported is not None
    assert list(report.imported.failed) == [office.request(1).key]
    assert answered(office, 3) == [True] * 3
    assert office.server.submitted[office.request(1).key] == 2


async def test_a_wrong_answer_is_asked_again_with_its_faults_until_it_is_given_up(
    office: Office,
) -> None:
    seen: list[int] = []

    def answer(body: dict[str, Any]) -> str:
        seen.append(len(body["messages"]))
        return WRONG.replace("many", f"many {len(seen)}")

    office.server.answer = answer
    await office.submit(await office.export(1))
    for _ in range(5):
        await office.fetch(resubmit=True)

    assert seen == [2, 4, 4]
    assert len(office.server.batches) == 3
    assert left_over(office.desk()) == []


async def test_a_fetch_that_is_killed_at_any_instant_is_finished_by_the_next(
    tmp_path: Path, server: FakeBatches, service: LiveBatches
) -> None:
    server.endings = [Ending("expired", answered=1)]
    instants = 0
    for at in range(100):
        office = Office(tmp_path / f"{at}", server, service)
        server.batches.clear()
        await office.submit(await office.export(2))
        try:
            await office.fetch(resubmit=True, fate=Fate(at))
        except KilledError:
            instants += 1
            await office.fetch(resubmit=True)
        else:
            break
        assert answered(office, 2).count(True) >= 1
        assert sorted(server.submitted.values()) == [1, 2]

    assert instants > 20


async def test_a_second_fetch_brings_nothing_twice(office: Office) -> None:
    await office.submit(await office.export(2))
    await office.fetch()
    before = {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}
    calls = len(office.server.calls)

    report = await office.fetch(resubmit=True)

    after = {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}
    assert report.imported is None
    assert after == before
    assert len(office.server.calls) == calls


@pytest.mark.fault(52)
async def test_a_spoilt_file_brings_its_good_lines_and_tells_the_others(office: Office) -> None:
    await office.submit(await office.export(3))
    desk = office.desk()
    await refresh(desk)
    (batch,) = desk.batches.all_batches()
    assert batch.remote is not None
    assert batch.remote.output_file_id is not None
    lines = office.server.files[batch.remote.output_file_id].splitlines(keepends=True)
    stranger = lines[0].replace(json.loads(lines[0])["custom_id"].encode(), b"stranger")
    other = lines[0].replace(b"title", b"tidal")
    spoilt = b"".join([stranger, other, *lines[:2], lines[0], lines[2][:40]])
    office.server.files[batch.remote.output_file_id] = spoilt

    report = (await office.fetch(resubmit=True)).imported
    await office.fetch()

    assert report is not None
    assert len(report.imported) == 2
    assert report.unknown == ["stranger"]
    assert report.repeated == [json.loads(lines[0])["custom_id"]]
    assert [line.partition(": ")[0] for line in report.torn] == [f"{batch.label}.output.jsonl:6"]
    assert report.missing == [json.loads(lines[2])["custom_id"]]
    assert answered(office, 3) == [True] * 3


async def test_answers_that_are_gone_are_told_and_not_paid_for_again(office: Office) -> None:
    await office.submit(await office.export(2))
    desk = office.desk()
    await refresh(desk)
    (batch,) = desk.batches.all_batches()
    assert batch.remote is not None
    assert batch.remote.output_file_id is not None
    del office.server.files[batch.remote.output_file_id]

    report = await office.fetch(resubmit=True)

    assert list(report.lost) == [batch.label]
    assert len(office.server.batches) == 1


async def test_a_batch_that_the_service_forgot_stops_no_other(office: Office) -> None:
    await office.submit(await office.export(1))
    await office.submit(await office.export(2))
    del office.server.batches["batch_1"]

    report = await office.fetch()

    assert [label[:4] for label in report.lost] == ["0001"]
    assert answered(office, 2) == [False, True]


async def test_waiting_looks_until_all_have_ended(office: Office) -> None:
    office.server.endings = [Ending(after_looks=1), Ending(after_looks=3)]
    await office.submit(await office.export(1))
    await office.submit(await office.export(2))
    looks: list[Sequence[str]] = []

    def note(look: Look) -> None:
        looks.append([one.label[:4] for one in look.under_way])

    look = await wait_until_ended(office.desk(), every_seconds=60, on_look=note)

    assert looks == [["0001", "0002"], ["0002"], ["0002"]]
    assert office.clock.sleeps == [60, 60, 60]
    assert [one.has_ended for one in look.batches] == [True, True]


async def test_another_process_sees_how_a_batch_stands(office: Office) -> None:
    office.server.endings = [Ending(after_looks=9)]
    await office.submit(await office.export(2))

    await refresh(office.desk())

    (state,) = (office.folder / "batches").glob("*.json")
    assert json.loads(state.read_bytes())["remote"]["status"] == "in_progress"
