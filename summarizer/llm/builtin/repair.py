"""Mistakes of the parser that a rule of grammar shows, put right."""

from summarizer.llm.builtin.coordination import repair_coordination, subject
from summarizer.llm.builtin.lexicons import singular, word_set
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.parentheses import repair_neighbours
from summarizer.llm.builtin.tree import Token, Tree

_FINITE = ("VBD", "VBP", "VBZ", "MD")
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TIMES = frozenset(("after", "before", "during", "following", "at", "in", "on", "amid", "with"))


def repair_tree(tree: Tree) -> Tree:
    """Return the tree with its heads put right; the tree itself is changed."""
    for token in tree.tokens:
        _revive_verb(tree, token)
        _revive_present(tree, token)
        _part_weekday(tree, token)
        _lift_subject(tree, token)
        _retag_verb(tree, token)
        repair_coordination(tree, token)
        _part_clauses(tree, token)
        _free_subject(tree, token)
        _name_subject(tree, token)
        repair_neighbours(tree, token)
    return tree


def _revive_verb(tree: Tree, token: Token) -> None:
    """Read a past tense as the verb of its sentence where the parser takes it for a participle.

    "The two sides called on Peru to open the dam." is no noun phrase.
    """
    if token.label != "ROOT" or not token.is_noun:
        return
    verb = _participle_of(tree, token)
    ended = tree.tokens[-1].text in (".", ";")
    if verb is None or not ended or subject(tree, token) is not None:
        return
    for child in tree.children(token.index):
        if child.index > verb.index:
            label = "xcomp" if child.tag == "VB" else child.label
            tree.move(child.index, verb.index, label)
    verb.tag = "VBD"
    tree.move(verb.index, verb.index, "ROOT")
    tree.move(token.index, verb.index, "nsubj")
    tree.relink()


def _participle_of(tree: Tree, noun: Token) -> Token | None:
    """Return a participle that can only be the verb: behind a side, "which ..." or apposition."""
    relative = tree.child(noun.index, "relcl", "appos")
    for token in tree.children(noun.index):
        if token.tag not in ("VBN", "VBD") or token.index < noun.index or token is relative:
            continue
        if _is_side(noun) and token.index <= noun.index + 2:
            return token
        behind = relative is not None and token.index > relative.index
        by = tree.tokens[token.index + 1 : token.index + 2]
        if behind and tree[token.index - 1].text == "," and [b.lower for b in by] != ["by"]:
            return token
    return None


def _part_weekday(tree: Tree, token: Token) -> None:
    """Part "on Tuesday" from the subject that the parser joins to it: "on Tuesday Peru signed"."""
    if token.tag != "NNP" or token.label != "compound" or token.lower not in _WEEKDAYS:
        return
    noun = tree[token.head]
    preposition = tree[noun.head]
    verb = tree[preposition.head]
    if noun.label != "pobj" or not verb.is_verb or verb.index < noun.index:
        return
    if verb.tag not in _FINITE or subject(tree, verb) is not None:
        return
    tree.move(token.index, preposition.index, "pobj")
    tree.move(noun.index, verb.index, "nsubj")
    tree.relink()


def _revive_present(tree: Tree, token: Token) -> None:
    """Read "sails" as the verb of "The ferry, which ..., sails again", not as a second ferry."""
    root = tree[token.head]
    again = any(child.lower in ("again", "now") for child in tree.children(token.index, "advmod"))
    if token.label != "appos" or token.tag != "NNS" or root.label != "ROOT" or not again:
        return
    if tree.child(root.index, "relcl") is None or not root.is_noun:
        return
    token.tag, token.lemma = "VBZ", token.lower[:-1]
    tree.move(token.index, token.index, "ROOT")
    tree.move(root.index, token.index, "nsubj")
    tree.relink()


def _is_side(token: Token) -> bool:
    """Return whether a noun is of people or states that can act: sides, delegations, ministers."""
    noun = singular(token.lower) if token.tag == "NNS" else token.lower
    return noun in word_set("grammar", "sides") or is_office(token.lower)


def _lift_subject(tree: Tree, token: Token) -> None:
    """Hang a subject on its verb where the parser hung it on the auxiliary."""
    if token.label not in ("aux", "auxpass"):
        return
    for child in tree.children(token.index, "nsubj", "nsubjpass", "expl"):
        tree.move(child.index, token.head, child.label)
    tree.relink()


