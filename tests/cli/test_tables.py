import pytest
from synthetic import make_articles, make_briefing

from summarizer.cli.tables import MOST_DIVERGENCES, MOST_SOURCES, failures_list, summary_table
from summarizer.schema.article import UnreadSource
from summarizer.schema.briefing import Briefing


def retitled(outlet: str) -> Briefing:
    briefing = make_briefing(make_articles())
    first = briefing.sources[0].model_copy(update={"outlet": outlet})
    return briefing.model_copy(update={"sources": (first, *briefing.sources[1:])})


def test_the_table_names_sources_counts_and_divergences() -> None:
    briefing = make_briefing(make_articles())

    table = summary_table(briefing)

    for source in briefing.sources:
        assert (source.outlet or source.uri) in table
    assert f"{len(briefing.agreements)} agreement" in table
    assert briefing.divergences[0].question in " ".join(table.split())


@pytest.mark.parametrize(
    ("outlet", "shown"),
    [
        ("[red]Gazette[/red]", "[red]Gazette[/red]"),
        ("[link=http://example.org]x[/link]", "[link=http://example.org]x[/link]"),
        (":smile: Post", ":smile: Post"),
        ("Ga\x1b[2Jzette", "Ga [2Jzette"),
        ("Ga\x1b]8;;http://example.org\x07zette", "Ga ]8;;http://example.org zette"),
        ("\u202eettezaG", "ettezaG"),
        ("two\nlines", "two lines"),
    ],
)
def test_an_outlets_name_steers_nothing(outlet: str, shown: str) -> None:
    table = summary_table(retitled(outlet))

    assert shown in table
    assert not set(table) & set("\x1b\x07\u202e")


def test_why_an_article_was_not_read_is_left_to_the_list_of_failures() -> None:
    table = summary_table(make_briefing(make_articles()))

    assert "unread language" in table
    assert "English only" not in table


def test_no_line_is_longer_than_a_page() -> None:
    briefing = retitled("The " + "Very " * 40 + "Long Gazette")

    assert max(map(len, summary_table(briefing).splitlines())) <= 100


def test_many_sources_stay_a_short_table() -> None:
    briefing = make_briefing(make_articles())
    many = tuple(
        briefing.sources[0].model_copy(
            update={"id": f"a{number:012}", "outlet": f"Outlet {number}"}
        )
        for number in range(MOST_SOURCES + 7)
    )
    divergences = briefing.divergences[:1] * (MOST_DIVERGENCES + 3)
    long = briefing.model_copy(update={"sources": (*briefing.sources, *many)})

    table = summary_table(long.model_copy(update={"divergences": divergences}))

    assert "… and 11 more" in table
    assert "… and 3 more" in table


def test_a_failure_is_one_line() -> None:
    failure = UnreadSource(
        id="a000000000000",
        uri="a\nb.txt",
        sha256="0" * 64,
        status="failed",
        reason="it is binary",
        kind="unreadable",
    )

    assert failures_list([failure]) == "failed: a b.txt: it is binary"
