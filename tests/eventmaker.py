"""A made-up event of any size: articles, communiqués, and the briefing that fits them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from synthetic import Line, claim_of, make_article, source_of, value_of

from summarizer.schema.article import Article
from summarizer.schema.briefing import (
    Briefing,
    Claim,
    Date,
    Divergence,
    Event,
    Participant,
    Report,
    Source,
    SummarySentence,
)
from summarizer.schema.communique import Communique, LedgerEntry
from summarizer.schema.provenance import Provenance
from summarizer.schema.span import Span

PARTIES = ("FIN", "URY", "NOR", "KEN", "CHL", "KOR")
TOPICS = 60
_LISTS = ("agr", "pos", "fac")
_KINDS = ("commitment", "call", "event", "support", "concern")


@dataclass(frozen=True)
class Made:
    """An event with everything about it."""

    briefing: Briefing
    articles: tuple[Article, ...]
    communiques: tuple[Communique, ...]


@dataclass(frozen=True)
class Wording:
    """The texts of an event; every one of them may be anything at all."""

    name: str = "A made-up dialogue"
    outlet: Callable[[int], str] = field(default=lambda source: f"Outlet {source}")
    title: Callable[[int], str] = field(default=lambda source: f"Headline of outlet {source}")
    statement: Callable[[int], str] = field(
        default=lambda claim: f"The parties settle item {claim}."
    )
    sentence: Callable[[int, int], str] = field(
        default=lambda claim, source: (
            f"The two sides agreed on item {claim} in the way that outlet {source} tells it."
        )
    )
    person: str = "Ana Pereyra Sosa"
    topic: Callable[[int], str] = field(default=lambda claim: f"topic {claim % TOPICS}")
    question: str = "How is it told?"
    reason: str = "of another event"
    languages: Sequence[str] = ("en",)


def make_event(*, sources: int, claims: int, wording: Wording | None = None) -> Made:
    """Return an event in which claim `i` is reported by about a sixth of the sources.

    Every tenth claim is disputed; every fourth sentence is set aside, every ninth unaccounted for.
    One source more is of another event.
    """
    words = wording or Wording()
    articles = tuple(_make_article(number, sources, claims, words) for number in range(sources))
    reporting = [
        [number for number in range(sources) if _reports(claim, number, sources)]
        for claim in range(claims)
    ]
    made = [_make_claim(claim, reporting[claim], articles, words) for claim in range(claims)]
    disputed = [claim for claim in made if len(claim.reported_by) > 1][::10]
    divergences = tuple(_make_divergence(claim, words) for claim in disputed)
    by_item = {one.items[0]: one.id for one in divergences}
    made = [
        claim.model_copy(update={"divergences": (by_item[claim.id],)})
        if claim.id in by_item
        else claim
        for claim in made
    ]
    briefing = Briefing(
        id="0" * 64,
        event=Event(
            name=words.name,
            kind="dialogue",
            series=None,
            round=None,
            place="Oulu",
            country="FIN",
            held="2031-05-12",
            parties=PARTIES[:2],
            document=None,
            evidence=(),
        ),
        sources=(*map(source_of, articles), _make_other(articles[0], words)),
        participants=(_make_person(made[0], words),),
        dates=(_make_date(made[0]),),
        agreements=tuple(one for one in made if one.id.startswith("agr")),
        positions=tuple(one for one in made if one.id.startswith("pos")),
        facts=tuple(one for one in made if one.id.startswith("fac")),
        divergences=divergences,
        summary=(SummarySentence(text=made[0].statement, items=(made[0].id,)),),
        provenance=Provenance(
            tool="summarizer 0", models=("none",), prompts=(), request_keys=(), notes=()
        ),
    )
    return Made(briefing, articles, tuple(map(_make_communique, articles)))


def _reports(claim: int, number: int, sources: int) -> bool:
    """Return whether a source reports a claim; every claim has at least one."""
    return number == claim % sources or (claim * 7 + number * 5) % 6 == 0


def _make_article(number: int, sources: int, claims: int, words: Wording) -> Article:
    lines = [Line(words.title(number), "headline")]
    for claim in range(claims):
        if _reports(claim, number, sources):
            lines.append(Line(words.sentence(claim, number)))
            lines.append(Line(f"What outlet {number} makes of {claim} is another matter."))
    article = make_article(
        f"{number:02}.txt", lines, outlet=words.outlet(number), published="2031-05-13"
    )
    language = words.languages[number % len(words.languages)]
    return article.model_copy(update={"language": language})


def _make_claim(
    claim: int, reporting: Sequence[int], articles: Sequence[Article], words: Wording
) -> Claim:
    holders = tuple(sorted({PARTIES[claim % 6], PARTIES[(claim * 5 + 1) % 6]}))
    reports = tuple(
        Report(
            **_span(articles[number], words.sentence(claim, number)).model_dump(),
            act="agree",
            act_as_written="agreed",
            qualifiers=(),
            voice="direct_quote" if claim % 11 == 3 else "reported",
            holders=holders,
            speaker=None,
            stance="support",
        )
        for number in reporting
    )
    made = claim_of(
        words.topic(claim),
        _KINDS[claim % 5],
        words.statement(claim),
        reports,
        read=[one.id for one in articles],
    )
    speaker = words.person if claim % 7 == 0 else None
    return made.model_copy(update={"id": f"{_LISTS[claim % 3]}-{claim:010}", "speaker": speaker})


def _make_divergence(claim: Claim, words: Wording) -> Divergence:
    first, *others = claim.reports
    return Divergence(
        id=f"div-{claim.id[4:]}",
        type="wording",
        materiality="high",
        items=(claim.id,),
        question=words.question,
        values=(
            value_of(first.quote, first.span),
            value_of(others[0].quote, *(one.span for one in others)),
        ),
    )


def _make_other(article: Article, words: Wording) -> Source:
    """Return a source that is of another event."""
    other = {
        "id": "a" * 13,
        "uri": "other.txt",
        "copies": ("copy.txt",),
        "sha256": sha256(b"other").hexdigest(),
        "outlet": "Another outlet",
        "title": None,
        "published": None,
        "language": "und",
        "status": "other_event",
        "reason": words.reason,
        "origin": "a" * 13,
    }
    return source_of(article).model_copy(update=other)


def _make_person(claim: Claim, words: Wording) -> Participant:
    return Participant(
        id="par-0000000000",
        name=words.person,
        kind="person",
        tier="principal",
        side="URY",
        roles=("Foreign Minister",),
        aliases=(),
        evidence=(claim.reports[0].span,),
        reported_by=claim.reported_by[:1],
    )


def _make_date(claim: Claim) -> Date:
    return Date(
        id="dat-0000000000",
        role="meeting",
        value="2031-05-12",
        about="the dialogue",
        evidence=(claim.reports[0].span,),
        reported_by=claim.reported_by[:1],
    )


def _make_communique(article: Article) -> Communique:
    def entry(number: int) -> LedgerEntry:
        if number % 2 == 0:
            return LedgerEntry(sentence=number, status="cited", reason=None, by="item")
        if number % 9 == 0:
            return LedgerEntry(sentence=number, status="unaccounted", reason=None, by="nobody")
        return LedgerEntry(sentence=number, status="set_aside", reason="background", by="model")

    return Communique(
        article=article.id,
        event=None,
        participants=(),
        dates=(),
        claims=(),
        rejected=(),
        ledger=tuple(entry(sentence.number) for sentence in article.sentences),
        model="none",
        prompts=(),
        request_keys=(),
    )


def _span(article: Article, quote: str) -> Span:
    start = article.text.index(quote)
    return Span(source=article.id, start=start, end=start + len(quote), quote=quote)
