"""Settings to an opened model. SDKs and the embedded extractor are imported only when needed."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

import rfc8785
from pydantic import BaseModel

from summarizer.errors import ConfigurationError
from summarizer.llm.base import LanguageModel, ModelProfile, Sampling
from summarizer.llm.limited import Clock, LimitedModel
from summarizer.llm.service import BatchService
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.traced import TracedModel
from summarizer.schema.publish import ANSWERS
from summarizer.settings import Settings

ANSWER_RECORDS: dict[str, type[BaseModel]] = dict(ANSWERS)
"""Name of an answer schema to the record that an answer must fit."""

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True)
class OpenedModel:
    """A model that is ready to answer; close it, or use it in `async with`.

    Attributes:
        model: Answers requests.
        profile: What a request for it must say.
        description: What it is, in a few words, for people.
        close: Frees its connections.
        tally: Returns what it was asked so far, as JSON data.
    """

    model: LanguageModel
    profile: ModelProfile
    description: str
    close: Callable[[], Awaitable[None]]
    tally: Callable[[], dict[str, Any]]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


def open_model(settings: Settings) -> OpenedModel:
    """Return the model that the settings name, behind the stores that they name.

    Nothing is sent before the first request, and nothing at all while replaying or with `builtin`.

    Raises:
        ConfigurationError: The key that the endpoint needs is missing, or a folder of recordings
            is not of this model.
    """
    if settings.replay is not None:
        return _open_replay(settings.replay)
    opened = _open_builtin() if settings.uses_builtin else _open_live(settings)
    if settings.cache is not None:
        opened = _behind_store(opened, settings.cache / _cache_name(opened.profile))
    if settings.record is not None:
        opened = _behind_store(opened, settings.record)
    return opened


def _open_replay(folder: Path) -> OpenedModel:
    store = FolderStore(folder)
    profile = store.read_profile()
    model = StoredModel(store)
    return OpenedModel(
        model=model,
        profile=profile,
        description=f"{profile.model}, replayed from {store.place}",
        close=_close_nothing,
        tally=lambda: {"store": asdict(model.tally)},
    )


def _open_builtin() -> OpenedModel:
    from summarizer.llm.builtin import BuiltinModel

    model = BuiltinModel()
    return OpenedModel(
        model=model,
        profile=model.profile,
        description=f"{model.profile.model}, the embedded extractor, which is no language model",
        close=_close_nothing,
        tally=dict,
    )


def _open_live(settings: Settings) -> OpenedModel:
    _check_key(settings)
    from summarizer.llm.live.client import LiveModel

    model = LiveModel(settings, records=ANSWER_RECORDS)
    profile = live_profile(settings)
    return OpenedModel(
        model=LimitedModel(TracedModel(model), settings.concurrency),
        profile=profile,
        description=f"{profile.model} at {urlsplit(profile.endpoint).netloc}",
        close=model.close,
        tally=lambda: {"live": {**asdict(model.tally), "notes": list(model.quirks.notes)}},
    )


async def list_offered_models(settings: Settings) -> tuple[str, ...]:
    """Ask the server of the settings for its models; empty where it does not say.

    Raises:
        ConfigurationError: The key that the endpoint needs is missing.
        ModelError: The server cannot be reached, or refuses.
    """
    _check_key(settings)
    from summarizer.llm.live.client import LiveModel

    async with LiveModel(settings, records=ANSWER_RECORDS) as model:
        return await model.list_models()


def open_batches(settings: Settings, clock: Clock | None = None) -> BatchService:
    """Return the batch service of the server of the settings; close it.

    Raises:
        ConfigurationError: The key that the endpoint needs is missing, or cannot be sent.
    """
    _check_key(settings)
    from summarizer.llm.live.batches import LiveBatches

    return LiveBatches(settings, clock=clock)


def _check_key(settings: Settings) -> None:
    if settings.is_openai and settings.api_key is None:
        msg = (
            f"{settings.base_url!r} needs a key: set the environment variable OPENAI_API_KEY, "
            "or name another server with --base-url"
        )
        raise ConfigurationError(msg)


def live_profile(settings: Settings) -> ModelProfile:
    """Return what a request to the server of the settings must say.

    Raises:
        ConfigurationError: The settings name no server's model.
    """
    if settings.model is None or settings.uses_builtin:
        msg = "no model of a server is named; name one with --model NAME"
        raise ConfigurationError(msg)
    return ModelProfile(
        endpoint=_plain_endpoint(settings.base_url),
        model=settings.model,
        sampling=Sampling(
            temperature=settings.temperature,
            seed=settings.seed,
            top_p=settings.top_p,
            max_output_tokens=settings.max_output_tokens,
            reasoning_effort=settings.reasoning_effort,
        ),
        context_tokens=settings.context_tokens,
    )


def _behind_store(opened: OpenedModel, folder: Path) -> OpenedModel:
    store = FolderStore(folder)
    store.claim(opened.profile)
    model = StoredModel(store, opened.model)
    return OpenedModel(
        model=model,
        profile=opened.profile,
        description=f"{opened.description}, kept in {store.place}",
        close=opened.close,
        tally=lambda: {**opened.tally(), "store": asdict(model.tally)},
    )


def _cache_name(profile: ModelProfile) -> str:
    """Return the name of the folder that a cache keeps for one model and its options."""
    digest = sha256(rfc8785.dumps(profile.model_dump(mode="json"))).hexdigest()
    return f"{_UNSAFE.sub('-', profile.model).strip('-.')[:60]}-{digest[:12]}"


def _plain_endpoint(url: str) -> str:
    """Return a base URL with its host in lower case, so that one server has one spelling."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, "", ""))


async def _close_nothing() -> None:
    """Close a model that holds nothing open."""
