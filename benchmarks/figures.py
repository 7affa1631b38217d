"""Measured figures, written into the page that gives them.

A table stands between two comments of the page; the first one names it and the command that
writes it, so whoever doubts a figure can measure it again.
"""

import re
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs/scaling.md"


def write_figures(name: str, table: str, page: Path = PAGE) -> None:
    """Put a table into its place of the page.

    Raises:
        ValueError: The page has no such place.
    """
    text = page.read_text("utf-8")
    place = re.compile(rf"(<!-- {re.escape(name)}: [^>]*-->\n).*?(<!-- end -->)", re.DOTALL)
    if not place.search(text):
        msg = f"expected '<!-- {name}: COMMAND -->' and '<!-- end -->' in {page.name!r}, found none"
        raise ValueError(msg)
    page.write_text(place.sub(lambda match: f"{match[1]}{table}\n{match[2]}", text), "utf-8")
