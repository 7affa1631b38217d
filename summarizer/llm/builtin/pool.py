"""The embedded extractor in several processes: the same answers, on as many cores."""

import asyncio
import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor

from summarizer.llm.base import Completion, Request
from summarizer.llm.builtin.model import BuiltinModel


class PooledBuiltinModel:
    """Answers requests in processes of its own; close it, or they stay.

    Ctrl-C goes to all processes of a terminal: these leave it to the one that they work for.
    """

    profile = BuiltinModel.profile
    """What a request to it says."""

    def __init__(self, workers: int) -> None:
        self._pool = ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_ignore_signals,
        )

    async def complete(self, request: Request) -> Completion:
        """Return the draft of the article in the request.

        Raises:
            UnreadLanguageError: The article is not in English.
            ConfigurationError: The request is no extraction, or the pipeline is not installed.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, _answer, request)

    async def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def _ignore_signals() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _answer(request: Request) -> Completion:
    return asyncio.run(BuiltinModel().complete(request))
