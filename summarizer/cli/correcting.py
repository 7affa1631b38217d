"""Corrections on the command line: where they are, and which were not applied."""

from collections.abc import Sequence
from pathlib import Path

from summarizer.ingest.corrections import find_corrections, read_corrections
from summarizer.schema.briefing import Corrections
from summarizer.schema.corrections import CorrectionList
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
    stale = corrections.stale if corrections else ()
    return "\n".join(
        plain_text(f"not applied: {one.kind} of {'; '.join(one.about)}: {one.reason}")
        for one in stale
    )
