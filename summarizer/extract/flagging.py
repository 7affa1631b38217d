"""What of an article's answers a person should look at: what was set aside or is not told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from summarizer.extract.doubts import act_stems
from summarizer.extract.draft import LEAKED
from summarizer.extract.evidence import Evidence
from summarizer.extract.held import holder_of
from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import (
    GroundedClaim,
    GroundedItem,
    GroundedParticipant,
    LedgerEntry,
    RejectedItem,
)
from summarizer.schema.flags import Flag, FlagKind, sort_flags
from summarizer.text.quotation import quoted_characters
from summarizer.text.similarity import content_words
from summarizer.vocabulary.load import Vocabulary

MOST_OF_A_KIND = 20
"""So many flags of one kind say as much as more."""
LEAST_QUOTED_WORDS = 4
"""Fewer words between quotation marks are a name or a term."""
_REPEATED_SHARE = 0.8
"""Share of the words of quoted speech in one claim from which that claim tells it."""
_KINDS: dict[str, FlagKind] = {
    "quote_not_verbatim": "quote_not_verbatim",
    "zone_not_evidence": "unreliable_zone",
    "polarity": "stance_quote_conflict",
    "stance_quote_conflict": "stance_quote_conflict",
    "unsupported_attribution": "unsupported_attribution",
    "unsupported_statement": "unsupported_statement",
    "unsupported_specifics": "unsupported_statement",
    "prompt_leak": "prompt_leak",
}
"""What is wrong with an item that was set aside, as a flag."""
_OF_PARTICIPANTS = frozenset(("quote_not_verbatim", "unsupported_specifics", "lone_participant"))
"""What is wrong with a participant whom the article does not show to take part."""
_SAYS_WHAT = re.compile(
    r"\b(?:will|shall|must|never|cannot|won't|demand\w*|want\w*|oppos\w*|reject\w*|refus\w*|den(?:y|ies|ied)"
    r"|accept\w*|agree\w*|support\w*|condemn\w*|threat\w*|withdraw\w*|recogni[sz]\w*)\b",
    re.IGNORECASE,
)
"""Words of somebody who says what is to be, or what he is for or against."""


def flag_answers(
    article: Article,
    *,
    rejected: Iterable[RejectedItem],
    items: Sequence[GroundedItem],
    ledger: Iterable[LedgerEntry],
    evidence: Evidence,
    vocabulary: Vocabulary,
    too_many: bool,
) -> tuple[Flag, ...]:
    """Return what a person should look at, by place.

    Args:
        article: The article.
        rejected: Items that were set aside.
        items: Items that stand.
        ledger: What became of each sentence.
        evidence: Where quotes may stand.
        vocabulary: Verbs of speech acts.
        too_many: Whether the answers had more items than an article can hold.
    """
    named = frozenset(
        holder_of(one.name, vocabulary) for one in items if isinstance(one, GroundedParticipant)
    )
    found = [
        *(
            flag
            for item in rejected
            if not (_is_participant(item) and holder_of(item.statement, vocabulary) in named)
            for flag in _flag_rejected(item)
        ),
        *_uncovered(article, items, ledger, evidence, act_stems(vocabulary)),
        *([Flag(kind="too_many_items")] if too_many else ()),
    ]
    counts: dict[FlagKind, int] = {}
    kept = []
    for flag in found:
        counts[flag.kind] = counts.get(flag.kind, 0) + 1
        if counts[flag.kind] <= MOST_OF_A_KIND:
            kept.append(flag)
    return sort_flags(tuple(kept))


def _is_participant(item: RejectedItem) -> bool:
    """Return whether an item is a participant; another answer may have shown that he is one."""
    return item.path.startswith("participants")


def _flag_rejected(item: RejectedItem) -> Iterator[Flag]:
    kind = _KINDS.get(item.kind)
    if _is_participant(item) and item.kind in _OF_PARTICIPANTS:
        kind = "ungrounded_participant"
    if kind:
        yield Flag(kind=kind, detail=item.path)
    if item.statement == LEAKED and kind != "prompt_leak":
        yield Flag(kind="prompt_leak", detail=item.path)


def _uncovered(
    article: Article,
    items: Sequence[GroundedItem],
    ledger: Iterable[LedgerEntry],
    evidence: Evidence,
    acts: frozenset[str],
) -> Iterator[Flag]:
    """Yield speech of the report that says what somebody wants, and that no claim rests on."""
    claims = [one for one in items if isinstance(one, GroundedClaim)]
    spans = [span for one in claims for span in (one.span, *one.further)]
    told = cache(
        lambda: [frozenset(content_words(f"{one.statement} {one.span.quote}")) for one in claims]
    )
    entries = {entry.sentence: entry for entry in ledger}
    quoted = quoted_characters(article.text, 0, len(article.text))
    for sentence in article.sentences:
        is_told = sentence.zone in ("narration", "quotation") or sentence.number in evidence.posts
        if not is_told or sentence.number in evidence.set_aside:
            continue
        if entries[sentence.number].by == "zone":
            continue
        speech = list(_speech(article.text, sentence, quoted))
        # What only introduces speech does not tell it; a part of it does.
        if any(one.start < end and start < one.end for one in spans for start, end in speech):
            continue
        for start, end in speech:
            words = frozenset(content_words(article.text[start:end]))
            says = words & acts or _SAYS_WHAT.search(article.text, start, end)
            if says and not any(len(words & one) >= _REPEATED_SHARE * len(words) for one in told()):
                yield Flag(kind="uncovered_quote", start=start, end=end)


def _speech(text: str, sentence: Sentence, quoted: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield where a sentence has a few words between quotation marks."""
    start = None
    for position in range(sentence.start, sentence.end + 1):
        inside = position < sentence.end and position in quoted
        if inside and start is None:
            start = position
        elif not inside and start is not None:
            if len(text[start:position].split()) >= LEAST_QUOTED_WORDS:
                yield start, position
            start = None
