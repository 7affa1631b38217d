"""How far a clause or phrase reaches, and what of it is a quote."""

from collections.abc import Sequence

from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.tree import Token, Tree

_CONTRASTS = frozenset(("while", "whereas", "although", "though", "but"))
_STAYS = frozenset(("visit", "trip", "stay", "tour"))
_TRIMMED = frozenset(
    (",", ";", ":", ".", "-", "--", "and", "or", "but", "(", "while", "also", "that")
)


def clause_end(tree: Tree, index: int, *, first: int) -> int:
    """Return the last word of what hangs on a word, up to where something of its own begins.

    What begins something of its own: a coordinated verb, a contrast ("while ..."), a participle
    set off by a comma that has an act of its own, the words of who says so.
    """
    stops = [stop for stop in breaks(tree, index) if stop > first]
    below = tree.subtree(index, without=_siblings(tree, index))
    limit = min(stops) if stops else len(tree)
    last = max((i for i in below if i < limit), default=index)
    last = _trimmed(tree, max(last, index), first)
    return _trimmed(tree, _before_stay(tree, below, last, first), first)


def _trimmed(tree: Tree, last: int, first: int) -> int:
    while last > first and _is_trimmed(tree, last):
        if tree[last].tag == "-RRB-" or tree[last].text == ")":
            break
        last -= 1
    return last


def _before_stay(tree: Tree, below: Sequence[int], last: int, first: int) -> int:
    """Return the last word before "during the visit of ..." at the end, which is no content."""
    for token in (tree[i] for i in below if first + 1 < i < last):
        noun = tree.child(token.index, "pobj") if token.lower == "during" else None
        if noun is None or noun.lower not in _STAYS or max(tree.subtree(token.index)) < last:
            continue
        return token.index - 1
    return last


def _is_trimmed(tree: Tree, last: int) -> bool:
    token = tree[last]
    hanging = token.tag in ("TO", "IN") and not tree.children(last) and token.label == "prep"
    return token.lower in _TRIMMED or token.tag in ("''", "``", "-RRB-", ":") or hanging


def _siblings(tree: Tree, index: int) -> list[int]:
    """Return the verbs coordinated with a verb on its right."""
    return [
        child.index
        for child in tree.children(index, "conj")
        if child.index > index and child.is_verb
    ]


def breaks(tree: Tree, index: int) -> list[int]:
    """Return where clauses begin that are not part of what hangs on a word."""
    found = []
    for below in tree.subtree(index):
        token = tree[below]
        if below == index:
            continue
        if _is_own_clause(tree, token):
            found.append(min(tree.subtree(below)))
    return found


def _is_own_clause(tree: Tree, token: Token) -> bool:
    if token.label == "parataxis":
        return True
    first = min(tree.subtree(token.index))
    if (
        token.label in ("appos", "npadvmod")
        and token.lower in word_set("grammar", "comment_nouns")
        and tree[first - 1].text == ","
    ):
        return True
    comma = first > 0 and tree[first - 1].text in (",", "-", ";")
    if token.label == "relcl" and comma:
        return tree[first].tag in ("WDT", "WP", "WP$") or tree[first].lower in (
            "which",
            "who",
            "whose",
        )
    if token.label == "advcl":
        marks = {child.lower for child in tree.children(token.index, "mark", "advmod")}
        participle = comma and token.tag == "VBG" and not marks
        beside = comma and "as" in marks and tree.child(token.index, "nsubj") is not None
        return (
            beside
            or bool(marks & _CONTRASTS)
            or (
                participle
                and (
                    token.index in tree.acts or token.lemma in word_set("grammar", "comment_verbs")
                )
            )
        )
    if token.label == "conj" and token.is_verb:
        own_subject = tree.child(token.index, "nsubj", "nsubjpass")
        return own_subject is not None or tree[token.head].tag in ("VBD", "VBZ", "VBP")
    return False


def is_comment(token: Token) -> bool:
    """Return whether a participle comments on what was said, rather than going on with it."""
    return token.lemma in word_set("grammar", "comment_verbs")


def verb_start(tree: Tree, index: int, *, after: int = -1) -> int:
    """Return the first word of a verb group: auxiliaries, negation and adverbs before the verb."""
    start = index
    while start - 1 > after:
        word = tree[start - 1]
        belongs = word.head == index and word.label in ("aux", "auxpass", "neg", "advmod")
        if not belongs or word.tag == "TO" or word.lower in ("also", "then", "however", "both"):
            break
        start -= 1
    return start


def is_bare(tree: Tree, index: int) -> bool:
    """Return whether a verb has nothing behind it but the verb it is coordinated with.

    Of "promote and protect trade" the first verb shares the object of the second.
    """
    conjuncts = [child for child in tree.children(index, "conj") if child.is_verb]
    if not conjuncts:
        return False
    own = [
        child
        for child in tree.children(index)
        if child.index > index
        and child.label not in ("cc", "conj", "punct", "prt")
        and child.index < conjuncts[0].index
    ]
    return not own and conjuncts[0].index - index <= 4


def is_formula(tree: Tree, index: int, last: int) -> bool:
    """Return whether a verb phrase only says that the relationship is tended to.

    "strengthen strategic communication", "enhance mutual trust": nouns of the relationship with
    nothing beside them but words of degree.
    """
    relations = word_set("grammar", "relations")
    plain = word_set("grammar", "plain_modifiers")
    nouns = 0
    for token in tree.tokens[index + 1 : last + 1]:
        word = token.lower
        if token.is_noun:
            singular = word[:-1] if word.endswith("s") else word
            if word not in relations and singular not in relations:
                return False
            nouns += 1
        elif (
            token.tag in ("JJ", "JJR", "RB", "PRP$", "DT", "POS", "CC", "HYPH", ",")
            or token.is_verb
        ):
            if token.tag == "JJ" and word not in plain:
                return False
        else:
            return False
    return nouns > 0
