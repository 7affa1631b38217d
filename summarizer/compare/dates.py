"""What became of the dates: kept, moved, new or gone."""

from collections.abc import Sequence

from summarizer.compare.pairing import match_items, side_by_side
from summarizer.schema.briefing import Date
from summarizer.schema.difference import DateComparison, ItemStatus, Match
from summarizer.text.edtf import same_edtf
from summarizer.text.similarity import content_words

ALIKE = 0.30
"""Least share of words that two dates of one role and other values have in common (Jaccard)."""
_OWN = frozenset(("meeting", "visit", "document_issued", "next_meeting"))
"""Roles that an event has one date of, as a rule: the role says what the date is of."""


def compare_dates(
    old: Sequence[Date], new: Sequence[Date], *, same_articles: bool
) -> tuple[DateComparison, ...]:
    """Return what became of every date of the two briefings, the newer one's first.

    Days of publication are left out: they are of articles. Two dates are of one thing where their
    ids are the same (of editions), or their role is and what they are of is said in like words; of
    the dates that an event has one of, the role is enough.
    """
    ours = [date for date in old if date.role != "publication"]
    theirs = [date for date in new if date.role != "publication"]
    found = match_items(
        ours, theirs, same_articles=same_articles, likeness=_likeness, explain=_explain
    )
    return tuple(_compare(*one) for one in side_by_side(ours, theirs, found))


def _compare(old: Date | None, new: Date | None, match: Match | None) -> DateComparison:
    status: ItemStatus = "added" if old is None else "dropped"
    if old is not None and new is not None:
        status = "kept" if same_edtf(old.value, new.value) else "changed"
    return DateComparison(status=status, match=match, old=old, new=new)


def _explain(old: Date, new: Date, score: float) -> Match:
    words = sorted(set(content_words(old.about)) & set(content_words(new.about)))
    reason = f"same role ({old.role.replace('_', ' ')})"
    reason += f", like words ({', '.join(words)})" if words else ""
    return Match(rule="words", score=score, reason=reason)


def _likeness(old: Date, new: Date) -> float | None:
    """Return how alike two dates are, the same value counting most; None where they are not."""
    if old.role != new.role:
        return None
    ours, theirs = set(content_words(old.about)), set(content_words(new.about))
    share = len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0
    same = same_edtf(old.value, new.value)
    if share < ALIKE and old.role not in _OWN and not (same and ours & theirs):
        return None
    return 0.1 + 0.4 * share + 0.5 * same
