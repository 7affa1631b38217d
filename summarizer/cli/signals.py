"""Ctrl-C and SIGTERM end a command with the exit code that shells have for them."""

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from summarizer.cli.terminal import is_for_machines

Receiver = Callable[[int, FrameType | None], None]
"""What is called with the number of a signal."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_STDERR = 2


class StopRequestedError(Exception):
    """Somebody asked the run to stop, and nothing is under way any more.

    Attributes:
        exit_code: 128 and the signal's number, as shells have it.
    """

    def __init__(self, number: int) -> None:
        super().__init__(f"stopped by {signal.Signals(number).name}")
        self.exit_code = 128 + number


def exit_at_once(number: int, _frame: FrameType | None) -> None:
    """Leave the program from wherever it is."""
    write_note(f"stopped by {signal.Signals(number).name}")
    raise SystemExit(128 + number)


@contextmanager
def received_by(receiver: Receiver) -> Iterator[None]:
    """Have both signals go to the receiver; outside the main thread, change nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, receiver) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def write_note(text: str) -> None:
    """Write a line to standard error from inside a signal's handler, where `print` may not be."""
    line = json.dumps({"event": text}) if is_for_machines() else f"\n{text}"
    os.write(_STDERR, f"{line}\n".encode())
