"""From a part of a parsed unit to an item: its quote, its words, its speaker."""

from summarizer.llm.builtin.acts import Site
from summarizer.llm.builtin.complements import Part, object_noun
from summarizer.llm.builtin.decisions import Decision
from summarizer.llm.builtin.discourse import Holding
from summarizer.llm.builtin.items import OWN_WORDS, Item
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.spans import verb_start
from summarizer.llm.builtin.tree import Token, Tree

_POINTING = frozenset(("it", "them", "this", "that"))
_BARE = 2
"""Words of an act on a mere pronoun: "rejecting it"."""
_SAID = "said:"
_PAPER = "paper:"
"""Name of the rules on what a paper provides."""
_REACH = 30
"""Words before a mere "it" in which what it is may be told."""
_SHORT = 5
"""Words of a holder that is taken into the quote."""


_WHOLE = ("future:held", "decided:referred")
"""Rules whose parts are whole sentences: "The next meeting is due in May"."""


def write_item(
    reading: Reading,
    part: Part,
    holding: Holding,
    decision: Decision,
    *,
    site: Site | None,
    frame: Holding | None,
) -> Item:
    """Return the item of a part.

    Args:
        reading: The unit.
        part: The words that it rests on.
        holding: Who holds it.
        decision: What it is.
        site: The act that it is of; None for a plain future or a mere statement.
        frame: Who says the clause; None for the writer.
    """
    tree = reading.tree
    meant = _antecedent(reading, part, site)
    first = meant[0] if meant else _with_holder(tree, part.first)
    speaker = holding.speaker or (frame.speaker if frame else None)
    if decision.rule.startswith(_PAPER) and first < part.first and not meant:
        part, lead = part._replace(first=first), OWN_WORDS
    elif decision.rule in _WHOLE:
        lead = OWN_WORDS
    elif decision.lead == "will" and tree[part.first].tag in ("VBP", "VBZ"):
        lead = ""  # "are due to meet": what is said of now needs no other verb before it
    else:
        lead = _lead(tree, part, holding, decision.lead, site)
    body = _body(tree, part, meant)
    if site is None and decision.rule.startswith(_SAID):
        lead, body = _told(tree, part, holding, body)
    return Item(
        type=decision.type,
        stretch=reading.unit.view.stretch(tree[first].start, tree[part.last].end),
        holders=tuple(sorted(holding.holders)),
        speaker=speaker.name if speaker is not None else None,
        stance=decision.stance,
        act=decision.act,
        act_as_written=_act_words(tree, site) if site is not None else decision.act,
        body=body,
        lead=lead,
        voice="direct_quote" if reading.unit.kind == "speech" else "reported",
        rule=decision.rule,
        noun=object_noun(tree, part.head),
    )


def _lead(tree: Tree, part: Part, holding: Holding, lead: str, site: Site | None) -> str:
    """Return what stands between the holders and the words of a part."""
    lead = _lead_at(tree, part, site, lead) if site is not None else lead
    if not lead and tree[part.first].tag in ("VB", "VBG"):
        return _auxiliary(tree[part.first], holding)
    return lead


def _told(tree: Tree, part: Part, holding: Holding, body: str) -> tuple[str, str]:
    """Return the lead and the words of a clause that somebody says: "Peru says that it ..."."""
    first = tree[part.first]
    name = first.tag in ("NNP", "NNPS") or first.text == "I" or first.text.isupper()
    words = body if name and len(body) > 1 else body[:1].lower() + body[1:]
    return ("say that" if len(holding.holders) > 1 else "says that"), words


def says_something(tree: Tree, part: Part) -> bool:
    """Return whether an item has words behind its act that are no address of a page."""
    tokens = tree.tokens[part.first : part.last + 1]
    words = [token for token in tokens if token.text.isalpha()]
    leads_on = tree[part.last].lower == "following"
    if leads_on or (len(words) == _BARE and words[-1].tag == "PRP"):
        return False
    return len(words) > 1 and not any("://" in t.text or ".com/" in t.text for t in tokens)


