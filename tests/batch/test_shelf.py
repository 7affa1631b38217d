import os
from pathlib import Path

import pytest
from batch.support import make_plan, make_shelf, write_events
from scripted import PROFILE, ScriptedModel

from summarizer.batch.plan import PlannedEvent
from summarizer.batch.shelf import BRIEFING_FILE, RUN_FILE, Shelf
from summarizer.errors import SummarizerError
from summarizer.ingest.read import read_articles
from summarizer.pipeline import Outcome, summarize

FILES = [
    "briefing.articles.jsonl",
    "briefing.communiques.jsonl",
    "briefing.json",
    "briefing.md",
    "briefing.run.json",
]


@pytest.fixture
def event(tmp_path: Path) -> PlannedEvent:
    return make_plan(write_events(tmp_path / "root", "tallinn")).events[0]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path / "out")


async def brief(event: PlannedEvent) -> Outcome:
    ingested = read_articles(event.sources)
    return await summarize(
        ingested.articles, model=ScriptedModel(), profile=PROFILE, unread=ingested.unread
    )


async def keep(shelf: Shelf, event: PlannedEvent) -> str:
    digest = shelf.digest(event)
    shelf.keep(event.name, digest, await brief(event), is_complete=True)
    return digest


async def test_a_kept_event_is_found_again(shelf: Shelf, event: PlannedEvent) -> None:
    digest = await keep(shelf, event)

    mark = shelf.find_mark(event.name, digest)

    assert sorted(path.name for path in (shelf.out / event.name).iterdir()) == FILES
    assert mark is not None
    assert mark.articles == 3


async def test_an_event_that_nobody_kept_is_not_found(shelf: Shelf, event: PlannedEvent) -> None:
    assert shelf.find_mark(event.name, shelf.digest(event)) is None


@pytest.mark.parametrize("name", FILES)
async def test_an_event_with_a_file_missing_is_not_complete(
    shelf: Shelf, event: PlannedEvent, name: str
) -> None:
    digest = await keep(shelf, event)
    (shelf.out / event.name / name).unlink()

    assert shelf.find_mark(event.name, digest) is None


@pytest.mark.parametrize("name", [BRIEFING_FILE, RUN_FILE])
async def test_an_event_with_a_torn_file_is_not_complete(
    shelf: Shelf, event: PlannedEvent, name: str
) -> None:
    digest = await keep(shelf, event)
    path = shelf.out / event.name / name
    path.write_bytes(path.read_bytes()[:-2])

    assert shelf.find_mark(event.name, digest) is None


async def test_what_another_run_may_better_is_not_complete(
    shelf: Shelf, event: PlannedEvent
) -> None:
    digest = shelf.digest(event)
    shelf.keep(event.name, digest, await brief(event), is_complete=False)

    assert shelf.find_mark(event.name, digest) is None


def _reword(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")


def _rename(path: Path) -> None:
    path.rename(path.with_name("other.txt"))


def _remove(path: Path) -> None:
    path.unlink()


def _copy(path: Path) -> None:
    path.with_name("copy.txt").write_bytes(path.read_bytes())


@pytest.mark.parametrize("change", [_reword, _rename, _remove, _copy])
def test_the_digest_is_of_every_source(shelf: Shelf, event: PlannedEvent, change: object) -> None:
    before = shelf.digest(event)

    assert callable(change)
    change(Path(event.sources[0]) / "harbour.txt")

    assert shelf.digest(event) != before


def test_the_digest_is_of_words_and_settings(shelf: Shelf, event: PlannedEvent) -> None:
    other_words = event._replace(words="Tallinn")
    other_basis = make_shelf(shelf.out, terms="mine")

    digests = {shelf.digest(event), shelf.digest(other_words), other_basis.digest(event)}

    assert len(digests) == 3


def test_the_digest_is_of_neither_clock_nor_place(shelf: Shelf, event: PlannedEvent) -> None:
    before = shelf.digest(event)
    folder = Path(event.sources[0])
    os.utime(folder / "harbour.txt", (0, 0))
    moved = folder.rename(folder.with_name("moved"))

    assert shelf.digest(event._replace(sources=(str(moved),))) == before


async def test_what_a_killed_run_left_is_removed(shelf: Shelf, event: PlannedEvent) -> None:
    folder = shelf.out / event.name
    folder.mkdir(parents=True)
    (folder / f".{'0a' * 8}.tmp").write_bytes(b"half")
    (folder / ".mine.tmp").write_bytes(b"mine")

    await keep(shelf, event)

    assert sorted(path.name for path in folder.iterdir()) == [".mine.tmp", *FILES]


async def test_a_folder_that_cannot_be_written_is_told(shelf: Shelf, event: PlannedEvent) -> None:
    shelf.out.mkdir()
    (shelf.out / event.name).write_text("a file where the folder should be")

    with pytest.raises(SummarizerError, match="cannot write") as caught:
        await keep(shelf, event)

    assert caught.value.exit_code == 1
