"""A briefing as one page of Markdown (GitHub's dialect: tables and footnotes)."""

from collections.abc import Mapping
from types import MappingProxyType

from summarizer.render.claims import (
    write_agreements,
    write_divergences,
    write_facts,
    write_positions,
    write_single,
)
from summarizer.render.escape import escape_markdown
from summarizer.render.frame import (
    write_basis,
    write_corrections,
    write_dates,
    write_event,
    write_participants,
    write_provenance,
    write_sources,
    write_summary,
)
from summarizer.render.page import open_page
from summarizer.render.partition import partition_briefing
from summarizer.schema.briefing import Briefing

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def render_markdown(briefing: Briefing, *, name_of: Mapping[str, str] = _NO_NAMES) -> str:
    """Return the briefing as a page for people.

    Every claim, participant and date stands on it once (days of publication only in the table of
    sources), with one footnote that holds its quotes. Whatever comes from articles is escaped.

    Args:
        briefing: What to show.
        name_of: Alpha-3 code to the name that people use; other codes stay as they are.
    """
    page = open_page(briefing, name_of)
    parts = partition_briefing(briefing)
    sections = [
        ("In short", write_summary(page)),
        ("Where the sources differ", write_divergences(page, parts.disputed)),
        ("Agreed", write_agreements(page, parts.agreements)),
        ("Positions", write_positions(page, parts.positions)),
        ("What happened", write_facts(page, parts.facts)),
        ("What only one source reports", write_single(page, parts.single, typed=True)),
        ("Who took part", write_participants(page)),
        ("When", write_dates(page, parts)),
        ("In the outlets’ own voice", write_single(page, parts.outlet, typed=False)),
        ("Sources", write_sources(page)),
        ("Corrected by a reader", write_corrections(page)),
    ]
    head = [
        f"# {escape_markdown(briefing.event.name) or 'Briefing'}",
        *write_event(page),
        write_basis(page),
    ]
    body = ["\n".join([f"## {title}", "", *lines]) for title, lines in sections if lines]
    foot = write_provenance(page)
    notes = "\n".join(page.footnotes.lines())
    return "\n\n".join([*head, *body, *foot, *([notes] if notes else [])]) + "\n"
