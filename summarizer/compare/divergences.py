"""What became of the differences between sources: still there, opened, or closed."""

from collections.abc import Mapping, Sequence

from summarizer.compare.pairing import side_by_side
from summarizer.schema.briefing import Divergence
from summarizer.schema.difference import DivergenceComparison, ItemStatus, Match
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
    return tuple(_compare(*one) for one in side_by_side(old, new, found))


def _compare(
    old: Divergence | None, new: Divergence | None, match: Match | None
) -> DivergenceComparison:
    status: ItemStatus = "kept"
    if old is None or new is None:
        status = "added" if old is None else "dropped"
    return DivergenceComparison(status=status, match=match, old=old, new=new)


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
