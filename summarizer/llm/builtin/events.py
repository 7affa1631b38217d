"""The event that an article reports: its name, series, round, place and outcome document."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.llm.builtin.clauses import has_past_cue
from summarizer.llm.builtin.dating import FoundDate, values_of
from summarizer.llm.builtin.extraction import Extraction
from summarizer.llm.builtin.lexicons import read_data, word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.schema.draft import EventDraft
from summarizer.schema.words import EventKind
from summarizer.text.articleform import FormLine
from summarizer.vocabulary.load import Vocabulary

_CAPITAL = r"[^\W\d_a-z][\w'’]*(?:[-–‑][^\W\d_][\w'’]*)*"
_SMALL = r"(?:of|and|on|for|the|in|&)"
_PLACE = re.compile(
    r"\b(?:in|at)\s+(?:the\s+(?:\w+\s+){0,4}?(?:city|town|capital|port|resort) (?:of\s+)?)?"
    rf"(?P<place>{_CAPITAL}(?:\s+(?:de|del|da|do|la|las|los|es|of|al|el)?\s*{_CAPITAL}){{0,2}})"
)
_NUMBER = re.compile(r"(?P<number>\d+)(?:st|nd|rd|th)$", re.IGNORECASE)
_PAPER_NUMBER = re.compile(r"\bNo\.?\s?(?P<number>[\w/.-]*\d)")
_FAR = 5
_HEADLINE_SCORE, _ORDINAL_SCORE, _NAMED_SCORE = 1, 3, 2


class Named(NamedTuple):
    """A place in the article that names an event."""

    line: FormLine
    start: int
    end: int
    name: str
    ordinal: int | None
    series: str | None
    score: int


def find_event(
    extraction: Extraction, dates: Sequence[FoundDate], vocabulary: Vocabulary
) -> EventDraft | None:
    """Return the event; None where the article names none."""
    candidates = [
        one
        for line in extraction.form.lines
        if not _is_earlier(line, extraction.form.published)
        for one in _names_in(line, vocabulary)
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda one: (one.score, -one.line.number, -one.start))
    numbered = next((one for one in candidates if one.ordinal and _alike(one, best)), None)
    line, place, country = _place(extraction, best, vocabulary)
    paper = _paper(extraction)
    held = values_of(dates, "meeting")
    issued = values_of(dates, "document_issued")
    return EventDraft(
        sentence=best.line.number,
        quote=best.line.text[best.start : best.end],
        name=best.name,
        kind=_kind(best.name),
        series=best.series,
        round=best.ordinal or (numbered.ordinal if numbered else None),
        place=place if line else None,
        country=country,
        held=_held(held),
        parties=tuple(sorted(extraction.parties)),
        document_kind=paper,
        document_number=_paper_number(extraction.form.lines) if paper else None,
        document_issued=issued[0] if issued else None,
    )


def _is_earlier(line: FormLine, published: str | None) -> bool:
    """Return whether a sentence is about an earlier event: "at their third forum, in 2027"."""
    if has_past_cue(line.text):
        return True
    years = [int(year) for year in re.findall(r"\b20\d\d\b", line.text)]
    return bool(years and published and max(years) < int(published[:4]))


def _held(values: Sequence[str]) -> str | None:
    """Return when it was held: the first day or days that the article gives for a meeting."""
    spans = [value for value in values if "/" in value]
    return next(iter([*spans, *values]), None)


@cache
def _name_pattern() -> re.Pattern[str]:
    words = read_data("events")["words"]
    nouns, ordinals = "|".join(words["nouns"]), "|".join(words["ordinals"])
    return re.compile(
        rf"(?:(?P<ordinal>(?i:{ordinals}|inaugural)|\d+(?:st|nd|rd|th))\s+)?"
        rf"(?:(?P<round>(?i:round|session|meeting|edition))\s+of\s+(?i:the\s+|their\s+|its\s+)?)?"
        rf"(?P<series>(?:{_CAPITAL}['’]?\s+(?:{_SMALL}\s+)*)*?(?:{_CAPITAL}['’]?\s+)(?:{nouns})\b)"
    )


@cache
def _plain_pattern() -> re.Pattern[str]:
    words = read_data("events")["words"]
    nouns, ordinals = "|".join(words["plain"]), "|".join(words["ordinals"])
    adjectives = "|".join(words["adjectives"])
    return re.compile(
        rf"(?:(?P<ordinal>(?i:{ordinals}|inaugural)|\d+(?:st|nd|rd|th))\s+)?"
        rf"\b(?P<series>(?:(?:{adjectives})\s+){{0,3}}(?:{nouns}))\b"
    )


def _names_in(line: FormLine, vocabulary: Vocabulary) -> Iterator[Named]:
    """Yield the events that a sentence names, by proper names and, with less weight, plainly."""
    for match in _name_pattern().finditer(line.text):
        party = re.search(r"\b(?:Communist|Party|Central|Political)\b", match["series"])
        if vocabulary.holder(match["series"]) is None and not party:
            yield _named(line, match, _NAMED_SCORE + 2 * bool(vocabulary.mentions(match["series"])))
    for match in _plain_pattern().finditer(line.text):
        press = re.search(r"(?i)\b(?:news|press) conference$", match["series"])
        if not press and (match["ordinal"] or line.number <= 6):
            yield _named(line, match, 0)


def _named(line: FormLine, match: re.Match[str], score: int) -> Named:
    ordinal = _ordinal(match["ordinal"])
    series = match["series"]
    score += _ORDINAL_SCORE * (ordinal is not None) - _HEADLINE_SCORE * (line.zone == "headline")
    return Named(line, match.start(), match.end(), match.group(), ordinal, series, score)


def _ordinal(word: str | None) -> int | None:
    if word is None:
        return None
    if digits := _NUMBER.match(word):
        return int(digits["number"])
    ordinals = read_data("events")["words"]["ordinals"]
    return ordinals.index(word.lower()) + 1 if word.lower() in ordinals else 1


def _alike(one: Named, other: Named) -> bool:
    shared = set((one.series or "").lower().split()) & set((other.series or "").lower().split())
    return bool(shared)


def _kind(name: str) -> EventKind:
    lower = name.lower()
    kinds: dict[str, EventKind] = read_data("events")["kinds"]
    return next((kind for noun, kind in kinds.items() if noun in lower), "other")


def _place(
    extraction: Extraction, best: Named, vocabulary: Vocabulary
) -> tuple[FormLine | None, str | None, str | None]:
    """Return where the event was: the city nearest behind its name or a verb of meeting."""
    ranked: list[tuple[int, int, FormLine, str]] = []
    for line in extraction.form.lines:
        if line.zone not in ("narration", "headline", "quotation"):
            continue
        for match in _PLACE.finditer(line.text):
            place = match["place"].rstrip("'’")
            if _is_city(place, vocabulary):
                rank = _place_rank(line, match, best)
                ranked.append((rank, line.number, line, place))
    if not ranked:
        return None, None, None
    rank, _, line, place = min(ranked, key=lambda one: (one[0], one[1]))
    if rank >= _FAR:
        return None, None, None
    return line, place, _country(extraction, line, place, vocabulary)


def _is_city(place: str, vocabulary: Vocabulary) -> bool:
    months = "January February March April May June July August September October November December"
    last = place.split()[-1].lower()
    if place.split()[0] in months.split() or last in word_set("people", "no_name"):
        return False
    return not any(
        m.how in ("name", "demonym", "territory", "bloc") for m in vocabulary.mentions(place)
    )


def _place_rank(line: FormLine, match: re.Match[str], best: Named) -> int:
    """Return how far a place is from being that of the event; 0 is nearest."""
    before = line.text[max(0, match.start() - 90) : match.start()].lower()
    if line.number == best.line.number and 0 <= match.start() - best.end < 40:
        return 0
    if re.search(
        r"\b(?:held|met|meeting|talks|dialogue|session|summit|co-chaired|chaired|ministerial|round)\b",
        before,
    ):
        return 1 if not re.search(r"\b(?:next|will|previous|first|last)\b", before) else 5
    return 2 if line.number <= 6 else 4


def _country(
    extraction: Extraction, line: FormLine, place: str, vocabulary: Vocabulary
) -> str | None:
    """Return the state of a city: by the city, the words behind it, or whom a visit went to."""
    known = [m for m in vocabulary.mentions(place) if m.how == "seat"]
    if known:
        return known[0].code
    for one in extraction.form.lines:
        found = re.search(rf"{re.escape(place)},\s+(?P<rest>[A-Z][\w ]+)", one.text)
        if found and (
            codes := [m.code for m in vocabulary.mentions(found["rest"][:30]) if m.how == "name"]
        ):
            return codes[0]
    return _visited(extraction.readings, extraction.parties)


def _visited(readings: Sequence[Reading], parties: Sequence[str]) -> str | None:
    """Return the party that was visited, where the article says so."""
    for reading in readings:
        found = re.search(r"\bvisit(?:s|ed|ing)? (?:to )?(?:the )?", reading.text)
        for mention in reading.mentions if found else ():
            near = found is not None and 0 <= mention.start - found.end() <= 12
            if near and mention.code in parties and mention.how == "name":
                return mention.code
    return None


def _paper(extraction: Extraction) -> str | None:
    """Return what the outcome document is called, in the article's spelling."""
    text = "\n".join(line.text for line in extraction.form.lines)
    for paper in read_data("events")["words"]["papers"]:
        found = re.search(rf"\b{re.escape(paper)}\b", text, re.IGNORECASE)
        if found and (
            " " in paper
            or re.search(rf"(?i)\b(?:adopted|issued|released|signed|the) {re.escape(paper)}", text)
        ):
            return found.group().lower()
    return None


def _paper_number(lines: Sequence[FormLine]) -> str | None:
    for line in lines:
        if re.search(r"(?i)communiqu|statement|declaration", line.text):
            found = _PAPER_NUMBER.search(line.text)
            if found:
                return found["number"]
    return None
