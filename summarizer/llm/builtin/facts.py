"""What happened: meetings, visits, ceremonies, thanks."""

from collections.abc import Iterator

from summarizer.llm.builtin.clauses import has_past_cue, read_clause
from summarizer.llm.builtin.complements import noun_start
from summarizer.llm.builtin.decisions import names_earlier_year
from summarizer.llm.builtin.discourse import Discourse, Holding
from summarizer.llm.builtin.holders import find_holding, subject_of
from summarizer.llm.builtin.items import OWN_WORDS, Item
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.nounholders import modifier_codes
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.spans import clause_end
from summarizer.llm.builtin.tree import Token, Tree

_FINITE = ("VBD", "VBZ", "VBP", "VBN")


def read_facts(
    reading: Reading, discourse: Discourse, taken: list[tuple[int, int]], year: int | None
) -> Iterator[Item]:
    """Yield the facts of a unit that are not part of its claims.

    Args:
        reading: The unit.
        discourse: Who was spoken of.
        taken: First and last words of the unit's claims.
        year: Year of the article.
    """
    if reading.unit.kind in ("speech", "headline"):
        return
    tree = reading.tree
    for verb in tree.tokens:
        if any(first <= verb.index <= last for first, last in taken):
            continue
        if (
            not _is_event(tree, verb)
            or _is_repeated(tree, verb)
            or verb.label in ("amod", "xcomp", "pcomp", "acl")
        ):
            continue
        clause = read_clause(reading, verb.index)
        if (
            clause.future
            or clause.possible
            or clause.negated
            or clause.hypothetical
            or clause.earlier
        ):
            continue
        item = _fact(reading, verb, discourse)
        earlier = item is not None and names_earlier_year(reading.text, year, verb.tag)
        if item is not None and not earlier and not has_past_cue(item.body):
            yield item


def _is_event(tree: Tree, verb: Token) -> bool:
    if verb.tag not in _FINITE or verb.lemma not in word_set("grammar", "events"):
        return False
    if verb.tag == "VBN" and not tree.children(verb.index, "aux", "auxpass"):
        return False
    if any(child.lower in ("back", "home") for child in tree.children(verb.index, "advmod", "prt")):
        return False
    if verb.lemma in word_set("grammar", "events_with_talks"):
        objects = tree.children(verb.index, "dobj", "nsubjpass")
        return any(_names_meeting(tree, noun) for noun in objects)
    return True


def _names_meeting(tree: Tree, noun: Token) -> bool:
    words = {tree[i].lower for i in tree.subtree(noun.index)}
    return bool(words & word_set("grammar", "meetings"))


def _is_repeated(tree: Tree, verb: Token) -> bool:
    """Return whether whom somebody met is a mere pronoun: another clause names them."""
    met = [t for t in tree.tokens[verb.index : verb.index + 4] if t.tag == "PRP"]
    return bool(met) and verb.lemma in ("meet", "hold", "receive")


def _fact(reading: Reading, verb: Token, discourse: Discourse) -> Item | None:
    tree = reading.tree
    holding = _holding(reading, verb, discourse)
    if holding is None or not holding.is_somebody or holding.kind in ("document", "outsider"):
        return None
    subject = tree.child(verb.index, "nsubj", "nsubjpass")
    first = min(tree.subtree(subject.index)) if subject is not None else verb.index
    if verb.index - first > 25:
        first = verb.index
    last = clause_end(tree, verb.index, first=verb.index)
    if last - first < 2:
        return None
    speaker = holding.speaker
    return Item(
        type="fact",
        stretch=reading.unit.view.stretch(tree[first].start, tree[last].end),
        holders=tuple(sorted(holding.holders)),
        speaker=None,
        stance="neutral",
        act=verb.lemma,
        act_as_written=verb.text,
        body=_told(tree, verb, tree.text(first, last)),
        lead=OWN_WORDS,
        voice="reported",
        rule=f"fact:{verb.lemma}" + (":person" if speaker is not None else ""),
    )


def _told(tree: Tree, verb: Token, words: str) -> str:
    """Return a fact in words that stand by themselves: a relative clause with whom it is of."""
    subject = tree.child(verb.index, "nsubj")
    if verb.label != "relcl" or subject is None or subject.tag not in ("WP", "WDT"):
        return words
    who = tree.text(noun_start(tree, verb.head), verb.head)
    return f"{who} {words.partition(' ')[2]}" if words.startswith(subject.text) else words


def _holding(reading: Reading, verb: Token, discourse: Discourse) -> Holding | None:
    tree = reading.tree
    for agent in tree.children(verb.index, "agent"):
        pobj = tree.child(agent.index, "pobj")
        if pobj is not None:
            return find_holding(reading, pobj.index, discourse)
    if tree.children(verb.index, "auxpass", "nsubjpass"):
        return None
    subject = subject_of(tree, verb.index)
    if subject is None:
        return None
    holding = find_holding(reading, subject.index, discourse)
    if holding.is_somebody or holding.kind == "outsider":
        return holding
    return Holding(tuple(modifier_codes(reading, subject.index)), "body")
