"""Claims of a draft to claims of a communiqué: what each says is what its sentences say."""

from collections.abc import Iterable, Sequence

from summarizer.extract.attribution import speaks_for_another
from summarizer.extract.denials import left_out_denial, says_no
from summarizer.extract.draft import Entry
from summarizer.extract.evidence import Flaw, Place
from summarizer.extract.fiction import fiction_around
from summarizer.extract.held import Reading, bare, codes, is_leak
from summarizer.extract.leftout import denies_in_a_phrase, left_out_phrase, negation_before_act
from summarizer.extract.overlap import is_worded_freely
from summarizer.extract.polarity import left_out_negation, negated_act
from summarizer.extract.signs import look_at
from summarizer.extract.stance import added_negation, conflicting_act, denial_of
from summarizer.extract.support import unsupported_specifics
from summarizer.extract.swapped import swapped_figures
from summarizer.extract.weakened import left_out_condition, left_out_doubt
from summarizer.schema.communique import GroundedClaim
from summarizer.schema.draft import ClaimDraft
from summarizer.schema.words import ClaimType
from summarizer.text.fold import fold_text
from summarizer.text.words import reads_as_english

_CLAIM_TYPES: dict[str, ClaimType] = {
    "agreements": "agreement",
    "positions": "position",
    "facts": "fact",
}
_STEM_LETTERS = 4
MOST_STATEMENT_CHARS = 1_000
"""A claim in one sentence is no longer."""
MOST_WORD_CHARS = 60
"""A verb with its particle is no longer."""


def ground_claim(
    entry: Entry, draft: ClaimDraft, place: Place, reading: Reading
) -> GroundedClaim | Flaw:
    """Return a claim as its sentences have it, or what is wrong with it."""
    statement = " ".join(draft.statement.split())
    holders = codes(draft.holders, reading)
    claim_type = _CLAIM_TYPES[entry.list_name]
    flaw = (
        _wrong_words(draft, statement, reading)
        or _wrong_polarity(draft, place, reading)
        or _wrong_holders(holders, claim_type, reading)
        or _wrong_stance(draft, place, reading)
        or _left_out(entry, draft, place, reading)
        or _wrong_attribution(draft, holders, claim_type, place, reading)
    )
    if flaw is not None:
        return flaw
    speaker = _speaker(draft, place, reading)
    targets = codes(draft.targets, reading)
    known = (*holders, *reading.people, *((speaker,) if speaker else ()))
    flaw = _wrong_statement(statement, place, reading, holders=holders, known=known, about=targets)
    if flaw is not None:
        return flaw
    act = " ".join(draft.act.lower().split())
    return GroundedClaim(
        span=place.span,
        sentence=place.sentence.number,
        zone=place.sentence.zone,
        provenance=entry.rule,
        type=claim_type,
        statement=statement,
        topic=bare(draft.topic, reading, place.near) or act,
        holders=holders,
        targets=tuple(target for target in targets if reading.words.names(target)),
        speaker=speaker,
        stance=draft.stance,
        act=act[:MOST_WORD_CHARS] or fold_text(draft.act_as_written).lower() or "state",
        act_as_written=_act_as_written(draft, place),
        qualifiers=_verbatim(draft.qualifiers, place.near),
        voice=draft.voice,
    )


def _wrong_statement(
    statement: str,
    place: Place,
    reading: Reading,
    *,
    holders: Sequence[str],
    known: Sequence[str],
    about: Sequence[str],
) -> Flaw | None:
    """Return the flaw of a statement that says what its sentence does not.

    Args:
        statement: The statement, on one line.
        place: Where the claim stands.
        reading: The article.
        holders: Codes and names of whoever holds the claim.
        known: Whom it may name besides those whom the sentence names.
        about: Codes and names of whom it is about.
    """
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
    if not _is_english(place, reading):
        return None
    swapped = swapped_figures(place.near, statement)
    if swapped:
        return Flaw("unsupported_statement", f"the sentence has {swapped} in each other's places")
    names = (*known, *about, *_names_of(holders, reading))
    if is_worded_freely(statement, place.span.quote, place.context, names):
        return Flaw("unsupported_statement", "the sentence of the quote says something else")
    return None


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
    if is_leak(" ".join((statement, draft.topic, draft.act)), reading):
        return Flaw("prompt_leak", "the item repeats what the model was told")
    return None


