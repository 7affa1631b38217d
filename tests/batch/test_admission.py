import asyncio

from summarizer.batch.admission import Admission, Ticket


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def enter_all(admission: Admission, sizes: list[int], entered: list[Ticket]) -> None:
    for size in sizes:
        entered.append(await admission.enter(size))


async def test_events_enter_until_enough_articles_wait() -> None:
    admission, entered = Admission(articles=10, events=100), list[Ticket]()
    task = asyncio.create_task(enter_all(admission, [4, 4, 4, 4], entered))

    await settle()
    assert len(entered) == 3

    entered[0].finish(3)
    await settle()
    assert len(entered) == 4
    await task


async def test_an_event_that_waits_for_its_last_article_holds_nobody_up() -> None:
    admission, entered = Admission(articles=4, events=100), list[Ticket]()
    task = asyncio.create_task(enter_all(admission, [4] * 5, entered))

    for number in range(4):
        await settle()
        assert len(entered) == number + 1
        entered[number].finish(3)  # one article of each never comes to its end
    await settle()

    # Four articles hang, and a fifth event would only wait with them.
    assert len(entered) == 4
    entered[0].close()
    await task
    assert len(entered) == 5


async def test_no_more_events_are_open_than_may_be() -> None:
    admission, entered = Admission(articles=100, events=2), list[Ticket]()
    task = asyncio.create_task(enter_all(admission, [0, 0, 0], entered))

    await settle()
    assert len(entered) == 2

    entered[1].close()
    await task
    assert len(entered) == 3


async def test_room_is_given_back_once() -> None:
    admission = Admission(articles=5, events=100)
    ticket = await admission.enter(5)

    ticket.finish(9)
    ticket.close()
    await admission.enter(5)
    waiting = asyncio.create_task(admission.enter(1))
    await settle()

    assert not waiting.done()
    waiting.cancel()
