"""A briefing as the score reads it: leniently, so that a damaged one gets a figure and no crash."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from summarizer.schema.gold import Gold
from summarizer.schema.words import ClaimType

LISTS: dict[str, ClaimType] = {
    "agreements": "agreement",
    "positions": "position",
    "facts": "fact",
}


@dataclass(frozen=True)
class Mention:
    """A span of the briefing, held against the article that it names."""

    file: str | None
    start: int
    end: int
    quote: str
    voice: str | None
    valid: bool
    """The article has the quote at these offsets."""
    usable: bool
    """The article has the quote, here or elsewhere; `start` and `end` are where."""


@dataclass(frozen=True)
class BadQuote:
    """A span that its article does not bear out."""

    item: str
    how: str
    quote: str


@dataclass(frozen=True)
class PredictedClaim:
    """A claim of the briefing."""

    id: str
    type: ClaimType
    statement: str
    holders: tuple[str, ...]
    stance: str | None
    mentions: tuple[Mention, ...]
    reported_by: frozenset[str]
    omitted_by: frozenset[str]
    divergences: tuple[str, ...]

    @property
    def usable(self) -> tuple[Mention, ...]:
        """Its mentions that stand somewhere in an article."""
        return tuple(mention for mention in self.mentions if mention.usable)


@dataclass(frozen=True)
class PredictedParticipant:
    """A participant of the briefing."""

    id: str
    name: str
    kind: str | None
    tier: str
    side: str | None
    names: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class PredictedDate:
    """A date of the briefing."""

    id: str
    role: str
    value: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class PredictedValue:
    """One version inside a divergence."""

    value: str
    files: frozenset[str]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class PredictedDivergence:
    """A divergence of the briefing."""

    id: str
    type: str
    question: str
    items: tuple[str, ...]
    values: tuple[PredictedValue, ...]


@dataclass(frozen=True)
class Predicted:
    """A whole briefing."""

    event: Mapping[str, Any]
    sources: tuple[Mapping[str, Any], ...]
    file_by_source: Mapping[str, str]
    claims: tuple[PredictedClaim, ...]
    participants: tuple[PredictedParticipant, ...]
    dates: tuple[PredictedDate, ...]
    divergences: tuple[PredictedDivergence, ...]
    summary: tuple[tuple[str, tuple[str, ...]], ...]
    ids: frozenset[str]
    duplicate_ids: tuple[str, ...]
    span_count: int
    bad_quotes: tuple[BadQuote, ...]


def read_predicted(plain: Mapping[str, Any], gold: Gold, texts: Mapping[str, str]) -> Predicted:
    """Return the briefing's JSON data with every span held against the articles.

    Args:
        plain: A briefing as JSON data, valid or not.
        gold: The gold; its file names and hashes say which source is which article.
        texts: Text of each article by file name.
    """
    return _Reader(plain, gold, texts).read()


class _Reader:
    """Reads one briefing and counts its spans."""

    def __init__(self, plain: Mapping[str, Any], gold: Gold, texts: Mapping[str, str]) -> None:
        self.plain = plain
        self.texts = texts
        self.files = _files_of_sources(_records(plain, "sources"), gold)
        self.span_count = 0
        self.bad: list[BadQuote] = []
        self.ids: Counter[str] = Counter()

    def read(self) -> Predicted:
        claims = [
            self._claim(entry, claim_type)
            for name, claim_type in LISTS.items()
            for entry in _records(self.plain, name)
        ]
        participants = tuple(map(self._participant, _records(self.plain, "participants")))
        dates = tuple(map(self._date, _records(self.plain, "dates")))
        divergences = tuple(map(self._divergence, _records(self.plain, "divergences")))
        event = self.plain.get("event")
        return Predicted(
            event=event if isinstance(event, Mapping) else {},
            sources=tuple(_records(self.plain, "sources")),
            file_by_source=self.files,
            claims=tuple(sorted(claims, key=_claim_order)),
            participants=participants,
            dates=dates,
            divergences=divergences,
            summary=tuple(
                (str(entry.get("text") or ""), _strings(entry.get("items")))
                for entry in _records(self.plain, "summary")
            ),
            ids=frozenset(self.ids),
            duplicate_ids=tuple(sorted(item for item, n in self.ids.items() if n > 1)),
            span_count=self.span_count,
            bad_quotes=tuple(self.bad),
        )

    def _id(self, entry: Mapping[str, Any]) -> str:
        item = str(entry.get("id"))
        self.ids[item] += 1
        return item

    def _named_files(self, sources: object) -> frozenset[str]:
        return frozenset(self.files.get(source, source) for source in _strings(sources))

    def _mentions(self, spans: Iterable[Mapping[str, Any]], item: str) -> tuple[Mention, ...]:
        return tuple(self._mention(span, item) for span in spans)

    def _mention(self, entry: Mapping[str, Any], item: str) -> Mention:
        """Read a span, or a report that holds one."""
        span = entry["span"] if isinstance(entry.get("span"), Mapping) else entry
        self.span_count += 1
        source = span.get("source")
        file = self.files.get(str(source), None if source is None else str(source))
        text = self.texts.get(file or "")
        quote = str(span.get("quote") or "")
        start, end = span.get("start"), span.get("end")
        voice = entry.get("voice")
        if not isinstance(start, int) or not isinstance(end, int):
            start = end = -1
        valid = (
            text is not None and 0 <= start < end <= len(text) and bool(quote)
            and text[start:end] == quote
        )  # fmt: skip
        usable = valid
        if not valid:
            found = text.find(quote) if text is not None and quote else -1
            how = "no such source" if text is None else "misplaced" if found >= 0 else "invented"
            self.bad.append(BadQuote(item, how, quote))
            if found >= 0:
                usable, start, end = True, found, found + len(quote)
        return Mention(file, start, end, quote, voice, valid, usable)

    def _claim(self, entry: Mapping[str, Any], claim_type: ClaimType) -> PredictedClaim:
        item = self._id(entry)
        return PredictedClaim(
            id=item,
            type=claim_type,
            statement=str(entry.get("statement") or ""),
            holders=_strings(entry.get("holders")),
            stance=entry.get("stance"),
            mentions=self._mentions(_records(entry, "reports"), item),
            reported_by=self._named_files(entry.get("reported_by")),
            omitted_by=self._named_files(entry.get("omitted_by")),
            divergences=_strings(entry.get("divergences")),
        )

    def _participant(self, entry: Mapping[str, Any]) -> PredictedParticipant:
        item = self._id(entry)
        name = str(entry.get("name") or "")
        tier = str(entry.get("tier") or "").lower().replace("-", "_").replace(" ", "_")
        return PredictedParticipant(
            id=item,
            name=name,
            kind=entry.get("kind"),
            tier=tier,
            side=entry.get("side"),
            names=tuple(n for n in (name, *_strings(entry.get("aliases"))) if n),
            roles=_strings(entry.get("roles")),
            mentions=self._mentions(_records(entry, "evidence"), item),
        )

    def _date(self, entry: Mapping[str, Any]) -> PredictedDate:
        item = self._id(entry)
        return PredictedDate(
            id=item,
            role=str(entry.get("role")),
            value=plain_edtf(entry.get("value")),
            mentions=self._mentions(_records(entry, "evidence"), item),
        )

    def _divergence(self, entry: Mapping[str, Any]) -> PredictedDivergence:
        item = self._id(entry)
        return PredictedDivergence(
            id=item,
            type=str(entry.get("type")),
            question=str(entry.get("question") or ""),
            items=_strings(entry.get("items")),
            values=tuple(self._value(value, item) for value in _records(entry, "values")),
        )

    def _value(self, entry: Mapping[str, Any], item: str) -> PredictedValue:
        mentions = self._mentions(_records(entry, "evidence"), item)
        named = self._named_files(entry.get("reported_by"))
        files = named or frozenset(mention.file for mention in mentions if mention.file)
        return PredictedValue(str(entry.get("value")), files, mentions)


def plain_edtf(value: object) -> str:
    """Return an EDTF value without its qualifiers; empty for nothing."""
    return re.sub(r"[?~%]", "", str(value or "")).strip()


def _files_of_sources(sources: Iterable[Mapping[str, Any]], gold: Gold) -> dict[str, str]:
    known = {article.file for article in gold.articles}
    by_hash = {article.sha256: article.file for article in gold.articles}
    files = {}
    for source in sources:
        name = re.split(r"[\\/]", str(source.get("uri") or source.get("id") or ""))[-1]
        name = re.split(r"[#?]", name)[0]
        if name not in known:
            name = by_hash.get(str(source.get("sha256")), name)
        files[str(source.get("id"))] = name
    return files


def _claim_order(claim: PredictedClaim) -> tuple[list[tuple[str, int, int]], str, str]:
    places = sorted((str(m.file), m.start, m.end) for m in claim.mentions)
    return places, claim.statement, claim.id


def _records(entry: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = entry.get(name)
    if not isinstance(value, list):
        return []
    return [cast("Mapping[str, Any]", one) for one in value if isinstance(one, Mapping)]


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(str(one) for one in value if one is not None)
