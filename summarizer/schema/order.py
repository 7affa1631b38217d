"""The order of every list of a briefing, so that one content has one spelling.

| list | order |
|---|---|
| `sources` | day of publication (unknown last), then id |
| `participants` | tier, then anchor |
| `dates` | value, then role |
| `agreements`, `positions`, `facts` | anchor |
| `divergences` | materiality, then anchor |
| `divergences[].values` | anchor, then value |
| `reports`, `evidence`, `further` | source, then place |
| `qualifiers` | place in the quote |
| `sources[].flags` | place, those without one last |
| `summary`, `provenance.notes` | as they are to be read |
| `provenance.previous.kept` | id |
| `provenance.corrections` | what was done, then ids |
| lists of ids, codes, names and paths | alphabet |
| `sources[].pages` | as they follow each other |

An anchor is the first span of an item: earliest published source, then source id, then place.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar, get_args

from summarizer.schema.base import Record
from summarizer.schema.briefing import (
    Briefing,
    Claim,
    Date,
    Divergence,
    DivergenceValue,
    Event,
    JoinedName,
    Participant,
    Report,
    Source,
    SummarySentence,
)
from summarizer.schema.corrections import CORRECTION_KINDS
from summarizer.schema.flags import Flag, flag_key
from summarizer.schema.ids import anchor_key
from summarizer.schema.provenance import (
    Correction,
    Corrections,
    Previous,
    Provenance,
    StaleCorrection,
)
from summarizer.schema.span import Span
from summarizer.schema.words import Materiality, Tier

PublishedBySource: TypeAlias = Mapping[str, str | None]
"""Source id to day of publication."""

OrderKey: TypeAlias = Callable[[Any, Any, PublishedBySource], Any]
"""From one element of a list, the record that has the list, and the days of publication."""

AnyRecord = TypeVar("AnyRecord", bound=Record)

_UNKNOWN_DAY = "9999"
_NOWHERE = ("~", "", 0, 0)
_TIERS: tuple[str, ...] = get_args(Tier)
_MATERIALITIES: tuple[str, ...] = get_args(Materiality)


def order_briefing(briefing: Briefing) -> Briefing:
    """Return the briefing with every list in its order; doing it twice changes nothing."""
    return _order_record(briefing, published_by_source(briefing.sources))


def order_within(record: AnyRecord, published: PublishedBySource) -> AnyRecord:
    """Return the record with its own lists in order; what stands in them is left as it is."""
    changes = {
        field: _sort(getattr(record, field), key, record, published)
        for field, key in _KEYS.get(type(record), {}).items()
    }
    return record.model_copy(update=changes) if changes else record


def ordered_fields(record: Record) -> tuple[str, ...]:
    """Return the names of the record's lists that have an order."""
    return tuple(_KEYS.get(type(record), {}))


def published_by_source(sources: Iterable[Source]) -> dict[str, str | None]:
    """Return the day of publication of every source."""
    return {source.id: source.published for source in sources}


def _order_record(record: AnyRecord, published: PublishedBySource) -> AnyRecord:
    changes: dict[str, Any] = {}
    for field in type(record).model_fields:
        value = getattr(record, field)
        if isinstance(value, Record):
            changes[field] = _order_record(value, published)
        elif isinstance(value, tuple) and any(isinstance(one, Record) for one in value):
            changes[field] = tuple(_order_record(one, published) for one in value)
    return order_within(record.model_copy(update=changes) if changes else record, published)


def _sort(
    elements: Iterable[Any], key: OrderKey, record: Record, published: PublishedBySource
) -> tuple[Any, ...]:
    return tuple(sorted(elements, key=lambda one: key(one, record, published)))


def _itself(value: Any, _record: Record, _published: PublishedBySource) -> Any:
    return value


def _by_name(joined: JoinedName, _record: Record, _published: PublishedBySource) -> str:
    return joined.name


def _by_place(span: Span, _record: Record, _published: PublishedBySource) -> tuple[str, int, int]:
    return (span.source, span.start, span.end)


