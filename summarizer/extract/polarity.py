"""Negations that a quote or a claim leaves out, and so turns round what the article says."""

import re
from functools import lru_cache

from summarizer.schema.words import Stance
from summarizer.text.fold import fold_text
from summarizer.text.words import parted_words

_AUXILIARY = (
    "(?:is|are|was|were|do|does|did|has|have|had|will|would|shall|should|can|could|may|might)"
)
_NOT = rf"(?:\b{_AUXILIARY}\ not|\bnot|\bnever|\b{_AUXILIARY}n't|\bcannot|\bcan't|\bwon't)"
_REFUSED = r"\b(?:refus(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|fail(?:s|ed|ing)?|unwilling|unable)"
_NO_SUBJECT = r"""(?:\bneither\ (?:[\w'-]+\ ){1,4}?(?:nor\ (?:[\w'-]+\ ){1,4}?)?
    |\b(?:nobody|no\ one|none\ of\ (?:the|these|those|them)(?:\ [\w'-]+)?)\b\ ?
    |\bno\ (?:side|party|country|state|government|minister|leader|delegation|participant)s?\ )
    (?:(?:has|have|had|will|would|is|are|was|were|could|can)\ )?(?:yet\ )?"""
_BETWEEN = r"(?:\ (?!and\b|but\b|while\b|yet\b|only\b|just\b|merely\b|simply\b)[\w'-]+){0,2}"
_DENIED = r"""\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|rul(?:e[sd]?|ing)\ out
    |stopp?(?:s|ed|ing)?\ short\ of|refrain(?:s|ed|ing)?\ from|rather\ than|instead\ of|without
    |no\ longer)(?:\ (?:to|that|having|any|the|a|of|claims?|reports?|suggestions?|allegations?
    |it|they|he|she|ha[sd]|have)){0,4}"""
_FLAGS = re.IGNORECASE | re.VERBOSE
_CUES = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        rf"(?<!whether\ or\ ){_NOT}{_BETWEEN}\ ?$",
        rf"{_REFUSED}(?:\ to(?:\ [\w'-]+)?)?\ ?$",
        rf"{_DENIED}\ ?$",
        rf"{_NO_SUBJECT}$",
    )
)
"""What negates the words that come right after it."""
NEGATIONS = re.compile(
    r"""\b(?:not|no|never|neither|nor|none|nobody|without|cannot|refus\w*|declin\w*|fail\w*|denied
    |denies|deny|reject\w*|rule[sd]?\ out|oppos\w*|against|withh[eo]ld\w*|disagree\w*|lack\w*
    |unable|unwilling)\b|n't\b""",
    _FLAGS,
)
_NEGATING_WORDS = frozenset(
    """not no never neither nor none nobody without cannot denied denies deny rule rules ruled
    against unable unwilling""".split()
)
_NEGATING_BEGINNINGS = (
    "refus", "declin", "fail", "reject", "oppos", "withh", "disagree", "lack", "n't",
)  # fmt: skip
"""Of these words, or with one of these letters in it, is every match of `NEGATIONS`."""
_CLAUSE_ENDS = re.compile(r"[,.;:!?()]")
_NOT_ONLY = re.compile(r"\W*(?:only|just|merely|simply)\b", re.IGNORECASE)
_STEM_LETTERS = 4
_OPPOSING = ("oppos", "rejec", "conde", "denou", "objec", "depl")


def left_out_negation(before: str, quote: str, *, statement: str, stance: Stance) -> str | None:
    """Return the words before a quote that negate it, where the claim does not say so.

    Args:
        before: Folded text from the beginning of the sentence to the quote.
        quote: The quote.
        statement: What the claim says; a negation in it is taken for the one of the sentence.
        stance: The stance that is claimed; whoever opposes does not `agree`, but may `oppose`.

    >>> left_out_negation("They did not ", "agree to disarm", statement="They agreed to disarm.",
    ...     stance="support")
    'did not'
    """
    clause = _CLAUSE_ENDS.split(before)[-1]
    if not clause.strip():
        return None
    found = next((match for cue in _CUES if (match := cue.search(clause))), None)
    if found is None or _NOT_ONLY.match(quote):
        return None
    against = fold_text(quote).lower().startswith(_OPPOSING)
    if (stance == "oppose" and not against) or _says_no(statement, quote):
        return None
    return found.group().strip()


def negated_act(quote: str, *, act: str, statement: str, stance: Stance) -> str | None:
    """Return the negated act in a quote that a claim reports without its negation.

    >>> negated_act("did not agree to disarm", act="agree", statement="They agreed to disarm.",
    ...     stance="support")
    'did not agree'
    """
    stem = act.split()[0][:_STEM_LETTERS] if act.split() else ""
    if stance == "oppose" or not stem or not negations_in(quote):
        return None  # every negated act has one of these words
    if _says_no(statement, ""):
        return None
    found = negated_verb(stem).search(fold_text(quote))
    return found.group() if found else None


@lru_cache(maxsize=512)
def negated_verb(stem: str) -> re.Pattern[str]:
    """Return the pattern of a negated verb that begins with these letters."""
    verb = rf"{re.escape(stem)}[\w-]*"
    negators = (
        rf"{_NOT}(?:\ yet)?(?:\ [\w-]+ly)?\ ",
        rf"{_REFUSED}\ to\ ",
        rf"{_NO_SUBJECT}(?:\w+ly\ )?",
    )
    pattern = "|".join(negator + verb for negator in negators)
    return re.compile(pattern, _FLAGS)


def _says_no(statement: str, quote: str) -> bool:
    """Return whether a statement has a word of negation that the quote does not have."""
    return bool(negations_in(statement) - negations_in(quote))


@lru_cache(maxsize=1024)
def negations_in(text: str) -> frozenset[str]:
    """Return the words of negation that a text has, in lower case."""
    folded = fold_text(text)
    if not _may_have_negations(folded):
        return frozenset()
    return frozenset(found.group().lower() for found in NEGATIONS.finditer(folded))


def _may_have_negations(text: str) -> bool:
    """Return whether a folded text may have words of negation; most have none."""
    if not text.isascii() or not _NEGATING_WORDS.isdisjoint(parted_words(text)):
        return True
    lower = text.lower()
    return any(beginning in lower for beginning in _NEGATING_BEGINNINGS)
