"""The commands that show what a briefing holds in other ways: `diff`, `matrix` and `export`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.cli.options import BriefingFile, CheckedSources, ExportFormat, Output, Terms

OldFile = Annotated[
    Path, typer.Argument(metavar="OLD", help="The older briefing's JSON file.", show_default=False)
]
NewFile = Annotated[
    Path, typer.Argument(metavar="NEW", help="The newer briefing's JSON file.", show_default=False)
]


def add_views(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(diff)
    app.command()(matrix)
    app.command()(export)


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
