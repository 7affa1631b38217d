"""Dates that are dates, and that the sentences of their quotes give."""

from collections.abc import Iterable, Iterator, Mapping

from summarizer.check.nearby import (
    dates_inside,
    dates_near,
    falls_in_part_near,
    is_english,
    reads_its_dates,
    references_of,
    text_near,
)
from summarizer.check.walk import walk_kind
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Date, Divergence, DivergenceValue
from summarizer.schema.finding import Finding
from summarizer.schema.span import Span
from summarizer.text.edtf import edtf_bounds, is_edtf
from summarizer.text.timewords import tells_time
from summarizer.text.tongues import supports


def check_values(briefing: Briefing, articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Return a finding for every value that is no EDTF date, or that its quotes do not give."""
    findings = list(_check_edtf(briefing))
    for path, date in walk_kind(briefing, Date):
        if is_edtf(date.value):
            findings += _check_support(path, date, articles)
    for path, divergence in walk_kind(briefing, Divergence):
        values = [value.value for value in divergence.values]
        if len(set(values)) < len(values):
            message = "two versions are the same"
            findings.append(Finding(path=f"{path}.values", code="value", message=message))
        for index, value in enumerate(divergence.values):
            if divergence.type == "date" and is_edtf(value.value):
                findings += _check_support(f"{path}.values[{index}]", value, articles)
    return tuple(findings)


def _check_edtf(briefing: Briefing) -> Iterator[Finding]:
    event = briefing.event
    values = [("$.event.held", event.held)]
    if event.document:
        values.append(("$.event.document.issued", event.document.issued))
    for path, date in walk_kind(briefing, Date):
        values.append((f"{path}.value", date.value))
    for index, source in enumerate(briefing.sources):
        values.append((f"$.sources[{index}].published", source.published))
    for path, value in values:
        if value is not None and not is_edtf(value):
            message = f"expected an EDTF date such as '2026-01-04', found {value!r}"
            yield Finding(path=path, code="value", message=message)


def _check_support(
    path: str, date: Date | DivergenceValue, articles: Mapping[str, Article]
) -> Iterator[Finding]:
    """Yield a finding for every quote that gives other dates only, or tells of no time at all.

    A quote may tell a day in words that only its surroundings explain (`on the second day`), or one
    end of a period and how long it is, or its month or year only; that is enough where a sentence
    gives the date, or an end of it. Of articles in other languages, only quotes are held against a
    date that give other ones; those whose dates cannot be read are left out. So are dates of
    articles without a day to count from: what `on Monday` means in them cannot be told.
    """
    given = False
    for index, span in enumerate(date.evidence):
        article = articles.get(span.source)
        if article is None or _is_unread(span, article) or _gives(date.value, span, article):
            given = True
            continue
        timed = tells_time(text_near(span, article))
        if timed and not references_of(article):
            given = True
            continue
        inside = dates_inside(span, article)
        if any(_lies_within(date.value, one) for one in inside):
            continue
        if inside or not timed:
            told = (
                f"gives {', '.join(sorted(inside))}" if inside else "stands where no time is told"
            )
            message = f"the quote {told}, not {date.value}"
            yield Finding(path=f"{path}.evidence[{index}]", code="value", message=message)
    if not given:
        message = f"{date.value} is a date of none of the sentences"
        yield Finding(path=f"{path}.value", code="value", message=message)


def _is_unread(span: Span, article: Article) -> bool:
    """Return whether a quote in another language may give a date by words that are not read."""
    if is_english(article):
        return False
    if not (reads_its_dates(article) and references_of(article)):
        return True
    return not dates_inside(span, article)


def _gives(value: str, span: Span, article: Article) -> bool:
    """Return whether the sentences give the date, or an end of it and no other period."""
    near = dates_near(span, article)
    if not is_english(article) and all(supports(end, near) for end in value.split("/")):
        return True
    if all(_fits(end, near) or falls_in_part_near(end, span, article) for end in value.split("/")):
        return True
    periods = [date for date in dates_inside(span, article) if "/" in date]
    return not periods and any(_fits(end, near) for end in value.split("/"))


def _lies_within(value: str, rough: str) -> bool:
    """Return whether a date lies in a month, a year or a period.

    >>> _lies_within("2031-05-06", "2031-05"), _lies_within("2031-05", "2031-05-06")
    (True, False)
    """
    wanted, around = edtf_bounds(value), edtf_bounds(rough)
    return around.first <= wanted.first and wanted.last <= around.last


def _fits(value: str, dates: Iterable[str]) -> bool:
    """Return whether a date is an end of one of these, or a month or year with one of them.

    >>> _fits("2026-01", ["2026-01-04"]), _fits("2029", ["2025/2029"]), _fits("2027", ["2025/2029"])
    (True, True, False)
    """
    wanted = edtf_bounds(value)
    known = [edtf_bounds(end) for date in dates for end in date.split("/")]
    return any(wanted.first <= one.first and one.last <= wanted.last for one in known)
