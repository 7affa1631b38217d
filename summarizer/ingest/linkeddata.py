"""What a page says of its article in JSON-LD: https://schema.org/NewsArticle.

Read here and not by a library, because pages hold several nodes: an article counts that is the
page's own, and none in a list of related ones.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from summarizer.text.fold import fold_text
from summarizer.text.words import word_texts

MOST_CHARS = 500_000
"""Longer blocks are not read."""
MOST_DEPTH = 20
"""Nodes that lie deeper are not looked at."""
_WRAPPING = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_ARTICLE = re.compile(r"(?:.*[/#:])?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|PressRelease)")
_LISTS = frozenset(("itemlistelement", "relatedlink", "mentions", "citation", "haspart", "about"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


class LinkedData(NamedTuple):
    """What the node of the page's article says; None where it does not."""

    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None


def read_linked_data(root: HtmlElement) -> LinkedData:
    """Return what a page says of its own article; nothing where it has no node of one."""
    blocks = list(_blocks(root))
    by_id: dict[str, dict[str, Any]] = {}
    articles: list[dict[str, Any]] = []
    for node in (node for block in blocks for node in _nodes(block)):
        key = node.get("@id")
        if isinstance(key, str) and len(node) > 1:
            by_id.setdefault(key, node)
        if any(map(_ARTICLE.fullmatch, _texts(node.get("@type")))):
            articles.append(node)
    if not articles:
        return LinkedData()
    titles = [" ".join(one.text_content()[:1_000].split()) for one in root.iter("title", "h1")]
    own = max(articles, key=lambda node: _likeness(node, titles))
    return LinkedData(
        outlet=_first_name(own, ("publisher", "sourceOrganization", "provider"), by_id),
        title=next(iter(_texts(own.get("headline")) or _texts(own.get("name"))), None),
        byline=", ".join(_names(own.get("author") or own.get("creator"), by_id)) or None,
        published=_day_of(own),
    )


def _blocks(root: HtmlElement) -> Iterator[Any]:
    for script in root.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        text = script.text or ""
        if kind != "application/ld+json" or len(text) > MOST_CHARS:
            continue
        try:
            yield json.loads(_WRAPPING.sub("", text), strict=False)
        except (ValueError, RecursionError):
            continue


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the nodes of a block, those in lists of other articles left out."""
    if depth > MOST_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name, one in value.items():
            if name.lower().rpartition(":")[2] not in _LISTS:
                yield from _nodes(one, depth + 1)


def _likeness(node: dict[str, Any], titles: list[str]) -> float:
    """Return how much of a node's headline stands in a title of the page."""
    words = {word for text in _texts(node.get("headline")) for word in word_texts(fold_text(text))}
    shares = (len(words & set(word_texts(fold_text(one)))) / len(words) for one in titles if words)
    return max(shares, default=0.0)


def _first_name(
    node: dict[str, Any], names: tuple[str, ...], by_id: dict[str, dict[str, Any]]
) -> str | None:
    found = (name for key in names for name in _names(node.get(key), by_id))
    return next(found, None)


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> list[str]:
    """Return the names of persons or organizations: words, nodes, or references to nodes."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one:
            one = by_id.get(str(one.get("@id")), one)
        found += _texts(one.get("name") if isinstance(one, dict) else one)
    return list(dict.fromkeys(found))


def _texts(value: Any) -> list[str]:
    """Return the words of a value or a list of them, without those that are none."""
    values = value if isinstance(value, list) else [value]
    bare = (" ".join(one.split()) for one in values if isinstance(one, str))
    return [one for one in bare if one]


def _day_of(node: dict[str, Any]) -> str | None:
    for name in ("datePublished", "dateCreated"):
        for text in _texts(node.get(name)):
            if found := _DAY.match(text):
                return found.group()
    return None
