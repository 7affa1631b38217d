from collections.abc import AsyncIterator

import httpx2
import pytest

from summarizer.llm.live.lanes import CONNECTIONS_A_LANE, Lanes


class Body(httpx2.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"{}"


class Lane(httpx2.AsyncBaseTransport):
    """Counts what it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.is_closed = False
        self.fails = False

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.asked += 1
        if self.fails:
            raise httpx2.ConnectError("no")
        return httpx2.Response(200, stream=Body())

    async def aclose(self) -> None:
        self.is_closed = True


def open_lanes(connections: int) -> tuple[Lanes, list[Lane]]:
    made: list[Lane] = []

    def make_lane() -> Lane:
        made.append(Lane())
        return made[-1]

    return Lanes(connections, make_lane), made


REQUEST = httpx2.Request("GET", "http://127.0.0.1/")


async def test_requests_under_way_are_spread_evenly() -> None:
    lanes, made = open_lanes(3 * CONNECTIONS_A_LANE)

    for _ in range(6):
        await lanes.handle_async_request(REQUEST)

    assert [one.asked for one in made] == [2, 2, 2]


async def test_a_place_is_free_once_its_body_is_closed_and_only_once() -> None:
    lanes, made = open_lanes(2 * CONNECTIONS_A_LANE)
    first = await lanes.handle_async_request(REQUEST)
    await lanes.handle_async_request(REQUEST)
    await first.aclose()
    await first.aclose()

    for _ in range(3):
        await lanes.handle_async_request(REQUEST)

    assert [one.asked for one in made] == [3, 2]


async def test_a_request_that_fails_takes_no_place() -> None:
    lanes, made = open_lanes(2 * CONNECTIONS_A_LANE)
    made[0].fails = True

    for _ in range(2):
        with pytest.raises(httpx2.ConnectError):
            await lanes.handle_async_request(REQUEST)

    assert made[0].asked == 2


async def test_all_are_closed_together() -> None:
    lanes, made = open_lanes(CONNECTIONS_A_LANE + 1)

    await lanes.aclose()

    assert [one.is_closed for one in made] == [True, True]
