"""Words of our own prompts in an answer: a prompt is its own canary.

A model that was talked into repeating what it was told repeats its sentences. No secret is put
into a prompt for that; a run of words that stands in a prompt and not in the article is enough.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.text.words import word_texts

RUN_WORDS = 7
"""So many words in a row are of a prompt, if the article does not have them."""
_SHORTER_WORDS = 3
_STEP = RUN_WORDS - _SHORTER_WORDS + 1


def leaks_prompt(text: str, prompts: Iterable[str], article: str = "") -> bool:
    """Return whether a text repeats a run of words of a prompt that the article does not have.

    >>> prompt = "You read one news article about a diplomatic event and note down what it reports."
    >>> leaks_prompt("You read one news article about a diplomatic event", [prompt])
    True
    """
    words = word_texts(" ".join(text.split()))
    told = _told(tuple(prompts))
    if not told.may_be_in(words):
        return False
    found = _runs_of(words) & told.runs
    return bool(found) and not found <= _runs(article)


class _Told(NamedTuple):
    """What prompts say."""

    runs: frozenset[str]
    """Their runs of words."""
    shorter: frozenset[tuple[str, ...]]
    """Their runs of `_SHORTER_WORDS`."""

    def may_be_in(self, words: Sequence[str]) -> bool:
        """Return whether words may have a run of the prompts.

        Every run of `RUN_WORDS` has one of `_SHORTER_WORDS` that begins at one of these places.
        """
        return any(
            tuple(words[place : place + _SHORTER_WORDS]) in self.shorter
            for place in range(0, len(words) - _SHORTER_WORDS + 1, _STEP)
        )


@lru_cache(maxsize=8)
def _told(prompts: tuple[str, ...]) -> _Told:
    texts = [word_texts(" ".join(prompt.split())) for prompt in prompts]
    shorter = {
        tuple(words[place : place + _SHORTER_WORDS])
        for words in texts
        for place in range(len(words) - _SHORTER_WORDS + 1)
    }
    return _Told(frozenset().union(*map(_runs_of, texts)), frozenset(shorter))


@lru_cache(maxsize=64)
def _runs(text: str) -> frozenset[str]:
    return _runs_of(word_texts(" ".join(text.split())))


def _runs_of(words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        " ".join(words[place : place + RUN_WORDS]) for place in range(len(words) - RUN_WORDS + 1)
    )
