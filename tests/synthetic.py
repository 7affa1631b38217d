"""An invented event: three articles and the briefing that stands up to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from madepage import Page

from summarizer.schema.article import Article
from summarizer.schema.briefing import (
    Briefing,
    Claim,
    Corroboration,
    Date,
    Divergence,
    DivergenceValue,
    Document,
    Event,
    LedgerCounts,
    Participant,
    Report,
    Source,
)
from summarizer.schema.canonical import seal_briefing
from summarizer.schema.ids import (
    claim_ids,
    date_ids,
    divergence_ids,
    participant_ids,
)
from summarizer.schema.order import order_briefing, published_by_source
from summarizer.schema.provenance import PromptUse, Provenance
from summarizer.schema.span import Span
from summarizer.schema.words import DateRole, ParticipantKind, Stance, Tier, Voice, Zone

COUNTRY_NAMES = {"FIN": "Finland", "URY": "Uruguay"}
BOTH = ("FIN", "URY")


@dataclass(frozen=True)
class Line:
    """One sentence of an article, and its zone."""

    text: str
    zone: Zone = "narration"
    paragraph: int = 0
    account: str | None = None


WIRE = (
    Line("Finland, Uruguay to share forest data, differ on tariffs", "headline"),
    Line(
        "MONTEVIDEO, May 12 (RPA) - Finland and Uruguay on Monday agreed to set up a joint forest"
        " data centre in Tacuarembó at the fourth round of their Forestry and Climate Dialogue."
    ),
    Line(
        "The talks were co-chaired by Uruguay’s Foreign Minister Ana Pereyra Sosa and Finland’s"
        " Foreign Minister Eero Lahtinen."
    ),
    Line("The two sides agreed to exchange satellite images of forest fires every six hours."),
    Line("They will publish a common timber register by 31 December 2032."),
    Line("Finland pledged 40 million euros for the restoration of native forest."),
    Line("Uruguay called for an immediate and unconditional end to tariffs on certified pulp."),
    Line(
        "“We will not sign rules that our growers cannot read,” Pereyra told reporters.",
        "quotation",
    ),
    Line("Both ministers reaffirmed their support for the Paris Agreement."),
    Line("The next round will be held in Oulu in 2033."),
    Line("Also read: Fishing quotas cut for third year", "link"),
    Line("© 2031 Río Press Agency", "chrome"),
)
LEDGER = (
    Line("Lahtinen brings home a data centre, and a dispute", "headline"),
    Line(
        "Eero Lahtinen and Ana Pereyra met in Montevideo on Monday for the fourth round of the"
        " Finnish-Uruguayan forestry dialogue."
    ),
    Line("The two countries agreed to set up a joint forest data centre in Tacuarembó."),
    Line("They also agreed to swap satellite pictures of forest fires every six hours."),
    Line("Finland will put 45 million euros into restoring native forest, Lahtinen said."),
    Line("Uruguay asked for an end to tariffs on certified pulp."),
    Line("Finland voiced concern over illegal logging in protected wetlands."),
    Line("It was a modest harvest for two years of talks."),
    Line("The two sides meet again in Oulu in 2033."),
    Line("Lahtinen at the port of Montevideo.", "caption"),
    Line("Reader47: And who pays for it?", "comments"),
)
MINISTRY = (
    Line("Fourth round of the Forestry and Climate Dialogue with Finland", "headline"),
    Line(
        "On 12 May 2031 Foreign Minister Ana Pereyra Sosa received the Foreign Minister of Finland,"
        " Eero Lahtinen, for the fourth round of the Forestry and Climate Dialogue in Montevideo."
    ),
    Line("Both delegations agreed to establish a joint forest data centre in Tacuarembó."),
    Line("They will publish a common timber register by 30 June 2032."),
    Line(
        "Uruguay reiterated its call for an immediate and unconditional end to tariffs on certified"
        " pulp."
    ),
    Line("Both ministers reaffirmed support for the Paris Agreement."),
    Line("Finland thanked Uruguay for hosting twelve researchers."),
    Line(
        "The next round will take place in Oulu in 2033.", "embedded_post", account="@CancilleriaUY"
    ),
)


def make_article(
    uri: str, lines: Sequence[Line], *, outlet: str | None, published: str | None
) -> Article:
    """Return an article of these lines, each a paragraph of its own."""
    page = Page()
    for line in lines:
        page.add(line.text, line.zone, line.account)
    title = lines[0].text if lines[0].zone == "headline" else None
    return page.article(uri, outlet=outlet, published=published, title=title)


def make_articles() -> tuple[Article, ...]:
    """Return the wire's report, the newspaper's, and the ministry's release."""
    return (
        make_article("01_wire.txt", WIRE, outlet="Río Press Agency", published="2031-05-12"),
        make_article("02_ledger.txt", LEDGER, outlet="The Helsinki Ledger", published="2031-05-13"),
        make_article(
            "03_ministry.txt",
            MINISTRY,
            outlet="Ministry of Foreign Affairs of Uruguay",
            published="2031-05-13",
        ),
    )


