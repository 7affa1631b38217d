from fakeclock import FakeClock

from summarizer.batch.progress import Progress
from summarizer.cli.batchprogress import PlainLines


def test_a_line_is_written_every_few_seconds_and_no_more_often() -> None:
    clock, lines = FakeClock(), list[str]()
    progress = Progress(events=2, articles=40)
    shown = PlainLines(dict, clock=clock.now, write=lines.append)

    for _ in range(12):
        clock.seconds += 1.0
        progress.articles_done += 1
        shown.show(progress)

    assert lines == [
        "5/40 articles, 0/2 events, 60/min, 0:35 left",
        "10/40 articles, 0/2 events, 60/min, 0:30 left",
    ]


def test_articles_of_unchanged_events_count_as_done() -> None:
    clock, lines = FakeClock(), list[str]()
    shown = PlainLines(dict, clock=clock.now, write=lines.append)

    clock.seconds += 60.0
    shown.show(Progress(events=2, articles=40, articles_unchanged=20, articles_done=5))

    assert lines == ["25/40 articles, 0/2 events, 20 unchanged, 5/min, 3:00 left"]
