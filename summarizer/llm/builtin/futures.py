"""Whether "X will do Y" is an undertaking, and whose."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.llm.builtin.clauses import Clause
from summarizer.llm.builtin.complements import Part, noun_start, verb_parts
from summarizer.llm.builtin.decisions import LISTS, Decision
from summarizer.llm.builtin.discourse import Holding
from summarizer.llm.builtin.items import OWN_WORDS
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.spans import clause_end, verb_start
from summarizer.llm.builtin.tree import Token, Tree
from summarizer.vocabulary.load import Vocabulary

_RELATIVE_REACH = 12
_VAGUE = frozenset(("be", "have", "help", "make", "come", "support", "end", "get", "work", "last"))
"""Verbs that say what things will do by themselves, unless a paper says it."""
_AT = frozenset(("in", "on", "by", "from", "until", "next", *(str(day) for day in range(1, 32))))
_PAID = frozenset(("visit", "tribute", "homage", "respects", "attention", "call", "lip"))
"""What is paid without being given."""
_OWN_BODIES = frozenset("embassy consulate mission navy army fleet agency airline".split())
"""Bodies of a state that do what they do by themselves."""
_EVERY = frozenset(("each", "every"))
_YEAR = re.compile(r"20\d\d$")
_OFTEN = frozenset(("every", "each", "usually", "always", "normally", "traditionally"))
_NO_THINGS = frozenset(("nobody", "nothing", "one", "test"))
_MADE = frozenset("group committee commission force panel council board forum team mission".split())
_OLD = re.compile(
    r"(?i)\b(?:(?:1[5-9]|20)\d\d|existing|earlier|old|previous|former|current|colonial|founding) "
    r"(?:\w+ ){0,2}(?:treaty|accord|agreement|protocol|pact|deal|memorandum|charter|law|text|"
    r"rules?)\b"
    r"|\b(?:constitution|statutes?|law|rulebook|penal code|bible)\b"
)
"""Papers that are older than the event, or none of its."""
_OLD_OPENING = re.compile(
    rf"(?i)(?:under|by|in line with|according to) [^,]{{0,20}}?{_OLD.pattern[4:]}"
)
_READY = frozenset(("due",))
_SPEAKERS = frozenset(("i", "we", "you", "this", "that", "nobody", "nothing"))
_PROVIDED = re.compile(r"(?i)\b(?:under|provisions|terms|provides|stipulates)\b")
_UNDER = re.compile(
    r"(?i)\bunder (?:the|an?|this|their|its) (?:\w+ ){0,2}"
    r"(?:deal|agreement|accord|protocol|pact|treaty|memorandum|plan|statement|"
    r"programme|program|terms|provisions|bargain|scheme)\b"
)


class FutureDecision(NamedTuple):
    """What a plain future is."""

    decision: Decision
    """What it is."""
    joint: bool = False
    """Whether all parties undertake it, whatever its subject."""


_NEXT = FutureDecision(Decision("agreement", "support", "will", "", "future:next"), joint=True)
_THING = FutureDecision(
    Decision("agreement", "support", "will", OWN_WORDS, "future:thing"), joint=True
)
_PARTY = FutureDecision(Decision("agreement", "support", "will", "", "future:party"))
_SPEECH = FutureDecision(Decision("position", "support", "will", "", "future:speech"))
_REFUSAL = FutureDecision(Decision("position", "oppose", "refuse", "", "future:refusal"))
_CONDITION = FutureDecision(Decision("position", "neutral", "will", "", "future:condition"))


def decide_future(
    reading: Reading, verb: Token, clause: Clause, holding: Holding, frame: Holding | None
) -> FutureDecision | None:
    """Return what "X will do Y" is; None where it is no undertaking."""
    tree = reading.tree
    idle = word_set("grammar", "no_undertaking") | word_set("grammar", "wrong_verbs")
    ruled = is_ruled(reading, verb, clause, frame)
    if (verb.lemma in idle and not ruled) or _where_clause(tree, verb):
        return None
    if _is_enabled(tree, verb) and not (clause.negated or clause.conditional):
        return _THING
    if holding.is_somebody and not (ruled and _is_state_of_thing(tree, verb)):
        if _hosts_next(tree, verb) and not clause.negated:
            return _NEXT
        return _own_future(reading, verb, clause, holding, frame)
    made = ruled or (not clause.negated and _is_made(reading, verb, frame))
    return _THING if made and not clause.conditional else None


def is_ruled(reading: Reading, verb: Token, clause: Clause, frame: Holding | None) -> bool:
    """Return whether a paper rules what a thing or anybody is to do, whatever the verb.

    By "shall" ("Residents shall be exempt"), by what opens the sentence ("Under the pact, ships
    must keep out"), as a point of a list of results, or because the paper is said to say so.
    """
    tree = reading.tree
    subject = _clause_subject(tree, verb)
    if subject is None or reading.unit.kind in ("speech", "post"):
        return False
    if subject.tag in ("WP", "WDT", "EX") or subject.lower in _SPEAKERS:
        return False
    if (frame is not None and frame.kind != "document") or _OLD.search(reading.text):
        return False
    if clause.modal == "shall":
        return True
    if subject.tag in ("PRP", "DT") or clause.modal not in ("will", "must"):
        return frame is not None and clause.modal == "will" and subject.lower == "they"
    listed = reading.unit.kind == "item" and _is_result(reading)
    return listed or frame is not None or _UNDER.match(reading.text) is not None


def _is_state_of_thing(tree: Tree, verb: Token) -> bool:
    """Return whether "they will be open" tells how things will be, and not people."""
    subject, told = _clause_subject(tree, verb), tree.child(verb.index, "acomp")
    state = told is not None and told.lower in word_set("grammar", "thing_states")
    return state and subject is not None and subject.tag == "PRP"


def _is_result(reading: Reading) -> bool:
    """Return whether a point is of a list of results, by the words that lead to it."""
    stem = reading.unit.stem if reading.unit.stem is not None else reading.text
    return LISTS.search(stem) is not None or _PROVIDED.search(stem) is not None


def _own_future(
    reading: Reading, verb: Token, clause: Clause, holding: Holding, frame: Holding | None
) -> FutureDecision | None:
    """Return what somebody's plain future is."""
    joint = len(holding.holders) > 1 or holding.kind == "document"
    if clause.negated and not _denies_object(reading.tree, verb):
        return None if verb.lemma == "be" else _REFUSAL
    if clause.conditional:
        return None if joint else _CONDITION
    subject = _clause_subject(reading.tree, verb)
    pronoun = subject is not None and subject.tag == "PRP"
    if verb.lemma in ("be", "have") and (pronoun or not joint) and reading.unit.kind != "item":
        return None
    own = frame is not None and set(frame.holders) == set(holding.holders)
    given = own and verb.lemma in word_set("grammar", "giving") and reading.unit.kind != "speech"
    spoken = frame is not None and frame.kind != "document" and not given
    return _SPEECH if spoken and not joint else _PARTY


def is_as_future(reading: Reading, verb: Token, clause: Clause) -> bool:
    """Return whether a verb without "will" says as much.

    Something is given in the present progressive ("Peru is adding two ships"), somebody named has
    to do it ("must be returned by Peru"), or it is what a deal says ("Under a deal, Peru drops").
    """
    tree = reading.tree
    if clause.modal == "must":
        under = _UNDER.match(reading.text) is not None and not _OLD.search(reading.text)
        ruled = verb.label in ("ROOT", "conj") and under
        return ruled or tree.child(verb.index, "agent") is not None
    of_deal = verb.tag in ("VBZ", "VBP") and _UNDER.match(reading.text) is not None
    main = verb.label in ("ROOT", "conj") and not tree.children(verb.index, "aux")
    due = main and verb.tag in ("VBZ", "VBP") and _is_due(reading, verb)
    if due or (of_deal and main) or _is_scheduled(tree, verb) or _is_resulting(reading, verb):
        return not clause.negated
    if verb.tag != "VBG" or verb.lemma not in word_set("grammar", "giving"):
        return False
    present = any(aux.lower in ("is", "are") for aux in tree.children(verb.index, "aux"))
    given = tree.child(verb.index, "dobj")
    return present and given is not None and given.lower not in _PAID


def _is_due(reading: Reading, verb: Token) -> bool:
    """Return whether a thing that was decided on is due: "The study is due at the end of May"."""
    tree = reading.tree
    told, subject = tree.child(verb.index, "acomp"), tree.child(verb.index, "nsubj")
    if verb.lemma != "be" or told is None or told.lower != "due" or subject is None:
        return False
    project = reading.lowered(subject) in word_set("grammar", "projects")
    return project and tree.child(told.index, "xcomp") is None and _is_ready(tree, verb)


def _is_resulting(reading: Reading, verb: Token) -> bool:
    """Return whether a point of a list of results says what is so from now on: "is abolished"."""
    passive = reading.tree.children(verb.index, "auxpass")
    present = len(passive) == 1 and passive[0].lower in ("is", "are")
    if not present or verb.label != "ROOT" or reading.tree.children(verb.index, "aux"):
        return False
    return reading.unit.kind == "item" and _is_result(reading)


def _is_scheduled(tree: Tree, verb: Token) -> bool:
    """Return whether the present tense tells a timetable: "sails again on 3 May"."""
    if verb.tag not in ("VBZ", "VBP") or verb.lemma not in word_set("grammar", "scheduled"):
        return False
    main = verb.label in ("ROOT", "conj", "ccomp") and not tree.children(verb.index, "aux")
    return main and _is_dated(tree, verb)


def _is_dated(tree: Tree, verb: Token) -> bool:
    """Return whether what a verb says is put in a month or year, once."""
    months, below = word_set("grammar", "months"), tree.subtree(verb.index)
    dated = any(
        tree[index - 1].lower in _AT
        and (
            (tree[index].lower in months and tree[index].tag == "NNP")
            or _YEAR.match(tree[index].text)
        )
        for index in below
        if index
    )
    return dated and not any(tree[index].lower in _OFTEN for index in below)


def decide_ahead(decision: Decision, verb: Token, vocabulary: Vocabulary) -> Decision:
    """Return what one of several things that somebody will do is: a stance stays one."""
    act = vocabulary.acts.get(verb.lemma)
    ahead = act is not None and act.lemma in word_set("grammar", "stances_ahead")
    if act is None or not ahead or decision.type == "position":
        return decision
    return Decision("position", act.stance, act.lemma, "will", f"{decision.rule}:stance")


def is_own_gift(verb: Token, frame: Holding | None) -> bool:
    """Return whether one side announces what it gives: "Peru said that fees will be waived"."""
    return (
        frame is not None
        and len(frame.holders) == 1
        and frame.kind in ("named", "person", "body")
        and verb.lemma in word_set("grammar", "giving")
    )


def _hosts_next(tree: Tree, verb: Token) -> bool:
    """Return whether one side will host what all of them meet at."""
    if verb.lemma not in ("host", "hold", "welcome"):
        return False
    noun = tree.child(verb.index, "dobj")
    return noun is not None and noun.lower in word_set("grammar", "meeting_nouns")


def _denies_object(tree: Tree, verb: Token) -> bool:
    """Return whether only the object is denied: "will issue no new licences"."""
    denied = (child.label == "neg" or child.lower == "never" for child in tree.children(verb.index))
    return not any(denied)


def _where_clause(tree: Tree, verb: Token) -> bool:
    clause = tree.clause_head(verb.index)
    return any(child.lower in ("where", "when") for child in tree.children(clause.index, "advmod"))


def _is_made(reading: Reading, verb: Token, frame: Holding | None) -> bool:
    """Return whether what will happen to a thing is what the parties have undertaken."""
    tree = reading.tree
    subject = _clause_subject(tree, verb)
    listed = word_set("grammar", "making") | word_set("grammar", "scheduled")
    if verb.lemma not in listed or reading.unit.kind == "speech":
        return False
    if _OLD_OPENING.match(reading.text):
        return False
    if subject is None or subject.tag in ("PRP", "DT", "WP", "EX") or subject.lower in _NO_THINGS:
        return False
    framed = _is_framed(reading, frame)
    scheduled = _is_scheduled(tree, verb) or _is_enabled(tree, verb)
    passive = tree.child(verb.index, "auxpass") is not None
    project = reading.lowered(subject) in word_set("grammar", "projects")
    vague = verb.lemma in _VAGUE and not (framed or passive or (project and _is_ready(tree, verb)))
    if reading.code_at(subject.index) is not None or vague:
        return scheduled
    return framed or project or scheduled or passive


def _is_ready(tree: Tree, verb: Token) -> bool:
    """Return whether something is due by or at a day."""
    told = tree.child(verb.index, "acomp")
    if told is None or told.lower not in _READY:
        return False
    placed = (*tree.children(verb.index, "prep"), *tree.children(told.index, "prep"))
    return any(one.lower in ("by", "in", "at", "before", "from") for one in placed)


def _is_enabled(tree: Tree, verb: Token) -> bool:
    """Return whether people will be able to do something from a day on."""
    able = tree.child(verb.index, "acomp")
    return able is not None and able.lower in ("able", "free") and _is_dated(tree, verb)


def _is_framed(reading: Reading, frame: Holding | None) -> bool:
    """Return whether a paper or a party says it, or it stands in a list of results."""
    if reading.unit.kind == "item" or (frame is not None and frame.is_somebody):
        return True
    return _UNDER.search(reading.text) is not None


def is_made_thing(reading: Reading, subject: Token) -> bool:
    """Return whether a subject is a body that the parties set up: "a joint working group"."""
    if reading.lowered(subject) not in _MADE or reading.code_at(subject.index) is not None:
        return False
    determiners = {child.lower for child in reading.tree.children(subject.index, "det")}
    return bool(determiners & {"a", "an", "this", "the"})


def is_of_office(reading: Reading, verb: Token, holding: Holding) -> bool:
    """Return whether an office or body of the parties will do it: "customs offices will"."""
    subject = _clause_subject(reading.tree, verb)
    if subject is None:
        return False
    if len(holding.holders) == 1:
        return reading.lowered(subject) in _OWN_BODIES
    if holding.kind not in ("joint", "body"):
        return holding.kind == "document" and subject.is_noun
    plain = subject.lower in word_set("grammar", "pronouns") or subject.tag in ("CD", "DT")
    named = reading.codes_in(reading.tree.subtree(subject.index))
    side = reading.lowered(subject) in word_set("grammar", "sides") or _leads(subject)
    return not (plain or named or side)


def _leads(subject: Token) -> bool:
    """Return whether an office acts for the whole state: "the leaders", "the presidents"."""
    return subject.lower in ("leaders", "presidents", "premiers", "heads", "ministers")


def _clause_subject(tree: Tree, verb: Token) -> Token | None:
    """Return the subject of a verb, or of the "are" that it is the infinitive of."""
    own = tree.child(verb.index, "nsubj", "nsubjpass", "expl")
    if own is None and verb.label == "xcomp" and tree[verb.head].lemma == "be":
        return tree.child(verb.head, "nsubj", "nsubjpass", "expl")
    return own


def future_parts(tree: Tree, verb: Token, *, whole: bool) -> Iterator[Part]:
    """Yield the items of a future clause.

    Args:
        tree: The unit's words.
        verb: The clause's verb.
        whole: Whether its subject is no party, and belongs to the one item that it is.
    """
    start = verb_start(tree, verb.index)
    subject = _clause_subject(tree, verb)
    if whole and subject is not None:
        start = min([start, *tree.subtree(subject.index)])
        start = min([start, *_share(tree, verb)])
    relative = None if subject and subject.tag == "WP" else _relative_start(tree, verb)
    start = relative if relative is not None else start
    if whole:
        last = clause_end(tree, verb.index, first=verb.index)
        yield Part(start, last, verb.index, "infinitive")
    else:
        yield from verb_parts(tree, start, verb, "infinitive")


def is_told_for_each(tree: Tree, verb: Token) -> bool:
    """Return whether an opening says for whom each time: "For every boat sunk, Peru will pay"."""
    return bool(_share(tree, verb))


def _share(tree: Tree, verb: Token) -> list[int]:
    """Return the words of an opening such as "For every boat sunk", if there is one."""
    for opening in tree.children(verb.index, "prep"):
        noun = tree.child(opening.index, "pobj")
        before = opening.index < verb.index and opening.lower == "for"
        if before and noun is not None:
            determiners = {child.lower for child in tree.children(noun.index, "det")}
            if determiners & _EVERY:
                return tree.subtree(opening.index)
    return []


def _relative_start(tree: Tree, verb: Token) -> int | None:
    """Return where the thing begins that a relative clause is about: "a fund that they will"."""
    clause = tree.clause_head(verb.index)
    if clause.label != "relcl" or clause.index != verb.index:
        return None
    head = tree[clause.head]
    relative = min(tree.subtree(verb.index))
    return noun_start(tree, head.index) if relative - head.index < _RELATIVE_REACH else relative