def span_of(article: Article, quote: str) -> Span:
    """Return the only place where the quote stands in the article."""
    assert article.text.count(quote) == 1, quote
    start = article.text.index(quote)
    return Span(source=article.id, start=start, end=start + len(quote), quote=quote)


def report_of(
    article: Article,
    quote: str,
    act: str,
    *,
    written: str | None = None,
    qualifiers: tuple[str, ...] = (),
    voice: Voice = "reported",
    holders: tuple[str, ...] = BOTH,
    speaker: str | None = None,
    stance: Stance = "support",
) -> Report:
    """Return one article's report of a claim."""
    span = span_of(article, quote)
    return Report(
        source=span.source,
        start=span.start,
        end=span.end,
        quote=span.quote,
        act=act,
        act_as_written=written or act,
        qualifiers=qualifiers,
        voice=voice,
        holders=holders,
        speaker=speaker,
        stance=stance,
    )


def claim_of(
    topic: str,
    kind: str,
    statement: str,
    reports: Sequence[Report],
    *,
    targets: tuple[str, ...] = (),
    read: Iterable[str],
) -> Claim:
    """Return a claim, with no id yet, that these reports make up."""
    reported_by = tuple(sorted({report.span.source for report in reports}))
    speakers = {report.speaker for report in reports}
    return Claim(
        id="",
        topic=topic,
        kind=kind,
        holders=reports[0].holders,
        targets=targets,
        speaker=speakers.pop() if len(speakers) == 1 else None,
        stance=reports[0].stance,
        statement=statement,
        reports=tuple(reports),
        reported_by=reported_by,
        omitted_by=tuple(sorted(set(read) - set(reported_by))),
        corroboration=Corroboration(sources=len(reported_by), independent=len(reported_by)),
        divergences=(),
    )


def value_of(value: str, *spans: Span) -> DivergenceValue:
    """Return one version of a divergence."""
    sources = tuple(sorted({span.source for span in spans}))
    return DivergenceValue(value=value, reported_by=sources, evidence=spans)


def source_of(article: Article, *, official: bool = False) -> Source:
    """Return the record of an article that was read."""
    count = len(article.sentences)
    return Source(
        id=article.id,
        uri=article.uri,
        copies=(),
        sha256=article.sha256,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        language=article.language,
        status="read",
        reason=None,
        origin=article.id,
        official=official,
        reliability="F",
        ledger=LedgerCounts(
            sentences=count, cited=count - 3, set_aside=2, unaccounted=1, rejected_items=0
        ),
    )


def make_sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    """Return the records of the three articles, and of one that nobody could read."""
    wire, ledger, ministry = articles
    unread = source_of(wire).model_copy(
        update={
            "id": "a0123456789ab",
            "uri": "04_diario.txt",
            "sha256": "0" * 64,
            "outlet": "El Diario",
            "title": "Cuarta ronda del diálogo forestal",
            "published": None,
            "language": "es",
            "status": "unread_language",
            "reason": "the embedded extractor reads English only",
            "origin": "a0123456789ab",
            "ledger": LedgerCounts(
                sentences=0, cited=0, set_aside=0, unaccounted=0, rejected_items=0
            ),
        }
    )
    return (source_of(wire), source_of(ledger), source_of(ministry, official=True), unread)


def make_event(articles: Sequence[Article]) -> Event:
    """Return the event."""
    wire, ledger, ministry = articles
    return Event(
        name="Fourth Round of the Finland-Uruguay Forestry and Climate Dialogue",
        kind="dialogue",
        series="Finland-Uruguay Forestry and Climate Dialogue",
        round=4,
        place="Montevideo",
        country="URY",
        held="2031-05-12",
        parties=BOTH,
        document=Document(kind="joint statement", number=None, issued=None),
        evidence=(
            span_of(wire, "the fourth round of their Forestry and Climate Dialogue"),
            span_of(ledger, "the fourth round of the Finnish-Uruguayan forestry dialogue"),
            span_of(
                ministry, "the fourth round of the Forestry and Climate Dialogue in Montevideo"
            ),
        ),
    )


