"""One invented event as many outlets report it: articles, and what was found in each.

Everything follows from a seed and the number of articles. A stock of distinct claims is told by
templates: other verbs, other words for the parties, and now and then another number, another day,
another holder or a qualifier left out, so that linking and divergence have work to do. Some
articles are edited copies of earlier ones, and some are on another event of the same states.
"""

import random
from collections.abc import Sequence
from typing import NamedTuple

from madepage import Page

from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import (
    Communique,
    GroundedClaim,
    GroundedDate,
    GroundedEvent,
    GroundedParticipant,
    LedgerEntry,
)
from summarizer.schema.words import ClaimType, ParticipantKind, Stance, Tier

COPIES = 0.1
"""Share of articles that are edited copies of earlier ones."""
ELSEWHERE = 0.03
"""Share of articles on another event."""
FEWEST_CLAIMS, MOST_CLAIMS = 40, 200
"""Distinct claims of an event that hardly anybody and that a thousand outlets report."""
BOTH = ("FIN", "URY")
_BOTH_WORDS = ("Finland and Uruguay", "The two sides", "Both countries", "Uruguay and Finland")
_STATE_WORDS = {
    "FIN": ("Finland", "Helsinki", "The Finnish side"),
    "URY": ("Uruguay", "Montevideo"),
}
_NAMES = {"Finland": "FIN", "Uruguay": "URY"}
_FIELDS = (
    "timber fisheries railway port vaccine satellite wheat copper seismic cyber border customs visa"
    " drought malaria solar geothermal coffee tuna wildlife museum university lithium pipeline"
    " telecom banking refugee maritime aviation tourism nursing textile dairy fertiliser hydrogen"
    " archive football language judicial extradition"
).split()
_THINGS = (
    "training programme, data centre, research fund, inspection regime, exchange scheme, working"
    " group, early warning network, certification registry, investment corridor, pilot plant,"
    " scholarship quota, observer mission, price index, tariff waiver, hotline, cold storage depot,"
    " seed library, repair dock, summer school, arbitration panel, mobile clinic, tracking beacon,"
    " fuel subsidy, insurance pool, patent office, tasting jury, radio channel, ferry route, wind"
    " tunnel, rescue drone, quality seal, heritage trail, spare parts store, loan guarantee,"
    " calibration bench, weather buoy"
).split(", ")
_PURPOSES = (
    "for nurses from island clinics, to protect nesting turtles, for farmers hit by hail, to repair"
    " old bridges, for blind students, to replace diesel buses, for orchestra musicians, to map"
    " underground aquifers, for retired miners, to preserve medieval manuscripts, for apprentice"
    " welders, to reduce plastic litter, for beekeepers and orchards, to digitise land titles, for"
    " alpine rescuers, to restore peat bogs, for glass blowers, to test autonomous tractors, for"
    " chess teachers, to count migrating geese, for sign interpreters, to insulate kindergartens,"
    " for lighthouse keepers, to breed hardy barley, for amateur astronomers, to purify brackish"
    " groundwater, for young violin makers, to recycle turbine blades, for harbour divers, to"
    " vaccinate reindeer herds"
).split(", ")
_PLACES = (
    "Oulu Turku Tampere Vaasa Lahti Kuopio Salto Paysandú Rivera Tacuarembó Melo Durazno Rocha"
    " Colonia Minas Artigas"
).split()
_SUMS = ("worth {} million euros", "at a cost of {} million euros", "with {} million euros")
_DAYS = ("by the end of {}", "by {}", "before {}", "no later than June {}")
_WORDINGS: dict[ClaimType, tuple[tuple[str, str, str], ...]] = {
    "agreement": (
        ("agree", "agreed", "agreed to set up a {thing}"),
        ("agree", "agreed", "agreed to establish a {thing}"),
        ("decide", "decided", "decided to create a joint {thing}"),
        ("undertake", "undertook", "undertook to launch a {thing}"),
        ("pledge", "pledged", "pledged to build a {thing}"),
    ),
    "position": (
        (
            "call for",
            "called for",
            "called for an immediate and unconditional start of the {thing}",
        ),
        ("call for", "called for", "called for an immediate start of the {thing}"),
        ("demand", "demanded", "demanded the unconditional opening of the {thing}"),
        ("urge", "urged", "urged an early start of the {thing}"),
        ("reiterate", "reiterated", "reiterated the demand for an immediate start of the {thing}"),
    ),
    "fact": (
        ("open", "opened", "opened a {thing}"),
        ("inaugurate", "inaugurated", "inaugurated the {thing}"),
        ("launch", "launched", "launched the new {thing}"),
        ("announce", "announced", "announced the opening of the {thing}"),
    ),
}
_SYLLABLES = ("ba", "tor", "mi", "lun", "sey", "kar", "do", "ven", "pri", "ost", "shi", "ga")
_TYPES: tuple[ClaimType, ...] = ("agreement",) * 6 + ("position",) * 3 + ("fact",)


