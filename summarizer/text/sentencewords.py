"""The words of a sentence, for quick looks: most sentences have none of the words in question."""

from functools import lru_cache

from summarizer.text.words import ascii_words


@lru_cache(maxsize=1024)
def sentence_words(folded: str) -> frozenset[bytes]:
    """Return the words of a folded text in lower case; letters that are not of ASCII part words.

    >>> sorted(sentence_words("The minister's plan"))
    [b'minister', b'plan', b's', b'the']
    """
    return frozenset(ascii_words(folded.encode("ascii", "replace").decode("ascii")).split())
