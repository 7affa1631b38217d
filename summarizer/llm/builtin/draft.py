"""From what was read to the draft that a language model would have answered with."""

from collections.abc import Iterator, Sequence

from summarizer.llm.builtin.dating import FoundDate, find_event_dates
from summarizer.llm.builtin.details import find_qualifiers, find_targets, find_topic
from summarizer.llm.builtin.events import find_event
from summarizer.llm.builtin.extraction import Extraction
from summarizer.llm.builtin.items import OWN_WORDS, Item
from summarizer.llm.builtin.participants import find_participants
from summarizer.llm.builtin.views import Stretch
from summarizer.llm.builtin.voice import reason_aside
from summarizer.schema.draft import (
    ClaimDraft,
    CommuniqueDraft,
    DateDraft,
    SetAsideDraft,
)
from summarizer.schema.words import ClaimType
from summarizer.text.plain import join_words
from summarizer.vocabulary.load import Vocabulary

_PAIRS = {"“": "”", "‘": "’", '"': '"', "«": "»", "(": ")"}
_LISTS: tuple[tuple[ClaimType, str], ...] = (
    ("agreement", "agreements"),
    ("position", "positions"),
    ("fact", "facts"),
)


class DraftWriter:
    """Writes one article's draft, and notes which rule made which item."""

    def __init__(self, extraction: Extraction, vocabulary: Vocabulary) -> None:
        self._extraction = extraction
        self._vocabulary = vocabulary
        self._lines = {line.number: line.text for line in extraction.form.lines}
        self.rules: dict[str, str] = {}
        """Path of an item in the draft to the rule that made it."""

    def write(self) -> CommuniqueDraft:
        """Return the draft."""
        dates = find_event_dates(self._extraction.form, self._extraction.aside)
        event = find_event(self._extraction, dates, self._vocabulary)
        claims = {name: self._claims(kind, name) for kind, name in _LISTS}
        participants = tuple(find_participants(self._extraction, self._vocabulary))
        if event is not None:
            self.rules["event"] = "event:name"
        self._note(
            "participants", ["title" if p.kind == "person" else "party" for p in participants]
        )
        self._note("dates", [f"date:{one.role}" for one in dates])
        return CommuniqueDraft(
            event=event,
            participants=participants,
            dates=tuple(self._date(one) for one in dates),
            agreements=claims["agreements"],
            positions=claims["positions"],
            facts=claims["facts"],
            set_aside=tuple(self._set_aside(dates)),
        )

    def _note(self, name: str, rules: Sequence[str]) -> None:
        self.rules.update({f"{name}[{index}]": rule for index, rule in enumerate(rules)})

    def _claims(self, kind: ClaimType, name: str) -> tuple[ClaimDraft, ...]:
        items = [item for item in self._extraction.items if item.type == kind]
        self._note(name, [item.rule for item in items])
        return tuple(self._claim(item) for item in items)

    def _claim(self, item: Item) -> ClaimDraft:
        quote = self._quote(item.stretch)
        return ClaimDraft(
            sentence=item.stretch.line,
            quote=quote,
            statement=self._statement(item),
            topic=find_topic(quote, item.noun or item.body),
            holders=item.holders,
            targets=find_targets(quote, item.holders, self._vocabulary),
            speaker=item.speaker,
            stance=item.stance,
            act=item.act,
            act_as_written=item.act_as_written,
            qualifiers=find_qualifiers(quote),
            voice=item.voice,
        )

    def _quote(self, stretch: Stretch) -> str:
        """Return the words of a stretch, with the closing mark of what opens in it."""
        text = self._lines[stretch.line]
        end = stretch.end
        quote = text[stretch.start : end]
        for opening, closing in _PAIRS.items():
            unclosed = quote.count(opening) > quote.count(closing)
            if opening == closing:
                unclosed = quote.count(opening) % 2 == 1
            if unclosed and text[end : end + 1] == closing:
                end += 1
                quote = text[stretch.start : end]
        return quote

    def _statement(self, item: Item) -> str:
        """Return a claim in one sentence: holders, verb, and what the article says."""
        body = item.body.rstrip(" .,;:")
        if item.lead == OWN_WORDS:
            return f"{body[:1].upper()}{body[1:]}."
        names = join_words([self._name(holder) for holder in item.holders])
        return f"{' '.join(part for part in (names, item.lead, body) if part)}."

    def _name(self, holder: str) -> str:
        country = self._vocabulary.countries.get(holder)
        return country.name if country is not None else holder

    def _date(self, found: FoundDate) -> DateDraft:
        return DateDraft(
            sentence=found.stretch.line,
            quote=self._quote(found.stretch),
            role=found.role,
            value=found.value,
            about=found.about,
        )

    def _set_aside(self, dates: Sequence[FoundDate]) -> Iterator[SetAsideDraft]:
        """Yield every sentence that no claim or date rests on, with the reason."""
        cited = {item.stretch.line for item in self._extraction.items}
        cited |= {one.stretch.line for one in dates if one.role != "other"}
        seen: set[int] = set()
        for reading in self._extraction.readings:
            line = reading.unit.line
            if line in cited or line in seen:
                continue
            seen.add(line)
            units = [one for one in self._extraction.readings if one.unit.line == line]
            spoken = any(one.unit.kind == "speech" for one in units)
            yield SetAsideDraft(sentence=line, reason=reason_aside(reading, in_speech=spoken))
