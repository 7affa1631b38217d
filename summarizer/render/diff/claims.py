"""What a comparison says of claims."""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.render.diff.outline import Marks, Names, mark_run
from summarizer.render.runs import Line, Run, line
from summarizer.schema.briefing import Claim
from summarizer.schema.difference import Change, ClaimComparison, Wording
from summarizer.schema.span import Span

_WHAT = {
    "act": "Speech act",
    "qualifier": "Qualifier",
    "term": "Term of art",
    "number": "Amount",
    "holders": "Who holds it",
    "stance": "Stance",
}
_LISTS = {"agr": "Agreed", "pos": "Position", "fac": "Fact"}


def write_changed(claims: Iterable[ClaimComparison], names: Names) -> list[Line]:
    """Return every claim that changed: what changed, the words, and both sides' quotes."""
    lines = []
    for one in claims:
        if one.old is None or one.new is None:
            continue
        lines.append(_head(one.new, names.new_marks))
        lines += [_write_change(change, names) for change in one.changes]
        if one.wording:
            lines.append(_write_words(one.wording))
        lines += _write_quotes("before", one.old, names.old)
        lines += _write_quotes("now", one.new, names.new)
        if one.match and one.match.rule != "id":
            lines.append(line(Run(f"taken for one: {one.match.reason}", "quiet"), depth=1))
    return lines


def write_alone(
    claims: Iterable[ClaimComparison], labels: Mapping[str, str], marks: Marks, related: str
) -> list[Line]:
    """Return claims of one briefing with their quotes.

    Args:
        claims: Claims that the other briefing does not have.
        labels: Source of the briefing that has them to its label.
        marks: What a reader corrected of them.
        related: What to say before the ids of claims of the other briefing with their words.
    """
    lines = []
    for one in claims:
        claim = one.new or one.old
        if claim is None:
            continue
        lines.append(_head(claim, marks))
        lines += _write_quotes("", claim, labels)
        if one.related:
            lines.append(line(Run(f"{related} {', '.join(one.related)}", "quiet"), depth=1))
    return lines


def write_kept(claims: Iterable[ClaimComparison], names: Names) -> list[Line]:
    """Return claims that only have other words at most, with these words."""
    lines = []
    for one in claims:
        if one.new is not None:
            lines.append(_head(one.new, names.new_marks))
            if one.wording:
                lines.append(_write_words(one.wording))
    return lines


def write_quote(quote: str, sources: Sequence[str], prefix: str = "") -> Line:
    """Return a quote with who has it."""
    before = (Run(f"{prefix}: ", "quiet"),) if prefix else ()
    return line(*before, f"“{quote}”", Run(f" — {', '.join(sources)}", "quiet"), depth=1)


def _head(claim: Claim, marks: Marks) -> Line:
    kind = Run(f"{_LISTS.get(claim.id[:3], 'Claim')}: ", "quiet")
    corrected = mark_run(claim.id, marks)
    return line(kind, Run(claim.statement, "strong"), *corrected, Run(f" {claim.id}", "id"))


def _write_change(change: Change, names: Names) -> Line:
    old, new = change.old, change.new
    if change.aspect == "holders":
        old, new = (names.parties(one) if one else one for one in (old, new))
    what = _WHAT[change.aspect]
    if change.aspect == "act":
        what += f" {change.direction}" if change.direction != "other" else " of another kind"
    elif change.direction in ("in", "out"):
        what += f" {change.direction}"
    runs = [f"{what}: "]
    parts = [Run(old, "old")] if old else []
    parts += [Run(new, "new")] if new else []
    scale = _scale(change)
    return line(*runs, *_joined(parts), *([Run(f" ({scale})", "quiet")] if scale else []), depth=1)


def _scale(change: Change) -> str:
    if change.old_band is not None and change.new_band is not None:
        return f"{change.name}: band {change.old_band} to {change.new_band}"
    return "" if change.aspect == "number" else change.name


def _joined(parts: Sequence[Run]) -> list[Run | str]:
    joined: list[Run | str] = []
    for index, part in enumerate(parts):
        joined += [" → ", part] if index else [part]
    return joined


def _write_words(wording: Wording) -> Line:
    runs: list[Run | str] = [Run("words: ", "quiet")]
    for index, one in enumerate(wording.words):
        runs += [" "] if index else []
        runs.append(Run(one.text, "plain" if one.side == "both" else one.side))
    return line(*runs, depth=1)


def _write_quotes(prefix: str, claim: Claim, labels: Mapping[str, str]) -> list[Line]:
    """Return the claim's quotes; sources with the same words share one."""
    sources: dict[str, list[str]] = {}
    for report in sorted(claim.reports, key=lambda one: _place(one, labels)):
        label = labels.get(report.source, report.source)
        known = sources.setdefault(report.quote, [])
        if label not in known:
            known.append(label)
    return [write_quote(quote, known, prefix) for quote, known in sources.items()]


def _place(span: Span, labels: Mapping[str, str]) -> tuple[int, int]:
    order = list(labels)
    return (order.index(span.source) if span.source in order else len(order), span.start)
