from typing import Any

import pytest
from synthetic import Line, make_article, make_briefing, span_of

from summarizer.check.values import check_values
from summarizer.schema.article import Article
from summarizer.schema.briefing import Date

BRIEFING = make_briefing()
LINES = (
    Line("They met on Sunday and left on 6 May."),
    Line("On the second day they signed."),
    Line("Tea was served to both."),
    Line("The plan runs from 2025 to 2029."),
    Line("Se reunieron el 4 de mayo."),
    Line("The survey is due at the end of June 2032."),
    Line("The envoy comes in January."),
    Line("The ferry sails in late 2031."),
)


def article(*, published: str | None = "2031-05-07", **changes: Any) -> Article:
    made = make_article("x.txt", LINES, outlet="Wire", published=published)
    return made.model_copy(update=changes)


def check(one: Article, value: str, *quotes: str) -> list[str]:
    spans = tuple(span_of(one, quote) for quote in quotes)
    date = Date(id="", role="other", value=value, about="", evidence=spans, reported_by=(one.id,))
    briefing = BRIEFING.model_copy(update={"dates": (date,), "divergences": ()})
    return [finding.message for finding in check_values(briefing, {one.id: one})]


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("2031-05-04", "on Sunday"),
        ("2031-05-04?", "on Sunday"),
        ("2031-05", "on Sunday"),
        ("2031-05-06", "6 May"),
        ("2031-05-04/2031-05-06", "They met on Sunday and left on 6 May"),
        ("2025/2029", "from 2025 to 2029"),
        ("2025", "from 2025 to 2029"),
        ("2029", "from 2025 to 2029"),
        ("2032-06-30", "at the end of June 2032"),
        ("2032-06", "at the end of June 2032"),
        ("2031-01", "in January"),
        ("2032-01", "in January"),
    ],
)
def test_a_date_that_the_quote_gives_stands(value: str, quote: str) -> None:
    assert check(article(), value, quote) == []


@pytest.mark.parametrize(
    ("value", "quote", "message"),
    [
        ("2031-05-05", "on Sunday", "the quote gives 2031-05-04, not 2031-05-05"),
        ("2032", "6 May", "the quote gives 2031-05-06, not 2032"),
        ("2032-06-02", "end of June 2032", "2032-06-02 is a date of none of the sentences"),
        ("2031-09-05", "in late 2031", "2031-09-05 is a date of none of the sentences"),
        ("2027-03-01", "from 2025 to 2029", "2027-03-01 is a date of none of the sentences"),
        ("2033-01", "in January", "the quote gives 2031-01, not 2033-01"),
        ("2025/2030", "from 2025 to 2029", "the quote gives 2025/2029, not 2025/2030"),
        ("2031-05-04", "Tea was served", "the quote stands where no time is told, not 2031-05-04"),
        ("2031-05-32", "6 May", "expected an EDTF date such as '2026-01-04', found '2031-05-32'"),
        ("2031-XX", "6 May", "expected an EDTF date such as '2026-01-04', found '2031-XX'"),
    ],
)
def test_another_date_is_found(value: str, quote: str, message: str) -> None:
    assert message in check(article(), value, quote)


def test_a_day_told_by_its_surroundings_needs_one_sentence_that_gives_it() -> None:
    alone = check(article(), "2031-05-04", "On the second day")
    beside = check(article(), "2031-05-04", "on Sunday", "On the second day")

    assert alone == ["2031-05-04 is a date of none of the sentences"]
    assert beside == []


def test_a_rough_date_stands_beside_the_exact_one_and_never_alone() -> None:
    assert check(article(), "2032-06-30", "at the end of June 2032", "2032") == []
    assert check(article(), "2031-05-04", "on Sunday", "from 2025 to 2029") == [
        "the quote gives 2025/2029, not 2031-05-04"
    ]


def test_without_a_day_to_count_from_nothing_can_be_told() -> None:
    assert check(article(published=None), "2031-05-05", "on Sunday") == []
    assert check(article(published=None), "2032-01", "in January") == []


def test_the_dateline_gives_a_day_as_well() -> None:
    dated = article(published="2031-05-21", dateline="OULU, May 7 (RPA)")

    assert check(dated, "2031-05-04", "on Sunday") == []


def test_dates_of_other_languages_are_read_where_their_months_are_known() -> None:
    spanish = article(language="es")

    assert check(spanish, "2031-05-04", "el 4 de mayo") == []
    assert "the quote gives 2031-05-04, not 2031-05-05" in check(
        spanish, "2031-05-05", "el 4 de mayo"
    )


def test_other_languages_are_left_out_where_their_dates_cannot_be_read() -> None:
    assert check(article(language="sw"), "2031-05-05", "el 4 de mayo") == []
    assert check(article(language="es"), "2031-05-05", "Se reunieron") == []
