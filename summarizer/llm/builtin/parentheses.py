"""Words that the parser hangs on what stands beside them, put right."""

from collections.abc import Mapping

from summarizer.llm.builtin.lexicons import read_data, word_set
from summarizer.llm.builtin.tree import Token, Tree

_FINITE = ("VBD", "VBP", "VBZ", "MD")
_AUXILIARIES = ("aux", "auxpass", "advmod", "neg")
_OPENING = frozenset(("open", "close"))


def repair_neighbours(tree: Tree, token: Token) -> None:
    """Put right what one word hangs on; the tree is changed."""
    _read_backing(tree, token)
    _read_opening(tree, token)
    _lift_conjunct(tree, token)
    _part_figure(tree, token)
    _turn_passive(tree, token)
    _lift_report(tree, token)
    _part_participle(tree, token)


def _part_participle(tree: Tree, token: Token) -> None:
    """Read "The posts, shut since May, will reopen" as one clause about posts that are shut."""
    head = tree[token.head]
    if token.label not in ("conj", "ccomp") or head.label != "ROOT" or token.index < head.index:
        return
    subject = tree.child(head.index, "nsubj")
    helped = tree.children(head.index, "aux", "auxpass", "neg", "dobj", "cc")
    own = tree.children(token.index, "nsubj", "nsubjpass", "expl", "mark", "cc")
    if head.tag not in ("VBN", "VBD") or subject is None or helped or own:
        return
    modal = any(one.tag == "MD" for one in tree.children(token.index, "aux"))
    between = tree.tokens[head.index : token.index]
    if not modal or subject.index > head.index or any(one.tag == "CC" for one in between):
        return
    passive = tree.child(token.index, "auxpass") is not None
    tree.move(subject.index, token.index, "nsubjpass" if passive else "nsubj")
    tree.move(token.index, token.index, "ROOT")
    tree.move(head.index, subject.index, "acl")
    head.tag = "VBN"
    tree.relink()


def _read_backing(tree: Tree, token: Token) -> None:
    """Read the past tense behind a first "both" as its verb: "Both backed reparations, and"."""
    tenses: Mapping[str, str] = read_data("grammar")["past_tenses"]
    if token.index != 1 or token.label != "amod" or token.lower not in tenses:
        return
    noun = tree[token.head]
    if tree[0].lower not in ("both", "all") or not noun.is_noun:
        return
    verb = tree[noun.head]
    others = [one for one in tree.children(noun.index, "conj") if one.is_noun]
    if noun.label == "nsubj" and verb.label == "ROOT" and verb.is_verb:
        if others and tree.child(verb.index, "nsubj") is noun:
            tree.move(others[-1].index, verb.index, "nsubj")
        tree.move(verb.index, token.index, "conj")
    elif noun.label != "ROOT":
        return
    token.tag, token.lemma = "VBD", tenses[token.lower]
    tree.move(token.index, token.index, "ROOT")
    tree.move(noun.index, token.index, "dobj")
    tree.move(0, token.index, "nsubj")
    tree.relink()


def _read_opening(tree: Tree, token: Token) -> None:
    """Read "open" behind its noun as a verb: "signed A, and talks on fishing open in May"."""
    if token.tag != "JJ" or token.label not in ("amod", "dobj") or token.lower not in _OPENING:
        return
    following = tree.tokens[token.index + 1 : token.index + 2]
    if tree[token.head].index > token.index or not following or following[0].tag != "IN":
        return
    top = tree[token.head]
    for top in tree.ancestors(token.index):
        if top.is_noun and top.tag in ("NNS", "NNPS") and top.label in ("conj", "nsubj", "ROOT"):
            break
    else:
        return
    verb = tree[top.head]
    token.tag, token.lemma = "VBP", token.lower
    if top.label == "conj" and verb.is_verb:
        tree.move(token.index, verb.index, "conj")
    elif top.label == "ROOT":
        tree.move(token.index, token.index, "ROOT")
    else:
        return
    tree.move(top.index, token.index, "nsubj")
    tree.move(following[0].index, token.index, "prep")
    tree.relink()


def _lift_conjunct(tree: Tree, token: Token) -> None:
    """Give a verb behind "and" its subject: "paid for a road in Lima and Chile is pleased"."""
    if token.tag not in _FINITE or token.label != "conj":
        return
    if tree.child(token.index, "nsubj", "nsubjpass", "expl") is not None:
        return
    first = token.index
    while first and tree[first - 1].head == token.index and tree[first - 1].label in _AUXILIARIES:
        first -= 1
    noun = tree[first - 1] if first > 1 else token
    shared = noun.tag == "NNP" and noun.label == "conj" and tree[first - 2].lower == "and"
    if shared and tree[token.head].index < noun.index and not tree.children(noun.index):
        tree.move(noun.index, token.index, "nsubj")
        tree.relink()


def _part_figure(tree: Tree, token: Token) -> None:
    """Part a figure in commas from what goes on behind: "lift trade, worth 5, to 50"."""
    if token.lower != "worth" or token.index < 2 or tree[token.index - 1].text != ",":
        return
    noun = tree[token.index - 2]
    if not noun.is_noun:
        return
    verb = tree[noun.head]
    for preposition in tree.children(token.index, "prep"):
        if verb.is_verb and tree[preposition.index - 1].text == ",":
            tree.move(preposition.index, verb.index, "prep")
            tree.move(preposition.index - 1, verb.index, "punct")
    tree.move(token.index, noun.index, "amod")
    tree.move(token.index - 1, noun.index, "punct")
    tree.relink()


def _turn_passive(tree: Tree, token: Token) -> None:
    """Read what stands behind a passive as its subject: "Also signed were a pact and a treaty"."""
    if token.tag != "VBN" or token.label != "ROOT" or token.index + 1 >= len(tree):
        return
    was = tree[token.index + 1]
    if was.lower not in ("was", "were") or was.head != token.index:
        return
    found = tree.children(was.index, "attr", "nsubj") or tree.children(token.index, "attr", "dobj")
    if not found or tree.child(token.index, "nsubjpass", "nsubj") is not None:
        return
    was.label = "auxpass"
    subject = found[0]
    tree.move(subject.index, token.index, "nsubjpass")
    tree.relink()
    for stray in tree.children(token.index):
        if stray.tag == "VBG" and stray.index > subject.index:
            tree.move(stray.index, stray.index - 1, "acl")
    for other in tree.tokens[subject.index + 1 :]:
        if other.lower == "another" and other.label == "conj":
            tree.move(other.index, subject.index, "conj")
    tree.relink()


def _lift_report(tree: Tree, token: Token) -> None:
    """Hang "that ..." on what says it: "said after meeting the envoy, that trade would grow"."""
    if token.label != "relcl" or tree.child(token.index, "nsubj", "nsubjpass") is None:
        return
    marks = [child for child in tree.children(token.index, "mark") if child.lower == "that"]
    if not marks or tree[marks[0].index - 1].text != ",":
        return
    for verb in tree.ancestors(token.index):
        if verb.lemma in word_set("grammar", "saying") and verb.is_verb:
            if tree.child(verb.index, "ccomp") is None:
                tree.move(token.index, verb.index, "ccomp")
                tree.relink()
            return
