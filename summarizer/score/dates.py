"""Dates: sets of (role, value), held against the gold's."""

import re
from typing import NamedTuple

from summarizer.score.context import Context
from summarizer.score.figures import rates
from summarizer.score.predicted import PredictedDate, plain_edtf

_SAME_ROLES = {
    "communique_issued": "document_issued",
    "visit_span": "visit",
    "source_post": "publication",
    "planned_next_round": "next_meeting",
    "next_round": "next_meeting",
    "term_period": "period",
    "term": "period",
    "plan_period": "period",
}


class DateScores(NamedTuple):
    """Figures of the dates, in [0, 1]."""

    dates_f1: float
    dates_lenient_f1: float
    """By value alone."""


def role_group(role: str) -> str:
    """Return the role, or the group of roles that count as one."""
    return _SAME_ROLES.get(role, role)


def date_key(date: PredictedDate) -> tuple[str, str]:
    """Return what a date is compared by."""
    return role_group(date.role), date.value


def gold_date_keys(context: Context) -> set[tuple[str, str]]:
    """Return the dates that a briefing is expected to have."""
    return {
        (role_group(date.role), plain_edtf(date.value))
        for date in context.gold.dates
        if not date.optional
    }


def counted_dates(context: Context) -> list[PredictedDate]:
    """Return the dates that count: no days of publication, no dissent that is reported as one."""
    expected = gold_date_keys(context)
    published = {plain_edtf(a.published) for a in context.gold.articles if a.published}
    published |= {plain_edtf(date.value) for date in context.gold.dates if date.optional}
    dissenting = _disputed_values(context) - {value for _, value in expected}
    counted = []
    for date in context.predicted.dates:
        key = date_key(date)
        is_publication = key[0] == "publication" and key[1] in published
        is_dissent = key not in expected and key[1] in dissenting and context.is_divergent(date.id)
        if not is_publication and not is_dissent:
            counted.append(date)
    return counted


def score_dates(context: Context) -> DateScores:
    """Return the figures of the dates."""
    expected = gold_date_keys(context)
    found = {date_key(date) for date in counted_dates(context)}
    expected_values = {value for _, value in expected}
    found_values = {value for _, value in found}
    return DateScores(
        rates(len(expected & found), len(found), len(expected)).f1,
        rates(len(expected_values & found_values), len(found_values), len(expected_values)).f1,
    )


def _disputed_values(context: Context) -> set[str]:
    return {
        found
        for divergence in context.gold.divergences
        if divergence.type == "date"
        for value in divergence.values
        for found in re.findall(r"\d{4}(?:-\d\d){0,2}", value.value)
    }
