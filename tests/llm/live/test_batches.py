import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio
from fakeanswers import SECRET
from fakebatches import LOST, Ending, FakeBatches, Fault
from fakeclock import FakeClock
from fakeserver import Step, fail, send
from tenacity import wait_fixed

from summarizer.errors import (
    EndpointUnusableError,
    ModelError,
    RateLimitedError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.live.batches import LiveBatches
from summarizer.settings import Settings

LINE = {"custom_id": "k1", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "m"}}
DATA = json.dumps(LINE).encode() + b"\n"
METADATA = {"summarizer_sha256": "ab", "summarizer_submission": "cd"}


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeBatches]:
    async with FakeBatches(lambda _body: "{}") as server:
        yield server


@pytest_asyncio.fixture
async def service(server: FakeBatches) -> AsyncIterator[LiveBatches]:
    service = make_service(server)
    yield service
    await service.close()


def make_service(server: FakeBatches, **changes: Any) -> LiveBatches:
    settings = Settings(model="m", base_url=server.url, **changes)
    return LiveBatches(settings, clock=FakeClock(), backoff=wait_fixed(10))


async def test_a_file_goes_up_and_its_answers_come_down(
    server: FakeBatches, service: LiveBatches
) -> None:
    file_id = await service.upload("ask.jsonl", DATA)
    made = await service.create(file_id, METADATA)
    ended = await service.retrieve(made.id)
    assert ended.output_file_id is not None
    answers = await service.download(ended.output_file_id)

    assert server.files[file_id] == DATA
    assert server.names[file_id] == "ask.jsonl"
    assert (made.status, made.has_ended, made.metadata) == ("validating", False, METADATA)
    assert (ended.status, ended.has_ended) == ("completed", True)
    assert (ended.completed, ended.failed, ended.total) == (1, 0, 1)
    assert json.loads(answers)["custom_id"] == "k1"
    assert server.received[1].body["completion_window"] == "24h"
    assert server.received[1].body["endpoint"] == "/v1/chat/completions"


async def test_a_batch_is_found_on_whatever_page_it_is(
    server: FakeBatches, service: LiveBatches
) -> None:
    server.page_size = 2
    files = [await service.upload("ask.jsonl", DATA) for _ in range(5)]
    made = [await service.create(file_id, METADATA) for file_id in files[:4]]

    assert await service.find(files[0], {"summarizer_submission": "other"}) == made[0].model_copy(
        update={"status": "in_progress"}
    )
    assert await service.find(files[4], {"summarizer_submission": "other"}) is None
    found = await service.find(files[4], METADATA)
    assert found is not None
    assert found.id == made[3].id


async def test_a_server_that_tells_no_metadata_is_searched_by_file(
    server: FakeBatches, service: LiveBatches
) -> None:
    server.tells_metadata = False
    file_id = await service.upload("ask.jsonl", DATA)
    made = await service.create(file_id, METADATA)

    found = await service.find(file_id, METADATA)

    assert found is not None
    assert found.id == made.id


@pytest.mark.parametrize(
    "step",
    [LOST, fail(500, "oops"), fail(503, "busy"), send(b"<html>"), send(b"{}")],
    ids=["reset", "500", "503", "page", "no id"],
)
async def test_making_a_batch_is_asked_for_once_where_it_may_have_been_heard(
    server: FakeBatches, service: LiveBatches, step: Step
) -> None:
    file_id = await service.upload("ask.jsonl", DATA)
    server.faults = [Fault("POST /v1/batches", step)]

    with pytest.raises(TransportError):
        await service.create(file_id, METADATA)

    assert server.calls.count("POST /v1/batches") == 1


async def test_making_a_batch_waits_where_the_server_says_that_it_did_not(
    server: FakeBatches, service: LiveBatches
) -> None:
    file_id = await service.upload("ask.jsonl", DATA)
    server.faults = [Fault("POST /v1/batches", fail(429, "slow", headers={"Retry-After": "3"}))]

    made = await service.create(file_id, METADATA)

    assert list(server.batches) == [made.id]
    assert server.calls.count("POST /v1/batches") == 2


async def test_a_limit_that_lasts_is_no_missing_acknowledgement(server: FakeBatches) -> None:
    service = make_service(server, deadline_seconds=25.0)
    file_id = await service.upload("ask.jsonl", DATA)
    server.faults = [Fault("POST /v1/batches", fail(429, "slow")) for _ in range(9)]

    with pytest.raises(RateLimitedError, match="tried 3 times"):
        await service.create(file_id, METADATA)

    await service.close()


