"""Items of a draft to items of a communiqué: everything that they give is found in the article.

Each function returns the grounded item, or the flaw that keeps it out. What is no flaw but cannot
be found (a role, a qualifier, the side of a participant) is left out of the item.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.extract.attribution import Parties, speaks_for_another
from summarizer.extract.crossnames import written_as
from summarizer.extract.denials import left_out_denial, says_no
from summarizer.extract.draft import Entry
from summarizer.extract.evidence import Evidence, Flaw, Place
from summarizer.extract.overlap import is_worded_freely
from summarizer.extract.polarity import left_out_negation, negated_act
from summarizer.extract.specifics import ArticleWords, fits, fits_one_end
from summarizer.extract.stance import added_negation, conflicting_act, denial_of
from summarizer.extract.support import unsupported_specifics
from summarizer.schema.communique import (
    GroundedClaim,
    GroundedDate,
    GroundedEvent,
    GroundedItem,
    GroundedParticipant,
)
from summarizer.schema.draft import ClaimDraft, DateDraft, DraftItem, EventDraft, ParticipantDraft
from summarizer.schema.words import ClaimType
from summarizer.text.confusables import unmix_scripts
from summarizer.text.dates import canonical_edtf, edtf_bounds, find_dates
from summarizer.text.fold import fold_text
from summarizer.text.leaks import leaks_prompt
from summarizer.text.names import strip_titles
from summarizer.text.timewords import tells_time
from summarizer.text.tongues import supports
from summarizer.text.words import reads_as_english, word_texts
from summarizer.vocabulary.elsewhere import names_state, state_named
from summarizer.vocabulary.load import Vocabulary

_CLAIM_TYPES: dict[str, ClaimType] = {
    "agreements": "agreement",
    "positions": "position",
    "facts": "fact",
}
_STEM_LETTERS = 4
MOST_STATEMENT_CHARS = 1_000
"""A claim in one sentence is no longer."""
MOST_NAME_CHARS = 200
"""A name is no longer, whatever it is of."""
MOST_LABEL_CHARS = 160
"""A topic, or what a date is of, is no longer."""
MOST_WORD_CHARS = 60
"""A verb with its particle is no longer."""
_NEAR_DAYS = 3
"""How far from a date that the article gives one may lie that no words of its sentence give."""


_REFERS_TO_A_DAY = re.compile(
    r"\b(?:(?:that|same|this|first|second|third|fourth|last|final|opening|closing|next|following"
    r"|previous|preceding)\ (?:day|evening|morning|afternoon|night)"
    r"|days?\ (?:before|after|later|earlier)|on\ the\ (?:first|second|third|fourth|last|eve)"
    r"|hours\ (?:before|after|later|earlier)|(?:day|days)\ (?:one|two|three))\b",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that give a day by another day of the article."""


class Reading(NamedTuple):
    """What the items of one article are held against."""

    evidence: Evidence
    """Where quotes may stand."""
    words: ArticleWords
    """What the article names."""
    vocabulary: Vocabulary
    """Names of states and bodies."""
    people: tuple[str, ...]
    """Names of participants that the article has; a pronoun may stand for any of them."""
    told_in: str = "en"
    """BCP 47 code of the language that statements are in."""
    parties: Parties = Parties((), ())
    """States, bodies and people that the items name."""
    prompts: tuple[str, ...] = ()
    """What models were told; answers may not repeat it."""

    @property
    def is_translated(self) -> bool:
        """Whether what a draft says in its own words is in another language than the article."""
        return self.told_in != "en" or not self.words.is_english


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
        return _ground_claim(entry, entry.item, place, reading)
    if isinstance(entry.item, DateDraft):
        return _ground_date(entry, entry.item, place, reading)
    return Flaw("bad_value", f"expected an item of a draft, found {type(entry.item).__name__}")


def _ground_claim(
    entry: Entry, draft: ClaimDraft, place: Place, reading: Reading
) -> GroundedClaim | Flaw:
    statement = " ".join(draft.statement.split())
    holders = _codes(draft.holders, reading)
    claim_type = _CLAIM_TYPES[entry.list_name]
    flaw = (
        _wrong_words(draft, statement, reading)
        or _wrong_polarity(draft, place, reading)
        or _wrong_holders(holders, claim_type, reading)
        or _wrong_stance(draft, place, reading)
        or _wrong_attribution(holders, claim_type, place, reading)
    )
    if flaw is not None:
        return flaw
    speaker = _speaker(draft, place, reading)
    known = [*holders, *reading.people, *((speaker,) if speaker else ())]
    unsupported = unsupported_specifics(
        statement,
        place,
        known,
        reading.words,
        holders=len(holders),
        told_in=reading.told_in,
    )
    if unsupported:
        listed = ", ".join(map(repr, unsupported))
        return Flaw("unsupported_specifics", f"the sentence of the quote does not have {listed}")
    targets = _codes(draft.targets, reading)
    if _is_english(place, reading) and is_worded_freely(
        statement, place.context, (*known, *targets, *_names_of(holders, reading))
    ):
        return Flaw("unsupported_statement", "the sentence of the quote says something else")
    act = " ".join(draft.act.lower().split())
    return GroundedClaim(
        span=place.span,
        sentence=place.sentence.number,
        zone=place.sentence.zone,
        provenance=entry.rule,
        type=claim_type,
        statement=statement,
        topic=_bare(draft.topic, reading) or act,
        holders=holders,
        targets=tuple(target for target in targets if reading.words.names(target)),
        speaker=speaker,
        stance=draft.stance,
        act=act[:MOST_WORD_CHARS] or fold_text(draft.act_as_written).lower() or "state",
        act_as_written=_act_as_written(draft, place),
        qualifiers=_verbatim(draft.qualifiers, place.near),
        voice=draft.voice,
    )


