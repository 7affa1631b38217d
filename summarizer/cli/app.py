"""The commands: what each takes, and which function does it.

Nothing is imported here that `--help` does not need; each command imports its own.
"""

from pathlib import Path
from typing import Annotated

import typer

from summarizer import __version__
from summarizer.cli.briefing import add_briefing
from summarizer.cli.logs import LogFormat, LogLevel, start_logging
from summarizer.cli.options import (
    BaseUrl,
    Model,
    Record,
    Replay,
    Store,
)
from summarizer.cli.requesting import requests as request_commands
from summarizer.cli.storing import store as store_commands
from summarizer.cli.terminal import print_text
from summarizer.cli.views import add_views

app = typer.Typer(
    name="summarizer",
    epilog="Exit codes: 0 done; 1 internal error; 2 usage or configuration; 3 done, but some"
    " articles failed; 4 nothing usable; 5 stopped by the budget; 6 a check or a recording does"
    " not match; 7 the endpoint is unusable; 130 Ctrl-C; 143 terminated.",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

app.add_typer(request_commands, name="requests")
app.add_typer(store_commands, name="store")


def _print_version(wanted: bool) -> None:
    if wanted:
        print_text(f"summarizer {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    debug: Annotated[
        bool, typer.Option("--debug", help="Log what is done, and show where an error comes from.")
    ] = False,
    log_level: Annotated[
        LogLevel,
        typer.Option("--log-level", envvar="SUMMARIZER_LOG_LEVEL", help="What to log from."),
    ] = "warning",
    log_format: Annotated[
        LogFormat,
        typer.Option(
            "--log-format",
            envvar="SUMMARIZER_LOG_FORMAT",
            help="Write logs and messages as lines for people, or as one JSON object a line.",
        ),
    ] = "text",
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Brief several articles about one diplomatic event.

    Every item comes with the sentence that proves it, and every difference between the articles
    is kept.
    """
    start_logging(level="debug" if debug else log_level, form=log_format)
    if context.invoked_subcommand is None:
        print_text(context.get_help(), to_stderr=True)
        raise typer.Exit(2)


def schema(
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder of the schemas.")
    ] = Path("schemas"),
    check_only: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 6 where a schema is out of date.")
    ] = False,
) -> None:
    """Write the JSON Schemas of all records."""
    from summarizer.cli.publishing import check_schemas, write_schemas

    if check_only:
        check_schemas(out)
    else:
        write_schemas(out)


def doctor(
    *,
    model: Model = None,
    base_url: BaseUrl = None,
    replay: Replay = None,
    record: Record = None,
    store: Store = None,
) -> int:
    """Show what is configured, what answers, what is missing.

    No key is shown. A server is asked (`GET /models`) only when a model is named.
    """
    from summarizer.cli.doctor import examine

    flags = {"model": model, "base_url": base_url, "replay": replay, "record": record}
    return examine({**flags, "store": store})


add_briefing(app)
add_views(app)
app.command()(schema)
app.command()(doctor)
