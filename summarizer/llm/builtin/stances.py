"""Whether an act takes a stance, and which."""

from summarizer.llm.builtin.acts import Site
from summarizer.llm.builtin.complements import Part
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.namewords import is_office
from summarizer.schema.words import Stance

_COURTESIES = frozenset(
    ("hospitality", "welcome", "reception", "hosting", "host", "hosts", "generosity", "warmth")
)
_CLARITY = ("make clear", "make it clear", "make plain", "spell out")
_AHEAD = 6


def is_stance(site: Site) -> bool:
    """Return whether an act of a class of positions is one here."""
    tree, lemma = site.tree, site.act.lemma
    if site.form in ("carried", "adjective"):
        return True
    has_clause = tree.child(site.head, "ccomp", "xcomp") is not None
    if lemma in word_set("grammar", "calling"):
        return _is_called(site)
    if lemma == "welcome" and _is_person(site):
        return False
    if lemma == "ask" and any(c.lower == "for" for c in tree.children(site.head, "prep")):
        return tree.child(site.head, "dobj") is not None
    if lemma in word_set("grammar", "weak"):
        return has_clause and lemma in word_set("grammar", "with_clause")
    return has_clause or _has_complement(site)


def _is_person(site: Site) -> bool:
    """Return whether somebody is welcomed, and not something."""
    object_ = site.tree.child(site.head, "dobj")
    if object_ is None or site.tree.child(site.head, "nsubjpass") is not None:
        return False
    office = is_office(object_.lower) and object_.tag in ("NN", "NNP")
    return office or site.reading.person_at(object_.index) is not None


def _is_called(site: Site) -> bool:
    """Return whether something is said of what is called or seen: "as", or a second object."""
    tree = site.tree
    if tree.child(site.head, "oprd") is not None:
        return True
    if any(token.lower == "as" for token in tree.children(site.head, "prep", "mark")):
        return True
    clause = tree.child(site.head, "ccomp", "xcomp")
    return clause is not None and site.act.lemma not in ("see", "call", "consider")


def _has_complement(site: Site) -> bool:
    """Return whether an act says of what."""
    tree = site.tree
    if tree.child(site.head, "dobj", "nsubjpass", "agent") is not None:
        return True
    further = site.last != site.head
    if further and tree.child(site.last, "pobj", "pcomp") is not None:
        return True
    if further and any(token.index > site.last for token in tree.children(site.head)):
        return True
    return any(child.lower != "by" for child in tree.children(site.head, "prep", "advcl", "dative"))


def makes_a_promise(site: Site) -> bool:
    """Return whether what is made clear is what the holders will do: "made it clear they will"."""
    if not site.act.lemma.startswith(_CLARITY):
        return False
    following = site.tree.tokens[site.last + 1 : site.last + _AHEAD]
    subject = any(token.tag == "PRP" for token in following)
    return subject and any(token.lower in ("will", "would", "shall") for token in following)


def is_courtesy(site: Site, part: Part) -> bool:
    """Return whether thanks are for the welcome, or an invitation is to a mere visit."""
    if site.act.lemma == "invite":
        return site.tree[part.head].lemma == "visit"
    words = {token.lower for token in site.tree.tokens[part.first : part.last + 1]}
    return bool(words & _COURTESIES)


def called_stance(site: Site) -> Stance:
    """Return the stance of what something is called: "a reckless act", "a vital step"."""
    words = {site.tree[index].lower for index in site.tree.subtree(site.head)}
    if words & word_set("grammar", "wrong"):
        return "oppose"
    return "support" if words & word_set("grammar", "right") else "neutral"


def says_enough(site: Site) -> bool:
    """Return whether a verb without a complement of its own still says of what."""
    named = site.tree.child(site.head, "dobj", "nsubjpass", "prep") is not None
    return named and site.form == "verb"
