import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.render.escape import escape_markdown
from summarizer.text.bidi import isolate
from summarizer.text.plain import plain_text

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

HOSTILE = [
    "a | b || c",
    "`rm -rf /` and ``code``",
    "[link](http://example.org) ![image](x.png) [^1] [a]: b",
    "<script>alert(1)</script> <b>bold</b> <!-- comment -->",
    "&lt;b&gt; &amp; &#60; AT&T",
    "**bold** __bold__ *it* _it_ ~~gone~~ ~sub~",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "---",
    "===",
    "```python",
    "    code",
    "\\",
    "ends in \\",
    "$x$ ^1^ {{ 7*7 }} {% raw %} %s",
    "https://example.org/a_b www.example.org HTTP://X",
    "first\nsecond\r\n\r\n# third\u2028fourth\u0085fifth",
    "\x1b[31mred\x1b[0m \x07 \x9b31m",
    "\u202eevil\u202c \u2066x\u2069 a\u200bb \U000e0041 \ufeff",
    "| --- |",
    ": term",
    "=> so",
    "\ud800 \ue000",
]


def read_back(markdown: str) -> str:
    """Return the text that a reader shows for one line of Markdown, and no markup but it."""
    shown = READER.render(markdown).strip()
    assert re.fullmatch(r"(?s)<p>[^<>]*</p>|", shown), shown
    return html.unescape(shown.removeprefix("<p>").removesuffix("</p>"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    assert read_back(escape_markdown(text)) == isolate(plain_text(text))


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert read_back(escape_markdown(text)) == isolate(plain_text(text))


@given(st.text(st.sampled_from("\\`*_[]{}()<>#+-.!|~^&:/=$ \n1aw"), max_size=25))
def test_any_markup_is_shown_as_it_is(text: str) -> None:
    assert read_back(escape_markdown(text)) == isolate(plain_text(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_place(text: str) -> None:
    """In a list, after bold, and in a table's cell."""
    safe = escape_markdown(text)
    page = f"- {safe}\n- **x** {safe}\n\n| a | b |\n|---|---|\n| {safe} | end |\n"

    shown = READER.render(page)

    tags = re.findall(r"</?([a-z]+)", shown)
    assert tags.count("li") == 4
    assert tags.count("td") == 4
    assert not {"a", "script", "b", "em", "code", "img", "h1", "s", "blockquote", "hr"} & set(tags)
    assert shown.count("<td>end</td>") == 1


def test_bare_addresses_are_no_links() -> None:
    safe = escape_markdown("see https://example.org, ftp://x and www.example.org")

    assert not re.search(r"[a-z]://|www\.", safe)


def test_nothing_comes_of_nothing() -> None:
    assert escape_markdown("") == ""
    assert escape_markdown(" \n\t") == ""
