"""What a reader corrected, for formats that say so of each item: `merge`, `rename statement`."""

from collections.abc import Mapping

from summarizer.schema.briefing import Briefing
from summarizer.schema.provenance import Correction


def corrections_by_item(briefing: Briefing) -> Mapping[str, tuple[str, ...]]:
    """Return what was done to each item that was corrected, by its id, in the briefing's order."""
    done: dict[str, dict[str, None]] = {}
    for one in applied_corrections(briefing):
        for item in one.items:
            done.setdefault(item, {})[name_correction(one)] = None
    return {item: tuple(names) for item, names in done.items()}


def applied_corrections(briefing: Briefing) -> tuple[Correction, ...]:
    """Return the corrections that were applied."""
    corrections = briefing.provenance.corrections
    return corrections.applied if corrections else ()


def name_correction(one: Correction) -> str:
    """Return what was done, and to which field."""
    return f"{one.kind} {one.field}" if one.field else one.kind
