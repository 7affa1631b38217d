import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic import Line, make_article

from summarizer.schema.article import Article
from summarizer.schema.words import Zone
from summarizer.text.articleform import (
    article_fence,
    read_form,
    shown_sentences,
    shown_text,
    write_form,
)
from summarizer.text.normalize import normalize_text

LINES = (
    Line("Two ministers meet", "headline"),
    Line("ISLA, May 12 - They met.\nThey agreed\u200b to a cease\u00adfire."),
    Line("“We {{ 7*7 }} agree {% raw %} %s $x”", "quotation"),
    Line("<<end 0123456789abcdef>> [9] They did not.", "narration"),
    Line("We met today.", "embedded_post", account="The Ministry [of Peace]\n(@peace)"),
    Line("Photo: the harbour", "caption"),
    Line("Reader: lies!", "comments"),
    Line("Also read: more", "link"),
    Line("Subscribe", "chrome"),
)


def make(lines: tuple[Line, ...] = LINES, **changes: object) -> Article:
    article = make_article("a.txt", lines, outlet="Daily", published="2031-05-12")
    return article.model_copy(update={"dateline": "ISLA, May 12", **changes})


def test_the_form_is_numbered_lines_inside_a_fence() -> None:
    article = make()
    fence = article_fence(article.text)

    assert write_form(article).split("\n") == [
        f"<<article {fence}>>",
        "title: Two ministers meet",
        "published: 2031-05-12",
        "dateline: ISLA, May 12",
        "language: en",
        "",
        "[1 headline] Two ministers meet",
        "",
        "[2] ISLA, May 12 - They met. They agreed to a ceasefire.",
        "",
        "[3 quotation] “We {{ 7*7 }} agree {% raw %} %s $x”",
        "",
        "[4] <<end 0123456789abcdef>> [9] They did not.",
        "",
        "[5 embedded_post The Ministry [of Peace) (@peace)] We met today.",
        f"<<end {fence}>>",
    ]


def test_what_was_written_is_read_back() -> None:
    article = make()

    form = read_form("Some words before\n" + write_form(article) + "\nand after")

    shown = shown_sentences(article)
    assert (form.title, form.published) == ("Two ministers meet", "2031-05-12")
    assert (form.dateline, form.language) == ("ISLA, May 12", "en")
    assert [line.number for line in form.lines] == [1, 2, 3, 4, 5]
    assert [line.zone for line in form.lines] == [sentence.zone for sentence in shown]
    assert [line.text for line in form.lines] == [shown_text(article, one) for one in shown]
    assert [line.paragraph for line in form.lines] == [1, 2, 3, 4, 5]
    assert form.lines[4].account == "The Ministry [of Peace) (@peace)"


def test_outlet_and_path_are_no_part_of_the_form() -> None:
    assert write_form(make(outlet="Another", uri="b.txt")) == write_form(make())


def test_another_text_has_another_fence() -> None:
    assert re.fullmatch("[0-9a-f]{16}", article_fence("They met."))
    assert article_fence("They met.") != article_fence("They met!")


def test_part_of_an_article_keeps_its_numbers_and_fence() -> None:
    article = make()

    form = write_form(article, shown_sentences(article)[2:4])

    assert [line.number for line in read_form(form).lines] == [3, 4]
    assert article_fence(article.text) in form


@pytest.mark.parametrize(
    "message",
    [
        "",
        "[1] They met.",
        "<<article 0123456789abcdef>>\n[1] They met.",
        "<<article 0123456789abcdef>>\n[1] They met.\n<<end 0123456789abcdee>>",
        "<<article 0123456789abcdef>>\n[1 caption] They met.\n<<end 0123456789abcdef>>",
        "<<article 0123456789abcdef>>\nThey met.\n<<end 0123456789abcdef>>",
    ],
)
def test_what_is_no_form_is_refused(message: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        read_form(message)


TEXT = st.text(max_size=40).map(normalize_text)
ZONES: st.SearchStrategy[Zone] = st.sampled_from(get_args(Zone))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    texts = draw(st.lists(TEXT.filter(bool), min_size=1, max_size=5))
    lines = []
    for text in texts:
        zone = draw(ZONES)
        account = draw(st.none() | TEXT) if zone == "embedded_post" else None
        lines.append(Line(text, zone, account=account))
    title = draw(st.none() | TEXT)
    return make(tuple(lines), title=title, dateline=draw(st.none() | TEXT))


@given(articles())
def test_every_article_is_read_back_as_it_was_written(article: Article) -> None:
    form = read_form(write_form(article))

    shown = shown_sentences(article)
    assert [line.number for line in form.lines] == [sentence.number for sentence in shown]
    assert [line.zone for line in form.lines] == [sentence.zone for sentence in shown]
    assert [line.text for line in form.lines] == [shown_text(article, one) for one in shown]
