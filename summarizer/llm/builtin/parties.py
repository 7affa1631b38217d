"""Who takes part in the event that an article reports."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from summarizer.llm.builtin.counted import counted_parties, is_of_two
from summarizer.llm.builtin.discourse import CODE_LENGTH
from summarizer.llm.builtin.holders import coordinated
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.mediators import find_mediators
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.nounholders import modifier_codes
from summarizer.llm.builtin.reading import HOLDING, Reading
from summarizer.llm.builtin.tree import Token
from summarizer.vocabulary.gazetteer import Mention

_MEETING = frozenset(
    (
        "meet",
        "receive",
        "host",
        "visit",
        "hold",
        "co-chair",
        "chair",
        "welcome",
        "sign",
        "agree",
        "conclude",
    )
)
_EVENT_NOUN = re.compile(
    r"(?i)\b(?:dialogue|summit|talks|meeting|ministerial|consultations?|commission|forum|round|session|negotiations?|agreement|treaty|relations|ties|cooperation)\b"
)
_OBSERVING = re.compile(
    r"(?i)\bas (?:an? |the )?(?:observers?|facilitators?|mediators?|guests?|witness(?:es)?|"
    r"conven[eo]rs?|guarantors?)\b|\bas (?:an? |the )?(?:invited|special) (?:guest|observer)|"
    r"\bin an observer capacity\b|\bobserved the (?:talks|meeting|session|negotiations)\b"
)
"""What says of a body of states that it is beside those who meet."""
_LISTED = 8
"""Weight of states whose list is a line of the head by itself: "(Peru - Chile - Bolivia)"."""
_JOINED = re.compile(r"\s?[-/–—]\s?|, | and ")
_DASH = re.compile(r"[-–—]")
_SMALLER = 0.4
_WEAK = 0.5
_ACTING = 2
"""Weight of a state that is the subject of a sentence."""
_LEDE, _LEDE_UNITS = 2, 2
_PAIR = 2
_FAR_MORE = 2
"""How much more than a body two states have to act that no sentence names together."""


def find_parties(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the parties of the event, the most prominent first; empty where none shows.

    A body of states that only observes is one where nobody else shows.
    """
    beside = _observers(readings)
    found = _find_parties(readings, beside)
    return found if found or not beside else _find_parties(readings, frozenset())


def _find_parties(readings: Sequence[Reading], beside: frozenset[str]) -> tuple[str, ...]:
    """Return the parties of the event, but for those beside it."""
    groups: defaultdict[tuple[str, ...], float] = defaultdict(float)
    singles: defaultdict[str, float] = defaultdict(float)
    order: dict[str, int] = {}
    for position, reading in enumerate(readings):
        lede = _LEDE if position < _LEDE_UNITS else 1
        for codes, weight in _groups(reading):
            if len(codes) == 1 and codes[0] in beside:
                continue
            groups[tuple(sorted(codes))] += weight * lede
            for code in codes:
                order.setdefault(code, len(order))
        for code, weight in _singles(reading):
            if code in beside:
                continue
            singles[code] += weight
            order.setdefault(code, len(order))
    if not groups:
        ranked = sorted(singles, key=lambda code: (-singles[code], order[code]))
        least = 0.0 if is_of_two(readings) else _WEAK
        return tuple(code for code in ranked[:2] if singles[code] >= least * singles[ranked[0]])
    best = _best_group(groups, singles, order)
    best = _outnumbering(best, groups, singles, order) or best
    best = _widened(best, counted_parties(readings), groups, singles, readings)
    return tuple(sorted(best, key=lambda code: order.get(code, len(order))))


