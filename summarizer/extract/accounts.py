"""Whose posts count as statements: accounts of officials and institutions."""

import re
from collections.abc import Iterable

from summarizer.text.names import fold_letters, name_words, strip_titles

_STEMS = (
    "minist",
    "cancill",
    "chancell",
    "kanzler",
    "embass",
    "ambass",
    "embaj",
    "embaix",
    "consul",
    "presiden",
    "govern",
    "gobierno",
    "gouvern",
    "regierung",
    "parliament",
    "senat",
    "spokes",
    "sprecher",
    "vocer",
    "portavoz",
    "mofa",
    "minrex",
)
"""Beginnings of words for offices and bodies of states, without diacritics."""
_PHRASES = (
    "foreign office",
    "foreign affairs",
    "state dept",
    "state department",
    "department of state",
    "secretary general",
    "secretary of state",
    "auswartiges amt",
    "white house",
    "cabinet office",
    "high commission",
    "permanent mission",
    "european commission",
    "united nations",
)
_WHOLE_WORDS = frozenset(("mfa", "pmo", "gov", "govt", "fm", "pm", "mea", "fcdo", "un", "kremlin"))
_DISCLAIMERS = frozenset(("parody", "fan", "fans", "unofficial", "satire", "watch", "news", "not"))
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\W]+")


def is_official_account(account: str | None, people: Iterable[str] = ()) -> bool:
    """Return whether a post is of an institution, or of a person who is known to take part.

    Args:
        account: The account as it stands in the post: a handle, a name, or both.
        people: Names of the persons of the event; one whose name is the handle is a named official.

    >>> is_official_account("@ForeignOfficePk"), is_official_account("@seaport_blog")
    (True, False)
    """
    if not account:
        return False
    words = [fold_letters(word) for word in _HUMP.split(account) if word]
    if not _DISCLAIMERS.isdisjoint(words):
        return False
    if any(word in _WHOLE_WORDS or word.startswith(_STEMS) for word in words):
        return True
    spaced = " ".join(words)
    if any(phrase in spaced for phrase in _PHRASES):
        return True
    letters = "".join(words)
    return any(_is_name_of(letters, person) for person in people)


def _is_name_of(letters: str, person: str) -> bool:
    """Return whether the letters of an account hold two or more words of a person's name."""
    words = [word for word in name_words(strip_titles(person)) if len(word) > 2]
    return sum(word in letters for word in words) > 1
