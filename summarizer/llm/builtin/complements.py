"""What an act is about: the verbs, clauses or things behind it, cut into single items."""

from typing import Literal, NamedTuple, TypeAlias

from summarizer.llm.builtin.acts import Site
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.spans import (
    clause_end,
    is_bare,
    is_comment,
    is_formula,
    verb_start,
)
from summarizer.llm.builtin.tree import Token, Tree

ComplementKind: TypeAlias = Literal["infinitive", "clause", "gerund", "thing", "none"]
"""What stands behind an act."""

_LINKS = frozenset(("for", "to", "on", "over", "about", "against", "at", "with", "in"))


class Part(NamedTuple):
    """One item of what an act is about."""

    first: int
    """First word of its quote."""
    last: int
    """Last word."""
    head: int
    """The verb or noun that it is about."""
    kind: ComplementKind
    """What it is."""
    noun: int | None = None
    """For a coordinated act ("support for A and opposition to B"): the noun that does it."""


def parts_of(site: Site) -> list[Part]:
    """Return the items of an act, left to right; one where it is not to be cut."""
    tree = site.tree
    start = _start(site)
    bases = _bases(site)
    if nouns := _act_nouns(site) or _papers(site):
        return _noun_parts(site, start, nouns)
    for base in bases:
        for child in tree.children(base, "xcomp", "acl", "relcl", "advcl", "ccomp"):
            if _is_infinitive(tree, child) and child.index > base >= start:
                if site.act.kind not in (
                    "commitment",
                    "plan",
                    "readiness",
                    "continuation",
                    "reaffirmation",
                ):
                    return [Part(start, _end_of_all(tree, child), child.index, "infinitive")]
                return _with_manner(site, verb_parts(tree, start, child, "infinitive"))
    for base in bases:
        for child in tree.children(base, "ccomp", "acl", "relcl"):
            if _is_that_clause(tree, child, site) and not _is_parted(tree, child, site):
                return _clause_parts(tree, start, child)
    return _preposition_parts(site, start, bases)


def _start(site: Site) -> int:
    """Return the first word of an act's quote."""
    tree = site.tree
    if site.form == "nominal":
        return noun_start(tree, site.head)
    start = verb_start(tree, site.head)
    token = tree[site.head]
    if token.label == "relcl" and _is_of_antecedent(tree, site.head):
        return noun_start(tree, token.head)
    passive = tree.child(site.head, "nsubjpass")
    if passive is not None and site.tree[site.head].tag == "VBN":
        return min(tree.subtree(passive.index))
    return start


def _is_of_antecedent(tree: Tree, verb: int) -> bool:
    """Return whether what a verb is about stands before its clause: "a fund for which they"."""
    things = tree.children(verb, "dobj")
    for preposition in tree.children(verb, "prep"):
        things += tree.children(preposition.index, "pobj") if preposition.index < verb else []
    return any(thing.tag == "WDT" for thing in things)


def noun_start(tree: Tree, index: int) -> int:
    """Return the first word of a noun phrase, without what stands behind the noun."""
    inner = [
        below
        for child in tree.children(index, "det", "poss", "amod", "compound", "nummod", "nmod")
        for below in tree.subtree(child.index)
        if below < index
    ]
    return min([index, *inner])


def _bases(site: Site) -> list[int]:
    """Return the words whose dependants may be what the act is about."""
    tree = site.tree
    bases = [site.head]
    bases += [index for index in (site.noun, site.last) if index is not None]
    for index in list(bases):
        bases += [child.index for child in tree.children(index, "acomp", "attr", "oprd", "prt")]
    return list(dict.fromkeys(bases))


def _is_infinitive(tree: Tree, token: Token) -> bool:
    return token.tag == "VB" and any(c.tag == "TO" for c in tree.children(token.index, "aux"))


def _is_that_clause(tree: Tree, token: Token, site: Site) -> bool:
    if token.label in ("acl", "relcl"):
        return any(c.lower == "that" and c.label == "mark" for c in tree.children(token.index))
    return (
        token.label == "ccomp"
        and (token.is_verb or tree.child(token.index, "cop", "nsubj") is not None)
        and token.index != site.head
    )


def _is_parted(tree: Tree, clause: Token, site: Site) -> bool:
    """Return whether a colon parts a clause from the act behind it, so that it is not of it."""
    between = tree.tokens[clause.index : site.head]
    return clause.index < site.head and any(token.text in (":", ";") for token in between)


