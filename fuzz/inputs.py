"""Hypothesis strategies for the inputs of a target."""

import random
from collections.abc import Sequence

from hypothesis import strategies as st

from fuzz.snippets import SNIPPETS
from fuzz.target import Shape, Target

MOST_SEEDS = 200
"""So many inputs of a target's own are taken as a beginning."""

_SIZES = (16, 64, 256, 1024, 3000)
_CHARACTERS = st.characters(exclude_categories=["Cs"])
_RUNS = st.builds(
    lambda piece, count: piece * (count // len(piece.encode())),
    st.sampled_from(SNIPPETS),
    st.sampled_from((100, 2_000, 10_000)),
)


def inputs_of(target: Target) -> st.SearchStrategy[bytes]:
    """Return inputs of the target's shape: new ones, and its seeds with changes."""
    seeds = list(dict.fromkeys(target.seeds()))[:MOST_SEEDS]
    fresh = _FRESH[target.shape]
    return st.one_of(fresh, fresh, _changed(seeds)) if seeds else fresh


def _text() -> st.SearchStrategy[bytes]:
    pieces = st.one_of(
        st.sampled_from(SNIPPETS), st.sampled_from(SNIPPETS), st.text(_CHARACTERS, max_size=8)
    )
    texts = st.lists(pieces, max_size=60).map("".join)
    with_run = st.builds(lambda left, run, right: left + run + right, texts, _RUNS, texts)
    return st.one_of(texts, texts, texts, with_run).map(str.encode)


def _bytes() -> st.SearchStrategy[bytes]:
    return st.one_of(st.binary(max_size=300), _text(), st.builds(_spoil, _text(), st.integers()))


def _choices() -> st.SearchStrategy[bytes]:
    """Return bytes enough for many decisions, by size; small ones can be shrunk well."""
    long = st.builds(
        lambda seed, size: random.Random(seed).randbytes(size),  # noqa: S311
        st.integers(0, 2**32),
        st.sampled_from(_SIZES),
    )
    return st.one_of(long, st.builds(bytes.__add__, st.binary(max_size=60), long))


def _changed(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return a target's own inputs with stretches cut out, doubled, exchanged or put in."""
    return st.builds(_spoil, st.sampled_from(seeds), st.integers(0, 2**32))


def _spoil(data: bytes, seed: int) -> bytes:
    rng = random.Random(seed)  # noqa: S311
    for _ in range(rng.randint(0, 6)):
        start = rng.randint(0, len(data))
        end = min(len(data), start + rng.choice((0, 1, 3, 20, 200)))
        piece = rng.choice(
            (
                b"",
                rng.randbytes(rng.randint(1, 4)),
                rng.choice(SNIPPETS).encode(),
                data[start:end] * 2,
                data[: rng.randint(0, 60)],
            )
        )
        data = data[:start] + piece + data[end:]
    return data


_FRESH: dict[Shape, st.SearchStrategy[bytes]] = {
    "text": st.one_of(_text(), st.builds(bytes.__add__, st.binary(max_size=4), _text())),
    "bytes": _bytes(),
    "choices": _choices(),
}
