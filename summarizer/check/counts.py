"""Who reports what, counted again from the quotes."""

from collections.abc import Iterable

from summarizer.check.walk import walk_claims, walk_records
from summarizer.schema.briefing import (
    Briefing,
    Claim,
    Corroboration,
    Date,
    DivergenceValue,
    Participant,
)
from summarizer.schema.finding import Finding
from summarizer.schema.span import Span


def check_counts(briefing: Briefing) -> tuple[Finding, ...]:
    """Return a finding wherever the lists and counts of sources are not those of the quotes."""
    findings: list[Finding] = []
    for path, claim in walk_claims(briefing):
        findings += _check_reporters(path, claim.reported_by, claim.reports)
        findings += _check_omissions(path, claim, briefing)
        findings += _check_corroboration(path, claim, briefing)
    for path, record in walk_records(briefing):
        if isinstance(record, Participant | Date | DivergenceValue):
            findings += _check_reporters(path, record.reported_by, record.evidence)
            if not record.evidence:
                message = "rests on no quote"
                findings.append(Finding(path=f"{path}.evidence", code="quote", message=message))
    return tuple(findings)


def _check_reporters(path: str, listed: tuple[str, ...], spans: Iterable[Span]) -> list[Finding]:
    wanted = sorted({span.source for span in spans})
    if sorted(set(listed)) == wanted:
        return []
    message = f"expected {wanted}, the sources of its quotes, found {list(listed)}"
    return [Finding(path=f"{path}.reported_by", code="reported_by", message=message)]


def _check_omissions(path: str, claim: Claim, briefing: Briefing) -> list[Finding]:
    read = {source.id for source in briefing.sources if source.status == "read"}
    wanted = sorted(read - {report.source for report in claim.reports})
    if sorted(set(claim.omitted_by)) == wanted:
        return []
    message = (
        f"expected {wanted}, the sources that were read and do not report it, "
        f"found {list(claim.omitted_by)}"
    )
    return [Finding(path=f"{path}.omitted_by", code="omitted_by", message=message)]


def _check_corroboration(path: str, claim: Claim, briefing: Briefing) -> list[Finding]:
    origins = {source.id: source.origin for source in briefing.sources}
    reporting = {report.source for report in claim.reports}
    wanted = Corroboration(
        sources=len(reporting), independent=len({origins.get(id_, id_) for id_ in reporting})
    )
    if claim.corroboration == wanted:
        return []
    message = (
        f"expected {wanted.sources} sources of {wanted.independent} origins, found "
        f"{claim.corroboration.sources} and {claim.corroboration.independent}"
    )
    return [Finding(path=f"{path}.corroboration", code="corroboration", message=message)]
