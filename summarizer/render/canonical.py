"""A briefing as canonical JSON."""

from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import compact_json, pretty_json


def render_json(briefing: Briefing, *, compact: bool = False) -> bytes:
    """Return the briefing's bytes: sorted keys, two spaces, one final newline.

    Args:
        briefing: What to write; its `id` is taken as it is.
        compact: Whether to return the RFC 8785 bytes instead.
    """
    return compact_json(briefing) if compact else pretty_json(briefing).encode()
