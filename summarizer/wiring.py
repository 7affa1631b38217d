"""Settings to an opened model. SDKs and the embedded extractor are imported only when needed."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel

from summarizer.errors import ConfigurationError
from summarizer.kept import KeptCommuniques
from summarizer.llm.attempts import AttemptListener
from summarizer.llm.base import LanguageModel, ModelProfile, Sampling
from summarizer.llm.budget import Budget
from summarizer.llm.limited import Clock
from summarizer.llm.prices import find_price, load_prices, unknown_price
from summarizer.llm.service import BatchService
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.stores.keptfile import kept_path
from summarizer.llm.traced import TracedModel
from summarizer.schema.publish import ANSWERS
from summarizer.settings import Settings

ANSWER_RECORDS: dict[str, type[BaseModel]] = dict(ANSWERS)
"""Name of an answer schema to the record that an answer must fit."""


@dataclass(frozen=True)
class OpenedModel:
    """A model that is ready to answer; close it, or use it in `async with`.

    Attributes:
        model: Answers requests.
        profile: What a request for it must say.
        description: What it is, in a few words, for people.
        close: Frees its connections.
        tally: Returns what it was asked so far, as JSON data.
        tell_attempts: Has every request that goes out from now on be told to a listener.
        kept: What was found in articles before, beside the store; None where nothing is kept.
    """

    model: LanguageModel
    profile: ModelProfile
    description: str
    close: Callable[[], Awaitable[None]]
    tally: Callable[[], dict[str, Any]]
    tell_attempts: Callable[[AttemptListener], None] = lambda _listener: None
    kept: KeptCommuniques | None = None

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
        ConfigurationError: The key that the endpoint needs is missing, a folder of recordings is
            not of this model, or a store that is replayed is not of one model.
        SummarizerError: A store cannot be opened.
    """
    opened = _open_model(settings)
    if settings.language == "en":
        return opened
    return replace(opened, profile=in_language(opened.profile, settings))


def in_language(profile: ModelProfile, settings: Settings) -> ModelProfile:
    """Return a profile with the language that the settings want notes in."""
    return profile.model_copy(update={"language": settings.language})


def _open_model(settings: Settings) -> OpenedModel:
    """Return the same; stores know nothing of languages, which requests name in their messages."""
    if settings.replay is not None:
        return _open_replay(settings, settings.replay)
    opened = _open_builtin(settings) if settings.uses_builtin else _open_live(settings)
    if settings.store is not None:
        opened = _behind_store(opened, DatabaseStore(settings.store), settings)
    if settings.record is not None:
        opened = _behind_store(opened, FolderStore(settings.record), settings)
    return opened


@contextmanager
def kept_answers(settings: Settings) -> Iterator[tuple[StoredModel, ...]]:
    """Open those places for answers that are there, only to read from them.

    Raises:
        SummarizerError: A store cannot be opened.
    """
    with ExitStack() as opened:
        stores: list[FolderStore | DatabaseStore] = []
        if settings.store is not None and settings.store.exists():
            stores.append(DatabaseStore(settings.store, read_only=True))
            opened.callback(stores[-1].close)
        if settings.record is not None and settings.record.exists():
            stores.append(FolderStore(settings.record))
            opened.callback(stores[-1].close)
        yield tuple(StoredModel(store) for store in stores)


def _open_replay(settings: Settings, place: Path) -> OpenedModel:
    store: FolderStore | DatabaseStore
    if place.is_file():
        store = DatabaseStore(place, read_only=True)
        profile = choose_profile(settings, store)
    else:
        store = FolderStore(place)
        profile = store.read_profile()
    model = StoredModel(store)
    kept = _keep_communiques(store, model, settings)
    return OpenedModel(
        model=model,
        profile=profile,
        description=f"{profile.model}, replayed from {store.place}",
        close=_closing(store, _close_nothing, kept),
        tally=lambda: {"store": asdict(model.tally)},
        kept=kept,
    )


