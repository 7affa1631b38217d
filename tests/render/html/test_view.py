from collections.abc import Iterable

import pytest
from eventmaker import make_event
from synthetic import BOTH, COUNTRY_NAMES, make_articles, make_briefing, report_of

from summarizer.narrate.template import narrate_briefing
from summarizer.render.html.records import ClaimView, ReportView
from summarizer.render.html.view import view_report
from summarizer.schema.briefing import Briefing

ARTICLES = make_articles()
BRIEFING = narrate_briefing(make_briefing(ARTICLES), name_of=COUNTRY_NAMES)
REPORT = view_report(BRIEFING, ARTICLES, (), name_of=COUNTRY_NAMES)


def view(briefing: Briefing) -> ReportView:
    return view_report(briefing, ARTICLES, (), name_of=COUNTRY_NAMES)


def claims_of(report: ReportView) -> list[ClaimView]:
    return [claim for one in report.lists for topic in one.topics for claim in topic.claims]


def claim(report: ReportView, words: str) -> ClaimView:
    (found,) = [one for one in claims_of(report) if words in one.statement]
    return found


def flags(one: ClaimView) -> list[str]:
    return [flag.name for flag in one.flags]


def test_every_claim_stands_in_its_list_once() -> None:
    by_list = {one.id: {c.id for topic in one.topics for c in topic.claims} for one in REPORT.lists}

    assert by_list == {
        "agreements": {one.id for one in BRIEFING.agreements},
        "positions": {one.id for one in BRIEFING.positions},
        "facts": {one.id for one in BRIEFING.facts},
    }
    assert len(claims_of(REPORT)) == REPORT.claims


def test_every_report_is_a_quote_that_leads_to_its_place() -> None:
    places = {
        anchor
        for source in REPORT.used
        if source.article
        for paragraph in source.article.paragraphs
        for sentence in paragraph
        for piece in sentence.pieces
        for anchor in piece.anchors
    }

    for briefed in (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts):
        (shown,) = [one for one in claims_of(REPORT) if one.id == briefed.id]
        assert len(shown.quotes) == len(briefed.reports)
        assert {quote.href for quote in shown.quotes} <= places


def test_every_place_leads_back_to_its_items() -> None:
    chips = {
        chip.href
        for source in REPORT.used
        if source.article
        for paragraph in source.article.paragraphs
        for sentence in paragraph
        for piece in sentence.pieces
        for chip in piece.chips
    }

    items: Iterable[str] = (
        one.id
        for some in (
            BRIEFING.agreements,
            BRIEFING.positions,
            BRIEFING.facts,
            BRIEFING.dates,
            BRIEFING.participants,
            BRIEFING.divergences,
        )
        for one in some
    )
    assert chips == {*items, "event"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("timber register", ["sources differ"]),
        ("forest data centre", []),
        ("illegal logging", ["single source", "against"]),
        ("researchers", ["single source", "official text only"]),
        ("modest harvest", ["single source", "outlet’s own voice"]),
        ("cannot read", ["single source", "quoted speech only", "against"]),
    ],
)
def test_flags_say_what_a_reader_has_to_know(words: str, expected: list[str]) -> None:
    assert flags(claim(REPORT, words)) == expected


def test_a_claim_that_only_a_headline_makes_says_so() -> None:
    ministry = ARTICLES[2]
    report = report_of(ministry, "Fourth round of the Forestry and Climate Dialogue", "hold")
    fact = BRIEFING.facts[0].model_copy(
        update={"reports": (report,), "reported_by": (ministry.id,), "divergences": ()}
    )

    shown = claims_of(view(BRIEFING.model_copy(update={"facts": (fact,)})))

    assert "headline only" in flags(shown[-1])


def test_sources_that_leave_a_claim_out_are_named() -> None:
    one = claim(REPORT, "timber register")

    assert one.count == "2 of 3 sources"
    assert [name.label for name in one.silent] == ["The Helsinki Ledger"]


def test_versions_stand_apart_with_their_differing_words() -> None:
    (matter,) = [one for one in REPORT.matters if "tariffs" in one.items[0].words]
    (difference,) = matter.differences

    versions = [
        (
            "".join(f"[{s.text}]" if s.differs else s.text for s in one.words),
            [source.label for source in one.sources],
        )
        for one in difference.versions
    ]

    assert versions == [
        (
            "[immediate and unconditional]",
            ["Río Press Agency", "Ministry of Foreign Affairs of Uruguay"],
        ),
        ("[no qualifier]", ["The Helsinki Ledger"]),
    ]


