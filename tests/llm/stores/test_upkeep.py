"""Stores are checked, merged, salvaged, exported, pruned and counted, and nothing goes unseen."""

import random
from pathlib import Path

import pytest
from fakeanswers import RIGHT, make_request
from storekinds import answer_to

from summarizer.errors import StoreDamagedError, UsageError
from summarizer.llm.attempts import Attempt
from summarizer.llm.base import ModelProfile, Request, Usage
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.stores.pruning import count_store, find_old_rows, remove_rows
from summarizer.llm.stores.tables import PAGE_BYTES
from summarizer.llm.stores.upkeep import (
    check_store,
    export_store,
    merge_store,
    salvage_file,
)

OTHER = '{"title": "another", "count": 2}'
DAY = 86_400
ATTEMPT = Attempt(
    key="k",
    prompt="demo.v1",
    endpoint="e",
    model="m",
    outcome="answered",
    usage=Usage(input_tokens=5, output_tokens=2),
    at=1,
)


def profile_of(request: Request) -> ModelProfile:
    return ModelProfile(endpoint=request.endpoint, model=request.model, sampling=request.sampling)


def numbered(count: int, size: int = 0) -> dict[Request, str]:
    """Return requests and an answer of about this size to each."""
    return {
        _Hashed.of(f"[1] They met {number} times."): f'{{"text": "{str(number) * size}"}}'
        for number in range(count)
    }


class _Hashed(Request):
    """A request that can stand in a dict."""

    def __hash__(self) -> int:
        return hash(self.key)

    @classmethod
    def of(cls, text: str) -> "_Hashed":
        return cls.model_validate(make_request(text).model_dump())


def fill(path: Path, answers: dict[Request, str], *, at: float = 10 * DAY) -> None:
    with DatabaseStore(path, wall_clock=lambda: at) as store:
        for request, raw in answers.items():
            store.claim(profile_of(request))
            store.write(request, answer_to(request, raw))
        store.note_attempt(ATTEMPT)


def raws(path: Path, requests: dict[Request, str]) -> list[str | None]:
    with DatabaseStore(path, read_only=True) as store:
        found = [store.read(request) for request in requests]
    return [one.raw if one else None for one in found]


def test_a_whole_store_has_no_faults(tmp_path: Path) -> None:
    fill(tmp_path / "a.sqlite", numbered(3))

    with DatabaseStore(tmp_path / "a.sqlite", read_only=True) as store:
        assert check_store(store) == []


