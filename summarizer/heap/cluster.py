"""Articles joined into events: best pairs first, by the average over all pairs of two groups.

Because vectors have one length, the average similarity of all pairs of two groups is the product
of the sums of their vectors over the number of pairs (average linkage, exactly), so a group is kept
as sums. No chain of half-alike articles forms: what joins has to be like the whole group.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.heap.candidates import Lead
from summarizer.heap.sketch import ArticleSketch
from summarizer.heap.vectors import UNIT, Vectors, Weights, product

ALONE = 0.12
"""Average similarity from which an article that is alone joins a group."""
GROUPED = 0.18
"""The same for two groups that have many articles each: each has a home already."""
OWN_SHARE = 0.8
"""Share of the average likeness within two large groups that they need between them."""
NEAR_DAYS = 3
"""Days between articles that tell nothing against one event."""
FAR_DAYS = 24
"""Days from which two articles are of two events, whatever they share."""
UNKNOWN_DAY = 0.9
"""Factor where the day of one of the two is not known."""
OTHER_STATES = 0.4
"""Factor where the states that two groups are about are mostly others."""
SAME_STATES = 0.5
"""Share of common states from which they can be the same."""
_SWEEPS = 3


class _Group:
    """Articles that are of one event as far as is known, as sums."""

    def __init__(self, index: int, sketch: ArticleSketch, vectors: Vectors) -> None:
        self.members = [index]
        self.names: dict[str, int] = dict(vectors.names)
        self.words: dict[str, dict[str, int]] = {sketch.language: dict(vectors.words)}
        self.sizes: Counter[str] = Counter((sketch.language,) if vectors.words else ())
        self.day_sum = sketch.published or 0
        self.dated = int(sketch.published is not None)
        self.told = frozenset(sketch.told) if sketch.published is None else frozenset()
        self.leading = Counter(sketch.leading)
        self.likeness = 0.0

    def absorb(self, other: "_Group") -> None:
        """Take over the articles of another group."""
        self.likeness += other.likeness + _likeness(self, other)
        self.members += other.members
        _add(self.names, other.names)
        for language, words in other.words.items():
            _add(self.words.setdefault(language, {}), words)
        self.sizes.update(other.sizes)
        self.day_sum += other.day_sum
        self.dated += other.dated
        self.told |= other.told
        self.leading.update(other.leading)

    def days(self) -> Iterable[float]:
        """Return the mean day of publication; without any, the days that its articles name."""
        return (self.day_sum / self.dated,) if self.dated else self.told

    def cohesion(self) -> float:
        """Return the average likeness of all pairs of its articles; 1 for an article alone."""
        number = len(self.members)
        return 2 * self.likeness / (number * (number - 1)) if number > 1 else 1.0

    def states(self) -> frozenset[str]:
        """Return the states that at least half of its articles are about."""
        return frozenset(
            code for code, count in self.leading.items() if 2 * count >= len(self.members)
        )


def join_articles(
    sketches: Sequence[ArticleSketch], vectors: Sequence[Vectors], leads: Iterable[Lead]
) -> list[list[int]]:
    """Return the indices of the articles of each event; every index is in one group."""
    groups = [
        _Group(index, *both) for index, both in enumerate(zip(sketches, vectors, strict=True))
    ]
    group_of = list(range(len(groups)))
    pairs = [
        (-score, lead)
        for lead in leads
        if (score := similarity(groups[lead.left], groups[lead.right])) >= ALONE / 2
    ]
    pairs.sort()
    refused: dict[tuple[int, int], tuple[int, int]] = {}
    for _ in range(_SWEEPS):
        joined = False
        for _, lead in pairs:
            joined |= _offer(group_of[lead.left], group_of[lead.right], groups, group_of, refused)
        if not joined:
            break
    return [groups[number].members for number in sorted(set(group_of))]


def similarity(left: _Group, right: _Group) -> float:
    """Return the average similarity of the articles of two groups, 0 to 1."""
    near = _nearness(left.days(), right.days())
    if not near:
        return 0.0
    average = _likeness(left, right) / (len(left.members) * len(right.members))
    return average * near * _state_factor(left.states(), right.states())


def threshold(left: _Group, right: _Group) -> float:
    """Return the similarity from which two groups are one event.

    The more articles they have, the surer it is what they are of, and the more alike they have to
    be: in itself, and beside how alike the articles of each are. Two meetings of the same people
    on one day share much, but less than the reports of each.
    """
    sizes = len(left.members), len(right.members)
    mean = 2 / (1 / sizes[0] + 1 / sizes[1])
    needed = GROUPED - (GROUPED - ALONE) / min(sizes)
    own = min(left.cohesion(), right.cohesion())
    return max(needed, OWN_SHARE * (1 - 1 / mean) * own)


def _likeness(left: _Group, right: _Group) -> float:
    """Return the sum over all pairs of two groups of how alike names and words are.

    The words of articles in two languages do not compare: names alone tell.
    """
    both = sum(left.sizes[language] * right.sizes[language] for language in left.sizes)
    names = product(left.names, right.names) / (UNIT * UNIT)
    words = sum(_shared(left.words, right.words)) / (UNIT * UNIT)
    share = both / (2 * len(left.members) * len(right.members))
    return names * (1 - share) + words / 2


def _offer(
    one: int,
    other: int,
    groups: Sequence[_Group],
    group_of: list[int],
    refused: dict[tuple[int, int], tuple[int, int]],
) -> bool:
    """Join two groups if they are of one event; return whether they were joined.

    Two groups that were refused are asked about again only where one of them has grown.
    """
    if one == other:
        return False
    one, other = sorted((one, other))
    sizes = (len(groups[one].members), len(groups[other].members))
    if refused.get((one, other)) == sizes:
        return False
    if similarity(groups[one], groups[other]) < threshold(groups[one], groups[other]):
        refused[one, other] = sizes
        return False
    if sizes[1] > sizes[0]:
        one, other = other, one
    for member in groups[other].members:
        group_of[member] = one
    groups[one].absorb(groups[other])
    return True


def _nearness(left: Iterable[float], right: Iterable[float]) -> float:
    """Return 1 for days near each other, falling to a half, and 0 for days that are far apart."""
    gaps = [abs(one - other) for one in left for other in right]
    if not gaps:
        return UNKNOWN_DAY
    gap = min(gaps)
    if gap > FAR_DAYS:
        return 0.0
    return 1 - 0.5 * max(0.0, gap - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)


def _state_factor(left: frozenset[str], right: frozenset[str]) -> float:
    if left <= right or right <= left or len(left & right) >= SAME_STATES * len(left | right):
        return 1.0
    return OTHER_STATES


def _shared(left: dict[str, dict[str, int]], right: dict[str, dict[str, int]]) -> Iterable[int]:
    return (product(words, right[one]) for one, words in left.items() if one in right)


def _add(sums: dict[str, int], more: Weights) -> None:
    for feature, weight in more.items():
        sums[feature] = sums.get(feature, 0) + weight
