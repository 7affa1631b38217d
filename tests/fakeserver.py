"""A server on the loopback that speaks like an OpenAI-compatible one, or fails as it is told.

Raw asyncio sockets, since a web framework cannot send short bodies or reset a connection. It takes
one step of its script for each chat completion that is asked of it, the last one over and over.
"""

import asyncio
import json
import socket
import struct
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Literal, Self, TypeAlias

Manner: TypeAlias = Literal["whole", "short", "reset", "hang", "drip"]


@dataclass(frozen=True)
class Step:
    """What the server does with one request."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    manner: Manner = "whole"
    delay_seconds: float = 0.0


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    raw: bytes
    at: float

    @property
    def body(self) -> dict[str, Any]:
        """The request's JSON."""
        value: dict[str, Any] = json.loads(self.raw)
        return value


Script: TypeAlias = Sequence[Step] | Callable[[dict[str, Any]], Step]


class FakeServer:
    """The server; use it in `async with`."""

    def __init__(self, script: Script = ()) -> None:
        self.script = script
        self.models: tuple[str, ...] = ()
        self.listing: Step | None = None
        self.received: list[Received] = []
        self.most_at_once = 0
        self._at_once = 0
        self._taken = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        """Base URL, as a user would set it."""
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/v1"

    @property
    def asked(self) -> list[Received]:
        """The chat completions that were asked."""
        return [item for item in self.received if item.path.endswith("/chat/completions")]

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while await self._serve(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()
            with suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; return whether the connection stays open."""
        received = await _read_request(reader)
        self.received.append(received)
        if not received.path.endswith("/chat/completions"):
            await _write(writer, self._other(received))
            return True
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            step = self._next_step(received)
            await asyncio.sleep(step.delay_seconds)
            return await _write(writer, step)
        finally:
            self._at_once -= 1

    def _next_step(self, received: Received) -> Step:
        if callable(self.script):
            return self.script(received.body)
        step = self.script[min(self._taken, len(self.script) - 1)]
        self._taken += 1
        return step

    def _other(self, received: Received) -> Step:
        if received.path.endswith("/models") and self.listing:
            return self.listing
        if received.path.endswith("/models") and self.models:
            data = [{"id": name, "object": "model"} for name in self.models]
            return Step(body=_json({"object": "list", "data": data}))
        return fail(404, "not found")


def say(
    content: str | None,
    *,
    finish: str = "stop",
    model: str = "test-model",
    message: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
    delay_seconds: float = 0.0,
) -> Step:
    """Return a step that answers with a message of this content, and further parts of it."""
    said = {"role": "assistant", "content": content, **(message or {})}
    choice = {"index": 0, "finish_reason": finish, "message": said}
    body = _json(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 0,
            "model": model,
            "choices": [choice],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
        }
    )
    return Step(body=body, headers=headers or {}, delay_seconds=delay_seconds)


def call(*tools: tuple[str, str], finish: str = "tool_calls") -> Step:
    """Return a step that calls tools, each a name and its arguments."""
    calls = [
        {"id": f"call_{number}", "type": "function", "function": {"name": name, "arguments": text}}
        for number, (name, text) in enumerate(tools)
    ]
    return say(None, finish=finish, message={"tool_calls": calls})


def fail(
    status: int,
    message: str,
    *,
    code: str | None = None,
    param: str | None = None,
    headers: dict[str, str] | None = None,
) -> Step:
    """Return a step that answers with an error in OpenAI's form."""
    error = {"message": message, "type": "error", "param": param, "code": code}
    return Step(status=status, body=_json({"error": error}), headers=headers or {})


def send(
    body: bytes,
    *,
    status: int = 200,
    content_type: str = "application/json",
    headers: dict[str, str] | None = None,
) -> Step:
    """Return a step that sends these bytes."""
    return Step(status=status, body=body, headers={"Content-Type": content_type, **(headers or {})})


async def _read_request(reader: asyncio.StreamReader) -> Received:
    first = await reader.readexactly(1)
    if not first.isalpha():
        msg = "no HTTP, such as the first byte of a TLS handshake"
        raise ConnectionError(msg)
    head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ", 2)
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    raw = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(method, path, headers, raw, time.monotonic())


async def _write(writer: asyncio.StreamWriter, step: Step) -> bool:
    """Send a step; return whether the connection stays open."""
    if step.manner == "hang":
        await asyncio.Event().wait()
    length = len(step.body) + (50 if step.manner in ("short", "reset") else 0)
    headers = {"Content-Type": "application/json", "Content-Length": str(length), **step.headers}
    lines = [f"HTTP/1.1 {step.status} X", *(f"{name}: {value}" for name, value in headers.items())]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    if step.manner == "drip":
        for position in range(len(step.body)):
            writer.write(step.body[position : position + 1])
            await writer.drain()
            await asyncio.sleep(0.02)
    else:
        writer.write(step.body)
    await writer.drain()
    if step.manner == "reset":
        linger: socket.socket = writer.get_extra_info("socket")
        linger.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
    return step.manner == "whole"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
