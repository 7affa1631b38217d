"""The page itself: one file that holds all it needs, and may load nothing."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from summarizer.render.html.view import view_report
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique

TEMPLATES = (
    "report.html",
    "parts.html",
    "claims.html",
    "matrix.html",
    "sources.html",
    "report.css",
    "report.js",
)
"""Names of the files that make up the page."""

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def render_html(
    briefing: Briefing,
    articles: Sequence[Article] = (),
    communiques: Sequence[Communique] = (),
    *,
    templates: Mapping[str, str],
    name_of: Mapping[str, str] = _NO_NAMES,
) -> str:
    """Return the briefing as one self-contained page for a browser.

    Whatever comes from articles is escaped. The page's own policy lets it load nothing, and run
    nothing but its one script.

    Args:
        briefing: What to show.
        articles: Its articles, in any order; of a source without one only the quotes are shown.
        communiques: What was found in each, in any order; they say why sentences were set aside.
        templates: The files named in `TEMPLATES`, by name.
        name_of: Alpha-3 code to the name that people use; other codes stay as they are.
    """
    environment = Environment(
        loader=DictLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = templates["report.css"], templates["report.js"]
    return environment.get_template("report.html").render(
        report=view_report(briefing, articles, communiques, name_of=name_of),
        style=Markup(style),  # noqa: S704 (our own file, not data)
        script=Markup(script),  # noqa: S704
        policy=content_policy(style, script),
    )


def content_policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy that allows this style, this script, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "img-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
