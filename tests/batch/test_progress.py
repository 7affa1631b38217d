from summarizer.batch.progress import (
    EventResult,
    Meters,
    Progress,
    progress_line,
    rate_per_minute,
    read_meters,
    seconds_left,
)

NOTHING = Meters(tokens=None, cost=None, limit=None, from_store=None)


def test_the_rate_is_of_articles_worked_on() -> None:
    progress = Progress(events=4, articles=100, articles_done=30, articles_unchanged=40)

    assert rate_per_minute(progress, 60.0) == 30
    assert seconds_left(progress, 60.0) == 60


def test_before_the_first_article_nothing_is_foretold() -> None:
    progress = Progress(events=4, articles=100, articles_unchanged=40)

    assert rate_per_minute(progress, 60.0) is None
    assert seconds_left(progress, 60.0) is None


def test_events_are_counted_by_their_end() -> None:
    progress = Progress(events=2, articles=4)

    progress.count(EventResult("a", "briefed", 2, 0, 1.0))
    progress.count(EventResult("b", "partial", 2, 1, 1.0))

    assert progress.events_done == 2
    assert progress.by_status == {"briefed": 1, "partial": 1}


def test_a_line_tells_only_what_is_known() -> None:
    assert progress_line(Progress(events=2, articles=4), NOTHING, 10.0) == "0/2 events"


def test_a_line_tells_all_that_is_known() -> None:
    progress = Progress(
        events=2, articles=40, articles_done=10, articles_failed=1, articles_unchanged=10
    )
    meters = Meters(tokens=12_345, cost=0.126, limit=16.0, from_store=3)

    assert progress_line(progress, meters, 60.0) == (
        "0/2 events, 1 failed, 10 unchanged, 12,345 tokens, $0.13, 3 from the store, 10/min, "
        "limit 16, 2:00 left"
    )


def test_meters_are_read_from_whatever_stands_in_the_tally() -> None:
    live = {"input_tokens": 5, "output_tokens": 7, "cost": 0.5, "limit": {"now": 8.0}}

    assert read_meters({"live": live, "store": {"found": 2}}) == Meters(12, 0.5, 8.0, 2)
    assert read_meters({"live": {"sent": 3}}) == NOTHING
    assert read_meters({}) == NOTHING
