import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.text.dates import (
    CUES,
    READERS,
    canonical_edtf,
    edtf_bounds,
    find_dates,
    is_edtf,
    read_clues,
    same_edtf,
    values_of,
)

WEDNESDAY = "2031-05-14"


@dataclass(frozen=True)
class Case:
    text: str
    found: tuple[str, ...]
    assumed: str | None = None


NAMED = [
    Case("They met on January 4, 2026, in Oslo", ("2026-01-04",)),
    Case("Jan. 4, 2026", ("2026-01-04",)),
    Case("Sept. 9, 2027", ("2027-09-09",)),
    Case("4 January 2026", ("2026-01-04",)),
    Case("the 4th of January, 2026", ("2026-01-04",)),
    Case("Sunday, 04 January 2026", ("2026-01-04",)),
    Case("2026-01-04 and 2026/01/05", ("2026-01-04", "2026-01-05")),
    Case("25/12/2025 or 12/25/2025", ("2025-12-25", "2025-12-25")),
    Case("3.4.2026", ("2026-04-03",)),
    Case("from 01/06/2031 to 30/11/2031", ("2031-06-01/2031-11-30",)),
    Case("from 06/01/2031 to 11/30/2031", ("2031-06-01/2031-11-30",)),
    Case("the tenth of May of two thousand and thirty-one", ("2031-05-10",)),
    Case("this twenty-first day of March, 2030", ("2030-03-21",)),
    Case("after the end of 2029", ("2029-12-31",)),
    Case("from January 3 to 5, 2026", ("2026-01-03/2026-01-05",)),
    Case("January 3–5, 2026", ("2026-01-03/2026-01-05",)),
    Case("January 3 to January 5, 2026", ("2026-01-03/2026-01-05",)),
    Case("from 20 to 24 March 2028", ("2028-03-20/2028-03-24",)),
    Case("3—5 January 2026", ("2026-01-03/2026-01-05",)),
    Case("14 and 15 June 2027", ("2027-06-14/2027-06-15",)),
    Case("between June 14 and 17, 2027", ("2027-06-14/2027-06-17",)),
    Case("on 3 and 5 January 2026", ("2026-01-03", "2026-01-05")),
    Case("30 January to 2 February 2026", ("2026-01-30/2026-02-02",)),
    Case("December 30 to January 2, 2026", ("2025-12-30/2026-01-02",)),
    Case("30 December 2025 to 2 January 2026", ("2025-12-30/2026-01-02",)),
    Case("in September 2028", ("2028-09",)),
    Case("Septem-\nber\u00a02028", ("2028-09",)),
    Case("by 31\u00a0December\u00a02028", ("2028-12-31",)),
    Case("January to March 2026", ("2026-01/2026-03",)),
    Case("the plan (2025–2029)", ("2025/2029",)),
    Case("2025-29", ("2025/2029",)),
    Case("from 2026 to 2027", ("2026/2027",)),
    Case("between 2028 and 2032", ("2028/2032",)),
    Case("in 2023 and 2025", ("2023", "2025")),
    Case("since 1951; the year 2026 will", ("1951", "2026")),
    Case("mid-2026", ("2026",)),
    Case("the 1990s", ("1990/1999",)),
    Case("by the end of 2028", ("2028-12-31",)),
    Case("at the end of 2028", ("2028",)),
    Case("no later than the end of June 2028", ("2028-06-30",)),
    Case("in the first quarter of 2027 or H2 2027", ("2027-01/2027-03", "2027-07/2027-12")),
]


@pytest.mark.parametrize("case", NAMED, ids=lambda case: case.text)
def test_named_dates_need_no_reference(case: Case) -> None:
    mentions = find_dates(case.text, reference=None)

    assert tuple(mention.value for mention in mentions) == case.found
    assert {mention.kind for mention in mentions} == {"absolute"}


