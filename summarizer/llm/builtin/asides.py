"""Sentences on something else than the event."""

import re
from collections.abc import Sequence
from functools import cache

from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.parties import noun_codes
from summarizer.llm.builtin.reading import HOLDING, Reading
from summarizer.text.articleform import ArticleForm, FormLine

_PAIR = 2
_HEADING_WORDS = 12
_NUMBER = re.compile(r"\s*\(?\d{1,2}[.)]\s+(?=\S)")
_LABEL = re.compile(r"(?P<label>[^:.!?]{4,40}): ")
_RUMOUR = re.compile(
    r"(?i)\b(?:talk|rumou?rs?|gossip|whispers|the grapevine)\b[^.;:]{0,60}\b(?:has|have|had) it\b"
)
_PAGE = re.compile(r"(?i)[-–—:,(]\s*(?:see |on )?(?:page|p\.) ?\d{1,3}\W*$")
_FOOT = 3
"""Paragraphs at the end of a page in which it points to other stories."""
_AND = re.compile(r"(?:And|But|Also),? ")


@cache
def _openings() -> re.Pattern[str]:
    return re.compile("|".join(read_data("grammar")["elsewhere"]), re.IGNORECASE)


@cache
def _headings() -> re.Pattern[str]:
    words = "|".join(read_data("grammar")["elsewhere_headings"])
    return re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE)


@cache
def _pointers() -> re.Pattern[str]:
    words = "|".join(read_data("grammar")["pointers"])
    return re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE)


def headed_elsewhere(form: ArticleForm) -> frozenset[int]:
    """Return the sentences under a heading of other stories, up to the next heading.

    Under a heading in capitals these stories may have headings of their own.
    """
    found: list[int] = []
    inside = high = False
    for line in form.lines[1:]:
        if is_heading(line) and (line.text.isupper() or not (inside and high)):
            high = line.text.isupper()
            inside = _headings().fullmatch(_NUMBER.sub("", line.text)) is not None
        label = _LABEL.match(line.text)
        strange = label is not None and _headings().fullmatch(label["label"]) is not None
        if inside or strange or _points_elsewhere(form, line):
            found.append(line.number)
    return frozenset(found)


def _points_elsewhere(form: ArticleForm, line: FormLine) -> bool:
    """Return whether a line at the foot of a page only points to another story.

    "On page 4: Peru and Chile sign a treaty", "Tomorrow in The Echo: ..."; a sentence with a full
    stop ("Tomorrow: both ministers will visit the port.") is a report.
    """
    if form.lines[-1].paragraph - line.paragraph >= _FOOT or line.text.rstrip().endswith("."):
        return False
    label = _LABEL.match(line.text)
    pointed = label is not None and _pointers().fullmatch(label["label"]) is not None
    return pointed or _PAGE.search(line.text) is not None


def is_heading(line: FormLine) -> bool:
    """Return whether a line is a heading, by its zone or as one of numbered stories."""
    numbered = _NUMBER.match(line.text) is not None and line.zone == "narration"
    return line.zone == "headline" or (
        numbered and line.text[-1:] not in ".!?:;," and len(line.text.split()) <= _HEADING_WORDS
    )


def under_strange_headings(
    form: ArticleForm, readings: Sequence[Reading], parties: Sequence[str]
) -> frozenset[int]:
    """Return the sentences under the headings of numbered stories that name other states only."""
    strange: set[int] = set()
    named = {one.unit.line: {m.code for m in one.mentions if m.how in HOLDING} for one in readings}
    inside = False
    for line in form.lines:
        codes = named.get(line.number, set())
        if is_heading(line):
            inside = bool(_NUMBER.match(line.text) and codes) and not codes & set(parties)
        if inside and not codes & set(parties):
            strange.add(line.number)
    return frozenset(strange)


def find_asides(readings: Sequence[Reading], parties: Sequence[str]) -> frozenset[int]:
    """Return the sentences that turn away from the event, and those that follow on them.

    "Separately, Chad and Peru signed a treaty. It covers fish.", or two states together of which
    none takes part; and so do rumours: "talk in the market has it that".
    """
    found: list[int] = []
    paragraph = -1
    for reading in readings:
        unit = reading.unit
        if unit.line in found:
            continue
        strange = _is_elsewhere(reading, parties) or _is_of_strangers(reading, parties)
        strange = strange or _RUMOUR.search(reading.text) is not None
        follows = unit.paragraph == paragraph and not _names_any(reading, parties)
        if parties and (strange or follows):
            found.append(unit.line)
        paragraph = unit.paragraph if unit.line in found else -1
    return frozenset(found)


def _is_elsewhere(reading: Reading, parties: Sequence[str]) -> bool:
    """Return whether a sentence says that it is about something else, and names who."""
    if not _openings().match(_AND.sub("", reading.text, count=1)):
        return False
    named = {mention.code for mention in reading.mentions if mention.how in HOLDING}
    return not named <= set(parties)


def _is_of_strangers(reading: Reading, parties: Sequence[str]) -> bool:
    """Return whether states that take no part do something together, and no party is named."""
    if len(parties) < _PAIR or reading.unit.kind == "speech" or _names_any(reading, parties):
        return False
    subjects = (t for t in reading.tree.tokens if t.label in ("nsubj", "nsubjpass"))
    first = next(subjects, None)
    return first is not None and len(noun_codes(reading, first)) >= _PAIR


def _names_any(reading: Reading, parties: Sequence[str]) -> bool:
    own = {mention.code for mention in reading.mentions} & set(parties)
    return bool(own or any(named.person.side in parties for named in reading.named))
