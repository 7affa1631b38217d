import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio
from corpus import ANSWERS, DRAFT
from stub import Connection, Stub


@pytest_asyncio.fixture
async def port() -> AsyncIterator[int]:
    stub = Stub(latency_seconds=0.0)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(stub), "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def ask(port: int, *requests: bytes) -> list[dict[str, Any]]:
    """Return the bodies of the answers to requests over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = []
    for request in requests:
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        (length,) = (
            line.split(":")[1] for line in head.split("\r\n") if line.startswith("Content-Length")
        )
        answers.append(json.loads(await reader.readexactly(int(length))))
    writer.close()
    await writer.wait_closed()
    return answers


def post(answer: str, body: dict[str, Any]) -> bytes:
    data = json.dumps(body).encode()
    head = f"POST /{answer}/v1/chat/completions HTTP/1.1\r\nContent-Length: {len(data)}\r\n\r\n"
    return head.encode() + data


async def test_a_request_for_a_schema_is_answered_with_a_message(port: int) -> None:
    body = {"messages": [], "response_format": {"type": "json_schema", "json_schema": {}}}

    (answer,) = await ask(port, post("draft", body))

    assert json.loads(answer["choices"][0]["message"]["content"]) == DRAFT


async def test_a_tool_that_is_offered_is_called(port: int) -> None:
    tool = {"type": "function", "function": {"name": "send_output", "parameters": {}}}

    (answer,) = await ask(port, post("draft-without-null", {"messages": [], "tools": [tool]}))

    (call,) = answer["choices"][0]["message"]["tool_calls"]
    assert call["function"] == {"name": "send_output", "arguments": ANSWERS["draft-without-null"]}


async def test_a_prompt_that_speaks_of_tools_offers_none(port: int) -> None:
    message = {"role": "user", "content": 'The key "tools" has {"function": {"name": "it"}}.'}

    (answer,) = await ask(port, post("draft", {"messages": [message]}))

    assert answer["choices"][0]["message"]["content"] == ANSWERS["draft"]


async def test_a_connection_serves_many_requests_and_all_are_counted(port: int) -> None:
    body = {"messages": [], "response_format": {"type": "json_object"}}

    *_, stats = await ask(
        port, *[post("draft", body)] * 3, b"GET /stats HTTP/1.1\r\nHost: x\r\n\r\n"
    )

    told = {name: stats[name] for name in ("requests", "most_at_once", "form", "received_bytes")}
    size = len(json.dumps(body))
    assert told == {
        "requests": 3,
        "most_at_once": 1,
        "form": "JSON object",
        "received_bytes": 3 * size,
    }
