"""Items of a draft to items of a communiqué: everything that they give is found in the article.

Each function returns the grounded item, or the flaw that keeps it out. What is no flaw but cannot
be found (a role, a qualifier, the side of a participant) is left out of the item.
"""

from summarizer.extract.claims import ground_claim
from summarizer.extract.crossnames import written_as
from summarizer.extract.draft import Entry
from summarizer.extract.evidence import Flaw, Place
from summarizer.extract.givendates import gives_date, is_near_a_date
from summarizer.extract.held import (
    Reading,
    bare,
    codes,
    holder_in,
)
from summarizer.schema.communique import (
    GroundedDate,
    GroundedEvent,
    GroundedItem,
    GroundedParticipant,
)
from summarizer.schema.draft import ClaimDraft, DateDraft, EventDraft, ParticipantDraft
from summarizer.text.confusables import unmix_scripts
from summarizer.text.dates import canonical_edtf
from summarizer.text.fold import fold_text
from summarizer.text.names import strip_titles
from summarizer.text.words import word_texts
from summarizer.vocabulary.elsewhere import names_state

MOST_NAME_CHARS = 200
"""A name is no longer, whatever it is of."""


def ground_item(entry: Entry, reading: Reading) -> GroundedItem | Flaw:
    """Return an item with its quote's place and with values that stand in the article."""
    place = reading.evidence.find(entry.item.quote, entry.item.sentence)
    if isinstance(entry.item, ParticipantDraft):
        return _ground_participant(entry, entry.item, place, reading)
    if isinstance(entry.item, EventDraft):
        return _ground_event(entry, entry.item, place, reading)
    if isinstance(place, Flaw):
        return place
    if isinstance(entry.item, ClaimDraft):
        return ground_claim(entry, entry.item, place, reading)
    if isinstance(entry.item, DateDraft):
        return _ground_date(entry, entry.item, place, reading)
    return Flaw("bad_value", f"expected an item of a draft, found {type(entry.item).__name__}")


def _ground_participant(
    entry: Entry, draft: ParticipantDraft, place: Place | Flaw, reading: Reading
) -> GroundedParticipant | Flaw:
    if isinstance(place, Flaw):
        return place
    name = _participant_name(draft, reading)
    if len(name) > MOST_NAME_CHARS:
        return Flaw("bad_value", f"the name is longer than {MOST_NAME_CHARS} characters")
    named = _place_of_name(name, draft, place, reading)
    if named is None and not reading.words.is_english:
        # A model may write a name in other letters than the article; those of the article count.
        instead = written_as(name, place.near) if draft.kind == "person" else None
        name = instead or name
        named = _place_of_name(name, draft, place, reading) if instead else None
    if named is None:
        return Flaw("unsupported_specifics", f"the sentence of the quote does not name {name!r}")
    if reading.evidence.doubted and not is_named(name, reading.words.text, reading):
        return Flaw("zone_not_evidence", f"only words to a machine name {name!r}")
    place = named
    side = next(iter(codes((draft.side or "",), reading)), None)
    if side is None and draft.kind == "state" and not reading.words.is_english:
        side = holder_in(name, reading)
    return GroundedParticipant(
        span=place.span,
        sentence=place.sentence.number,
        zone=place.sentence.zone,
        provenance=entry.rule,
        name=name,
        kind=draft.kind,
        tier=draft.tier,
        side=side if side and reading.words.names(side) else None,
        roles=tuple(
            dict.fromkeys(
                role
                for role in (" ".join(one.split()) for one in draft.roles)
                if role and (reading.is_translated or reading.words.has_words_anywhere(role))
            )
        ),
    )


def _place_of_name(
    name: str, draft: ParticipantDraft, place: Place, reading: Reading
) -> Place | None:
    """Return a place whose quote has the name: the one that was given, or that of the name."""
    if _is_named(name, draft, place.span.quote, reading):
        return place
    instead = reading.evidence.find(name, draft.sentence)
    if isinstance(instead, Place):
        return instead
    quoted = set(word_texts(place.span.quote))
    shared = quoted & set(word_texts(name))
    return place if shared and _is_named(name, draft, place.near, reading) else None


