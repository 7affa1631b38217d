"""Every way in which a briefing, or two, are written."""

from functools import cache

from rich.console import Console

from summarizer.cli.matrices import matrix_tables
from summarizer.cli.pages import page_of, report_of
from summarizer.editions import diff_briefings
from summarizer.export.linked import export_jsonld
from summarizer.export.ninjs import export_ninjs
from summarizer.export.plover import export_plover
from summarizer.export.prov import export_prov
from summarizer.export.rows import rows_of
from summarizer.export.stix import export_stix
from summarizer.export.table import export_csv, read_csv
from summarizer.pipeline import Outcome
from summarizer.render.card import render_card
from summarizer.render.diff.write import outline_diff, render_diff_markdown, render_diff_text
from summarizer.render.matrix import matrix_csv, read_matrix
from summarizer.render.show import show_item
from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import pretty_json
from summarizer.vocabulary.load import load_vocabulary


def show_briefing(outcome: Outcome) -> None:
    """Write a briefing in every format; a table of its reports is read back as it was."""
    briefing = outcome.briefing
    markdown = page_of(briefing).decode()
    assert "\x1b" not in markdown
    report_of(briefing, outcome.articles, outcome.communiques)
    render_card(briefing)
    matrix = read_matrix(briefing)
    matrix_csv(matrix)
    console = Console(width=100, quiet=True)
    for table in matrix_tables(matrix, 100):
        console.print(table)
    assert read_csv(export_csv(briefing)) == rows_of(briefing)
    for plain in (
        export_jsonld(briefing, outcome.articles),
        export_ninjs(briefing, markdown=markdown),
        export_stix(briefing),
        export_prov(briefing),
    ):
        assert pretty_json(plain)
    export_plover(briefing, load_vocabulary())
    ids = [one.id for one in briefing.agreements] + [one.id for one in briefing.divergences]
    for id_ in ids[:3]:
        show_item(briefing, outcome.articles, id_, context=1)


def show_diff(old: Briefing, new: Briefing) -> None:
    """Write the comparison of two briefings in every format."""
    outline = outline_diff(diff_briefings(old, new, load_vocabulary()), name_of=_names())
    render_diff_markdown(outline)
    render_diff_text(outline)


@cache
def _names() -> dict[str, str]:
    return {code: country.name for code, country in load_vocabulary().countries.items()}
