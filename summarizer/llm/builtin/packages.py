"""Results that stand as mere nouns: "ended their summit with a fund, an end to fees and ..."."""

import re
from collections.abc import Iterator

from summarizer.llm.builtin.complements import Part, noun_start
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token, Tree

_ENDING = frozenset(("wrap", "end", "close", "conclude", "finish", "cap"))
_PACKAGE = re.compile(
    r"(?i)^(?:also |further )?(?:in|part of) the (?:package|deal|bundle|bargain):"
)
_LEAST, _LEAST_WORDS = 2, 3
_TRIMMED = frozenset((",", "and", ".", ";"))


def package_of(reading: Reading) -> tuple[Token | None, list[Part]]:
    """Return the verb with which a meeting ended and its results; no verb for "In the package:"."""
    tree = reading.tree
    if _PACKAGE.match(reading.text):
        colon = next(token.index for token in tree.tokens if token.text == ":")
        return None, _parts(reading, next((t for t in tree.tokens[colon:] if t.is_noun), None))
    for verb in tree.tokens:
        if verb.lemma in _ENDING and verb.tag == "VBD" and (first := _behind_with(tree, verb)):
            return verb, _parts(reading, first)
    return None, []


def _behind_with(tree: Tree, verb: Token) -> Token | None:
    """Return the first noun behind "with", where a meeting is ended."""
    meeting = tree.child(verb.index, "dobj")
    if meeting is None or meeting.lower not in word_set("grammar", "meetings"):
        return None
    for preposition in (*tree.children(verb.index, "prep"), *tree.children(meeting.index, "prep")):
        if preposition.lower == "with":
            return tree.child(preposition.index, "pobj")
    return None


def _parts(reading: Reading, first: Token | None) -> list[Part]:
    tree = reading.tree
    elements = sorted(_elements(tree, first), key=lambda t: t.index) if first is not None else []
    results = word_set("grammar", "pacts") | word_set("grammar", "projects")
    results = results | word_set("grammar", "makings") | word_set("grammar", "offers")
    if len(elements) < _LEAST or not any(reading.lowered(one) in results for one in elements):
        return []
    starts = [noun_start(tree, one.index) for one in elements]
    if (final := _final(tree, elements[-1])) is not None:
        elements.append(final)
        starts.append(noun_start(tree, final.index))
    parts = []
    for element, start, end in zip(elements, starts, [*starts[1:], len(tree)], strict=True):
        last = end - 1
        while last > start and tree[last].lower in _TRIMMED:
            last -= 1
        if last - start + 1 >= _LEAST_WORDS:
            parts.append(Part(start, last, element.index, "thing"))
    return parts


def _final(tree: Tree, last: Token) -> Token | None:
    """Return the last noun of a list, where the parser hung it on a noun inside the one before."""
    for index in tree.subtree(last.index):
        token = tree[index]
        if token.label == "conj" and token.is_noun and index > last.index:
            start = noun_start(tree, index)
            if tree[start - 1].lower == "and" and tree[start].lower in ("the", "a", "an"):
                return token
    return None


def _elements(tree: Tree, first: Token) -> Iterator[Token]:
    """Yield a noun and those listed with it, also where the parser takes one for a subject."""
    yield first
    for child in tree.children(first.index, "conj", "appos"):
        if child.index > first.index and child.is_noun:
            yield from _elements(tree, child)
    for clause in tree.children(first.index, "relcl"):
        subject = tree.child(clause.index, "nsubj")
        if subject is not None and subject.is_noun:
            before = noun_start(tree, subject.index) - 1
            if tree[before].text == ",":
                yield subject
