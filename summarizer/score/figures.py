"""Small arithmetic that all scores share."""

from collections.abc import Sequence
from typing import NamedTuple


class Rates(NamedTuple):
    """Precision, recall and F1, each in [0, 1]."""

    precision: float
    recall: float
    f1: float


def f1_of(precision: float, recall: float) -> float:
    """Return the harmonic mean; 0 where both are 0."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def rates(hits: int, predicted: int, gold: int) -> Rates:
    """Return the rates; where one side is empty, its rate is 1 if the other is empty too."""
    precision = hits / predicted if predicted else float(not gold)
    recall = hits / gold if gold else float(not predicted)
    return Rates(precision, recall, f1_of(precision, recall))


def mean(values: Sequence[float] | Sequence[bool]) -> float:
    """Return the mean; 0 for nothing."""
    return sum(values) / len(values) if values else 0.0
