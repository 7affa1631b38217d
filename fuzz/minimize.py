"""A small input that has the same fault as a large one."""

import time
from collections.abc import Callable

MOST_SECONDS = 30.0
"""How long one input is worked on."""


def minimize(
    data: bytes,
    has_fault: Callable[[bytes], bool],
    *,
    clock: Callable[[], float] = time.monotonic,
) -> bytes:
    """Return the input without the stretches that the fault does not need.

    Stretches are left out as long as that helps, ever smaller ones.

    >>> minimize(b"aaaXbbbb", lambda one: b"X" in one)
    b'X'
    """
    until = clock() + MOST_SECONDS
    size = max(1, len(data) // 2)
    while data and clock() < until:
        smaller = _without_one(data, size, has_fault, until, clock)
        if smaller is not None:
            data = smaller
        elif size == 1:
            break
        else:
            size = max(1, size // 2)
        size = min(size, max(1, len(data)))
    return data


def _without_one(
    data: bytes,
    size: int,
    has_fault: Callable[[bytes], bool],
    until: float,
    clock: Callable[[], float],
) -> bytes | None:
    """Return the input without all stretches of a size that can go; None where none can."""
    smaller, start = data, 0
    while start < len(smaller) and clock() < until:
        candidate = smaller[:start] + smaller[start + size :]
        if has_fault(candidate):
            smaller = candidate
        else:
            start += size
    return smaller if len(smaller) < len(data) else None
