# ruff: noqa: E501 - a pattern is easier to read on one line
"""Doubts and conditions of a sentence that a claim leaves out: `might`, `only if`. English only."""

import re
from collections.abc import Sequence

from summarizer.text.fold import fold_text

_FLAGS = re.VERBOSE | re.IGNORECASE
_DOUBT = re.compile(
    r"""(?:\b(?P<doubt>might|(?-i:may)|could|(?-i:may)\ or\ (?-i:may)\ not|hop(?:es?|ed|ing)\ to|(?:perhaps|maybe|possibly)(?:\ [\w'-]+){0,4}?\ (?:will|would|is\ to|are\ to)
    |(?:will|would)\ (?:perhaps|maybe|possibly)|(?:is|are|was|were|be|been|still|now)\ (?:considering|weighing|mulling|contemplating|thinking\ (?:of|about))(?:\ whether)?(?:\ to)?
    |(?:would|will)\ consider)
    (?:,\ [^,]{1,40},)?(?:\ (?:\w+ly|also|well|yet|still|soon|even|one\ day|now|then|in\ \w+|be|have|been))*\ (?P<verb>(?!(?:only|not|be|or|the|an?|it|they|this|both|to)\b)[a-z]{3,}))
    (?!\ (?:\w+\ ){0,3}?only\b)""",
    _FLAGS,
)
DOUBTFUL = frozenset(
    b"""might may could considering weighing mulling contemplating consider hope hopes hoped hoping
    perhaps maybe possibly thinking""".split()
)
"""Of these words every doubt has one."""
_HEDGED = re.compile(
    r"""\b(?:might|(?-i:may)|could|can|would|possib\w*|perhaps|maybe|potential\w*|consider\w*|explor\w*|examin\w*|whether|option\w*|likely|likelihood|mull\w*
    |weigh\w*|threat\w*|warn\w*|reserv\w*|open\ to|ready|prepared|able|allow\w*|permit\w*|lets?|letting|entitl\w*|free\ to|right\ to|rights|if|unless|provided|subject
    |depend\w*|suggest\w*|contemplat\w*|study|studies|discuss\w*|propos\w*|rais\w*|hint\w*|willing\w*|envisag\w*|foresee\w*|expect\w*|fear\w*|hop(?:e|es|ed|ing)
    |optional\w*|up\ to|maximum|at\ most|no\ more\ than|risk\w*|not|no|never)\b""",
    _FLAGS,
)
"""A statement with one of these words says that something may be, or that it is allowed."""
_FIRM = r"(?:will|shall|must|is\ to|are\ to|ha(?:s|ve)|did|does|do|agree[sd]?(?:\ to)?|pledge[sd]?\ to|promise[sd]?\ to|commit(?:s|ted)?\ to|decide[sd]?\ to|undert\w+\ to)"
_RELATIVE = re.compile(r"\b(?:what|whatever|whoever|which|who|so\ that)(?:\ \w+){0,2}\ $", _FLAGS)
"""What may be of something that is done."""
_STEM_LETTERS = 5
_LEAST_LETTERS = 4


def left_out_doubt(near: str, statement: str) -> str | None:
    """Return the doubt under which a sentence does what its statement says is done.

    Args:
        near: The folded sentence.
        statement: What the claim says.

    >>> left_out_doubt("Chile might lend a ship.", "Chile will lend a ship.")
    'might lend'
    """
    if _HEDGED.search(statement):
        return None
    said = fold_text(statement).lower()
    for found in _DOUBT.finditer(near):
        verb = found["verb"].lower()
        stem = _stem(verb)
        if re.search(rf"\b{re.escape(stem)}\w*", said) is None:
            continue
        if _RELATIVE.search(near, 0, found.start()):
            continue
        elsewhere = near[: found.start()] + near[found.end() :]
        if re.search(rf"\b{_FIRM}\ (?:\w+ly\ |also\ |be\ )?{re.escape(stem)}", elsewhere, _FLAGS):
            continue
        return f"{found['doubt']} {verb}"
    return None


def _stem(verb: str) -> str:
    """Return the letters that forms of a verb share."""
    bare = re.sub(r"(?:ing|ed|e)$", "", verb) if len(verb) > _LEAST_LETTERS else verb
    return (bare if len(bare) > 2 else verb)[:_STEM_LETTERS]