WITHOUT_YEAR = [
    Case("May 12 (RPA)", ("2031-05-12",), "year"),
    Case("JAN 21 /XYZ/", ("2031-01-21",), "year"),
    Case("on 30 December", ("2030-12-30",), "year"),
    Case("will open on 30 December", ("2031-12-30",), "year"),
    Case("by February 1", ("2032-02-01",), "year"),
    Case("From May 1 of next year", ("2032-05-01",), "year"),
    Case("by 30 June next year", ("2032-06-30",), "year"),
    Case("in March of last year", ("2030-03",), "year"),
    Case("since August last year", ("2030-08",), "year"),
    Case("in November this year", ("2031-11",), "year"),
    Case("from January next year", ("2032-01",), "year"),
    Case("the storm of May last year", ("2030-05",), "year"),
    Case("on the first of February", ("2031-02-01",), "year"),
    Case("by the thirty-first of January of next year", ("2032-01-31",), "year"),
    Case("on 3 April last year", ("2030-04-03",), "year"),
    Case("at the end of June next year", ("2032-06",), "year"),
    Case("by the end of June of next year", ("2032-06-30",), "year"),
    Case("by the end of April", ("2032-04-30",), "year"),
    Case("From May 11 to 13", ("2031-05-11/2031-05-13",), "year"),
    Case("(14–15 June)", ("2031-06-14/2031-06-15",), "year"),
    Case("29 February", ("2032-02-29",), "year"),
    Case("Sunday, 12 May", ("2030-05-12",), "year"),
    Case("begin in September", ("2031-09",), "year"),
    Case("since November", ("2030-11",), "year"),
    Case("last June", ("2030-06",), "year"),
    Case("by New Year’s Eve", ("2031-12-31",), "year"),
    Case("5/4/2031", ("2031-05-04",), "order"),
    Case("The pact will be formally signed on Monday", ("2031-05-19",), "future"),
    Case("In June the two sides need to sign", ("2031-06",), "year"),
    Case("will be prepared by officials and held in November", ("2031-11",), "year"),
    Case("will travel on Thursday", ("2031-05-15",), "future"),
    Case("remain until Friday", ("2031-05-16",), "future"),
]


@pytest.mark.parametrize("case", WITHOUT_YEAR, ids=lambda case: case.text)
def test_what_words_leave_open_is_read_near_the_article_and_said(case: Case) -> None:
    mentions = find_dates(case.text, reference=WEDNESDAY)

    assert tuple(mention.value for mention in mentions) == case.found
    assert {mention.assumed for mention in mentions} == {case.assumed}


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("In December, in Suva", "2031-12"),
        ("on 15 January", "2032-01-15"),
        ("in September", "2030-09"),
        ("In June", None),
        ("on 6 May", None),
        ("since December", None),
        ("will open in December", None),
        ("in December 2030", None),
        ("in December of last year", None),
        ("January 3 to 5", None),
    ],
)
def test_a_day_or_month_far_from_the_article_may_be_on_either_side(
    text: str, also: str | None
) -> None:
    (mention,) = find_dates(text, reference=WEDNESDAY)

    assert mention.also == also
    assert values_of([mention]) == {mention.value} | ({also} if also else set())


RELATIVE = [
    Case("on Wednesday", ("2031-05-14",)),
    Case("on Sunday agreed, and will act", ("2031-05-11",)),
    Case("last Wednesday", ("2031-05-07",)),
    Case("next Wednesday", ("2031-05-21",)),
    Case("this Friday", ("2031-05-16",)),
    Case("Monday and Tuesday", ("2031-05-12/2031-05-13",)),
    Case("Monday and Friday", ("2031-05-12", "2031-05-09")),
    Case("from Sunday to Tuesday", ("2031-05-11/2031-05-13",)),
    Case("today, yesterday and tomorrow", ("2031-05-14", "2031-05-13", "2031-05-15")),
    Case("the day before yesterday", ("2031-05-12",)),
    Case("this morning", ("2031-05-14",)),
    Case("next year", ("2032",)),
    Case("later this year", ("2031",)),
    Case("last month", ("2031-04",)),
    Case("next week", ("2031-05-19/2031-05-25",)),
    Case("this quarter", ("2031-04/2031-06",)),
    Case("before the end of the year", ("2031-12-31",)),
    Case("by the end of next month", ("2031-06-30",)),
    Case("in the second half of next year", ("2032-07/2032-12",)),
    Case("two years ago", ("2029",)),
    Case("within 90 days", ("2031-08-12",)),
    Case("within two weeks", ("2031-05-28",)),
    Case("within a period of three months", ("2031-08",)),
    Case("10 days ago", ("2031-05-04",)),
    Case("three weeks ago", ("2031-04-23~",)),
]


