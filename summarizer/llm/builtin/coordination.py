"""Verbs that the parser coordinates with the wrong word, put right.

Long sentences of communiqués coordinate many verbs ("agreed to build A, open B, keep C and welcome
D"), and the parser often hangs one of them on the wrong head. The form of a verb says where it can
belong: a base form goes with "to" or "will", a past tense with a past tense.
"""

from collections.abc import Mapping
from functools import cache

from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.tree import Token, Tree

_LOOSE = ("conj", "dep", "advcl", "parataxis", "ccomp")
_GOVERNED = ("xcomp", "ccomp", "ROOT", "conj", "advcl", "dep")


def repair_coordination(tree: Tree, token: Token) -> None:
    """Put right how one word is coordinated; the tree is changed."""
    _read_past(tree, token)
    _attach_base_form(tree, token)
    _join_infinitives(tree, token)
    _attach_past(tree, token)
    _free_verb(tree, token)
    _join_prepositions(tree, token)


@cache
def _past() -> Mapping[str, str]:
    """Return the past tenses that are never mere adjectives before a noun, with their verbs."""
    found: Mapping[str, str] = read_data("grammar")["past_tenses"]
    return found


def _read_past(tree: Tree, token: Token) -> None:
    """Read a past tense before a noun as a verb: "... and opposed unilateral actions"."""
    if token.label != "amod" or token.lower not in _past() or not token.index:
        return
    if tree[token.index - 1].lower not in ("and", ",", "also"):
        return
    noun = tree[token.head]
    verb = next(
        (up for up in tree.ancestors(noun.index) if up.tag in ("VBD", "VBN", "VBZ", "VBP")), None
    )
    if noun.label == "conj" and verb is not None:
        token.tag = "VBD"
        token.lemma = _past()[token.lower]
        tree.move(token.index, verb.index, "conj")
        tree.move(noun.index, token.index, "dobj")
        tree.relink()


def _attach_base_form(tree: Tree, token: Token) -> None:
    """Coordinate a bare base form with the last verb under "to" or a modal before it."""
    if token.tag not in ("VB", "VBP") or token.label not in _LOOSE or has_to(tree, token):
        return
    if has_modal(tree, token) or subject(tree, token) is not None or not _is_listed(tree, token):
        return
    head = tree[token.head]
    if head.tag == token.tag == "VBP" or (head.index > token.index and token.label == "ccomp"):
        return
    before = tree.tokens[: token.index]
    finite = [t.index for t in before if t.tag in ("VBD", "VBZ") and t.label in ("conj", "ROOT")]
    licensed = [
        other
        for other in before
        if other.tag == "VB"
        and other.label in _GOVERNED
        and (has_to(tree, other) or has_modal(tree, other))
        and other.index > (finite[-1] if finite else -1)
    ]
    if not licensed or licensed[-1].index in {token.index, *tree.subtree(token.index)}:
        return
    if head.tag == "VB" and head.index >= licensed[-1].index and token.label == "conj":
        return
    token.tag = "VB"
    token.lemma = token.lower
    tree.move(token.index, licensed[-1].index, "conj")
    tree.relink()


def _is_listed(tree: Tree, token: Token) -> bool:
    """Return whether a verb, or the adverb before it, follows a comma or "and"."""
    first = token.index
    while first > 0 and tree[first - 1].tag == "RB":
        first -= 1
    return first > 0 and tree[first - 1].lower in (",", "and", "or", ";", "then")


def _join_infinitives(tree: Tree, token: Token) -> None:
    """Coordinate "agreed to A, to B and to C", where the parser takes B for the purpose of A."""
    if token.label not in ("advcl", "xcomp", "acl") or token.tag != "VB" or not has_to(tree, token):
        return
    head = tree[token.head]
    first = min(tree.subtree(token.index))
    coordinated = any(has_to(tree, c) for c in tree.children(token.index, "conj"))
    infinitive = head.tag == "VB" and has_to(tree, head)
    if infinitive and first and tree[first - 1].text == "," and coordinated:
        tree.move(token.index, head.index, "conj")
        tree.relink()


def _attach_past(tree: Tree, token: Token) -> None:
    """Coordinate a past tense with the past tense that governs, not with a clause inside.

    "They agreed that ties are close and described visits as useful": `described` goes with
    `agreed`.
    """
    if token.label != "conj" or token.tag not in ("VBD", "VBZ") or subject(tree, token) is not None:
        return
    head = tree[token.head]
    inner = ("VBP", "VBZ", "VB") if token.tag == "VBD" else ("VB",)
    if head.tag not in inner and not has_modal(tree, head):
        return
    for above in tree.ancestors(head.index):
        if above.tag == token.tag:
            tree.move(token.index, above.index, "conj")
            tree.relink()
            return


def _free_verb(tree: Tree, token: Token) -> None:
    """Read a base form inside a noun phrase as a verb: "share data and train officers"."""
    if token.tag not in ("VB", "VBP") or token.label not in ("compound", "amod", "nmod"):
        return
    noun = tree[token.head]
    before = tree[token.index - 1] if token.index else token
    if noun.label != "conj" or before.lower not in ("and", ",", "or"):
        return
    first = tree.first_conjunct(noun.index)
    verb = tree[first.head]
    if first.label == "dobj" and verb.tag in ("VB", "VBP"):
        tree.move(token.index, verb.index, "conj")
        tree.move(noun.index, token.index, "dobj")
        tree.relink()


def _join_prepositions(tree: Tree, token: Token) -> None:
    """Coordinate a repeated preposition with its like: "support for the right to A and for B"."""
    if token.label != "conj" or token.tag not in ("IN", "TO"):
        return
    head = tree[token.head]
    if head.lower == token.lower:
        return
    for other in tree.ancestors(head.index):
        if other.label == "prep" and other.lower == token.lower:
            tree.move(token.index, other.index, "conj")
            tree.relink()
            return


def subject(tree: Tree, token: Token) -> Token | None:
    """Return a verb's own subject."""
    return tree.child(token.index, "nsubj", "nsubjpass", "csubj", "expl")


def has_modal(tree: Tree, token: Token) -> bool:
    """Return whether a verb has a modal or another finite auxiliary of its own."""
    return any(
        child.tag in ("MD", "VBD", "VBZ", "VBP")
        for child in tree.children(token.index, "aux", "auxpass")
    )


def has_to(tree: Tree, token: Token) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(child.tag == "TO" for child in tree.children(token.index, "aux"))
