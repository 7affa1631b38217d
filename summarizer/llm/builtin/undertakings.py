"""Whether an act undertakes something, and whether all parties do."""

from summarizer.llm.builtin.acts import Site
from summarizer.llm.builtin.clauses import Clause
from summarizer.llm.builtin.complements import Part
from summarizer.llm.builtin.decisions import Decision
from summarizer.llm.builtin.discourse import Holding
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.tree import Token, Tree

_MAKING = frozenset(("reach", "strike", "clinch", "make", "find", "give", "come", "conclude"))
_NOTHING = frozenset(("something", "anything", "nothing", "it", "much", "little", "this", "that"))
_HOPING = (" hope", " wish", " interest", " desire", " confidence")
_PLAIN = frozenset(("joint", "new", "bilateral"))
_PROPOSALS = frozenset(("invitation", "offer", "proposal", "bid", "request"))
_EMPTY_TOPICS = frozenset(("of", "understanding", "intent", "cooperation"))


def is_undertaking(site: Site, clause: Clause, holding: Holding) -> bool:
    """Return whether an act of a class of undertakings is one here."""
    lemma = site.act.lemma
    if site.form == "adjective":
        return site.lemma != "plan"
    if site.act.kind == "signing":
        return _is_pact(site)
    if site.form == "carried" and site.tree[site.head].label == "acl":
        return site.tree.child(site.head, "xcomp", "ccomp") is not None
    if site.form == "carried":
        return site.tree[site.head].lemma not in word_set("grammar", "idle")
    if clause.future or not _is_undertaken(site):
        return False
    together = len(holding.holders) > 1 and lemma in word_set("grammar", "results")
    stands = lemma in word_set("grammar", "standing") and site.tree[site.head].tag != "VBG"
    return stands or lemma in word_set("grammar", "undertaking") or (together and _has_object(site))


def is_told_own(site: Site) -> bool:
    """Return whether somebody instructs people of his own, and so undertakes what they will do."""
    if site.act.lemma not in word_set("grammar", "instructing"):
        return False
    tree = site.tree
    told = tree.child(site.head, "dobj", "nsubjpass", "dative")
    owned = told is not None and any(c.tag == "PRP$" for c in tree.children(told.index, "poss"))
    return owned and tree.child(site.head, "xcomp", "ccomp", "advcl", "prep") is not None


def _is_undertaken(site: Site) -> bool:
    """Return whether a passive is one of undertaking: "it was decided", not "is resolved"."""
    tree = site.tree
    passive = tree.child(site.head, "nsubjpass", "auxpass") is not None
    subject = tree.child(site.head, "nsubjpass", "expl", "nsubj")
    impersonal = subject is not None and subject.lower == "it"
    listed = site.act.lemma.split()[0] in word_set("grammar", "passives")
    return not passive or impersonal or listed


def _is_pact(site: Site) -> bool:
    """Return whether a paper is signed that is an agreement and says what on.

    Or what is approved is to be made ("the creation of a fund"), or an invitation is accepted.
    """
    tree = site.tree
    for noun in (*tree.children(site.head, "dobj", "nsubjpass", "pobj"), *_papers(tree, site)):
        if site.act.lemma == "approve" and noun.lower in word_set("grammar", "makings"):
            return True
        if site.act.lemma == "accept" and noun.lower in _PROPOSALS:
            return _says_of_what(tree, site.head, noun.index)
        words = {tree[i].lower for i in tree.subtree(noun.index)}
        name = noun.lower[:-1] if noun.tag == "NNS" else noun.lower
        if name in word_set("grammar", "pacts") or words & {"memorandum", "memoranda"}:
            return any(_tells_topic(tree, child) for child in tree.children(noun.index))
    return False


def _papers(tree: Tree, site: Site) -> list[Token]:
    """Return what is signed where somebody looks on: "witnessed the signing of a treaty"."""
    of = [tree[site.last], *tree.children(site.last, "prep")] if " sign" in site.lemma else []
    return [noun for one in of if one.lower == "of" for noun in tree.children(one.index, "pobj")]


def _says_of_what(tree: Tree, *heads: int) -> bool:
    """Return whether an invitation or offer says to what: "to hold", "of a loan"."""
    behind = [child for head in heads for child in tree.children(head, "acl", "advcl", "xcomp")]
    links = [child for child in tree.children(heads[-1], "prep") if child.lower in ("to", "for")]
    return bool(behind or links)


def _tells_topic(tree: Tree, child: Token) -> bool:
    """Return whether what qualifies the name of a paper says what it is on."""
    if child.label not in ("compound", "prep", "acl", "amod", "relcl") or child.lower in _PLAIN:
        return False
    below = {tree[i].lower for i in tree.subtree(child.index)}
    return child.lower != "of" or not below <= _EMPTY_TOPICS


def _has_object(site: Site) -> bool:
    return site.tree.child(site.head, "dobj", "nsubjpass") is not None


def decide_undertaking(
    site: Site, holding: Holding, part: Part, *, negated: bool, rule: str
) -> Decision | None:
    """Return what one item of an undertaking is: an agreement, or one side's position."""
    tree = site.tree
    empty = part.kind == "none" or tree[part.head].lower in _NOTHING
    if negated or empty or _is_failed(site):
        return None
    lead = _lead(site)
    if reason := _why_position(site, holding, part):
        return Decision("position", "support", site.lemma, lead, f"{rule}:{reason}")
    return Decision("agreement", "support", site.lemma, lead, rule)


def _why_position(site: Site, holding: Holding, part: Part) -> str | None:
    """Return why an undertaking is no more than a position; None where it is more."""
    if site.act.lemma in word_set("grammar", "standing"):
        return "standing"
    if part.kind == "clause" and not is_about_future(site.tree, part.head):
        return "principle"
    if _is_hope(site.lemma):
        return "hope"
    if site.form in ("adjective", "carried") and _is_own(site, holding, part):
        return "own"
    return None


def _is_failed(site: Site) -> bool:
    token = site.tree[site.head]
    head = site.tree[token.head]
    return token.label == "xcomp" and head.lemma in word_set("grammar", "failing")


def _is_hope(lemma: str) -> bool:
    return lemma.split()[0] in ("hope", "wish", "look") or lemma.endswith(_HOPING)


def _is_own(site: Site, holding: Holding, part: Part) -> bool:
    """Return whether readiness or commitment is one side's, or to a cause rather than to a deed."""
    made = site.form == "carried" and site.tree[site.head].lemma in _MAKING
    listed = site.act.lemma in word_set("grammar", "undertaking") and site.act.kind == "commitment"
    decided = site.noun is not None and site.tree[site.noun].lower == "decision"
    if site.act.kind in ("signing", "plan") or (made and listed) or decided:
        return False
    deed = part.kind == "infinitive" or (part.kind == "gerund" and site.form == "carried")
    return len(holding.holders) < 2 or not deed


def _lead(site: Site) -> str:
    """Return the words that stand between holders and a later item in its statement."""
    text = site.tree.text(site.head, site.last)
    return f"{text} to" if not text.endswith(" to") else text


def is_about_future(tree: Tree, index: int) -> bool:
    """Return whether a that-clause says what is to be done, not how things are."""
    modals = {child.lower for child in tree.children(index, "aux", "auxpass")}
    if modals & {"will", "would", "shall", "'ll"}:
        return True
    return bool(modals & {"should", "must"}) and tree.child(index, "nsubjpass") is not None
