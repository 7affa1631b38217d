"""What in a text a person should look at before relying on it: the flags of an article."""

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.schema.article import Sentence
from summarizer.schema.flags import Flag, FlagKind, sort_flags
from summarizer.text.addressed import find_addressed
from summarizer.text.confusables import find_mixed_words
from summarizer.text.endless import MAX_WORDS, is_endless
from summarizer.text.normalize import count_hidden
from summarizer.text.orders import SPECIAL_TOKEN
from summarizer.text.quicklook import (
    may_be_encoded,
    may_be_smuggled,
    may_have_markup,
    may_have_schemes,
    may_have_tokens,
)

MOST_OF_A_KIND = 20
"""So many flags of one kind say as much as more."""
_BIDI = re.compile("[\u061c\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of writing round."""
SMUGGLED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x90\x9b\x9d\U000e0000-\U000e0fff]|[\ufe00-\ufe0e]{2}|[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]{4}"
    "|(?<=[A-Za-z])[\u200b-\u200d\u2060-\u2064\u034f\u115f\u1160\u3164\ufeff](?=[A-Za-z])"
)
"""Unseen characters that carry a text of their own, or part a word; a soft hyphen only tells where
a line may break, and a few others at the ends of words are what editors leave behind."""
_SCHEME = re.compile(
    r"(?<![\w.-])(?:javascript|vbscript|data|file|blob|about|view-source|chrome|jar)\s?:(?=[^\s\d])"
    r"(?=(?://|[\w.]+\(|\w+/[\w.+-]+[;,]|blank\b|[\w%./-]+/))",
    re.IGNORECASE,
)
"""An address that a browser would run or read from the disk."""
_MARKUP = re.compile(
    r"<\s*(?:script|svg|img|iframe|object|embed|link|meta|style|form|base|video|audio|math)\b[^<>]{0,300}[\s/>]"
    r"|\bon(?:error|load|click|mouse\w{2,5}|focus|key\w{2,5}|toggle|start|begin)\s*=\s*\S"
    r"|!\[[^\]\n]{0,100}\]\(\s*[a-z][\w+.-]*:[^)\s]{1,500}\)|</script\b"
    r"|\[[^\]\n]{0,100}\]\(\s*(?:javascript|vbscript|data|file):[^)\n]{1,500}\)",
    re.IGNORECASE,
)
"""What a browser, or a reader of Markdown, would run, load or link."""
_ENCODED = re.compile(
    r"(?<![\w/+.:%=-])(?=[A-Za-z0-9+/]{0,39}\d)(?=[A-Za-z0-9+/]{0,39}[a-z])(?=[A-Za-z0-9+/]{0,39}[A-Z])"
    r"[A-Za-z0-9+/]{40,}={0,2}(?![\w/+-])"
    r"|(?<![\w/+.:%=-])(?:[0-9a-fA-F]{2}[ :]?){48,}(?!\w)|(?:%[0-9A-Fa-f]{2}){8,}"
    r"|(?:&#x?[0-9A-Fa-f]{2,6};){6,}|(?:\\x[0-9A-Fa-f]{2}){6,}|(?:\\u[0-9A-Fa-f]{4}){6,}"
)  # fmt: skip
"""Stretches that hold a text which nobody reads as it stands; they are never decoded."""
PATTERNS: tuple[tuple[FlagKind, Callable[[str], bool], re.Pattern[str]], ...] = (
    ("special_token_lookalike", may_have_tokens, SPECIAL_TOKEN),
    ("active_markup", may_have_markup, _MARKUP),
    ("bad_url_scheme", may_have_schemes, _SCHEME),
    ("encoded_payload", may_be_encoded, _ENCODED),
)
"""What is looked for, with the quick look for what it needs."""


def flag_text(text: str, sentences: Sequence[Sentence]) -> tuple[Flag, ...]:
    """Return what a person should look at in the text of an article, by place."""
    orders = find_addressed(text, sentences).noticed
    found = [
        *(Flag(kind="instruction_like_text", start=one.start, end=one.end) for one in orders),
        *(
            Flag(kind=kind, start=match.start(), end=match.end())
            for kind, may_have, pattern in PATTERNS
            if may_have(text)
            for match in pattern.finditer(text)
        ),
        *(
            Flag(kind="mixed_script_name", start=one.start, end=one.end)
            for one in find_mixed_words(text)
        ),
        *_endless(text, sentences),
        *_unseen(text),
    ]
    return sort_flags(tuple(_first_of_each(found)))


def has_bad_scheme(address: str) -> bool:
    """Return whether an address is one that a browser would run; a mere path is none.

    >>> has_bad_scheme("javascript:alert(1)"), has_bad_scheme("notes/data: a.txt")
    (True, False)
    """
    return _SCHEME.match(address.strip()) is not None


def _endless(text: str, sentences: Sequence[Sentence]) -> Iterator[Flag]:
    """Yield a flag for each stretch of sentences in a row that are too long to be read in full."""
    start = end = -1
    for one in sentences:
        if one.end - one.start <= MAX_WORDS or one.zone not in ("narration", "quotation"):
            continue
        if is_endless(text[one.start : one.end]):
            if start >= 0 and text[end : one.start].strip():
                yield Flag(kind="endless_sentence", start=start, end=end)
                start = -1
            start = one.start if start < 0 else start
            end = one.end
    if start >= 0:
        yield Flag(kind="endless_sentence", start=start, end=end)


def _unseen(text: str) -> Iterator[Flag]:
    """Yield one flag for all characters that nobody sees, and one for those that turn lines."""
    turning = () if text.isascii() else _BIDI.findall(text)
    if may_be_smuggled(text) and SMUGGLED.search(text):
        hidden = count_hidden(text) - len(turning)
        yield Flag(kind="invisible_characters", detail=f"{hidden} characters")
    if turning:
        yield Flag(kind="bidi_controls", detail=f"{len(turning)} characters")


def _first_of_each(flags: Sequence[Flag]) -> Iterator[Flag]:
    counts: dict[FlagKind, int] = {}
    for flag in flags:
        counts[flag.kind] = counts.get(flag.kind, 0) + 1
        if counts[flag.kind] <= MOST_OF_A_KIND:
            yield flag
