"""What the markup of pages says, case by case; `page.html` among the pages is a whole one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.article import HTML, article_from_text
from summarizer.ingest.page import read_page
from summarizer.schema.article import Article

FIRST = "Chad and Nepal agreed on Monday to open embassies in each other's capitals by 2033."
LINKED_DATA = '<script type="application/ld+json">{}</script>'
SECOND = (
    "The two ministers did not agree on a date for the next round of the talks, officials said."
)


def read(source: str) -> Article:
    return article_from_text(source, media_type=HTML)


def zones(article: Article) -> dict[str, str]:
    return {article.text[s.start : s.end]: s.zone for s in article.sentences}


def test_single_break_does_not_end_a_sentence_and_two_end_a_paragraph() -> None:
    article = read(f"<div>{FIRST[:65]}<br>\n{FIRST[66:]}<br><br>{SECOND}</div>")

    assert list(zones(article)) == [f"{FIRST[:65]}\n{FIRST[66:]}", SECOND]
    assert [sentence.paragraph for sentence in article.sentences] == [1, 2]


def test_preformatted_text_keeps_its_lines() -> None:
    article = read(
        "<pre>The ministers of Chad and Nepal met in N'Djamena on Monday and\n"
        "agreed to open embassies.\n\n  They did not agree on a date.</pre>"
    )

    assert list(zones(article)) == [
        "The ministers of Chad and Nepal met in N'Djamena on Monday and\nagreed to open embassies.",
        "They did not agree on a date.",
    ]


def test_words_of_neighbouring_blocks_do_not_run_together() -> None:
    text = read(f"<p>{FIRST}</p><div>one<div>two</div>three</div><p>{SECOND}</p>").text

    assert text.split("\n\n") == [FIRST, "one", "two", "three", SECOND + "\n"]


def test_words_of_inline_markup_do_run_together() -> None:
    article = read(f"<p>They did <b>not</b> <i>a</i>gree&nbsp;on visas.</p><p>{SECOND}</p>")

    assert "They did not agree\u00a0on visas." in zones(article)


def test_entries_of_lists_are_no_headings() -> None:
    article = read(
        f"<h1>A title</h1><p>{FIRST}</p><ul><li>open an air route</li><li><p>lower tariffs</p></li>"
        f"</ul><p>{SECOND}</p>"
    )

    found = zones(article)

    assert found["• open an air route"] == found["• lower tariffs"] == "narration"


@pytest.mark.parametrize(
    ("markup", "zone"),
    [
        ("<nav><p>{}</p></nav>", "chrome"),
        ("<aside>{}</aside>", "chrome"),
        ("<footer>{}</footer>", "chrome"),
        ('<div role="complementary">{}</div>', "chrome"),
        ('<div class="newsletter-signup"><p>{}</p></div>', "chrome"),
        ('<div id="cookie_consent">{}</div>', "chrome"),
        ('<div class="related-articles"><a>{}</a></div>', "link"),
        ("<figure><img><figcaption>{}</figcaption></figure>", "caption"),
        ('<div class="comment-list"><p>{}</p></div>', "comments"),
        ('<ol class="commentlist"><li>{}</li></ol>', "comments"),
        ('<ul><li class="comment-even depth-1"><p>{}</p></li></ul>', "comments"),
        ('<div itemscope itemtype="https://schema.org/Comment"><p>{}</p></div>', "comments"),
        ('<article itemprop="comment"><p>{}</p></article>', "comments"),
        ('<div data-testid="comment-41"><p>{}</p></div>', "comments"),
        ('<div data-testid="commentary"><p>{}</p></div>', "narration"),
        ('<div class="user_reviews"><p>{}</p></div>', "comments"),
        ('<blockquote class="twitter-tweet"><p>{}</p></blockquote>', "embedded_post"),
        ('<blockquote class="mastodon-embed">{}</blockquote>', "embedded_post"),
        ("<h2>{}</h2>", "headline"),
        ("<blockquote><p>{}</p></blockquote>", "narration"),
        ("<table><tr><td>{}</td></tr></table>", "narration"),
        ("<details>{}</details>", "narration"),
    ],
)
def test_markup_tells_what_part_of_the_page_it_is(markup: str, zone: str) -> None:
    line = "Togo and Laos will share the costs of the survey of the river."
    source = f"<h1>Title of it</h1><p>{FIRST}</p>{markup.format(line)}<p>{SECOND}</p><p>{FIRST}</p>"

    found = [s.zone for s in read(source).sentences]

    assert zones(read(source))[line] == zone
    assert found.count("narration") == (4 if zone == "narration" else 3)


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="content has-comments social">{}</div>',
        '<section class="newsletter story">{}</section>',
        '<div id="related-layout">{}</div>',
        "<aside>{}</aside>",
        "<form>{}</form>",
    ],
)
def test_body_of_a_page_is_its_body_whatever_it_is_called(markup: str) -> None:
    article = read(markup.format(f"<h1>Title of it</h1><p>{FIRST}</p><p>{SECOND}</p>"))

    assert zones(article)[FIRST] == zones(article)[SECOND] == "narration"


@pytest.mark.parametrize(
    "markup",
    [
        '<body class="comments-open comment-page">{}</body>',
        '<article class="post comment-open">{}</article>',
        '<div class="post comment-open">{}</div>',
        '<div class="hentry has-comments">{}</div>',
        '<main itemprop="comment">{}</main>',
        '<h2>A title<a class="comments-count" href="#c">4 comments</a></h2>{}',
    ],
)
def test_a_report_that_may_be_commented_on_is_no_comment(markup: str) -> None:
    article = read(
        markup.format(f"<p>{FIRST}</p><p>{SECOND}</p>") + f"<div><p>{'Words. ' * 20}</p></div>"
    )

    assert zones(article)[FIRST] == zones(article)[SECOND] == "narration"


@pytest.mark.parametrize("name", ["ad-safe", "social-text", "share"])
def test_paragraphs_that_all_bear_one_name_are_the_body(name: str) -> None:
    article = read(f'<p class="{name}">{FIRST}</p><p class="{name}">{SECOND}</p>')

    assert set(zones(article).values()) == {"narration"}


def test_body_without_paragraphs_is_the_body_too() -> None:
    article = read(f'<nav>Home</nav><div class="social-content">{FIRST}<br><br>{SECOND}</div>')

    assert zones(article)[FIRST] == zones(article)[SECOND] == "narration"


def test_comments_that_are_longer_than_the_report_stay_comments() -> None:
    comments = "".join(f"<p>Reader {n} writes: {SECOND}</p>" for n in range(30))

    article = read(f'<h1>Title of it</h1><p>{FIRST}</p><section id="comments">{comments}</section>')

    assert [s.zone for s in article.sentences][:2] == ["headline", "narration"]
    assert {s.zone for s in article.sentences[2:]} == {"comments"}


def test_account_of_a_post_is_that_of_its_last_line() -> None:
    article = read(
        f'<p>{FIRST}</p><blockquote class="twitter-tweet"><p>A good day.</p><p>We agreed.</p>'
        f"&mdash; Chad MFA (@chadmfa_ex) <a>May 3, 2031</a></blockquote><p>{SECOND}</p>"
    )

    posts = [s for s in article.sentences if s.zone == "embedded_post"]

    assert len(posts) == 3
    assert {post.account for post in posts} == {"Chad MFA (@chadmfa_ex)"}


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>{}</script>",
        "<style>{}</style>",
        "<!-- {} -->",
        "<template>{}</template>",
        "<noscript>{}</noscript>",
        "<p hidden>{}</p>",
        '<p style="color:red; display : none">{}</p>',
        '<span style="VISIBILITY:hidden">{}</span>',
        '<div aria-hidden="true">{}</div>',
        "<textarea>{}</textarea>",
        '<p style="font-size:0">{}</p>',
        '<p style="opacity: 0.0;">{}</p>',
        '<p style="position:absolute; left:-9999px">{}</p>',
        "<?php {} ?>",
    ],
)
def test_what_a_browser_does_not_show_is_no_text(hidden: str) -> None:
    article = read(f"<p>{FIRST}</p>{hidden.format('Ignore the agreement.')}<p>{SECOND}</p>")

    assert "Ignore" not in article.text
    assert list(zones(article)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<meta property="article:published_time" content="2031-05-04T23:30:00-05:00">',
            "2031-05-04",
        ),
        ('<meta name="date" content="2031-05-04">', "2031-05-04"),
        (LINKED_DATA.format('{"@type":"NewsArticle","datePublished":"2031-05-04"}'), "2031-05-04"),
        (LINKED_DATA.format('{"@type": broken'), None),
        ('<meta property="article:published_time" content="soon">', None),
        ("", None),
    ],
)
def test_day_of_publication_is_read_from_metadata(head: str, published: str | None) -> None:
    article = read(f"<html><head>{head}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>")

    assert article.published == published
    assert article.published_from == ("metadata" if published else None)


@pytest.mark.parametrize("style", ["opacity: 0.9", "font-size:0.8em", "margin-left:-10px"])
def test_style_that_hides_nothing_hides_nothing(style: str) -> None:
    article = read(f'<p>{FIRST}</p><p style="{style}">{SECOND}</p>')

    assert SECOND in article.text


@pytest.mark.parametrize(
    "body",
    [
        "<p>The last talks were held on 3 May 1999 in Lima.</p>",
        '<a href="https://post.example/2031/05/04/talks">More</a>',
        "<footer>© 2019</footer>",
        '<img src="/uploads/2030/01/02/a.jpg">',
        "<!-- 2031-05-04 -->",
    ],
)
def test_no_day_of_publication_is_guessed(body: str) -> None:
    assert read(f"<p>{FIRST}</p><p>{SECOND}</p>{body}").published is None


def test_linked_data_alone_say_who_wrote_and_published() -> None:
    data = (
        '{"@context":"https://schema.org","@type":"NewsArticle","author":{"@type":"Person",'
        '"name":"Ama Serwaa"},"publisher":{"@type":"Organization","name":"The Suva Post"}}'
    )

    head = LINKED_DATA.replace("{}", data)
    article = read(f"<html><head>{head}</head><body><p>{FIRST}</p></body></html>")

    assert (article.outlet, article.byline) == ("The Suva Post", "Ama Serwaa")


def test_every_block_of_a_page_holds_text() -> None:
    page = read_page(f"<p>&#xFEFF;</p><p>{FIRST}</p>")

    assert [page.text[block.start : block.end] for block in page.blocks] == [FIRST]


def test_page_without_text_is_a_named_error() -> None:
    for source in (
        "<html></html>",
        "<p> </p>a"[:8],
        "<!-- Chad -->",
        "<script>Chad</script>",
        "<p>&#xFEFF;</p>",
    ):
        with pytest.raises(UnreadableArticleError) as caught:
            read_page(source)
        assert caught.value.kind == "empty"


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "ul", "b"])
def test_page_nested_a_thousand_deep_is_read(tag: str) -> None:
    article = read(f"<p>{FIRST}</p>" + f"<{tag}>" * 1_000 + SECOND + f"</{tag}>" * 1_000)

    assert SECOND in article.text


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "table"])
def test_page_nested_too_deep_is_a_named_error_and_loses_nothing_in_silence(tag: str) -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        read(f"<p>{FIRST}</p>" + f"<{tag}>" * 50_000 + SECOND)

    assert caught.value.kind == "unreadable"


TAGS = st.sampled_from(
    "p div span b br nav aside figure figcaption blockquote h1 h2 ul li table tr td pre script "
    "style a img article main section svg template html body head title noscript select option "
    "!-- ?xml ![CDATA[ form math".split()
)
MARKS = st.sampled_from(["", " class=comments", ' id="ad"', " hidden", " style=display:none", "/"])
SOUP = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, TAGS, MARKS),
        st.builds("</{}>".format, TAGS),
        st.sampled_from([FIRST, SECOND]),
        st.sampled_from(["&amp;", "&#0;", "&#xD800;", "&nope;", "<", ">", "\x00", "]]>"]),
        st.text(max_size=20),
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(SOUP)
def test_any_soup_of_tags_is_an_article_or_a_named_error(source: str) -> None:
    try:
        article = read(source)
    except UnreadableArticleError:
        return

    position = 0
    for sentence in article.sentences:
        assert not article.text[position : sentence.start].strip()
        position = sentence.end
    assert not article.text[position:].strip()


@pytest.mark.parametrize(
    "head",
    [
        LINKED_DATA.replace(
            "{}",
            '{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",'
            '"headline":"Embassies by 2033","datePublished":"2031-05-04T09:00:00Z",'
            '"author":{"name":"Lena Ode"},"publisher":{"@id":"#o"}},'
            '{"@type":"Organization","@id":"#o","name":"The Suva Post"}]}',
        ),
        '<meta property="og:title" content="Embassies by 2033">'
        '<meta property="og:site_name" content="The Suva Post">'
        '<meta property="article:published_time" content="2031-05-04T09:00:00+00:00">'
        '<meta property="article:author" content="Lena Ode">',
        '<title>Embassies by 2033</title><meta name="author" content="Lena Ode">'
        '<meta name="date" content="2031-05-04"><meta name="publisher" content="The Suva Post">',
    ],
    ids=["JSON-LD", "OpenGraph", "meta elements"],
)
def test_page_says_who_it_is_of_in_any_vocabulary(head: str) -> None:
    article = read(f"<html><head>{head}</head><body><p>{FIRST}</p></body></html>")

    assert (article.title, article.outlet) == ("Embassies by 2033", "The Suva Post")
    assert (article.byline, article.published) == ("Lena Ode", "2031-05-04")
