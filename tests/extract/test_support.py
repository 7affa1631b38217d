from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from islands import make_islands
from synthetic import Line

from summarizer.extract.acronyms import read_acronyms, spells, words_of
from summarizer.extract.evidence import Evidence, Flaw
from summarizer.extract.specifics import ArticleWords, fits, fits_one_end
from summarizer.extract.support import Names, unsupported_specifics
from summarizer.vocabulary.load import load_vocabulary

LINES = (
    Line(
        "SUVA, May 12 (RPA) - Chile and Fiji held the third round of their Sea Dialogue.",
        paragraph=1,
    ),
    Line("The Levuka Slipway will be widened by the end of the year.", paragraph=2),
    Line("Chile lends the yard US$620m, or some 570 million euros.", paragraph=2),
    Line(
        "They joined the Eastern Reef Observers (ERO) and back the UN Convention on the Law of"
        " the Sea.",
        paragraph=3,
    ),
    Line("On Sunday the Chileans toured the Kadavu light.", paragraph=4),
    Line("Chile sells Fiji rope for Rs1.2 billion.", paragraph=5),
)
ARTICLE = make_islands(LINES)
WORDS = ArticleWords(ARTICLE, load_vocabulary())


@dataclass(frozen=True)
class Case:
    quote: str
    statement: str
    wrong: tuple[str, ...] = ()
    known: tuple[str, ...] = field(default=("CHL", "FJI"))


@pytest.mark.parametrize(
    "case",
    [
        Case("will be widened", "The Levuka Slipway will be widened by 31 December 2031."),
        Case("will be widened", "The Levuka Slipway will be widened by 2031."),
        Case("will be widened", "It will be widened by June 2031.", ("2031-06",)),
        Case("lends the yard", "Chile lends the Levuka Slipway USD 620 million."),
        Case("lends the yard", "Chile lends the yard €570 million."),
        Case("lends the yard", "Chile lends the yard GBP 570 million.", ("GBP",)),
        Case("lends the yard", "Chile lends the yard US$720 million.", ("720",)),
        Case("sells Fiji", "Chile sells Fiji rope for 1.2 billion rupees."),
        Case("sells Fiji", "Chile sells Fiji rope for Rs 1.2 billion."),
        Case("sells Fiji", "Chile sells Fiji rope for Rs 2 billion.", ("2", "Rs")),
        Case("joined the Eastern", "Santiago and Suva joined the ERO."),
        Case("back the UN Convention", "Chile and Fiji back UNCLOS."),
        Case("back the UN Convention", "Chile and Fiji back UNFCCC.", ("UNFCCC",)),
        Case("toured the Kadavu light", "On 11 May 2031 the Chilean side toured the light."),
        Case("toured the Kadavu light", "Minister Rojas toured the light.", ("Rojas",)),
        Case("toured the Kadavu light", "Rojas toured the light.", known=("CHL", "Ana Rojas")),
        Case("toured the Kadavu light", "The Peruvians toured the light.", ("Peruvians",)),
        Case("held the third round", "Chile and Fiji held the 3rd round."),
        Case("held the third round", "Chile and Fiji held round 4.", ("4",)),
        Case("held the third round", "Widen the slipway.", ()),
        Case("held the third round", "Zembla held a round.", ("Zembla",)),
        Case("held the third round", "Ministers held a round."),
    ],
    ids=lambda case: case.statement,
)
def test_specifics_stand_where_the_statement_rests(case: Case) -> None:
    place = Evidence(ARTICLE).find(case.quote, 0)
    assert not isinstance(place, Flaw)

    assert unsupported_specifics(case.statement, place, case.known, WORDS) == case.wrong


@pytest.mark.parametrize(
    ("statement", "holders", "wrong"),
    [
        ("The 3 countries share radar data.", 3, ()),
        ("The 3 countries share radar data.", 2, ("3",)),
        ("It took 0 days.", 0, ("0",)),
        ("It took 0 days.", 2, ("0",)),
    ],
)
def test_a_number_of_holders_counts_where_there_are_any(
    statement: str, holders: int, wrong: tuple[str, ...]
) -> None:
    place = Evidence(ARTICLE).find("toured the Kadavu light", 0)
    assert not isinstance(place, Flaw)

    assert unsupported_specifics(statement, place, (), WORDS, holders=holders) == wrong


