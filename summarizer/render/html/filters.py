"""What the page can be filtered by, and the keys by which a filter finds a claim."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from summarizer.render.html.claims import claims_of
from summarizer.render.html.naming import Naming
from summarizer.render.html.records import FilterView, Flag, Option, OptionGroup
from summarizer.render.html.shown import shown_line
from summarizer.schema.briefing import Briefing, Claim

_LABEL_CHARS = 48
_LISTS = {"agreement": "agreements", "position": "positions", "fact": "facts"}


class Filters(NamedTuple):
    """Filters, and what claims carry for them."""

    views: tuple[FilterView, ...]
    """Filters with at least two choices."""
    keys: dict[str, str]
    """Claim id to its keys, with spaces between them."""


class _Facet(NamedTuple):
    """One sort of thing that claims have."""

    letter: str
    """What its keys begin with."""
    values: dict[str, list[str]]
    """Claim id to what it has, by the name that people read."""


def make_filters(
    briefing: Briefing, naming: Naming, flags: Mapping[str, tuple[Flag, ...]]
) -> Filters:
    """Return the filters by topic, holder, source and kind."""
    claims = claims_of(briefing)
    topics = _Facet("t", {claim.id: [_topic(claim)] for claim in claims})
    holders = _Facet("h", {one.id: [naming.parties((c,)) for c in one.holders] for one in claims})
    sources = _Facet(
        "s", {one.id: [name.label for name in naming.named(one.reported_by)] for one in claims}
    )
    lists = _Facet("l", {claim.id: [_LISTS[naming.chips[claim.id].kind]] for claim in claims})
    kinds = _Facet("k", {claim.id: [shown_line(claim.kind)] for claim in claims})
    marked = _Facet("f", {id_: [flag.name for flag in some] for id_, some in flags.items()})
    groups = {
        ("topic", "Topic"): [("", topics, False)],
        ("holder", "Holder"): [("", holders, False)],
        ("source", "Reported by"): [("", sources, False)],
        ("kind", "Kind"): [
            ("List", lists, True),
            ("Speech act", kinds, False),
            ("Marked", marked, False),
        ],
    }
    keys: dict[str, list[str]] = {claim.id: [] for claim in claims}
    views = []
    for (name, label), facets in groups.items():
        options = [
            OptionGroup(title, _options(facet, keys, as_they_come=as_they_come))
            for title, facet, as_they_come in facets
        ]
        options = [group for group in options if group.options]
        if sum(len(group.options) for group in options) > 1:
            views.append(FilterView(name, label, tuple(options)))
    return Filters(tuple(views), {id_: " ".join(some) for id_, some in keys.items()})


def _options(
    facet: _Facet, keys: dict[str, list[str]], *, as_they_come: bool
) -> tuple[Option, ...]:
    """Return the choices of a facet, the commonest first, and add their keys to the claims'."""
    counts = Counter(value for values in facet.values.values() for value in dict.fromkeys(values))
    counts.pop("", None)
    names: Iterable[str] = counts
    if not as_they_come:
        names = sorted(counts, key=lambda name: (-counts[name], name.casefold(), name))
    key_of = {name: f"{facet.letter}{number}" for number, name in enumerate(names)}
    for id_, values in facet.values.items():
        keys[id_] += [key_of[value] for value in dict.fromkeys(values) if value in key_of]
    return tuple(
        Option(key, name, shown_line(name, chars=_LABEL_CHARS), counts[name])
        for name, key in key_of.items()
    )


def _topic(claim: Claim) -> str:
    return shown_line(claim.topic).casefold()
