"""Which dates of an article are dates of the event, what happens then, and which are left out."""

import pytest

from summarizer.ingest.article import article_from_text
from summarizer.llm.builtin.dating import find_event_dates
from summarizer.text.articleform import read_form, write_form

HEAD = "---\npublished: 2031-05-14\nlanguage: en\n---\n"
"""A Wednesday."""


def dates_of(text: str) -> list[tuple[str, str]]:
    form = read_form(write_form(article_from_text(HEAD + text)))
    return [(one.role, one.value) for one in find_event_dates(form)]


@pytest.mark.parametrize(
    ("sentence", "role", "value"),
    [
        # What begins, ends or is due.
        (
            "Ghana and Togo agreed on Monday to open the canal from July 1 and to free ten"
            " fishermen, after three days of talks in Lomé.",
            "other",
            "2031-07-01",
        ),
        ("The levy stays suspended until 2034, Togo said.", "other", "2034"),
        ("The surveyors have until 30 June 2032 to map the reef.", "deadline", "2032-06-30"),
        ("A study of the reef is due at the end of June 2032.", "deadline", "2032-06-30"),
        ("The reef will be mapped by mid-2032.", "deadline", "2032"),
        ("In 2028 they agreed on a tax treaty, which lapsed.", "other", "2028"),
        ("Adopted in Ho on the twelfth day of May 2031 in Ewe.", "document_issued", "2031-05-12"),
        (
            "A site where anyone can look up the catch is to open by 30 June 2032.",
            "deadline",
            "2032-06-30",
        ),
        # When it goes on.
        ("A Reef Board set up in Accra will meet in Lomé in June.", "next_meeting", "2031-06"),
        (
            "The toll was left to a Reef Board, which shall sit every two months, and for the first"
            " time in Lomé on 20 September 2031.",
            "next_meeting",
            "2031-09-20",
        ),
        ("The ministers see each other again next April, in Lomé.", "next_meeting", "2032-04"),
        ("Next round: Lomé, 2032.", "next_meeting", "2032"),
        ("Q: When do the two sides meet again?\n\nA: In June, in Lomé.", "next_meeting", "2031-06"),
        ("Q: So when is the next round?\n\nA: In December, in Ho.", "next_meeting", "2031-12"),
        # Visits and meetings.
        (
            "Togo's foreign minister, Yao Amegan, arrived on Monday for a three-day stay.",
            "visit",
            "2031-05-12/2031-05-14",
        ),
        (
            "Togo's foreign minister spent three days in Ghana, from 6 to 8 May.",
            "visit",
            "2031-05-06/2031-05-08",
        ),
        (
            "For two days, Monday and Tuesday, she sat there with her colleagues from Togo.",
            "meeting",
            "2031-05-12/2031-05-13",
        ),
        # What the event goes back to.
        ("The canal has been closed since August 2029, when a barge sank.", "other", "2029-08"),
        ("The ban, in force since 1 July 2009, will end.", "other", "2009-07-01"),
        ("Togo imposed the toll on Feb. 9 this year.", "other", "2031-02-09"),
        ("The Reef Accord entered into force in 2009.", "other", "2009"),
        ("The ministers recalled the Accra Protocol of 14 May 2018.", "other", "2018-05-14"),
        ("When Togo's president visited in 2027, a school was opened.", "other", "2027"),
        ("They met in Ho, in March of last year, when a mast was agreed.", "other", "2030-03"),
    ],
)  # fmt: skip
def test_date_of_the_event(sentence: str, role: str, value: str) -> None:
    assert (role, value) in dates_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # Words that only look like those of a visit or meeting.
        "The ministry yesterday denied that Togo had agreed to lift its bar on visit visas.",
        "By noon yesterday the goats had left the lawn of the conference centre.",
        # What goes on, what may be, what is so every year.
        "The roadmap on reefs runs until 2035.",
        "Trade between the two countries can double by 2036, says a banker.",
        "Togo shall let water through from July to September of each year.",
        "Togo guarantees water below the dam, from July to September.",
        "She was told to come back in August.",
        "The foreign minister of Togo, Yao Amegan, is in Accra until Friday.",
        "Analysts expect elections in Togo in October 2034.",
        # Background of which nothing was made or held.
        "In 2015, after the flood, Togo imposed a tax on boats.",
        "Kofi Mensah, minister since 4 May 2027, spoke of yams.",
        "The ferry, idle since March, will be painted.",
        "Trade between Ghana and Togo reached 7.9 billion francs in 2029.",
        "Fares follow the Summer 2032 schedule of the ferries.",
        "Yao Amegan turns 50 on Friday.",
        # Of the page, and of the day of the news.
        "Lomé Radio. Zero fees until Sunday!",
        "GNA/km/ya  121854 MAY 14",
        "Last review: 14 May 2031",
    ],
)
def test_date_that_is_left_out(sentence: str) -> None:
    assert dates_of(f"Ghana and Togo share a reef.\n\n{sentence}") == []


def test_day_on_which_somebody_spoke_is_not_that_of_the_deal() -> None:
    text = "Togo will map the reef under a deal struck in Ho yesterday, aides said on Wednesday."

    assert dates_of(f"Talks on the reef went on for a year.\n\n{text}") == [
        ("meeting", "2031-05-13")
    ]


def test_stays_that_a_visa_allows_are_no_visit() -> None:
    text = "The waiver will be widened to stays of 180 days as of January 2033."

    assert dates_of(text) == [("other", "2033-01")]


def test_day_of_the_meeting_over_a_page_is_no_second_date() -> None:
    text = """Ghana-Togo Reef Board, 12 May 2031

Ghana and Togo held the third meeting of their Reef Board in Lomé on 12 May 2031. They agreed to map
the reef and to share the map."""

    assert dates_of(text) == [("meeting", "2031-05-12")]


def test_month_in_a_heading_is_no_date_of_its_own() -> None:
    text = """A barrier that will lift in July

Ghana and Togo agreed to lift the barrier on the reef from 15 July, an official of Togo said."""

    assert dates_of(text) == [("other", "2031-07-15")]


def test_somebody_quoted_may_cry() -> None:
    text = '"The reef will be mapped by 30 June 2032!" the minister of Togo said. "By June!"'

    assert ("deadline", "2032-06-30") in dates_of(text)
