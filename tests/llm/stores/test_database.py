"""A store's file is private, durable, versioned, and never overwritten when it is damaged."""

import asyncio
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fakeanswers import RIGHT, make_request
from smalldisk import small_disk, written_by_nobody
from storekinds import answer_to

from summarizer.errors import (
    ConfigurationError,
    MismatchError,
    StoreDamagedError,
    SummarizerError,
)
from summarizer.llm.attempts import Attempt
from summarizer.llm.base import ModelProfile, Request, Usage
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.stores.groupcommit import GroupWriter
from summarizer.llm.stores.rows import ATTEMPTS
from summarizer.llm.stores.tables import VERSION

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).resolve().parents[3]


def requests(count: int) -> list[Request]:
    return [make_request(f"[1] They met {number} times.") for number in range(count)]


def filled(path: Path, count: int = 60) -> list[Request]:
    """Write answers to a new store and return their requests."""
    asked = requests(count)
    with DatabaseStore(path) as store:
        for request in asked:
            store.write(request, answer_to(request))
    return asked


def ask_sqlite(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_file_and_folder_are_their_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kept.sqlite"

    with DatabaseStore(path) as store:
        store.write(make_request(), answer_to(make_request()))
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert modes == {"kept.sqlite": 0o600, "kept.sqlite-wal": 0o600, "kept.sqlite-shm": 0o600}
    assert [one.name for one in path.parent.iterdir()] == ["kept.sqlite"]


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    DatabaseStore(tmp_path / "kept.sqlite").close()

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_commits_survive_a_power_cut(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    levels: list[object] = []
    DatabaseStore(path).close()
    writer = GroupWriter(path)

    for is_durable in (True, False):
        writer.submit(
            lambda connection: levels.extend(connection.execute("PRAGMA synchronous").fetchone()),
            is_durable=is_durable,
        ).result()
    writer.close()

    assert levels == [2, 1]
    assert ask_sqlite(path, "PRAGMA journal_mode") == [("wal",)]


class HeldWriter:
    """A writer that is in the middle of a commit until it is let go."""

    def __init__(self, path: Path) -> None:
        self.writer = GroupWriter(path)
        self._loop = asyncio.get_running_loop()
        self._entered, self._gate = asyncio.Event(), asyncio.Event()
        self._first = asyncio.create_task(self.writer.run(self._wait))

    async def submit(
        self, *works: Callable[[sqlite3.Connection], object]
    ) -> list[object | BaseException]:
        """Submit these while the first commit is under way, and return what came of them."""
        await self._entered.wait()
        tasks = [asyncio.create_task(self.writer.run(work)) for work in works]
        await asyncio.sleep(0)
        self._gate.set()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        await self._first
        self.writer.close()
        return results

    def _wait(self, _connection: sqlite3.Connection) -> None:
        self._loop.call_soon_threadsafe(self._entered.set)
        asyncio.run_coroutine_threadsafe(self._gate.wait(), self._loop).result()


def insert_row(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO profiles (sha256, profile) VALUES ('', hex(randomblob(8)))")


async def test_all_that_comes_while_a_commit_is_under_way_is_the_next_one(tmp_path: Path) -> None:
    with DatabaseStore(tmp_path / "kept.sqlite") as store:
        seen: list[object] = []

        def insert(connection: sqlite3.Connection) -> None:
            insert_row(connection)
            seen.extend(store.query("SELECT count(*) FROM profiles"))

        await HeldWriter(tmp_path / "kept.sqlite").submit(*[insert] * 20)

        assert seen == [(0,)] * 20
        assert store.query("SELECT count(*) FROM profiles") == [(20,)]


async def test_what_fails_in_a_commit_is_acknowledged_to_nobody(tmp_path: Path) -> None:
    with DatabaseStore(tmp_path / "kept.sqlite") as store:
        results = await HeldWriter(tmp_path / "kept.sqlite").submit(
            insert_row, lambda connection: connection.execute("INSERT INTO nowhere VALUES (1)")
        )

        assert [type(one) for one in results] == [SummarizerError] * 2
        assert store.query("SELECT count(*) FROM profiles") == [(0,)]
        assert store.write(make_request(), answer_to(make_request())).raw == RIGHT


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = DatabaseStore(tmp_path / "kept.sqlite")
    store.close()

    with pytest.raises(SummarizerError, match="closed"):
        store.write(make_request(), answer_to(make_request()))


def test_attempts_are_kept(tmp_path: Path) -> None:
    attempt = Attempt(
        key="k", prompt="p", endpoint="e", model="m", outcome="timeout", usage=Usage(), at=17
    )
    path = tmp_path / "kept.sqlite"

    with DatabaseStore(path) as store:
        store.note_attempt(attempt)

    with DatabaseStore(path) as store:
        ((_, *cells),) = store.all_rows(ATTEMPTS)
    assert cells == [b"k", b"p", b"e", b"m", b"timeout", None, None, 17]


@pytest.mark.fault(48)
def test_a_file_of_version_1_becomes_one_of_this_version(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    shutil.copy(DATA / "store.v1.sqlite", path)
    assert ask_sqlite(path, "PRAGMA user_version") == [(1,)]

    with DatabaseStore(path) as store:
        found = store.read(make_request())
        store.note_attempt(
            Attempt(key="k", prompt="", endpoint="", model="", outcome="answered", at=1)
        )
        profiles = store.read_profiles()

    assert found is not None
    assert found.text == RIGHT
    assert [profile.model for profile in profiles] == ["test-model"]
    assert ask_sqlite(path, "PRAGMA user_version") == [(VERSION,)]
    assert ask_sqlite(path, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.fault(48)
def test_a_file_of_version_1_is_replayed_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    shutil.copy(DATA / "store.v1.sqlite", path)
    before = path.read_bytes()

    with DatabaseStore(path, read_only=True) as store:
        assert store.read(make_request()) is not None

    assert path.read_bytes() == before


@pytest.mark.fault(48)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_of_a_newer_version_is_refused(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "kept.sqlite"
    filled(path, 1)
    ask_sqlite(path, f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()

    with pytest.raises(ConfigurationError, match=f"version {VERSION + 1}.*install a newer"):
        DatabaseStore(path, read_only=read_only)

    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "theirs.sqlite"
    ask_sqlite(path, "CREATE TABLE notes (text)")
    before = path.read_bytes()

    with pytest.raises(ConfigurationError, match="another program"):
        DatabaseStore(path)

    assert path.read_bytes() == before


@pytest.mark.fault(47)
@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "data", [b"[]\n", b"not a database" * 500, b"SQLite format 3\0" + b"?" * 9000]
)
def test_what_is_no_database_is_refused_and_stays_as_it_is(
    tmp_path: Path, data: bytes, read_only: bool
) -> None:
    path = tmp_path / "kept.sqlite"
    path.write_bytes(data)

    with pytest.raises(StoreDamagedError, match="store salvage") as caught:
        DatabaseStore(path, read_only=read_only)

    assert caught.value.exit_code == 6
    assert path.read_bytes() == data


@pytest.mark.fault(47)
def test_a_file_whose_tables_have_no_names_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    filled(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE TABLE", b"CREATE \xc1\xff\xfeLE"))

    with pytest.raises(StoreDamagedError, match="is damaged"):
        DatabaseStore(path, read_only=True)


@pytest.mark.fault(47)
async def test_a_smashed_page_ends_the_run_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    asked = filled(path)
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 8] = b"\xff" * 8
    path.write_bytes(data)

    class NeverAsked:
        async def complete(self, request: Request) -> None:
            pytest.fail("nobody asks while the store is damaged")

    with DatabaseStore(path) as store, pytest.raises(StoreDamagedError, match="store check"):
        await StoredModel(store, NeverAsked()).complete(asked[0])  # type: ignore[arg-type] # fails

    assert path.read_bytes() == bytes(data)


@pytest.mark.fault(46)
def test_no_flipped_bit_is_ever_read_as_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    asked = filled(path, 20)
    whole = path.read_bytes()
    chance = random.Random(5)
    noticed = 0

    for _ in range(150):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            with DatabaseStore(path, read_only=True) as store:
                found = [_raw_or_none(store, request) for request in asked]
        except SummarizerError:
            noticed += 1
            continue
        assert set(found) <= {RIGHT, None}
        noticed += None in found

    assert noticed > 10


def _raw_or_none(store: DatabaseStore, request: Request) -> str | None:
    try:
        recording = store.read(request)
    except MismatchError:
        return None
    return recording.raw if recording else None


def test_a_file_that_nobody_can_write_is_replayed(tmp_path: Path) -> None:
    path = tmp_path / "disk" / "kept.sqlite"
    (request,) = filled(path, 1)

    with written_by_nobody(path.parent):
        with DatabaseStore(path, read_only=True) as store:
            found = store.read(request)
        with pytest.raises(SummarizerError, match=r"cannot write .*--replay"):
            DatabaseStore(path)

    assert found is not None


async def test_a_model_answers_from_a_file_that_nobody_can_write(tmp_path: Path) -> None:
    path = tmp_path / "disk" / "kept.sqlite"
    (request,) = filled(path, 1)

    with written_by_nobody(path.parent), DatabaseStore(path, read_only=True) as store:
        found = await StoredModel(store).complete(request)

    assert found.request_key == request.key


def test_a_folder_that_nobody_can_write_is_replayed(tmp_path: Path) -> None:
    request = make_request()
    FolderStore(tmp_path / "disk").write(request, answer_to(request))

    with written_by_nobody(tmp_path / "disk"):
        found = FolderStore(tmp_path / "disk").read(request)
        other = make_request("[1] Another.")
        with pytest.raises(SummarizerError, match="cannot write"):
            FolderStore(tmp_path / "disk").write(other, answer_to(other))

    assert found is not None


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no store"):
        DatabaseStore(tmp_path / "nowhere.sqlite", read_only=True)

    assert not list(tmp_path.iterdir())


def fill_up(store: DatabaseStore | FolderStore) -> tuple[list[Request], SummarizerError]:
    """Write answers until the disk is full, and return what was acknowledged, and the error."""
    acknowledged: list[Request] = []
    try:
        for request in requests(10_000):
            store.write(request, answer_to(request, f'{{"text": "{request.key * 40}"}}'))
            acknowledged.append(request)
    except SummarizerError as exc:
        return acknowledged, exc
    pytest.fail("the disk is never full")


@pytest.mark.fault(44)
@pytest.mark.parametrize("kind", [DatabaseStore, FolderStore])
def test_a_full_disk_loses_nothing_that_was_acknowledged(
    tmp_path: Path, kind: type[DatabaseStore] | type[FolderStore]
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        store = kind(disk / "kept")
        acknowledged, error = fill_up(store)
        store.close()

        assert error.exit_code == 1
        assert "disk full at" in str(error)
        assert str(disk / "kept") in str(error)
        assert acknowledged
        with closing(
            DatabaseStore(disk / "kept", read_only=True)
            if kind is DatabaseStore
            else FolderStore(disk / "kept")
        ) as again:
            assert all(again.read(request) is not None for request in acknowledged)


FILLS = """
import resource, sys
from pathlib import Path
sys.path.insert(0, "tests")
from fakeanswers import make_request
from storekinds import answer_to
from summarizer.errors import SummarizerError
from summarizer.llm.stores.database import DatabaseStore

resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
store = DatabaseStore(Path(sys.argv[1]))
try:
    for number in range(10_000):
        request = make_request(f"[1] They met {number} times.")
        store.write(request, answer_to(request))
        print(number, flush=True)
except SummarizerError as exc:
    sys.exit(str(exc))
"""


@pytest.mark.fault(44)
def test_a_file_that_may_not_grow_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"

    done = subprocess.run(
        [sys.executable, "-c", FILLS, str(path)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    acknowledged = int(done.stdout.split()[-1]) + 1
    assert done.returncode == 1
    assert "disk full at" in done.stderr
    with DatabaseStore(path) as store:
        assert all(store.read(request) is not None for request in requests(acknowledged))


@pytest.fixture
def profiled(tmp_path: Path) -> Iterator[DatabaseStore]:
    with DatabaseStore(tmp_path / "kept.sqlite") as store:
        yield store


def test_profiles_are_those_of_models_that_answered(profiled: DatabaseStore) -> None:
    asked = make_request()
    profile = ModelProfile(endpoint=asked.endpoint, model=asked.model, sampling=asked.sampling)

    profiled.claim(profile)
    profiled.claim(profile.model_copy(update={"model": "never asked"}))
    profiled.claim(profile)
    assert profiled.read_profiles() == ()
    profiled.write(asked, answer_to(asked))

    assert profiled.read_profiles() == (profile,)
