"""Who does what a verb says, and whose a noun is."""

from summarizer.llm.builtin.acts import is_saying
from summarizer.llm.builtin.discourse import NOBODY, Discourse, Holding
from summarizer.llm.builtin.holders import find_holding, subject_of
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token, Tree

_OWNING = ("between", "of", "from", "by", "among")


def subject_holding(reading: Reading, index: int, discourse: Discourse) -> Holding:
    """Return whom the subject of a verb stands for, its own or the one it shares."""
    subject = subject_of(reading.tree, index) or _inverted_subject(reading.tree, index)
    if subject is None:
        return NOBODY
    holding = find_holding(reading, subject.index, discourse)
    joined = _joined(reading.tree, index)
    if joined is None or not holding.is_somebody:
        return holding
    other = find_holding(reading, joined.index, discourse)
    holders = tuple(dict.fromkeys((*holding.holders, *other.holders)))
    return Holding(holders, "joint") if len(holders) > 1 else holding


def _joined(tree: Tree, index: int) -> Token | None:
    """Return whom the subject joins in doing something: "joined Peru in calling for"."""
    preposition = tree[tree[index].head]
    verb = tree[preposition.head]
    if tree[index].label != "pcomp" or preposition.lower != "in" or verb.lemma != "join":
        return None
    return tree.child(verb.index, "dobj")


def _inverted_subject(tree: Tree, index: int) -> Token | None:
    """Return the speaker behind a verb without a subject: "said Foreign Minister ..."."""
    if not is_saying(tree, index):
        return None
    return tree.child(index, "dobj", "attr", "dep", "npadvmod", "oprd")


def agent_holding(reading: Reading, index: int, discourse: Discourse) -> Holding | None:
    """Return who does a passive verb; None where nobody is named."""
    for agent in reading.tree.children(index, "agent", "prep"):
        if agent.lower != "by":
            continue
        holding = _object_holding(reading, agent, discourse)
        if holding.is_somebody:
            return holding
    return None


def is_passive(tree: Tree, index: int) -> bool:
    """Return whether a verb is in the passive."""
    return bool(tree.children(index, "auxpass", "nsubjpass")) or (
        tree[index].tag == "VBN" and tree[index].label == "acl"
    )


def owner_holding(reading: Reading, noun: int, discourse: Discourse) -> Holding:
    """Return whose a noun is: "Peru's call", "the agreement between", "support from Japan"."""
    tree = reading.tree
    owner = tree.child(noun, "poss")
    if owner is not None:
        return find_holding(reading, owner.index, discourse)
    for preposition in tree.children(noun, "prep", "agent"):
        if preposition.lower in _OWNING:
            holding = _object_holding(reading, preposition, discourse)
            if holding.is_somebody:
                return holding
    for adjective in tree.children(noun, "amod", "compound", "nmod"):
        if code := reading.code_at(adjective.index):
            return Holding((code,), "named")
    return NOBODY


def _object_holding(reading: Reading, preposition: Token, discourse: Discourse) -> Holding:
    pobj = reading.tree.child(preposition.index, "pobj")
    return find_holding(reading, pobj.index, discourse) if pobj is not None else NOBODY
