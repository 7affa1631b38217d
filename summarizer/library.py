"""What programs and notebooks use: everything by one import, and briefing in one call.

Importing this module gives briefings their form in notebooks (`render.card`). The record itself
knows no form: `schema.notebook` holds a place for one, so that records stay free of rendering.
"""

import asyncio
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from summarizer.check.briefing import check_briefing
from summarizer.editions import diff_briefings
from summarizer.errors import NothingUsableError, SummarizerError, UsageError
from summarizer.eventloop import run_to_end
from summarizer.files import resource_path
from summarizer.ingest.corrections import find_corrections, read_corrections
from summarizer.ingest.read import read_articles
from summarizer.llm.timelimit import TimeLimit
from summarizer.pipeline import Outcome, summarize
from summarizer.render.canonical import render_json
from summarizer.render.card import render_card
from summarizer.render.markdown import render_markdown
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Claim
from summarizer.schema.communique import Communique
from summarizer.schema.notebook import show_briefings_as
from summarizer.settings import Settings, load_settings
from summarizer.vocabulary.agencies import load_agencies
from summarizer.vocabulary.load import load_vocabulary
from summarizer.wiring import open_model

__all__ = (
    "Article",
    "Briefing",
    "Claim",
    "Outcome",
    "SummarizerError",
    "brief_articles",
    "check_briefing",
    "diff_briefings",
    "load_settings",
    "load_vocabulary",
    "open_model",
    "read_articles",
    "read_briefing",
    "render_html",
    "render_json",
    "render_markdown",
    "summarize",
)


def brief_articles(
    sources: str | Path | Sequence[str | Path],
    *,
    model: str | None = None,
    event: str | None = None,
    corrections: str | Path | None = None,
    previous: Briefing | None = None,
    environ: Mapping[str, str] | None = None,
    **settings: object,
) -> Outcome:
    """Return the briefing of these articles, and what it rests on; nothing is written.

    It is what `summarizer brief` does: the environment and `summarizer.toml` are read, and a
    `corrections.toml` in the folder that is named. It can be called from a notebook, in which an
    event loop is running already.

    Args:
        sources: Files, folders or patterns.
        model: Name of the model to ask; None for what is set, or else the embedded extractor.
        event: Words of the event to brief, where the articles are on several.
        corrections: A file of corrections; None for the one in the folder.
        previous: An earlier briefing of the event; items that it has keep their ids.
        environ: The environment; None for that of the process.
        settings: Further settings by their names, such as `base_url`, `replay`, `store`, `terms`.

    Raises:
        UsageError: A source, a setting or a correction is wrong.
        NothingUsableError: No article could be used.
        SummarizerError: The run cannot go on.
    """
    named = [str(one) for one in ((sources,) if isinstance(sources, str | Path) else sources)]
    known = load_settings(
        {"model": model, **{name: _plain(value) for name, value in settings.items()}},
        environ=os.environ if environ is None else environ,
        cwd=Path.cwd(),
    )
    path = find_corrections(named) if corrections is None else Path(corrections)

    async def run() -> Outcome:
        return await _brief(named, known, event=event, corrections=path, previous=previous)

    return _run(run)


def read_briefing(path: str | Path) -> Briefing:
    """Return the briefing in a file; `check_briefing` says whether it is true.

    Raises:
        UsageError: The file cannot be read, or is no briefing.
    """
    try:
        return Briefing.model_validate_json(Path(path).read_bytes())
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror or exc}"
        raise UsageError(msg) from exc
    except ValueError as exc:
        msg = f"{str(path)!r} is no briefing"
        raise UsageError(msg) from exc


def render_html(
    briefing: Briefing, articles: Sequence[Article] = (), communiques: Sequence[Communique] = ()
) -> str:
    """Return the self-contained page for a browser, with the usual names of states."""
    from summarizer.render.html import page  # The engine takes long to load.

    templates = {
        name: resource_path("templates", name).read_text(encoding="utf-8")
        for name in page.TEMPLATES
    }
    names = {code: country.name for code, country in load_vocabulary().countries.items()}
    return page.render_html(briefing, articles, communiques, templates=templates, name_of=names)


async def _brief(
    sources: Sequence[str],
    settings: Settings,
    *,
    event: str | None,
    corrections: Path | None,
    previous: Briefing | None,
) -> Outcome:
    corrected = None if corrections is None else read_corrections(corrections)
    ingested = read_articles(sources, agencies=load_agencies(settings.agencies))
    if not ingested.articles:
        reasons = "".join(f"\n  {one.uri}: {one.reason}" for one in ingested.unread)
        msg = f"no article could be read{reasons}"
        raise NothingUsableError(msg)
    async with open_model(settings) as opened:
        return await summarize(
            ingested.articles,
            model=opened.model,
            profile=opened.profile,
            unread=ingested.unread,
            copies=ingested.copies,
            event=event,
            vocabulary=load_vocabulary(settings.terms),
            previous=previous,
            corrections=corrected,
            concurrency=settings.most_at_once,
            time_limit=TimeLimit(settings.article_deadline_seconds),
            kept=opened.kept,
        )


def _run(run: Callable[[], Coroutine[None, None, Outcome]]) -> Outcome:
    """Run to the end: here, or in a thread of its own where an event loop is running here."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return run_to_end(run())
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(lambda: run_to_end(run())).result()


def _plain(value: object) -> object:
    return Path(value) if isinstance(value, os.PathLike) else value


show_briefings_as(render_card)
