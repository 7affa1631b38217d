"""What pages say of their article in JSON-LD."""

import json
from typing import Any

import pytest

from summarizer.ingest.article import HTML, article_from_bytes
from summarizer.schema.article import Article

TITLE = "Peru and Chile agree on a ferry line"
TEXT = "The ministers of Peru and Chile met in Lima on Monday. They agreed on a ferry line."
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2031-05-09T10:00:00Z"}
OTHER = {"@type": "NewsArticle", "headline": "An old storm", "datePublished": "1999-01-01"}


def read(*blocks: Any) -> Article:
    scripts = "".join(
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}'
        "</script>"
        for one in blocks
    )
    page = (
        f"<html><head><title>{TITLE} - P</title>{scripts}</head><body><p>{TEXT}</p></body></html>"
    )
    return article_from_bytes(page.encode(), uri="a.html", media_type=HTML)


@pytest.mark.parametrize(
    "block",
    [
        {**OWN, "publisher": "Pacific Desk"},
        {**OWN, "publisher": {"@type": "Organization", "name": "Pacific Desk"}},
        {**OWN, "publisher": [{"name": "Pacific Desk"}]},
        {**OWN, "sourceOrganization": {"name": "Pacific Desk"}},
        {**OWN, "@type": "https://schema.org/NewsArticle", "publisher": "Pacific Desk"},
        [{"@type": "BreadcrumbList"}, {**OWN, "publisher": {"name": "Pacific Desk"}}],
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "Organization", "@id": "#o", "name": "Pacific Desk"},
                {**OWN, "publisher": {"@id": "#o"}},
            ],
        },
        f"//<![CDATA[\n{json.dumps({**OWN, 'publisher': 'Pacific Desk'})}\n//]]>",
        json.dumps({**OWN, "publisher": "Pacific Desk"}).replace("ferry line", "ferry\nline"),
    ],
)
def test_outlet_title_and_day_are_those_of_the_articles_node(block: object) -> None:
    article = read(block)

    assert article.outlet == "Pacific Desk"
    assert article.published == "2031-05-09"
    assert article.title == TITLE


@pytest.mark.parametrize(
    "blocks",
    [
        ({"@type": "ItemList", "itemListElement": [{"item": OTHER}]}, OWN),
        (OTHER, OWN),
        ([OTHER, OWN],),
        ({**OWN, "mentions": [OTHER]},),
    ],
)
def test_the_day_of_another_article_is_not_taken(blocks: tuple[object, ...]) -> None:
    assert read(*blocks).published == "2031-05-09"


def test_authors_are_persons_or_words() -> None:
    article = read({**OWN, "author": ["Ann Bee", {"@type": "Person", "name": "Carl Dee"}]})

    assert article.byline == "Ann Bee, Carl Dee"


def test_a_block_that_is_nested_without_end_is_passed_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    article = read('{"a":' * 100_000, {**OWN, "publisher": "Pacific Desk"})

    assert article.outlet == "Pacific Desk"
    assert not caplog.records


def test_a_page_without_a_node_of_an_article_is_read_as_before() -> None:
    assert read({"@type": "WebSite", "name": "A site"}).published is None
