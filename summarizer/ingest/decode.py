"""Bytes to text: which encoding a file has, and whether it is text at all."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from summarizer.errors import UnreadableArticleError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,200}?charset\s*=\s*[\"']?|<\?xml[^>]{0,100}?encoding\s*=\s*[\"'])"
    rb"(?P<name>[A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_ALIASES = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252"}
"""What browsers read instead, as the WHATWG's Encoding Standard has it
(https://encoding.spec.whatwg.org/#names-and-labels)."""
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
)
"""How files begin that are met beside articles and are no text."""
_ALLOWED_CONTROLS = frozenset("\n\r\t\x0b\x0c\x1a\x1b\x85")
MAX_CONTROL_SHARE = 0.01
"""Text with a larger share of control characters is no text."""


class Decoded(NamedTuple):
    """A file's text and how it was read."""

    text: str
    encoding: str
    """Name of the encoding, such as `utf-8`."""
    sniffed: bool
    """Whether the encoding was guessed from the bytes."""


def decode_text(data: bytes) -> Decoded:
    """Return the text of a file's bytes.

    A byte order mark decides, then UTF-8, then what the file declares, then what its bytes look
    like. No character is ever replaced.

    Raises:
        UnreadableArticleError: `kind` is `empty`, `binary` or `undecodable`.
    """
    if not data.strip():
        raise UnreadableArticleError("the file is empty", kind="empty")
    if data.startswith(_SIGNATURES):
        raise UnreadableArticleError("the file is binary, not text", kind="binary")
    decoded = _decode(data)
    _require_text(decoded.text)
    return decoded


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data, encoding)
            if text is None:
                raise UnreadableArticleError(
                    f"the file begins like {encoding} and is not valid", kind="undecodable"
                )
            return Decoded(text, encoding.removesuffix("-sig"), sniffed=False)
    unmarked = _utf16_without_mark(data)
    if unmarked is not None:
        return unmarked
    if b"\x00" in data:
        raise UnreadableArticleError("the file holds NUL bytes: it is binary", kind="binary")
    text = _try(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", sniffed=False)
    return _legacy(data)


def _legacy(data: bytes) -> Decoded:
    """Decode what is not UTF-8: by declaration, else by the look of it."""
    found = _DECLARED.search(data[:4096])
    if found:
        name = found["name"].decode("ascii").lower()
        encoding = _ALIASES.get(name, name)
        text = _try(data, encoding)
        if text is not None and encoding != "utf-8":
            return Decoded(text, encoding, sniffed=False)
    best = from_bytes(data, cp_isolation=_LEGACY_ENCODINGS).best()
    encoding = "windows-1252" if best is None or best.encoding == "cp1252" else best.encoding
    text = _try(data, encoding)
    if text is None:
        raise UnreadableArticleError(
            "the file is neither UTF-8 nor UTF-16, declares no encoding that fits, and looks like "
            "none that is known; save it as UTF-8",
            kind="undecodable",
        )
    return Decoded(text, encoding, sniffed=True)


_LEGACY_ENCODINGS = "cp1252 cp1250 cp1251 cp1256 gb18030 big5 shift_jis euc_kr".split()
"""Encodings of news pages that are still met, apart from Unicode's own."""


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Return text that is plainly UTF-16: every other byte of its head is NUL."""
    head = data[:2000]
    if len(head) < 4 or len(data) % 2:
        return None
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > 0.7 * len(zeros):
            text = _try(data, encoding)
            if text is not None:
                return Decoded(text, encoding, sniffed=True)
    return None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if any("\ud800" <= character <= "\udfff" for character in text) else text


def _require_text(text: str) -> None:
    controls = sum(c < " " and c not in _ALLOWED_CONTROLS for c in text)
    if controls > MAX_CONTROL_SHARE * len(text):
        raise UnreadableArticleError("the file is full of control characters", kind="binary")
    if not any(map(str.isalpha, text)):
        raise UnreadableArticleError("the file holds no words", kind="empty")