def test_the_matrix_says_what_each_source_makes_of_a_claim() -> None:
    rows = {row.claim.statement: [cell.state for cell in row.cells] for row in REPORT.matrix.rows}

    assert [one.label for one in REPORT.matrix.columns] == [
        "Río Press Agency",
        "The Helsinki Ledger",
        "Ministry of Foreign Affairs of Uruguay",
    ]
    assert [
        rows[claim(REPORT, words).statement] for words in ("timber register", "data centre")
    ] == [
        ["differs", "omitted", "differs"],
        ["reported", "reported", "reported"],
    ]
    assert rows[claim(REPORT, "cannot read").statement][0] == "borrowed"


def test_a_source_that_retells_another_does_not_speak_in_its_own_words() -> None:
    first, second, *others = BRIEFING.sources
    retold = BRIEFING.model_copy(
        update={"sources": (first, second.model_copy(update={"origin": first.id}), *others)}
    )

    report = view(retold)

    (row,) = [one for one in report.matrix.rows if "data centre" in one.claim.statement]
    assert [cell.state for cell in row.cells] == ["reported", "borrowed", "reported"]
    assert "retells Río Press Agency" in report.sources[1].notes


def test_the_summary_leads_to_what_it_rests_on() -> None:
    for sentence, shown in zip(BRIEFING.summary, REPORT.summary, strict=True):
        assert [chip.href for chip in shown.chips] == list(sentence.items)


def test_dates_come_in_their_order() -> None:
    values = [one.value for one in REPORT.dates]

    assert values == sorted(values)
    assert len(values) == len(BRIEFING.dates)


def test_filters_find_claims_by_their_keys() -> None:
    by_name = {one.name: one for one in REPORT.filters}
    options = {o.label: o for one in by_name["holder"].groups for o in one.options}
    uruguay = {one.id for one in claims_of(REPORT) if options["Uruguay"].key in one.keys.split()}

    assert set(by_name) == {"topic", "holder", "source", "kind"}
    assert uruguay == {
        one.id
        for one in (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
        if BOTH[1] in one.holders
    }
    assert options["Uruguay"].count == len(uruguay)


def test_of_an_article_that_is_not_at_hand_the_quotes_are_shown() -> None:
    report = view_report(BRIEFING, ARTICLES[1:], (), name_of=COUNTRY_NAMES)

    article = report.sources[0].article
    assert article is not None
    assert "not at hand" in article.missing
    wanted = {
        quote.href
        for one in claims_of(report)
        for quote in one.quotes
        if quote.source == report.sources[0].name
    }
    assert wanted <= {one.href for one in article.excerpts}


def test_another_text_is_not_shown_for_the_one_that_was_read() -> None:
    altered = ARTICLES[0].model_copy(update={"text": ARTICLES[0].text.replace("40", "90")})

    report = view_report(BRIEFING, (altered, *ARTICLES[1:]), (), name_of=COUNTRY_NAMES)

    article = report.sources[0].article
    assert article is not None
    assert not article.paragraphs
    assert "not the one that was read" in article.missing


def test_what_goes_on_about_a_claim_is_highlighted_as_well() -> None:
    post = BRIEFING.agreements[0]
    first = post.reports[0]
    (wire,) = [one for one in ARTICLES if one.id == first.source]
    further = report_of(wire, "Both ministers reaffirmed their support", "say").span
    reports = (first.model_copy(update={"further": (further,)}), *post.reports[1:])
    agreements = (post.model_copy(update={"reports": reports}), *BRIEFING.agreements[1:])

    shown = claims_of(view(BRIEFING.model_copy(update={"agreements": agreements})))

    (one,) = [claim for claim in shown if claim.id == post.id]
    assert [(quote.further, quote.href) for quote in one.quotes if quote.further] == [
        (True, f"at-1-{further.start}-{further.end}")
    ]


def test_sources_that_feed_nothing_are_listed_with_their_reason() -> None:
    made = make_event(sources=2, claims=4)

    report = view_report(made.briefing, made.articles, made.communiques, name_of={})

    last = report.sources[-1]
    assert (last.status, last.copies, last.article) == ("of another event", ("copy.txt",), None)
    assert len(report.used) == 2
    assert "1 more article could not be used." in report.basis
