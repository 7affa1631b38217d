from hypothesis import given
from hypothesis import strategies as st
from telling import Holds, Report, Says, brief, report

from summarizer.reconcile.events import ToldEvent, events_fit


def status_of(*reports: Report) -> dict[str, str]:
    return {one.outlet or "": one.status for one in brief(reports).sources}


def told(outlet: str, event: Holds | None = None, **more: str) -> Report:
    lines = (Says("Both sides agreed to build a dam on the Selenge river"),)
    first = (event,) if event else ()
    published = more.get("published", "2031-05-05")
    return report(*first, *lines, outlet=outlet, published=published)


def test_other_parties_are_another_event() -> None:
    other = Holds(text="Chad and Peru met", name="Talks", parties=("PER", "TCD"), series=None)

    assert status_of(told("A", Holds()), told("B", Holds()), told("C", other)) == {
        "A": "read",
        "B": "read",
        "C": "other_event",
    }


def test_one_common_party_of_two_is_another_event() -> None:
    other = Holds(text="Mongolia and Peru met", name="Talks", parties=("MNG", "PER"), round=None)

    assert status_of(told("A", Holds()), told("B", Holds()), told("C", other))["C"] == "other_event"


def test_party_more_or_less_is_the_same_event() -> None:
    fewer = Holds(parties=("MNG",))
    more = Holds(parties=("MNG", "PRT", "ESP"))

    found = status_of(told("A", Holds()), told("B", fewer), told("C", more), told("D", None))

    assert set(found.values()) == {"read"}


def test_earlier_round_of_the_series_is_another_event() -> None:
    earlier = Holds(round=1, held="2029-03-01")
    ours = Holds(held="2031-05-04")

    assert status_of(told("A", ours), told("B", ours), told("C", earlier))["C"] == "other_event"


def test_round_alone_that_is_off_is_the_same_event() -> None:
    careless = Holds(round=3, held="2031-05-04")
    ours = Holds(held="2031-05-04")

    assert status_of(told("A", ours), told("B", careless))["B"] == "read"


def test_date_that_is_a_day_off_is_the_same_event() -> None:
    found = status_of(told("A", Holds(held="2031-05-04")), told("B", Holds(held="2031-05-05")))

    assert set(found.values()) == {"read"}


def test_wider_meeting_elsewhere_under_another_name_is_another_event() -> None:
    wider = Holds(
        text="Mongolia, Portugal and Spain met in Madrid",
        name="Tripartite Forum on Wool",
        series="Tripartite Forum on Wool",
        country="ESP",
        round=None,
        parties=("ESP", "MNG", "PRT"),
    )

    assert status_of(told("A", Holds()), told("B", Holds()), told("C", wider))["C"] == "other_event"


def test_careless_report_turns_no_other_one_away() -> None:
    ours = Holds(held="2031-05-04")
    background = Holds(name="first dialogue", series="dialogue", round=1, held="2031-05-03")
    short = Holds(name="second meeting", series="meeting", round=2, held="2031-05-05")

    found = status_of(
        told("A", background, published="2031-05-04"), told("B", short), told("C", ours)
    )

    assert set(found.values()) == {"read"}


def test_briefing_is_of_the_event_that_most_origins_report() -> None:
    other = Holds(text="Chad and Peru met", name="Talks", parties=("PER", "TCD"), series=None)

    briefing = brief([told("A", Holds()), told("B", other), told("C", other)])

    assert briefing.event.parties == ("PER", "TCD")


def test_fields_of_the_event_go_by_majority() -> None:
    reports = [
        told("A", Holds(held="2031-05-04", country="PRT")),
        told("B", Holds(held="2031-05-04", country="ESP")),
        told("C", Holds(held="2031-05-05", country="PRT", round=None)),
    ]

    event = brief(reports).event

    assert (event.held, event.country, event.round) == ("2031-05-04", "PRT", 2)
    assert event.parties == ("MNG", "PRT")
    assert len(event.evidence) == 3


def test_an_event_whose_name_has_short_words_only_rests_on_the_places_that_have_it() -> None:
    reports = [
        told("A", Holds(text="Dam 31", name="Dam 31")),
        told("B", Holds(text="Dam 31", name="Dam 31")),
        told("C", Holds(text="They met", name="They met")),
    ]

    event = brief(reports).event

    assert event.name == "Dam 31"
    assert [one.quote for one in event.evidence] == ["Dam 31", "Dam 31"]


PARTIES = st.frozensets(st.sampled_from(("MNG", "PRT", "ESP", "PER", "TCD")), max_size=4)
TOLD = st.builds(
    ToldEvent,
    source=st.just("a1"),
    event=st.none(),
    parties=PARTIES,
    time=st.just("2031-05-04"),
    series_words=st.just(frozenset[str]()),
)


@given(TOLD, TOLD)
def test_articles_of_one_event_that_name_parties_have_one_in_common(
    one: ToldEvent, other: ToldEvent
) -> None:
    if events_fit(one, other):
        assert not one.parties or not other.parties or one.parties & other.parties