def verb_parts(tree: Tree, start: int, head: Token, kind: ComplementKind) -> list[Part]:
    """Return an item for every coordinated verb that has something of its own behind it."""
    verbs = [
        token
        for token in tree.conjuncts(head.index)
        if token.index == head.index
        or (token.index > head.index and token.is_verb and _shares_subject(tree, token, head))
    ]
    parts: list[Part] = []
    first: int | None = start
    for verb in verbs:
        if first is None:
            first = verb_start(tree, verb.index, after=parts[-1].last if parts else -1)
        if is_bare(tree, verb.index) and verb is not verbs[-1]:
            continue
        last = clause_end(tree, verb.index, first=verb.index)
        following = [token.index for token in verbs if token.index > verb.index]
        if following and last >= following[0]:
            last = _trim(tree, verb_start(tree, following[0], after=verb.index) - 1)
            last = last - (tree[last].tag == "TO")
        parts.append(Part(first, _trim(tree, last), verb.index, kind))
        first = None
    return _join_formulas(tree, parts)


def _with_manner(site: Site, parts: list[Part]) -> list[Part]:
    """Return the parts, the last one with the participle that says how: ", focusing on ..."."""
    tree = site.tree
    last = parts[-1]
    for clause in tree.children(site.head, "advcl"):
        first = min(tree.subtree(clause.index))
        follows = clause.tag == "VBG" and last.last < first <= last.last + 2
        if (
            follows
            and not any(token.index in tree.acts for token in tree.conjuncts(clause.index))
            and not is_comment(clause)
        ):
            end = max(
                clause_end(tree, one.index, first=one.index) for one in tree.conjuncts(clause.index)
            )
            return [*parts[:-1], last._replace(last=end)]
    return parts


def _end_of_all(tree: Tree, head: Token) -> int:
    """Return the last word of a verb and of all that share its subject."""
    verbs = [t for t in tree.conjuncts(head.index) if t.index >= head.index and t.is_verb]
    kept = [t for t in verbs if t is head or _shares_subject(tree, t, head)]
    return max(clause_end(tree, verb.index, first=verb.index) for verb in kept)


def _shares_subject(tree: Tree, token: Token, head: Token) -> bool:
    """Return whether a coordinated verb is one more of the same kind, not a clause of its own."""
    if tree.child(token.index, "nsubj", "nsubjpass") is not None:
        return False
    return token.tag == head.tag or (head.tag == "VB" and token.tag in ("VB", "VBP", "VBN"))


