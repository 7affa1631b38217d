"""Meetings that are fixed without "will": "are due to meet again", "the next round is in Lima"."""

from summarizer.llm.builtin.complements import Part
from summarizer.llm.builtin.decisions import Decision
from summarizer.llm.builtin.discourse import Holding
from summarizer.llm.builtin.holders import subject_of
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.spans import clause_end
from summarizer.llm.builtin.tree import Token, Tree

MEETS = Decision("agreement", "support", "meet", "will", "future:meets")
IS_HELD = Decision("agreement", "support", "hold", "will", "future:held")

_SEVERAL = 2
_MEETING = frozenset(("meet", "reconvene", "convene", "gather", "sit"))
_FIXED = frozenset(("due", "scheduled", "set", "slated"))
_AGAIN = frozenset(("again", "next"))
_PLANNED = frozenset(("schedule", "set", "slate", "plan", "fix"))
_PLACING = frozenset(("for", "in", "on", "at"))
_NEXT = frozenset("next first second third fourth fifth sixth seventh eighth ninth tenth".split())
_BESIDES = frozenset(("if", "unless", "whether", "perhaps", "maybe", "possibly", "likely"))


def meets_again(reading: Reading, verb: Token, holding: Holding) -> bool:
    """Return whether the parties have fixed to meet: "are due to meet again in May".

    Args:
        reading: The unit.
        verb: The verb.
        holding: Whom its subject stands for.
    """
    tree = reading.tree
    if len(holding.holders) < _SEVERAL or verb.lemma not in (*_MEETING, "see"):
        return False
    if reading.unit.kind in ("speech", "headline") or _is_open(tree, verb):
        return False
    if verb.lemma == "see":
        seen = " ".join(t.lower for t in tree.tokens[verb.index + 1 : verb.index + 4])
        if not seen.startswith(("each other again", "one another again")):
            return False
    placed = tree.child(verb.index, "prep", "npadvmod") is not None
    again = placed and any(tree[i].lower in _AGAIN for i in tree.subtree(verb.index))
    head = tree[verb.head]
    fixed = verb.label == "xcomp" and head.lower in _FIXED and _is_present(tree, head)
    present = verb.tag in ("VBP", "VBZ") and verb.label == "ROOT"
    return again and (fixed or (present and not tree.children(verb.index, "aux", "neg")))


def meeting_subject(tree: Tree, verb: Token) -> Token | None:
    """Return who is to meet, also where the infinitive hangs on "due"."""
    head = tree[verb.head]
    if verb.label == "xcomp" and head.label == "acomp":
        return tree.child(head.head, "nsubj")
    return subject_of(tree, verb.index)


def _is_present(tree: Tree, token: Token) -> bool:
    """Return whether "due" and the like are said of now, and not denied."""
    verb = token if tree.children(token.index, "auxpass") else tree[token.head]
    near = [*tree.children(verb.index, "auxpass", "aux"), verb]
    denied = tree.child(verb.index, "neg") is not None or tree.child(token.index, "neg") is not None
    return any(one.lower in ("is", "are") for one in near) and not denied


def _is_open(tree: Tree, verb: Token) -> bool:
    return any(tree[i].lower in _BESIDES for i in tree.subtree(verb.index))


def next_is_held(reading: Reading, verb: Token) -> bool:
    """Return whether it is said where or when the next meeting is: "is due in Lima in May"."""
    tree = reading.tree
    subject = tree.child(verb.index, "nsubj", "nsubjpass")
    if subject is None or subject.lower not in word_set("grammar", "meeting_nouns"):
        return False
    if reading.unit.kind in ("speech", "headline") or _is_open(tree, verb):
        return False
    ahead = {child.lower for child in tree.children(subject.index, "amod")}
    if "next" not in ahead or tree.child(verb.index, "neg") is not None:
        return False
    if verb.lemma == "be" and verb.lower == "is":
        told = tree.child(verb.index, "acomp")
        placed = tree.children((told or verb).index, "prep")
        due = told is None or told.lower in _FIXED
        return (
            due and any(p.lower in _PLACING for p in placed) and not tree.child(verb.index, "attr")
        )
    passive = any(a.lower in ("is", "has", "been") for a in tree.children(verb.index, "auxpass"))
    return verb.lemma in _PLANNED and passive and bool(tree.children(verb.index, "prep", "xcomp"))


def meeting_part(tree: Tree, verb: Token, *, whole: bool) -> Part:
    """Return the item: with its subject where that is the meeting."""
    subject = tree.child(verb.index, "nsubj", "nsubjpass")
    first = verb.index
    if whole and subject is not None:
        first = min(tree.subtree(subject.index))
    elif verb.label == "xcomp":
        head = tree[verb.head]
        above = head.head if head.label == "acomp" else head.index
        first = min([above, *(c.index for c in tree.children(above, "auxpass", "aux"))])
    return Part(first, clause_end(tree, verb.index, first=verb.index), verb.index, "infinitive")
