from collections.abc import Sequence

from telling import BOTH, VOCABULARY, Dates, Holds, Says, brief, outlets_of, report, reports_of

from summarizer.reconcile.dates import dates_conflict, is_precise
from summarizer.reconcile.sources import SourceBook, majority
from summarizer.schema.briefing import Claim
from summarizer.schema.words import Stance

DAM = "The two sides agreed to build a dam on the Selenge river"
VAGUE = "They agreed on a dam on the Selenge river"


def only_claim(*lines: Says) -> Claim:
    briefing = brief(reports_of(*lines))
    (claim,) = (*briefing.agreements, *briefing.positions, *briefing.facts)
    return claim


def book(*outlets: str, official: Sequence[str] = ()) -> SourceBook:
    reports = [
        report(DAM, outlet=name, published=f"2031-05-{index + 1:02d}")
        for index, name in enumerate(outlets)
    ]
    articles = {
        one.article.outlet or "": one.article.model_copy(update={"id": one.article.outlet or ""})
        for one in reports
    }
    origins = {name: name.rstrip("*") for name in articles}
    return SourceBook(articles, origins, frozenset(official))


def test_statement_is_of_the_report_that_says_what_most_say() -> None:
    claim = only_claim(
        Says(VAGUE),
        Says("The two sides agreed to build a dam on the Selenge river by 2040"),
        Says("Both sides agreed to build a dam on the Selenge river by 2040, to loud applause"),
        Says("They agreed to build a dam on the Selenge by 2040"),
    )

    assert claim.statement == "The two sides agreed to build a dam on the Selenge river by 2040"


def test_statement_is_not_in_the_outlets_own_voice_if_another_is_there() -> None:
    claim = only_claim(
        Says("The fine dam on the Selenge river will be built by 2040", voice="outlet"),
        Says(VAGUE),
    )

    assert claim.statement == VAGUE


def test_headline_gives_way_to_the_article_that_it_stands_over() -> None:
    headline = Says("Mongolia, Portugal agree to build Selenge river dam", zone="headline")
    one = report(Holds(), headline, Says(DAM), outlet="A")
    other = report(Holds(), headline, outlet="B")

    briefing = brief([one, other])

    (claim,) = briefing.agreements
    quotes = {report.source: report.quote for report in claim.reports}
    assert quotes == {one.article.id: DAM, other.article.id: headline.text}


def test_headline_that_sums_up_its_article_is_no_claim_of_its_own() -> None:
    summary = Says("Mongolia, Portugal agree on dam, school, airline", zone="headline")
    page = report(
        Holds(),
        summary,
        Says(DAM),
        Says("Both sides agreed to open a school for herders"),
        Says("The two sides agreed to found an airline"),
    )

    briefing = brief([page])

    assert summary.text not in [claim.statement for claim in briefing.agreements]
    assert len(briefing.agreements) == 3


def test_lumped_sentence_supports_each_claim_that_it_holds() -> None:
    separate = report(
        Holds(),
        Says("Both sides agreed on a cashmere academy"),
        Says("The two sides agreed on a ferry link to Madeira"),
        Says("Both sides agreed to exchange falconry teachers"),
        outlet="A",
        published="2031-05-04",
    )
    lumped = report(
        Holds(),
        Says("A cashmere academy, a ferry link to Madeira and falconry teachers were agreed"),
        outlet="B",
        published="2031-05-05",
    )

    briefing = brief([separate, lumped])

    assert [outlets_of(briefing, claim.reported_by) for claim in briefing.agreements] == [
        ["A", "B"]
    ] * 3
    assert len({claim.id for claim in briefing.agreements}) == 3


def test_overlapping_quotes_of_one_source_are_one_report() -> None:
    shorter = Says(DAM, quote="agreed to build a dam on the Selenge river")
    page = report(Holds(), Says(DAM), outlet="A")
    start = page.communique.claims[0].span.start
    twice = page.communique.claims[0]
    nested = report(Holds(), shorter, outlet="A").communique.claims[0]
    both = page.communique.model_copy(update={"claims": (nested, twice)})

    briefing = brief([type(page)(page.article, both)])

    (claim,) = briefing.agreements
    assert [(one.start, one.quote) for one in claim.reports] == [(start, DAM)]


