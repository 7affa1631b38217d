from synthetic import make_articles, make_briefing

from summarizer.render.matrix import matrix_csv, read_matrix
from summarizer.schema.briefing import Briefing, Claim
from summarizer.text.csvtext import csv_rows

BRIEFING = make_briefing(make_articles())


def cells(briefing: Briefing, claim: Claim) -> dict[str, str]:
    """Return what each source makes of a claim, by its label."""
    matrix = read_matrix(briefing)
    row = next(row for _, rows in matrix.topics for row in rows if row.claim.id == claim.id)
    return dict(zip(matrix.labels, row.cells, strict=True))


def claim(words: str) -> Claim:
    claims = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
    return next(one for one in claims if words in one.statement)


def test_each_source_that_was_read_has_a_column() -> None:
    matrix = read_matrix(BRIEFING)

    assert matrix.labels == (
        "Río Press Agency",
        "The Helsinki Ledger",
        "Ministry of Foreign Affairs of Uruguay",
    )


def test_every_claim_stands_in_the_row_of_its_topic_once() -> None:
    matrix = read_matrix(BRIEFING)

    rows = [(topic, row.claim.id) for topic, told in matrix.topics for row in told]
    claims = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
    assert sorted(rows) == sorted((one.topic, one.id) for one in claims)
    assert len({topic for topic, _ in matrix.topics}) == len(matrix.topics)


def test_reported_and_omitted_are_told_apart() -> None:
    assert cells(BRIEFING, claim("satellite images")) == {
        "Río Press Agency": "reported",
        "The Helsinki Ledger": "reported",
        "Ministry of Foreign Affairs of Uruguay": "omitted",
    }


def test_sources_with_a_version_of_their_own_differ() -> None:
    divergence = next(one for one in BRIEFING.divergences if one.type == "number")
    told = {id_ for value in divergence.values for id_ in value.reported_by}
    disputed = claim("native forest")

    matrix = read_matrix(BRIEFING)

    states = cells(BRIEFING, disputed)
    ids = dict(zip(matrix.labels, (source.id for source in matrix.sources), strict=True))
    assert {ids[label] for label, state in states.items() if state == "differs"} == told


def test_who_only_quotes_or_retells_borrows() -> None:
    first = claim("satellite images")
    wire, ledger = first.reports
    quoted = first.model_copy(
        update={"reports": (wire, ledger.model_copy(update={"voice": "direct_quote"}))}
    )
    sources = tuple(
        source.model_copy(update={"origin": ledger.source}) if source.id == wire.source else source
        for source in BRIEFING.sources
    )
    agreements = tuple(quoted if one.id == first.id else one for one in BRIEFING.agreements)
    changed = BRIEFING.model_copy(update={"agreements": agreements, "sources": sources})

    assert cells(changed, first) == {
        "Río Press Agency": "borrowed",
        "The Helsinki Ledger": "borrowed",
        "Ministry of Foreign Affairs of Uruguay": "omitted",
    }


def test_the_table_for_others_has_a_row_for_every_claim() -> None:
    head, *rows = csv_rows(matrix_csv(read_matrix(BRIEFING)))

    claims = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
    assert head[:5] == ["id", "topic", "list", "statement", "corrected"]
    assert sorted(str(row[0]) for row in rows) == sorted(one.id for one in claims)
    assert {cell for row in rows for cell in row[5:]} <= {
        "reported",
        "differs",
        "borrowed",
        "omitted",
        "none",
    }
