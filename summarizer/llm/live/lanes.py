"""Several small pools of connections in the place of one large one.

A pool looks at every idle connection before each request, to see whether the server has closed it
(httpcore2's `AsyncConnectionPool`): with 64 connections that is a quarter of what a request costs.
"""

from collections.abc import AsyncIterator, Callable

import httpx2

CONNECTIONS_A_LANE = 8
"""Connections of one pool; fewer cost a request nothing more."""


class Lanes(httpx2.AsyncBaseTransport):
    """Transports that share requests: each goes where the fewest are under way."""

    def __init__(
        self, connections: int, make_lane: Callable[[], httpx2.AsyncBaseTransport]
    ) -> None:
        """Open nothing yet.

        Args:
            connections: Most requests at once.
            make_lane: Makes a transport.
        """
        count = -(-connections // CONNECTIONS_A_LANE)
        self._lanes = [make_lane() for _ in range(count)]
        self._under_way = [0] * count

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the response; its place is free once its body is closed."""
        lane = self._under_way.index(min(self._under_way))
        self._under_way[lane] += 1
        try:
            response = await self._lanes[lane].handle_async_request(request)
        except BaseException:
            self._under_way[lane] -= 1
            raise
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Leaving(response.stream, lambda: self._leave(lane))
        return response

    async def aclose(self) -> None:
        """Close all connections."""
        for lane in self._lanes:
            await lane.aclose()

    def _leave(self, lane: int) -> None:
        self._under_way[lane] -= 1


class _Leaving(httpx2.AsyncByteStream):
    """A body that says, once, when it is closed."""

    def __init__(self, inner: httpx2.AsyncByteStream, on_close: Callable[[], None]) -> None:
        self._inner = inner
        self._on_close: Callable[[], None] | None = on_close

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._inner:
            yield part

    async def aclose(self) -> None:
        on_close, self._on_close = self._on_close, None
        try:
            await self._inner.aclose()
        finally:
            if on_close is not None:
                on_close()