def _wrong_polarity(draft: ClaimDraft, place: Place, reading: Reading) -> Flaw | None:
    if reading.words.is_english:
        negation = left_out_negation(
            place.before, place.span.quote, statement=draft.statement, stance=draft.stance
        ) or negated_act(
            place.span.quote, act=draft.act, statement=draft.statement, stance=draft.stance
        )
        if negation and reading.told_in != "en" and says_no(draft.statement, reading.told_in):
            negation = None
    else:
        behind = place.near[len(place.before) :].partition(fold_text(place.span.quote))[2]
        negation = left_out_denial(
            place.before,
            behind,
            language=reading.words.language,
            statement=draft.statement,
            told_in=reading.told_in,
            stance=draft.stance,
        )
    if negation is None:
        return None
    return Flaw("polarity", f"the sentence says {negation!r}, and the item leaves that out")


def _wrong_words(draft: ClaimDraft, statement: str, reading: Reading) -> Flaw | None:
    """Return what is wrong with the words that a model chose freely."""
    if not statement:
        return Flaw("bad_value", "the statement is empty")
    if len(statement) > MOST_STATEMENT_CHARS:
        return Flaw("bad_value", f"the statement is longer than {MOST_STATEMENT_CHARS} characters")
    if _is_leak(" ".join((statement, draft.topic, draft.act)), reading):
        return Flaw("prompt_leak", "the item repeats what the model was told")
    return None


def _wrong_stance(draft: ClaimDraft, place: Place, reading: Reading) -> Flaw | None:
    """Return the flaw of a claim whose quote says the opposite, or is denied."""
    if not _is_english(place, reading):
        return None
    quote, statement = place.span.quote, draft.statement
    act = conflicting_act(place.before, quote, statement=statement, stance=draft.stance)
    if act is not None:
        reason = f"the sentence says {act!r}, and the item says {draft.stance!r}"
        return Flaw("stance_quote_conflict", reason)
    denial = denial_of(place.before, quote, place.after, statement=statement)
    if denial is not None:
        return Flaw("polarity", f"the sentence says {denial!r}, and the item leaves that out")
    added = added_negation(place.context, statement)
    if added is not None:
        return Flaw("polarity", f"the item says {added!r}, and the sentence does not")
    return None


def _is_english(place: Place, reading: Reading) -> bool:
    """Return whether statements are in English, and the article, or the sentence of a quote."""
    is_told_so = reading.told_in == "en"
    return is_told_so and (reading.words.is_english or reads_as_english(place.near))


def _wrong_attribution(
    holders: tuple[str, ...], claim_type: ClaimType, place: Place, reading: Reading
) -> Flaw | None:
    """Return the flaw of a claim whose sentence is plainly of somebody else."""
    if claim_type == "fact" or not _is_english(place, reading):
        return None
    other = speaks_for_another(place, holders, reading.parties, reading.vocabulary)
    if other is None:
        return None
    listed = ", ".join(map(repr, holders))
    return Flaw("unsupported_attribution", f"the sentence is of {other!r}, and not of {listed}")


def repeats_prompt(item: DraftItem, reading: Reading) -> bool:
    """Return whether an item holds a run of words of a prompt that its article does not have."""
    said = " ".join(str(value) for value in item.model_dump().values() if isinstance(value, str))
    return any(_is_leak(one, reading) for one in (said, item.quote))


def _is_leak(text: str, reading: Reading) -> bool:
    return leaks_prompt(text, reading.prompts, reading.words.text)


def _bare(words: str, reading: Reading) -> str:
    """Return a few words of a model's own; none where they are many, or name what is not there."""
    bare = " ".join(words.split())
    if len(bare) > MOST_LABEL_CHARS or _is_leak(bare, reading):
        return ""
    return bare