def test_names_of_another_language_are_not_compared() -> None:
    article = make_islands((Line("Chile prestará 620 millones de dólares."),), language="es")
    place = Evidence(article).find("prestará 620 millones", 1)
    words = ArticleWords(article, load_vocabulary())
    assert not isinstance(place, Flaw)

    assert unsupported_specifics("The Sea Bank gets 620 million.", place, (), words) == ()
    assert unsupported_specifics("The Sea Bank gets 630 million.", place, (), words) == ("630",)


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("CHL", True),
        ("Republic of Fiji", True),
        ("Santiago", True),
        ("Eastern Reef Observers", True),
        ("ERO", True),
        ("Peru", False),
        ("Western Reef Observers", False),
        ("", False),
    ],
)
def test_an_article_names_what_stands_in_it_in_any_form(name: str, *, named: bool) -> None:
    assert WORDS.names(name) == named


@pytest.mark.parametrize(("number", "has"), [(3, True), (570, True), (4, False), (None, False)])
def test_an_article_has_the_numbers_of_its_words(number: int | None, *, has: bool) -> None:
    assert WORDS.has_number(number) == has


@pytest.mark.parametrize(
    ("value", "dates", "given"),
    [
        ("2031-05-12", ["2031-05-12"], True),
        ("2031-05", ["2031-05-12"], True),
        ("2031-05-11/2031-05-13", ["2031-05-11", "2031-05-13"], True),
        ("2031-05-11", ["2031-05-11/2031-05-13"], True),
        ("2031-05-12", ["2031-05-11/2031-05-13"], False),
        ("2031-05-12", ["2031"], False),
        ("2031", [], False),
    ],
)
def test_a_value_is_given_by_the_ends_of_dates(
    value: str, dates: list[str], *, given: bool
) -> None:
    assert fits(value, dates) == given


def test_one_end_gives_a_period_only() -> None:
    assert fits_one_end("2029/2038", ["2029"])
    assert not fits_one_end("2029", ["2029"])
    assert not fits_one_end("2029/2038", ["2030"])


def test_acronyms_are_read_with_small_words_in_or_out() -> None:
    text = "the Bank for Trade and Aid (BTA), the Sea Law (XYZ), (ABC)"

    assert read_acronyms(text) == {"bta": frozenset("bank for trade and aid".split())}
    assert spells("bfta", "bank for trade and aid".split())
    assert words_of("bt", ["bank", "trade"]) == frozenset()


STATEMENTS = st.lists(
    st.sampled_from(
        """Chile Fiji Peru Suva the Levuka Slipway ERO UNCLOS UNFCCC Rojas USD 620 million on 12 May
        2031 Sunday Minister's Santiago agreed Eastern Reef Observers will be widened""".split()
    ),
    max_size=9,
).map(" ".join)
PLACES_KNOWN = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3)


@given(STATEMENTS, st.frozensets(st.sampled_from(["peru", "rojas", "unclos"])), PLACES_KNOWN)
def test_what_is_known_besides_only_takes_names_from_those_not_held(
    statement: str, more: frozenset[str], known: list[tuple[int, int]]
) -> None:
    names = Names("Chile and Fiji met in Suva.", ("CHL", "FJI"), WORDS)
    held = frozenset(("chile", "and", "fiji", "met", "in", "suva"))
    places = [(start, end) for start, end in known if start <= end <= len(statement)]

    assert {*names.not_held(statement, held | more, places)} <= {
        *names.not_held(statement, held, ())
    }


@given(
    st.sampled_from(["2031", "2031-05-12", "2031-05-12/2031-05-14", "2031/2033"]),
    st.lists(st.sampled_from(["2031-05-12", "2031-05-14", "2033", "2031/2032"]), max_size=4),
    st.integers(0, 4),
)
def test_a_date_that_some_dates_give_is_given_by_more(value: str, dates: list[str], n: int) -> None:
    assert fits(value, dates) or not fits(value, dates[:n])


@given(
    st.sampled_from(["2031", "2031-05-12", "2031-05-11", "2031-05-11/2031-05-12", "2031-12-31"])
    | st.dates().map(str)
)
def test_the_article_gives_a_date_where_all_its_dates_do(value: str) -> None:
    assert WORDS.gives(value) == fits(value, WORDS.dates.union(WORDS.references))