def make_participants(articles: Sequence[Article]) -> tuple[Participant, ...]:
    """Return both ministers and both states, with no ids yet."""
    wire, ledger, ministry = articles

    def participant(
        name: str,
        kind: ParticipantKind,
        tier: Tier,
        side: str,
        spans: Sequence[Span],
        roles: tuple[str, ...] = (),
        aliases: tuple[str, ...] = (),
    ) -> Participant:
        return Participant(
            id="",
            name=name,
            kind=kind,
            tier=tier,
            side=side,
            roles=roles,
            aliases=aliases,
            evidence=tuple(spans),
            reported_by=tuple(sorted({span.source for span in spans})),
        )

    return (
        participant(
            "Ana Pereyra Sosa",
            "person",
            "principal",
            "URY",
            [
                span_of(wire, "Ana Pereyra Sosa"),
                span_of(ledger, "Ana Pereyra"),
                span_of(ministry, "Ana Pereyra Sosa"),
            ],
            roles=("Foreign Minister",),
            aliases=("Ana Pereyra",),
        ),
        participant(
            "Eero Lahtinen",
            "person",
            "principal",
            "FIN",
            [
                span_of(wire, "Eero Lahtinen"),
                span_of(ledger, "Eero Lahtinen"),
                span_of(ministry, "Eero Lahtinen"),
            ],
            roles=("Foreign Minister",),
        ),
        participant("Finland", "state", "party", "FIN", [span_of(wire, "Finland and Uruguay")]),
        participant("Uruguay", "state", "party", "URY", [span_of(wire, "Finland and Uruguay")]),
    )


def make_dates(articles: Sequence[Article]) -> tuple[Date, ...]:
    """Return the day of the meeting, both deadlines and the next round, with no ids yet."""
    wire, ledger, ministry = articles

    def date(role: DateRole, value: str, about: str, *spans: Span) -> Date:
        sources = tuple(sorted({span.source for span in spans}))
        return Date(id="", role=role, value=value, about=about, evidence=spans, reported_by=sources)

    return (
        date(
            "meeting",
            "2031-05-12",
            "the fourth round",
            span_of(wire, "Finland and Uruguay on Monday agreed"),
            span_of(ledger, "met in Montevideo on Monday"),
            span_of(ministry, "On 12 May 2031"),
        ),
        date(
            "deadline",
            "2032-06-30",
            "common timber register",
            span_of(ministry, "by 30 June 2032"),
        ),
        date(
            "deadline",
            "2032-12-31",
            "common timber register",
            span_of(wire, "by 31 December 2032"),
        ),
        date(
            "next_meeting",
            "2033",
            "next round in Oulu",
            span_of(wire, "The next round will be held in Oulu in 2033"),
            span_of(ledger, "The two sides meet again in Oulu in 2033"),
            span_of(ministry, "The next round will take place in Oulu in 2033"),
        ),
    )


def make_agreements(articles: Sequence[Article]) -> tuple[Claim, ...]:
    """Return four agreements, with no ids yet."""
    wire, ledger, ministry = articles
    read = [article.id for article in articles]
    return (
        claim_of(
            "data centre",
            "commitment",
            "Finland and Uruguay agreed to set up a joint forest data centre in Tacuarembó.",
            [
                report_of(
                    wire,
                    "Finland and Uruguay on Monday agreed to set up a joint forest data centre in"
                    " Tacuarembó",
                    "agree",
                    written="agreed",
                ),
                report_of(
                    ledger,
                    "The two countries agreed to set up a joint forest data centre in Tacuarembó",
                    "agree",
                    written="agreed",
                ),
                report_of(
                    ministry,
                    "Both delegations agreed to establish a joint forest data centre in Tacuarembó",
                    "agree",
                    written="agreed",
                ),
            ],
            read=read,
        ),
        claim_of(
            "forest fires",
            "commitment",
            "The two sides agreed to exchange satellite images of forest fires every six hours.",
            [
                report_of(
                    wire,
                    "agreed to exchange satellite images of forest fires every six hours",
                    "agree",
                    written="agreed",
                ),
                report_of(
                    ledger,
                    "agreed to swap satellite pictures of forest fires every six hours",
                    "agree",
                    written="agreed",
                ),
            ],
            read=read,
        ),
        claim_of(
            "timber register",
            "commitment",
            "The two sides will publish a common timber register.",
            [
                report_of(
                    wire,
                    "will publish a common timber register by 31 December 2032",
                    "publish",
                    written="will publish",
                ),
                report_of(
                    ministry,
                    "will publish a common timber register by 30 June 2032",
                    "publish",
                    written="will publish",
                ),
            ],
            read=read,
        ),
    )


