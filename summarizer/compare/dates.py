"""What became of the dates: kept, moved, new or gone."""

from collections.abc import Mapping, Sequence

from summarizer.schema.briefing import Date
from summarizer.schema.difference import DateComparison, ItemStatus, Match
from summarizer.text.assign import assign_pairs
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
    found = _match(ours, theirs, same_articles=same_articles)
    by_new = {other: (one, match) for (one, other), match in found.items()}
    compared = [
        _compare(ours[by_new[index][0]], date, by_new[index][1])
        if index in by_new
        else DateComparison(status="added", match=None, old=None, new=date)
        for index, date in enumerate(theirs)
    ]
    matched = {one for one, _ in found}
    compared += [
        DateComparison(status="dropped", match=None, old=date, new=None)
        for index, date in enumerate(ours)
        if index not in matched
    ]
    return tuple(compared)


def _compare(old: Date, new: Date, match: Match) -> DateComparison:
    status: ItemStatus = "kept" if same_edtf(old.value, new.value) else "changed"
    return DateComparison(status=status, match=match, old=old, new=new)


def _match(
    old: Sequence[Date], new: Sequence[Date], *, same_articles: bool
) -> Mapping[tuple[int, int], Match]:
    found: dict[tuple[int, int], Match] = {}
    if same_articles:
        place = {date.id: index for index, date in enumerate(old)}
        for index, date in enumerate(new):
            if date.id in place:
                found[place[date.id], index] = Match(rule="id", score=1, reason="same id")
    taken = {one for one, _ in found}, {other for _, other in found}
    scores = {
        (one, other): score
        for one, before in enumerate(old)
        for other, after in enumerate(new)
        if one not in taken[0]
        and other not in taken[1]
        and (score := _likeness(before, after)) is not None
    }
    for one, other in assign_pairs(scores, 2.0).items():
        words = _common(old[one], new[other])
        reason = f"same role ({old[one].role.replace('_', ' ')})"
        reason += f", like words ({', '.join(words)})" if words else ""
        score = round(min(scores[one, other], 1.0), 3)
        found[one, other] = Match(rule="words", score=score, reason=reason)
    return found


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


def _common(old: Date, new: Date) -> list[str]:
    return sorted(set(content_words(old.about)) & set(content_words(new.about)))
