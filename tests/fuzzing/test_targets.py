"""A small fixed sample of what `make fuzz` tries, and every input that was a fault once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from fuzz.inputs import inputs_of
from fuzz.tally import CORPUS, REGRESSIONS
from fuzz.targets import TARGETS

REPLAYED = 5
"""So many inputs of a kept corpus are tried again, of each target."""


def kept() -> list[Path]:
    """Return every regression, and some of the corpus."""
    regressions = [path for path in sorted(REGRESSIONS.glob("*/*")) if path.is_file()]
    some = [path for name in TARGETS for path in sorted((CORPUS / name).glob("*"))[:REPLAYED]]
    return [*regressions, *some]


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_comes_ends_as_it_should(name: str) -> None:
    target = TARGETS[name]

    @settings(
        max_examples=target.sample,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs_of(target))
    def try_one(data: bytes) -> None:
        target.run(data)

    try_one()


@pytest.mark.parametrize("path", kept(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_a_fault_once_is_none(path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes())


def test_every_kept_input_is_of_a_target() -> None:
    folders = {path.name for folder in (REGRESSIONS, CORPUS) for path in folder.glob("*/")}

    assert folders <= TARGETS.keys()


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 1_000_000
