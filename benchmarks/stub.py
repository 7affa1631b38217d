"""A server on the loopback that answers every chat completion after a fixed time.

    python benchmarks/stub.py --latency 0.2

Prints its port, and serves until it is stopped. The first part of a request's path names the answer
(`/draft/v1/chat/completions`), and the request itself the form: a call of the tool that it offers,
or else a message. `/draft/v1/models` lists the model, as such servers do, and `GET /stats` tells
what was done so far. A bare asyncio protocol that reads no JSON, so that the clients are measured
and not the server.
"""

import argparse
import asyncio
import json
import re
import resource
from functools import cache
from typing import NamedTuple, cast

from corpus import ANSWERS

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_TOOL = re.compile(rb'"function": ?\{[^{}]*?"name": ?"([^"]+)"')
_TOOLS_KEY = b'"tools"'
"""Inside a text its quotes would be escaped, so it can only be a key of the request."""
_FORMS = {b'"json_schema"': "JSON Schema", b'"json_object"': "JSON object"}
"""What of a request says which form its answer is to have, and the form's name."""

MODELS = json.dumps({"object": "list", "data": [{"id": "gpt-4o-mini", "object": "model"}]}).encode()
"""The list of models that such servers offer."""


class Request(NamedTuple):
    method: str
    path: str
    body: bytes


class Stub:
    """What the connections share."""

    def __init__(self, latency_seconds: float) -> None:
        self.latency_seconds = latency_seconds
        self.requests = 0
        self.at_once = 0
        self.most_at_once = 0
        self.received_bytes = 0
        self.form = ""
        self._cpu_before = _cpu_seconds()

    def stats(self) -> bytes:
        told = {
            "requests": self.requests,
            "most_at_once": self.most_at_once,
            "received_bytes": self.received_bytes,
            "form": self.form,
            "cpu_seconds": _cpu_seconds() - self._cpu_before,
        }
        return json.dumps(told).encode()


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Connection(asyncio.Protocol):
    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._received = bytearray()
        self._wanted = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (request := self._next_request()) is not None:
            self._take(request)

    def _next_request(self) -> Request | None:
        """Return the next request that has come whole."""
        if not self._wanted:
            end = self._received.find(b"\r\n\r\n")
            if end < 0:
                return None
            length = _LENGTH.search(self._received, 0, end)
            self._wanted = end + 4 + (int(length[1]) if length else 0)
        if len(self._received) < self._wanted:
            return None
        whole = bytes(self._received[: self._wanted])
        del self._received[: self._wanted]
        self._wanted = 0
        head, _, body = whole.partition(b"\r\n\r\n")
        method, path, _ = head.split(b"\r\n", 1)[0].decode().split(" ", 2)
        return Request(method, path, body)

    def _take(self, request: Request) -> None:
        stub = self._stub
        if request.path == "/stats":
            self._send(_response(200, stub.stats()))
            return
        if request.path.endswith("/models"):
            self._send(_response(200, MODELS))
            return
        name = request.path.split("/")[1]
        if not request.path.endswith("/chat/completions") or name not in ANSWERS:
            self._send(_response(404, b'{"error": {"message": "not found"}}'))
            return
        tool = tool_of(request.body)
        stub.form = stub.form or ("tool call" if tool else form_of(request.body))
        stub.requests += 1
        stub.received_bytes += len(request.body)
        stub.at_once += 1
        stub.most_at_once = max(stub.most_at_once, stub.at_once)
        answer = completion(name, tool)
        asyncio.get_running_loop().call_later(stub.latency_seconds, self._answer, answer)

    def _answer(self, response: bytes) -> None:
        self._stub.at_once -= 1
        self._send(response)

    def _send(self, response: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(response)


def form_of(body: bytes) -> str:
    """Return the name of the form that a request without tools asks for."""
    return next((name for key, name in _FORMS.items() if key in body), "text")


def tool_of(body: bytes) -> str | None:
    """Return the name of the tool that a request offers; None where it offers none."""
    if _TOOLS_KEY not in body:
        return None
    found = _TOOL.search(body, body.find(_TOOLS_KEY))
    return found[1].decode() if found else None


@cache
def completion(name: str, tool: str | None) -> bytes:
    """Return the response with this answer, as a message or as a call of the tool."""
    message: dict[str, object] = {"role": "assistant", "content": ANSWERS[name]}
    if tool is not None:
        called = {"name": tool, "arguments": ANSWERS[name]}
        call = {"id": "call_1", "type": "function", "function": called}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {
        "index": 0,
        "finish_reason": "stop" if tool is None else "tool_calls",
        "message": message,
    }
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_800_000_000,
        "model": "gpt-4o-mini",
        "choices": [choice],
        "usage": {"prompt_tokens": 3_000, "completion_tokens": 900, "total_tokens": 3_900},
    }
    return _response(200, json.dumps(body).encode())


def _response(status: int, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {status} {'OK' if status == 200 else 'Not Found'}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def serve(latency_seconds: float) -> None:
    stub = Stub(latency_seconds)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(stub), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--latency", type=float, default=0.2, help="seconds before each answer")
    asyncio.run(serve(parser.parse_args().latency))
