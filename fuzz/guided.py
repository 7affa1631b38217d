"""One target, tried with inputs that libFuzzer finds by what they reach: `python -m fuzz.guided`.

The package is instrumented while it is imported, so nothing of it may be imported before.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import NoReturn

import atheris

with atheris.instrument_imports(include=["summarizer"]):
    from fuzz.tally import CORPUS, REGRESSIONS, WORK, Trier
    from fuzz.targets import TARGETS

_MOST_BYTES = 8_000
_MOST_SEEDS = 60
_OPTIONS = (
    f"-max_len={_MOST_BYTES}",
    "-len_control=0",
    "-rss_limit_mb=0",
    "-timeout=300",
    "-report_slow_units=300",
    "-print_final_stats=1",
)


def main() -> None:
    """Try one target until the time is up; libFuzzer ends the process."""
    told = _read_arguments()
    logging.disable(logging.CRITICAL)
    target = TARGETS[told.target]
    trier = Trier(target, faults=told.faults, slow=told.slow)
    corpus = told.corpus / target.name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(islice(target.seeds(), _MOST_SEEDS)):
        (corpus / f"seed{number:03}").write_bytes(data[:_MOST_BYTES])
    told.out.parent.mkdir(parents=True, exist_ok=True)

    def try_one(data: bytes) -> None:
        trier.try_input(data)
        if trier.tally.inputs % 100 == 0:
            _keep(told.out, trier)

    timed = [f"-max_total_time={told.seconds}", f"-seed={told.seed}"]
    kept = [str(CORPUS / target.name)] if (CORPUS / target.name).is_dir() else []
    _run_fuzzer([*timed, f"-artifact_prefix={corpus}-", *_OPTIONS, str(corpus), *kept], try_one)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=Path, default=REGRESSIONS)
    parser.add_argument("--slow", type=Path, default=WORK / "slow")
    parser.add_argument("--corpus", type=Path, default=WORK / "corpus")
    parser.add_argument("--out", type=Path, default=WORK / "tally.json", help="File of the tally.")
    return parser.parse_args()


def _run_fuzzer(arguments: list[str], try_one: Callable[[bytes], None]) -> NoReturn:
    atheris.Setup([sys.argv[0], *arguments], try_one)
    atheris.Fuzz()
    raise SystemExit


def _keep(out: Path, trier: Trier) -> None:
    """Write the tally: libFuzzer does not come back."""
    part = out.with_name(f"{out.name}.part")
    part.write_text(json.dumps(trier.tally.as_plain()), encoding="utf-8")
    os.replace(part, out)  # noqa: PTH105


if __name__ == "__main__":
    main()
