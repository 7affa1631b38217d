"""Parsers of binary formats in a process of their own, with limits; what kills it kills no run.

The process is started when the first such file is met, reads one file after the other, and is
started anew after a failure. It gets bytes and returns text: no path, no key and no setting goes
into it. See `summarizer.ingest.child` for what it may do.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, Any, Self

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.part import AnyPart, parts_from_data

LENGTH_BYTES = 8
"""What goes between the processes are frames: a length of so many bytes, and as many bytes."""

_KEPT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TZ")
"""What an interpreter may need of the environment to start at all."""


@dataclass(frozen=True)
class Limits:
    """What one file may cost.

    Attributes:
        memory_bytes: Address space of the process, where the system can bound it.
        cpu_seconds: Time on the processor, where the system can bound it.
        wall_seconds: Time by the clock; bounded everywhere.
        output_bytes: What may come back.
    """

    memory_bytes: int = 1_000_000_000
    cpu_seconds: int = 20
    wall_seconds: float = 60.0
    output_bytes: int = 200_000_000


class ParserProcess:
    """Reads files of binary formats in a process of its own.

    Use it as a context manager, from one thread at a time.

    Attributes:
        starts: How often a process was started.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        """Read files with these limits for each; nothing is started yet."""
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """Return the id of the process; None where there is none."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # what was written last found nobody
                continue
        process.wait()

    def read(self, name: str, data: bytes) -> list[AnyPart]:
        """Return what a file holds.

        Args:
            name: Its format, such as `pdf`.
            data: Its bytes.

        Raises:
            UnreadableArticleError: It cannot be read, or costs more than it may: `kind` is then
                `too_slow`, `too_much_memory` or `parser_died`.
        """
        answer = self._ask(name, data)
        if answer.get("ends"):
            self.close()
        if "reason" in answer:
            raise UnreadableArticleError(str(answer["reason"]), kind=str(answer["kind"]))
        return parts_from_data(answer["parts"])

    def _ask(self, name: str, data: bytes) -> dict[str, Any]:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        watch = _Watch(process, self._limits.wall_seconds)
        try:
            header = json.dumps({"format": name}).encode()
            _send(process.stdin, header)
            _send(process.stdin, data)
            raw = receive(process.stdout, self._limits.output_bytes)
        except (OSError, EOFError, ValueError) as exc:
            raise self._explain(process, watch) from exc
        finally:
            watch.cancel()
        answer = json.loads(raw)
        assert isinstance(answer, dict)
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the process that reads, started where there is none."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        if not sys.executable:
            msg = "there is no Python interpreter to start, which such files are read in"
            raise UnreadableArticleError(msg, kind="parser_died")
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(one or str(Path.cwd()) for one in sys.path)
        limits = json.dumps(asdict(self._limits))
        command = [sys.executable, "-B", "-P", "-s", "-m", "summarizer.ingest.child", limits]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no words of users
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        except OSError as exc:
            msg = f"the process that reads such files cannot be started: {exc.strerror or exc}"
            raise UnreadableArticleError(msg, kind="parser_died") from exc
        self.starts += 1
        return self._process

    def _explain(self, process: subprocess.Popen[bytes], watch: "_Watch") -> UnreadableArticleError:
        """Return why no answer came."""
        try:
            process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            self.close()
            return UnreadableArticleError("the file gives more than can be taken", kind="too_large")
        self.close()
        code = process.returncode
        if watch.has_fired or -code == getattr(signal, "SIGXCPU", None):
            most = (
                f"{self._limits.cpu_seconds} s of computing, {self._limits.wall_seconds:g} s in all"
            )
            msg = f"reading the file took longer than it may ({most})"
            return UnreadableArticleError(msg, kind="too_slow")
        msg = "the reader of this format died of the file, or ran out of memory"
        return UnreadableArticleError(msg, kind="parser_died")


class _Watch:
    """Kills a process that takes too long."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.has_fired = False
        self._process = process
        self._timer = Timer(seconds, self._fire)
        self._timer.daemon = True
        self._timer.start()

    def cancel(self) -> None:
        self._timer.cancel()
        self._timer.join()

    def _fire(self) -> None:
        self.has_fired = True
        self._process.kill()


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(len(data).to_bytes(LENGTH_BYTES, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes:
    """Return the next frame.

    Raises:
        EOFError: The stream ends before it does.
        ValueError: It is longer than `most`.
    """
    head = stream.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        raise EOFError
    length = int.from_bytes(head, "big")
    if length > most:
        msg = f"a frame of {length} bytes"
        raise ValueError(msg)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