def choose_profile(settings: Settings, store: DatabaseStore) -> ModelProfile:
    """Return the model that is replayed: the one that is named, or the only one.

    Raises:
        ConfigurationError: There is none, or there are several; the file is closed.
    """
    held = store.read_profiles()
    named = [one for one in held if settings.model in (None, one.model)]
    if len(named) > 1 and not settings.uses_builtin:
        named = [one for one in named if one == live_profile(settings)] or named
    if len(named) == 1:
        return named[0]
    store.close()
    found = "; ".join(map(_describe_profile, named or held)) or "no answers"
    msg = (
        f"{store.place!r} holds {found}; name one model with --model, and where that is not"
        " enough, its server and its options"
    )
    raise ConfigurationError(msg)


def _describe_profile(profile: ModelProfile) -> str:
    options = {**profile.sampling.model_dump(exclude_none=True), "window": profile.context_tokens}
    told = ", ".join(f"{name} {value}" for name, value in options.items())
    return f"{profile.model!r} at {profile.endpoint} ({told})"


def _open_builtin(settings: Settings) -> OpenedModel:
    from summarizer.llm.builtin.model import BuiltinModel
    from summarizer.llm.builtin.pool import PooledBuiltinModel

    pool = PooledBuiltinModel(settings.workers) if settings.workers > 1 else None
    model = pool or BuiltinModel()
    return OpenedModel(
        model=model,
        profile=model.profile,
        description=f"{model.profile.model}, the embedded extractor, which is no language model",
        close=pool.close if pool else _close_nothing,
        tally=dict,
    )


def _open_live(settings: Settings) -> OpenedModel:
    _check_key(settings)
    from summarizer.llm.live.client import LiveModel

    profile = live_profile(settings)
    model = LiveModel(settings, records=ANSWER_RECORDS, budget=_open_budget(settings, profile))

    def tell_attempts(listener: AttemptListener) -> None:
        model.on_attempt = listener

    return OpenedModel(
        model=TracedModel(model),
        profile=profile,
        description=f"{profile.model} at {urlsplit(profile.endpoint).netloc}",
        close=model.close,
        tally=lambda: {"live": model.describe()},
        tell_attempts=tell_attempts,
    )


def _open_budget(settings: Settings, profile: ModelProfile) -> Budget:
    price = find_price(load_prices(settings.prices), profile)
    if settings.max_cost is not None and price is None:
        raise unknown_price(profile)
    return Budget(max_tokens=settings.max_tokens, max_cost=settings.max_cost, price=price)


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


def _behind_store(
    opened: OpenedModel, store: FolderStore | DatabaseStore, settings: Settings
) -> OpenedModel:
    try:
        store.claim(opened.profile)
    except BaseException:
        store.close()
        raise
    if isinstance(store, DatabaseStore):
        opened.tell_attempts(store.note_attempt)
    model = StoredModel(store, opened.model)
    kept = _keep_communiques(store, model, settings)
    return OpenedModel(
        model=model,
        profile=opened.profile,
        description=f"{opened.description}, kept in {store.place}",
        close=_closing(store, opened.close, kept),
        tally=lambda: {**opened.tally(), "store": asdict(model.tally)},
        kept=kept,
    )


def _keep_communiques(
    store: FolderStore | DatabaseStore, model: StoredModel, settings: Settings
) -> KeptCommuniques | None:
    """Return where communiqués are kept; None where answers are recorded in files as well.

    A folder of recordings is verified from its answers each time, and holds every answer.
    """
    if isinstance(store, FolderStore) or settings.record or not settings.keep_communiques:
        return None
    return KeptCommuniques(kept_path(Path(store.place)), store, model.recall)


def _closing(
    store: FolderStore | DatabaseStore,
    first: Callable[[], Awaitable[None]],
    kept: KeptCommuniques | None,
) -> Callable[[], Awaitable[None]]:
    """Return what closes the model behind a store, and then the store with what is beside it."""

    async def close() -> None:
        try:
            await first()
        finally:
            if kept is not None:
                kept.close()
            store.close()

    return close


def _plain_endpoint(url: str) -> str:
    """Return a base URL with its host in lower case, so that one server has one spelling."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, "", ""))


async def _close_nothing() -> None:
    """Close a model that holds nothing open."""
