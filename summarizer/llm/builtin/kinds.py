"""Deciding what an act is: an undertaking, a stance or nothing, and for whom."""

from summarizer.llm.builtin.acts import Site
from summarizer.llm.builtin.clauses import Clause
from summarizer.llm.builtin.complements import Part
from summarizer.llm.builtin.decisions import STANCES, UNDERTAKINGS, Decision, turned
from summarizer.llm.builtin.discourse import Holding
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.stances import called_stance, is_courtesy, is_stance, says_enough
from summarizer.llm.builtin.tree import Tree
from summarizer.llm.builtin.undertakings import (
    decide_undertaking,
    is_about_future,
    is_told_own,
    is_undertaking,
)
from summarizer.vocabulary.load import Vocabulary
from summarizer.vocabulary.records import SpeechAct

_SHARED_NOUNS = frozenset(
    ("agreement", "consensus", "deal", "accord", "understanding", "decision", "commitment")
)
_LINKS = frozenset(("for", "to", "on", "over", "about", "against", "at", "that", "with"))
_SPEAKING = frozenset(("comment", "elaborate", "say", "speak", "answer", "respond", "speculate"))
"""What somebody declines to do without taking a stance."""
_LEAST_WORDS = 3


def is_act(site: Site, clause: Clause, holding: Holding) -> bool:
    """Return whether an act is one here, before its parts are looked at."""
    kind = site.act.kind
    refused = clause.negated and clause.modal in ("can", "could")
    if (clause.possible and not refused) or holding.kind in ("unnamed", "outsider", "thing"):
        return False
    if _is_of_paper(site, holding):
        return site.tree[site.head].label not in ("acl", "amod")
    if is_told_own(site):
        return not clause.negated
    if kind in UNDERTAKINGS:
        return is_undertaking(site, clause, holding)
    made = site.form == "carried" and site.lemma.startswith("make ")
    deed = clause.future and (site.form == "verb" or made or kind == "assessment")
    ahead = site.act.lemma in word_set("grammar", "stances_ahead")
    return kind in STANCES and (ahead or not deed) and is_stance(site)


def _is_of_paper(site: Site, holding: Holding) -> bool:
    """Return whether a paper does to its parties what papers do."""
    lemma = site.tree[site.head].lemma
    return holding.kind == "document" and lemma in word_set("grammar", "paper_verbs")


def decide_part(
    site: Site, clause: Clause, holding: Holding, part: Part, vocabulary: Vocabulary
) -> Decision | None:
    """Return what one item of an act is; None where it is none."""
    act, name = _own_act(site, part, vocabulary)
    negated = clause.negated
    if _is_of_paper(site, holding):
        rule = f"paper:{part.kind}"
        return None if negated else Decision("agreement", "support", site.lemma, "", rule)
    rule = f"{site.form}:{act.kind}:{part.kind}"
    if is_told_own(site):
        return Decision("agreement", "support", site.lemma, "", f"{rule}:own")
    if act.kind in UNDERTAKINGS and not (act.kind == "signing" and site.form == "carried"):
        return decide_undertaking(site, holding, part, negated=negated, rule=rule)
    silent = act.lemma in ("decline", "refuse") and site.tree[part.head].lemma in _SPEAKING
    if (part.kind == "none" and not says_enough(site)) or _is_firm_on_name(site, part) or silent:
        return None
    if (act.kind == "praise" or act.lemma == "invite") and is_courtesy(site, part):
        return Decision("fact", "support", site.lemma, "", f"{rule}:courtesy")
    called = act.lemma in word_set("grammar", "calling")
    stance = called_stance(site) if called else turned(act.stance, negated=negated)
    return Decision("position", stance, name, site.tree[site.head].text, rule)


def _is_firm_on_name(site: Site, part: Part) -> bool:
    """Return whether a predicate says on whom, and not what: "was firm on Peru"."""
    last = site.reading.mention_at(part.last)
    begins = last is not None and site.reading.mention_at(site.last + 2) == last
    return site.form == "adjective" and site.act.lemma in ("demand", "insist") and begins


def _own_act(site: Site, part: Part, vocabulary: Vocabulary) -> tuple[SpeechAct, str]:
    """Return the act of a part and its lemma: of its own noun, where it has one."""
    if part.noun is None or part.noun == site.noun:
        return site.act, site.lemma
    noun = site.tree[part.noun].lower
    lemma = vocabulary.nominals.get(noun)
    act = vocabulary.act(lemma) if lemma else None
    return act or site.act, f"{site.lemma.split()[0]} {noun}"


def is_shared_noun(site: Site) -> bool:
    """Return whether a noun names what parties do together: agreement, consensus, deal."""
    return site.tree[site.head].lower in _SHARED_NOUNS


def decide_nominal(site: Site, holding: Holding, part: Part) -> Decision | None:
    """Return what an act named by a noun is; None where it says too little."""
    tree, kind = site.tree, site.act.kind
    rule = f"nominal:{kind}:{part.kind}"
    if len(tree.text(site.head, part.last).split()) < _LEAST_WORDS:
        return None
    if kind in UNDERTAKINGS:
        deed = part.kind in ("infinitive", "gerund") or (
            part.kind == "clause" and is_about_future(tree, part.head)
        )
        held = len(holding.holders) > 1 or kind == "commitment"
        return Decision("agreement", "support", site.lemma, "", rule) if deed and held else None
    vague = kind in ("principle", "assessment") and part.kind != "clause"
    if kind not in STANCES or vague or not _has_link(tree, site.head):
        return None
    return Decision("position", site.act.stance, site.lemma, "", rule)


def _has_link(tree: Tree, index: int) -> bool:
    """Return whether what the act is about stands behind its noun."""
    after = [token.lower for token in tree.tokens[index + 1 : index + 4]]
    return any(word in _LINKS for word in after)
