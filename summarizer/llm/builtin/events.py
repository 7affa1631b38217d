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
_MOST_WORDS = 30
"""Words with a capital in the name of an event; a longer run of them is none."""
_PLACE = re.compile(
    r"\b(?:in|at)\s+(?:the\s+(?:\w+\s+){0,4}?(?:city|town|capital|port|resort) (?:of\s+)?)?"
    rf"(?P<place>{_CAPITAL}(?:\s+(?:de|del|da|do|la|las|los|es|of|al|el)?\s*{_CAPITAL}){{0,2}})"
)
_HEAD_PLACE = re.compile(
    rf"(?P<place>{_CAPITAL}(?:\s+(?:(?i:de|del|da|do|la|las|los|es|of|al|el)\s+)*{_CAPITAL}){{0,4}})(?:,\s+|\s*$)"
)
_ACT = re.compile(r"(?:Conclusion|Opening|Close|End|Launch|Holding|Convening) of (?:the )?")
"""What is done to an event in its heading, which is no part of its name."""
_HEAD_LINES = 6
_NUMBER = re.compile(r"(?P<number>\d+)(?:st|nd|rd|th)$", re.IGNORECASE)
_PAPER_NUMBER = re.compile(r"\bNo\.?\s?(?P<number>[\w/.-]*\d)")
_COMING = re.compile(
    r"(?i)\b(?:will|shall|next|again|to host|invitation|resume|return|"
    r"(?:is|are|due|set|scheduled) to)\b[^;.]{0,80}$"
)
_TO_COME = re.compile(
    r"(?i)(?: of [^.;]{3,60})?,? "
    r"(?:will|shall|is (?:to|due|scheduled|planned|expected)|due|to be held)\b"
)
_AWAITED = re.compile(r"(?i)\blook(?:s|ed|ing)? forward to (?:the|their|its|an?)? ?$")
_FAR = 5
_NEAR_CUE = 30
_MEETING = re.compile(
    r"\b(?:held|met|meets?|meeting|talks|dialogue|session|summit|co-chaired|chaired|ministerial|round|"
    r"gathered|concluded|hosted)\b|\bopened\b(?! an? )"
)
_HEADLINE_SCORE, _ORDINAL_SCORE, _NAMED_SCORE, _VISIT_SCORE = 1, 3, 2, 1
_FIRST = 8
"""Numbers of the lines at the top, where a visit that is told is what an article is about."""
_VISIT = re.compile(
    r"\b(?P<series>(?:(?:official|state|working|historic|(?:two|three|four|five)-day) )+"
    r"(?:visit|trip|tour))\b(?! (?:by|from) (?:an?|the) delegation)",
    re.IGNORECASE,
)
"""A visit, which the talks held on it are part of."""
_BODIES = ("council", "committee", "commission", "assembly", "congress")
"""What stands between its sessions; an event only where it met."""
_MET = re.compile(
    r"\b(?:met|meets|meeting|convened|held|holds|sat|gathered|hosted|hosts|chaired|co-chaired|opened|"
    r"session|round|concluded)\b"
)


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
    named = [
        one
        for line in extraction.form.lines
        if line.number not in extraction.aside and not _is_earlier(line, extraction.form.published)
        for one in _names_in(line, vocabulary)
    ]
    coming = [one for one in named if _is_coming(one)]
    candidates = [one for one in named if one not in coming] or coming
    if not candidates:
        return None
    best = max(candidates, key=lambda one: (one.score, -one.line.number, -one.start))
    numbered = next((one for one in candidates if one.ordinal and _alike(one, best)), None)
    line, place, country = _place(extraction, best, vocabulary)
    paper = _paper(extraction)
    kind = _kind(best.name)
    held = values_of(dates, "visit" if kind == "visit" else "meeting")
    held = held or values_of(dates, "meeting")
    issued = values_of(dates, "document_issued")
    return EventDraft(
        sentence=best.line.number,
        quote=best.line.text[best.start : best.end],
        name=best.name,
        kind=kind,
        series=None if kind == "visit" else best.series,
        round=_round(best, numbered, coming),
        place=place if line else None,
        country=country,
        held=_held(held),
        parties=tuple(sorted(extraction.parties)),
        document_kind=paper,
        document_number=_paper_number(extraction.form.lines) if paper else None,
        document_issued=issued[0] if issued else None,
    )


