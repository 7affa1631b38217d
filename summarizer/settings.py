"""What a run is told: flags over environment over `summarizer.toml` over defaults, read once."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_origin
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator

from summarizer.errors import ConfigurationError
from summarizer.masking import Masker, looks_like_key, safe_url
from summarizer.schema.base import Record
from summarizer.vocabulary.languages import is_language

SETTINGS_FILE = "summarizer.toml"
"""Name of the file in the working directory."""
ENVIRONMENT_PREFIX = "SUMMARIZER_"
"""What the name of every variable begins with, such as `SUMMARIZER_MODEL`."""
OPENAI_URL = "https://api.openai.com/v1"
"""Base URL of OpenAI's own endpoint."""
MOST_AT_ONCE = 16
"""Requests that may be under way at once where nobody says how many."""
BUILTIN = "builtin"
"""Name of the embedded extractor."""

AnswerMode: TypeAlias = Literal["auto", "json_schema", "tools", "json_object", "prompt"]
"""How a server is told what an answer must look like."""
TokenParameter: TypeAlias = Literal["auto", "max_tokens", "max_completion_tokens"]
"""What a server calls the upper bound of an answer's length."""


class Settings(Record):
    """Everything that a run is told. Immutable; the key never shows in its representation."""

    model: str | None = Field(default=None, min_length=1)
    """Name of the model, or `builtin`; None: `builtin`, and nothing is sent anywhere."""
    base_url: str = OPENAI_URL
    """Where an OpenAI-compatible server answers, usually ending in `/v1`."""
    api_key: SecretStr | None = None
    """Key of the server; local servers need none."""
    mode: AnswerMode = "auto"
    """How the answer's form is enforced; `auto` begins with `json_schema` and steps down."""
    temperature: float | None = Field(default=0.0, ge=0, le=2)
    """Temperature; `none` leaves it out of every request."""
    seed: int | None = None
    """Seed; None leaves it out of every request."""
    top_p: float | None = Field(default=None, gt=0, le=1)
    """Nucleus sampling; None leaves it out of every request."""
    max_output_tokens: int | None = Field(default=None, ge=1)
    """Upper bound of an answer's length; None leaves it to the server."""
    token_parameter: TokenParameter = "auto"  # noqa: S105 - tokens of text, no secret
    """Name of that bound on the wire; `auto` learns it from the server."""
    reasoning_effort: str | None = None
    """`low`, `medium`, `high`, ... for reasoning models."""
    extra_headers: dict[str, SecretStr] = Field(default_factory=dict)
    """Further headers of every request; in the environment, a JSON object."""
    timeout_seconds: float = Field(default=120.0, gt=0)
    """How long one attempt may take, whole body included."""
    deadline_seconds: float = Field(default=600.0, gt=0)
    """How long one request may take, retries and re-asks included."""
    article_deadline_seconds: float | None = Field(default=3600.0, gt=0)
    """How long one article may take, with all its requests; `none` for as long as it takes."""
    max_wait_seconds: float = Field(default=120.0, ge=0)
    """How long a server may ask to wait before the request is given up."""
    max_reasks: int = Field(default=2, ge=0, le=5)
    """How often a wrong answer is asked for again, with its errors."""
    concurrency: int = Field(default=4, ge=1, le=256)
    """Most requests at once; where it is not set, the run begins with 4 and finds out."""
    workers: int = Field(default=1, ge=1, le=256)
    """Processes that the embedded extractor reads in; 1: in that of the program."""
    max_cost: float | None = Field(default=None, gt=0)
    """US dollars that the run may spend; it stops before it spends more."""
    max_tokens: int | None = Field(default=None, ge=1)
    """Tokens that the run may spend, requests and answers together."""
    prices: Path | None = None
    """File of prices, of the form of the package's `llm/data/prices.toml`."""
    context_tokens: int = Field(default=128_000, ge=2_000)
    """Size of the model's window; longer articles are cut at paragraphs."""
    language: str = "en"
    """BCP 47 code of the language that statements and summary are in; quotes stay as they are."""
    terms: Path | None = None
    """File of further terms of art, of the form of the package's `vocabulary/data/terms.toml`."""
    agencies: Path | None = None
    """File of further news agencies, of the form of `vocabulary/data/agencies.toml`."""
    replay: Path | None = None
    """Folder of recordings, or file of a store, to answer from; nothing is sent."""
    record: Path | None = None
    """Folder to record answers in; what is there already is not asked again."""
    store: Path | None = None
    """File (SQLite) that keeps every answer; what is there already is not asked again."""
    keep_communiques: bool = True
    """Whether what was found in an article is kept beside the file of answers, and read back."""

    @field_validator("base_url")
    @classmethod
    def _check_url(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            msg = "expected an address such as `http://127.0.0.1:8000/v1`"
            raise ValueError(msg)
        if "@" in url:
            msg = "expected an address without user and password; set `api_key` instead"
            raise ValueError(msg)
        if parts.query or parts.fragment:
            msg = "expected an address without `?` and `#`; set `extra_headers` instead"
            raise ValueError(msg)
        if looks_like_key(url):
            msg = (
                "expected an address without a key in it; set `api_key` or `extra_headers` instead"
            )
            raise ValueError(msg)
        return url.rstrip("/")

    @field_validator("language")
    @classmethod
    def _check_language(cls, code: str) -> str:
        if not is_language(code):
            msg = "expected the code of a language, such as `fr` or `pt-BR`"
            raise ValueError(msg)
        return code

    @property
    def secrets(self) -> tuple[str, ...]:
        """The key, and the values of further headers."""
        key = () if self.api_key is None else (self.api_key,)
        return tuple(one.get_secret_value() for one in (*key, *self.extra_headers.values()))

    @property
    def most_at_once(self) -> int:
        """Most requests that may be under way at once."""
        return self.concurrency if self.has_concurrency else max(self.concurrency, MOST_AT_ONCE)

    @property
    def has_concurrency(self) -> bool:
        """Whether somebody said how many requests may be under way at once."""
        return "concurrency" in self.model_fields_set

    @property
    def uses_builtin(self) -> bool:
        """Whether the embedded extractor answers, so that nothing is sent anywhere."""
        return self.model is None or self.model == BUILTIN

    @property
    def is_openai(self) -> bool:
        """Whether the endpoint is OpenAI's own, which needs a key."""
        host = urlsplit(self.base_url).hostname or ""
        return host == "openai.com" or host.endswith(".openai.com")


def load_settings(
    flags: Mapping[str, object], *, environ: Mapping[str, str], cwd: Path
) -> Settings:
    """Return the settings of a run.

    `OPENAI_API_KEY` and `OPENAI_BASE_URL` stand in for `SUMMARIZER_API_KEY` and
    `SUMMARIZER_BASE_URL`. A key alone makes nothing be sent: that takes the name of a model.
    `OPENAI_API_KEY` is not sent to a server that only the file names, since such a file may have
    come with somebody else's folder.

    Args:
        flags: Fields to their values; None stands for a flag that was not given.
        environ: The environment.
        cwd: Folder that `summarizer.toml` is looked for in.

    Raises:
        ConfigurationError: A value or a key of the file cannot be used; the message says where it
            came from.
    """
    from_file = _read_file(cwd / SETTINGS_FILE)
    from_environment = _read_environment(environ)
    from_flags = {name: value for name, value in flags.items() if value is not None}
    _check_names(from_flags, "flags")
    origins = {
        **dict.fromkeys(from_file, SETTINGS_FILE),
        **{name: variable for name, (variable, _) in from_environment.items()},
        **{name: _flag_of(name) for name in from_flags},
    }
    values = {
        **from_file,
        **{name: value for name, (_, value) in from_environment.items()},
        **from_flags,
    }
    settings = _validate(values, origins)
    _check_together(settings, origins)
    named_by_file = origins.get("base_url") == SETTINGS_FILE and not settings.is_openai
    if named_by_file and origins.get("api_key") == "OPENAI_API_KEY":
        return settings.model_copy(update={"api_key": None})
    return settings


def _flag_of(name: str) -> str:
    return f"--{name.removesuffix('_seconds').replace('_', '-')}"


def _read_file(path: Path) -> dict[str, Any]:
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror}"
        raise ConfigurationError(msg) from exc
    except (ValueError, RecursionError) as exc:
        msg = f"{str(path)!r} is no valid TOML: {exc}"
        raise ConfigurationError(msg) from exc
    _check_names(plain, str(path))
    return plain


