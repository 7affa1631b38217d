"""What a model is asked about is what the reader corrected."""

from typing import Any

from correcting import read_seeds

from summarizer.reconcile.prepare import prepare_event
from summarizer.reconcile.reconcile import plan_comparisons, plan_questions
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.questions import ComparedClaim
from summarizer.vocabulary.load import load_vocabulary


def compared(corrections: dict[str, Any] | None) -> list[ComparedClaim]:
    articles, communiques = read_seeds()
    prepared = prepare_event(
        articles,
        communiques,
        vocabulary=load_vocabulary(),
        corrections=None if corrections is None else CorrectionList.model_validate(corrections),
    )
    assert plan_questions(prepared)
    return [claim for block in plan_comparisons(prepared, None) for claim in block.claims]


def quotes_of(claim: ComparedClaim) -> set[str]:
    return {quote for report in claim.reports for quote in report.quotes}


def test_a_model_compares_merged_claims_as_one_and_dropped_ones_not_at_all() -> None:
    plain = compared(None)
    corrections = {
        "merge": [{"items": ["agr-697beaf5f8", "agr-8d61245b36"], "note": "n"}],
        "drop": [{"item": "agr-ff25890af9", "note": "n"}],
    }

    asked = compared(corrections)

    assert len(asked) == len(plain) - 2
    wanted = [one for one in plain if "support each other at regional" in one.statement]
    (merged,) = [one for one in asked if quotes_of(wanted[0]) < quotes_of(one)]
    assert len(merged.reports) >= len(wanted[0].reports)
    assert not [one for one in asked if "operation of the Gwadar Port" in one.statement]
