"""Garbage collection where it finds nothing: over what stays alive anyway."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_SELDOM = (50_000, 20, 20)
"""Objects made before a look at the youngest, and looks before one at the next older ones."""


@contextmanager
def collection_put_off() -> Iterator[None]:
    """Run a block without looking for cycles of garbage.

    Every look goes over all records that are alive, and where ten thousand claims are compared it
    finds nothing: a quarter of the time of an event of a thousand articles, and more of a larger
    one's. What nobody refers to is freed at once all the same. Nothing may be awaited inside.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def keep_what_is_loaded() -> None:
    """Have the collector look no more at what is alive now; done once in a process.

    That is modules for the most part, of the SDKs of models: hundreds of thousands of objects that
    never go. Each full look at them holds up all requests that are under way
    (https://docs.python.org/3/library/gc.html#gc.freeze).
    """
    gc.collect()
    gc.freeze()


def collect_seldom() -> None:
    """Have the collector look after fifty thousand new objects, not after a few hundred.

    For a process that is this program's own. Records refer to each other in no circles, so that
    what a look finds is next to nothing, and over what a long run has read and found, the looks
    would take a fifth of its time.
    """
    gc.set_threshold(*_SELDOM)