def _names_of(holders: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """Return what the states among the holders, and their people, are called."""
    countries = reading.vocabulary.countries
    known = [countries[holder] for holder in holders if holder in countries]
    return tuple(name for one in known for name in (one.name, *one.demonyms))


def holder_of(name: str | None, vocabulary: Vocabulary) -> str:
    """Return the code of a state or body, or its name in one script."""
    bare = unmix_scripts(" ".join((name or "").split()))
    return vocabulary.holder(bare) or bare


def _wrong_holders(
    holders: tuple[str, ...], claim_type: ClaimType, reading: Reading
) -> Flaw | None:
    if not holders and claim_type != "fact":
        return Flaw("bad_value", "the item has no holders")
    unnamed = [holder for holder in holders if not reading.words.names(holder)]
    if not unnamed:
        return None
    listed = ", ".join(map(repr, unnamed))
    return Flaw("unsupported_specifics", f"the article does not name the holder {listed}")


def _speaker(draft: ClaimDraft, place: Place, reading: Reading) -> str | None:
    """Return who says it: a name that the article has, or the account of a post."""
    speaker = " ".join((draft.speaker or "").split())
    if speaker and reading.words.names_person(speaker):
        return speaker
    return place.sentence.account if place.sentence.zone == "embedded_post" else None


def _act_as_written(draft: ClaimDraft, place: Place) -> str:
    """Return the act in the words of the sentence; empty where it has no such words."""
    written = " ".join(draft.act_as_written.split())
    if _verbatim((written,), place.near):
        return written
    stem = fold_text(draft.act).lower().split()[:1]
    for text in (place.span.quote, place.near):
        for word in fold_text(text).split():
            bare = word.strip(".,;:'\"()")
            if stem and bare.lower().startswith(stem[0][:_STEM_LETTERS]):
                return bare
    return ""


def _verbatim(phrases: Iterable[str], near: str) -> tuple[str, ...]:
    """Return the phrases that stand in the sentence, each once."""
    held = near.casefold()
    kept = (" ".join(phrase.split()) for phrase in phrases)
    return tuple(
        dict.fromkeys(phrase for phrase in kept if phrase and fold_text(phrase).casefold() in held)
    )


def _codes(names: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """Return codes for the names of states and bodies, other names as they are, each once."""
    bare = (unmix_scripts(" ".join(name.split())) for name in names)
    return tuple(dict.fromkeys(_holder(name, reading) or name for name in bare if name))


def _holder(name: str, reading: Reading) -> str | None:
    """Return whom a name stands for, in English or in the language of the article."""
    found = reading.vocabulary.holder(name)
    if found is not None or reading.words.is_english:
        return found
    return state_named(name, reading.words.language)


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
    side = next(iter(_codes((draft.side or "",), reading)), None)
    if side is None and draft.kind == "state" and not reading.words.is_english:
        side = _holder(name, reading)
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
    if not _is_given(value, place, reading):
        return Flaw("bad_value", f"{value!r} is no date of the sentence of the quote")
    return GroundedDate(
        span=place.span,
        sentence=place.sentence.number,
        zone=place.sentence.zone,
        provenance=entry.rule,
        role=draft.role,
        value=value,
        about=_bare(draft.about, reading),
    )


def _is_given(value: str, place: Place, reading: Reading) -> bool:
    """Return whether the sentence gives a date, as far as code can read its dates.

    `The same day` gives a day at or next to one that the article gives. Where the article gives
    no day to count from, the words have to give the date in the year that the item says, or to
    tell of a time, and no date, next to one that the article gives.
    """
    words = reading.words
    if not words.is_english:
        return _is_given_elsewhere(value, place, words)
    found = words.dates_of(place.near)
    if fits(value, found):
        return True
    in_quote = words.dates_of(place.span.quote)
    if fits_one_end(value, found) and not any("/" in date for date in in_quote):
        return True
    if not in_quote and _REFERS_TO_A_DAY.search(place.span.quote):
        return _is_near_a_date(value, reading)
    if words.references or found:
        return False
    first = edtf_bounds(value).first
    in_that_year = (
        mention.value
        for year in (first.year, first.year - 1)
        for mention in find_dates(place.near, reference=f"{year:04}{first:-%m-%d}")
    )
    return fits(value, in_that_year) or (tells_time(place.near) and _is_near_a_date(value, reading))


def _is_given_elsewhere(value: str, place: Place, words: ArticleWords) -> bool:
    """Return whether a sentence in another language than English gives a date.

    It does not where the words of the quote give others only. What they say by other means than
    days, months and years (`on Monday`) cannot be read, so it speaks against no date.
    """
    if not words.reads_dates:
        return True
    near, told = (
        words.dates_of(text) if words.references else words.dates_in_year_of(text, value)
        for text in (place.near, place.span.quote)
    )
    if fits(value, near) or all(supports(end, near) for end in value.split("/")):
        return True
    return not told or fits_one_end(value, near)


def _is_near_a_date(value: str, reading: Reading) -> bool:
    wanted = edtf_bounds(value)
    return any(
        (wanted.first - other.last).days <= _NEAR_DAYS
        and (other.first - wanted.last).days <= _NEAR_DAYS
        for other in map(edtf_bounds, sorted(reading.words.dates))
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
            for one in _codes(draft.parties, reading)
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
    if words.gives(canonical) or _is_near_a_date(canonical, reading):
        return canonical
    return None
