"""One target, tried with inputs of Hypothesis until the time is up: `python -m fuzz.trying`."""

import argparse
import json
import logging
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.inputs import inputs_of
from fuzz.tally import REGRESSIONS, WORK, Trier
from fuzz.target import Target
from fuzz.targets import TARGETS

_ROUND = 200
"""Inputs between two looks at the clock."""


def try_target(target: Target, trier: Trier, *, seconds: float, first_seed: int) -> None:
    """Try inputs until the time is up; the seed decides which."""
    until = time.monotonic() + seconds
    number = first_seed
    while time.monotonic() < until:
        _try_round(target, trier, number, until)
        number += 1


def _try_round(target: Target, trier: Trier, number: int, until: float) -> None:
    @seed(number)
    @settings(
        max_examples=_ROUND,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs_of(target))
    def try_one(data: bytes) -> None:
        if time.monotonic() < until:
            trier.try_input(data)

    try_one()


def main() -> int:
    """Try one target and print what came of it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--faults", type=Path, default=REGRESSIONS)
    parser.add_argument("--slow", type=Path, default=WORK / "slow")
    parser.add_argument("--files", type=Path, nargs="*", help="Try these files and nothing else.")
    told = parser.parse_args()
    logging.disable(logging.CRITICAL)
    target = TARGETS[told.target]
    trier = Trier(target, faults=told.faults, slow=told.slow)
    if told.files is not None:
        for path in told.files:
            trier.try_input(path.read_bytes())
    else:
        try_target(target, trier, seconds=told.seconds, first_seed=told.seed)
    json.dump(trier.tally.as_plain(), sys.stdout)
    return 1 if trier.tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
