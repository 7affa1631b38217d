"""Whether a verb tells of something before the event."""

import re

from summarizer.llm.builtin.clauses import has_past_cue, read_clause
from summarizer.llm.builtin.decisions import names_earlier_year
from summarizer.llm.builtin.discourse import Discourse
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token, Tree

_TIMES = frozenset(("in", "at", "during", "since", "under", "on", "after", "for", "back", "by"))
_WHEN = frozenset(("when", "while", "as", "after", "since", "before"))
_THEN = re.compile(
    r"\b(?:then|at the time|(?:at|on|during) that (?:\w+ )?"
    r"(?:visit|trip|meeting|summit|occasion|time|round|session|talks))\b",
    re.IGNORECASE,
)
"""What puts a sentence in the times of the one before it."""
_NEAR = 4
_DATED = re.compile(r"(?:1[89]|20)\d\d$")
_BEFORE = frozenset(
    "long previously earlier once already always repeatedly originally initially first never "
    "before when after until since hitherto for years".split()
)
"""Words that put something before the talks at another time than they were held."""


def is_past(reading: Reading, verb: Token, year: int | None, discourse: Discourse) -> bool:
    """Return whether the words around a verb put it before the event.

    Args:
        reading: The unit.
        verb: The verb.
        year: Year of the article.
        discourse: Where something earlier was told last.
    """
    tree = reading.tree
    if verb.label in ("relcl", "advcl"):
        above = tree.clause_head(verb.head)
        if above is not verb and is_past(reading, above, year, discourse):
            return True
    if verb.label == "xcomp" and tree[verb.head].is_verb:
        head = tree[verb.head]
        return is_past(reading, head, year, discourse) or read_clause(reading, head.index).earlier
    adverbials = [
        index
        for child in tree.children(verb.index, "advmod", "npadvmod", "prep")
        if child.label != "prep" or child.lower in _TIMES
        for index in tree.subtree(child.index)
        if index <= verb.index + _NEAR or child.lower in ("in", "since")
    ]
    text = " ".join(tree[index].text for index in sorted(adverbials))
    if has_past_cue(text) or names_earlier_year(text, year, verb.tag):
        return True
    return _is_of_past_time(tree, verb, year) or _goes_on_with_past(reading, verb, discourse)


def is_dated_before(reading: Reading, verb: Token) -> bool:
    """Return whether words around "had wanted" put it at a time before the talks."""
    tree = reading.tree
    below = [tree[index] for index in tree.subtree(verb.index)]
    if has_past_cue(reading.text) or any(_DATED.match(one.text) for one in below):
        return True
    adverbs = [one.lower for one in tree.children(verb.index, "advmod", "npadvmod", "mark")]
    clause = tree.child(verb.index, "advcl")
    opening = [c.lower for c in tree.children(clause.index, "mark", "advmod")] if clause else []
    return bool({*adverbs, *opening} & _BEFORE)


def _is_of_past_time(tree: Tree, verb: Token, year: int | None) -> bool:
    """Return whether a clause of time puts a verb before the event: "When it met in 2019"."""
    for clause in tree.children(verb.index, "advcl"):
        opening = tree.children(clause.index, "advmod", "mark")
        text = " ".join(tree[index].text for index in tree.subtree(clause.index))
        timed = any(word.lower in _WHEN for word in opening)
        if timed and names_earlier_year(text, year, clause.tag):
            return True
    return False


def _goes_on_with_past(reading: Reading, verb: Token, discourse: Discourse) -> bool:
    """Return whether a sentence goes on with earlier times: "They also agreed then"."""
    if discourse.past != reading.unit.paragraph or verb.tag != "VBD":
        return False
    return _THEN.search(reading.text) is not None
