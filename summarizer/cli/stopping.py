"""The first Ctrl-C lets the requests under way finish, so that no answer is lost.

The second one does not.
"""

import os
import sys
from types import FrameType

from summarizer.batch.stopping import Stop
from summarizer.cli.signals import StopRequestedError, exit_at_once, write_note
from summarizer.llm.base import Completion, LanguageModel, Request


class StoppableModel:
    """A model that is asked nothing more once the run is to stop."""

    def __init__(self, inner: LanguageModel) -> None:
        self._inner = inner
        self._under_way = 0
        self._signal: int | None = None

    def receive(self, number: int, frame: FrameType | None) -> None:
        """Take a signal: leave at once where nothing is under way, or where it is not the first."""
        if self._signal is not None or not self._under_way:
            exit_at_once(number, frame)
        self._signal = number
        write_note(
            f"stopping when what is under way ({self._under_way}) is answered; again: at once"
        )

    async def complete(self, request: Request) -> Completion:
        """Return the answer of the model behind.

        Raises:
            StopRequestedError: The run is to stop.
            ModelError: The request failed.
        """
        self.raise_if_stopped()
        self._under_way += 1
        try:
            return await self._inner.complete(request)
        finally:
            self._under_way -= 1

    def raise_if_stopped(self) -> None:
        """Raise where a signal came.

        Raises:
            StopRequestedError: The run is to stop.
        """
        if self._signal is not None:
            raise StopRequestedError(self._signal)


class BatchStopper:
    """Has a batch stop: at the first signal when what is under way is done, at the second at once.

    Attributes:
        number: The first signal that came; None before.
    """

    def __init__(self, stop: Stop) -> None:
        self._stop = stop
        self.number: int | None = None

    def receive(self, number: int, _frame: FrameType | None) -> None:
        """Take a signal."""
        if self.number is not None:
            _leave_now(number)
        self.number = number
        self._stop.ask_no_more("signal")
        write_note("stopping when what is under way is finished; again: at once")


def _leave_now(number: int) -> None:
    """End the process as it stands, threads and all; what is on the disk is whole."""
    shows_cursor = "\x1b[?25h" if sys.stderr.isatty() else ""
    write_note(f"{shows_cursor}stopped at once")
    os._exit(128 + number)
