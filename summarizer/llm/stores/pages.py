"""Rows read from the bytes of a SQLite file, without trusting how its pages hang together.

Written after https://www.sqlite.org/fileformat2.html: every page that looks like a leaf of a table
is read, in the database and in its write-ahead log. What is no row comes out as rubbish or not at
all; the digest in each row tells.
"""

import mmap
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from summarizer.llm.stores.rows import StoredCell
from summarizer.llm.stores.tables import PAGE_BYTES

_LEAF = 0x0D
_FILE_HEADER = 100
_LOG_HEADER, _FRAME_HEADER = 32, 24
_MOST_LOCAL = PAGE_BYTES - 35
_LEAST_LOCAL = (PAGE_BYTES - 12) * 32 // 255 - 23
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)


class PageFile:
    """The pages of a database and of the log beside it; the log's are newer."""

    def __init__(self, path: Path) -> None:
        self._data = _map_file(path)
        self._log = _map_file(path.with_name(f"{path.name}-wal"))
        self._in_log = dict(_frames(self._log))
        self.count = max(-(-len(self._data) // PAGE_BYTES), *self._in_log, 0)

    def page(self, number: int) -> bytes:
        """Return a page by its number, which begins at 1.

        Raises:
            ValueError: There is none.
        """
        if number in self._in_log:
            start = self._in_log[number]
            return bytes(self._log[start : start + PAGE_BYTES])
        start = (number - 1) * PAGE_BYTES
        page = bytes(self._data[start : start + PAGE_BYTES]) if number > 0 else b""
        if len(page) != PAGE_BYTES:
            msg = f"no page {number}"
            raise ValueError(msg)
        return page


def find_rows(file: PageFile) -> Iterator[tuple[StoredCell, ...]]:
    """Yield what looks like a row, on any page; the value of an integer key is None."""
    for number in range(1, file.count + 1):
        with suppress(ValueError, IndexError):
            page = file.page(number)
            start = _FILE_HEADER if number == 1 else 0
            if page[start] != _LEAF:
                continue
            cells = int.from_bytes(page[start + 3 : start + 5], "big")
            for place in range(start + 8, min(start + 8 + 2 * cells, PAGE_BYTES - 1), 2):
                with suppress(ValueError, IndexError):
                    at = int.from_bytes(page[place : place + 2], "big")
                    yield _read_record(_read_payload(file, page, at))


def _read_payload(file: PageFile, page: bytes, at: int) -> bytes:
    """Return the payload of a cell, with what overflows to other pages."""
    size, at = _read_varint(page, at)
    _, at = _read_varint(page, at)
    if size > file.count * PAGE_BYTES:
        msg = "a row longer than its file"
        raise ValueError(msg)
    local = _local_bytes(size)
    parts = [page[at : at + local]]
    missing = size - local
    following = int.from_bytes(page[at + local : at + local + 4], "big") if missing else 0
    while missing > 0:
        overflow = file.page(following)
        parts.append(overflow[4 : 4 + min(missing, PAGE_BYTES - 4)])
        missing -= len(parts[-1])
        following = int.from_bytes(overflow[:4], "big")
    return b"".join(parts)


def _local_bytes(size: int) -> int:
    """Return how much of a payload stands on the leaf itself."""
    if size <= _MOST_LOCAL:
        return size
    kept = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (PAGE_BYTES - 4)
    return kept if kept <= _MOST_LOCAL else _LEAST_LOCAL


def _read_record(payload: bytes) -> tuple[StoredCell, ...]:
    """Return the values of a record."""
    end, at = _read_varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _read_varint(payload, at)
        kinds.append(kind)
    return tuple(_read_values(payload, at, kinds))


def _read_values(payload: bytes, at: int, kinds: Sequence[int]) -> Iterator[StoredCell]:
    for kind in kinds:
        if kind in (8, 9):
            yield kind - 8
            continue
        size = _INTEGER_BYTES[kind] if kind < 7 else 8 if kind == 7 else (kind - 12) // 2
        value = payload[at : at + size]
        if size < 0 or len(value) != size:
            msg = "a value beyond the end of its row"
            raise ValueError(msg)
        at += size
        if kind >= 12:
            yield value
        else:
            yield None if kind in (0, 7) else int.from_bytes(value, "big", signed=True)


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of up to nine bytes, and where it ends."""
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError


def _frames(log: bytes | mmap.mmap) -> Iterator[tuple[int, int]]:
    """Yield the number of each page in a log, and where it begins; a later one is newer."""
    salts = bytes(log[16:24])
    for at in range(
        _LOG_HEADER, len(log) - _FRAME_HEADER - PAGE_BYTES + 1, _FRAME_HEADER + PAGE_BYTES
    ):
        if bytes(log[at + 8 : at + 16]) == salts:
            yield int.from_bytes(log[at : at + 4], "big"), at + _FRAME_HEADER


def _map_file(path: Path) -> bytes | mmap.mmap:
    if not path.is_file() or not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
