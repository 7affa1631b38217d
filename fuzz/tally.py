"""What came of trying inputs: counted, timed, and every new fault kept as a file."""

import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from fuzz.minimize import minimize
from fuzz.target import Target, UnsoundError

SLOW_SECONDS = 2.0
"""An input of `SLOW_BYTES` at most that takes more processor time than this is slow."""
SLOW_BYTES = 20_000
REGRESSIONS = Path(__file__).parent / "regressions"
"""Inputs that were a fault once, one folder for each target."""
CORPUS = Path(__file__).parent / "corpus"
"""Inputs that reach what others do not, one folder for each target."""
WORK = Path("build/fuzz")
"""Where a run keeps what it need not keep for long."""
_MOST_FAULTS = 20


@dataclass
class Tally:
    """What came of the inputs of one target.

    Attributes:
        target: Name of the target.
        inputs: How many were tried.
        faults: File of each fault to what it was.
        slow: File of each slow input to its seconds.
        slowest_seconds: Processor time of the slowest input of `SLOW_BYTES` at most.
        slowest_bytes: Its size.
        edges: Places of the code that were reached, where that is counted.
    """

    target: str
    inputs: int = 0
    faults: dict[str, str] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)
    slowest_seconds: float = 0.0
    slowest_bytes: int = 0
    edges: int = 0

    def as_plain(self) -> dict[str, Any]:
        """Return it as JSON data."""
        return asdict(self)


class Trier:
    """Tries inputs of one target and keeps what is wrong with them.

    Args:
        target: The target.
        faults: Folder that the inputs of faults go into.
        slow: Folder that slow inputs go into.
        clock: Seconds of the processor.
    """

    def __init__(
        self,
        target: Target,
        *,
        faults: Path,
        slow: Path,
        clock: Callable[[], float] = time.process_time,
    ) -> None:
        self._target = target
        self._faults = faults / target.name
        self._slow = slow / target.name
        self._clock = clock
        self._seen: set[str] = set()
        self.tally = Tally(target.name)

    def try_input(self, data: bytes) -> None:
        """Try one input; a fault is kept, the first time that it is met, and nothing is raised."""
        began = self._clock()
        found = fault_of(self._target, data)
        seconds = self._clock() - began
        self.tally.inputs += 1
        if found is not None:
            self._keep(data, found)
        elif len(data) <= SLOW_BYTES and seconds > self.tally.slowest_seconds:
            self.tally.slowest_seconds = round(seconds, 3)
            self.tally.slowest_bytes = len(data)
            if seconds > SLOW_SECONDS:
                path = _write(self._slow, data)
                self.tally.slow[path] = round(seconds, 2)

    def _keep(self, data: bytes, found: str) -> None:
        if found in self._seen or len(self._seen) >= _MOST_FAULTS:
            return
        self._seen.add(found)
        smallest = minimize(data, lambda one: fault_of(self._target, one) == found)
        self.tally.faults[_write(self._faults, smallest)] = found


def fault_of(target: Target, data: bytes) -> str | None:
    """Return what is wrong with an input, by the kind of error and its place; None: nothing."""
    try:
        target.run(data)
    except (KeyboardInterrupt, SystemExit):
        raise
    except UnsoundError as error:
        return error.kind
    except BaseException as error:
        return f"{type(error).__name__} at {_place_of(error)}"
    return None


def _place_of(error: BaseException) -> str:
    """Return the innermost line of ours that the error came through."""
    root = Path(__file__).parents[1]
    places = list(_own_places(error, root))
    return places[-1] if places else "elsewhere"


def _own_places(error: BaseException, root: Path) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(root) and "site-packages" not in path.parts:
            yield f"{path.relative_to(root).as_posix()}:{frame.lineno}"


def _write(folder: Path, data: bytes) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / sha256(data).hexdigest()[:12]
    path.write_bytes(data)
    return str(path)
