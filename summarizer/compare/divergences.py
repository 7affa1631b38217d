"""What became of the differences between sources: still there, opened, or closed."""

from collections.abc import Mapping, Sequence

from summarizer.schema.briefing import Divergence
from summarizer.schema.difference import DivergenceComparison, Match
from summarizer.text.assign import assign_pairs


def compare_divergences(
    old: Sequence[Divergence],
    new: Sequence[Divergence],
    new_of: Mapping[str, str],
    *,
    same_event: bool,
) -> tuple[DivergenceComparison, ...]:
    """Return what became of every divergence, the newer briefing's first.

    Divergences are between the sources of one event. Of two events none is matched.

    Args:
        old: Divergences of the older briefing.
        new: Divergences of the newer briefing.
        new_of: Id of a claim of the older briefing to that of the same claim in the newer one.
        same_event: Whether both briefings are of one event.
    """
    found = _match(old, new, new_of) if same_event else {}
    by_new = {other: (one, match) for (one, other), match in found.items()}
    compared = [
        DivergenceComparison(
            status="kept", match=by_new[index][1], old=old[by_new[index][0]], new=one
        )
        if index in by_new
        else DivergenceComparison(status="added", match=None, old=None, new=one)
        for index, one in enumerate(new)
    ]
    matched = {one for one, _ in found}
    compared += [
        DivergenceComparison(status="dropped", match=None, old=one, new=None)
        for index, one in enumerate(old)
        if index not in matched
    ]
    return tuple(compared)


def _match(
    old: Sequence[Divergence], new: Sequence[Divergence], new_of: Mapping[str, str]
) -> dict[tuple[int, int], Match]:
    """Return divergences of one type about one claim; those with the same id or versions first."""
    scores = {
        (one, other): score
        for one, before in enumerate(old)
        for other, after in enumerate(new)
        if (score := _likeness(before, after, new_of))
    }
    return {
        (one, other): Match(
            rule="id" if old[one].id == new[other].id else "places",
            score=round(scores[one, other], 3),
            reason="same id" if old[one].id == new[other].id else "same type, about the same item",
        )
        for one, other in assign_pairs(scores).items()
    }


def _likeness(old: Divergence, new: Divergence, new_of: Mapping[str, str]) -> float:
    if old.type != new.type:
        return 0.0
    if old.id == new.id:
        return 1.0
    if not {new_of.get(item, item) for item in old.items} & set(new.items):
        return 0.0
    ours, theirs = ({value.value for value in one.values} for one in (old, new))
    share = len(ours & theirs) / len(ours | theirs)
    return 0.3 + 0.3 * share + 0.3 * (old.question == new.question)
