"""Who does a speech act: the subject, the agent, or whom the meeting makes plain."""

from summarizer.llm.builtin.acts import Site
from summarizer.llm.builtin.clauses import is_negated
from summarizer.llm.builtin.discourse import NOBODY, Discourse, Holding
from summarizer.llm.builtin.holders import find_holding, subject_of
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.subjects import (
    agent_holding,
    is_passive,
    owner_holding,
    subject_holding,
)

_PAIR = 2
_SHARED = ("agree", "reach", "sign", "settle")
_BINDING = ("oblige", "commit", "bind", "require", "obligate")


def site_holding(site: Site, discourse: Discourse) -> Holding:
    """Return who does an act."""
    if not is_passive(site.tree, site.head) or site.form == "adjective":
        return _active_holding(site, discourse)
    if agent := agent_holding(site.reading, site.head, discourse):
        return _signed(site, agent, discourse)
    if _is_done_by_outsiders(site):
        return NOBODY
    if site.noun is not None:
        owner = owner_holding(site.reading, site.noun, discourse)
        if owner.is_somebody:
            return owner
    return _others(subject_holding(site.reading, site.head, discourse), discourse)


def is_with_strangers(site: Site, holding: Holding, discourse: Discourse) -> bool:
    """Return whether one of two parties signs with a state that takes no part: another event."""
    single = len(holding.holders) == 1 and len(discourse.parties) == _PAIR
    if site.act.kind != "signing" or not single or holding.holders[0] not in discourse.parties:
        return False
    tree = site.tree
    nouns = [site.head, *(noun.index for noun in tree.children(site.head, "dobj"))]
    links = [one for noun in nouns for one in tree.children(noun, "prep") if one.lower == "with"]
    named = [code for one in links for code in site.reading.codes_in(tree.subtree(one.index))]
    return bool(named) and not set(named) & set(discourse.parties)


def _is_done_by_outsiders(site: Site) -> bool:
    """Return whether a passive names who did it, and they are no party: "done by others"."""
    agents = site.tree.children(site.head, "agent")
    nouns = [noun for agent in agents for noun in site.tree.children(agent.index, "pobj")]
    outside = word_set("grammar", "unnamed") | word_set("grammar", "officials")
    return any({noun.lower, site.reading.lowered(noun)} & outside for noun in nouns)


def _active_holding(site: Site, discourse: Discourse) -> Holding:
    if site.act.kind == "signing" and _is_by_negotiators(site):
        return Holding(discourse.several(None), "joint")
    holding = _ours(site, subject_holding(site.reading, site.head, discourse), discourse)
    if site.noun is not None and not (holding.is_somebody and holding.kind != "person"):
        holding = _whose(site, discourse) or holding
    if holding.kind == "document" and holding.is_somebody:
        holding = _bound(site, holding, discourse)
    if holding.kind == "document" and site.act.kind in ("praise", "support"):
        holding = _toward(site, holding)
    if site.act.kind == "signing" and " sign" in site.lemma and holding.is_somebody:
        return Holding(discourse.several(None), "joint")
    taken = site.tree[site.head].lemma in ("receive", "win", "get") and site.form == "carried"
    return _others(holding, discourse) if taken and holding.is_somebody else holding


def _is_by_negotiators(site: Site) -> bool:
    """Return whether those who sign are only called negotiators: of all parties."""
    subject = subject_of(site.tree, site.head)
    if subject is None or subject.lower not in ("negotiators", "delegations", "plenipotentiaries"):
        return False
    return not site.reading.codes_in(site.tree.subtree(subject.index))


def _whose(site: Site, discourse: Discourse) -> Holding | None:
    """Return whose readiness or concern somebody conveys: "the readiness of Peru to"."""
    if site.noun is None or site.tree[site.noun].lower not in word_set("grammar", "owned"):
        return None
    owner = owner_holding(site.reading, site.noun, discourse)
    return owner if owner.kind == "named" and owner.is_somebody else None


def _signed(site: Site, agent: Holding, discourse: Discourse) -> Holding:
    """Widen "was signed by A and B" to both parties where it is not known for whom one signs."""
    people = [m for m in site.reading.named if m.start > site.tree[site.head].start]
    together = discourse.several(None)
    unknown = len(agent.holders) < len(people) and set(agent.holders) <= set(together)
    if site.act.kind == "signing" and len(people) > 1 and unknown:
        return Holding(together, "joint")
    return agent


def _others(object_: Holding, discourse: Discourse) -> Holding:
    """Return who does what is done to one of two parties: the other; else all of them."""
    together = discourse.several(None)
    if len(object_.holders) == 1 and object_.holders[0] in together and len(together) > 1:
        return Holding(tuple(code for code in together if code not in object_.holders), "joint")
    return Holding(together, "joint")


def _ours(site: Site, holding: Holding, discourse: Discourse) -> Holding:
    """Widen "we have agreed" in one side's mouth to all parties: nobody agrees alone."""
    subject = subject_of(site.tree, site.head)
    if subject is None or subject.lower not in ("we", "both"):
        return holding
    together = discourse.several(None)
    shared = site.act.lemma.startswith(_SHARED) and not is_negated(site.tree, site.head)
    if shared and set(holding.holders) <= set(together) and len(together) > 1:
        return holding._replace(holders=together)
    return holding


def _bound(site: Site, holding: Holding, discourse: Discourse) -> Holding:
    """Return whom a paper binds: "the accord obliges Peru to ..."."""
    object_ = site.tree.child(site.head, "dobj")
    if object_ is None or site.tree[site.head].lemma not in _BINDING:
        return holding
    bound = find_holding(site.reading, object_.index, discourse)
    return holding._replace(holders=bound.holders) if bound.is_somebody else holding


def _toward(site: Site, holding: Holding) -> Holding:
    """Return whose praise a paper holds: of the other party, where it is for one of two."""
    object_ = site.tree.child(site.head, "dobj")
    if object_ is None or len(holding.holders) != 2:
        return holding
    named = site.reading.codes_in(site.tree.subtree(object_.index))
    praised = [code for code in named if code in holding.holders][:1]
    if not praised:
        return holding
    return holding._replace(holders=tuple(c for c in holding.holders if c not in praised))
