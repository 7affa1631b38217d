"""The commands of `summarizer store`: what each takes, and which function does it.

Nothing is imported here that `--help` does not need; each command imports its own.
"""

from pathlib import Path
from typing import Annotated

import typer

store = typer.Typer(
    help="Look after a file of `--store`: check, save, merge, take out, prune, count.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

StoreFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A file of `--store`.", show_default=False)
]
"""A store that is there."""

AsJson = Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")]
"""For programs."""


@store.command()
def check(
    place: Annotated[
        Path,
        typer.Argument(
            metavar="PATH",
            help="A file of `--store`, or a folder of `--record`.",
            show_default=False,
        ),
    ],
) -> int:
    """See whether every row says what it said when it was written.

    Reads every row with its SHA-256, and how the pages hang together; communiqués that are kept
    beside a file as well. Prints each fault, and exits 6 on any. Writes nothing.
    """
    from summarizer.cli.stores import check_place

    return check_place(place)


@store.command()
def salvage(
    file: StoreFile,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="NEW", help="File of a new store.")],
) -> int:
    """Put what can still be read in a damaged file into a new one.

    Every page is looked at, whatever the file says of itself; a row counts if its SHA-256 is
    right. The damaged file stays as it is. Exits 3 where a row was seen that is not whole.
    """
    from summarizer.cli.stores import salvage_store

    return salvage_store(file, out)


@store.command()
def merge(
    into: Annotated[
        Path,
        typer.Argument(
            metavar="INTO", help="File of a store; made where missing.", show_default=False
        ),
    ],
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="FROM", help="Files of stores, and folders of recordings.", show_default=False
        ),
    ],
) -> int:
    """Put what other stores hold into one.

    The same answer to the same request is kept once. Another answer is told and kept apart, and
    the one that was there first stands; exits 3 then, or where a row is damaged.
    """
    from summarizer.cli.stores import merge_stores

    return merge_stores(into, sources)


@store.command()
def export(
    file: StoreFile,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of recordings.")],
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="NAME",
            help="Whose answers, where there are several models.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Write the answers of one model into a folder of readable recordings."""
    from summarizer.cli.stores import export_recordings

    return export_recordings(file, out, model=model)


@store.command()
def prune(
    file: StoreFile,
    *,
    older_than: Annotated[
        float | None,
        typer.Option(
            "--older-than",
            metavar="DAYS",
            min=0,
            help="Answers kept before that.",
            show_default=False,
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", metavar="NAME", help="Answers of this model.", show_default=False),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be removed; remove nothing.")
    ] = False,
) -> int:
    """Remove old answers, or those of one model, and list them.

    With both options, what both name. Attempts stay: they are what was paid. What rests on
    answers that are gone, or was found by another version, goes from the communiqués beside it.
    """
    from summarizer.cli.stores import prune_store

    return prune_store(file, older_than_days=older_than, model=model, dry_run=dry_run)


@store.command()
def stats(file: StoreFile, *, as_json: AsJson = False) -> None:
    """Count answers, tokens, attempts, models, prompts and bytes."""
    from summarizer.cli.stores import show_stats

    show_stats(file, as_json=as_json)
