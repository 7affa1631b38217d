# ruff: noqa: E501 - a pattern is easier to read on one line
"""Quotes that speak against what a claim makes of them: another stance, or words somebody denies.

English only: the words are those of English reports, and of others nothing is found.
"""

import re

from summarizer.extract.polarity import negations_in
from summarizer.schema.words import Stance
from summarizer.text.fold import fold_text
from summarizer.text.opposition import AGAINST, IN_FAVOUR, SOMEHOW_AGAINST, may_be_against
from summarizer.text.words import ascii_words

_FLAGS = re.IGNORECASE | re.VERBOSE
_CLAUSE = re.compile(
    r"[.;:!?()]|,\ |\b(?:and|but|while|although|though|whereas|yet)\b", re.IGNORECASE
)

_SAYINGS = r"(?:claims?|reports?|rumou?rs?|suggestions?|allegations?|assertions?|speculation|stories|accounts?|posts?|documents?)"
_UNTRUE = r"(?:false|fake|fabricated|baseless|unfounded|doctored|forged|untrue|bogus|hoax|made-up|invented|incorrect)"
_DENIES = (
    r"(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?"
    r"|disput(?:e|es|ed|ing)|rubbish(?:es|ed)?|scotch(?:es|ed)?|disavow(?:s|ed)?|contradict(?:s|ed))"
)
DENIED_BEFORE = re.compile(
    rf"""\b{_DENIES}\b[^.;]{{0,60}}?\b{_SAYINGS}\b[^.;]{{0,60}}$
    |\bden(?:y|ies|ied|ying)\b\ (?:that|having|any|it|they|he|she|ever|to)\b[^.;]{{0,60}}$
    |\brefus\w*\ to\ (?:say|comment|confirm|discuss)\b[^.;]{{0,60}}$
    |\b(?:say|ask\w*|know\w*|clear|decid\w*|confirm\w*|discuss\w*|question\w*)\ (?:whether|if)\b[^.;]{{0,60}}$
    |\bno\ truth\ (?:in|to)\b[^.;]{{0,60}}$|\bit\ (?:is|was)\ (?:not\ true|{_UNTRUE})\ that\b[^.;]{{0,60}}$
    |\bcontrary\ to\ {_SAYINGS}\b[^.;,]{{0,60}}$
    |\b{_UNTRUE}\b[^.;]{{0,50}}\b(?:that|saying|says|claiming|said|claimed|claims|alleg(?:es|ed|ing)|which)\b[^.;]{{0,60}}$
    |\b(?:falsely|wrongly|mistakenly|erroneously)\ (?:claim|report|stat|sa[iy]|alleg|suggest|assert)\w*\b[^.;]{{0,60}}$""",
    _FLAGS,
)
_ANSWERED = re.compile(
    r"""\w+\ (?:whether|if)\ [^.;]{1,60}?(?P<answer>,\ (?:and\ |but\ )?(?:[\w'.-]+\ ){1,5}?(?:said|says|told|repl\w+|answer\w+|will|would|is|was|did|has|[a-z]+ed)
    |\bbut|\band\ (?:then\ |later\ |also\ )?(?:he|she|it|they|both|will|would|said|replied|[a-z]+ed))\b""",
    _FLAGS,
)
"""A question with what is said of it, or beside it: `Asked whether it would pay, Peru said so`."""
DENIED_AFTER = re.compile(
    rf"""^[^.;]{{0,60}}?(?:\b(?:was|were|is|are|has\ been|have\ been|as)\ (?:\w+\ )?(?:{_UNTRUE}|denied|a\ hoax|a\ lie|wrong)\b
    |,?\ (?:-\ )?(?:a|an|which|something)\ [^.;]{{0,40}}?\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)|refut(?:es|ed)|called\ {_UNTRUE})\b)""",
    _FLAGS,
)

DENYING = frozenset(
    b"""deny denies denied denying dismiss dismisses dismissed dismissing reject rejects rejected
    rejecting refute refutes refuted refuting rebut rebuts rebutted rebutting dispute disputes
    disputed disputing rubbish rubbishes rubbished scotch scotches scotched disavow disavows
    disavowed contradict contradicts contradicted whether if truth true contrary falsely wrongly
    mistakenly erroneously false fake fabricated baseless unfounded doctored forged untrue bogus
    hoax invented incorrect lie wrong""".split()
)
"""Of these words every denial of what is quoted has one, `refuse` in some form, or `made-up`."""