def _retag_verb(tree: Tree, token: Token) -> None:
    """Read a word with a subject as a verb: "the treaty obliges both"."""
    if token.tag == "NNS" and token.lower.endswith("s") and subject(tree, token) is not None:
        token.tag = "VBZ"
        token.lemma = (
            token.lower[:-1] if not token.lower.endswith("ies") else token.lower[:-3] + "y"
        )


def _free_subject(tree: Tree, token: Token) -> None:
    """Give a verb the subject that was taken for a part of the adverbial before it.

    In "After talks in Muscat, Oman and Qatar agreed" the parser coordinates `Oman` with `Muscat`.
    """
    if not token.is_verb or token.label in ("amod", "xcomp"):
        return
    own = subject(tree, token)
    if own is not None and not _is_adverbial(tree, token, own):
        return
    for other in reversed(tree.tokens[: token.index]):
        if _is_misplaced(tree, other, token):
            tree.move(other.index, token.index, "nsubj")
            if own is not None:
                _make_adverbial(tree, token, own)
            tree.relink()
            return


def _is_misplaced(tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether a noun after a comma, hung somewhere below a verb, reaches up to it."""
    if noun.label not in ("conj", "appos") or not noun.is_noun or not _follows_comma(tree, noun):
        return False
    below = verb.index in (above.index for above in tree.ancestors(noun.index))
    return below and _adjoins(tree, noun, verb)


def _is_adverbial(tree: Tree, verb: Token, subject: Token) -> bool:
    mark = tree.child(verb.index, "mark")
    return mark is not None and mark.lower in _TIMES and mark.index < subject.index


def _make_adverbial(tree: Tree, verb: Token, subject: Token) -> None:
    mark = tree.child(verb.index, "mark")
    if mark is not None:
        mark.label = "prep"
        tree.move(subject.index, mark.index, "pobj")


def _follows_comma(tree: Tree, token: Token) -> bool:
    first = min(tree.subtree(token.index))
    return first > 0 and tree[first - 1].text == ","


def _adjoins(tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether a noun phrase reaches up to the verb, but for auxiliaries and adverbs."""
    last = max(tree.subtree(noun.index))
    between = tree.tokens[last + 1 : verb.index]
    return (
        last < verb.index
        and all(
            (
                word.head == verb.index
                and word.label
                in (
                    "aux",
                    "auxpass",
                    "advmod",
                    "neg",
                    "cc",
                    "punct",
                    "npadvmod",
                    "preconj",
                    "prep",
                    "predet",
                )
            )
            or word.tag in ("RB", "MD")
            or tree[word.head].label == "prep"
            for word in between
        )
        and len(between) <= 4
    )


def _name_subject(tree: Tree, token: Token) -> None:
    """Read a name right before a finite verb without a subject as its subject."""
    if token.tag not in _FINITE or not token.is_verb or subject(tree, token) is not None:
        return
    before = [
        c for c in tree.children(token.index) if c.index < token.index and c.tag in ("NNP", "NNPS")
    ]
    if before and before[-1].label in (
        "advmod",
        "npadvmod",
        "dep",
        "nmod",
        "compound",
        "intj",
        "dobj",
    ):
        before[-1].label = "nsubj"


def _part_clauses(tree: Tree, token: Token) -> None:
    """Coordinate two clauses of which the parser takes the first for what the second reports.

    "The accord provides for a fund, obliges Peru to ...": only verbs of saying report.
    """
    if token.label != "ccomp" or not token.is_verb:
        return
    head = tree[token.head]
    said = {child.lower for child in tree.children(token.index, "mark")}
    if head.index < token.index or not head.is_verb or head.tag == "VB" or said:
        return
    if head.lemma in word_set("grammar", "reporting") or _inverted(tree, head):
        return
    tree.move(token.index, head.head if head.head != head.index else token.index, head.label)
    tree.move(head.index, token.index, "conj")
    tree.relink()


def _inverted(tree: Tree, verb: Token) -> bool:
    """Return whether a verb stands before its subject, as verbs of saying may."""
    own = subject(tree, verb)
    return own is not None and own.index > verb.index
