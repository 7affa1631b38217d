import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from batch.support import make_kit, write_events, written

from summarizer.batch.grouping import Heap, plan_heap
from summarizer.batch.plan import Plan
from summarizer.batch.run import run_batch
from summarizer.errors import UsageError
from summarizer.schema.article import Article

HeapOfDesks = Heap[tuple[str, str]]


def sketch(article: Article) -> tuple[str, str]:
    """Return the id of an article, and the desk that it was filed for: its event."""
    return article.id, article.text.split("Filed for the ")[1].split(" ")[0]


def group(sketches: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    desks = sorted({desk for _, desk in sketches})
    return tuple(tuple(id_ for id_, desk in sketches if desk == one) for one in desks)


HEAP = HeapOfDesks(sketch, group)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The articles of two events, in one folder and another below it."""
    write_events(tmp_path / "apart", "lisbon", "oslo")
    for event in ("lisbon", "oslo"):
        for path in (tmp_path / "apart" / event).iterdir():
            target = tmp_path / "heap" / ("more" if path.name == "letters.txt" else "")
            target.mkdir(parents=True, exist_ok=True)
            (target / f"{event}-{path.name}").write_bytes(path.read_bytes())
    return tmp_path / "heap"


def files_of(plan: Plan) -> list[list[str]]:
    """Return the names of the files of each event."""
    return sorted(sorted(Path(path).name for path in event.sources) for event in plan.events)


def test_articles_of_one_event_are_one_event_wherever_they_lie(root: Path) -> None:
    plan = plan_heap(root, HEAP, out=root / "out")

    assert files_of(plan) == [
        ["lisbon-harbour.txt", "lisbon-letters.txt", "lisbon-northern.txt"],
        ["oslo-harbour.txt", "oslo-letters.txt", "oslo-northern.txt"],
    ]
    assert plan.articles == 6


def test_an_article_of_another_event_renames_nothing(root: Path) -> None:
    before = plan_heap(root, HEAP, out=root / "out")
    (root / "new.txt").write_text("Rome Post\n\nTalks in Rome.\n\nFiled for the rome desk.\n")

    after = plan_heap(root, HEAP, out=root / "out")

    assert set(before.events) < set(after.events)


def test_copies_of_an_article_are_of_its_event(root: Path) -> None:
    (root / "copy.txt").write_bytes((root / "oslo-harbour.txt").read_bytes())

    plan = plan_heap(root, HEAP, out=root / "out")

    assert sorted(event.articles for event in plan.events) == [3, 4]


def test_what_cannot_be_read_is_told_and_in_no_event(root: Path) -> None:
    (root / "bad.txt").write_bytes(b"\x89PNG\x00")

    plan = plan_heap(root, HEAP, out=root / "out")

    assert plan.articles == 6
    assert [(one.event, one.uri, one.kind) for one in plan.faults] == [("", "bad.txt", "binary")]


def test_what_an_earlier_run_wrote_is_no_article(root: Path) -> None:
    (root / "out" / "event-x").mkdir(parents=True)
    (root / "out" / "event-x" / "notes.txt").write_text("Filed for the wrong desk.\n")

    assert plan_heap(root, HEAP, out=root / "out").articles == 6


def test_a_heap_of_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no article below"):
        plan_heap(tmp_path, HEAP, out=tmp_path / "out")


def packed_into_one_file(root: Path, folder: Path) -> Path:
    """Return a folder with all articles of a heap in one file, a line each."""
    texts = [path.read_text() for path in sorted(root.rglob("*.txt"))]
    folder.mkdir()
    lines = (json.dumps({"text": text}) for text in (*texts, texts[0]))
    (folder / "all.jsonl").write_text("\n".join(lines))
    return folder


def test_one_file_may_hold_the_articles_of_several_events(root: Path, tmp_path: Path) -> None:
    folder = packed_into_one_file(root, tmp_path / "packed")

    plan = plan_heap(folder, HEAP, out=folder / "out")

    assert files_of(plan) == [
        ["all.jsonl#1", "all.jsonl#2", "all.jsonl#3", "all.jsonl#7"],
        ["all.jsonl#4", "all.jsonl#5", "all.jsonl#6"],
    ]


async def test_articles_of_one_file_are_briefed_with_those_of_their_event(
    root: Path, tmp_path: Path
) -> None:
    apart = plan_heap(root, HEAP, out=tmp_path / "out")
    folder = packed_into_one_file(root, tmp_path / "packed")
    together = plan_heap(folder, HEAP, out=folder / "out")

    first = await run_batch(apart, make_kit(tmp_path / "out"))
    second = await run_batch(together, make_kit(tmp_path / "packed-out"))
    again = await run_batch(together, make_kit(tmp_path / "packed-out"))

    assert [event.status for event in second.events] == [event.status for event in first.events]
    assert {event.status for event in again.events} == {"unchanged"}


async def test_groups_are_briefed_as_folders_are(root: Path, tmp_path: Path) -> None:
    plan = plan_heap(root, HEAP, out=tmp_path / "out")

    result = await run_batch(plan, make_kit(tmp_path / "out"))

    assert result.exit_code == 0
    assert {name.partition("/")[0] for name in written(tmp_path / "out")} == {
        event.name for event in plan.events
    }


async def test_a_file_that_cannot_be_read_shows_in_the_exit_code(
    root: Path, tmp_path: Path
) -> None:
    (root / "bad.txt").write_bytes(b"\x89PNG\x00")
    plan = plan_heap(root, HEAP, out=tmp_path / "out")

    result = await run_batch(plan, make_kit(tmp_path / "out"))

    assert result.exit_code == 3


def test_corrections_of_a_heap_are_told_and_left_out(root: Path) -> None:
    (root / "corrections.toml").write_text("", encoding="utf-8")

    plan = plan_heap(root, HEAP, out=root / "out")

    assert "corrections are of one event" in plan.notes[0]
    assert all(not event.corrections for event in plan.events)
