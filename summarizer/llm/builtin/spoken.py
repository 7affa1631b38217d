"""Clauses that are positions only because somebody says them: "the dam must be opened"."""

from summarizer.llm.builtin.clauses import Clause
from summarizer.llm.builtin.complements import Part
from summarizer.llm.builtin.decisions import Decision, turned
from summarizer.llm.builtin.discourse import Holding
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.spans import clause_end, verb_start
from summarizer.llm.builtin.tree import Token, Tree

_MEANING = frozenset(("intend", "plan", "mean", "aim", "seek", "propose", "contemplate"))
_PLANS = frozenset(("plan", "plans", "intention", "intentions", "wish", "desire", "intent"))
_DONE = frozenset(("shield", "protect", "spare", "sacrifice", "close", "move", "touch", "change"))
_COPULAS = frozenset(("be", "remain", "constitute", "amount", "represent", "become"))


def decide_said(tree: Tree, verb: Token, clause: Clause, own: Holding) -> Decision | None:
    """Return what a clause is that somebody says; None for mere information."""
    if clause.modal in word_set("grammar", "deontic") or _needs(tree, verb):
        return Decision("position", "support", "state", "", "said:duty")
    refused = clause.negated and verb.lemma in word_set("grammar", "refusals")
    if refused or _has_no_plan(tree, verb, clause) or _will_not_be(tree, verb, clause):
        return Decision("position", "oppose", "refuse", "", "said:refusal")
    predicate = _predicate(tree, verb)
    wrong = predicate & word_set("grammar", "wrong")
    if wrong or verb.lemma in word_set("grammar", "wrong_verbs"):
        stance = turned("oppose", negated=clause.negated)
        return Decision("position", stance, "state", "", "said:wrong")
    if predicate & word_set("grammar", "right") and not clause.negated:
        return Decision("position", "support", "state", "", "said:right")
    if clause.conditional and own.is_somebody and clause.modal in ("would", "will", "could"):
        return Decision("position", "neutral", "state", "", "said:condition")
    return None


def _has_no_plan(tree: Tree, verb: Token, clause: Clause) -> bool:
    """Return whether somebody denies to mean to do something: "had no plan to", "does not aim"."""
    if clause.negated and verb.lemma in _MEANING:
        return tree.child(verb.index, "xcomp") is not None
    plan = tree.child(verb.index, "dobj")
    if verb.lemma != "have" or plan is None or plan.lower not in _PLANS:
        return False
    denied = any(c.lower == "no" for c in tree.children(plan.index, "det", "neg"))
    return denied and tree.child(plan.index, "acl", "prep") is not None


def _will_not_be(tree: Tree, verb: Token, clause: Clause) -> bool:
    """Return whether somebody says of what will not be done: "the wall will not be raised"."""
    passive = tree.child(verb.index, "auxpass") is not None and verb.tag == "VBN"
    done = verb.lemma in word_set("grammar", "making") or verb.lemma in _DONE
    return clause.negated and clause.future and passive and done


def _needs(tree: Tree, verb: Token) -> bool:
    if verb.lemma not in ("need", "have"):
        return False
    infinitive = tree.child(verb.index, "xcomp")
    return infinitive is not None and infinitive.tag == "VB"


def _predicate(tree: Tree, verb: Token) -> set[str]:
    """Return the words that a copula says of its subject."""
    if verb.lemma not in _COPULAS:
        return set()
    found = tree.children(verb.index, "acomp", "attr", "oprd", "dobj", "prep")
    inner = ("amod", "compound", "conj", "pobj")
    below = (child for token in found for child in tree.children(token.index, *inner))
    return {token.lower for token in (*found, *below)}


def said_part(tree: Tree, verb: Token) -> Part:
    """Return a whole clause, with its subject and what negates it."""
    group = [child.index for child in tree.children(verb.index, "aux", "auxpass", "neg")]
    subject = tree.child(verb.index, "nsubj", "nsubjpass", "expl")
    group += tree.subtree(subject.index) if subject is not None else []
    first = min([verb_start(tree, verb.index), *group])
    if first > 0 and tree[first - 1].lower in ("nor", "neither"):
        first -= 1
    return Part(first, clause_end(tree, verb.index, first=verb.index), verb.index, "clause")
