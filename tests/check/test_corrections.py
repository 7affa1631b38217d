"""Corrections that do not add up are found."""

from collections.abc import Callable
from typing import Any

import pytest
from correcting import brief_seeds

from summarizer.check.corrections import check_corrections
from summarizer.schema.briefing import Briefing
from summarizer.schema.provenance import Correction

CORRECTIONS: dict[str, Any] = {
    "merge": [{"items": ["agr-697beaf5f8", "agr-8d61245b36"], "note": "n"}],
    "rename": [{"item": "agr-ff25890af9", "statement": "Mine.", "note": "n"}],
    "retype": [{"item": {"name": "Xi Jinping"}, "tier": "mentioned", "note": "n"}],
    "drop": [{"item": "agr-374519b29f", "note": "n"}],
}


def spoil(kind: str, **changes: object) -> Briefing:
    """Return the corrected briefing with a false entry for one correction."""
    briefing = brief_seeds(CORRECTIONS)
    corrections = briefing.provenance.corrections
    assert corrections is not None
    applied = tuple(
        one.model_copy(update=changes) if one.kind == kind else one for one in corrections.applied
    )
    told = corrections.model_copy(update={"applied": applied})
    provenance = briefing.provenance.model_copy(update={"corrections": told})
    return briefing.model_copy(update={"provenance": provenance})


def without(change: Callable[[Correction], bool]) -> Briefing:
    """Return the briefing with its corrected agreements gone."""
    briefing = brief_seeds(CORRECTIONS)
    assert briefing.provenance.corrections is not None
    gone = {
        id_ for one in briefing.provenance.corrections.applied if change(one) for id_ in one.items
    }
    kept = tuple(one for one in briefing.agreements if one.id not in gone)
    return briefing.model_copy(update={"agreements": kept})


def test_corrections_that_add_up_have_no_finding() -> None:
    assert check_corrections(brief_seeds(CORRECTIONS)) == ()


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("rename", {"value": "Theirs."}, "expected statement 'Theirs.'"),
        ("rename", {"field": "tier"}, "a rename gives no 'tier'"),
        ("retype", {"value": "principal"}, "found 'mentioned'"),
        ("merge", {"before": ("agr-697beaf5f8",)}, "several items"),
        ("merge", {"items": ("agr-0000000000",)}, "no item 'agr-0000000000'"),
        ("drop", {"items": ("agr-ff25890af9",)}, "what was dropped is shown"),
        ("drop", {"evidence": ()}, "with its quotes"),
    ],
)
def test_one_that_does_not_add_up_is_found(
    kind: str, changes: dict[str, object], said: str
) -> None:
    (found,) = check_corrections(spoil(kind, **changes))

    assert said in found.message
    assert found.code == "correction"


def test_a_corrected_item_that_is_gone_is_found() -> None:
    (found,) = check_corrections(without(lambda one: one.kind == "merge"))

    assert "there is no item" in found.message
