from collections.abc import Sequence

from summarizer.schema.gold import Gold, GoldClaim, GoldEvent, GoldReport
from summarizer.schema.words import Voice
from summarizer.score.ledgers import LedgerFigures, LedgerLine, score_ledgers

EVENT = GoldEvent(
    name="Talks",
    kind="dialogue",
    series=None,
    round=None,
    place="Suva",
    country="FJI",
    held="2031-05-12",
    parties=("CHL", "FJI"),
)


def gold(*claims: Sequence[tuple[str, int, int, Voice]]) -> Gold:
    """Return a gold with one claim for each list of evidence: file, start, end, voice."""
    return Gold(
        event=EVENT,
        articles=(),
        participants=(),
        dates=(),
        claims=tuple(make_claim(f"c{index}", one) for index, one in enumerate(claims)),
        divergences=(),
    )


def make_claim(id_: str, evidence: Sequence[tuple[str, int, int, Voice]]) -> GoldClaim:
    return GoldClaim(
        id=id_,
        type="agreement",
        kind=None,
        topic="sea",
        holders=("CHL", "FJI"),
        targets=(),
        stance="support",
        statement="They agreed.",
        vital=None,
        evidence=tuple(
            GoldReport(file=file, quote="x" * (end - start), start=start, end=end, voice=voice)
            for file, start, end, voice in evidence
        ),
        stance_accept=("support",),
        type_accept=("agreement",),
    )


def ledger(*statuses: str) -> tuple[LedgerLine, ...]:
    """Return a ledger of sentences of ten code points each."""
    return tuple(LedgerLine(10 * n, 10 * n + 9, status) for n, status in enumerate(statuses))


def test_a_ledger_that_sets_everything_aside_accounts_for_it_and_loses_it() -> None:
    figures = score_ledgers(
        gold([("a", 0, 5, "reported")], [("a", 12, 15, "reported")]),
        {"a": ledger("set_aside", "set_aside", "set_aside")},
    )

    assert figures == LedgerFigures(1.0, 1.0, 1.0)


def test_what_nobody_mentions_is_not_accounted_for_and_not_set_aside() -> None:
    figures = score_ledgers(
        gold([("a", 0, 5, "reported")]), {"a": ledger("unaccounted", "cited", "cited", "cited")}
    )

    assert figures == LedgerFigures(0.75, 0.0, 0.0)


def test_a_repeat_of_a_cited_sentence_is_set_aside_and_not_lost() -> None:
    claim = gold([("a", 0, 5, "reported"), ("a", 12, 15, "reported")])

    figures = score_ledgers(claim, {"a": ledger("cited", "set_aside")})

    assert figures == LedgerFigures(1.0, 0.5, 0.0)


def test_each_article_is_looked_at_by_itself() -> None:
    claim = gold([("a", 0, 5, "reported"), ("b", 0, 5, "reported")])

    figures = score_ledgers(claim, {"a": ledger("cited"), "b": ledger("set_aside")})

    assert figures == LedgerFigures(1.0, 0.5, 0.5)


def test_the_outlets_own_voice_may_be_set_aside() -> None:
    figures = score_ledgers(gold([("a", 0, 5, "outlet")]), {"a": ledger("set_aside")})

    assert figures == LedgerFigures(1.0, None, None)


def test_without_ledgers_there_are_no_figures() -> None:
    assert score_ledgers(gold([("a", 0, 5, "reported")]), None) == LedgerFigures(None, None, None)