def test_majority_of_origins_decides_and_copies_vote_once() -> None:
    votes = [("a", 1), ("b", 2), ("b*", 2), ("b**", 2), ("c", 1)]

    assert majority(votes, book("a", "b", "b*", "b**", "c")) == 1


def test_official_text_decides_between_equals_then_the_earliest() -> None:
    votes = [("a", 1), ("b", 2)]

    assert majority(votes, book("a", "b")) == 1
    assert majority(votes, book("a", "b", official=["b"])) == 2


def test_holders_stance_and_list_go_by_majority_and_dissent_is_kept() -> None:
    def says(holders: tuple[str, ...], stance: Stance) -> Says:
        return Says(
            "Both sides rejected the levy on jet fuel",
            act="reject",
            type="position",
            holders=holders,
            stance=stance,
        )

    claim = only_claim(says(BOTH, "oppose"), says(("MNG",), "oppose"), says(BOTH, "neutral"))

    assert (claim.holders, claim.stance, claim.kind) == (BOTH, "oppose", "opposition")
    assert sorted(report.holders for report in claim.reports) == [("MNG",), BOTH, BOTH]


def test_acts_stay_with_their_reports() -> None:
    claim = only_claim(
        Says("Both sides called for a halt to trawling off Madeira", act="call for"),
        Says("Both sides urged a halt to trawling off Madeira", act="urge"),
    )

    assert {report.act for report in claim.reports} == {"call for", "urge"}
    assert claim.kind == "call"


def test_speaker_is_given_only_if_the_sources_agree() -> None:
    text = "Both sides agreed to build a dam on the Selenge river, she said"

    same = only_claim(Says(text, speaker="Ana Lima"), Says(text, speaker="Minister Lima"))
    other = only_claim(Says(text, speaker="Ana Lima"), Says(text, speaker="Bat Dorj"))

    assert same.speaker == "Ana Lima"
    assert other.speaker is None


def test_dates_are_one_for_each_role_and_value() -> None:
    briefing = brief(
        reports_of(
            Dates("The talks were held on 4 May 2031", "2031-05-04"),
            Dates("Ministers met on Sunday", "2031-05-04?"),
            Dates("The paper came out on 4 May 2031", "2031-05-04", role="document_issued"),
        )
    )

    assert [(one.role, one.value, len(one.evidence)) for one in briefing.dates] == [
        ("document_issued", "2031-05-04", 1),
        ("meeting", "2031-05-04", 2),
    ]


def test_date_that_nobody_gives_for_certain_keeps_its_qualifier() -> None:
    (date,) = brief(reports_of(Dates("They met about then", "2031-05-04~"))).dates

    assert date.value == "2031-05-04~"


def test_dates_conflict_only_if_neither_lies_within_the_other() -> None:
    assert dates_conflict("2031-05-04", "2031-05-05")
    assert dates_conflict("2031-05-04/2031-05-06", "2031-05-05/2031-05-07")
    assert not dates_conflict("2031", "2031-05-04")
    assert not dates_conflict("2031-05-04/2031-05-06", "2031-05-05")
    assert not dates_conflict("2031-05-04?", "2031-05-04")


def test_precise_dates_name_days() -> None:
    assert is_precise("2031-05-04/2031-05-06")
    assert not is_precise("2031-05")


def test_vocabulary_names_the_kind_of_the_claim() -> None:
    assert VOCABULARY.act("agree") is not None
    assert only_claim(Says(DAM, act="agree")).kind == "commitment"
    assert only_claim(Says(DAM, act="zzz")).kind == "commitment"
    assert only_claim(Says(DAM, act="zzz", type="fact")).kind == "event"