def may_deny(before: str, quote: str, after: str) -> bool:
    """Return whether folded texts may have words that deny what is quoted."""
    text = f"{before}{quote}{after}"
    if not text.isascii() or before[-1:].isalnum() or after[:1].isalnum():
        return True
    words = ascii_words(text)
    if b"refus" in words or b"made up" in words:
        return True
    return not DENYING.isdisjoint(words.split())


def conflicting_act(before: str, quote: str, *, statement: str, stance: Stance) -> str | None:
    """Return the act of a quote that speaks against the stance of its claim; None where none does.

    The act that governs is the first one of the quote, else the last one before it in its clause.
    A statement that itself says no keeps what the quote says, whatever its stance is called.

    Args:
        before: Folded text from the beginning of the sentence to the quote.
        quote: The quote.
        statement: What the claim says.
        stance: What the claim calls it.

    >>> conflicting_act("Hale said Brenn ", "rejects any link", stance="support",
    ...     statement="Brenn supports a link.")
    'rejects'
    """
    folded = fold_text(quote)
    where = (statement,) if stance == "oppose" else (before, folded)
    if stance == "neutral" or not any(map(may_be_against, where)):
        return None
    governing = _governing(before, folded)
    if governing is None:
        return None
    act, is_against, clause = governing
    if stance == "support" and is_against and not SOMEHOW_AGAINST.search(statement):
        return act
    says_yes = not is_against and not SOMEHOW_AGAINST.search(clause)
    if stance == "oppose" and says_yes and AGAINST.search(statement):
        return act
    return None


def added_negation(near: str, statement: str) -> str | None:
    """Return a denial of a statement of which its sentences have nothing; None where there is none.

    >>> added_negation("They agreed to reopen it.", "They agreed never to reopen it.")
    'never'
    """
    if not may_be_denied(fold_text(statement)):
        return None
    found = sorted(negations_in(statement) & DENIALS)
    return found[0] if found and not SOMEHOW_AGAINST.search(near) else None


def may_be_denied(folded: str) -> bool:
    """Return whether a folded statement may have one of the denials."""
    if not folded.isascii() or "n't" in folded.lower():
        return True
    return not _DENIAL_WORDS.isdisjoint(ascii_words(folded).split())


def denial_of(before: str, quote: str, after: str, *, statement: str) -> str | None:
    """Return the words that deny what is quoted, where the claim does not say so.

    Args:
        before: Folded text from the beginning of the sentence to the quote.
        quote: The quote.
        after: Folded text from the quote to the end of the sentence.
        statement: What the claim says.

    >>> denial_of("Brenn dismissed reports that it had ", "agreed to a link", "",
    ...     statement="Brenn agreed to a link.")
    'dismissed reports that it had'
    """
    folded = fold_text(quote)
    if not may_deny(before, folded, after) or SOMEHOW_AGAINST.search(statement):
        return None
    act = IN_FAVOUR.search(folded)
    lead = before + (folded[: act.start()] if act else "")
    rest = (folded[act.end() :] if act else "") + after
    found = DENIED_BEFORE.search(lead)
    if found is not None:
        answered = _ANSWERED.match(before + folded, found.start())
        if answered is not None and answered.start("answer") <= len(lead):
            found = None
    found = found or DENIED_AFTER.search(rest)
    return " ".join(found.group().split()) if found else None


DENIALS = frozenset(
    """not no never neither nor none nobody cannot n't refuse refuses refused denied denies deny
    reject rejects rejected oppose opposes opposed""".split()
)
_DENIAL_WORDS = frozenset(word.encode() for word in DENIALS)


def _governing(before: str, quote: str) -> tuple[str, bool, str] | None:
    """Return the act that governs a quote, whether it is against, and the text that it stands in."""
    inside = _first(quote)
    clause = _CLAUSE.split(before)[-1]
    if inside is not None:
        act, is_against = inside
        return act, is_against, f"{clause} {quote}"
    acts = [(found.start(), found.group(), True) for found in AGAINST.finditer(clause)]
    acts += [(found.start(), found.group(), False) for found in IN_FAVOUR.finditer(clause)]
    if not acts:
        return None
    _, act, is_against = max(acts)
    return act, is_against, f"{clause} {quote}"


def _first(text: str) -> tuple[str, bool] | None:
    against, in_favour = AGAINST.search(text), IN_FAVOUR.search(text)
    if against is None and in_favour is None:
        return None
    if in_favour is None or (against is not None and against.start() < in_favour.start()):
        return (against or in_favour).group(), True  # type: ignore[union-attr] # one is there
    return in_favour.group(), False
