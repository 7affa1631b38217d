"""The beginning of a run: one request alone, until the server is known to take it."""

import asyncio
from collections.abc import Awaitable, Callable

from summarizer.errors import EndpointUnusableError, ModelError
from summarizer.llm.limited import Clock

GRACE_SECONDS = 0.1
"""How long the first request goes alone where the server lists no models: a refusal costs a server
no work, so it comes in the time of a round trip, which is short to the servers that do not list."""


class FirstContact:
    """Keeps all but the first request back until it is plain that the server takes them.

    A key that is refused would otherwise be refused once for every request that may be under way.
    The list of models comes in a round trip: where it has the model that is asked, nobody waits for
    the first answer. Where it is refused or has other models, the others wait for what becomes of
    the first request; where there is no list, for a moment only.
    """

    def __init__(
        self, model: str | None, list_models: Callable[[], Awaitable[tuple[str, ...]]], clock: Clock
    ) -> None:
        """Begin with a server that nobody heard of.

        Args:
            model: Name of the model that is asked.
            list_models: Asks the server for the names of its models.
            clock: Waits for the moment's grace.
        """
        self._model = model
        self._list_models = list_models
        self._clock = clock
        self._has_begun = False
        self._opened = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None

    async def wait(self) -> None:
        """Wait until a request may go out; the first one never waits."""
        if self._opened.is_set():
            return
        if not self._has_begun:
            self._has_begun = True
            return
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        await self._opened.wait()

    def note_end(self) -> None:
        """Take note that a request came to its end, whatever it was."""
        self._opened.set()

    async def close(self) -> None:
        """End the look at the list of models, if it is still under way."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def _look(self) -> None:
        try:
            names = await self._list_models()
        except EndpointUnusableError as exc:
            if exc.kind in ("bad_key", "forbidden"):
                return
            names = ()
        except ModelError:
            names = ()
        if not names:
            await self._clock.sleep(GRACE_SECONDS)
        elif self._model not in names:
            return
        self._opened.set()
