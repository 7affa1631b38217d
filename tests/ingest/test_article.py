"""Laws of articles: whatever comes in, all of it lies in one sentence, and nothing else is raised
than the named error."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.article import HTML, MARKDOWN, PLAIN, article_from_text
from summarizer.schema.article import Article
from summarizer.text.normalize import normalize_text

SENTENCE = "The two ministers agreed on Tuesday to meet again in the spring. "
SECONDS = 5.0
"""No text of 200 kB takes longer, even on a slow machine; here it is one second."""

LINES = st.one_of(
    st.sampled_from(
        [
            SENTENCE,
            "",
            "Advertisement",
            "SPONSORED",
            "Related stories",
            "Comments (3)",
            "— Ministry (@mfa_ex) May 3, 2031",
            "Look! pic.example/abc",
            "ACCRA, May 3 (GNS) - Talks began.",
            "© 2031 The Suva Post",
            "• a point",
            "---",
            "title: x",
            "By A. Writer",
            "“We will not,” she said, “agree",
            "3 May 2031",
            "# Heading",
        ]
    ),
    st.text(max_size=40),
)
TEXTS = st.lists(LINES, max_size=20).map("\n".join)
LAW = settings(deadline=None)
"""The first reading loads the languages, so that no time limit would hold for each."""
KINDS = st.sampled_from([PLAIN, MARKDOWN])


def slices(article: Article) -> list[str]:
    """Return the sentences' texts, having checked that they are in order and miss nothing."""
    position = 0
    for number, sentence in enumerate(article.sentences, start=1):
        assert sentence.number == number
        assert position <= sentence.start < sentence.end <= len(article.text)
        assert not article.text[position : sentence.start].strip()
        position = sentence.end
    assert not article.text[position:].strip()
    return [article.text[one.start : one.end] for one in article.sentences]


@LAW
@given(TEXTS, KINDS)
@example("a\n\n0000000\x00", PLAIN)  # as bytes, it looks like UTF-16
def test_all_text_lies_in_one_sentence_each_without_space_around_it(text: str, kind: str) -> None:
    try:
        article = article_from_text(text, media_type=kind)
    except UnreadableArticleError:
        return

    assert article.text == normalize_text(text)
    assert all(one == one.strip() for one in slices(article))


@LAW
@given(st.text(), st.sampled_from([PLAIN, MARKDOWN, HTML]))
def test_any_text_is_an_article_or_a_named_error(text: str, kind: str) -> None:
    try:
        article = article_from_text(text, media_type=kind)
    except UnreadableArticleError:
        return

    slices(article)


@LAW
@given(st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Zs", "Mn", "Lo", "Po"])))
def test_control_characters_break_nothing(noise: str) -> None:
    try:
        article = article_from_text(f"Peru agreed.{noise} Chad did not.{noise}")
    except UnreadableArticleError:
        return

    slices(article)


@LAW
@given(TEXTS)
def test_article_is_the_same_on_every_reading(text: str) -> None:
    try:
        first = article_from_text(text)
    except UnreadableArticleError:
        return

    assert article_from_text(text) == first


@LAW
@given(TEXTS)
def test_line_ends_and_marks_do_not_change_the_article(text: str) -> None:
    text = text.replace("\x00", "")
    try:
        article = article_from_text(text)
    except UnreadableArticleError:
        return

    other = article_from_text("\ufeff" + re.sub(r"\r\n|\r|\n", "\r\n", text))

    assert other.text == article.text
    assert (other.id, other.sentences) == (article.id, article.sentences)


def test_half_of_a_surrogate_pair_is_a_named_error() -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        article_from_text("Peru agreed \ud800.")

    assert caught.value.kind == "undecodable"


def test_invisible_characters_are_counted_in_a_note() -> None:
    article = article_from_text("Peru a\u200bgreed\u202e to talk.")

    assert article.notes == ("2 invisible characters are hidden from models",)


@pytest.mark.parametrize(
    ("declared", "language"),
    [("lang: en-GB", "en"), ("language: FR", "fr"), ("lang: English", "en"), ("", "en")],
)
def test_language_is_declared_by_a_code_or_told_from_the_prose(
    declared: str, language: str
) -> None:
    text = f"---\ntitle: Talks\n{declared}\n---\n{SENTENCE * 3}"

    assert article_from_text(text, media_type=MARKDOWN).language == language


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2030-09-17", "2030-09-17"),
        ("2030-09-17T08:00:00Z", "2030-09-17"),
        ("17 September 2030", "2030-09-17"),
        ("September 17, 2030", "2030-09-17"),
        ("2030-09", "2030-09"),
        ("recently", None),
    ],
)
def test_front_matter_gives_the_day_as_people_write_it(date: str, published: str | None) -> None:
    text = f"---\ndate: {date}\n---\n{SENTENCE * 3}"

    article = article_from_text(text, media_type=MARKDOWN)

    assert article.published == published
    assert article.published_from == ("metadata" if published else None)


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: never closed\n{SENTENCE}",
        f"{SENTENCE}\n---\ntitle: not at the head\n---\n{SENTENCE}",
        f"----\ntitle: four dashes\n----\n{SENTENCE}",
    ],
)
def test_what_is_no_front_matter_declares_nothing(text: str) -> None:
    assert article_from_text(text, media_type=MARKDOWN).outlet is None
    assert article_from_text(text, media_type=MARKDOWN).title != "not at the head"