def _round(best: Named, numbered: Named | None, coming: Sequence[Named]) -> int | None:
    """Return the number of the event: its own, or the one before that of the next."""
    if best in coming:
        return best.ordinal - 1 if best.ordinal and best.ordinal > 1 else None
    own = best.ordinal or (numbered.ordinal if numbered else None)
    following = {one.ordinal for one in coming if one.ordinal and one.ordinal > 1}
    if own is None and len(following) == 1:
        return following.pop() - 1
    return own


def _is_coming(one: Named) -> bool:
    """Return whether an event is to come: "will meet in May for a second round"."""
    before, behind = one.line.text[: one.start], one.line.text[one.end :]
    told = _COMING.search(before) is not None or _TO_COME.match(behind) is not None
    awaited = _AWAITED.search(before) is not None or behind.startswith(" to be held")
    body = (one.series or "").lower().endswith(_BODIES)
    return awaited or (told and (one.ordinal is not None or body))


def _is_earlier(line: FormLine, published: str | None) -> bool:
    """Return whether a sentence is about an earlier event: "at their third forum, in 2027"."""
    return has_past_cue(line.text) or _is_of_earlier_year(line, published)


def _is_of_earlier_year(line: FormLine, published: str | None) -> bool:
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
        rf"(?:(?P<ordinal>(?i:{ordinals}|inaugural)|(?<!\d)\d+(?:st|nd|rd|th))\s+)?"
        rf"(?:(?P<round>(?i:round|session|meeting|edition))\s+of\s+(?i:the\s+|their\s+|its\s+)?)?"
        rf"(?P<series>\b(?!(?:The|This|Their|Its|A|An)\b)(?:{_CAPITAL}['’]?\s+(?:{_SMALL}\s+)*){{0,{_MOST_WORDS}}}?(?:{_CAPITAL}['’]?\s+)(?:{nouns})\b)"
    )


@cache
def _owned_pattern() -> re.Pattern[str]:
    """Return the pattern of a meeting that a body owns: "the fourth summit of the River Forum"."""
    words = read_data("events")["words"]
    nouns, ordinals = "|".join(words["plain"]), "|".join(words["ordinals"])
    return re.compile(
        rf"(?:(?P<ordinal>(?i:{ordinals}|inaugural)|(?<!\d)\d+(?:st|nd|rd|th))\s+)?"
        rf"(?P<series>(?i:{nouns})\s+of\s+(?i:the\s+)?(?:{_CAPITAL}\s+(?:{_SMALL}\s+)*){{1,{_MOST_WORDS}}}{_CAPITAL})"
    )


@cache
def _plain_pattern() -> re.Pattern[str]:
    words = read_data("events")["words"]
    nouns, ordinals = "|".join(words["plain"]), "|".join(words["ordinals"])
    adjectives = "|".join(words["adjectives"])
    return re.compile(
        rf"(?:(?P<ordinal>(?i:{ordinals}|inaugural)|(?<!\d)\d+(?:st|nd|rd|th))\s+)?"
        rf"\b(?P<series>(?:(?:{adjectives})\s+){{0,3}}(?:{nouns}))\b"
    )


def _names_in(line: FormLine, vocabulary: Vocabulary) -> Iterator[Named]:
    """Yield the events that a sentence names, by proper names and, with less weight, plainly."""
    for match in _VISIT.finditer(line.text):
        if not _COMING.search(line.text[: match.start()]):
            name = line.text[match.start("series") : match.end()]
            name = name.lower() if name.isupper() else name
            start = match.start("series")
            score = _VISIT_SCORE + _NAMED_SCORE * (line.number <= _FIRST)
            yield Named(line, start, match.end(), name, None, name.lower(), score)
    for match in _name_pattern().finditer(line.text):
        if not match["ordinal"] and not match["round"] and _is_idle_body(line, match["series"]):
            continue
        party = re.search(r"\b(?:Communist|Party|Central|Political)\b", match["series"])
        if vocabulary.holder(match["series"]) is None and not party:
            yield _named(line, match, _NAMED_SCORE + 2 * bool(vocabulary.mentions(match["series"])))
    for match in _owned_pattern().finditer(line.text):
        if vocabulary.holder(match["series"]) is None:
            yield _named(line, match, _NAMED_SCORE)
    for match in _plain_pattern().finditer(line.text):
        press = re.search(r"(?i)\b(?:news|press) conference$", match["series"])
        if not press and (match["ordinal"] or line.number <= 6):
            yield _named(line, match, 0)


