"""The language of a text."""

MIN_LETTERS = 40
"""Shorter texts say too little."""
SAMPLE_CHARS = 4_000
"""More of a text than this says nothing new."""


def detect_language(text: str) -> str:
    """Return the BCP 47 code of the language of a text, `und` where there is too little of it.

    The identifier is py3langid (https://github.com/adbar/py3langid): deterministic, offline.
    """
    sample = text[:SAMPLE_CHARS]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return "und"
    from py3langid import classify

    language: str = classify(sample)[0]
    return language