def make_positions(articles: Sequence[Article]) -> tuple[Claim, ...]:
    """Return the positions, one of them in a newspaper's own voice, with no ids yet."""
    wire, ledger, ministry = articles
    read = [article.id for article in articles]
    ury, fin = ("URY",), ("FIN",)
    return (
        claim_of(
            "tariffs",
            "call",
            "Uruguay called for an immediate and unconditional end to tariffs on certified pulp.",
            [
                report_of(
                    wire,
                    "Uruguay called for an immediate and unconditional end to tariffs on certified"
                    " pulp",
                    "call for",
                    written="called for",
                    qualifiers=("immediate", "unconditional"),
                    holders=ury,
                ),
                report_of(
                    ledger,
                    "Uruguay asked for an end to tariffs on certified pulp",
                    "ask for",
                    written="asked for",
                    holders=ury,
                ),
                report_of(
                    ministry,
                    "Uruguay reiterated its call for an immediate and unconditional end to tariffs"
                    " on certified pulp",
                    "call for",
                    written="reiterated its call for",
                    qualifiers=("immediate", "unconditional"),
                    holders=ury,
                ),
            ],
            read=read,
        ),
        claim_of(
            "climate",
            "reaffirmation",
            "Both ministers reaffirmed their support for the Paris Agreement.",
            [
                report_of(
                    wire,
                    "Both ministers reaffirmed their support for the Paris Agreement",
                    "reaffirm",
                    written="reaffirmed",
                ),
                report_of(
                    ministry,
                    "Both ministers reaffirmed support for the Paris Agreement",
                    "reaffirm",
                    written="reaffirmed",
                ),
            ],
            read=read,
        ),
        claim_of(
            "rules",
            "opposition",
            "Uruguay will not sign rules that its growers cannot read.",
            [
                report_of(
                    wire,
                    "We will not sign rules that our growers cannot read",
                    "refuse",
                    written="will not sign",
                    voice="direct_quote",
                    holders=ury,
                    speaker="Ana Pereyra Sosa",
                    stance="oppose",
                )
            ],
            read=read,
        ),
        claim_of(
            "wetlands",
            "concern",
            "Finland voiced concern over illegal logging in protected wetlands.",
            [
                report_of(
                    ledger,
                    "Finland voiced concern over illegal logging in protected wetlands",
                    "voice concern",
                    written="voiced concern",
                    holders=fin,
                    stance="oppose",
                )
            ],
            targets=("illegal logging",),
            read=read,
        ),
        claim_of(
            "outcome",
            "assessment",
            "It was a modest harvest for two years of talks.",
            [
                report_of(
                    ledger,
                    "It was a modest harvest for two years of talks",
                    "assess",
                    written="was",
                    voice="outlet",
                    holders=(),
                    stance="neutral",
                )
            ],
            read=read,
        ),
    )


def make_facts(articles: Sequence[Article]) -> tuple[Claim, ...]:
    """Return two facts, with no ids yet."""
    wire, ledger, ministry = articles
    read = [article.id for article in articles]
    fin = ("FIN",)
    return (
        claim_of(
            "restoration",
            "event",
            "Finland pledged 40 million euros for the restoration of native forest.",
            [
                report_of(
                    wire,
                    "Finland pledged 40 million euros for the restoration of native forest",
                    "pledge",
                    written="pledged",
                    holders=fin,
                ),
                report_of(
                    ledger,
                    "Finland will put 45 million euros into restoring native forest",
                    "put",
                    written="will put",
                    holders=fin,
                    speaker="Eero Lahtinen",
                ),
            ],
            read=read,
        ),
        claim_of(
            "researchers",
            "event",
            "Finland thanked Uruguay for hosting twelve researchers.",
            [
                report_of(
                    ministry,
                    "Finland thanked Uruguay for hosting twelve researchers",
                    "thank",
                    written="thanked",
                    holders=fin,
                )
            ],
            targets=("URY",),
            read=read,
        ),
    )


