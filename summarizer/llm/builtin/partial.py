"""Most of the parties: "all but Peru", "three of the four", "the other two"."""

from collections.abc import Iterator

from summarizer.llm.builtin.counted import NUMBERS
from summarizer.llm.builtin.discourse import Discourse, Holding
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token

_EXCEPT = frozenset(("but", "except", "excepting", "excluding", "bar", "barring", "save", "minus"))
_ALL = frozenset(("all", "everyone", "everybody", "each", "every"))
_REST = frozenset(("others", "rest", "remainder"))
_REACH = 9
_NEAR = 2
_LEAST = 3


def partial_holding(reading: Reading, token: Token, discourse: Discourse) -> Holding | None:
    """Return who is meant where a phrase leaves out some of the parties; None if it does not."""
    parties = discourse.parties
    if len(parties) < _LEAST:
        return None
    left_out = tuple(_excepted(reading, token))
    if not left_out:
        left_out = _dissenters(reading, token, discourse) or _told_apart(reading, token, discourse)
    kept = tuple(code for code in parties if code not in left_out)
    return Holding(kept, "joint") if 0 < len(kept) < len(parties) else None


def _excepted(reading: Reading, token: Token) -> Iterator[str]:
    """Yield the states behind "all but" or "the members except"."""
    tree = reading.tree
    start = token.index + 1
    if start >= len(tree) or tree[start].lower not in _EXCEPT or not _is_general(reading, token):
        return
    for word in tree.tokens[start + 1 : start + _REACH]:
        code = reading.code_at(word.index)
        if code is not None:
            yield code
        elif word.lower not in ("for", "the", "and", ","):
            return


def without_excepted(reading: Reading, first: int, holding: Holding) -> Holding:
    """Return the holders of a claim without those that it excepts: "except for Peru"."""
    tree = reading.tree
    excepted = {
        code
        for token in tree.tokens[first:]
        if token.lower in ("except", "excepting", "exception") and len(holding.holders) >= _LEAST
        for code in reading.codes_in([t.index for t in tree.tokens[token.index + 1 :][:3]])
    }
    kept = tuple(code for code in holding.holders if code not in excepted)
    return holding._replace(holders=kept) if excepted and kept else holding


def _is_general(reading: Reading, token: Token) -> bool:
    if token.lower in _ALL or token.lower in NUMBERS:
        return True
    listed = reading.lowered(token) in word_set("grammar", "sides") or is_office(token.lower)
    return listed and token.tag in ("NNS", "NNPS")


def _dissenters(reading: Reading, token: Token, discourse: Discourse) -> tuple[str, ...]:
    """Return who is missing to "three of the four": whom the text names by itself nearby."""
    count = NUMBERS.get(token.lower)
    of = reading.tree.child(token.index, "prep")
    whole = reading.tree.child(of.index, "pobj") if of is not None and of.lower == "of" else None
    if count is None or whole is None or count >= len(discourse.parties):
        return ()
    if reading.codes_in(reading.tree.subtree(whole.index)):
        return ()
    missing = len(discourse.parties) - count
    last, line = discourse.dissenter or ("", -_NEAR)
    behind = [last] if reading.unit.line - line <= _NEAR else []
    here = [t.index for t in reading.tree.tokens if t.label == "nsubj" and t.index > token.index]
    nearby = [
        code
        for code in (*behind, *reading.codes_in(here), *discourse.ahead)
        if code in discourse.parties
    ]
    found = tuple(dict.fromkeys(nearby))[:missing]
    return found if len(found) == missing else ()


def _told_apart(reading: Reading, token: Token, discourse: Discourse) -> tuple[str, ...]:
    """Return whom "the others" or "the other three" are told from: who was named last."""
    inner = {child.lower for child in reading.tree.children(token.index, "amod", "det")}
    others = token.lower in _REST or ("other" in inner and _is_general(reading, token))
    if not others or discourse.single not in discourse.parties:
        return ()
    count = NUMBERS.get(token.lower)
    if count is not None and count != len(discourse.parties) - 1:
        return ()
    return (discourse.single,) if discourse.single else ()