@pytest.mark.parametrize("step", [LOST, fail(500, "oops"), send(b"{")], ids=["reset", "500", "cut"])
async def test_looking_is_repeated(server: FakeBatches, service: LiveBatches, step: Step) -> None:
    made = await service.create(await service.upload("ask.jsonl", DATA), METADATA)
    server.faults = [Fault(f"GET /v1/batches/{made.id}", step) for _ in range(2)]

    ended = await service.retrieve(made.id)

    assert ended.status == "completed"


async def test_what_the_service_no_longer_has_is_named(
    server: FakeBatches, service: LiveBatches
) -> None:
    with pytest.raises(ModelError, match="has no batch 'batch_9'") as no_batch:
        await service.retrieve("batch_9")
    with pytest.raises(ModelError, match="has no file 'file-9'") as no_file:
        await service.download("file-9")

    assert no_batch.value.kind == no_file.value.kind == "not_found"


async def test_a_server_without_batches_is_no_endpoint_for_them(server: FakeBatches) -> None:
    server.faults = [Fault("POST /v1/files", fail(404, "Not Found"))]
    service = make_service(server)

    with pytest.raises(EndpointUnusableError, match="base_url"):
        await service.upload("ask.jsonl", DATA)

    await service.close()


async def test_a_server_that_lists_no_batches_is_not_taken_for_one_that_has_none(
    server: FakeBatches, service: LiveBatches
) -> None:
    server.faults = [Fault("GET /v1/batches", fail(405, "Method Not Allowed"))]

    with pytest.raises(EndpointUnusableError, match="nobody can tell"):
        await service.find("file-1", METADATA)


async def test_why_a_batch_was_refused_is_told_without_a_key(server: FakeBatches) -> None:
    errors: list[dict[str, Any]] = [
        {"code": "invalid_json", "line": 3, "message": f"bad \x1b[2J key {SECRET}", "param": None},
        {"code": "token_limit_exceeded", "message": "Enqueued token limit reached"},
    ]
    server.endings = [Ending("failed", errors=errors)]
    service = make_service(server, api_key=SECRET)

    made = await service.create(await service.upload("ask.jsonl", DATA), METADATA)
    ended = await service.retrieve(made.id)

    assert ended.errors == (
        r"line 3: invalid_json: bad \x1b[2J key ***",
        "token_limit_exceeded: Enqueued token limit reached",
    )
    await service.close()


@pytest.mark.fault(39)
@pytest.mark.parametrize("call", ["upload", "create", "find", "retrieve", "cancel", "download"])
async def test_a_refused_key_ends_every_call_and_is_not_shown(
    server: FakeBatches, call: str
) -> None:
    server.key = "another"
    service = make_service(server, api_key=SECRET)
    calls: dict[str, Callable[[], Awaitable[object]]] = {
        "upload": lambda: service.upload("ask.jsonl", DATA),
        "create": lambda: service.create("file-1", METADATA),
        "find": lambda: service.find("file-1", METADATA),
        "retrieve": lambda: service.retrieve("batch_1"),
        "cancel": lambda: service.cancel("batch_1"),
        "download": lambda: service.download("file-1"),
    }

    with pytest.raises(EndpointUnusableError) as caught:
        await calls[call]()

    assert len(server.received) == 1
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in repr(error) + str(error)
        error = error.__cause__
    await service.close()


@pytest.mark.fault(55)
async def test_no_call_follows_a_redirect_or_sends_a_key_that_was_not_set(
    server: FakeBatches, service: LiveBatches
) -> None:
    elsewhere = {"Location": "http://elsewhere.invalid/v1/files/file-1/content"}
    server.faults = [Fault("GET /v1/files", Step(status=307, headers=elsewhere))]

    with pytest.raises(EndpointUnusableError, match="redirects to"):
        await service.download("file-1")

    assert all("authorization" not in one.headers for one in server.received)


async def test_a_batch_is_given_up_on_request(server: FakeBatches, service: LiveBatches) -> None:
    made = await service.create(await service.upload("ask.jsonl", DATA), METADATA)

    assert (await service.cancel(made.id)).status == "cancelling"
    assert (await service.retrieve(made.id)).status == "cancelled"


async def test_nobody_listening_is_told(server: FakeBatches) -> None:
    settings = Settings(model="m", base_url="http://127.0.0.1:9/v1")
    service = LiveBatches(settings, clock=FakeClock(), backoff=wait_fixed(10))

    with pytest.raises(SummarizerError) as caught:
        await service.upload("ask.jsonl", DATA)

    assert caught.value.exit_code == 7
    await service.close()
