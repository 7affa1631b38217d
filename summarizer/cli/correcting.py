"""Corrections on the command line: where they are, and which were not applied."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from summarizer.ingest.corrections import find_corrections, read_corrections
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.provenance import Corrections, StaleCorrection
from summarizer.text.plain import plain_text


def named_corrections(path: Path | None, sources: Sequence[str]) -> CorrectionList | None:
    """Return the corrections of this file, or of the folder that was named; None without any.

    Raises:
        UsageError: They cannot be read, are malformed, or stand in several folders.
    """
    found = path or find_corrections(sources)
    return None if found is None else read_corrections(found)


def stale_list(corrections: Corrections | None) -> str:
    """Return one line for each correction that was not applied."""
    return "\n".join(stale_lines(corrections.stale if corrections else ()))


def stale_lines(stale: Iterable[StaleCorrection], *, event: str = "") -> Iterable[str]:
    """Yield one line for each correction that was not applied, with its event where one is named.

    >>> one = StaleCorrection(kind="drop", about=("agr-1",), reason="it is gone", note="n")
    >>> list(stale_lines([one], event="tallinn"))
    ['not applied: tallinn: drop of agr-1: it is gone']
    """
    where = f"{event}: " if event else ""
    for one in stale:
        about = "; ".join(one.about)
        yield plain_text(f"not applied: {where}{one.kind} of {about}: {one.reason}")
