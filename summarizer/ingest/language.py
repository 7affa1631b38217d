"""The language of a text."""

import re
from functools import cache
from typing import Protocol, cast

from summarizer.text.scripts import weigh_letters

MIN_LETTERS = 40
"""Shorter texts say too little; a Chinese, Japanese or Korean character counts as three letters."""
SAMPLE_CHARS = 4_000
"""More of a text than this says nothing new."""
PRESS_LANGUAGES = (
    "am ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka kk km ko "
    "ky lo lt lv mk mn mr ms my ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw ta te tg th tr uk "
    "ur uz vi zh"
).split()
"""Languages that the news of the world is written in; short English text looks like one of the
hundred others that the identifier knows, creoles before all."""


ENGLISH_WORDS = frozenset("the and with that said from their its would which his has will".split())
"""Words that no other language of the press shares with English in any number."""
ENGLISH_SHARE = 0.12
"""Text with a larger share of these is English, whatever the names in it look like."""


_CODE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?$")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def detect_language(text: str) -> str:
    """Return the BCP 47 code of the language of a text, `und` where there is too little of it.

    The identifier is py3langid (https://github.com/adbar/py3langid): deterministic, offline.
    """
    sample = text[:SAMPLE_CHARS]
    beginning = sample[: 4 * MIN_LETTERS]
    if all(weigh_letters(one) < MIN_LETTERS for one in (beginning, sample)):
        return "und"
    words = sample.lower().split()
    if sum(map(ENGLISH_WORDS.__contains__, words)) >= ENGLISH_SHARE * len(words):
        return "en"
    return _identifier().classify(sample)[0]


def language_code(declared: str | None) -> str | None:
    """Return the language without its region, where what is declared is a code at all.

    >>> language_code("zh-Hant-TW"), language_code("pt_BR"), language_code("English, please")
    ('zh', 'pt', None)
    """
    found = _CODE.match((declared or "").strip())
    return found["language"].lower() if found else None


@cache
def _identifier() -> _Identifier:
    """Load the identifier once, when a text is first looked at."""
    from py3langid.langid import (  # reading its model takes a while
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(PRESS_LANGUAGES)
    return cast("_Identifier", identifier)
