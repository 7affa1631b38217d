"""The two versions of a mail, in HTML and plain: mail programs show the first, so it is the text.

The plain one is read where it has the same words, for it marks quoted replies and signatures more
clearly (RFC 2046, 5.1.4: the last alternative is the one to show, and all say the same).
"""

import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import NamedTuple

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.feed import titled_html
from summarizer.ingest.formats.mailteasers import only_points
from summarizer.ingest.formats.mailtext import zones_of_lines
from summarizer.ingest.formats.part import MOST_UNSEEN
from summarizer.ingest.page import Page, read_text
from summarizer.text.units import Block

NEAR_CHARS = 2_000
"""A sentence is looked for this far behind the one before it, and then everywhere."""
MAX_SEARCHES = 2_000
"""So many sentences are looked for everywhere."""

_ADDRESS = re.compile(
    r"(?:https?://|mailto:|www\.)[^\s<>]+|\[(?:image|cid|bild)[^\]\n]{0,200}\]", re.I
)
_MARKS = re.compile(r"^[\s>]*(?:\(?\d{1,2}[.)]\s|\[\d{1,3}\])|\[\d{1,3}\]", re.MULTILINE)
"""Numbers that the plain version writes and the one in HTML draws: of lists and of links."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n\s*\n")


class Versions(NamedTuple):
    """What of the two versions of a mail is its text."""

    page: Page | None
    """The one in HTML, if it is the text."""
    differing: tuple[str, ...] = ()
    """Sentences of the plain version that the one in HTML does not have."""
    hidden: int = 0
    """How many stretches of the version in HTML no reader sees."""
    unseen: tuple[str, ...] = ()
    """These stretches."""
    is_pointer: bool = False
    """Whether the version in HTML only points to the text, which is the plain one."""


def choose_version(html: str, plain: str, title: str | None) -> Versions:
    """Return the version that is the text of a mail: what its readers are shown.

    Args:
        html: The version in HTML.
        plain: The plain one; empty where there is none.
        title: The subject of the mail.

    Raises:
        UnreadableArticleError: The version in HTML cannot be read, and there is no plain one.
    """
    try:
        shown = read_text(html)
    except UnreadableArticleError:
        if not plain.strip():
            raise
        return Versions(None)
    words = _words_of(shown.text)
    if plain.strip() and words == _words_of(plain):
        return Versions(None, (), shown.hidden, shown.unseen)
    if plain.strip() and only_points(shown.text, plain, title):
        return Versions(None, (), shown.hidden, shown.unseen, is_pointer=True)
    page = read_text(titled_html(html, title))
    page = page._replace(blocks=tuple(_with_lines(page)))
    differing = tuple(islice(_missing(plain, words), MOST_UNSEEN))
    return Versions(page, differing, page.hidden, page.unseen)


def _words_of(text: str) -> str:
    """Return the words of a text in a row, each between spaces, without addresses and numbering."""
    bare = _MARKS.sub(" ", _ADDRESS.sub(" ", text))
    return f" {' '.join(_WORD.findall(bare.casefold()))} "


def _missing(plain: str, words: str) -> Iterator[str]:
    """Yield the sentences of a plain version whose words do not stand in a row in the other one."""
    place = searches = 0
    for sentence in _SENTENCE.split(plain):
        wanted = _words_of(sentence)
        if not wanted.strip():
            continue
        found = words.find(wanted, place, place + NEAR_CHARS + len(wanted))
        if found < 0 and searches < MAX_SEARCHES:
            searches += 1
            found = words.find(wanted)
        if found < 0:
            yield " ".join(sentence.split())
        else:
            place = found


def _with_lines(page: Page) -> Iterator[Block]:
    """Yield the blocks of a page, those without a zone parted by what their lines say."""
    lines: list[tuple[int, Block]] = []
    for number, block in enumerate(page.blocks):
        start = block.start
        for line in page.text[block.start : block.end].split("\n"):
            lines.append((number, block._replace(start=start, end=start + len(line))))
            start += len(line) + 1
    texts = [page.text[one.start : one.end] if one.zone is None else "" for _, one in lines]
    zoned = [
        (number, one._replace(zone=one.zone or zone))
        for (number, one), zone in zip(lines, zones_of_lines(texts), strict=True)
    ]
    for _, members in groupby(zoned, key=lambda each: (each[0], each[1].zone)):
        group = [one for _, one in members]
        yield group[0]._replace(end=group[-1].end)