def _by_place_in_quote(
    qualifier: str, report: Report, _published: PublishedBySource
) -> tuple[int, str]:
    found = report.quote.casefold().find(qualifier.casefold())
    return (found if found >= 0 else len(report.quote), qualifier)


def _source_key(source: Source, _record: Record, _published: PublishedBySource) -> tuple[str, str]:
    return (source.published or _UNKNOWN_DAY, source.id)


def _participant_key(
    participant: Participant, _record: Record, published: PublishedBySource
) -> tuple[Any, ...]:
    place = _first_place(participant.evidence, published)
    return (_TIERS.index(participant.tier), place, participant.id)


def _date_key(date: Date, _record: Record, _published: PublishedBySource) -> tuple[str, ...]:
    return (date.value, date.role, date.id)


def _claim_key(claim: Claim, _record: Record, published: PublishedBySource) -> tuple[Any, ...]:
    return (_first_place(claim.reports, published), claim.id)


def _divergence_key(
    divergence: Divergence, _record: Record, published: PublishedBySource
) -> tuple[Any, ...]:
    spans = (span for value in divergence.values for span in value.evidence)
    level = _MATERIALITIES.index(divergence.materiality)
    return (level, _first_place(spans, published), divergence.id)


def _value_key(
    value: DivergenceValue, _record: Record, published: PublishedBySource
) -> tuple[Any, ...]:
    return (_first_place(value.evidence, published), value.value)


def _prompt_key(use: Any, _record: Record, _published: PublishedBySource) -> tuple[str, str]:
    return (use.id, use.sha256)


def _flag_key(flag: Flag, _record: Record, _published: PublishedBySource) -> tuple[Any, ...]:
    return flag_key(flag)


def _kept_key(kept: Any, _record: Record, _published: PublishedBySource) -> str:
    return str(kept.id)


def _correction_key(
    one: Correction, _record: Record, _published: PublishedBySource
) -> tuple[Any, ...]:
    rank = CORRECTION_KINDS.index(one.kind)
    return (rank, one.before, one.items, one.field or "", one.value or "", one.note)


def _stale_key(
    one: StaleCorrection, _record: Record, _published: PublishedBySource
) -> tuple[Any, ...]:
    return (CORRECTION_KINDS.index(one.kind), one.about, one.reason, one.note)


def _first_place(spans: Iterable[Span], published: PublishedBySource) -> tuple[str, str, int, int]:
    """Return the place of the anchor of these spans; without spans a place after all others."""
    return min((anchor_key(span, published) for span in spans), default=_NOWHERE)


_KEYS: dict[type[Record], dict[str, OrderKey]] = {
    Briefing: {
        "sources": _source_key,
        "participants": _participant_key,
        "dates": _date_key,
        "agreements": _claim_key,
        "positions": _claim_key,
        "facts": _claim_key,
        "divergences": _divergence_key,
    },
    Event: {"parties": _itself, "evidence": _by_place},
    Source: {"copies": _itself, "pages": _itself, "flags": _flag_key},
    Participant: {
        "roles": _itself,
        "aliases": _itself,
        "joined": _by_name,
        "evidence": _by_place,
        "reported_by": _itself,
    },
    Date: {"evidence": _by_place, "reported_by": _itself},
    Claim: {
        "holders": _itself,
        "targets": _itself,
        "reports": _by_place,
        "reported_by": _itself,
        "omitted_by": _itself,
        "divergences": _itself,
    },
    Report: {"qualifiers": _by_place_in_quote, "holders": _itself, "further": _by_place},
    Divergence: {"items": _itself, "values": _value_key},
    DivergenceValue: {"reported_by": _itself, "evidence": _by_place},
    SummarySentence: {"items": _itself},
    Correction: {"items": _itself, "before": _itself, "evidence": _by_place},
    StaleCorrection: {"about": _itself},
    Corrections: {"applied": _correction_key, "stale": _stale_key},
    Previous: {"kept": _kept_key},
    Provenance: {"models": _itself, "prompts": _prompt_key, "request_keys": _itself},
}
