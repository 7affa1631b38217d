"""Several reports of one diplomatic event in, one briefing out, every item with its quote.

What a program needs stands here by name, and is loaded when it is first asked for:

    from summarizer import brief_articles

    briefing = brief_articles("seeds").briefing

`brief_articles` does what `summarizer brief` does and returns instead of writing. `summarize` is
the same for programs that have articles, a model and an event loop of their own. In a notebook, a
briefing that is the last value of a cell shows itself as a table.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from summarizer.library import (
        Article,
        Briefing,
        Claim,
        Outcome,
        SummarizerError,
        brief_articles,
        check_briefing,
        diff_briefings,
        load_settings,
        load_vocabulary,
        open_model,
        read_articles,
        read_briefing,
        render_html,
        render_json,
        render_markdown,
        summarize,
    )

__all__ = (
    "Article",
    "Briefing",
    "Claim",
    "Outcome",
    "SummarizerError",
    "__version__",
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


def __getattr__(name: str) -> object:
    """Return what `summarizer.library` has under this name; nothing is loaded before."""
    if name in __all__:
        return getattr(import_module("summarizer.library"), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    """Return the names that can be imported."""
    return sorted({*globals(), *__all__})