def _outnumbering(
    best: tuple[str, ...],
    groups: Mapping[tuple[str, ...], float],
    singles: Mapping[str, float],
    order: Mapping[str, int],
) -> tuple[str, ...] | None:
    """Return the states that act more often than a body that acts alone, and so meet in its stead.

    A body that observes, lends or pays is no party: "The Pact took part as observer", "the Bank
    offered a loan". States that are nowhere named together have to be far more prominent.
    """
    if len(best) > 1:
        return None
    body = singles.get(best[0], 0.0)
    several = {
        group: weight
        for group, weight in groups.items()
        if len(group) > 1 and all(singles.get(code, 0.0) > body for code in group)
    }
    if several:
        return _best_group(several, singles, order)
    ranked = sorted(singles, key=lambda code: (-singles[code], order[code]))[:2]
    apart = all(singles[code] >= _FAR_MORE * body and code != best[0] for code in ranked)
    return tuple(ranked) if len(ranked) > 1 and apart else None


def _observers(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the bodies of states that only observe the event: "ASEAN attended as observer"."""
    found: set[str] = set()
    for reading in readings:
        if _OBSERVING.search(reading.text) is None:
            continue
        for token in reading.tree.tokens:
            mention = reading.mention_at(token.index)
            subject = token.label in ("nsubj", "nsubjpass")
            if subject and mention is not None and mention.how == "bloc":
                found.add(mention.code)
    return frozenset(found)


def _widened(
    best: tuple[str, ...],
    count: int | None,
    groups: Mapping[tuple[str, ...], float],
    singles: Mapping[str, float],
    readings: Sequence[Reading],
) -> tuple[str, ...]:
    """Return a group with the states that are missing to the number that the article gives.

    They are those that most sentences name; one sentence makes a party only of its subject. Whoever
    mediates may be counted as well, and is no party.
    """
    mediators = find_mediators(readings, best)
    count = count - len(mediators) if count is not None else None
    if count is None or not 1 < len(best) < count or any(len(c) != CODE_LENGTH for c in best):
        return best
    sentences = Counter(
        code
        for reading in readings
        for code in {m.code for m in reading.mentions if m.how in HOLDING}
        if len(code) == CODE_LENGTH
    )
    grouped = {code for group in groups if set(group) & set(best) for code in group}
    apart = {code for group in groups for code in group} - grouped
    others = [
        code
        for code in sentences
        if code not in (*best, *mediators)
        and (
            sentences[code] > 1
            or code in grouped
            or (code not in apart and singles.get(code, 0) >= _ACTING)
        )
    ]
    others.sort(key=lambda code: (code not in grouped, -sentences[code], code))
    return (*best, *others[: count - len(best)])


def _best_group(
    groups: Mapping[tuple[str, ...], float],
    singles: Mapping[str, float],
    order: Mapping[str, int],
) -> tuple[str, ...]:
    """Return the group named most often, widened to a larger one that is named nearly as often."""

    def rank(group: tuple[str, ...]) -> tuple[float, int]:
        return (
            -groups[group] - 0.5 * min(singles.get(code, 0.0) for code in group),
            min(order[code] for code in group),
        )

    best = min(groups, key=rank)
    for group in sorted(groups, key=lambda group: (len(group), group)):
        if set(best) < set(group) and groups[group] >= _SMALLER * groups[best]:
            best = group
    return best


def _groups(reading: Reading) -> Iterator[tuple[list[str], float]]:
    """Yield states that the text names together, with how much that says."""
    yield from _hyphenated(reading)
    tree = reading.tree
    for token in tree.tokens:
        if token.label == "conj" or not (token.is_noun or token.tag == "JJ"):
            continue
        codes = noun_codes(reading, token)
        if token.label == "nsubj" and _is_bloc(reading, token, codes):
            yield codes, 4
        if len(codes) < 2:
            continue
        if token.label in ("nsubj", "nsubjpass"):
            met = tree[token.head].lemma in _MEETING
            yield codes, 5 if met else 4
        elif _joins(reading, token):
            yield codes, 3
    yield from _met(reading)


def _joins(reading: Reading, token: Token) -> bool:
    """Return whether a noun phrase with several states is of those who meet."""
    between = reading.tree[token.head].lower in ("between", "by") and token.label == "pobj"
    listed = reading.lowered(token) in word_set("grammar", "sides")
    return between or listed or is_office(token.lower)


def _is_bloc(reading: Reading, token: Token, codes: Sequence[str]) -> bool:
    """Return whether one body of states acts, by its name or its ministers and leaders."""
    names = {mention.code for mention in reading.mentions if mention.how == "bloc"}
    own = reading.code_at(token.index) is not None or token.tag in ("NNS", "NNPS")
    return len(codes) == 1 and codes[0] in names and own


def noun_codes(reading: Reading, token: Token) -> list[str]:
    """Return the states that a noun and what is coordinated with it name or speak for."""
    codes: list[str] = []
    for one in coordinated(reading, token.index):
        person = reading.person_at(one.index)
        if person is not None:
            codes += [person.side] if person.side else []
        elif own := reading.code_at(one.index):
            codes.append(own)
        elif _is_official(reading, one) or reading.lowered(one) in word_set("grammar", "sides"):
            codes += modifier_codes(reading, one.index, seats=False)
    return list(dict.fromkeys(codes))


def _is_official(reading: Reading, token: Token) -> bool:
    """Return whether a noun is an office, or the first half of one: "the Vice-President"."""
    halves = (token, *reading.tree.children(token.index, "appos"))
    return any(is_office(half.lower) for half in halves)


def _hyphenated(reading: Reading) -> Iterator[tuple[list[str], float]]:
    """Yield pairs such as "Peru-Chile" before the name of an event, or "Peru, Chile agree"."""
    mentions = [m for m in reading.mentions if m.how in HOLDING]
    run = mentions[:1]
    ends: list[Mention | None] = [*mentions[1:], None]
    for before, after in zip(mentions, ends, strict=False):
        if after is not None and _JOINED.fullmatch(reading.text[before.end : after.start]):
            run.append(after)
            continue
        if len(run) > 1 and len({m.code for m in run}) > 1:
            between = reading.text[run[0].end : run[1].start]
            rest = reading.text[run[-1].end : run[-1].end + 60]
            weight = 3 if _DASH.search(between) and _EVENT_NOUN.search(rest) else 1
            weight += 3 * (reading.unit.kind == "headline")
            if reading.unit.kind == "headline" and _is_whole(reading, run):
                weight = _LISTED
            yield list(dict.fromkeys(m.code for m in run)), weight
        run = [after] if after is not None else []


def _is_whole(reading: Reading, run: Sequence[Mention]) -> bool:
    """Return whether three states or more are all that a line of the head says."""
    around = reading.text[: run[0].start] + reading.text[run[-1].end :]
    return len(run) > _PAIR and not re.sub(r"\bthe\b|\W", "", around)


def _met(reading: Reading) -> Iterator[tuple[list[str], float]]:
    """Yield the two sides of "X met Y", "X received Y", "X held talks with Y"."""
    tree = reading.tree
    for verb in tree.tokens:
        if not verb.is_verb or verb.lemma not in _MEETING:
            continue
        subject = tree.child(verb.index, "nsubj")
        if subject is None:
            continue
        others = tree.children(verb.index, "dobj")
        others += [
            pobj
            for prep in tree.tokens[verb.index : verb.index + 12]
            if prep.lower in ("with", "from", "by") and prep.label == "prep"
            for pobj in tree.children(prep.index, "pobj")
        ]
        first = noun_codes(reading, subject)
        second = [code for other in others for code in noun_codes(reading, other)]
        codes = list(dict.fromkeys(first + second))
        if first and second and len(codes) > 1:
            yield codes, 3


def _singles(reading: Reading) -> Iterator[tuple[str, float]]:
    tree = reading.tree
    for token in tree.tokens:
        if token.label not in ("nsubj", "nsubjpass", "pobj", "dobj", "poss", "conj", "appos"):
            continue
        weight = 2.0 if token.label.startswith("nsubj") else 0.5
        for code in noun_codes(reading, token) if token.label != "conj" else []:
            yield code, weight
