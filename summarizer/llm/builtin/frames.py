"""Who says what: "said the ministry", "according to the minister", words in quotation marks."""

from collections.abc import Mapping

from summarizer.llm.builtin.acts import is_saying
from summarizer.llm.builtin.complements import noun_start
from summarizer.llm.builtin.discourse import NOBODY, Discourse, Holding
from summarizer.llm.builtin.holders import find_holding, person_holding, subject_of
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.people import Person
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.subjects import subject_holding
from summarizer.llm.builtin.tree import Token, Tree

_CLAUSES = ("ccomp", "parataxis")
_OUTSIDER = Holding((), "outsider")


def find_frames(reading: Reading, discourse: Discourse) -> dict[int, Holding]:
    """Return who says the clauses that somebody says, by the verbs of those clauses."""
    tree = reading.tree
    frames: dict[int, Holding] = {}
    for verb in tree.tokens:
        if is_saying(tree, verb.index):
            told = is_imperative(reading, verb)
            holding = _OUTSIDER if told else _sayer(reading, verb, discourse)
            for clause in (*tree.children(verb.index, *_CLAUSES), *_in_paper(tree, verb)):
                frames[clause.index] = holding
            if verb.label == "parataxis":
                frames[verb.head] = holding
        if _is_rumoured(tree, verb):
            frames.update(
                (clause.index, _OUTSIDER) for clause in tree.children(verb.index, "ccomp")
            )
    for token in tree.tokens:
        if token.lower == "according":
            below = [tree[i] for i in tree.subtree(token.index) if tree[i].label == "pobj"]
            if below:
                clause = tree.clause_head(tree[token.head].index)
                holding = find_holding(reading, below[0].index, discourse)
                frames.setdefault(clause.index, holding)
    return frames


def _is_rumoured(tree: Tree, verb: Token) -> bool:
    """Return whether a clause is what people say: "Rumour has it that"."""
    following = tree.tokens[verb.index + 1 : verb.index + 2]
    return verb.lemma == "have" and [word.lower for word in following] == ["it"]


def _in_paper(tree: Tree, verb: Token) -> list[Token]:
    """Return the clauses of "says in a note that", which the parser hangs on the noun."""
    nouns = [
        noun
        for preposition in tree.children(verb.index, "prep")
        for noun in tree.children(preposition.index, "pobj")
    ]
    clauses = (clause for noun in nouns for clause in tree.children(noun.index, "acl"))
    return [c for c in clauses if any(m.lower == "that" for m in tree.children(c.index, "mark"))]


def _sayer(reading: Reading, verb: Token, discourse: Discourse) -> Holding:
    """Return whom the subject of a verb of saying stands for; untitled people speak for nobody."""
    holding = subject_holding(reading, verb.index, discourse)
    subject = subject_of(reading.tree, verb.index) or reading.tree.child(verb.index, "dobj")
    known = holding.is_somebody and holding.kind != "body"
    if known or subject is None or not is_unknown_person(reading, subject):
        return holding
    person = Person(reading.tree.text(noun_start(reading.tree, subject.index), subject.index))
    discourse.person = person
    return Holding((), "outsider", person)


def is_unknown_person(reading: Reading, subject: Token) -> bool:
    """Return whether a subject is the name of somebody who holds no office.

    What follows tells it from the name of a body: "Ana Paz, who ...", "Ana Paz, a fisher".
    """
    if subject.tag != "NNP" or subject.text.isupper() or reading.mention_at(subject.index):
        return False
    if reading.person_at(subject.index) is not None:
        return False
    tree = reading.tree
    named = bool(tree.children(subject.index, "compound"))
    apposed = tree.children(subject.index, "relcl", "appos")
    told = [below.lower for one in apposed for below in tree.children(one.index, "nsubj", "det")]
    office = any(one.tag == "NN" and is_office(one.lower) for one in apposed)
    return named and (office or told[:1] in (["who"], ["a"], ["an"]))


def is_somebody_unknown(reading: Reading, subject: Token) -> bool:
    """Return whether a subject is a name without an office whom the sentence calls "her" or "his".

    "Ana Paz keeps her nets in a shed.": whoever "she" is next is no minister named before.
    """
    tree = reading.tree
    if subject.tag != "NNP" or subject.text.isupper() or reading.mention_at(subject.index):
        return False
    if reading.person_at(subject.index) is not None or not tree.children(subject.index, "compound"):
        return False
    words = [tree[i].lower for i in tree.subtree(tree[subject.head].index)]
    titled = any(is_office(child.lower) for child in tree.children(subject.index, "compound"))
    return not titled and bool({"her", "his"} & set(words))


def frame_of(
    reading: Reading, index: int, frames: Mapping[int, Holding], discourse: Discourse
) -> Holding | None:
    """Return who says the clause that a word stands in; None where it is the writer."""
    for above in (reading.tree[index], *reading.tree.ancestors(index)):
        if above.index in frames:
            return frames[above.index]
    if reading.unit.kind == "speech":
        return discourse.speaker or NOBODY
    return None


def reports_clause(tree: Tree, index: int) -> bool:
    """Return whether a verb of saying has a clause that it reports."""
    clauses = [
        clause
        for clause in tree.children(index, *_CLAUSES)
        if clause.is_verb or clause.tag == "MD" or tree.child(clause.index, "cop", "aux")
    ]
    return bool(clauses) or tree[index].label == "parataxis"


def is_imperative(reading: Reading, verb: Token) -> bool:
    """Return whether a verb tells the reader to do something; that is no report."""
    if reading.unit.kind in ("item", "speech") or verb.tag != "VB":
        return False
    bare = not reading.tree.children(verb.index, "aux", "nsubj", "nsubjpass")
    top = verb.label in ("ROOT", "conj", "ccomp", "dep")
    return bare and top and subject_of(reading.tree, verb.index) is None


def speaker_of(reading: Reading, discourse: Discourse) -> Holding:
    """Return who speaks according to the words around a quotation."""
    tree = reading.tree
    if len(reading.named) == 1 and any(is_saying(tree, t.index) for t in tree.tokens):
        holding = person_holding(reading.named[0].person)
        if holding.is_somebody:
            return holding
    for verb in tree.tokens:
        if verb.is_verb and verb.lemma in word_set("grammar", "saying"):
            subject = subject_of(tree, verb.index) or tree.child(verb.index, "dobj", "attr", "dep")
            if subject is not None and is_unknown_person(reading, subject):
                return _OUTSIDER
            if subject is not None:
                return find_holding(reading, subject.index, discourse)
    return person_holding(reading.named[0].person) if reading.named else NOBODY