def dates_of(*lines: Sequence[Dates]) -> list[tuple[str, str, int]]:
    reports = [
        report(Holds(), *some, outlet=f"Outlet {index}", published=f"2031-05-{index + 1:02d}")
        for index, some in enumerate(lines)
    ]
    dates = brief(reports).dates
    return [(one.role, one.value, len(one.reported_by)) for one in dates]


def test_a_rough_date_is_the_exact_one_of_the_same_thing() -> None:
    rough = Dates("The register opens in 2032", "2032", role="deadline", about="timber register")
    exact = Dates("It opens by 31 December", "2032-12-31", role="deadline", about="the register")

    assert dates_of([rough], [exact]) == [("deadline", "2032-12-31", 2)]


def test_a_rough_date_of_another_thing_stays() -> None:
    rough = Dates("The dam opens in 2032", "2032", role="deadline", about="dam")
    exact = Dates("It opens by 31 December", "2032-12-31", role="deadline", about="register")

    assert [value for _, value, _ in dates_of([rough], [exact])] == ["2032", "2032-12-31"]


def test_days_of_meetings_are_not_put_together() -> None:
    whole = Dates("They met on two days", "2031-05-11/2031-05-12", about="talks")
    session = Dates("Ministers met on Monday", "2031-05-12", about="talks of ministers")

    assert len(dates_of([whole], [session])) == 2


def test_the_first_day_of_a_period_is_no_date_of_its_own() -> None:
    period = Dates("From 2032 to 2036", "2032/2036", role="plan_period", about="herd insurance")
    start = Dates("Insurance starts in 2032", "2032", role="other", about="start of insurance")
    other = Dates("The museum opens in 2036", "2036", role="other", about="opening of a museum")

    assert sorted(dates_of([period], [start, other])) == [
        ("other", "2036", 1),
        ("plan_period", "2032/2036", 1),
    ]


def test_a_day_of_which_nothing_is_said_is_that_of_the_period_it_ends() -> None:
    period = Dates("From May to April", "2032-05-01/2033-04-30", role="plan_period", about="herds")
    end = Dates("No herd is seized until 30 April", "2033-04-30", role="other", about="other")
    month = Dates("For a year from next May", "2032-05", role="other", about="other")
    visit = Dates("They stay two days", "2031-05-11/2031-05-12", role="visit", about="visit")
    signed = Dates("Signed on 11 May", "2031-05-11", role="other", about="other")

    assert dates_of([period], [end]) == [("plan_period", "2032-05-01/2033-04-30", 1)]
    assert dates_of([period], [month]) == [("plan_period", "2032-05-01/2033-04-30", 1)]
    assert len(dates_of([period, month])) == 2
    assert len(dates_of([visit], [signed])) == 2


def test_a_year_of_which_nothing_is_said_is_a_periods_that_more_sources_give() -> None:
    period = Dates("From 2032 to 2036", "2032/2036", role="plan_period", about="herd insurance")
    start = Dates("It begins in 2032", "2032", role="other", about="other")

    assert dates_of([period], [period], [start]) == [("plan_period", "2032/2036", 2)]
    assert len(dates_of([period], [start])) == 2


def test_a_month_of_which_nothing_is_said_is_the_day_that_others_give() -> None:
    month = Dates("Ferries sail from March", "2032-03", role="other", about="other")
    day = Dates("Ferries sail from 4 March", "2032-03-04", role="other", about="other")
    year = Dates("It was in 2032", "2032", role="other", about="other")

    assert dates_of([month], [day]) == [("other", "2032-03-04", 2)]
    assert len(dates_of([year], [day])) == 2


def test_a_stance_told_as_a_happening_is_a_position_and_thanks_are_not() -> None:
    praise = Says("Portugal conveyed appreciation for the horses", act="appreciate", type="fact")
    thanks = Says("Portugal thanked its hosts for the tea", act="thank", type="fact")

    briefing = brief(reports_of(praise, thanks))

    assert [one.stance for one in briefing.positions] == ["support"]
    assert [one.statement for one in briefing.facts] == [thanks.text]
