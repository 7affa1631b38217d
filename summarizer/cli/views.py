"""The commands that read a briefing: they hold it against its articles, and show what it holds."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.cli.options import (
    BriefingFile,
    CheckedSources,
    Compact,
    ExportFormat,
    Output,
    Terms,
)

OldFile = Annotated[
    Path, typer.Argument(metavar="OLD", help="The older briefing's JSON file.", show_default=False)
]
NewFile = Annotated[
    Path, typer.Argument(metavar="NEW", help="The newer briefing's JSON file.", show_default=False)
]


def add_views(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(check)
    app.command()(render)
    app.command()(score)
    app.command()(show)
    app.command()(diff)
    app.command()(matrix)
    app.command()(export)


def check(
    briefing: BriefingFile,
    sources: CheckedSources = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print findings as JSON lines.")] = False,
) -> int:
    """Hold a briefing against its articles.

    Reads every quote again, and checks ids, references, counts, order and bytes. Needs no model
    and no network. Prints each finding with its path, and exits 6 on any.
    """
    from summarizer.cli.checking import check_file

    return check_file(briefing, sources or [], as_json=as_json)


def render(
    briefing: BriefingFile,
    sources: CheckedSources = None,
    *,
    to: Annotated[
        Literal["md", "json", "html"], typer.Option("--to", help="What to write.")
    ] = "md",
    output: Output = Path("-"),
    compact: Compact = False,
) -> None:
    """Write a briefing as Markdown, canonical JSON, or a page for a browser.

    The page is one file that loads nothing. It shows the articles, and what was set aside in them
    where the communiqués stand beside the briefing or beside the articles that are named.
    """
    from summarizer.cli.publishing import render_file

    render_file(briefing, sources or [], to=to, output=output, compact=compact)


def score(
    briefing: BriefingFile,
    sources: CheckedSources = None,
    *,
    gold: Annotated[
        Path, typer.Option("--gold", metavar="FILE", help="What a careful reader found.")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Write the figures and lists as JSON.")
    ] = False,
) -> None:
    """Score a briefing against a gold file.

    Prints the figures, what was missed and what was too much, with quotes. The articles are those
    beside the briefing, or those that are named.
    """
    from summarizer.cli.scoring import score_file

    score_file(briefing, gold, sources or [], as_json=as_json)


def show(
    briefing: BriefingFile,
    item: Annotated[
        str,
        typer.Argument(
            metavar="ITEM",
            help="Id of an item of the briefing, or its beginning; or a topic, for its claims.",
        ),
    ],
    sources: CheckedSources = None,
    *,
    context: Annotated[
        int,
        typer.Option("--context", "-C", metavar="N", min=0, help="Sentences before and after."),
    ] = 1,
) -> None:
    """Show one item, or all claims of a topic, each source's words in context."""
    from summarizer.cli.checking import show_item_of

    show_item_of(briefing, item, sources or [], context=context)


def diff(
    old: OldFile,
    new: NewFile,
    *,
    to: Annotated[
        Literal["terminal", "markdown", "html", "json"],
        typer.Option("--to", help="What to write."),
    ] = "terminal",
    terms: Terms = None,
    output: Output = Path("-"),
) -> None:
    """Show what changed from one briefing to another.

    Takes two rounds of a series, or two editions of one event: claims added, dropped and changed
    (speech acts stronger or weaker, qualifiers and terms of art in or out, amounts, holders,
    stance), dates and participants; for an edition, what each new article added.
    """
    from summarizer.cli.comparing import diff_files

    diff_files(old, new, to=to, terms=terms, output=output)


def matrix(
    briefing: BriefingFile,
    *,
    to: Annotated[
        Literal["terminal", "csv"], typer.Option("--to", help="What to write.")
    ] = "terminal",
    output: Output = Path("-"),
) -> None:
    """Show which source reports which claim.

    Claims by sources, by topic: reported, reported in a version that differs from another
    source's, not in the outlet's own words, or left out.
    """
    from summarizer.cli.matrices import write_matrix

    write_matrix(briefing, to=to, output=output)


def export(
    briefing: BriefingFile,
    sources: CheckedSources = None,
    *,
    to: Annotated[ExportFormat, typer.Option("--to", help="What to write.", show_default=False)],
    output: Output = Path("-"),
) -> None:
    """Write a briefing in a format of others.

    `csv` and `parquet` have one row for every report; `jsonld` is schema.org with Web Annotations;
    `ninjs` is IPTC's News in JSON 3.0; `stix` a STIX 2.1 bundle; `prov` PROV-JSON; `plover` a table
    of PLOVER events. What each leaves out stands in docs/exports.md.
    """
    from summarizer.cli.exporting import export_file

    export_file(briefing, sources or [], to=to, output=output)
