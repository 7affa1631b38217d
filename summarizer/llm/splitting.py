"""A batch file cut into several that a service takes: whole lines, in order, each in one file."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import UsageError
from summarizer.llm.batchfile import write_line
from summarizer.llm.filelimits import Limits
from summarizer.llm.pending import PendingRequest
from summarizer.text.tokens import estimate_tokens


class RequestLine(NamedTuple):
    """A request as the line that asks it."""

    prompt: str
    """Id of its prompt, for messages."""
    key: str
    """Its id in the file."""
    data: bytes
    """The line, with its line end."""

    @property
    def tokens(self) -> int:
        """About how many tokens it has, its answer's schema included; rather too many."""
        return estimate_tokens(self.data.decode())


def lines_of(pending: Iterable[PendingRequest]) -> list[RequestLine]:
    """Return requests as lines, in their order."""
    return [RequestLine(one.request.prompt, one.request.key, write_line(one)) for one in pending]


def split_lines(lines: Sequence[RequestLine], limits: Limits) -> list[list[RequestLine]]:
    """Return the lines of each file, in their order; every line is in one, and none is empty.

    Raises:
        UsageError: A single request is more than a file may hold.
    """
    parts: list[list[RequestLine]] = []
    size = tokens = 0
    for line in lines:
        needed = 0 if limits.tokens is None else line.tokens
        _check_fits(line, needed, limits)
        full = (
            not parts
            or len(parts[-1]) >= limits.requests
            or size + len(line.data) > limits.bytes
            or (limits.tokens is not None and tokens + needed > limits.tokens)
        )
        if full:
            parts.append([])
            size = tokens = 0
        parts[-1].append(line)
        size += len(line.data)
        tokens += needed
    return parts


def part_paths(path: Path, count: int) -> list[Path]:
    """Return where so many files go: one as it was named, several with their numbers.

    >>> [str(one) for one in part_paths(Path("ask.jsonl"), 2)]
    ['ask.001.jsonl', 'ask.002.jsonl']
    """
    if count <= 1:
        return [path]
    width = max(3, len(str(count)))
    return [
        path.with_name(f"{path.stem}.{number:0{width}}{path.suffix}")
        for number in range(1, count + 1)
    ]


def earlier_parts(path: Path) -> list[Path]:
    """Return the batch files that an earlier export to the same name left, by name."""
    numbered = re.compile(rf"{re.escape(path.stem)}\.\d{{3,}}{re.escape(path.suffix)}")
    if not path.parent.is_dir():
        return []
    return sorted(
        one
        for one in path.parent.iterdir()
        if (one.name == path.name or numbered.fullmatch(one.name)) and _is_batch_file(one)
    )


def _check_fits(line: RequestLine, tokens: int, limits: Limits) -> None:
    what = f"request {line.key} of {line.prompt!r} is"
    if len(line.data) > limits.bytes:
        msg = f"{what} {len(line.data)} bytes, and a file may hold {limits.bytes} (--max-bytes)"
        raise UsageError(msg)
    if limits.tokens is not None and tokens > limits.tokens:
        msg = (
            f"{what} about {tokens} tokens, and a file may hold {limits.tokens}"
            " (--max-batch-tokens)"
        )
        raise UsageError(msg)


def _is_batch_file(path: Path) -> bool:
    """Return whether a file is one of requests; an empty one is what asks nothing."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        first = file.readline()
    if not first:
        return True
    try:
        line = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(line, dict) and {"custom_id", "method", "url", "body"} == line.keys()
