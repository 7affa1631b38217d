"""The commands that show what a briefing holds in other ways: `diff`, `matrix` and `export`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.cli.options import Output, Terms

OldFile = Annotated[
    Path, typer.Argument(metavar="OLD", help="The older briefing's JSON file.", show_default=False)
]
NewFile = Annotated[
    Path, typer.Argument(metavar="NEW", help="The newer briefing's JSON file.", show_default=False)
]


def add_views(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(diff)


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
