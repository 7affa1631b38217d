"""What kind of clause a verb heads: denied, possible, conditional, past, future."""

import re
from functools import cache
from typing import NamedTuple

from summarizer.llm.builtin.lexicons import read_data, word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token, Tree

_NEGATIVE = frozenset(("not", "n't", "never", "no", "neither", "nor", "hardly", "barely"))
_FUTURE = frozenset(("will", "shall", "'ll", "wo"))
_APPROVING = frozenset(("approve", "endorse", "authorize", "authorise", "adopt", "clear"))
_EXPECTING = frozenset(
    (
        "expect",
        "schedule",
        "predict",
        "project",
        "tip",
        "forecast",
        "anticipate",
        "allege",
        "rumor",
        "rumour",
        "suppose",
        "slate",
        "poise",
    )
)
_TRYING = frozenset(
    ("hope", "want", "wish", "try", "attempt", "seek", "aim", "struggle", "fail", "like")
)
_LIKELY = frozenset(
    (
        "likely",
        "unlikely",
        "set",
        "due",
        "poised",
        "slated",
        "scheduled",
        "bound",
        "expected",
        "supposed",
    )
)


class Clause(NamedTuple):
    """How a verb's clause is said."""

    negated: bool
    """Whether it is denied."""
    modal: str | None
    """Its modal verb, lower case."""
    future: bool
    """Whether it says what will be done: "will", "shall", "is to", "would" in reported speech."""
    possible: bool
    """Whether it says only what may be done, or is expected."""
    conditional: bool
    """Whether it holds only under a condition."""
    hypothetical: bool
    """Whether it is itself a condition."""
    earlier: bool
    """Whether it happened before another past event: "had agreed"."""


def read_clause(reading: Reading, index: int) -> Clause:
    """Return how the clause of a verb is said; coordinated verbs share auxiliaries."""
    tree = reading.tree
    modal = _modal(tree, index)
    would = modal in ("would", "'d") and _is_reported(tree, index)
    infinitive = _is_to_be(tree, index)
    return Clause(
        negated=is_negated(tree, index),
        modal=modal,
        future=modal in _FUTURE or would or infinitive,
        possible=(modal in ("may", "might", "could", "can", "would", "'d") and not would)
        or _is_forecast(tree, index),
        conditional=_has_condition(tree, index),
        hypothetical=_is_condition(tree, index),
        earlier=_is_past_perfect(tree, index),
    )


def is_negated(tree: Tree, index: int) -> bool:
    """Return whether a verb is denied, by itself, by its subject, or by what governs it."""
    for child in tree.children(index):
        if child.label == "neg" or (
            child.lower in _NEGATIVE and child.label in ("advmod", "det", "preconj", "cc")
        ):
            return not _is_not_only(tree, child.index)
        if child.label in ("nsubj", "nsubjpass") and _denies(tree, child):
            return True
    group = [c.index for c in tree.children(index, "aux", "auxpass", "nsubj")] + [index]
    if min(group) > 0 and tree[min(group) - 1].lower in ("nor", "neither"):
        return True
    token = tree[index]
    head = tree[token.head]
    if token.label == "conj" and head.is_verb and not tree.children(index, "nsubj", "aux"):
        return is_negated(tree, head.index) and not _contrasts(tree, head.index, index)
    if token.label == "xcomp" and head.is_verb:
        return head.lemma in word_set("grammar", "failing")
    return False


def _is_not_only(tree: Tree, index: int) -> bool:
    return index + 1 < len(tree) and tree[index + 1].lower in ("only", "just", "merely")


def _denies(tree: Tree, subject: Token) -> bool:
    if subject.lower in ("neither", "none", "nobody", "nothing"):
        return True
    return any(
        child.lower in ("no", "neither")
        for child in tree.children(subject.index, "det", "preconj", "cc", "neg", "advmod")
    )


def _contrasts(tree: Tree, first: int, second: int) -> bool:
    return any(token.lower in ("but", "rather") for token in tree.tokens[first:second])


def _modal(tree: Tree, index: int) -> str | None:
    seen: set[int] = set()
    here = index
    while here not in seen:
        seen.add(here)
        auxiliaries = tree.children(here, "aux", "auxpass")
        modals = [aux.lower for aux in auxiliaries if aux.tag == "MD"]
        if modals:
            return modals[0]
        token = tree[here]
        shares = token.label == "conj" and token.tag in ("VB", "VBN") and not auxiliaries
        if not (shares and not tree.children(here, "nsubj", "nsubjpass")):
            return None
        here = token.head
    return None