_LASTING = r"""(?:(?:it|this|that)\ (?:takes?|took)|(?:(?:it|this|that|they|the\ \w+|[A-Z]\w+)\ (?:\w+ly\ )?)?(?:(?:is|are|was|were|be|may\ be|proves?|remains?)\ )?
    (?:(?:possible|necessary|needed|required|feasible|practicable|desired|lasts?|lasted|goes\ on)\b
    |(?:needs?|requires?|wants?|wanted|wish(?:es|ed)?|like[sd]?|continue[sd]?|persist(?:s|ed)?|can|could)(?=\W*$|[.,;:']))
    |(?:we|he|she|you|they)\ (?:want|need|wish|like|can|must|have)(?:s|ed)?(?:\ to)?(?=\W*$|[.,;:'])
    |(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d.,]*)\ (?:\w+\ )?(?:minute|hour|day|week|month|year|decade|generation|metre|meter|kilomet|mile)\w*)"""
_AS_LONG = rf"(?<!for\ )(?<!just\ )(?:as|so)\ long\ as(?!\ {_LASTING})"
"""A condition, and not how long something goes on: `as long as it takes`."""
_CONDITION = rf"(?:(?:but\ )?only\ (?:if|when|once|after|on\ condition)|unless|(?:but\ )?provid(?:ed|ing)\ (?:that|it|he|she|they)\b|(?:but\ )?provided\ (?:the|[A-Z]\w+)\b|(?:but\ )?on\ (?:the\ )?condition\ that|if,?\ and\ only\ if|conditional\ (?:up)?on|contingent\ (?:up)?on|{_AS_LONG}|except\ if|in\ the\ event\ that|assuming(?!\ (?:[\w-]+\ ){{0,2}}(?:office|power|presidency|chair\w*|leadership|control|command|role|post|responsib\w+|duties|helm|risks?|debts?)\b)|but\ not\ (?:if|unless|before|until))"
_BEHIND = re.compile(
    rf"""^(?:\ (?!and\b|but\b|which\b|who\b|because\b)[\w-]+){{0,3}}[,'(-]{{0,3}}(?:\ (?:[\w.]+\ ){{0,3}}(?:said|says|added|told\ \w+),?(?:\ ')?)?\ ?['(]?(?P<condition>{_CONDITION})\b""",
    re.VERBOSE,
)
_AHEAD = re.compile(
    rf"^'?(?P<condition>(?:But\ |And\ )?(?:Only\ (?:if|when|once|after)|Unless|Provid(?:ed|ing)\ (?:that\ )?|On\ (?:the\ )?condition\ that|If,?\ and\ only\ if|Assuming\ that|In\ the\ event\ that|(?:As|So)\ long\ as(?!\ {_LASTING})))\b[^,;.:]*(?:,\ (?:[\w'-]+\ ){{0,4}}|\ (?:will|would|can|could|does|is|are)\ )$",
    re.VERBOSE,
)
_INSIDE = re.compile(r"\b(?:[Oo]nly|if,? and only) if\b|^Unless\b")
"""In a quote other conditions may be told in other words; whoever opens the quote sees them."""
CONDITIONAL = frozenset(
    b"only unless provided providing condition conditional contingent long except event assuming if".split()
)
"""Of these words every condition has one."""
_TOLD = re.compile(
    r"\b(?:if|unless|provid(?:ed|ing)|condition\w*|subject|once|until|only|when|depend\w*|contingent|as\ long|so\ long|after|except|without|requir\w*|pending|in\ return|in\ exchange)\b",
    _FLAGS,
)
"""A statement or a qualifier with such a word tells a condition."""


def left_out_condition(
    before: str, quote: str, after: str, *, statement: str, qualifiers: Sequence[str]
) -> str | None:
    """Return the condition right before or behind a quote that its claim leaves out.

    Args:
        before: Folded text from the beginning of the sentence to the quote.
        quote: The folded quote.
        after: Folded text from the quote to the end of the sentence.
        statement: What the claim says.
        qualifiers: Words that the claim gives as what limits it.

    >>> left_out_condition("Chile ", "will sign", " only if Peru does.", qualifiers=(),
    ...     statement="Chile will sign.")
    'only if'
    """
    if any(_TOLD.search(text) for text in (statement, *qualifiers)):
        return None
    found = _BEHIND.match(after) or _AHEAD.match(before) or _INSIDE.search(quote)
    return " ".join(found.group().split()).strip(" ,'(-") if found else None
