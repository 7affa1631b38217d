"""A heap of short invented articles on many invented events, and which event each is of.

Everything follows from a seed. Events share their states, their officials and their cities, many
are on one day, and every seventh is a sibling: the same states, officials, city and day, another
matter. A tenth of the articles are edited copies, a tenth tell no day of publication, and all use
the same phrases of diplomacy.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from madepage import Page

from summarizer.schema.article import Article
from summarizer.vocabulary.load import load_vocabulary

LARGEST = 60
"""Articles of an event, two at least."""
SIBLINGS = 1 / 7
COPIES = 0.1
UNDATED = 0.1
DAYS = 300
_CODES = (
    "ARG AUS AUT BEL BOL BRA BGR CHL COL CRI CZE DNK ECU EGY EST FIN FRA DEU GRC HUN IND IDN IRL"
    " ITA JPN KEN LVA LTU MYS MEX MNG MAR NLD NZL NGA NOR PER PHL POL PRT ROU SEN SRB SGP SVK SVN"
    " ESP SWE CHE THA TUN UGA URY VNM ZMB"
).split()
_FRAMES = (
    "{a} and {b} held talks on {w} {w} in {city}",
    "The foreign minister of {a}, {p}, met {q} of {b} in {city} to discuss the {w} {w}",
    "Both sides agreed to expand the {w} {w} under the {n} programme",
    "{b} will send experts on {w} to the {n} project next year, {q} said",
    "The two ministers signed a memorandum on {w} and {w}",
    "{p} called the {w} agreement a step forward for the whole region",
    "Officials in {city} expect the {w} {w} to cost {number} million",
    "{a} asked for a review of the {w} {w}, which {q} did not rule out",
    "A joint committee on {w} is to report on the {n} plan within a year",
    "Exporters of {w} have waited for the {w} accord since {year}",
)
_PHRASES = (
    "The talks took place in a cordial and constructive atmosphere",
    "Both sides stressed the importance of high-level exchanges",
    "They reviewed the full range of bilateral relations",
    "The two sides exchanged views on regional and international issues",
    "They agreed to remain in close contact on matters of common interest",
    "The ministers reaffirmed their commitment to international law and the UN Charter",
    "The delegation also met members of parliament and business leaders",
    "Relations between the two countries have grown steadily in recent years",
    "The statement did not give further details",
    "Trade between the two countries rose by eight percent last year",
    "They underlined the need for dialogue and cooperation",
    "Both sides welcomed the progress made since the last meeting",
)
_SYLLABLES = (
    "ba be bo cal cor da del dri fa fen gor gra hal ind jor ka kel lam lin lor mar mel nor ost pal"
    " pri ras rin sal sor tan tel tor ula ven vor wes yar zel zor"
).split()


class Official(NamedTuple):
    """Somebody who speaks for a state."""

    name: str
    state: str


class Happening(NamedTuple):
    """An invented event."""

    number: int
    states: tuple[str, str]
    officials: tuple[str, str]
    city: str
    project: str
    matter: tuple[str, ...]
    day: date


class Made(NamedTuple):
    """An article and the number of its event."""

    article: Article
    event: int


class _World:
    """What all events of a heap share: states, officials, cities, and words of thirty fields."""

    def __init__(self, rng: random.Random) -> None:
        countries = load_vocabulary().countries
        self.states = [countries[code].name for code in _CODES]
        self.officials = {
            state: [f"{_word(rng, 2).title()} {_word(rng, 3).title()}" for _ in range(4)]
            for state in self.states
        }
        self.cities = [_word(rng, 3).title() for _ in range(300)]
        words = [_word(rng, 3) for _ in range(3000)]
        self.fields = [rng.sample(words, 90) for _ in range(40)]


def make_heap(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield so many articles, event by event; the same for the same arguments."""
    rng = random.Random(f"{seed} heap")
    world = _World(rng)
    number, left = 0, count
    event: Happening | None = None
    while left:
        sibling = event if event is not None and rng.random() < SIBLINGS else None
        event = _make_event(number, world, sibling, rng)
        size = min(left, LARGEST, 1 + int(rng.paretovariate(0.6)))
        if left - size == 1:
            size += 1
        yield from _write_event(event, max(size, min(2, left)), rng)
        left -= max(size, min(2, left))
        number += 1


def _make_event(
    number: int, world: _World, sibling: Happening | None, rng: random.Random
) -> Happening:
    matter = tuple(rng.sample(rng.choice(world.fields), 14))
    project = _word(rng, 3).title()
    if sibling is not None:
        return sibling._replace(number=number, matter=matter, project=project)
    one, other = rng.sample(world.states, 2)
    return Happening(
        number=number,
        states=(one, other),
        officials=(rng.choice(world.officials[one]), rng.choice(world.officials[other])),
        city=rng.choice(world.cities),
        project=project,
        matter=matter,
        day=date(2031, 1, 1) + timedelta(days=rng.randrange(DAYS)),
    )


def _write_event(event: Happening, size: int, rng: random.Random) -> Iterator[Made]:
    texts: list[list[str]] = []
    for number in range(size):
        copied = bool(texts) and rng.random() < COPIES
        lines = _edit(rng.choice(texts), rng) if copied else _tell(event, rng)
        texts.append(lines)
        late = rng.choice((0, 0, 1, 1, 1, 2, 3, 11))
        published = None if rng.random() < UNDATED else event.day + timedelta(days=late)
        yield Made(_article(f"{event.number}-{number}", lines, published), event.number)


def _tell(event: Happening, rng: random.Random) -> list[str]:
    """Return a title and the sentences of an article: frames with its own choice, and phrases."""
    chosen = [_FRAMES[0], *rng.sample(_FRAMES[1:], rng.randint(4, 6))]
    lines = [_fill(frame, event, rng) for frame in chosen]
    lines += rng.sample(_PHRASES, rng.randint(2, 3))
    if rng.random() < 0.3:
        lines[0] += f" on {event.day.day} {event.day:%B %Y}"
    title = f"{event.states[0]} and {event.states[1]} discuss {rng.choice(event.matter)}"
    body = [lines[0], *rng.sample(lines[1:], len(lines) - 1)]
    return [title, *(f"{line}." for line in body)]


def _fill(frame: str, event: Happening, rng: random.Random) -> str:
    for word in rng.sample(event.matter, frame.count("{w}")):
        frame = frame.replace("{w}", word, 1)
    return frame.format(
        a=event.states[0],
        b=event.states[1],
        p=event.officials[0] if rng.random() < 0.5 else event.officials[0].split()[-1],
        q=event.officials[1] if rng.random() < 0.5 else event.officials[1].split()[-1],
        city=event.city,
        n=event.project,
        number=rng.randint(2, 900),
        year=rng.randint(2010, 2029),
    )


def _edit(lines: Sequence[str], rng: random.Random) -> list[str]:
    """Return a text as another outlet prints it: another title, a sentence less."""
    kept = list(lines[1:])
    del kept[rng.randrange(1, len(kept))]
    return [f"{lines[0]}, ministry says", *kept]


def _article(name: str, lines: Sequence[str], published: date | None) -> Article:
    page = Page()
    page.add(lines[0], "headline")
    for line in lines[1:]:
        page.add(line)
    return page.article(
        f"{name}.txt",
        outlet=f"Outlet {name}",
        published=published.isoformat() if published else None,
        title=lines[0],
    )


def _word(rng: random.Random, syllables: int) -> str:
    return "".join(rng.choices(_SYLLABLES, k=syllables))
