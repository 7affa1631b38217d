"""What of an HTML page is out of its readers' sight, and speaks to machines or to browsers."""

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from summarizer.schema.flags import Flag
from summarizer.text.addressed import speaks_to_machine
from summarizer.text.suspects import has_bad_scheme

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_NO_TEXT = frozenset("html head body script style template noscript title".split())
MOST_CHARS = 2_000
"""Hidden text is looked at this far; an order stands at its beginning."""
MOST_PARTS = 500
"""Of a page's comments and hidden elements, so many are looked at."""


def flag_page(
    source: str, root: HtmlElement, *, is_shown: Callable[[HtmlElement], bool]
) -> Iterator[Flag]:
    """Yield what a person should look at: orders out of sight, and an address that is none.

    Args:
        source: The page as it came.
        root: The page, parsed.
        is_shown: Whether a reader sees what stands in an element.
    """
    if any(map(speaks_to_machine, _comments(source))):
        yield Flag(kind="hidden_markup_removed", detail="a comment of the page")
    if any(map(speaks_to_machine, _unseen_texts(root, is_shown))):
        yield Flag(kind="hidden_markup_removed", detail="a hidden element of the page")
    if any(map(has_bad_scheme, _addresses(root))):
        yield Flag(kind="bad_url_scheme", detail="address of the page")


def _comments(source: str) -> Iterator[str]:
    for count, found in enumerate(_COMMENT.finditer(source)):
        if count >= MOST_PARTS:
            return
        yield found[1][:MOST_CHARS].strip()


def _unseen_texts(root: HtmlElement, is_shown: Callable[[HtmlElement], bool]) -> Iterator[str]:
    count = 0
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT or is_shown(element):
            continue
        count += 1
        if count > MOST_PARTS:
            return
        yield " ".join(element.text_content()[:MOST_CHARS].split())


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
