"""A store is no bottleneck; CPU is measured, since others may be busy on the machine."""

from pathlib import Path

from store import REPLAYS_A_SECOND, measure_store


def test_replaying_costs_a_fraction_of_what_the_bound_allows(tmp_path: Path) -> None:
    kept, replayed = measure_store(tmp_path, 300)

    assert replayed.cpu_ms < 1000 / REPLAYS_A_SECOND / 2
    assert kept.cpu_ms < 1000 / REPLAYS_A_SECOND
