"""Where a source has pages, its quotes tell theirs; elsewhere nothing changes."""

from synthetic import make_articles, make_briefing

from summarizer.library import render_html
from summarizer.render.markdown import render_markdown
from summarizer.render.show import show_item
from summarizer.schema.briefing import Briefing

ARTICLES = make_articles()
BRIEFING = make_briefing(ARTICLES)
WIRE = next(one for one in BRIEFING.sources if one.uri == "01_wire.txt")
CLAIM = next(one for one in BRIEFING.agreements if one.topic == "forest fires")
ITS_PLACE = next(one.start for one in CLAIM.reports if one.source == WIRE.id)


def with_pages(*pages: int) -> Briefing:
    sources = [
        one.model_copy(update={"pages": pages}) if one.id == WIRE.id else one
        for one in BRIEFING.sources
    ]
    return BRIEFING.model_copy(update={"sources": tuple(sources)})


def test_quote_tells_its_page_in_every_form() -> None:
    briefing = with_pages(0, ITS_PLACE - 5, ITS_PLACE + 5)

    assert "Río Press Agency, 12 May 2031, agreed, p. 2  [01_wire.txt:" in show_item(
        briefing, ARTICLES, CLAIM.id
    )
    assert "Río Press Agency, p. 2: “agreed to exchange satellite images" in render_markdown(
        briefing
    )
    assert '<span class="said" dir="auto">(p. 2)</span>' in render_html(briefing, ARTICLES)


def test_source_without_pages_tells_none() -> None:
    assert "p. 1" not in show_item(BRIEFING, ARTICLES, CLAIM.id)
    assert "p. 1" not in render_markdown(BRIEFING)
    assert "(p. 1)" not in render_html(BRIEFING, ARTICLES)
    assert b'"pages"' not in BRIEFING.model_dump_json().encode()
    assert b'"pages"' not in ARTICLES[0].model_dump_json().encode()
