"""Bytes to text: which encoding a file has, and whether it is text at all."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from charset_normalizer import from_bytes

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.language import detect_language

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
_READ_AS = {
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "windows-874",
    "tis-620": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_KNOWN = frozenset(
    "cp874 cp866 cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 "
    "iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic gb18030 big5 euc_jp "
    "iso2022_jp".split()
)
"""The encodings of the WHATWG's Encoding Standard under Python's names, and what browsers read for
others (https://encoding.spec.whatwg.org/#names-and-labels). Nothing else that a file declares is
tried: some of Python's codecs are no encodings of text."""
_ESCAPED = "iso2022_jp"
"""The one encoding of them whose text is ASCII, with escapes that switch to other characters."""
_WEB_NAMES = {"koi8_r": "koi8-r", "cp874": "windows-874", "cp932": "shift_jis", "cp949": "euc-kr"}
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
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_PRINTED = re.compile(rb"[\x20-\x7e]")
MIN_PRINTED_SHARE = 0.85
"""At least this share of a text in ASCII is printed."""
SNIFF_BYTES = 100_000
"""More of a file says nothing new about its encoding."""
MIN_OTHER_SHARE = 0.01
"""Text in other letters than Latin ones has at least this share of bytes beyond ASCII."""
_ASCII = bytes(range(128))
MIN_NULS_SHARE = 0.02
"""Text in UTF-16 has at least this share of NUL bytes, whatever its script, for it has spaces."""
MIN_PARITY = 0.95
"""At least this share of them stands on one side of its characters."""
MAX_STRAY_NULS_SHARE = 0.25
"""Text in UTF-8 that NUL bytes got into has a smaller share of them; Latin in UTF-16 a larger."""
MAX_CONTROL_SHARE = 0.01
"""Text with a larger share of control characters is no text."""


class Decoded(NamedTuple):
    """A file's text and how it was read."""

    text: str
    encoding: str
    """Name of the encoding, such as `utf-8`."""
    sniffed: bool
    """Whether the encoding was guessed from the bytes."""


def decode_text(data: bytes, charset: str | None = None) -> Decoded:
    """Return the text of a file's bytes.

    A byte order mark decides, then UTF-8, then what the file declares, then what its bytes look
    like. No character is ever replaced.

    Args:
        data: The bytes.
        charset: Encoding that a server named for them; it comes before what the file declares.
            Not before UTF-8, for servers are set up to name one encoding for all that they have.

    Raises:
        UnreadableArticleError: `kind` is `empty`, `binary` or `undecodable`.
    """
    if not data.strip():
        raise UnreadableArticleError("the file is empty", kind="empty")
    if data.startswith(_SIGNATURES):
        raise UnreadableArticleError("the file is binary, not text", kind="binary")
    decoded = _decode(data, charset)
    _require_text(decoded.text)
    return decoded


def take_text(text: str) -> Decoded:
    """Return text that is decoded already as if UTF-8 had said so: nothing about it is guessed.

    Raises:
        UnreadableArticleError: `kind` is `empty`, `binary` or `undecodable`.
    """
    if _try_encode(text) is None:
        reason = "the text holds half of a surrogate pair"
        raise UnreadableArticleError(reason, kind="undecodable")
    bare = text.removeprefix("\ufeff")
    if not bare.strip():
        raise UnreadableArticleError("the text is empty", kind="empty")
    _require_text(bare)
    return Decoded(bare, "utf-8", sniffed=False)


def _try_encode(text: str) -> bytes | None:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return None


def _decode(data: bytes, charset: str | None) -> Decoded:
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
    if text is not None and not _is_escaped(data, charset):
        return Decoded(text, "utf-8", sniffed=False)
    return _legacy(data, charset)


def _is_escaped(data: bytes, charset: str | None) -> bool:
    """Return whether a server says that ASCII bytes are Japanese, and they have its escapes."""
    return charset is not None and _known_encoding(charset) == _ESCAPED and b"\x1b" in data


def _legacy(data: bytes, charset: str | None) -> Decoded:
    """Decode what is not UTF-8: by declaration, the server's first, else by the look of it."""
    found = _DECLARED.search(data[:4096])
    for label in (charset, found["name"].decode("ascii") if found else None):
        encoding = _known_encoding(label) if label else None
        text = _try(data, encoding) if encoding else None
        if text is not None and encoding is not None:
            return Decoded(text, _web_name(encoding), sniffed=False)
    encoding = _sniff(data[:SNIFF_BYTES])
    text = _try(data, encoding)
    if text is None:
        raise UnreadableArticleError(
            "the file is neither UTF-8 nor UTF-16, declares no encoding that fits, and looks like "
            "none that is known; save it as UTF-8",
            kind="undecodable",
        )
    return Decoded(text, _web_name(encoding), sniffed=True)


def _sniff(data: bytes) -> str:
    """Return the encoding that bytes look like; among those of Latin letters, by the language."""
    others = len(data.translate(None, _ASCII))
    if others >= MIN_OTHER_SHARE * len(data):
        best = from_bytes(data, cp_isolation=_LEGACY_ENCODINGS).best()
        if best is not None and best.encoding not in _LATIN:
            return best.encoding
    language = detect_language(data.decode("cp1252", "replace"))
    return next((name for name, written in _LATIN.items() if language in written), "cp1252")


def _known_encoding(label: str) -> str | None:
    """Return Python's name of the encoding that a browser reads for a label."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):  # no such name, or a NUL in it
        return None
    name = codecs.lookup(_READ_AS.get(name, name)).name
    return name if name in _KNOWN else None


def _web_name(encoding: str) -> str:
    if encoding.startswith("cp125"):
        return f"windows-{encoding[2:]}"
    return _WEB_NAMES.get(encoding, encoding)


_LEGACY_ENCODINGS = (
    "cp1252 cp1250 cp1251 koi8_r cp1253 cp1256 gb18030 big5 shift_jis euc_kr".split()
)
"""Encodings of news pages that are still met, apart from Unicode's own."""
_LATIN = {
    "cp1250": frozenset("pl cs sk hu sl hr bs ro sq".split()),
    "cp1254": frozenset("tr az".split()),
    "cp1252": frozenset[str](),
}
"""Encodings of Latin letters, and the languages that are written in each; windows-1252 otherwise.
Their bytes look much the same, so a guess by looks turns `è` into `č`."""


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Return text that is plainly UTF-16: its NULs are halves of spaces, line ends and letters.

    Nearly all of them are then at even offsets, or nearly all at odd ones, and what is read so
    consists of characters that exist.
    """
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) < 4 or len(data) % 2 or even + odd < MIN_NULS_SHARE * len(data):
        return None
    if even + odd < MAX_STRAY_NULS_SHARE * len(data) and _reads_as_utf8(data.replace(b"\x00", b"")):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = _try(data, encoding) if max(even, odd) >= MIN_PARITY * (even + odd) else None
    if text is None or any(unicodedata.category(c) in ("Cn", "Co", "Cs") for c in text):
        return None
    return Decoded(text, encoding, sniffed=True)


def _reads_as_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 with letters beyond ASCII, or plainly ASCII.

    Scripts whose halves in UTF-16 are ASCII as well show as control characters, tabs or line ends.
    """
    text = _try(data, "utf-8")
    if text is None:
        return False
    plain = len(_PRINTED.findall(data))
    return not data.isascii() or plain >= MIN_PRINTED_SHARE * len(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _require_text(text: str) -> None:
    if "\x00" in text:
        raise UnreadableArticleError("the file holds NUL characters: it is binary", kind="binary")
    if len(_CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise UnreadableArticleError("the file is full of control characters", kind="binary")
    if not any(map(str.isalpha, text)):
        raise UnreadableArticleError("the file holds no words", kind="empty")
