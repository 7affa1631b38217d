"""Negations of several words, or far before their act, that a claim leaves out. English only."""

import re

from summarizer.extract.polarity import negations_in
from summarizer.schema.words import Stance
from summarizer.text.fold import fold_text
from summarizer.text.opposition import IN_FAVOUR, SOMEHOW_AGAINST

_FLAGS = re.IGNORECASE | re.VERBOSE
_PHRASE = re.compile(
    r"""\b(?:no\ longer(?!\ than)|under\ no\ circumstances?|in\ no\ (?:case|way|event)|by\ no\ means
    |at\ no\ (?:point|time|stage)|nowhere(?!\ else)|(?:hardly|scarcely)(?!\ (?:a\ )?surpris)
    |ha(?:s|ve|d)\ (?:yet|still)\ to|(?:is|are|was|were|remains?)\ (?:still\ )?far\ from(?!\ alone)
    |stop(?:s|ped|ping)?\ short\ of|pretend(?:s|ed|ing)?\ to
    |all\ but(?=\ (?!united\b)\w+ed\b))(?!\w)""",
    _FLAGS,
)
_TOLD = re.compile(
    r"\b(?:ceas\w+|drop(?:s|ped)|withdr\w+|abandon\w*|unlikely|barely|pending|undecided)\b",
    re.IGNORECASE,
)
"""Other words than those of negation by which a statement may tell one."""
_NOT = re.compile(
    r"""(?:\b(?:is|are|was|were|do|does|did|has|have|had|will|would|shall|should|can|could|may|might)
    (?:n't|\ not)|\bca?n't|\bwon't|\bcannot|\bnever)\b
    (?!\ (?:only|just|merely|simply|least|before)\b)""",
    _FLAGS,
)
_ASIDE = re.compile(r",\ [^,.;:!?()]{1,40},(?=\ )")
_NAMES = re.compile(r"\b([A-Z][\w-]+) and (?=[A-Z])")
_CLAUSE_END = re.compile(
    r"""[,.;:!?()]|\b(?:and|but|while|although|though|whereas|because|since|when|before|after|if|who|which|until
    |unless|than)\b""",
    _FLAGS,
)
_UNSURE = re.compile(
    r"""\ (?:\w+ly\ )?(?:confirm|say|tell|told|announce|claim|state|indicat|suggest|think|believe
    |expect|mean|promise|guarantee|declare|report|admit|acknowledge|sa[iy]d)\w*\b""",
    _FLAGS,
)
_STEADY = re.compile(
    r"""\b(?:waver|hesitat|falter|doubt|stop|ceas|oppos|object|forget|block|prevent|refus|fail|take
    |took|taken|need|wait|mind|delay|shy|shrink|refrain)\w*|\bbe(?:en)?\ (?:more\ \w+|\w+er)\b""",
    _FLAGS,
)
"""Who does not do this is for what comes next."""
_MOST_WORDS = 6
_FEW_WORDS = 4
_NEAR_WORDS = 4
_STEM_LETTERS = 4


def left_out_phrase(before: str, quote: str, *, statement: str) -> str | None:
    """Return a phrase of negation before or in a quote that the claim leaves out.

    Args:
        before: Folded text from the beginning of the sentence to the quote.
        quote: The quote.
        statement: What the claim says; it leaves out only what it says the next words of.

    >>> left_out_phrase("They no ", "longer agree to it", statement="They agree to it.")
    'no longer'
    """
    text = before + fold_text(quote)
    for found in _PHRASE.finditer(text):
        rest = text[found.end() :]
        if found.end() <= len(before) and _CLAUSE_END.search(_plain(before[found.end() :])):
            continue
        clause = _CLAUSE_END.split(_plain(rest))[0]
        if _repeats(clause, statement) and not _tells_no(statement, clause):
            return found.group()
    return None


def denies_in_a_phrase(text: str) -> bool:
    """Return whether a folded text denies something in one of the phrases.

    >>> denies_in_a_phrase("They have yet to agree.")
    True
    """
    return _PHRASE.search(text) is not None


def negation_before_act(
    before: str, quote: str, *, act: str, statement: str, stance: Stance
) -> str | None:
    """Return the negation of a quote's act that stands some words before it, and is left out.

    >>> negation_before_act("They did not, after all, ", "agree to it", act="agree",
    ...     statement="They agree to it.", stance="support")
    'did not'
    """
    stem = act.split()[0][:_STEM_LETTERS] if act.split() else ""
    folded = fold_text(quote)
    if stance != "support" or not negations_in(before + folded):
        return None
    at = re.search(rf"\b{re.escape(stem)}", folded, re.IGNORECASE) if stem else None
    at = at or IN_FAVOUR.search(folded)
    start = at.start() if at else 0
    lead = _plain(before + folded[:start])
    for found in _NOT.finditer(lead):
        between = lead[found.end() :]
        if _governs(between) and not _tells_no(statement, folded[start:]):
            return found.group()
    return None


def _governs(between: str) -> bool:
    """Return whether a negation holds for an act that these words stand before."""
    if len(between.split()) > _MOST_WORDS or _CLAUSE_END.search(between):
        return False
    if _UNSURE.match(between):
        return True
    is_near = len(between.split()) <= _FEW_WORDS
    return is_near and not (" that " in between or _STEADY.search(between))


def _plain(text: str) -> str:
    """Return a text without what stands between two commas, and `and` between two names."""
    return _NAMES.sub(r"\1 ", _ASIDE.sub("", text))


def _repeats(clause: str, statement: str) -> bool:
    """Return whether a statement has one of the next words of a clause; of no words it has all."""
    words = re.findall(r"\w{4,}", clause)[:_NEAR_WORDS]
    said = fold_text(statement).lower()
    return not words or any(word.lower()[:_STEM_LETTERS] in said for word in words)


def _tells_no(statement: str, rest: str) -> bool:
    """Return whether a statement has words of negation other than those of the rest of a quote."""
    return bool(_stems(statement) - _stems(rest))


def _stems(text: str) -> set[str]:
    folded = fold_text(text)
    found = (
        match for pattern in (_PHRASE, _TOLD, SOMEHOW_AGAINST) for match in pattern.finditer(folded)
    )
    return {match.group().lower()[:_STEM_LETTERS] for match in found}
