"""An article's units read in order: people, parties, claims."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.llm.builtin.acts import act_verbs
from summarizer.llm.builtin.asides import find_asides, headed_elsewhere, under_strange_headings
from summarizer.llm.builtin.claims import UnitReader
from summarizer.llm.builtin.discourse import Discourse, Holding
from summarizer.llm.builtin.facts import read_facts
from summarizer.llm.builtin.frames import speaker_of
from summarizer.llm.builtin.headlines import is_said_in, read_headline
from summarizer.llm.builtin.hosts import find_host
from summarizer.llm.builtin.interviews import NONE, Interview, find_interview
from summarizer.llm.builtin.items import Item
from summarizer.llm.builtin.offices import outlet_home
from summarizer.llm.builtin.parse import parse_texts
from summarizer.llm.builtin.parties import find_parties
from summarizer.llm.builtin.people import People, gather_people
from summarizer.llm.builtin.peopled import part_people
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.shortnames import with_short_names
from summarizer.llm.builtin.sides import home_party, infer_sides
from summarizer.llm.builtin.units import cut_units, without_endless
from summarizer.text.articleform import ArticleForm
from summarizer.vocabulary.load import Vocabulary

_AHEAD = 2
"""Sentences ahead in which dissenters are looked for."""
_SIGNED = re.compile(
    r"(?:[\d(\[][\w.)\]]*\s+)?We,?\s+the\s+(?:undersigned\s+)?"
    r"(?:leaders|heads|ministers|foreign|finance|trade|defen[cs]e|presidents|prime|representatives|members)",
    re.IGNORECASE,
)

_ASKED = re.compile(r"\?[\s\"'”’)]*$")
"""The end of a question, which reports nothing."""


@dataclass
class Extraction:
    """What was read in an article."""

    form: ArticleForm
    """The article."""
    readings: tuple[Reading, ...]
    """Its units."""
    people: People
    """Who is named."""
    parties: tuple[str, ...]
    """Who takes part."""
    items: tuple[Item, ...]
    """Its claims."""
    aside: frozenset[int] = frozenset()
    """Sentences on something else than the event."""


def read_article(form: ArticleForm, vocabulary: Vocabulary) -> Extraction:
    """Return what an article says, but for sentences too long to be any."""
    form = without_endless(form)
    apart = headed_elsewhere(form)
    readings, people = read_units(form, vocabulary, apart)
    told = [one for one in readings if one.unit.line not in apart]
    parties = find_parties(told)
    host = find_host(form, told, parties, vocabulary)
    outlet = outlet_home(form, told, parties, host, vocabulary)
    infer_sides(people, told, parties, host, outlet)
    aside = apart | find_asides(told, parties) | under_strange_headings(form, told, parties)
    home = home_party(people, parties)
    discourse = Discourse(parties, people=people.people, home=home, host=host)
    interview = find_interview(form, told, people, parties)
    aside = aside | interview.questions
    items = read_claims(form, readings, aside, discourse, vocabulary, interview)
    return Extraction(form, readings, people, parties, tuple(items), aside)


def read_units(
    form: ArticleForm, vocabulary: Vocabulary, apart: frozenset[int] = frozenset()
) -> tuple[tuple[Reading, ...], People]:
    """Return the article's units, parsed, and its people.

    Args:
        form: The article.
        vocabulary: Names of states and bodies, speech acts.
        apart: Numbers of sentences whose people are none of the event's.
    """
    units = cut_units(form)
    texts = [unit.view.text for unit in units]
    mentions = with_short_names(texts, [vocabulary.mentions(text) for text in texts])
    people = gather_people(units, mentions, apart)
    trees = parse_texts(texts)
    for tree in trees:
        tree.acts = act_verbs(tree, vocabulary)
    readings = tuple(
        Reading(unit, tree, named, tuple(people.find(unit.view.text, named)))
        for unit, tree, named in zip(units, trees, mentions, strict=True)
    )
    for reading in readings:
        part_people(reading)
    return readings, people


def read_claims(
    form: ArticleForm,
    readings: Sequence[Reading],
    aside: frozenset[int],
    discourse: Discourse,
    vocabulary: Vocabulary,
    interview: Interview = NONE,
) -> list[Item]:
    """Return the claims of the units, in order, but for the sentences on something else."""
    if any(_SIGNED.match(line.text) for line in form.lines):
        discourse.we = discourse.parties
    year = int(form.published[:4]) if form.published and form.published[:4].isdigit() else None
    items: list[Item] = []
    speaker: Holding | None = None
    for position, reading in enumerate(readings):
        if reading.unit.kind == "headline" or reading.unit.line in aside:
            continue
        if _ASKED.search(reading.text):
            continue
        if reading.unit.kind == "speech":
            speaker = _speaker(readings, position, discourse) or speaker
            discourse.speaker = speaker
        elif reading.unit.line in interview.answers:
            discourse.speaker = interview.speaker
        discourse.ahead = _subjects(readings[position + 1 : position + 1 + _AHEAD])
        reader = UnitReader(reading, discourse, vocabulary, year)
        items += reader.read()
        items += read_facts(reading, discourse, reader.taken, year)
        discourse.speaker = None
    headlines = [
        item
        for reading in readings
        if reading.unit.kind == "headline" and reading.unit.line not in aside
        for item in read_headline(reading, discourse, vocabulary)
    ]
    return [item for item in headlines if not is_said_in(item, items)] + items


def _subjects(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the states that are subjects, in order."""
    codes = (
        reading.code_at(token.index)
        for reading in readings
        for token in reading.tree.tokens
        if token.label in ("nsubj", "nsubjpass")
    )
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def _speaker(readings: Sequence[Reading], position: int, discourse: Discourse) -> Holding | None:
    """Return who speaks in a unit of speech, where the words around it say so."""
    frame = readings[position].unit.frame
    if frame is None:
        return None
    holding = speaker_of(readings[frame], discourse)
    told = holding.is_somebody or holding.kind in ("outsider", "unnamed", "person")
    return holding if told else None
