"""Papers that a line names in a list of what was signed."""

from collections.abc import Sequence

from summarizer.llm.builtin.complements import Part
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.spans import clause_end

_FINITE = ("VBD", "VBP", "VBZ", "MD")
_TOPIC = frozenset(("on", "for", "concerning", "regarding", "about", "in", "to", "relating"))


def instrument_of(
    reading: Reading, year: int | None, parties: Sequence[str]
) -> tuple[Part, tuple[str, ...]] | None:
    """Return the paper that a line is the name of, and who signed it; None for other lines.

    Args:
        reading: The line.
        year: Year of the article; a paper of an earlier year is only recalled.
        parties: Whom "the two Governments" means.
    """
    tree = reading.tree
    roots = [token for token in tree.tokens if token.head == token.index]
    if reading.unit.kind in ("headline", "speech", "post") or len(roots) != 1:
        return None
    root = roots[0]
    if not root.is_noun or any(token.tag in _FINITE for token in tree.tokens):
        return None
    if root.lower not in word_set("grammar", "pacts") or _is_old(reading.text, year):
        return None
    between = [t for t in tree.tokens if t.lower in ("between", "among")][:1]
    topic = [t for t in tree.tokens if t.lower in _TOPIC and between and t.index > between[0].index]
    if not topic:
        return None
    named = tree.tokens[between[0].index + 1 : topic[0].index]
    holders = reading.codes_in([token.index for token in named])
    if any(reading.lowered(token) in word_set("grammar", "members") for token in named):
        holders = holders or list(parties)
    if len(holders) < 2:
        return None
    last = clause_end(tree, root.index, first=root.index)
    return Part(0, last, root.index, "thing"), tuple(holders)


def _is_old(text: str, year: int | None) -> bool:
    years = [int(word) for word in text.replace(",", " ").split() if word.isdigit()]
    return any(1800 < one < (year or 0) for one in years)
