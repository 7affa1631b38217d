import pytest

from summarizer.batch.shard import Shard, read_shard
from summarizer.errors import UsageError

NAMES = [f"event-{number}" for number in range(200)]


def test_every_event_is_of_exactly_one_part() -> None:
    parts = [Shard(number, 4) for number in (1, 2, 3, 4)]

    held = [sum(part.holds(name) for part in parts) for name in NAMES]

    assert held == [1] * len(NAMES)


def test_no_part_is_left_with_little() -> None:
    counts = [sum(Shard(number, 4).holds(name) for name in NAMES) for number in (1, 2, 3, 4)]

    assert min(counts) > 30


def test_the_part_of_an_event_never_changes() -> None:
    # Machines with other versions, started on other days, share one batch.
    assert [name for name in NAMES[:12] if Shard(1, 3).holds(name)] == ["event-1", "event-8"]


def test_one_part_of_one_holds_all() -> None:
    assert all(Shard().holds(name) for name in NAMES)


@pytest.mark.parametrize("text", ["0/4", "5/4", "1/0", "x/2", "1", "-1/2", "1/2/3", ""])
def test_what_names_no_part_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="--shard"):
        read_shard(text)


def test_files_of_parts_do_not_clash() -> None:
    names = {Shard(number, 2).file_name("run", ".json") for number in (1, 2)}

    assert names == {"run.1-of-2.json", "run.2-of-2.json"}
