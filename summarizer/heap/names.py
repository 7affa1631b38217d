"""Names in a text of any language that has capitals, found without a tagger."""

import re
from collections.abc import Iterator, Sequence

from summarizer.text.datepatterns import MONTHS, WEEKDAYS
from summarizer.text.names import fold_letters

_DATE_WORDS = frozenset((*MONTHS, *WEEKDAYS))
_POSSESSIVE = re.compile(r"[’']s?$")
_WORD = re.compile(r"[^\W\d_](?:\w|(?<=\w)[-’'](?=\w))*")
_SHORTEST = 3
_TITLE_CASE = 0.6
"""Share of capitals from which a sentence is written in title case, and they tell nothing."""
_FEWEST_WORDS = 4


def capitalized_words(sentence: str) -> Iterator[str]:
    """Yield the folded words of a sentence that a capital marks as part of a name.

    The first word of a sentence has its capital anyway, so it does not count; nor do the words of
    a sentence that is written in capitals throughout, and months and days of the week.

    >>> list(capitalized_words("The talks in Oulu were led by Ana Pereyra-Sosa."))
    ['oulu', 'ana', 'pereyra-sosa']
    """
    words = _WORD.findall(sentence)
    marked = [word for word in words[1:] if word[0].isupper()]
    if len(words) >= _FEWEST_WORDS and len(marked) >= _TITLE_CASE * len(words):
        return
    for word in marked:
        bare = _POSSESSIVE.sub("", word)
        if len(bare) >= _SHORTEST and bare.upper() not in _DATE_WORDS:
            yield fold_letters(bare)


def without_spans(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with stretches blanked out, as long as it was.

    >>> without_spans("in Oslo today", [(3, 7)])
    'in .... today'
    """
    for start, end in spans:
        text = f"{text[:start]}{'.' * (end - start)}{text[end:]}"
    return text
