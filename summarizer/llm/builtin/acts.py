"""Finding speech acts: verbs, verbs with a particle or noun, nouns, adjectives."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from summarizer.llm.builtin.lexicons import singular, word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token, Tree
from summarizer.vocabulary.load import Vocabulary
from summarizer.vocabulary.records import SpeechAct

SiteForm: TypeAlias = Literal["verb", "carried", "adjective", "nominal", "future", "said"]
"""How an act stands in the text; `said` is a statement that only its frame makes a position."""

_COPULAS = frozenset(("be", "remain", "stay", "seem", "become", "stand", "feel", "appear"))
_LONGEST = 4
_VISITING = frozenset(("courtesy", "phone", "telephone", "video", "conference", "farewell"))


class Site(NamedTuple):
    """A place where a speech act is done."""

    reading: Reading
    """The unit."""
    head: int
    """The verb, or the noun or adjective that does the act."""
    act: SpeechAct
    """What it does."""
    lemma: str
    """The act as a lemma: `voice concern`."""
    form: SiteForm
    """How it stands there."""
    noun: int | None
    """For a carried act: the noun."""
    last: int
    """Last word of the act itself: the particle of "call for", the noun of "voice concern"."""

    @property
    def tree(self) -> Tree:
        """The unit's words."""
        return self.reading.tree


def verb_site(reading: Reading, index: int, vocabulary: Vocabulary) -> Site | None:
    """Return the act that a verb does, with its particle, object noun or adjective."""
    tree = reading.tree
    token = tree[index]
    predicate = token.lemma in _COPULAS or (token.tag == "VBN" and tree.child(index, "auxpass"))
    if predicate and (site := _adjective_site(reading, token, vocabulary)):
        return site
    for lemma in spellings(token.lemma):
        if site := _carried_site(reading, token, lemma, vocabulary):
            return site
        if site := _particle_site(reading, token, lemma, vocabulary):
            return site
    return None


def spellings(lemma: str) -> tuple[str, ...]:
    """Return a verb's lemma and its American spelling.

    >>> spellings("emphasise")
    ('emphasise', 'emphasize')
    """
    if lemma.endswith("ise") and len(lemma) > 5:
        return (lemma, lemma[:-3] + "ize")
    return (lemma,)


def _particle_site(
    reading: Reading, token: Token, lemma: str, vocabulary: Vocabulary
) -> Site | None:
    """Return the longest act that a verb and the words behind it make: "come out against"."""
    following = reading.tree.tokens[token.index + 1 : token.index + 6]
    kept = [word for word in following if not (word.tag == "RB" and word.lower.endswith("ly"))]
    tails = [following[:length] for length in range(min(_LONGEST, len(following)), 0, -1)]
    tails += [kept[:length] for length in range(min(_LONGEST, len(kept)), 0, -1)]
    for words in tails:
        key = " ".join([lemma, *(word.lower for word in words)])
        act = vocabulary.acts.get(key)
        bare = len(words) == 1 and key.endswith(" to") and lemma in vocabulary.acts
        if act is not None and not bare:
            return Site(reading, token.index, act, key, "verb", None, words[-1].index)
    behind = reading.tree.children(token.index, "prt", "advmod")
    for word in [word for word in behind if word.index > token.index]:
        if act := vocabulary.acts.get(f"{lemma} {word.lower}"):
            return Site(reading, token.index, act, act.lemma, "verb", None, word.index)
    act = vocabulary.acts.get(lemma)
    return Site(reading, token.index, act, lemma, "verb", None, token.index) if act else None


def _carried_site(
    reading: Reading, token: Token, lemma: str, vocabulary: Vocabulary
) -> Site | None:
    """Return the act of a verb with its object noun: "voiced concern", "concern was voiced"."""
    for noun in objects(reading.tree, token.index):
        name = noun_lemma(noun)
        if name in ("call", "calls") and _is_visit(reading.tree, lemma, noun):
            continue
        key = f"{lemma} {name}"
        act = vocabulary.acts.get(key) or vocabulary.acts.get(f"{lemma} {noun.lower}")
        if act is None and lemma in vocabulary.carriers and name in vocabulary.nominals:
            act = vocabulary.act(vocabulary.nominals[name])
        if act is not None:
            last = max(noun.index, token.index)
            return Site(reading, token.index, act, key, "carried", noun.index, last)
    return None


