"""Bodies unpacked piece by piece, so that what swells is noticed before it has swollen."""

import zlib
from collections.abc import Iterable

from summarizer.errors import FetchError

ACCEPTED = "gzip, deflate"
"""What servers are told that they may pack a page with; the standard library unpacks these."""

_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MARK = b"\x1f\x8b"


def unpack(parts: Iterable[bytes], encoding: str, most_bytes: int) -> bytes:
    """Return a body as it was before it was packed.

    Args:
        parts: The body as it comes.
        encoding: What `Content-Encoding` says; empty for a body that is not packed.
        most_bytes: More than this is never unpacked.

    Raises:
        FetchError: It is packed in a way that was not asked for (`content_encoding`), damaged or
            incomplete (`bad_response`), or too large (`too_large`).
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return _collect(parts, most_bytes)
    if name in ("gzip", "x-gzip"):
        return _Unpacker(_GZIP, most_bytes).run(parts)
    if name == "deflate":
        return _Unpacker(None, most_bytes).run(parts)
    msg = f"it is packed as {name[:40]!r}; {ACCEPTED} was asked for"
    raise FetchError(msg, kind="content_encoding")


def _collect(parts: Iterable[bytes], most_bytes: int) -> bytes:
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > most_bytes:
            raise _too_large(most_bytes)
    return bytes(body)


class _Unpacker:
    """Unpacks one body; None for a window: `deflate`, which is sent with a header or without
    (https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.2).
    """

    def __init__(self, window: int | None, most_bytes: int) -> None:
        self._window = window
        self._most_bytes = most_bytes
        self._stream = zlib.decompressobj(window) if window is not None else None
        self._body = bytearray()

    def run(self, parts: Iterable[bytes]) -> bytes:
        try:
            for part in parts:
                self._feed(part)
        except zlib.error as exc:
            raise FetchError("what was sent is packed wrongly", kind="bad_response") from exc
        if self._stream is not None and not self._stream.eof:
            raise FetchError("what was sent ends too early", kind="bad_response")
        return bytes(self._body)

    def _feed(self, part: bytes) -> None:
        rest = part
        while rest:
            if self._stream is None:
                has_header = rest[0] & 0x0F == zlib.DEFLATED
                self._stream = zlib.decompressobj(zlib.MAX_WBITS * (1 if has_header else -1))
            if self._stream.eof:
                # A file of gzip may have several members; what else is behind it is no page.
                if self._window is None or not rest.startswith(_GZIP_MARK):
                    return
                self._stream = zlib.decompressobj(self._window)
            left = self._most_bytes - len(self._body)
            self._body += self._stream.decompress(rest, left + 1)
            if len(self._body) > self._most_bytes:
                raise _too_large(self._most_bytes)
            rest = self._stream.unconsumed_tail or self._stream.unused_data


def _too_large(most_bytes: int) -> FetchError:
    return FetchError(f"it is larger than {most_bytes:,} bytes unpacked", kind="too_large")