def _wrong_stance(draft: ClaimDraft, place: Place, reading: Reading) -> Flaw | None:
    """Return the flaw of a claim whose quote says the opposite, or is denied."""
    if not _is_english(place, reading):
        return None
    quote, statement = place.span.quote, draft.statement
    signs = look_at(place.near)
    act = None
    if signs.is_against or draft.stance == "oppose":
        act = conflicting_act(place.before, quote, statement=statement, stance=draft.stance)
    if act is not None:
        reason = f"the sentence says {act!r}, and the item says {draft.stance!r}"
        return Flaw("stance_quote_conflict", reason)
    denial = None
    if signs.is_denied:
        denial = denial_of(place.before, quote, place.after, statement=statement)
    if denial is not None:
        return Flaw("polarity", f"the sentence says {denial!r}, and the item leaves that out")
    left_out = left_out_phrase(place.before, quote, statement=statement) or negation_before_act(
        place.before, quote, act=draft.act, statement=statement, stance=draft.stance
    )
    if left_out is not None:
        return Flaw("polarity", f"the sentence says {left_out!r}, and the item leaves that out")
    added = added_negation(place.context, statement)
    if added is not None and not denies_in_a_phrase(place.context):
        return Flaw("polarity", f"the item says {added!r}, and the sentence does not")
    return None


def _left_out(entry: Entry, draft: ClaimDraft, place: Place, reading: Reading) -> Flaw | None:
    """Return the flaw of a claim without the fiction, doubt or condition of its sentence.

    The embedded extractor, whose rules nobody can talk into anything, quotes less than a condition.
    """
    signs = look_at(place.near)
    if not (signs.is_framed or signs.is_doubtful or signs.is_conditional):
        return None
    if not _is_english(place, reading):
        return None
    before, quote, after = place.before, fold_text(place.span.quote), place.after
    statement, is_against = draft.statement, draft.stance == "oppose"
    found = None
    if signs.is_framed:
        found = fiction_around(before, quote, after, statement=statement, is_against=is_against)
    if found is None and signs.is_doubtful:
        found = left_out_doubt(place.near, statement)
    if found is None and signs.is_conditional and entry.rule is None:
        found = left_out_condition(
            before, quote, after, statement=statement, qualifiers=draft.qualifiers
        )
    if found is None:
        return None
    return Flaw("polarity", f"the sentence says {found!r}, and the item leaves that out")


def _is_english(place: Place, reading: Reading) -> bool:
    """Return whether statements are in English, and the article, or the sentence of a quote."""
    is_told_so = reading.told_in == "en"
    return is_told_so and (reading.words.is_english or reads_as_english(place.near))


def _wrong_attribution(
    draft: ClaimDraft,
    holders: tuple[str, ...],
    claim_type: ClaimType,
    place: Place,
    reading: Reading,
) -> Flaw | None:
    """Return the flaw of a claim whose sentence is plainly of somebody else."""
    if claim_type == "fact" or not _is_english(place, reading):
        return None
    other = speaks_for_another(
        place, holders, reading.parties, reading.vocabulary, statement=draft.statement
    )
    if other is None:
        return None
    listed = ", ".join(map(repr, holders))
    return Flaw("unsupported_attribution", f"the sentence is of {other!r}, and not of {listed}")


def _names_of(holders: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """Return what the states among the holders, and their people, are called."""
    countries = reading.vocabulary.countries
    known = [countries[holder] for holder in holders if holder in countries]
    return tuple(name for one in known for name in (one.name, *one.demonyms))


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