def is_on_mere_pronoun(reading: Reading, part: Part, site: Site) -> bool:
    """Return whether a demand is for an "it" of another sentence: "insisted on it".

    Support for it, or its rejection, is left as it stands.
    """
    behind = reading.tree.tokens[site.head + 1 : part.last + 1]
    words = [token for token in behind if token.tag in ("PRP", "RP", "IN", "TO", "RB")]
    pronoun = any(token.lower in _POINTING for token in behind)
    plain = site.act.kind == "call" and len(words) == len(behind) and pronoun
    return plain and not _antecedent(reading, part, site)


def _act_words(tree: Tree, site: Site) -> str:
    return tree.text(verb_start(tree, site.head), max(site.last, site.head))


def _lead_of(tree: Tree, index: int) -> str:
    """Return the mark of a quote with a subject of its own, which is not the holder."""
    first = tree[index]
    above = (first, *tree.ancestors(index))
    own = any(token.label in ("nsubjpass", "nsubj") for token in above)
    return OWN_WORDS if own and not first.is_verb else ""


def _lead_at(tree: Tree, part: Part, site: Site, lead: str) -> str:
    """Return what stands before the words of an act: nothing, where these are a sentence."""
    owner = tree.child(site.head, "poss") if site.form == "nominal" else None
    if part.first > site.head:
        return lead if tree[part.first].is_verb else lead.removesuffix(" to")
    if owner is not None and part.first in tree.subtree(owner.index):
        return OWN_WORDS
    return OWN_WORDS if _begins_outside(tree, part, site) else _lead_of(tree, part.first)


def _begins_outside(tree: Tree, part: Part, site: Site) -> bool:
    """Return whether a quote begins with words before the clause of its act."""
    clause = tree[site.head]
    return clause.label == "relcl" and part.first < min(
        tree.subtree(site.head, without=[clause.head])
    )


def _auxiliary(verb: Token, holding: Holding) -> str:
    """Return what a mere infinitive or participle needs behind its holders."""
    if verb.tag == "VB":
        return "will"
    return "are" if len(holding.holders) > 1 else "is"


def _is_of_pronoun(tree: Tree, part: Part, site: Site) -> bool:
    """Return whether an act is on a mere "it"."""
    behind = tree.tokens[site.last + 1 : site.last + 2]
    return any(token.tag == "PRP" for token in (tree[part.head], *behind))


def _antecedent(reading: Reading, part: Part, site: Site | None) -> list[int]:
    """Return the words before a colon that tell what the mere "it" of an act behind it is."""
    tree = reading.tree
    if site is None or site.form == "nominal" or not _is_of_pronoun(tree, part, site):
        return []
    colons = [token.index for token in tree.tokens[: part.first] if token.text in (":", ";")]
    for subject in reversed(tree.tokens[: colons[-1]] if colons else []):
        if subject.label == "nsubj" and is_office(subject.lower):
            return []
        if subject.label == "nsubj" and subject.is_noun and reading.code_at(subject.index) is None:
            words = tree.subtree(subject.index)
            return words if part.first - words[0] < _REACH else []
    return []


def _body(tree: Tree, part: Part, meant: list[int]) -> str:
    """Return the words of a part, with what is meant by "it" in the place of that."""
    tokens = tree.tokens[part.first : part.last + 1]
    pronoun = next((token.index for token in tokens if token.tag == "PRP"), None)
    if not meant or pronoun is None:
        return tree.text(part.first, part.last)
    ends = tree.text(part.first, pronoun - 1), tree.text(pronoun + 1, part.last)
    return " ".join((ends[0], tree.text(meant[0], meant[-1]), ends[1])).strip()


def _with_holder(tree: Tree, first: int) -> int:
    """Return where a quote begins: with the holder, where that is short and right before it."""
    if first == 0:
        return first
    before = tree[first - 1]
    for subject in (before, *tree.ancestors(before.index)):
        if subject.label == "nsubj" and subject.index < first:
            words = tree.subtree(subject.index)
            whole = len(words) == words[-1] - words[0] + 1 <= _SHORT
            return words[0] if whole and words[-1] == first - 1 else first
    return first
