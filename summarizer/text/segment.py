"""Sentences: where they begin and end, and which of them are quoted speech."""

import re
from collections.abc import Iterator, Sequence

from sentencex import get_sentence_boundaries

from summarizer.schema.article import Sentence
from summarizer.text.units import Unit
from summarizer.text.zones import ZonedUnit

QUOTED_SHARE = 0.6
"""A sentence of which this share of letters is quoted is a quotation."""

_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:Adm|Amb|Art|Brig|Capt|Cllr|Cmdr|Col|Cpl|Dr|Eng|Fr|Gen|Gov|H\.E|HE|H\.R\.H|"
    r"Hon|Insp|Jr|Lt|Maj|Messrs|Mr|Mrs|Ms|Mme|Mt|No|Nos|Prof|Rep|Rev|Rt|Sen|Sgt|Sr|St|Ste|"
    r"approx|cf|e\.g|i\.e|para|paras|pp|vol|vs|[A-Z])\.$"
)
"""Abbreviations after which no sentence ends, and initials."""
_LIST_NUMBER = re.compile(r"^\W*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$")
_OPENING = "“«„"
_CLOSING = {"“": "”", "«": "»", "„": "“”"}
_LEADING_CLOSE = re.compile(r"^[”’»\"')\]]+(?=\s|$)")


def split_sentences(
    text: str, units: Sequence[ZonedUnit], *, language: str = "en"
) -> tuple[Sentence, ...]:
    """Return the sentences of the units, numbered from 1.

    No sentence crosses a unit; every character that is no white space lies in exactly one.
    The boundaries are those of `sentencex` (https://github.com/wikimedia/sentencex), mended after
    titles and initials that it takes for ends.

    Args:
        text: The whole text.
        units: Its units with their zones, in order.
        language: BCP 47 code.
    """
    sentences: list[Sentence] = []
    for zoned in units:
        unit = zoned.unit
        quoted = _quoted_characters(text, unit)
        for start, end in _boundaries(text[unit.start : unit.end], language):
            first, last = unit.start + start, unit.start + end
            zone = zoned.zone
            if zone == "narration" and _is_quotation(text, first, last, quoted):
                zone = "quotation"
            sentences.append(
                Sentence(
                    number=len(sentences) + 1,
                    start=first,
                    end=last,
                    zone=zone,
                    paragraph=unit.paragraph,
                    account=zoned.account,
                )
            )
    return tuple(sentences)


def _boundaries(stretch: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of one unit, without white space at the ends."""
    one_line = stretch.replace("\n", " ")
    start = None
    for boundary in get_sentence_boundaries(language, one_line):
        begin, end = boundary["start_index"], boundary["end_index"]
        piece = one_line[begin:end]
        if start is None:
            start = begin + len(piece) - len(piece.lstrip())
        stop = begin + len(piece.rstrip())
        if stop <= start:
            continue
        following = one_line[end:]
        piece = one_line[start:stop]
        is_open = _ABBREVIATION.search(piece) or _LIST_NUMBER.match(piece)
        if is_open and following.strip():
            continue
        if _LEADING_CLOSE.match(following):
            continue
        yield start, stop
        start = None
    if start is not None and one_line[start:].strip():
        yield start, len(one_line.rstrip())


def _quoted_characters(text: str, unit: Unit) -> frozenset[int]:
    """Return the positions inside quotation marks; a mark that never closes quotes to the end."""
    quoted: set[int] = set()
    closing, opened = "", 0
    for position in range(unit.start, unit.end):
        character = text[position]
        if closing and character in closing:
            quoted.update(range(opened, position + 1))
            closing = ""
        elif not closing and character in _OPENING:
            closing, opened = _CLOSING[character], position
        elif not closing and character == '"':
            closing, opened = '"', position
    if closing and closing != '"':
        quoted.update(range(opened, unit.end))
    return frozenset(quoted)


def _is_quotation(text: str, start: int, end: int, quoted: frozenset[int]) -> bool:
    letters = [position for position in range(start, end) if text[position].isalnum()]
    inside = sum(position in quoted for position in letters)
    return bool(letters) and inside / len(letters) >= QUOTED_SHARE