def _participant_name(draft: ParticipantDraft, reading: Reading) -> str:
    """Return the name without titles; for a state that is given by its code, its name."""
    name = unmix_scripts(" ".join(draft.name.split()))
    country = reading.vocabulary.countries.get(name)
    if country is not None:
        return country.name
    return strip_titles(name) if draft.kind == "person" else name


def _is_named(name: str, draft: ParticipantDraft, text: str, reading: Reading) -> bool:
    """Return whether a text names a participant; no word for a state stands for a person."""
    if draft.kind == "person":
        words = set(word_texts(name))
        return bool(words) and words <= set(word_texts(text))
    return is_named(name, text, reading)


def is_named(name: str, text: str, reading: Reading) -> bool:
    """Return whether a text has all words of a name, or another name of the same state or body."""
    words = set(word_texts(name))
    if words and words <= set(word_texts(text)):
        return True
    code = reading.vocabulary.holder(name)
    if code is not None and not reading.words.is_english:
        return names_state(code, text, reading.words.language)
    mentions = reading.vocabulary.mentions(fold_text(text))
    return code is not None and code in {mention.code for mention in mentions}


def _ground_date(
    entry: Entry, draft: DateDraft, place: Place, reading: Reading
) -> GroundedDate | Flaw:
    value = canonical_edtf(draft.value)
    if value is None:
        return Flaw("bad_value", f"{draft.value!r} is no EDTF date such as '2031-05-12'")
    if not gives_date(value, place, reading):
        return Flaw("bad_value", f"{value!r} is no date of the sentence of the quote")
    return GroundedDate(
        span=place.span,
        sentence=place.sentence.number,
        zone=place.sentence.zone,
        provenance=entry.rule,
        role=draft.role,
        value=value,
        about=bare(draft.about, reading, place.near),
    )


def _ground_event(
    entry: Entry, draft: EventDraft, place: Place | Flaw, reading: Reading
) -> GroundedEvent | Flaw:
    if isinstance(place, Flaw):
        return place
    words = reading.words
    name = " ".join(draft.name.split())
    if not name or not (reading.is_translated or words.has_words(name)):
        name = place.span.quote
    named = _place_of_event((name, draft.series, draft.place), draft.sentence, place, reading)
    if named is not None:
        place = named
    elif not reading.is_translated:
        name = place.span.quote
    country = reading.vocabulary.holder(draft.country or "")
    held = _supported_date(draft.held, reading)
    issued = _supported_date(draft.document_issued, reading)
    return GroundedEvent(
        span=place.span,
        sentence=place.sentence.number,
        zone=place.sentence.zone,
        provenance=entry.rule,
        name=" ".join(name.split()),
        kind=draft.kind,
        series=_supported_words(draft.series, reading),
        round=draft.round if words.has_number(draft.round) else None,
        place=_supported_words(draft.place, reading),
        country=country if country and words.names(country) else None,
        held=held,
        parties=tuple(
            one
            for one in codes(draft.parties, reading)
            if words.names(one)
            and not (reading.evidence.doubted and not is_named(one, words.text, reading))
        ),
        document_kind=_supported_words(draft.document_kind, reading),
        document_number=_supported_words(draft.document_number, reading),
        document_issued=issued,
    )


def _place_of_event(
    names: tuple[str | None, ...], sentence: int, place: Place, reading: Reading
) -> Place | None:
    """Return a place that names the event: the one that was given, or that of a name of it."""
    words = {word for name in names for word in word_texts(name or "") if len(word) > 3}
    if words & set(word_texts(place.span.quote)):
        return place
    for name in names:
        instead = reading.evidence.find(name or "", sentence)
        if isinstance(instead, Place):
            return instead
    return None


def _supported_words(value: str | None, reading: Reading) -> str | None:
    bare = " ".join((value or "").split())
    return bare if bare and (reading.is_translated or reading.words.has_words(bare)) else None


def _supported_date(value: str | None, reading: Reading) -> str | None:
    canonical = canonical_edtf(value or "")
    if canonical is None:
        return None
    words = reading.words
    if not words.is_english and not (words.reads_dates and words.dates):
        return canonical
    if words.gives(canonical) or is_near_a_date(canonical, reading):
        return canonical
    return None