def _is_visit(tree: Tree, lemma: str, noun: Token) -> bool:
    """Return whether a call is a visit or a telephone call: "paid a courtesy call"."""
    kinds = {child.lower for child in tree.children(noun.index, "compound", "amod")}
    return lemma == "pay" or bool(kinds & _VISITING)


def objects(tree: Tree, index: int) -> list[Token]:
    """Return the objects of a verb, or what a passive verb has for a subject."""
    found = tree.children(index, "dobj", "nsubjpass")
    for preposition in tree.children(index, "prep"):
        if preposition.lower in ("to", "of") and preposition.index == index + 1:
            found += tree.children(preposition.index, "pobj")
    if not found and tree[index].tag == "VBN" and tree[index].label == "acl":
        found = [tree[tree[index].head]]
    return found


def noun_lemma(noun: Token) -> str:
    """Return a noun in lower case and singular."""
    return singular(noun.lower) if noun.tag in ("NNS", "NNPS") else noun.lower


def _adjective_site(reading: Reading, token: Token, vocabulary: Vocabulary) -> Site | None:
    """Return the act of a predicate: "is opposed to", "remain ready to", "is in favour of"."""
    tree = reading.tree
    predicates = tree.children(
        token.index, "acomp", "attr", "oprd", "xcomp", "ccomp", "prep", "advmod"
    )
    if token.lemma not in _COPULAS:
        predicates = [token, *predicates]
    for word in predicates:
        for last, key in _adjective_keys(tree, word):
            if lemma := vocabulary.adjectives.get(key):
                act = vocabulary.act(lemma)
                if act is not None:
                    return Site(reading, token.index, act, lemma, "adjective", word.index, last)
    return None


def _adjective_keys(tree: Tree, word: Token) -> Sequence[tuple[int, str]]:
    """Return what a predicate may be listed under, with its last word."""
    keys = [(word.index, word.lower)]
    for step in (1, 2):
        if word.index + step < len(tree):
            after = tree[word.index + step]
            keys.append((after.index, f"{word.lower} {after.lower}"))
    if word.lower == "in" and word.index + 2 < len(tree):
        keys.insert(0, (word.index + 2, tree.text(word.index, word.index + 2).lower()))
    if len(tree) > word.index + 1 and any(child.lower == "that" for child in _clauses(tree, word)):
        keys.append((word.index, f"{word.lower} that"))
    return keys[::-1]


def _clauses(tree: Tree, word: Token) -> list[Token]:
    return [
        mark
        for clause in tree.children(word.index, "ccomp", "acl")
        for mark in tree.children(clause.index, "mark")
    ]


def nominal_site(reading: Reading, index: int, vocabulary: Vocabulary) -> Site | None:
    """Return the act that a noun names: "the agreement to", "Peru's call for"."""
    token = reading.tree[index]
    if not token.is_noun or token.label == "compound":
        return None
    lemma = vocabulary.nominals.get(noun_lemma(token))
    act = vocabulary.act(lemma) if lemma else None
    if lemma is None or act is None:
        return None
    return Site(reading, index, act, lemma, "nominal", index, index)


def act_verbs(tree: Tree, vocabulary: Vocabulary) -> frozenset[int]:
    """Return the positions of the verbs that can be speech acts."""
    return frozenset(
        token.index
        for token in tree.tokens
        if token.is_verb
        and any(
            (act := vocabulary.acts.get(lemma)) is not None and act.kind != "event"
            for lemma in spellings(token.lemma)
        )
    )


def is_saying(tree: Tree, index: int) -> bool:
    """Return whether a verb reports what somebody says."""
    if not tree[index].is_verb or tree[index].lemma not in word_set("grammar", "saying"):
        return False
    if tree[index].lemma not in word_set("grammar", "saying_with_clause"):
        return True
    return tree.child(index, "ccomp", "parataxis") is not None or tree[index].label == "parataxis"


def is_plain_saying(tree: Tree, index: int) -> bool:
    """Return whether a verb reports without a stance of its own."""
    return tree[index].is_verb and tree[index].lemma in word_set("grammar", "plain_saying")
