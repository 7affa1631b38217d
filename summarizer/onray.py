"""The first stage on a cluster: articles to communiqués by Ray Data, with our client and store.

Each actor opens the settings' model once and asks for several articles at a time; answers go into
the store that the settings name before they are used, so that a cluster can be lost and the same
call repeated. Keys are read from the environment of the actors and are no part of what Ray is
handed. Needs the extra `ray`.
"""

import asyncio
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import ConfigurationError
from summarizer.extracting import extract_articles
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.canonical import compact_json
from summarizer.schema.communique import Communique
from summarizer.settings import Settings, load_settings
from summarizer.wiring import OpenedModel, open_model

if TYPE_CHECKING:
    from ray.data import Dataset

ARTICLE = "article"
"""Column of canonical JSON of an article, in; of its id, out."""
COMMUNIQUE = "communique"
"""Column of canonical JSON of what was found in it; empty where it could not be used."""
FAILURE = "failure"
"""Column of canonical JSON of why it could not be used; empty where it could."""

_SECRET = ("api_key", "extra_headers")


def dataset_of(articles: Iterable[Article]) -> "Dataset":
    """Return articles as a dataset of one row each."""
    from ray.data import from_items

    return from_items([{ARTICLE: compact_json(article).decode()} for article in articles])


def extract_on_ray(
    articles: "Dataset", flags: Mapping[str, object], *, actors: int, batch_size: int = 16
) -> "Dataset":
    """Return what each article says of the event, as rows of canonical JSON, in no special order.

    Args:
        articles: A dataset with a column `article`, as `dataset_of` makes it.
        flags: Settings, as the command line would give them; the rest is read by each actor from
            its own environment and working folder, keys always.
        actors: Processes to work in; each asks for `concurrency` articles at once.
        batch_size: Articles that an actor is handed at a time.

    Raises:
        ConfigurationError: The flags hold a key, or cannot be used.
    """
    handed = _without_secrets(flags)
    from ray.data import ActorPoolStrategy

    return articles.map_batches(
        ArticleReader,
        fn_constructor_args=(handed,),
        batch_size=batch_size,
        batch_format="numpy",
        compute=ActorPoolStrategy(size=actors),
    )


class ArticleReader:
    """Reads batches of articles with one model; what Ray makes an actor of."""

    def __init__(self, flags: Mapping[str, object]) -> None:
        """Open the model that the settings of this process name.

        Raises:
            ConfigurationError: The settings cannot be used.
        """
        self._settings = load_settings(flags, environ=os.environ, cwd=Path.cwd())
        self._loop = asyncio.new_event_loop()
        self._opened = open_model(self._settings)

    def close(self) -> None:
        """Close the model; an actor that Ray ends does without."""
        self._loop.run_until_complete(self._opened.close())
        self._loop.close()

    def __call__(self, batch: Mapping[str, Iterable[Any]]) -> dict[str, list[str]]:
        """Return a batch of rows for a batch of articles.

        Raises:
            SummarizerError: The run cannot go on, such as for want of a key.
        """
        articles = [Article.model_validate_json(str(one)) for one in batch[ARTICLE]]
        rows = self._loop.run_until_complete(read_rows(articles, self._opened, self._settings))
        return {name: [row[name] for row in rows] for name in (ARTICLE, COMMUNIQUE, FAILURE)}


async def read_rows(
    articles: list[Article], opened: OpenedModel, settings: Settings
) -> list[dict[str, str]]:
    """Return a row for each article, in their order.

    Raises:
        SummarizerError: The run cannot go on.
    """
    found = await extract_articles(
        articles,
        model=opened.model,
        profile=opened.profile,
        concurrency=settings.concurrency,
        kept=opened.kept,
    )
    communiques = {one.article: compact_json(one).decode() for one in found.communiques}
    failures = {one.id: compact_json(one).decode() for one in found.failures}
    return [
        {
            ARTICLE: article.id,
            COMMUNIQUE: communiques.get(article.id, ""),
            FAILURE: failures.get(article.id, ""),
        }
        for article in articles
    ]


def read_results(
    rows: Iterable[Mapping[str, str]],
) -> tuple[tuple[Communique, ...], tuple[UnreadSource, ...]]:
    """Return communiqués and failures, each by article id, whatever the order of the rows."""
    ordered = sorted(rows, key=lambda row: row[ARTICLE])
    return (
        tuple(_records(ordered, COMMUNIQUE, Communique)),
        tuple(_records(ordered, FAILURE, UnreadSource)),
    )


def _records(rows: Iterable[Mapping[str, str]], column: str, record: type[Any]) -> Iterator[Any]:
    return (record.model_validate_json(row[column]) for row in rows if row[column])


def _without_secrets(flags: Mapping[str, object]) -> dict[str, object]:
    """Return the flags, which must not hold what Ray would show to everybody on the cluster."""
    for name in _SECRET:
        if flags.get(name) is not None:
            msg = (
                f"setting {name!r} is not handed to Ray, which shows it around; set it in the"
                " environment of the workers"
            )
            raise ConfigurationError(msg)
    return dict(flags)