def _join_formulas(tree: Tree, parts: list[Part]) -> list[Part]:
    """Join neighbours that only tend the relationship; they are one formula."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if (
            before is not None
            and is_formula(tree, before.head, before.last)
            and is_formula(tree, part.head, part.last)
        ):
            joined[-1] = before._replace(last=part.last)
        else:
            joined.append(part)
    return joined


def _clause_parts(tree: Tree, start: int, head: Token) -> list[Part]:
    """Return an item for every coordinated clause that says "that", or has a subject of its own."""
    clauses = [
        token
        for token in tree.conjuncts(head.index)
        if token.index == head.index or _stands_alone(tree, token)
    ]
    parts = []
    for clause in clauses:
        below = tree.subtree(clause.index, without=[c.index for c in clauses if c is not clause])
        following = [c.index for c in clauses if c.index > clause.index]
        dependent = [
            token
            for token in tree.conjuncts(clause.index)
            if clause.index <= token.index < min(following, default=len(tree))
            and (token.index == clause.index or not _stands_alone(tree, token))
        ]
        last = max(clause_end(tree, verb.index, first=verb.index) for verb in dependent)
        first = min(below)
        if clause is clauses[0] and start < first:
            first = start
        parts.append(Part(_skip_joiners(tree, first), last, clause.index, "clause"))
    return parts


def _stands_alone(tree: Tree, token: Token) -> bool:
    return any(child.label == "mark" for child in tree.children(token.index)) or (
        tree.child(token.index, "nsubj", "nsubjpass") is not None
    )


def _skip_joiners(tree: Tree, first: int) -> int:
    while tree[first].lower in (",", "and", "but", ";", "that") and first + 1 < len(tree):
        first += 1
    return first


def _preposition_parts(site: Site, start: int, bases: list[int]) -> list[Part]:
    """Return an item for every repeated preposition: "for a ceasefire and for aid"."""
    tree = site.tree
    for base in bases:
        for preposition in tree.children(base, "prep"):
            repeated = [
                token
                for token in tree.conjuncts(preposition.index)
                if token.index == preposition.index
                or (token.index > preposition.index and token.lower in _LINKS)
            ]
            if len(repeated) > 1:
                return _repeated_parts(site, start, repeated)
            gerund = tree.child(preposition.index, "pcomp")
            if gerund is not None and gerund.tag == "VBG" and preposition.index >= site.head:
                if site.act.kind == "praise":
                    return [Part(start, _end_of_all(tree, gerund), gerund.index, "gerund")]
                return verb_parts(tree, start, gerund, "gerund")
    last = clause_end(tree, site.head, first=max(site.last, site.head))
    last = max(last, site.last)
    while last > site.last and tree[last].tag in ("TO", "IN", ":"):
        last -= 1
    if site.form == "nominal":
        last = clause_end(tree, site.head, first=site.head)
    head = site.noun if site.noun is not None else _object(tree, site)
    kind: ComplementKind = "thing" if last > site.last or start < site.head else "none"
    if site.noun is not None and last == site.last and start >= site.head:
        kind = "none"
    return [Part(start, last, head, kind)]


def _object(tree: Tree, site: Site) -> int:
    found = tree.child(site.head, "dobj", "nsubjpass", "attr", "oprd")
    if found is None:
        preposition = tree.child(site.head, "prep") or tree.child(site.last, "prep")
        found = tree.child(preposition.index, "pobj", "pcomp") if preposition else None
    return found.index if found is not None else site.head


def object_noun(tree: Tree, index: int) -> str:
    """Return the noun that a verb or noun is about, with the nouns before it."""
    token = tree[index]
    if not token.is_noun:
        found = tree.child(index, "dobj", "nsubjpass", "attr", "pobj")
        if found is None:
            preposition = tree.child(index, "prep")
            found = tree.child(preposition.index, "pobj") if preposition is not None else None
        token = found if found is not None else tree.child(index, "nsubj") or token
    compounds = [c for c in tree.children(token.index, "compound", "amod") if c.index < token.index]
    return " ".join([*(c.text for c in compounds[-1:]), token.text])


def _repeated_parts(site: Site, start: int, repeated: list[Token]) -> list[Part]:
    tree = site.tree
    parts = []
    for position, preposition in enumerate(repeated):
        below = tree.subtree(
            preposition.index, without=[t.index for t in repeated if t is not preposition]
        )
        limit = repeated[position + 1].index if position + 1 < len(repeated) else len(tree)
        last = max(index for index in below if index < limit)
        last = (
            min(last, clause_end(tree, preposition.index, first=preposition.index))
            if position
            else last
        )
        inner = tree.child(preposition.index, "pobj", "pcomp")
        first = start if position == 0 else preposition.index + 1
        parts.append(
            Part(first, _trim(tree, last), inner.index if inner else preposition.index, "thing")
        )
    return parts


def _trim(tree: Tree, last: int) -> int:
    while tree[last].lower in (",", "and", "or", ".", ";"):
        last -= 1
    return last


def _act_nouns(site: Site) -> list[Token]:
    """Return the nouns that each do an act under one verb: "support for A, opposition to B"."""
    tree = site.tree
    first = tree[site.noun] if site.noun is not None else tree.child(site.head, "dobj")
    listed = site.form == "carried" or (
        first is not None and first.lower in word_set("grammar", "weight_nouns")
    )
    if not listed or first is None or first.index < site.head:
        return []
    last = clause_end(tree, site.head, first=site.last)
    nouns = [first]
    for token in tree.tokens[max(site.last, first.index) + 1 : last]:
        if (
            token.is_noun
            and token.lower in word_set("grammar", "act_nouns")
            and _opens_act(tree, token)
        ):
            nouns.append(token)
    return nouns if len(nouns) > 1 else []


def _papers(site: Site) -> list[Token]:
    """Return the papers that are told apart: "signed a pact on trade and another on fish"."""
    tree = site.tree
    first = tree.child(site.head, "dobj", "nsubjpass")
    if site.act.kind != "signing" or first is None:
        return []
    others = [
        token
        for token in tree.conjuncts(first.index)
        if token.lower in ("another", "one") and tree.child(token.index, "acl", "prep", "relcl")
    ]
    return [first, *others] if others else []


def _opens_act(tree: Tree, noun: Token) -> bool:
    """Return whether a noun begins a further act: after "and" or a comma, with its preposition."""
    first = noun_start(tree, noun.index)
    before = tree[first - 1].lower if first else ""
    after = tree[noun.index + 1].lower if noun.index + 1 < len(tree) else ""
    return before in (",", "and", "as") and after in (
        "for",
        "to",
        "at",
        "over",
        "about",
        "against",
        "on",
        "with",
        "of",
    )


def _noun_parts(site: Site, start: int, nouns: list[Token]) -> list[Part]:
    tree = site.tree
    end = clause_end(tree, site.head, first=max(site.last, nouns[-1].index))
    parts = []
    for position, noun in enumerate(nouns):
        following = nouns[position + 1] if position + 1 < len(nouns) else None
        last = noun_start(tree, following.index) - 1 if following is not None else end
        first = start if position == 0 else noun_start(tree, noun.index)
        parts.append(Part(first, _trim(tree, last), noun.index, "thing", noun.index))
    return parts
