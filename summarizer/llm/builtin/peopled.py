"""Mistakes of the parser that show once it is known which names are of people."""

from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token


def part_people(reading: Reading) -> None:
    """Coordinate people with people where the parser coordinated them with a state.

    In "Ana Ruiz of Peru and Petr Hale of Chile met" it takes `Hale` for a second of Peru's kind.
    The tree of the reading is changed.
    """
    tree = reading.tree
    for token in tree.tokens:
        if token.label != "conj" or not _is_human(reading, token):
            continue
        state = tree[token.head]
        if _is_human(reading, state) or reading.code_at(state.index) is None:
            continue
        fellow = _human_above(reading, state)
        if fellow is None:
            continue
        for joint in tree.children(state.index, "cc", "punct"):
            if joint.index < token.index:
                tree.move(joint.index, fellow.index, joint.label)
        tree.move(token.index, fellow.index, "conj")
        tree.relink()


def _is_human(reading: Reading, token: Token) -> bool:
    if reading.person_at(token.index) is not None:
        return True
    return token.is_noun and reading.code_at(token.index) is None and is_office(token.lower)


def _human_above(reading: Reading, token: Token) -> Token | None:
    """Return the person or office that a state qualifies."""
    for above in reading.tree.ancestors(token.index):
        if above.is_verb:
            return None
        if _is_human(reading, above):
            return above
    return None
