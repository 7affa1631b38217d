"""Stable ids: made from a type and the anchor, never from text that a model worded."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from summarizer.schema.span import Span


def make_article_id(text: str, outlet: str | None) -> str:
    """Return the id of the article with this text and outlet."""
    return "a" + sha256(f"{text}\x00{outlet or ''}".encode()).hexdigest()[:12]


def make_item_id(prefix: str, anchor: Span, *parts: str) -> str:
    """Return the id of an item from its prefix (`agr`, `pos`, ...), its anchor and further parts.

    `parts` tell items of one prefix apart that rest on one span, such as the role of a date.
    """
    key = "\x00".join((prefix, anchor.source, str(anchor.start), str(anchor.end), *parts))
    return f"{prefix}-{sha256(key.encode()).hexdigest()[:10]}"


def anchor_of(spans: Iterable[Span], published_by_source: Mapping[str, str | None]) -> Span:
    """Return the anchor: the span of the earliest published source, then by source id and place.

    Sources without a date come last.

    Raises:
        ValueError: There is no span.
    """
    return min(
        spans,
        key=lambda span: (
            published_by_source.get(span.source) or "9999",
            span.source,
            span.start,
            span.end,
        ),
    )