def _read_environment(environ: Mapping[str, str]) -> dict[str, tuple[str, object]]:
    """Return fields to the variable that sets them and its value; empty ones count as unset."""
    variables = {
        "api_key": ("SUMMARIZER_API_KEY", "OPENAI_API_KEY"),
        "base_url": ("SUMMARIZER_BASE_URL", "OPENAI_BASE_URL"),
    }
    found: dict[str, tuple[str, object]] = {}
    for name in Settings.model_fields:
        for variable in variables.get(name, (ENVIRONMENT_PREFIX + name.upper(),)):
            text = environ.get(variable, "").strip()
            if text:
                found[name] = (variable, _parse_text(name, text, variable))
                break
    return found


def _parse_text(name: str, text: str, variable: str) -> object:
    if get_origin(Settings.model_fields[name].annotation) is not dict:
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as exc:
        msg = f'{variable}: expected a JSON object such as {{"X-Team": "desk"}}'
        raise ConfigurationError(msg) from exc


def _check_names(values: Mapping[str, object], origin: str) -> None:
    unknown = sorted(set(values) - set(Settings.model_fields))
    if unknown:
        known = ", ".join(sorted(Settings.model_fields))
        msg = f"{origin}: unknown setting {unknown[0]!r}; expected one of {known}"
        raise ConfigurationError(msg)


