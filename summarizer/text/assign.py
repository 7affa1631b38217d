"""One-to-one assignment of the greatest total weight."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

import numpy as np

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


def assign_pairs(
    weights: Mapping[tuple[Left, Right], float], power: float = 1.0
) -> dict[Left, Right]:
    """Return the assignment that maximises the sum of `weight ** power` over the given pairs.

    Pairs that are not given are never assigned. Rows and columns are sorted by their text, so
    that the order of the input changes nothing.

    >>> assign_pairs({("a", 1): 0.9, ("a", 2): 0.8, ("b", 1): 0.8})
    {'a': 2, 'b': 1}
    """
    from scipy.optimize import linear_sum_assignment  # It takes a third of a second to load.

    rows = sorted({left for left, _ in weights}, key=str)
    columns = sorted({right for _, right in weights}, key=str)
    if not rows:
        return {}
    matrix = np.zeros((len(rows), len(columns)))
    row_of = {left: i for i, left in enumerate(rows)}
    column_of = {right: i for i, right in enumerate(columns)}
    for (left, right), weight in weights.items():
        matrix[row_of[left], column_of[right]] = weight**power
    chosen = zip(*linear_sum_assignment(matrix, maximize=True), strict=True)
    pairs = ((rows[int(i)], columns[int(j)]) for i, j in chosen)
    return {left: right for left, right in pairs if (left, right) in weights}
