"""Pages for tests: rendered with the package's own templates, and read again."""

from collections.abc import Sequence

from lxml import html
from synthetic import COUNTRY_NAMES

from summarizer.files import resource_path
from summarizer.render.html.page import TEMPLATES, render_html
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique


def load_templates() -> dict[str, str]:
    """Return the package's own templates."""
    return {name: resource_path("templates", name).read_text("utf-8") for name in TEMPLATES}


def render(
    briefing: Briefing,
    articles: Sequence[Article] = (),
    communiques: Sequence[Communique] = (),
) -> str:
    """Return the page with the package's own templates."""
    return render_html(
        briefing, articles, communiques, templates=load_templates(), name_of=COUNTRY_NAMES
    )


def parse(page: str) -> html.HtmlElement:
    """Return the page's root element."""
    return html.document_fromstring(page.encode())
