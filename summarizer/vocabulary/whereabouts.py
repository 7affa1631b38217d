"""Names of states and their parts, in whatever language, told apart from names of outlets."""

from functools import cache

from summarizer.text.names import fold_letters
from summarizer.vocabulary.elsewhere import is_state_anywhere
from summarizer.vocabulary.load import load_vocabulary

MOST_WORDS = 5
"""Names of places have no more words."""


def names_place(name: str) -> bool:
    """Return whether a name is that of a state, its seat or one of its parts, and nothing more.

    >>> names_place("Norvège"), names_place("Texas"), names_place("Puerto Press")
    (True, True, False)
    """
    if len(name.split()) > MOST_WORDS:
        return False
    if is_state_anywhere(name) or fold_letters(name) in _parts_of_states():
        return True
    found = load_vocabulary().country_mentions(name)
    return any((one.start, one.end) == (0, len(name)) for one in found)


@cache
def _parts_of_states() -> frozenset[str]:
    """Return the names that ISO 3166-2 has, folded."""
    import pycountry  # 5,000 names; read only where a dateline names who is not known

    return frozenset(fold_letters(one.name) for one in pycountry.subdivisions)