def _is_to_be(tree: Tree, index: int) -> bool:
    """Return whether the verb is under "is to": "the two fleets are to patrol"."""
    token = tree[index]
    passive = token.tag == "VBN" and any(c.tag == "VB" for c in tree.children(index, "auxpass"))
    if not (token.tag == "VB" or passive):
        return False
    if not any(c.tag == "TO" for c in tree.children(index, "aux")):
        return False
    if token.label == "conj":
        return _is_to_be(tree, token.head) if token.head != index else False
    head = tree[token.head]
    near = token.index - head.index
    told = tree.children(head.index, "acomp", "attr", "oprd")
    if any(head.index < word.index < token.index for word in told):
        return False
    return (
        token.label in ("xcomp", "ccomp")
        and head.lower in (("is", "are") if passive else ("is", "are", "was", "were"))
        and 0 < near <= 4
    )


def _is_reported(tree: Tree, index: int) -> bool:
    """Return whether "would" only puts "will" into the past of reported speech."""
    for above in (tree[index], *tree.ancestors(index)):
        if above.label == "ccomp" and not _has_condition(tree, index):
            return True
    return any(child.label == "parataxis" for child in tree.children(index)) or False


def _is_forecast(tree: Tree, index: int) -> bool:
    """Return whether what governs a verb makes it a mere expectation."""
    token = tree[index]
    for above in tree.ancestors(index):
        if token.label in ("xcomp", "ccomp", "conj", "acl") and above.lemma in _EXPECTING:
            return True
        if token.label in ("xcomp", "acl") and above.lemma in _TRYING:
            return True
        if above.lower in _LIKELY and token.label in ("xcomp", "acl", "conj", "ccomp", "advcl"):
            return True
        if token.label not in ("xcomp", "conj"):
            return False
        token = above
    return False


def _has_condition(tree: Tree, index: int) -> bool:
    """Return whether a clause depends on a condition of its own."""
    for child in tree.children(index, "advcl", "prep", "mark"):
        if child.label == "advcl" and _opens_condition(tree, child.index):
            return not _is_formal(tree, child.index)
        if child.lower in ("unless", "provided", "providing"):
            return not _is_formal(tree, child.index)
    token = tree[index]
    if token.label == "conj" and tree[token.head].is_verb:
        return _has_condition(tree, token.head)
    return False


def _is_formal(tree: Tree, index: int) -> bool:
    """Return whether a condition is only that what was agreed takes its way.

    "Once the pact is ratified", "if parliament approves": what depends on it is agreed.
    """
    below = [tree[i] for i in tree.subtree(index)]
    if any(one.label == "neg" or one.lower in ("unless", "only") for one in below):
        return False
    verbs = {one.lemma for one in below if one.is_verb}
    if "ratify" in verbs or any(one.lower == "ratification" for one in below):
        return True
    chambers = any(one.lower in word_set("grammar", "approvers") for one in below)
    once = any(one.lower == "once" for one in below)
    return bool(verbs & _APPROVING) and (chambers or once)


def _opens_condition(tree: Tree, index: int) -> bool:
    marks = [child.lower for child in tree.children(index, "mark", "advmod", "prep")]
    if any(
        mark in ("if", "unless", "provided", "providing", "assuming", "once", "lest")
        for mark in marks
    ):
        return True
    first = tree[min(tree.subtree(index))]
    return first.lower in ("were", "should", "had") and first.index == 0


def _is_condition(tree: Tree, index: int) -> bool:
    """Return whether a clause is, or stands inside, an if-clause."""
    for above in (tree[index], *tree.ancestors(index)):
        if above.label == "advcl" and _opens_condition(tree, above.index):
            return True
        if any(child.lower in ("whether",) for child in tree.children(above.index, "mark")):
            return True
    return False


def _is_past_perfect(tree: Tree, index: int) -> bool:
    return any(
        aux.lower in ("had", "'d") and aux.tag == "VBD" for aux in tree.children(index, "aux")
    ) or (
        tree[index].label == "conj"
        and tree[index].tag == "VBN"
        and not tree.children(index, "aux", "auxpass", "nsubj")
        and _is_past_perfect(tree, tree[index].head)
    )


@cache
def _past_cues() -> re.Pattern[str]:
    return re.compile("|".join(read_data("grammar")["past"]), re.IGNORECASE)


def has_past_cue(text: str) -> bool:
    """Return whether words put a clause before the event: "last year", "decades ago"."""
    return _past_cues().search(text) is not None
