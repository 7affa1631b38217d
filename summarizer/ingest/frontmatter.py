"""The head of a Markdown file: `key: value` lines between two lines of dashes."""

import re
from typing import NamedTuple

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"^(?P<key>[A-Za-z_-]+)\s*:\s*(?P<value>\S.*?)\s*$", re.MULTILINE)
KEYS = {
    "title": "title",
    "headline": "title",
    "author": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "outlet": "outlet",
    "publisher": "outlet",
    "source": "outlet",
    "site": "outlet",
    "lang": "language",
    "language": "language",
}
"""What people call the fields that describe an article, and what they are called here."""


class FrontMatter(NamedTuple):
    """What the head of a file declares."""

    declared: dict[str, str]
    """title, byline, published, outlet, language: those that are there."""
    end: int
    """One past its last code point; 0 where there is none."""


def read_front_matter(text: str) -> FrontMatter:
    """Return what the head of a Markdown file declares; only plain `key: value` lines are read."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return FrontMatter({}, 0)
    declared: dict[str, str] = {}
    for line in _LINE.finditer(found["body"]):
        key = KEYS.get(line["key"].lower())
        value = line["value"].strip("\"' ")
        if key and value:
            declared.setdefault(key, value)
    return FrontMatter(declared, found.end())
