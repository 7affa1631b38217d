"""`doctor`: what is configured and from where, what answers, and what is missing."""

import asyncio
import os
import platform
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from pydantic import SecretStr

from summarizer import __version__
from summarizer.cli.running import load_own_settings
from summarizer.cli.tables import settings_table
from summarizer.cli.terminal import print_text
from summarizer.errors import EndpointUnusableError, SummarizerError
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.files import resource_path
from summarizer.settings import ENVIRONMENT_PREFIX, SETTINGS_FILE, Settings
from summarizer.wiring import OpenedModel, open_model

PACKAGES = ("pydantic", "typer", "openai", "instructor", "spacy", "trafilatura")
"""Packages whose versions decide most of what can go wrong."""

_ALSO_READ = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}
_MOST_MODELS = 8


class Row(NamedTuple):
    """One line of the report."""

    what: str
    """What was looked at."""
    state: str
    """How it stands."""
    source: str
    """Where that comes from; empty where that is plain."""


def examine(flags: Mapping[str, object]) -> int:
    """Print the report and return the exit code: 0 where a run could begin.

    Raises:
        ConfigurationError: The settings cannot be used at all.
    """
    settings = load_own_settings(flags)
    rows, code = examine_model(settings)
    report = [
        *_installation(),
        *describe_settings(settings, flags, os.environ, Path.cwd()),
        *rows,
    ]
    print_text(settings_table(report))
    return code


def describe_settings(
    settings: Settings, flags: Mapping[str, object], environ: Mapping[str, str], cwd: Path
) -> Iterator[Row]:
    """Yield every setting that somebody set, and the ones that matter most anyway."""
    file = cwd / SETTINGS_FILE
    in_file = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    for name in Settings.model_fields:
        source = _source_of(name, flags, environ, in_file)
        if source or name in ("model", "base_url", "api_key", "concurrency"):
            yield Row(name, show_value(getattr(settings, name)), source or "default")


def show_value(value: object) -> str:
    """Return a setting's value for people, and nothing of a secret."""
    if isinstance(value, SecretStr):
        return "set"
    if isinstance(value, Mapping):
        return ", ".join(sorted(value)) or "none"
    return "none" if value is None else str(value)


def examine_model(settings: Settings) -> tuple[list[Row], int]:
    """Return what answers, and the exit code that a run would end with where nothing does."""
    try:
        opened = open_model(settings)
    except SummarizerError as exc:
        return [Row("answers", f"no: {exc}", "")], exc.exit_code
    rows = [Row("would ask", opened.description, "")]
    if settings.replay is None and settings.uses_builtin:
        asyncio.run(_close(opened))
        answer, code = _load_builtin()
        return [*rows, Row("answers", answer, "")], code
    if settings.replay is not None:
        asyncio.run(_close(opened))
        return [*rows, Row("answers", "yes; nothing is sent anywhere", "")], 0
    answer, code = asyncio.run(_ask_server(settings, opened))
    return [*rows, Row("answers", answer, "GET /models")], code


async def _close(opened: OpenedModel) -> None:
    await opened.close()


def _load_builtin() -> tuple[str, int]:
    """Return whether the embedded extractor's files are there and whole."""
    from summarizer.llm.builtin.weights import load_pipeline

    try:
        load_pipeline()
    except SummarizerError as exc:
        return f"no: {exc}", exc.exit_code
    return "yes; nothing is sent anywhere", 0


async def _ask_server(settings: Settings, opened: OpenedModel) -> tuple[str, int]:
    """Return whether the server offers the model, and the exit code for it."""
    from summarizer.llm.live.client import LiveModel

    profile = opened.profile
    async with opened, LiveModel(settings, records={}) as live:
        try:
            names = await live.list_models()
        except SummarizerError as exc:
            return f"no: {exc}", exc.exit_code
    if not names:
        return f"{profile.endpoint} lists no models; it may answer all the same", 0
    if profile.model in names:
        return f"yes; {profile.model!r} is one of {len(names)} models", 0
    shown = ", ".join(sorted(names)[:_MOST_MODELS])
    return f"not with {profile.model!r}; it has {shown}", EndpointUnusableError.exit_code


def _installation() -> Iterator[Row]:
    yield Row("summarizer", __version__, str(Path(__file__).resolve().parents[1]))
    yield Row("python", platform.python_version(), sys.executable)
    for name in PACKAGES:
        yield Row(name, _version_of(name), "")
    try:
        yield Row("prompt", EXTRACT_PROMPT, str(resource_path("prompts", f"{EXTRACT_PROMPT}.md")))
    except SummarizerError as exc:
        yield Row("prompt", f"missing: {exc}", "")


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing; install the package anew"


def _source_of(
    name: str, flags: Mapping[str, object], environ: Mapping[str, str], file: Mapping[str, object]
) -> str:
    """Return who set a setting; empty where nobody did."""
    if flags.get(name) is not None:
        return f"--{name.replace('_', '-')}"
    for variable in (ENVIRONMENT_PREFIX + name.upper(), _ALSO_READ.get(name, "")):
        if environ.get(variable, "").strip():
            return variable
    return SETTINGS_FILE if name in file else ""
