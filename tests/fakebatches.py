"""A batch service on the loopback: `/v1/files` and `/v1/batches`, with faults on demand.

It answers the lines of a file as a batch of the real one would be: in another order than asked,
successes and failures in two files, and what an expired or cancelled batch did not come to left
out. How each batch ends is told beforehand.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from fakeserver import FakeServer, Received, Step, fail

Answer: TypeAlias = Callable[[dict[str, Any]], str | None]
"""The body of a request to the content of its answer; None for a request that fails."""


@dataclass(frozen=True)
class Ending:
    """How a batch ends.

    Attributes:
        status: Its last status.
        answered: How many of its lines were answered by then; None for all.
        after_looks: How often it is looked at before that.
        errors: Why it was refused, for `failed`.
    """

    status: Literal["completed", "failed", "expired", "cancelled"] = "completed"
    answered: int | None = None
    after_looks: int = 0
    errors: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one call.

    Attributes:
        call: Method and path of the calls that it strikes, as a regular expression.
        step: What is answered instead.
        is_heard: Whether the server does what it was asked all the same.
    """

    call: str
    step: Step
    is_heard: bool = False


LOST = Step(body=b"{", manner="reset")
"""An answer that never arrives."""


@dataclass
class _Batch:
    """A batch at the service."""

    id: str
    file_id: str
    metadata: dict[str, str]
    ending: Ending
    looks: int = 0
    files: dict[str, str] = field(default_factory=dict)


