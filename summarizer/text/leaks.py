"""Words of our own prompts in an answer: a prompt is its own canary.

A model that was talked into repeating what it was told repeats its sentences. No secret is put
into a prompt for that; a run of words that stands in a prompt and not in the article is enough.
"""

from collections.abc import Iterable
from functools import lru_cache

from summarizer.text.words import word_texts

RUN_WORDS = 7
"""So many words in a row are of a prompt, if the article does not have them."""


def leaks_prompt(text: str, prompts: Iterable[str], article: str = "") -> bool:
    """Return whether a text repeats a run of words of a prompt that the article does not have.

    >>> prompt = "You read one news article about a diplomatic event and note down what it reports."
    >>> leaks_prompt("You read one news article about a diplomatic event", [prompt])
    True
    """
    runs = _runs(text)
    if not runs:
        return False
    told: frozenset[str] = frozenset().union(*map(_runs, prompts))
    found = runs & told
    return bool(found) and not found <= _runs(article)


@lru_cache(maxsize=64)
def _runs(text: str) -> frozenset[str]:
    words = word_texts(" ".join(text.split()))
    return frozenset(
        " ".join(words[place : place + RUN_WORDS]) for place in range(len(words) - RUN_WORDS + 1)
    )
