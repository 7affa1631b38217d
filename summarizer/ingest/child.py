"""The process that reads files of binary formats: `python -m summarizer.ingest.child LIMITS`.

It bounds itself before it reads anything: memory and time on the processor where the system can do
that, and no file to write, no socket and no other process anywhere. A parser that is made to go
wrong can then harm nothing but its own file. Nothing of it is for users.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, BinaryIO

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.part import AnyPart, parts_to_data

_READERS = {
    "docx": ("summarizer.ingest.formats.docx", "read_docx"),
    "mail": ("summarizer.ingest.formats.mail", "read_mail"),
    "pdf": ("summarizer.ingest.formats.pdf", "read_pdf"),
    "warc": ("summarizer.ingest.formats.warc", "read_warc"),
}
"""Format to module and function; each is loaded when its first file comes."""
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_MAX_INPUT = 2_000_000_000


def main() -> None:
    """Read files from standard input and write what they hold to standard output."""
    # Whoever stops the run stops this process by ending its input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = json.loads(sys.argv[1])
    source = sys.stdin.buffer
    # What a library prints must not come between the answers.
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _bound_memory(limits["memory_bytes"])
    sys.addaudithook(refuse)
    while True:
        try:
            header = json.loads(_receive(source))
            data = _receive(source)
        except EOFError:
            return
        _bound_time(limits["cpu_seconds"])
        answer = json.dumps(_answer(header["format"], data)).encode()
        if len(answer) > limits["output_bytes"]:
            told = {"reason": "the file holds more text than is read", "kind": "too_large"}
            answer = json.dumps(told).encode()
        del data
        target.write(len(answer).to_bytes(8, "big"))
        target.write(answer)
        target.flush()


def _answer(name: str, data: bytes) -> Mapping[str, Any]:
    """Return what a file holds, or why it cannot be read."""
    try:
        return {"parts": parts_to_data(_reader(name)(data))}
    except UnreadableArticleError as exc:
        return {"reason": str(exc), "kind": exc.kind}
    except MemoryError:
        return {
            "reason": "reading the file takes more memory than it may",
            "kind": "too_much_memory",
            "ends": True,
        }
    except Exception as exc:  # whatever a parser does with a file, the next one is to be read
        return {
            "reason": f"the reader of this format failed ({type(exc).__name__})",
            "kind": "parser_died",
            "ends": True,
        }


def _reader(name: str) -> Callable[[bytes], list[AnyPart]]:
    module, function = _READERS[name]
    reader: Callable[[bytes], list[AnyPart]] = getattr(import_module(module), function)
    return reader


def _bound_memory(memory_bytes: int) -> None:
    try:
        import resource  # not on Windows
    except ImportError:
        return
    for name, value in (("RLIMIT_AS", memory_bytes), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (OSError, ValueError, AttributeError):  # macOS bounds no address space
            continue


def _bound_time(seconds: int) -> None:
    """Let the process compute for so long from now on."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(
        resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most)
    )


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what no parser needs: sockets, other processes, files to write."""
    if event.startswith(_REFUSED):
        msg = f"no parser may do this: {event}"
        raise PermissionError(msg)
    if event == "open":
        _, mode, flags = (*arguments, None, None, None)[:3]
        writes = isinstance(mode, str) and set(mode) & set("wax+")
        if writes or (isinstance(flags, int) and flags & _WRITES):
            msg = "no parser may write files"
            raise PermissionError(msg)


def _receive(stream: BinaryIO) -> bytes:
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    length = int.from_bytes(head, "big")
    data = stream.read(min(length, _MAX_INPUT))
    if len(data) < length:
        raise EOFError
    return data


if __name__ == "__main__":
    main()