@pytest.mark.parametrize("case", RELATIVE, ids=lambda case: case.text)
def test_relative_dates_count_from_the_reference(case: Case) -> None:
    mentions = find_dates(case.text, reference=WEDNESDAY)

    assert tuple(mention.value for mention in mentions) == case.found
    assert {mention.kind for mention in mentions} == {"relative"}
    assert find_dates(case.text, reference=None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "May I say that they march on",
        "the second of March’s meetings",
        "PR No. 61/27",
        "resolution 2231 and Vision 2030",
        "1,200 people and 2026.5 tonnes",
        "US$2026",
        "May 5,000 people come",
        "today’s world",
        "30 February 2026",
        "2026-13-01",
        "31/31/2026",
        "over the next year",
        "the Monday Club’s 5 of 7",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    found = [mention.value for mention in find_dates(text, reference=None)]

    assert found == []


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("2031-05", ["2032", "2031-05-12"]),
        ("2031", ["2032", "2031-05-12"]),
        ("2031-05-14?", ["2032", "2031-05-11", "2031-05-12"]),
        ("soon", []),
    ],
)
def test_a_vague_reference_resolves_what_it_can(reference: str, found: list[str]) -> None:
    mentions = find_dates("next year, on Sunday, on May 12", reference=reference)

    assert [mention.value for mention in mentions] == found


def test_a_mention_stands_where_its_words_do() -> None:
    text = "They met “on Janu\u00adary 4, 2026” and on Sunday."

    first, second = find_dates(text, reference="2026-01-07")

    assert text[first.start : first.end] == "Janu\u00adary 4, 2026"
    assert text[second.start : second.end] == "Sunday"
    assert first.value == second.value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-01-04?", "2026-01-04", "2026-01-04"),
        ("2026-01-03~/2026-01-05%", "2026-01-03", "2026-01-05"),
        ("2025/2029", "2025-01-01", "2029-12-31"),
        ("2026-03/2026", "2026-03-01", "2026-12-31"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(value: str, first: str, last: str) -> None:
    assert is_edtf(value)
    assert edtf_bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    """2029-21 XXXX 2026-1-4 2026-01-32 2026-02-29 2026-XX 20260104 2026-01-04T10:00 ../2027
    2026/.. 2027/2026 2026/ /2026 2026/2027/2028 0000 ٢٠٢٦ January""".split(),
)
def test_what_is_not_level_0_is_refused(value: str) -> None:
    assert not is_edtf(value)
    assert canonical_edtf(value) is None
    with pytest.raises(ValueError, match="expected an EDTF date"):
        edtf_bounds(value)


def test_qualifiers_do_not_part_dates_and_precision_does() -> None:
    assert same_edtf("2026-01-04?", "2026-01-04~")
    assert same_edtf("2026-01-04/2026-01-04", "2026-01-04")
    assert not same_edtf("2026-01", "2026-01-04")
    assert canonical_edtf(" 2026?/2026? ") == "2026?"


NEWS = st.lists(
    st.sampled_from(
        """January Jan. May 4 3-5 5th 2026 2026-27 on Sunday Monday, and to from between next last
        year week the end of by until 1,200 ago two this quarter first today – 31/12/2026 30
        \u00a0 . Feb- \n uary 29 0 9999 1500""".split(" ")
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("cue", "pattern"),
    [(cue, pattern) for cue, pattern, _ in READERS],
    ids=lambda one: str(one)[:30],
)
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_date_stands_in_a_text_without_its_cue(
    cue: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))

    clues = read_clues(text)

    assert clues is not None
    assert CUES[cue](clues)


@given(NEWS, st.sampled_from([None, "2031-05-14", "2031", "0001-01-01", "9999-12-31", "x"]))
def test_every_mention_is_edtf_and_none_overlap(text: str, reference: str | None) -> None:
    mentions = find_dates(text, reference=reference)

    assert all(is_edtf(mention.value) for mention in mentions)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_thousands_of_years_are_read_in_little_time() -> None:
    assert len(find_dates("They met in 2031. " * 10_000, reference=None)) == 10_000