class Matter(NamedTuple):
    """One distinct claim, whoever reports it."""

    type: ClaimType
    thing: str
    purpose: str
    place: str
    holders: tuple[str, ...]
    millions: int | None
    year: int | None


class Sentenced(NamedTuple):
    """A sentence and the claim that it holds."""

    text: str
    matter: Matter
    act: str
    written: str
    holders: tuple[str, ...]


class Person(NamedTuple):
    """Somebody who is named."""

    name: str
    side: str
    tier: Tier
    role: str


class Body(NamedTuple):
    """A body that is named beside the event, in full or by its initials."""

    name: str
    initials: str
    side: str


class Made(NamedTuple):
    """An event, as it comes to be reconciled."""

    articles: tuple[Article, ...]
    communiques: tuple[Communique, ...]


def make_event(count: int, seed: int = 1) -> Made:
    """Return an event of as many articles, the same for the same arguments."""
    rng = random.Random(f"{seed} {count}")
    matters = make_matters(claim_count(count), rng)
    people = [_make_person(number, rng) for number in range(12 + count // 5)]
    bodies = [_make_body(number, rng) for number in range(10 + count // 20)]
    likely = [1 / (1 + rank) ** 0.5 for rank in range(len(matters))]
    told: list[tuple[Sentenced, ...]] = []
    made: list[tuple[Article, Communique]] = []
    for number in range(count):
        if told and rng.random() < COPIES:
            body = _edit(rng.choice(told), rng)
        else:
            chosen = dict.fromkeys(rng.choices(matters, likely, k=rng.randint(11, 18)))
            body = tuple(_tell(matter, rng) for matter in chosen)
        told.append(body)
        made.append(_write(number, body, people, bodies, rng))
    return Made(tuple(one for one, _ in made), tuple(two for _, two in made))


def claim_count(articles: int) -> int:
    """Return how many distinct claims so many articles report."""
    return min(MOST_CLAIMS, FEWEST_CLAIMS + articles * 16 // 100)


def make_matters(count: int, rng: random.Random) -> list[Matter]:
    """Return so many distinct claims, many of them of one field or of one sort of thing."""
    pairs = [(field, thing) for field in _FIELDS for thing in _THINGS]
    return [
        Matter(
            type=(kind := rng.choice(_TYPES)),
            thing=f"{field} {thing}",
            purpose=rng.choice(_PURPOSES),
            place=rng.choice(_PLACES),
            holders=BOTH if kind == "agreement" else (rng.choice(BOTH),),
            millions=rng.choice((None, None, rng.randint(2, 900))),
            year=rng.choice((None, None, rng.randint(2032, 2040))),
        )
        for field, thing in rng.sample(pairs, count)
    ]


def _make_person(number: int, rng: random.Random) -> Person:
    name = " ".join("".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(2)).title()
    side = BOTH[number % 2]
    if number < 2:
        return Person(name, side, "principal", "Foreign Minister")
    return Person(name, side, "delegate" if number < 12 else "mentioned", "analyst")


def _make_body(number: int, rng: random.Random) -> Body:
    field, kind = rng.choice(_FIELDS).title(), rng.choice(("Board", "Council", "Institute"))
    town = rng.choice(_PLACES)
    name = f"{town} {field} {kind}"
    return Body(name, "".join(word[0] for word in name.split()), BOTH[number % 2])


def _tell(matter: Matter, rng: random.Random) -> Sentenced:
    """Return one outlet's sentence of a claim; one in twenty-five is mistaken in something."""
    act, written, wording = rng.choice(_WORDINGS[matter.type])
    holders, millions, year = matter.holders, matter.millions, matter.year
    slip = rng.randrange(40)
    if slip == 0 and millions:
        millions = millions * 10
    if slip == 1 and year:
        year += 1
    if slip == 2:
        holders = (rng.choice(BOTH),)
    who = rng.choice(_BOTH_WORDS if holders == BOTH else _STATE_WORDS[holders[0]])
    parts = [who, wording.format(thing=matter.thing)]
    if rng.random() < 0.8:
        parts.append(matter.purpose)
    if rng.random() < 0.5:
        parts.append(f"in {matter.place}")
    if millions and rng.random() < 0.8:
        parts.append(rng.choice(_SUMS).format(millions))
    if year and rng.random() < 0.8:
        parts.append(rng.choice(_DAYS).format(year))
    return Sentenced(" ".join(parts), matter, act, written, holders)


def _edit(body: Sequence[Sentenced], rng: random.Random) -> tuple[Sentenced, ...]:
    """Return a text as another outlet prints it: shortened, and one sentence told anew."""
    kept = [one for one in body if rng.random() < 0.85] or list(body)
    at = rng.randrange(len(kept))
    kept[at] = _tell(kept[at].matter, rng)
    return tuple(kept)


def _write(
    number: int,
    body: Sequence[Sentenced],
    people: Sequence[Person],
    bodies: Sequence[Body],
    rng: random.Random,
) -> tuple[Article, Communique]:
    """Return an article with these claims, and what was found in it."""
    elsewhere = rng.random() < ELSEWHERE
    outlet = f"{rng.choice(_PLACES)} {rng.choice(('Post', 'Ledger', 'Times', 'Herald'))} {number}"
    published = f"2031-05-{rng.randint(12, 16)}" if rng.random() < 0.85 else None
    page = Page()
    title = page.add(f"{outlet}: Finland and Uruguay meet", "headline")
    day = rng.choice((12,) * 19 + (13,))
    opening = page.add(
        f"Finland and Uruguay held the fourth round of their Forestry Dialogue in Montevideo"
        f" on {day} May 2031."
    )
    participants = (
        *(_participant(page, opening, name, code) for name, code in _NAMES.items()),
        *_name_people(page, people, rng),
        *_name_bodies(page, bodies, rng),
    )
    claims = [_claim(page, one) for one in body]
    closing = page.add("The next round will be held in Oulu in 2033.")
    article = page.article(
        f"{number:05}.txt",
        outlet=outlet,
        published=published,
        title=page.text[title.start : title.end],
    )
    communique = Communique(
        article=article.id,
        event=_event(page, opening, day, elsewhere=elsewhere),
        participants=participants,
        dates=(
            _date(page, opening, f"{day} May 2031", "meeting", f"2031-05-{day}"),
            _date(page, closing, "in Oulu in 2033", "next_meeting", "2033"),
        ),
        claims=tuple(claims),
        rejected=(),
        ledger=tuple(
            LedgerEntry(sentence=one.number, status="cited", reason=None, by="item")
            for one in page.sentences
        ),
        model="made",
        prompts=(),
        request_keys=(f"{number:064x}",),
    )
    return article, communique


def _name_people(
    page: Page, people: Sequence[Person], rng: random.Random
) -> tuple[GroundedParticipant, ...]:
    """Write who took part, the ministers with and without their first names; return them."""
    named = []
    for person in (*people[:2], *rng.sample(people[2:], 3)):
        name = person.name if rng.random() < 0.7 else person.name.split()[-1]
        sentence = page.add(f"{person.role} {name} spoke for {_STATE_WORDS[person.side][0]}.")
        named.append(
            _participant(page, sentence, name, person.side, "person", person.tier, person.role)
        )
    return tuple(named)


def _name_bodies(
    page: Page, bodies: Sequence[Body], rng: random.Random
) -> tuple[GroundedParticipant, ...]:
    """Write which bodies were there, in full or by their initials; return them."""
    named = []
    for body in rng.sample(bodies, 2):
        name = body.name if rng.random() < 0.6 else body.initials
        sentence = page.add(f"The {name} sent observers to the talks.")
        named.append(_participant(page, sentence, name, body.side, "organization", "counterpart"))
    return tuple(named)


def _participant(
    page: Page,
    sentence: Sentence,
    name: str,
    side: str,
    kind: ParticipantKind = "state",
    tier: Tier = "party",
    role: str | None = None,
) -> GroundedParticipant:
    return GroundedParticipant(
        span=page.span(name, sentence),
        sentence=sentence.number,
        zone="narration",
        name=name,
        kind=kind,
        tier=tier,
        side=side,
        roles=(role,) if role else (),
    )


def _claim(page: Page, told: Sentenced) -> GroundedClaim:
    sentence = page.add(told.text + ".")
    stances: dict[ClaimType, Stance] = {"fact": "neutral"}
    return GroundedClaim(
        span=page.span(told.text, sentence),
        sentence=sentence.number,
        zone="narration",
        type=told.matter.type,
        statement=told.text + ".",
        topic=told.matter.thing.split()[0],
        holders=told.holders,
        targets=(),
        speaker=None,
        stance=stances.get(told.matter.type, "support"),
        act=told.act,
        act_as_written=told.written,
        qualifiers=tuple(one for one in ("immediate", "unconditional") if one in told.text),
        voice="reported",
    )


def _event(page: Page, opening: Sentence, day: int, *, elsewhere: bool) -> GroundedEvent:
    """Return the event; one elsewhere is another round, of other states, half a year later."""
    return GroundedEvent(
        span=page.span("the fourth round of their Forestry Dialogue", opening),
        sentence=opening.number,
        zone="narration",
        name="fourth round of the Forestry Dialogue",
        kind="dialogue",
        series="Forestry Dialogue",
        round=2 if elsewhere else 4,
        place="Montevideo",
        country="URY",
        held="2031-11-03" if elsewhere else f"2031-05-{day}",
        parties=("FIN", "ARG") if elsewhere else BOTH,
        document_kind=None,
        document_number=None,
        document_issued=None,
    )


def _date(page: Page, sentence: Sentence, quote: str, role: str, value: str) -> GroundedDate:
    return GroundedDate.model_validate(
        {
            "span": page.span(quote, sentence),
            "sentence": sentence.number,
            "zone": "narration",
            "role": role,
            "value": value,
            "about": "fourth round" if role == "meeting" else "next round in Oulu",
        }
    )
