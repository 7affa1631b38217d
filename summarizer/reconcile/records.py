"""From what was found to the briefing's records: ids, references, sources, provenance."""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.reconcile.diverge.find import FoundDivergence
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.briefing import Claim, Date, Divergence, LedgerCounts, Source
from summarizer.schema.communique import Communique
from summarizer.schema.flags import sort_flags
from summarizer.schema.ids import claim_ids, date_ids, divergence_ids
from summarizer.schema.provenance import Corrections, PromptUse, Provenance
from summarizer.schema.words import ClaimType

PREFIXES: Mapping[ClaimType, str] = {"agreement": "agr", "position": "pos", "fact": "fac"}
"""Prefix of the ids of each list of claims."""
EMBEDDED_NOTE = (
    "The articles were read by the embedded extractor, which is no language model: "
    "it knows verbs, names and dates, and misses what is said in other ways."
)
"""What a reader of a briefing without a model has to know."""
RECORDED_NOTE = (
    "No recorded answer of the model is about the corrected claims; those about the claims without "
    "corrections were used, as far as they still hold."
)
"""What a reader has to know of a corrected briefing that was made again from recordings."""
OWN_TERMS_NOTE = "Terms of art are also those of a table of the user's own, with SHA-256 {}."
"""What tells that the package's table was extended."""


def number_claims(
    folded: Sequence[tuple[ClaimType, Claim]], published: Mapping[str, str | None]
) -> tuple[tuple[ClaimType, Claim], ...]:
    """Return the claims with their ids, in their order."""
    numbered = list(folded)
    for claim_type, prefix in PREFIXES.items():
        places = [index for index, (one, _) in enumerate(folded) if one == claim_type]
        ids = claim_ids(prefix, [folded[index][1] for index in places], published)
        for index, id_ in zip(places, ids, strict=True):
            claim = folded[index][1].model_copy(update={"id": id_})
            numbered[index] = (claim_type, claim)
    return tuple(numbered)


def number_dates(dates: Sequence[Date], published: Mapping[str, str | None]) -> tuple[Date, ...]:
    """Return the dates with their ids, in their order."""
    ids = date_ids(dates, published)
    return tuple(date.model_copy(update={"id": id_}) for date, id_ in zip(dates, ids, strict=True))


def number_divergences(
    found: Sequence[FoundDivergence],
    claims: Sequence[Claim],
    dates: Sequence[Date],
    published: Mapping[str, str | None],
) -> tuple[Divergence, ...]:
    """Return the divergences with their ids and items; what is found twice becomes one."""
    items: dict[Divergence, set[str]] = {}
    for one in found:
        about = items.setdefault(one.divergence, set())
        about.update(claims[index].id for index in one.groups)
        about.update(dates[index].id for index in one.dates)
    divergences = [
        divergence.model_copy(update={"items": tuple(sorted(about))})
        for divergence, about in items.items()
    ]
    ids = divergence_ids(divergences, published)
    return tuple(
        one.model_copy(update={"id": id_}) for one, id_ in zip(divergences, ids, strict=True)
    )


def divergences_by_item(divergences: Iterable[Divergence]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the divergences that are about each item, sorted."""
    about: dict[str, list[str]] = {}
    for divergence in divergences:
        for item in divergence.items:
            about.setdefault(item, []).append(divergence.id)
    return {item: tuple(sorted(ids)) for item, ids in about.items()}


def refer_back(claim: Claim, by_item: Mapping[str, tuple[str, ...]]) -> Claim:
    """Return the claim with the ids of the divergences that are about it."""
    return claim.model_copy(update={"divergences": by_item.get(claim.id, ())})


def make_source(
    article: Article,
    communique: Communique,
    *,
    origin: str,
    official: bool,
    other_event: str | None,
    copies: Sequence[str],
) -> Source:
    """Return the record of an article that was read; `other_event` says what else it is of."""
    statuses = [entry.status for entry in communique.ledger]
    return Source(
        id=article.id,
        uri=article.uri,
        copies=tuple(sorted(copies)),
        sha256=article.sha256,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        language=article.language,
        status="read" if other_event is None else "other_event",
        reason=other_event,
        origin=origin,
        official=official,
        reliability="F",
        ledger=LedgerCounts(
            sentences=len(statuses),
            cited=statuses.count("cited"),
            set_aside=statuses.count("set_aside"),
            unaccounted=statuses.count("unaccounted"),
            rejected_items=len(communique.rejected),
        ),
        pages=article.pages,
        flags=sort_flags((*article.flags, *communique.flags)),
    )


def make_unread_source(unread: UnreadSource, copies: Sequence[str]) -> Source:
    """Return the record of a file or article that feeds nothing into the briefing."""
    return Source(
        id=unread.id,
        uri=unread.uri,
        copies=tuple(sorted(copies)),
        sha256=unread.sha256,
        outlet=unread.outlet,
        title=unread.title,
        published=unread.published,
        language=unread.language,
        status=unread.status,
        reason=unread.reason,
        origin=unread.id,
        official=False,
        reliability="F",
        ledger=LedgerCounts(
            sentences=unread.sentences,
            cited=0,
            set_aside=0,
            unaccounted=unread.sentences,
            rejected_items=0,
        ),
        flags=unread.flags,
    )


def make_provenance(
    communiques: Sequence[Communique],
    tool: str,
    prompts: Iterable[PromptUse],
    request_keys: Iterable[str] = (),
    *,
    own_terms: str | None = None,
    corrections: Corrections | None = None,
    notes: Sequence[str] = (),
) -> Provenance:
    """Return how the briefing came about.

    Args:
        communiques: What it rests on.
        tool: Name and version of this program.
        prompts: The prompts that were used.
        request_keys: Keys of answers beside those of extraction.
        own_terms: SHA-256 of the file of the user's own terms of art.
        corrections: What a reader corrected by hand.
        notes: What else a reader has to know.
    """
    models = sorted({communique.model for communique in communiques})
    embedded = any(model.startswith("builtin") for model in models)
    keys = {key for communique in communiques for key in communique.request_keys}
    keys.update(request_keys)
    told = [EMBEDDED_NOTE] if embedded else []
    if own_terms is not None:
        told.append(OWN_TERMS_NOTE.format(own_terms))
    told += [*corrections_notes(corrections), *notes]
    return Provenance(
        tool=tool,
        models=tuple(models),
        prompts=tuple(sorted(set(prompts), key=lambda one: (one.id, one.sha256))),
        request_keys=tuple(sorted(keys)),
        notes=tuple(told),
        corrections=corrections,
    )


def corrections_notes(corrections: Corrections | None) -> list[str]:
    """Return what a reader of the briefing has to know of corrections, one by one if stale."""
    if corrections is None:
        return []
    count = len(corrections.applied)
    told = "A reader corrected nothing" if not count else f"A reader made {count} corrections"
    notes = [f"{told if count != 1 else 'A reader made 1 correction'} by hand; they are listed."]
    notes += [
        f"Not applied: the {one.kind} of {'; '.join(one.about)}, because {one.reason}."
        for one in corrections.stale
    ]
    return notes