def _validate(values: Mapping[str, object], origins: Mapping[str, str]) -> Settings:
    cleaned = {name: _none_or(name, value) for name, value in values.items()}
    try:
        return Settings.model_validate(cleaned)
    except ValidationError as exc:
        fault = exc.errors(include_url=False, include_context=False)[0]
        name = str(fault["loc"][0])
        secret = name in ("api_key", "extra_headers")
        found = "" if secret else f", found {_shown(name, str(values.get(name)))!r}"
        reason = fault["msg"].removeprefix("Value error, ")
        msg = f"{origins.get(name, name)}: setting {name!r}: {reason}{found}"
        # No cause: pydantic's error holds the values, and one of them may be a key.
        raise ConfigurationError(msg) from None


def _shown(name: str, value: str) -> str:
    """Return a value without a key that somebody put into the wrong setting."""
    return Masker(()).mask(safe_url(value) if name == "base_url" else value)


def _none_or(name: str, value: object) -> object:
    """Read the word `none` as None where a field can be None; TOML has no null of its own."""
    if isinstance(value, str) and value.lower() == "none" and name != "model":
        return None
    return value


def _check_together(settings: Settings, origins: Mapping[str, str]) -> None:
    if settings.replay is not None and settings.record is not None:
        msg = (
            f"{origins['replay']} and {origins['record']} exclude each other: "
            "replaying asks no model, so there is nothing to record"
        )
        raise ConfigurationError(msg)
    if settings.language != "en" and settings.uses_builtin and not settings.replay:
        msg = (
            f"{origins['language']}: the embedded extractor writes English only, found "
            f"{settings.language!r}; name a language model with --model NAME"
        )
        raise ConfigurationError(msg)
    if origins.get("base_url") == "--base-url" and settings.uses_builtin and not settings.replay:
        msg = "--base-url was given without a model; name one with --model NAME"
        raise ConfigurationError(msg)