@pytest.mark.fault(46)
def test_a_check_names_the_row_with_a_flipped_bit(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    fill(path, {**numbered(3), _Hashed.of("[1] Flipped."): RIGHT})
    path.write_bytes(path.read_bytes().replace(b'"title": "a"', b'"title": "b"'))

    with DatabaseStore(path, read_only=True) as store:
        faults = check_store(store)

    key = make_request("[1] Flipped.").key
    assert faults == [f"demo.v1-{key[:16]} in the table `answers` is not what its SHA-256 says"]


@pytest.mark.fault(47)
def test_a_check_names_smashed_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    fill(path, numbered(60, size=100))
    smash(path, pages=8)

    try:
        with DatabaseStore(path, read_only=True) as store:
            faults = check_store(store)
    except StoreDamagedError as exc:
        faults = [str(exc)]

    assert faults


def smash(path: Path, *, pages: int, header: bool = False) -> None:
    """Write rubbish over some pages of a file."""
    data, chance = bytearray(path.read_bytes()), random.Random(3)
    numbers = chance.sample(range(1, len(data) // 4096), pages)
    for start in [0] * header + [4096 * number for number in numbers]:
        data[start : start + 4096] = chance.randbytes(4096)
    path.write_bytes(data)


@pytest.mark.fault(47)
@pytest.mark.parametrize("size", [10, 3000, 9000])
def test_salvage_gets_out_every_row_that_is_on_no_smashed_page(tmp_path: Path, size: int) -> None:
    path, new = tmp_path / "a.sqlite", tmp_path / "new.sqlite"
    answers = numbered(120, size=size // 2)
    fill(path, answers)
    smash(path, pages=3, header=True)
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError):
        DatabaseStore(path)

    with DatabaseStore(new) as store:
        report = salvage_file(path, store)
        assert check_store(store) == []

    found = raws(new, answers)
    rows_of_a_page = 4096 // (600 + min(size, 3000)) + 1
    assert report.kept["new"] == sum(raw is not None for raw in found)
    assert report.kept["new"] >= len(answers) - 3 * rows_of_a_page
    assert all(raw in (None, answers[one]) for one, raw in zip(answers, found, strict=True))
    assert path.read_bytes() == before


@pytest.mark.fault(47)
def test_salvage_reads_what_is_still_in_the_log(tmp_path: Path) -> None:
    path, new = tmp_path / "a.sqlite", tmp_path / "new.sqlite"
    answers = numbered(30, size=50)
    with DatabaseStore(path) as store:
        for request, raw in answers.items():
            store.write(request, answer_to(request, raw))
        copy = tmp_path / "copy.sqlite"
        copy.write_bytes(b"rubbish" + path.read_bytes()[7:])
        log = path.with_name("a.sqlite-wal").read_bytes()
        copy.with_name("copy.sqlite-wal").write_bytes(log)

    with DatabaseStore(new) as store:
        report = salvage_file(copy, store)

    assert report.kept["new"] == 30
    assert raws(new, answers) == list(answers.values())


def test_salvage_of_a_flipped_row_names_it(tmp_path: Path) -> None:
    path, new = tmp_path / "a.sqlite", tmp_path / "new.sqlite"
    fill(path, {**numbered(3), _Hashed.of("[1] Flipped."): RIGHT})
    path.write_bytes(path.read_bytes().replace(b'"title": "a"', b'"title": "b"'))

    with DatabaseStore(new) as store:
        report = salvage_file(path, store)

    assert report.kept["new"] == 3
    assert report.damaged == [f"demo.v1-{make_request('[1] Flipped.').key[:16]}"]
    assert report.attempts == 1


def test_salvage_needs_a_file(tmp_path: Path) -> None:
    with DatabaseStore(tmp_path / "new.sqlite") as store, pytest.raises(UsageError):
        salvage_file(tmp_path / "nowhere", store)


@pytest.mark.fault(51)
def test_merging_keeps_the_first_of_two_answers_and_tells(tmp_path: Path) -> None:
    one, two, into = (tmp_path / name for name in ("one", "two", "into"))
    answers = numbered(250)
    shared = next(iter(answers))
    fill(one, answers)
    fill(two, {shared: OTHER, _Hashed.of("[1] New."): RIGHT})

    reports = []
    with DatabaseStore(into) as store:
        for source in (one, two, one, two):
            with DatabaseStore(source, read_only=True) as opened:
                reports.append(merge_store(store, opened))
        counts = count_store(store)

    assert [dict(report.kept) for report in reports] == [
        {"new": 250},
        {"conflict": 1, "new": 1},
        {"same": 250},
        {"conflict": 1, "same": 1},
    ]
    assert reports[1].conflicts == [f"demo.v1-{shared.key[:16]}"]
    assert [report.is_clean for report in reports] == [True, False, True, False]
    assert (counts.answers, counts.conflicts, counts.attempts) == (251, 1, {"answered": 1})
    assert raws(into, answers) == list(answers.values())


def test_merging_leaves_damaged_rows_and_names_them(tmp_path: Path) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    fill(one, {**numbered(2), _Hashed.of("[1] Flipped."): RIGHT})
    one.write_bytes(one.read_bytes().replace(b'"title": "a"', b'"title": "b"'))

    with DatabaseStore(into) as store, DatabaseStore(one, read_only=True) as source:
        report = merge_store(store, source)

    assert report.kept["new"] == 2
    assert len(report.damaged) == 1


def give_a_row_the_number_of_an_earlier_one(path: Path) -> None:
    """Write another number into the last row of the last page that has rows of answers.

    See https://www.sqlite.org/fileformat2.html#b_tree_pages.
    """
    data = bytearray(path.read_bytes())
    starts = range(0, len(data), PAGE_BYTES)
    page = [one for one in starts if data[one] == 13 and b"They met" in data[one:][:PAGE_BYTES]][-1]
    cells = int.from_bytes(data[page + 3 : page + 5], "big")
    pointer = page + 8 + 2 * (cells - 1)
    place = page + int.from_bytes(data[pointer : pointer + 2], "big")
    while data[place] & 0x80:  # The length of the row.
        place += 1
    assert data[place + 1] & 0x80
    data[place + 1 : place + 3] = b"\x81\x00"
    path.write_bytes(data)


def test_rows_out_of_order_are_told_and_not_read_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    fill(path, numbered(250))
    give_a_row_the_number_of_an_earlier_one(path)

    with DatabaseStore(path, read_only=True) as store, DatabaseStore(tmp_path / "into") as into:
        assert any("out of order" in one for one in check_store(store))
        with pytest.raises(StoreDamagedError, match="out of order"):
            merge_store(into, store)
    with DatabaseStore(tmp_path / "new.sqlite") as saved:
        assert salvage_file(path, saved).kept["new"] == 250


def test_a_folder_goes_into_a_store_and_comes_out_the_same(tmp_path: Path) -> None:
    answers = numbered(5)
    folder = FolderStore(tmp_path / "before")
    folder.claim(profile_of(next(iter(answers))))
    for request, raw in answers.items():
        folder.write(request, answer_to(request, raw))

    with DatabaseStore(tmp_path / "kept.sqlite") as store:
        assert merge_store(store, folder).kept["new"] == 5
        (profile,) = store.read_profiles()
        after = FolderStore(tmp_path / "after")
        assert export_store(store, after, profile).kept["new"] == 5

    assert files(tmp_path / "after") == files(tmp_path / "before")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_old_answers_are_found_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    old = numbered(30, size=9000)
    young: dict[Request, str] = {_Hashed.of("[1] New."): RIGHT}
    fill(path, old, at=10 * DAY)
    fill(path, young, at=50 * DAY)
    before = path.stat().st_size

    with DatabaseStore(path, wall_clock=lambda: 60 * DAY) as store:
        rows = find_old_rows(store, older_than_seconds=30 * DAY, model=None)
        assert raws(path, old) == list(old.values())
        remove_rows(store, rows)

    assert {row.key for row in rows} == {request.key for request in old}
    assert raws(path, {**old, **young}) == [*[None] * 30, RIGHT]
    assert path.stat().st_size < before / 2


def test_answers_of_one_model_are_found(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    fill(path, numbered(2))

    with DatabaseStore(path) as store:
        assert len(find_old_rows(store, older_than_seconds=None, model="test-model")) == 2
        assert not find_old_rows(store, older_than_seconds=None, model="other")
        assert not find_old_rows(store, older_than_seconds=9e9, model="test-model")


def test_a_store_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    fill(path, numbered(2))
    with DatabaseStore(path) as store:
        timeout = ATTEMPT.model_copy(update={"outcome": "timeout", "usage": Usage()})
        store.note_attempt(timeout)

    with DatabaseStore(path, read_only=True) as store:
        counts = count_store(store)

    assert (counts.answers, counts.stale, counts.conflicts, counts.damaged) == (2, 0, 0, 0)
    assert [(one.model, one.prompt, one.answers) for one in counts.models] == [
        ("test-model", "demo.v1", 2)
    ]
    assert counts.attempts == {"answered": 1, "timeout": 1}
    assert (counts.attempt_input_tokens, counts.attempt_output_tokens) == (5, 2)
    assert counts.uncounted_attempts == 1
    assert counts.bytes == path.stat().st_size