LONG = {
    "one line": SENTENCE * 3_100,
    "one line without a stop": "word " * 40_000,
    "one word": "A" * 200_000,
    "initials": "A. " * 66_000,
    "initials with commas": "A, " * 66_000,
    "digits behind a word": "Peru " + "1" * 200_000,
    "quotation marks": "Peru “" + "“ " * 100_000,
    "single quotation marks": "Peru " + "‘ " * 100_000,
    "straight quotation marks": "Peru " + '" ' * 100_000,
    "brackets": "Peru." + ")" * 200_000,
    "spaces": "Peru" + " " * 200_000 + "agreed.",
    "short links": "pic." * 50_000,
    "links": "http://" * 28_000,
    "capitals": "AB-" * 66_000,
    "dates": "May 3 " * 33_000,
    "bars": "a | " * 50_000,
    "marks over one letter": "a" + "\u0301" * 200_000,
    "zero-width": "a\u200b" * 100_000,
    "stops": "a." * 100_000,
    "hashes": "a #" * 66_000,
    "years": "Peru " + "2031 " * 40_000,
    "lines": (SENTENCE + "\n") * 3_000,
    "20,000 lines": "They met.\n" * 20_000,
    "20,000 links": "Read more: x\n" * 20_000,
    "20,000 comments": "Comments\n" * 20_000,
    "posts": "— A (@a) May 3\nThey met https://a.b\n" * 4_000,
    "posts in one paragraph": "They met https://a.b\n" * 9_000 + "— A (@a) May 3",
    "adverts": "SPONSORED\nbuy now\n" * 10_000,
    "blank lines": "They met.\n\n" * 18_000,
    "bullets": "• x\n" * 20_000,
    "headings": "Trade and aid\n" * 14_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_text_of_any_shape_is_read_in_seconds(name: str) -> None:
    article_from_text(SENTENCE)
    started = time.process_time()

    article = article_from_text(LONG[name])

    assert time.process_time() - started < SECONDS
    assert slices(article)


HOSTILE = {
    "unclosed tags": "<p>Peru" + "<" * 200_000,
    "attributes": "<p class='" + "ad " * 60_000 + "'>" + SENTENCE,
    "paragraphs": f"<p>{SENTENCE}</p>" * 3_000,
    "marked paragraphs": f"<div class=ad><p>{SENTENCE}</p></div>" * 2_500,
    "marks in marks": "<div class=nav><p>" * 900 + SENTENCE * 20,
    "breaks": "Peru<br>" * 15_000,
    "entities": "Peru &amp; " * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_page_of_any_shape_is_read_in_seconds(name: str) -> None:
    article_from_text(f"<p>{SENTENCE}</p>", media_type=HTML)
    started = time.process_time()

    article = article_from_text(HOSTILE[name], media_type=HTML)

    assert time.process_time() - started < SECONDS
    assert slices(article)
