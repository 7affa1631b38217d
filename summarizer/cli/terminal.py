"""What goes to the terminal, made safe: no text steers it, and none has a key in it."""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable

from summarizer.errors import SummarizerError
from summarizer.masking import Masker
from summarizer.text.bidi import ISOLATE, POP
from summarizer.text.scripts import has_right_to_left

_HARMFUL = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # Controls, ESC and the one-byte forms of CSI and OSC.
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_STEERING = re.compile(
    f"{ISOLATE}(?P<isolated>[^{ISOLATE}{POP}\u2066\u2067\n]*){POP}|[{_HARMFUL}{ISOLATE}{POP}]"
)
"""Characters that move the cursor, turn the direction of writing, or cannot be seen.

A pair of isolates around text turns nothing outside of it, and keeps what is written from right to
left apart from the rest of its line: around such text it stays. Tabs, line feeds, the joiners that
some scripts need, and the visible number signs of Arabic and Syriac are left alone.
"""
_NOT_OURS = re.compile(rf"(?P<colours>\x1b\[[0-9;]*m)|[{_HARMFUL}]")
"""Those of them that no line of ours has, or our own colours (SGR, ECMA-48).

Isolates may be ours: a line puts them around several styles, or is wrapped between them.
"""

Speaker = Callable[[str, int], None]
"""Prints a message of a level."""
_speakers: list[Speaker] = []
MASKER = Masker(())
"""Takes the keys of this process out of what it tells."""


def printable(text: str) -> str:
    r"""Return the text with characters that steer a terminal or hide spelled as in JSON.

    Inside a JSON string that is another spelling of the same value.

    >>> printable("a\x1b]0;title\x07b")
    'a\\u001b]0;title\\u0007b'
    """
    return _STEERING.sub(_spelled, text)


def printable_line(text: str) -> str:
    r"""Return the text as `printable` does, on one line, for a value that stands among words.

    >>> printable_line("a\nmissing b")
    'a\\nmissing b'
    """
    return printable(text).replace("\n", r"\n")


def harmless(text: str) -> str:
    r"""Return the text without what no line of ours has, for where its width must not change.

    >>> harmless("a\x1b[2Jb\x1b[31mc")
    'a[2Jbc'
    """
    return _NOT_OURS.sub("", text)


def write_out(data: bytes) -> None:
    """Write a result to standard output: as it is, but safe to look at where that is a terminal.

    Raises:
        SummarizerError: It cannot be written, as where a disk is full.
    """
    if sys.stdout.isatty():
        data = printable(data.decode("utf-8", "replace")).encode()
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as exc:
        msg = f"cannot write to standard output: {exc.strerror or exc}"
        raise SummarizerError(msg, kind="output") from exc


def print_text(text: str, *, to_stderr: bool = False) -> None:
    """Print lines for people, in the encoding of the terminal; of what steers one, only colours."""
    text = _NOT_OURS.sub(lambda match: match["colours"] or _escape(match[0]), text)
    stream = sys.stderr if to_stderr else sys.stdout
    encoding = stream.encoding or "utf-8"
    line = text if text.endswith("\n") else f"{text}\n"
    stream.write(line.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def say(text: str, *, level: int = logging.INFO) -> None:
    """Print a message to standard error, safe to look at; as a line of the log where that is JSON.

    Args:
        text: The message.
        level: How weighty it is; shown in the log only.
    """
    masked = MASKER.mask(text)
    if _speakers:
        _speakers[0](masked, level)
    else:
        print_text(printable(masked), to_stderr=True)


def hide_secrets(secrets: Iterable[str]) -> None:
    """Let these be told nobody from now on."""
    MASKER.learn(secrets)


def say_as(speaker: Speaker | None) -> None:
    """Have messages printed by this speaker from now on; None: as they are."""
    _speakers[:] = [speaker] if speaker else []


def is_for_machines() -> bool:
    """Return whether standard error is read by machines."""
    return bool(_speakers)


def _spelled(match: re.Match[str]) -> str:
    """Return a steering character as JSON spells it; a pair of isolates around text stays."""
    isolated = match["isolated"]
    if isolated is None:
        return _escape(match[0])
    inside = printable(isolated)
    if has_right_to_left(isolated):
        return f"{ISOLATE}{inside}{POP}"
    return f"{_escape(ISOLATE)}{inside}{_escape(POP)}"


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}" if character == "\x7f" else json.dumps(character)[1:-1]