def make_briefing(articles: Sequence[Article] | None = None) -> Briefing:
    """Return the briefing of the articles: valid, in order and sealed, with no summary."""
    articles = articles or make_articles()
    sources = make_sources(articles)
    published = published_by_source(sources)
    bare = order_briefing(
        Briefing(
            id="",
            event=make_event(articles),
            sources=sources,
            participants=make_participants(articles),
            dates=make_dates(articles),
            agreements=make_agreements(articles),
            positions=make_positions(articles),
            facts=make_facts(articles),
            divergences=(),
            summary=(),
            provenance=Provenance(
                tool="summarizer 0.1.0",
                models=("synthetic",),
                prompts=(PromptUse(id="extract.v1", sha256="1" * 64),),
                request_keys=("2" * 64,),
                notes=(),
            ),
        )
    )
    participants = zip(
        bare.participants, participant_ids(bare.participants, published), strict=True
    )
    dates = zip(bare.dates, date_ids(bare.dates, published), strict=True)
    known = bare.model_copy(
        update={
            "participants": tuple(one.model_copy(update={"id": id_}) for one, id_ in participants),
            "dates": tuple(one.model_copy(update={"id": id_}) for one, id_ in dates),
            "agreements": _with_claim_ids("agr", bare.agreements, published),
            "positions": _with_claim_ids("pos", bare.positions, published),
            "facts": _with_claim_ids("fac", bare.facts, published),
        }
    )
    return seal_briefing(order_briefing(_with_divergences(known, articles)))


def _with_claim_ids(
    prefix: str, claims: Sequence[Claim], published: dict[str, str | None]
) -> tuple[Claim, ...]:
    ids = claim_ids(prefix, claims, published)
    return tuple(one.model_copy(update={"id": id_}) for one, id_ in zip(claims, ids, strict=True))


def _with_divergences(briefing: Briefing, articles: Sequence[Article]) -> Briefing:
    wire, ledger, ministry = articles
    by_topic = {
        claim.topic: claim.id
        for claim in (*briefing.agreements, *briefing.positions, *briefing.facts)
    }
    deadlines = [date.id for date in briefing.dates if date.role == "deadline"]
    bare = (
        Divergence(
            id="",
            type="date",
            materiality="high",
            items=(by_topic["timber register"], *deadlines),
            question="By when will the common timber register be published?",
            values=(
                value_of("2032-12-31", span_of(wire, "by 31 December 2032")),
                value_of("2032-06-30", span_of(ministry, "by 30 June 2032")),
            ),
        ),
        Divergence(
            id="",
            type="number",
            materiality="high",
            items=(by_topic["restoration"],),
            question="How much will Finland pay for the restoration of native forest?",
            values=(
                value_of("40 million euros", span_of(wire, "40 million euros")),
                value_of("45 million euros", span_of(ledger, "45 million euros")),
            ),
        ),
        Divergence(
            id="",
            type="wording",
            materiality="medium",
            items=(by_topic["tariffs"],),
            question="How is the end to tariffs qualified?",
            values=(
                value_of(
                    "immediate and unconditional",
                    span_of(wire, "immediate and unconditional end to tariffs"),
                    span_of(ministry, "immediate and unconditional end to tariffs"),
                ),
                value_of("no qualifier", span_of(ledger, "an end to tariffs")),
            ),
        ),
    )
    published = published_by_source(briefing.sources)
    ordered = order_briefing(briefing.model_copy(update={"divergences": bare})).divergences
    ids = divergence_ids(ordered, published)
    divergences = tuple(
        one.model_copy(update={"id": id_}) for one, id_ in zip(ordered, ids, strict=True)
    )

    def link(claims: Sequence[Claim]) -> tuple[Claim, ...]:
        return tuple(
            claim.model_copy(
                update={
                    "divergences": tuple(
                        sorted(one.id for one in divergences if claim.id in one.items)
                    )
                }
            )
            for claim in claims
        )

    return briefing.model_copy(
        update={
            "agreements": link(briefing.agreements),
            "positions": link(briefing.positions),
            "facts": link(briefing.facts),
            "divergences": divergences,
        }
    )