class FakeBatches(FakeServer):
    """The service; use it in `async with`.

    Attributes:
        answer: Answers one request.
        endings: How the next batches end, in order; the last one over and over.
        faults: What goes wrong; each strikes once.
        key: The key that it wants; empty for none.
        tells_metadata: Whether it gives metadata back.
        files: Id to the bytes of each file.
        on_heard: Called after a call was served, before its answer goes out.
    """

    def __init__(self, answer: Answer = lambda _body: None) -> None:
        super().__init__()
        self.answer = answer
        self.endings: list[Ending] = [Ending()]
        self.faults: list[Fault] = []
        self.key = ""
        self.page_size = 100
        self.tells_metadata = True
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.batches: dict[str, _Batch] = {}
        self.on_heard: Callable[[str], None] = lambda _call: None

    @property
    def submitted(self) -> Counter[str]:
        """How often each request was part of a batch."""
        return Counter(
            line["custom_id"] for one in self.batches.values() for line in self._lines(one.file_id)
        )

    @property
    def calls(self) -> list[str]:
        """Method and path of each call."""
        return [f"{one.method} {one.path.partition('?')[0]}" for one in self.received]

    def _other(self, received: Received) -> Step:
        call = f"{received.method} {received.path}"
        fault = next((one for one in self.faults if re.search(one.call, call)), None)
        if fault is not None:
            self.faults.remove(fault)
            if fault.is_heard:
                self._serve_call(received)
            return fault.step
        step = self._serve_call(received)
        self.on_heard(call)
        return step

    def _serve_call(self, received: Received) -> Step:
        sent = received.headers.get("authorization", "").removeprefix("Bearer ")
        if self.key and sent != self.key:
            return fail(401, f"Incorrect API key provided: {sent}.")
        method, path = received.method, received.path.partition("?")[0].removeprefix("/v1")
        if (method, path) == ("POST", "/files"):
            return self._upload(received)
        if (method, path) == ("POST", "/batches"):
            return self._create(received.body)
        if (method, path) == ("GET", "/batches"):
            return self._list(received.path)
        if match := re.fullmatch(r"/files/([^/]+)/content", path):
            return self._content(match[1])
        if match := re.fullmatch(r"/batches/([^/]+)(/cancel)?", path):
            return self._look_at(match[1], cancel=bool(match[2]))
        return fail(404, "not found")

    def _upload(self, received: Received) -> Step:
        boundary = received.headers["content-type"].partition("boundary=")[2].encode()
        parts = received.raw.split(b"--" + boundary)
        part = next(one for one in parts if b'name="file"' in one)
        head, _, data = part.partition(b"\r\n\r\n")
        assert any(b'name="purpose"' in one and b"batch" in one for one in parts)
        file_id = self._keep(data.removesuffix(b"\r\n"))
        name = re.search(rb'filename="([^"]*)"', head)
        self.names[file_id] = name[1].decode() if name else ""
        return _json({"id": file_id, "object": "file", "purpose": "batch"})

    def _create(self, asked: dict[str, Any]) -> Step:
        if asked["input_file_id"] not in self.files:
            return fail(400, f"no file {asked['input_file_id']}", param="input_file_id")
        ending = self.endings[min(len(self.batches), len(self.endings) - 1)]
        batch = _Batch(
            id=f"batch_{len(self.batches) + 1}",
            file_id=asked["input_file_id"],
            metadata=asked.get("metadata") or {},
            ending=ending,
        )
        self.batches[batch.id] = batch
        return _json(self._describe(batch, "validating"))

    def _list(self, path: str) -> Step:
        newest_first = list(self.batches.values())[::-1]
        after = re.search(r"[?&]after=([^&]+)", path)
        if after:
            ids = [one.id for one in newest_first]
            newest_first = newest_first[ids.index(after[1]) + 1 :]
        page = newest_first[: self.page_size]
        data = [self._describe(one, "in_progress") for one in page]
        more = len(newest_first) > len(page)
        return _json({"object": "list", "data": data, "has_more": more})

    def _look_at(self, batch_id: str, *, cancel: bool) -> Step:
        batch = self.batches.get(batch_id)
        if batch is None:
            return fail(404, f"No batch found with id '{batch_id}'.")
        if cancel:
            batch.ending = Ending("cancelled", answered=batch.ending.answered)
            return _json(self._describe(batch, "cancelling"))
        batch.looks += 1
        if batch.looks <= batch.ending.after_looks:
            return _json(self._describe(batch, "in_progress"))
        if not batch.files:
            self._finish(batch)
        return _json(self._describe(batch, batch.ending.status))

    def _content(self, file_id: str) -> Step:
        if file_id not in self.files:
            return fail(404, f"No such File object: {file_id}")
        headers = {"Content-Type": "application/octet-stream"}
        return Step(body=self.files[file_id], headers=headers)

    def _finish(self, batch: _Batch) -> None:
        """Answer as many lines as the batch came to."""
        if batch.ending.status == "failed":
            batch.files = {"none": ""}
            return
        good: list[bytes] = []
        bad: list[bytes] = []
        lines = self._lines(batch.file_id)
        most = len(lines) if batch.ending.answered is None else batch.ending.answered
        for line in lines[:most]:
            content = self.answer(line["body"])
            (bad if content is None else good).append(answer_line(line, content))
        if batch.ending.status == "expired":
            bad += [expired_line(line) for line in lines[most:]]
        named = {"output_file_id": good[::-1], "error_file_id": bad}
        batch.files = {name: self._keep(b"".join(some)) for name, some in named.items() if some}
        batch.files.setdefault("none", "")

    def _describe(self, batch: _Batch, status: str) -> dict[str, Any]:
        total = len(self._lines(batch.file_id))
        done = batch.files.get("output_file_id")
        counts = {
            "total": total,
            "completed": self.files[done].count(b"\n") if done else 0,
            "failed": 0,
        }
        ended = bool(batch.files)
        return {
            "id": batch.id,
            "object": "batch",
            "status": status,
            "input_file_id": batch.file_id,
            "output_file_id": batch.files.get("output_file_id"),
            "error_file_id": batch.files.get("error_file_id"),
            "errors": {"object": "list", "data": list(batch.ending.errors)} if ended else None,
            "request_counts": counts,
            "metadata": batch.metadata if self.tells_metadata else None,
        }

    def _keep(self, data: bytes) -> str:
        file_id = f"file-{len(self.files) + 1}"
        self.files[file_id] = data
        return file_id

    def _lines(self, file_id: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files[file_id].splitlines()]


def answer_line(line: dict[str, Any], content: str | None) -> bytes:
    """Return the line that answers a request, or says that it failed."""
    message = {"role": "assistant", "content": content}
    body: dict[str, Any] = {
        "model": line["body"]["model"],
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
    }
    if content is None:
        body = {"error": {"message": "The server had an error.", "code": "server_error"}}
    response = {"status_code": 500 if content is None else 200, "body": body}
    plain = {"custom_id": line["custom_id"], "response": response, "error": None}
    return json.dumps(plain).encode() + b"\n"


def expired_line(line: dict[str, Any]) -> bytes:
    """Return the line of a request that its batch never came to."""
    error = {"code": "batch_expired", "message": "This request could not be executed in time."}
    plain = {"custom_id": line["custom_id"], "response": None, "error": error}
    return json.dumps(plain).encode() + b"\n"


def _json(plain: dict[str, Any]) -> Step:
    return Step(body=json.dumps(plain).encode())
