"""The one way in, and the one place where errors become messages and exit codes."""

import logging
import os
import shlex
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence

import typer
from typer.main import get_command

from summarizer.cli.app import app
from summarizer.cli.logs import is_debugging
from summarizer.cli.signals import StopRequestedError, exit_at_once, received_by
from summarizer.cli.terminal import hide_secrets, say, say_as
from summarizer.collecting import collect_seldom
from summarizer.errors import SummarizerError
from summarizer.masking import url_secrets

_KEYS = ("SUMMARIZER_API_KEY", "OPENAI_API_KEY")
_URLS = ("SUMMARIZER_BASE_URL", "OPENAI_BASE_URL", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
PIPE_CLOSED = 141
"""What a shell shows for a program whose reader went away (128 + SIGPIPE)."""


def main() -> None:
    """Run the command line of this process and exit with its code."""
    collect_seldom()
    code = run(sys.argv[1:])
    if code == PIPE_CLOSED:
        _silence_output()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are told on standard error."""
    say_as(None)
    hide_secrets(_secrets_of(os.environ))
    try:
        with received_by(exit_at_once):
            result = get_command(app).main(
                args=list(arguments), prog_name="summarizer", standalone_mode=False
            )
            sys.stdout.flush()
    except (Exception, SystemExit) as exc:
        message = _message_of(exc, arguments)
        if message and is_debugging():
            say(traceback.format_exc(), level=logging.ERROR)
        if message:
            say(message, level=logging.ERROR)
        return _exit_code_of(exc)
    return result if isinstance(result, int) else 0


def _secrets_of(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield what the environment holds that nobody is to be told."""
    yield from (environ.get(name, "") for name in _KEYS)
    for name in _URLS:
        yield from url_secrets(environ.get(name, ""))
        yield from url_secrets(environ.get(name.lower(), ""))


def _exit_code_of(error: BaseException) -> int:
    if _is_closed_pipe(error):
        return PIPE_CLOSED
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 1
    known = (StopRequestedError, SummarizerError, typer.TyperException)
    return error.exit_code if isinstance(error, known) else 1


def _message_of(error: BaseException, arguments: Sequence[str]) -> str:
    """Return what to tell of an error; nothing where that was done, or nobody listens."""
    if _is_closed_pipe(error) or isinstance(error, SystemExit):
        return ""
    if isinstance(error, StopRequestedError):
        return str(error)
    if isinstance(error, SummarizerError):
        return f"error: {error}"
    if isinstance(error, typer.TyperException):
        command = getattr(getattr(error, "ctx", None), "command_path", "summarizer")
        return f"error: {error.format_message()}\nTry `{command} --help`."
    message = f"internal error: {type(error).__name__}: {error}"
    if is_debugging():
        return message
    return f"{message}\nTo see where: {shlex.join(['summarizer', '--debug', *arguments])}"


def _is_closed_pipe(error: BaseException) -> bool:
    """Return whether nobody reads the output any more; Typer makes a plain exit of that."""
    if isinstance(error, SystemExit):
        return isinstance(error.__context__, BrokenPipeError)
    return isinstance(error, BrokenPipeError)


def _silence_output() -> None:
    """Let nothing more be written to a closed pipe, not even while the interpreter shuts down."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
