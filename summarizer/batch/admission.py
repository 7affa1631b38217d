"""How many events are open at once: enough to keep the model busy, few enough for the memory."""

import asyncio


class Ticket:
    """The room that one event takes; give it back article by article, and close it."""

    def __init__(self, admission: "Admission", articles: int) -> None:
        self._admission = admission
        self._left = articles

    def finish(self, articles: int) -> None:
        """Give back the room of articles that nothing is left to do with."""
        finished = min(articles, self._left)
        self._left -= finished
        self._admission.give_back(finished)

    def close(self) -> None:
        """Give back all that the event still takes."""
        self._admission.give_back(self._left, events=1)
        self._left = 0


class Admission:
    """Lets events in while few enough articles wait, in the order in which they come.

    As many articles as are worked on at once may wait, whatever events they are of: an event whose
    last article takes long holds nobody up.
    """

    def __init__(self, articles: int, events: int) -> None:
        self._most_articles = articles
        self._most_events = events
        self._articles = 0
        self._events = 0
        self._changed = asyncio.Event()

    async def enter(self, articles: int) -> Ticket:
        """Wait until there is room, and return what an event of so many articles takes of it."""
        while self._articles >= self._most_articles or self._events >= self._most_events:
            self._changed.clear()
            await self._changed.wait()
        self._articles += articles
        self._events += 1
        return Ticket(self, articles)

    def give_back(self, articles: int, *, events: int = 0) -> None:
        """Take room back."""
        self._articles -= articles
        self._events -= events
        self._changed.set()
