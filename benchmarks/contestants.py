"""Who takes part in the benchmark of clients, and the environment that each of them runs in."""

import hashlib
import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "clients/requirements"
_INSTALL_SECONDS = 1_800
_ADDRESS = re.compile(r"\w+://\S+")
_FOLDERS = re.compile(r"(?<![\w.])/(?:[^\s/:'\"]+/)+")


class Contestant(NamedTuple):
    """One client."""

    name: str
    """What it is called on the command line and in the table."""
    module: str
    """Module of `clients` that runs it."""
    answer: str
    """Name of the answer that the server gives it."""
    remark: str
    """What it asks and does, where that is not the same for all."""
    requirements: str | None = None
    """Its file of pinned versions; None: it runs in the environment of the command."""


CONTESTANTS = (
    Contestant(
        "summarizer: request",
        "ours_request",
        "draft",
        "`open_model(...).model.complete` with a store on disk, answer checked strictly and "
        "validated",
    ),
    Contestant(
        "summarizer: article",
        "ours_article",
        "draft",
        "the same behind `extract_communique`: sentences, zones and dates of the raw text before "
        "it, every quote located and every sentence accounted for after it",
    ),
    Contestant(
        "aiohttp",
        "raw_aiohttp",
        "draft",
        "the limit: POST and `json.loads`, nothing validated or kept",
        "aiohttp",
    ),
    Contestant(
        "openai",
        "openai_sdk",
        "draft",
        "`AsyncOpenAI.chat.completions.create`, `max_retries=0`, and `json.loads`; nothing "
        "validated or kept",
        "openai",
    ),
    Contestant(
        "instructor",
        "with_instructor",
        "draft",
        "`from_openai`, mode `JSON_SCHEMA`, answer validated; nothing kept",
        "instructor",
    ),
    Contestant(
        "pydantic-ai",
        "with_pydantic_ai",
        "draft",
        "an `Agent` with `output_type`, answer validated; nothing kept",
        "pydantic-ai",
    ),
    Contestant(
        "contextgem",
        "with_contextgem",
        "concepts",
        "one `Document` an article, one pipeline of a `JsonObjectConcept` for all; its own prompt "
        "and raw text, with ours as the concept's description; answer validated; limiter opened, "
        "log kept to errors; nothing kept",
        "contextgem",
    ),
    Contestant(
        "docetl",
        "with_docetl",
        "draft-without-null",
        "one `map`, threads; our prompt after its own system message; answer in types of its own, "
        "without null, checked; kept in its cache on disk",
        "docetl",
    ),
    Contestant(
        "langextract",
        "with_langextract",
        "extractions",
        "one `extract` over all articles in one batch, threads; its own prompt around ours, one "
        "example and raw text; schema of its own; quotes aligned to the text; nothing kept",
        "langextract",
    ),
)


class CannotInstallError(Exception):
    """The environment of a contestant cannot be made; the message says why."""


def prepare_python(contestant: Contestant, cache: Path) -> Path:
    """Return the interpreter that a contestant runs in, after making its environment.

    An environment is made once for each set of pinned versions.

    Raises:
        CannotInstallError: A package cannot be installed here.
    """
    if contestant.requirements is None:
        return Path(sys.executable)
    pins = REQUIREMENTS / f"{contestant.requirements}.txt"
    digest = hashlib.sha256(pins.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = cache / f"env-{contestant.requirements}-{digest}"
    python, ready = folder / "bin/python", folder / ".ready"
    if not ready.exists():
        print(f"{contestant.name}: installing {pins.name}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        _install(python, pins)
        ready.touch()
    return python


def _install(python: Path, pins: Path) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        done = subprocess.run(
            [*command, "-r", str(pins)],
            capture_output=True,
            text=True,
            check=False,
            timeout=_INSTALL_SECONDS,
        )
    except subprocess.TimeoutExpired as exc:
        msg = f"its installation took longer than {_INSTALL_SECONDS} s"
        raise CannotInstallError(msg) from exc
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["pip said nothing"]
        errors = [line for line in lines if line.startswith("ERROR")]
        msg = f"it cannot be installed: {tell_reason((errors or lines)[-1])}"
        raise CannotInstallError(msg)


def tell_reason(line: str) -> str:
    """Return what a program said last, short and without addresses and folders of this machine.

    >>> tell_reason("/opt/env/bin/python: cannot read https://127.0.0.1/a and /tmp/b.txt")
    'python: cannot read an address and b.txt'
    """
    return _FOLDERS.sub("", _ADDRESS.sub("an address", line)).strip()[:300]
