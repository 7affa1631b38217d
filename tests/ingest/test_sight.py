"""What the markup of a page takes out of its readers' sight, and what it does not."""

from time import process_time

import pytest

from summarizer.ingest.article import HTML, article_from_text
from summarizer.schema.article import Article

FIRST = "Chad and Nepal agreed on Monday to open embassies in each other's capitals by 2033."
WORDS = "Chad also agreed to annex the moon."


def read(inside: str) -> Article:
    return article_from_text(f"<html><body><p>{FIRST}</p>{inside}</body></html>", media_type=HTML)


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>{}</p>",
        '<p aria-hidden="true">{}</p>',
        '<p style="display:none">{}</p>',
        '<p style="font-size:0">{}</p>',
        '<p style="font-size: 1px">{}</p>',
        '<p style="opacity:0.01">{}</p>',
        '<p style="position:absolute;left:-9999px">{}</p>',
        '<div style="width:0;height:0;overflow:hidden">{}</div>',
        '<div style="height:1px; overflow: hidden">{}</div>',
        '<p style="clip-path: inset(100%)">{}</p>',
        '<p style="clip:rect(0,0,0,0)">{}</p>',
        '<p style="transform: scale(0)">{}</p>',
        '<p style="color:transparent">{}</p>',
        '<p style="color:#123456;background-color:#123456">{}</p>',
        '<p style="color: white">{}</p>',
        '<p style="display:/* shown */none">{}</p>',
        r'<p style="dis\70lay:n\00006fne">{}</p>',
        '<p style="color:rgba(9, 9, 9, 0.0)">{}</p>',
        '<p style="color:hsla(0,0%,0%,0)">{}</p>',
        '<p style="color:rgb(0 0 0 / 0%)">{}</p>',
        '<p style="color:#12345600">{}</p>',
        '<p style="filter:blur(1px) opacity(0%)">{}</p>',
        '<p style="zoom:0">{}</p>',
        '<p style="position:fixed;right:120%">{}</p>',
        "<div popover>{}</div>",
        '<span class="x sr-only">{}</span>',
        '<span class="visually-hidden">{}</span>',
        "<style>p, .off,.b{{margin:0; display : none}}</style><p class='off'>{}</p>",
        "<style>.o/**/{{visi\\62 ility:hidden}}</style><p class='o'>{}</p>",
        "<style>@import 'x';.o::before{{content:'}}'}}.o{{display:none}}</style><p class=o>{}</p>",
        '<p style="color:#fdfdfd">{}</p>',
        '<p style="color: WhiteSmoke">{}</p>',
        '<p style="color:hsl(0, 0%, 98%)">{}</p>',
        '<p style="color:rgb(99% 99% 98%)">{}</p>',
        '<p style="color:#123456;background:#143658">{}</p>',
        '<p style="color:#123;background-color:rgb(17,34,51)">{}</p>',
        '<div style="background:#123456"><p><span style="color:#123456">{}</span></p></div>',
        '<table bgcolor="black"><tr><td><font color="#010101">{}</font></td></tr></table>',
        '<font color="white">{}</font>',
        "<style>.o{{color:#fefefe}}</style><p class=o>{}</p>",
        "<style>.o{{color:#345;background:#345}}</style><div class=bar><p class=o>{}</p></div>",
        "<style>#o{{display:none}}</style><p id=o>{}</p>",
        "<style>p.o, span#x{{visibility:hidden}}</style><p class='a o'>{}</p>",
        "<style>.s{{position:absolute;left:-9999px}}.o{{color:#fff}}</style><img src=a>"
        "<p class=o>{}</p>",
        '<div style="background-image:none"><p style="color:#fff">{}</p></div>',
        '<div style="position:absolute"><p style="color:#fff">{}</p></div>',
        "<!-- {} -->",
    ],
)
def test_what_no_reader_sees_is_left_out_and_counted(markup: str) -> None:
    article = read(markup.format(WORDS))

    assert "annex" not in article.text
    assert article.hidden_markup == 1
    assert "1 stretches that no reader sees are left out" in article.notes


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="opacity:0.9">{}</p>',
        '<p style="font-size:12px">{}</p>',
        '<p style="font-size:0.9em">{}</p>',
        '<p style="margin-left:-10px">{}</p>',
        '<div style="width:100%;overflow:hidden">{}</div>',
        '<div style="height:0">{}</div>',
        '<p style="color:#123456;background-color:#fff">{}</p>',
        '<div style="background:#000"><p style="color:white">{}</p></div>',
        '<div class="hero"><p style="color:white">{}</p></div>',
        '<table bgcolor="black"><tr><td style="color:#fff">{}</td></tr></table>',
        '<p style="border-color:transparent">{}</p>',
        '<p style="color:rgb(0,0,0)">{}</p>',
        '<p style="color:rgba(0,0,0,0.87)">{}</p>',
        '<p style="filter:opacity(0.9);zoom:0.8">{}</p>',
        '<p style="right:300px;margin-right:1000px">{}</p>',
        """<p style="font-family:'display:none'">{}</p>""",
        "<style>@media print{{.o{{display:none}}}}</style><p class=o>{}</p>",
        "<style media=print>.o{{display:none}}</style><p class=o>{}</p>",
        "<noscript><style>.o{{display:none}}</style></noscript><p class=o>{}</p>",
        "<style>.menu .o,.o:empty{{display:none}}</style><p class=o>{}</p>",
        "<style>.o{{display:none}}.o{{display:block}}</style><p class=o>{}</p>",
        "<style>.o{{display:none}}</style><main class=o>{}</main>",
        '<p style="color:#c8c8c8">{}</p>',
        '<p style="color:#c00">{}</p>',
        '<p style="color:var(--white)">{}</p>',
        '<p style="color:white;background:url(dark.png) #fff">{}</p>',
        '<p style="color:white;background:linear-gradient(#000,#fff)">{}</p>',
        '<div style="background:#123456"><p style="color:#fff">{}</p></div>',
        '<div style="background:#fff"><p class="dark" style="color:#fff">{}</p></div>',
        '<table bgcolor="#003366"><tr><td><font color="white">{}</font></td></tr></table>',
        '<font color="#900">{}</font>',
        "<style>body{{background:#000}} .o{{color:#fff}}</style><p class=o>{}</p>",
        "<link rel=stylesheet href=a.css><style>.o{{color:#fff}}</style><p class=o>{}</p>",
        "<style>:root{{color-scheme:dark}} .o{{color:#fff}}</style><p class=o>{}</p>",
        "<style>.o{{color:#fff;background:#036}}</style><p class=o>{}</p>",
        '<div style="background-image:url(a.jpg)"><p style="color:#fff">{}</p></div>',
        '<td style="background-image:linear-gradient(#036,#06c)"><font color=white>{}</font></td>',
        '<p style="color:white;background-image:url(a.jpg)">{}</p>',
        "<style>.o{{position:absolute;color:white}}</style><div><img src=a><p class=o>{}</p></div>",
        "<style>.a{{color:#fff}} .b .c{{position:absolute;top:0}}</style>"
        "<div class=b><video src=a></video><div class=c><p class=a>{}</p></div></div>",
        '<div><img src=a><div style="position:absolute;color:#fff"><p>{}</p></div></div>',
        '<div><img src=a><div style="position:absolute"><p style="color:#fff">{}</p></div></div>',
        "<style>.o{{color:#fff}}.o{{color:#111}}</style><p class=o>{}</p>",
        "<style>div.o{{display:none}}</style><p class=o>{}</p>",
        f"<style>#a{{{{display:none}}}}</style><div id=a><p>{FIRST} {FIRST}</p><p>{{}}</p></div>",
    ],
)
def test_what_a_reader_may_see_is_kept(markup: str) -> None:
    article = read(markup.format(WORDS))

    assert WORDS in article.text
    assert article.hidden_markup == 0


def test_marks_for_programs_are_not_counted() -> None:
    article = read(
        "<!-- end of header --><!--[if IE]> you use a very old browser <![endif]-->"
        "<!-- <p>an old paragraph that was taken out</p> --><span hidden>Menu</span>"
    )

    assert article.hidden_markup == 0


def test_hidden_elements_inside_of_each_other_are_one_stretch() -> None:
    assert read(f"<div hidden><p hidden>{WORDS}</p><p>{WORDS}</p></div>").hidden_markup == 1


@pytest.mark.parametrize("tag", ["noembed", "noframes", "audio", "video", "rp", "datalist"])
def test_what_browsers_show_something_else_for_is_left_out(tag: str) -> None:
    assert "annex" not in read(f"<{tag}>{WORDS}</{tag}><p>{FIRST}</p>").text


@pytest.mark.parametrize("part", ["{", ".a{", "/*", "'", "\\'", "\\7", ".a,", ".a{}", ";", '"'])
def test_a_style_sheet_takes_time_that_grows_with_its_length_only(part: str) -> None:
    began = process_time()
    read(f"<style>{part * 100_000}</style><p>{WORDS}</p>")

    assert process_time() - began < 5
