import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from batchdesk import Fate, KilledError, Office, make_service
from fakeanswers import RIGHT
from fakebatches import LOST, FakeBatches, Fault
from fakeserver import Step, fail, send

from summarizer.errors import ConfigurationError, EndpointUnusableError, TransportError, UsageError
from summarizer.llm.filelimits import Limits
from summarizer.llm.live.batches import LiveBatches
from summarizer.llm.submitting import NamedRequests, sort_requests


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


async def test_a_file_is_submitted_once_however_often_it_is_handed_in(office: Office) -> None:
    file = await office.export(3)

    await office.submit(file, file)
    await office.submit(file)

    assert office.server.submitted == {office.request(number).key: 1 for number in range(3)}
    (batch,) = office.desk().batches.all_batches()
    assert batch.remote is not None
    assert batch.remote.id == "batch_1"
    assert sorted(batch.keys) == sorted(office.server.submitted)


async def test_a_batch_says_what_it_was_made_of(office: Office) -> None:
    await office.submit(await office.export(1))

    (batch,) = office.desk().batches.all_batches()
    (made,) = office.server.batches.values()
    assert made.metadata == {
        "summarizer_sha256": batch.sha256,
        "summarizer_submission": batch.token,
    }
    assert office.server.files[made.file_id] == (await office.export(1)).data
    assert office.server.names[made.file_id] == f"{batch.label}.jsonl"


async def test_a_submission_that_is_killed_at_any_instant_is_made_once(
    tmp_path: Path, server: FakeBatches, service: LiveBatches
) -> None:
    instants = 0
    for at in range(100):
        office = Office(tmp_path / f"{at}", server, service)
        server.batches.clear()
        file = await office.export(3)
        fate = Fate(at)
        try:
            await office.submit(file, fate=fate, limits=Limits(requests=2))
        except KilledError:
            instants += 1
            await office.submit(file, limits=Limits(requests=2))
        else:
            break
        assert set(server.submitted.values()) == {1}
        assert len(server.submitted) == 3
        batches = office.desk().batches.all_batches()
        assert [one.remote and one.remote.id for one in batches] == list(server.batches)

    assert instants == 2 * 2 * (2 + 1 + 1 + 1 + 1)


async def test_a_submission_that_was_killed_goes_on_without_its_file(office: Office) -> None:
    file = await office.export(2)
    with pytest.raises(KilledError):
        await office.submit(file, fate=Fate(5))
    assert not office.server.batches

    await office.submit()

    assert set(office.server.submitted.values()) == {1}
    assert len(office.server.submitted) == 2


async def test_two_kills_in_a_row_do_no_more_harm_than_one(
    tmp_path: Path, server: FakeBatches, service: LiveBatches
) -> None:
    for first in range(12):
        for second in range(12):
            office = Office(tmp_path / f"{first}-{second}", server, service)
            server.batches.clear()
            file = await office.export(1)
            for fate in (Fate(first), Fate(second), Fate()):
                try:
                    await office.submit(file, fate=fate)
                except KilledError:
                    continue
            assert list(server.submitted.values()) == [1]


async def test_a_batch_that_was_made_without_acknowledgement_is_found(office: Office) -> None:
    office.server.faults = [Fault("POST /v1/batches", LOST, is_heard=True)]

    await office.submit(await office.export(2))

    assert list(office.server.batches) == ["batch_1"]
    (batch,) = office.desk().batches.all_batches()
    assert batch.remote is not None
    assert batch.remote.id == "batch_1"


async def test_a_batch_that_was_not_made_is_asked_for_again_after_a_while(office: Office) -> None:
    office.server.faults = [Fault("POST /v1/batches", fail(500, "oops"))]

    await office.submit(await office.export(2))

    assert set(office.server.submitted.values()) == {1}
    calls = office.server.calls
    assert [one for one in calls if "batches" in one] == [
        "POST /v1/batches",
        *["GET /v1/batches"] * 3,
        "POST /v1/batches",
    ]
    assert office.clock.sleeps == [5.0, 15.0]


async def test_a_batch_that_appears_late_is_not_made_twice(office: Office) -> None:
    office.server.faults = [
        Fault("POST /v1/batches", LOST, is_heard=True),
        *[Fault("GET /v1/batches", empty_list()) for _ in range(2)],
    ]

    await office.submit(await office.export(2))

    assert list(office.server.batches) == ["batch_1"]


