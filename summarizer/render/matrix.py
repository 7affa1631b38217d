"""Claims by sources: what each source that was read makes of each claim."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from summarizer.render.corrections import marks_of
from summarizer.schema.briefing import Briefing, Claim, Source
from summarizer.text.csvtext import csv_text
from summarizer.text.labels import label_sources
from summarizer.text.plain import plain_text

CellState: TypeAlias = Literal["reported", "differs", "borrowed", "omitted", "none"]
"""What a source makes of a claim."""
STATES: tuple[CellState, ...] = get_args(CellState)
MEANINGS: dict[CellState, str] = {
    "reported": "reported",
    "differs": "reported in a version that differs from another source's",
    "borrowed": "reported, not in the outlet's own words: quoted speech, or another one's text",
    "omitted": "silent about it",
    "none": "counts neither way",
}
_LISTS = {"agr": "agreement", "pos": "position", "fac": "fact"}


class MatrixRow(NamedTuple):
    """One claim."""

    claim: Claim
    """The claim."""
    type: str
    """The list that it stands in."""
    cells: tuple[CellState, ...]
    """What each source makes of it."""
    corrected: tuple[str, ...] = ()
    """What a reader corrected, in a few words each."""


class Matrix(NamedTuple):
    """All claims by all sources."""

    sources: tuple[Source, ...]
    """Sources that were read, in the briefing's order."""
    labels: tuple[str, ...]
    """What they are called; no two are the same."""
    topics: tuple[tuple[str, tuple[MatrixRow, ...]], ...]
    """Claims by topic, topics in the order in which the briefing first has them."""


def read_matrix(briefing: Briefing) -> Matrix:
    """Return the matrix of a briefing."""
    read = tuple(source for source in briefing.sources if source.status == "read")
    labels = label_sources(briefing.sources)
    apart = sources_apart(briefing)
    marks = marks_of(briefing.provenance.corrections)
    topics: dict[str, tuple[str, list[MatrixRow]]] = {}
    for claim in (*briefing.agreements, *briefing.positions, *briefing.facts):
        cells = tuple(cell_state(claim, source, apart[claim.id]) for source in read)
        list_name = _LISTS.get(claim.id[:3], "claim")
        row = MatrixRow(claim, list_name, cells, marks.get(claim.id, ()))
        topic = plain_text(claim.topic)
        topics.setdefault(topic.casefold(), (topic, []))[1].append(row)
    return Matrix(
        sources=read,
        labels=tuple(labels[source.id] for source in read),
        topics=tuple((topic, tuple(rows)) for topic, rows in topics.values()),
    )


def matrix_csv(matrix: Matrix) -> str:
    """Return the matrix as comma-separated text, one row a claim, a state in each cell."""
    head = ["id", "topic", "list", "statement", "corrected", *matrix.labels]
    rows: list[Sequence[str | None]] = [
        [
            row.claim.id,
            topic,
            row.type,
            row.claim.statement,
            "; ".join(row.corrected) or None,
            *row.cells,
        ]
        for topic, told in matrix.topics
        for row in told
    ]
    return csv_text([head, *rows])


def sources_apart(briefing: Briefing) -> dict[str, frozenset[str]]:
    """Return the id of each claim to the sources of which a divergence about it has a version."""
    versions = {
        one.id: {id_ for value in one.values for id_ in value.reported_by}
        for one in briefing.divergences
    }
    return {
        claim.id: frozenset(id_ for one in claim.divergences for id_ in versions.get(one, ()))
        for claim in (*briefing.agreements, *briefing.positions, *briefing.facts)
    }


def cell_state(claim: Claim, source: Source, apart: Collection[str]) -> CellState:
    """Return what a source that was read makes of a claim.

    Args:
        claim: The claim.
        source: The source.
        apart: Sources of which a divergence about the claim has a version.
    """
    own = [report for report in claim.reports if report.source == source.id]
    if not own:
        return "omitted" if source.id in claim.omitted_by else "none"
    if source.id in apart:
        return "differs"
    quoted = all(report.voice == "direct_quote" for report in own)
    return "borrowed" if quoted or source.origin != source.id else "reported"
