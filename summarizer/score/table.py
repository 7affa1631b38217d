"""Figures as a table, for people."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table."""

    label: str
    """What the figure is called."""
    figure: str
    """Its name in a scorecard."""


ROWS = (
    Row("quote validity", "quote_validity"),
    Row("coverage", "coverage"),
    Row("vital coverage", "vital_coverage"),
    Row("precision", "precision"),
    Row("precision without fragments", "precision_without_fragments"),
    Row("claim F1", "claim_f1"),
    Row("citation F1", "citation_f1"),
    Row("joint", "joint"),
    Row("evidence accuracy", "evidence_accuracy"),
    Row("omission F1", "omission_f1"),
    Row("single-source recall", "single_source_recall"),
    Row("holders right", "holder_accuracy"),
    Row("stance right", "stance_accuracy"),
    Row("type right, lenient", "type_accuracy_lenient"),
    Row("B-cubed F1", "bcubed_f1"),
    Row("mention recall", "mention_recall"),
    Row("participants F1", "participants_f1"),
    Row("principals F1", "principals_f1"),
    Row("dates F1", "dates_f1"),
    Row("dates F1, value only", "dates_lenient_f1"),
    Row("divergences F1", "divergence_f1"),
    Row("divergences F1, same type", "divergence_f1_strict"),
    Row("recall of high divergences", "high_divergence_recall"),
    Row("partition accuracy", "partition_accuracy"),
    Row("false divergences", "false_divergences"),
    Row("  on non-divergences", "non_divergence_hits"),
    Row("trap hits", "trap_hits"),
    Row("commentary hits", "commentary_hits"),
    Row("must-not-appear hits", "must_not_appear_hits"),
    Row("distractor hits", "distractor_hits"),
    Row("voice errors", "voice_errors"),
    Row("event fields", "event_accuracy"),
    Row("source records", "source_records"),
    Row("summary sentences without items", "summary_sentences_without_items"),
    Row("dangling references", "dangling_references"),
    Row("sentences accounted for", "sentences_accounted"),
    Row("  the gold's set aside, repeats too", "gold_sentences_set_aside"),
    Row("  the gold's lost", "gold_sentences_lost"),
)


def format_figure(value: float | None) -> str:
    """Return a rate with three decimals, a count as it is, a dash for None."""
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def figure_rows(
    columns: Sequence[Mapping[str, float | int | None]],
) -> list[tuple[str, ...]]:
    """Return a line for each figure: its label, then its value in each column."""
    return [
        (row.label, *(format_figure(column.get(row.figure)) for column in columns)) for row in ROWS
    ]
