"""What of an article is out of its readers' sight, and speaks to machines or to browsers."""

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from summarizer.ingest.sight import comments_of, hidden_texts
from summarizer.schema.flags import Flag
from summarizer.text.addressed import speaks_to_machine
from summarizer.text.suspects import has_bad_scheme

MOST_CHARS = 2_000
"""Hidden text is looked at this far; an order stands at its beginning."""
MOST_PARTS = 500
"""Of a page's comments and hidden elements, so many are looked at."""


def flag_page(source: str, root: HtmlElement) -> Iterator[Flag]:
    """Yield what a person should look at: orders out of sight, and an address that is none.

    Args:
        source: The page as it came.
        root: The page, parsed.
    """
    if any(map(_speaks, islice(comments_of(source), MOST_PARTS))):
        yield Flag(kind="hidden_markup_removed", detail="a comment of the page")
    if any(map(_speaks, islice(hidden_texts(root), MOST_PARTS))):
        yield Flag(kind="hidden_markup_removed", detail="a hidden element of the page")
    if any(map(has_bad_scheme, _addresses(root))):
        yield Flag(kind="bad_url_scheme", detail="address of the page")


def flag_unseen(stretches: Sequence[str]) -> Iterator[Flag]:
    """Yield a flag where text that nobody sees gives orders; for files that are no pages."""
    if any(map(_speaks, stretches)):
        yield Flag(kind="hidden_markup_removed", detail="text of the file that nobody sees")


def _speaks(hidden: str) -> bool:
    return speaks_to_machine(" ".join(hidden[:MOST_CHARS].split()))


def _addresses(root: HtmlElement) -> Iterator[str]:
    """Yield the addresses that a page gives itself."""
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield element.get("href") or ""
    for element in root.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in (
            "og:url",
            "twitter:url",
        ):
            yield element.get("content") or ""
