import pytest
from synthetic import LEDGER, make_article, make_articles, make_briefing

from summarizer.check.briefing import check_briefing
from summarizer.schema.article import Article
from summarizer.schema.canonical import pretty_json, seal_briefing
from summarizer.schema.finding import Finding

ARTICLES = make_articles()
BRIEFING = make_briefing(ARTICLES)
RAW = pretty_json(BRIEFING).encode()


def codes_of(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


def test_the_order_of_the_articles_is_of_no_matter() -> None:
    assert check_briefing(RAW, ARTICLES[::-1]) == ()


def test_further_articles_are_of_no_matter() -> None:
    other = make_article("other.txt", LEDGER, outlet="Another", published=None)

    assert check_briefing(RAW, (*ARTICLES, other)) == ()


@pytest.mark.parametrize("missing", range(3))
def test_an_article_that_was_not_given_is_found(missing: int) -> None:
    given = [article for index, article in enumerate(ARTICLES) if index != missing]

    findings = check_briefing(RAW, given)

    assert "source" in codes_of(findings)
    assert any(ARTICLES[missing].uri in finding.message for finding in findings)


def test_an_article_in_another_folder_is_the_same_article() -> None:
    moved = [article.model_copy(update={"uri": f"old/{article.uri}"}) for article in ARTICLES]

    assert check_briefing(RAW, moved) == ()


def with_text(article: Article, text: str) -> Article:
    return article.model_copy(update={"text": text})


def test_a_changed_text_is_found() -> None:
    changed = with_text(ARTICLES[0], ARTICLES[0].text.replace("40 million", "41 million"))

    findings = check_briefing(RAW, (changed, *ARTICLES[1:]))

    assert {"source", "quote"} <= codes_of(findings)


def test_a_text_changed_where_nothing_is_quoted_is_found() -> None:
    changed = with_text(ARTICLES[0], ARTICLES[0].text.replace("©", "c"))

    (finding,) = check_briefing(RAW, (changed, *ARTICLES[1:]))

    assert (finding.code, finding.path) == ("source", f"articles['{changed.id}']")


@pytest.mark.parametrize("index", [0, 3, -1])
def test_sentences_that_do_not_cover_the_text_are_found(index: int) -> None:
    sentences = [one for one in ARTICLES[0].sentences if one is not ARTICLES[0].sentences[index]]
    changed = ARTICLES[0].model_copy(update={"sentences": tuple(sentences)})

    assert "source" in codes_of(check_briefing(RAW, (changed, *ARTICLES[1:])))


def test_a_post_of_nobody_named_is_no_evidence() -> None:
    ministry = ARTICLES[2]
    anonymous = tuple(one.model_copy(update={"account": None}) for one in ministry.sentences)
    changed = ministry.model_copy(update={"sentences": anonymous})

    findings = check_briefing(RAW, (*ARTICLES[:2], changed))

    assert codes_of(findings) == {"zone"}


def test_copies_of_one_text_vote_once() -> None:
    """The briefing counts two origins where the sources name one."""
    wire, ministry = BRIEFING.sources[0], ARTICLES[2].id
    sources = tuple(
        source.model_copy(update={"origin": wire.id}) if source.id == ministry else source
        for source in BRIEFING.sources
    )
    copied = seal_briefing(BRIEFING.model_copy(update={"sources": sources}))

    findings = check_briefing(pretty_json(copied).encode(), ARTICLES)

    assert codes_of(findings) == {"corroboration"}
    assert "2 sources of 1 origins" in " ".join(finding.message for finding in findings)
