"""Garbage collection put off while a great many records are made that all stay alive."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