def empty_list() -> Step:
    return send(json.dumps({"object": "list", "data": [], "has_more": False}).encode())


async def test_a_service_that_never_acknowledges_is_given_up_and_asked_later(
    office: Office,
) -> None:
    office.server.faults = [Fault("POST /v1/batches", fail(500, "oops")) for _ in range(3)]
    file = await office.export(2)
    with pytest.raises(TransportError, match="500"):
        await office.submit(file)
    assert not office.server.batches

    await office.submit(file)

    assert set(office.server.submitted.values()) == {1}


@pytest.mark.parametrize("call", ["POST /v1/files", "POST /v1/batches"])
async def test_what_the_service_refuses_outright_stands_in_nobodys_way(
    office: Office, call: str
) -> None:
    office.server.faults = [Fault(call, fail(400, "no such model", param="model"))]
    file = await office.export(2)
    with pytest.raises(EndpointUnusableError, match="no such model"):
        await office.submit(file)
    assert office.desk().batches.all_batches() == []

    await office.submit(file)

    assert set(office.server.submitted.values()) == {1}
    assert office.clock.sleeps == []


async def test_a_service_that_cannot_be_searched_is_not_asked_twice(office: Office) -> None:
    office.server.faults = [
        Fault("POST /v1/batches", LOST, is_heard=True),
        Fault("GET /v1/batches", fail(405, "Method Not Allowed")),
    ]

    with pytest.raises(EndpointUnusableError, match="nobody can tell"):
        await office.submit(await office.export(2))

    assert list(office.server.batches) == ["batch_1"]


async def test_only_what_is_neither_answered_nor_under_way_is_submitted(office: Office) -> None:
    await office.submit(await office.export(2))
    await office.fetch()
    await office.submit(await office.export(3))
    before = dict(office.server.submitted)

    file = await office.export(4)
    whole = b"".join(
        json.dumps({"custom_id": office.request(number).key, "body": {}}).encode() + b"\n"
        for number in range(3)
    )
    sorted_out = sort_requests([file, NamedRequests("old.jsonl", whole)], office.desk())
    await office.submit(file)

    assert len(sorted_out.answered) == 2
    assert list(sorted_out.under_way) == [office.request(2).key]
    assert len(sorted_out.fresh) == 1
    assert office.server.submitted == {**before, office.request(3).key: 1}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"custom_id": "strange", "body": {}}\n', "no request of .* has id 'strange'"),
        (b'{"custom_id": "cut', "ask.jsonl:1: no request of a batch file"),
        (b'{"custom_id": 3, "body": {}}\n', "no request of a batch file"),
        (b"[1]\n", "no request of a batch file"),
    ],
    ids=["unknown", "torn", "no text", "no object"],
)
async def test_a_file_that_is_not_this_stores_is_not_submitted(
    office: Office, data: bytes, said: str
) -> None:
    whole = (await office.export(2)).data

    with pytest.raises(UsageError, match=said):
        await office.submit(NamedRequests("good", whole), NamedRequests("ask.jsonl", data))

    assert not office.server.received


async def test_two_processes_do_not_submit_at_once(office: Office) -> None:
    file = await office.export(2)

    with office.desk().batches.locked(), pytest.raises(UsageError, match="another process"):
        await office.submit(file)
    await office.submit(file)

    assert len(office.server.batches) == 1


async def test_what_is_damaged_is_told_and_nothing_is_sent(office: Office) -> None:
    file = await office.export(2)
    with pytest.raises(KilledError):
        await office.submit(file, fate=Fate(4))
    (requests,) = (office.folder / "batches").glob("*.requests.jsonl")
    (state,) = (office.folder / "batches").glob("*.json")

    requests.write_bytes(file.data + b"\n")
    with pytest.raises(ConfigurationError, match="was changed"):
        await office.submit(file)
    state.write_text("{}")
    with pytest.raises(ConfigurationError, match="look for the batch at the service"):
        await office.submit(file)

    assert not office.server.received


async def test_how_a_batch_stands_is_readable(office: Office) -> None:
    await office.submit(await office.export(2))

    (state,) = (office.folder / "batches").glob("*.json")
    plain = json.loads(state.read_bytes())
    assert state.stem == plain["label"] == f"0001-ask-{plain['sha256'][:12]}"
    assert plain["remote"]["id"] == "batch_1"
    assert plain["file_id"] == "file-1"
