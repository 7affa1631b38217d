"""One article of a file, or what is left of one; and how it travels between processes."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from summarizer.errors import UnreadableArticleError
from summarizer.schema.words import Zone
from summarizer.text.normalize import normalize_text
from summarizer.text.units import Block

MAX_TEXT_CHARS = 5_000_000
"""Longer texts are no articles, whatever format they were taken from."""
MAX_PARTS = 5_000
"""A file with more articles is a collection; it is to be cut into several files."""
MOST_UNSEEN = 500
"""Of the stretches of a file that nobody sees, so many are looked at."""

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Part:
    """One article, before its sentences are told apart."""

    content: str
    """Its text, its HTML or its record."""
    kind: Literal["text", "html", "record"] = "text"
    """What `content` is; `record`: the JSON of an `Article` that was read before."""
    number: int | None = None
    """Place in the file, counted from 1; None where the file is one article."""
    digest: str = ""
    """SHA-256 of its own bytes, in hex; empty for that of the file."""
    media_type: str = ""
    """What it is, where it is something else than the file; empty otherwise."""
    encoding: str = "utf-8"
    """What its bytes were decoded with."""
    blocks: tuple[Block, ...] = ()
    """Its blocks, where `content` is text that was laid out; such text is NFC."""
    pages: tuple[int, ...] = ()
    """Where in `content` each page begins; empty where there are no pages."""
    declared: Mapping[str, str] = field(default_factory=dict)
    """title, byline, published, outlet, language, as the file declares them."""
    title: str | None = None
    """A title that holds only where the text itself has none."""
    notes: tuple[str, ...] = ()
    """What was noticed while reading."""
    hidden: int = 0
    """How many stretches of text were left out because no reader sees them."""
    unseen: tuple[str, ...] = ()
    """What they begin with, to look for orders in them; the first ones are enough."""


@dataclass(frozen=True)
class BadPart:
    """One article of a file that cannot be read."""

    reason: str
    """Why, for people."""
    kind: str = "unreadable"
    """The error's stable word."""
    number: int | None = None
    """Place in the file, counted from 1."""
    digest: str = ""
    """SHA-256 of its own bytes, in hex; empty for that of the file."""


AnyPart: TypeAlias = Part | BadPart


class Piece(NamedTuple):
    """A stretch of text that belongs together, and where pages begin in it."""

    text: str
    """Its text, with nothing around it."""
    zone: Zone | None = None
    """What the file says that it is."""
    pages: tuple[int, ...] = ()
    """Where in `text` pages begin."""


class LaidOut(NamedTuple):
    """Pieces as one text."""

    text: str
    """The pieces in NFC, with a blank line between them."""
    blocks: tuple[Block, ...]
    """One for each piece."""
    pages: tuple[int, ...]
    """Where each page begins."""


def lay_out(pieces: Iterable[Piece]) -> LaidOut:
    """Return the pieces as one text; empty ones are left out, and their pages begin with the next.

    Raises:
        UnreadableArticleError: The text is too long, or there is none.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    pages: list[int] = []
    position = 0
    for piece in pieces:
        text = printable(piece.text).strip()
        pages += [
            position + min(len(printable(piece.text[:place]).lstrip()), len(text))
            for place in piece.pages
        ]
        if not text:
            continue
        if position + len(text) > MAX_TEXT_CHARS:
            raise too_long()
        blocks.append(Block(position, position + len(text), piece.zone))
        parts.append(text)
        position += len(text) + 2
    if not parts:
        raise UnreadableArticleError("the file holds no text", kind="empty")
    joined = "\n\n".join(parts) + "\n"
    return LaidOut(joined, tuple(blocks), tuple(min(one, len(joined)) for one in pages))


def printable(text: str) -> str:
    """Return text as records can hold it: NFC, without NULs and halves of surrogate pairs."""
    return normalize_text(_SURROGATES.sub("", text.replace("\x00", "")))


def too_long() -> UnreadableArticleError:
    """Return the error of a text that is no article's any more."""
    most = f"{MAX_TEXT_CHARS / 1_000_000:g} million characters"
    return UnreadableArticleError(f"the text is longer than {most}", kind="too_large")


def with_title(text: str, title: str | None) -> LaidOut:
    """Return plain text with its title above it, where it does not begin with it already."""
    body = printable(text)
    heading = " ".join(printable(title).split()) if title else ""
    begins = " ".join(body[: 2 * len(heading) + 200].split()).casefold()
    has_it = not heading or begins.startswith(unicodedata.normalize("NFC", heading).casefold())
    return lay_out([Piece(body)] if has_it else [Piece(heading, "headline"), Piece(body)])


def parts_to_data(parts: Sequence[AnyPart]) -> list[dict[str, Any]]:
    """Return parts as JSON data."""
    return [
        {"type": type(one).__name__, **{name: getattr(one, name) for name in one.__match_args__}}
        for one in parts
    ]


def parts_from_data(data: Sequence[Mapping[str, Any]]) -> list[AnyPart]:
    """Return the parts that `parts_to_data` made data of.

    Raises:
        TypeError: The data are of something else.
    """
    parts: list[AnyPart] = []
    for one in data:
        fields = {name: value for name, value in one.items() if name != "type"}
        if one.get("type") == "BadPart":
            parts.append(BadPart(**fields))
            continue
        for name in ("pages", "notes", "unseen"):
            fields[name] = tuple(fields[name])
        fields["blocks"] = tuple(Block(*block) for block in fields["blocks"])
        parts.append(Part(**fields))
    return parts