def _is_idle_body(line: FormLine, series: str) -> bool:
    """Return whether a standing body is only mentioned, and did not meet."""
    return series.lower().endswith(_BODIES) and _MET.search(line.text) is None


def _named(line: FormLine, match: re.Match[str], score: int) -> Named:
    ordinal = _ordinal(match["ordinal"])
    act = _ACT.match(match["series"])
    series = match["series"][act.end() :] if act else match["series"]
    first, _, rest = series.partition(" ")
    if ordinal is None and first.lower() in read_data("events")["words"]["ordinals"]:
        ordinal, series = _ordinal(first), rest
    start = match.start("series") + act.end() if act else match.start()
    score += _ORDINAL_SCORE * (ordinal is not None) - _HEADLINE_SCORE * (line.zone == "headline")
    name = line.text[start : match.end()]
    return Named(line, start, match.end(), name, ordinal, series, score)


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
    ranked: list[tuple[int, int, FormLine, str]] = list(_headed(extraction, vocabulary))
    for line in extraction.form.lines:
        if line.zone not in ("narration", "headline", "quotation"):
            continue
        if _is_of_earlier_year(line, extraction.form.published):
            continue
        for match in _PLACE.finditer(line.text):
            place = match["place"].rstrip("'’")
            if _is_city(place, vocabulary):
                rank = _place_rank(line, match, best)
                if rank == _FAR - 1 and not _is_seat_of(extraction, place, vocabulary):
                    continue
                ranked.append((rank, line.number, line, place))
    if not ranked:
        return None, None, None
    rank, _, line, place = min(ranked, key=lambda one: (one[0], one[1]))
    if rank >= _FAR:
        return None, None, None
    return line, place, _country(extraction, line, place, vocabulary)


def _is_seat_of(extraction: Extraction, place: str, vocabulary: Vocabulary) -> bool:
    """Return whether a city is the seat of a party's government."""
    seats = (m.code for m in vocabulary.mentions(place) if m.how == "seat")
    return any(code in extraction.parties for code in seats)


def _headed(
    extraction: Extraction, vocabulary: Vocabulary
) -> Iterator[tuple[int, int, FormLine, str]]:
    """Yield the places that stand in the head of a document or of a dispatch."""
    lines = extraction.form.lines
    for line in lines[:_HEAD_LINES] if lines else ():
        found = _HEAD_PLACE.match(line.text) if line.zone == "headline" else None
        if found and found.end() < len(line.text) and _is_city(found["place"], vocabulary):
            yield 0, line.number, line, found["place"]
    found = _HEAD_PLACE.match(extraction.form.dateline or "")
    if found and lines:
        place = _in_lower_case(found["place"])
        if _is_city(place, vocabulary):
            yield 2, lines[0].number, lines[0], place


def _in_lower_case(place: str) -> str:
    """Return a place in capitals as it is usually written: "SANTA CRUZ DE LA SIERRA"."""
    particles = word_set("people", "particles")
    words = [w if w.lower() in particles else w.title() for w in place.split()]
    return " ".join(
        [words[0].title(), *(w.lower() if w.lower() in particles else w for w in words[1:])]
    )


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
    cues = list(_MEETING.finditer(before))
    if cues:
        near = len(before) - cues[-1].end() <= _NEAR_CUE and "," not in before[cues[-1].end() :]
        if re.search(
            r"\b(?:next|will|previous|first|last|to host|offer\w*|invit\w+|due)\b", before
        ):
            return _FAR
        return 1 if near else 3
    return 2 if line.number <= 6 else 4


def _country(
    extraction: Extraction, line: FormLine, place: str, vocabulary: Vocabulary
) -> str | None:
    """Return the state of a city: by the city, the words behind it, or whom a visit went to."""
    known = [m for m in vocabulary.mentions(place) if m.how == "seat"]
    if known:
        return known[0].code
    texts = [extraction.form.dateline or "", *(one.text for one in extraction.form.lines)]
    for text in texts:
        found = re.search(rf"(?i:{re.escape(place)}),\s+(?P<rest>[A-Z][\w ]+)", text)
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
