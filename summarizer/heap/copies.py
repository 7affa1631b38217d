"""Near-copies in a heap: found by bands of their signatures, in one pass over the articles.

Two signatures that agree in a whole band of slots meet in one bucket (locality-sensitive hashing;
J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3). Whether they are
copies is then told by all slots. An article is held against a few of its bucket at most, so a text
that ten thousand outlets print costs ten thousand looks and not their square.
"""

from collections.abc import Sequence

from summarizer.heap.sketch import SIGNATURE_SLOTS, SLOT_BYTES, ArticleSketch

COPY_RESEMBLANCE = 0.5
"""Share of common slots from which two articles are near-copies."""
BAND_SLOTS = 4
"""Slots of a band: texts that are half alike meet in one of 16 bands with probability .64, those
that share four fifths with .9998."""
FARTHEST_DAYS = 14
"""A text that is printed again later is another story, such as a yearly statement."""
_LOOKS = 4


def find_copies(sketches: Sequence[ArticleSketch]) -> list[int]:
    """Return for each sketch the index of the first one that it is a near-copy of, or its own.

    The order of the sketches decides which is first; copies of copies lead to one and the same.
    """
    first = list(range(len(sketches)))
    for start in range(0, SIGNATURE_SLOTS, BAND_SLOTS):
        buckets: dict[bytes, list[int]] = {}
        band = slice(start * SLOT_BYTES, (start + BAND_SLOTS) * SLOT_BYTES)
        for index, sketch in enumerate(sketches):
            if not sketch.signature:
                continue
            bucket = buckets.setdefault(sketch.signature[band], [])
            roots = {_root(first, other) for other in bucket}
            own = _root(first, index)
            found = next((one for one in bucket if are_copies(sketches[one], sketch)), None)
            if found is not None:
                low, high = sorted((own, _root(first, found)))
                first[high] = low
            elif own not in roots and len(bucket) < _LOOKS:
                bucket.append(index)
    return [_root(first, index) for index in range(len(sketches))]


def are_copies(left: ArticleSketch, right: ArticleSketch) -> bool:
    """Return whether two articles print nearly the same text within two weeks."""
    if None not in (left.published, right.published) and _apart(left, right) > FARTHEST_DAYS:
        return False
    one, other = memoryview(left.signature).cast("I"), memoryview(right.signature).cast("I")
    alike = sum(map(int.__eq__, one, other))
    return alike >= COPY_RESEMBLANCE * SIGNATURE_SLOTS


def _apart(left: ArticleSketch, right: ArticleSketch) -> int:
    return abs((left.published or 0) - (right.published or 0))


def _root(first: list[int], index: int) -> int:
    while first[index] != index:
        first[index] = first[first[index]]
        index = first[index]
    return index
