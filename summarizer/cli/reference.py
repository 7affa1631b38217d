"""The reference pages of the command line, written from the code so that they cannot drift."""

import inspect
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from summarizer import errors
from summarizer.cli.app import app

HELP_WIDTH = 88
"""Columns of the help texts in the documentation."""


def help_texts() -> dict[str, str]:
    """Return each command, such as `summarizer brief`, to what its `--help` says."""
    return dict(_walk_commands(get_command(app), "summarizer", "summarizer", None))


def help_page(*commands: str) -> str:
    """Return the help texts of these commands, or of all, as Markdown."""
    texts = help_texts()
    return "\n".join(
        f"## `{name}`\n\n```text\n{texts[name]}\n```\n" for name in commands or tuple(texts)
    )


def group_page(name: str) -> str:
    """Return the help texts of all commands of a group, such as `store`, as Markdown."""
    outer: Any = get_command(app)
    group = outer.commands[name]
    context = group.make_context(f"summarizer {name}", [], resilient_parsing=True)
    return "\n".join(
        f"### `summarizer {name} {inner}`\n\n```text\n{_help_of(command, inner, context)}\n```\n"
        for inner, command in group.commands.items()
    )


def error_table() -> str:
    """Return a Markdown table of every class of error, each below the class it is a kind of."""
    rows = [
        "| error | exit code | kind | the same call can succeed later | what happened |",
        "|---|---|---|---|---|",
    ]
    for error, depth in _walk(errors.SummarizerError, 0):
        retry = "yes" if error.retryable else "no"
        what = inspect.getdoc(error) or ""
        indent = "&nbsp;&nbsp;" * depth
        rows.append(
            f"| {indent}`{error.__name__}` | {error.exit_code} | `{error.kind}` | {retry} "
            f"| {what.splitlines()[0]} |"
        )
    return "\n".join(rows) + "\n"


def _walk_commands(command: Any, title: str, name: str, outer: Any) -> Iterator[tuple[str, str]]:
    """Yield a command and those inside it, each with its full name and its help text."""
    yield title, _help_of(command, name, outer)
    context = command.make_context(name, [], parent=outer, resilient_parsing=True)
    for inner, inner_command in getattr(command, "commands", {}).items():
        yield from _walk_commands(inner_command, f"{title} {inner}", inner, context)


def _help_of(command: Any, name: str, parent: Any) -> str:
    """Return a help text; the classes of its arguments are private to Typer."""
    context = command.make_context(
        name, [], parent=parent, resilient_parsing=True, terminal_width=HELP_WIDTH
    )
    with context:
        return str(command.get_help(context))


def _walk(
    error: type[errors.SummarizerError], depth: int
) -> Iterator[tuple[type[errors.SummarizerError], int]]:
    yield error, depth
    for inner in error.__subclasses__():
        if inner.__module__ == errors.__name__:
            yield from _walk(inner, depth + 1)
