"""A briefing as the bytes of its files."""

from collections.abc import Sequence

from summarizer.files import resource_path
from summarizer.render.markdown import render_markdown
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.vocabulary.load import load_vocabulary


def page_of(briefing: Briefing) -> bytes:
    """Return a briefing's page for people, with the usual names of states."""
    return render_markdown(briefing, name_of=_names_of_states()).encode()


def report_of(
    briefing: Briefing, articles: Sequence[Article], communiques: Sequence[Communique]
) -> bytes:
    """Return a briefing's page for a browser, with the articles and what was found in them."""
    from summarizer.render.html.page import TEMPLATES, render_html  # The engine takes long to load.

    templates = {
        name: resource_path("templates", name).read_text(encoding="utf-8") for name in TEMPLATES
    }
    page = render_html(
        briefing, articles, communiques, templates=templates, name_of=_names_of_states()
    )
    return page.encode()


def _names_of_states() -> dict[str, str]:
    return {code: country.name for code, country in load_vocabulary().countries.items()}
