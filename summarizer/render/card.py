"""A briefing as a compact table for a notebook: what it is of, what differs, what is best known."""

from collections.abc import Iterable, Sequence
from html import escape

from summarizer.render.corrections import mark_text, marks_of
from summarizer.schema.briefing import Briefing, Claim
from summarizer.text.datewords import date_in_words
from summarizer.text.labels import label_sources
from summarizer.text.plain import join_words, plain_text

MOST_CLAIMS = 12
"""Claims that the table shows; the rest is counted."""
MOST_DIFFERENCES = 6
"""Differences that it shows."""
_LISTS = (("agreements", "agreed"), ("positions", "position"), ("facts", "fact"))


def render_card(briefing: Briefing) -> str:
    """Return a briefing as a fragment of HTML without scripts, styles or links; all is escaped."""
    event = briefing.event
    line = [event.place or "", date_in_words(event.held) if event.held else "", *event.parties]
    read = [source for source in briefing.sources if source.status == "read"]
    counts = [f"{len(read)} articles", *_counts(briefing)]
    made = f"{briefing.provenance.tool}, briefing {briefing.id[:12]}"
    parts = [
        f"<h3>{_text(event.name) or 'Briefing'}</h3>",
        f"<p>{_text(' · '.join(part for part in line if part))}<br>{_text(', '.join(counts))}</p>",
        *(f"<p>{_text(one.text)}</p>" for one in briefing.summary[:1]),
        _differences(briefing),
        _claims(briefing),
        f"<p><small>{_text(made)}</small></p>",
    ]
    return f'<div class="summarizer-briefing">{"".join(parts)}</div>'


def _counts(briefing: Briefing) -> Iterable[str]:
    for field, _ in (*_LISTS, ("divergences", "")):
        yield f"{len(getattr(briefing, field))} {field}"


def _differences(briefing: Briefing) -> str:
    labels = label_sources(briefing.sources)
    rows = []
    for one in briefing.divergences[:MOST_DIFFERENCES]:
        values = "<br>".join(
            f"{_text(value.value)} — "
            f"{_text(join_words([labels.get(id_, id_) for id_ in value.reported_by]))}"
            for value in one.values
        )
        rows.append((_text(one.materiality), _text(one.question), values))
    more = len(briefing.divergences) - len(rows)
    return _table(("differs", "question", "versions"), rows, more)


def _claims(briefing: Briefing) -> str:
    marks = marks_of(briefing.provenance.corrections)
    claims: list[tuple[str, Claim]] = [
        (name, claim) for field, name in _LISTS for claim in getattr(briefing, field)
    ]
    claims.sort(key=lambda one: -one[1].corroboration.independent)
    rows = []
    for name, claim in claims[:MOST_CLAIMS]:
        corrected = mark_text(marks.get(claim.id, ()))
        rows.append(
            (
                _text(name),
                _text(", ".join(claim.holders)),
                _text(claim.statement + corrected),
                str(claim.corroboration.independent),
                f"<code>{_text(claim.id)}</code>",
            )
        )
    return _table(("list", "holders", "claim", "sources", "id"), rows, len(claims) - len(rows))


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], more: int) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{name}</th>" for name in names)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    rest = f"<p><small>and {more} more</small></p>" if more else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _text(text: str) -> str:
    return escape(plain_text(text))
