"""How much two stretches of text say the same: idf-weighted overlap of word stems."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

STEM_CHARS = 6
"""Words are cut to this many letters, so that inflected forms meet."""

STOP_WORDS = frozenset(
    "the a an of in on at to for and or by with from as that this its it their they is are was "
    "were be been will would shall may has have had which who whom also both two three sides side "
    "parties countries country governments government between into under over not no each other's "
    "said s says would after during la le les de des du un une el los las y en et à por para con "
    "que su sus se di da do dos das e o os".split()
)

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_LETTERS = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "’": "'",
        "‘": "'",
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "ə": "a",
        "Ə": "A",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
    }
)
_LINE_BREAK_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")
_GROUPED_DIGITS = re.compile(r"(?<=\d)[ ,.](?=\d{3}(?!\d))")
_POSSESSIVE = re.compile(r"'s\b|s'(?=\s)")
_WORD = re.compile(r"[^\W_]+")


def fold_text(text: str) -> str:
    """Return the text without invisible characters, line-break hyphens, diacritics and case."""
    visible = _LINE_BREAK_HYPHEN.sub("", text.translate(_INVISIBLE)).translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", visible)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def word_stems(text: str) -> frozenset[str]:
    """Return the stems of the content words and the numbers of the text."""
    folded = _POSSESSIVE.sub("", _GROUPED_DIGITS.sub("", fold_text(text)))
    return frozenset(
        word[:STEM_CHARS]
        for word in _WORD.findall(folded)
        if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    )


class Lexicon:
    """Weights of words, from the documents of one gold file, so that nothing else is needed."""

    def __init__(self, documents: Iterable[str]) -> None:
        stems = [word_stems(document) for document in documents]
        count = len(stems) or 1
        frequency = Counter(stem for document in stems for stem in document)
        self._idf = {stem: math.log(1 + count / (n + 0.5)) for stem, n in frequency.items()}
        self._unseen = math.log(1 + count / 0.5)
        self._weighed: dict[str, tuple[frozenset[str], float]] = {}

    def similarity(self, left: str, right: str) -> float:
        """Return 0.7 times the idf-weighted cosine plus 0.3 times the containment, in [0, 1]."""
        stems_left, weight_left = self._weigh(left)
        stems_right, weight_right = self._weigh(right)
        shared = stems_left & stems_right
        if not shared:
            return 0.0
        common = self._weight(shared)
        shortest = min(len(stems_left), len(stems_right))
        containment = common / min(weight_left, weight_right) * min(1.0, shortest / 3)
        return 0.7 * common / math.sqrt(weight_left * weight_right) + 0.3 * containment

    def _weigh(self, text: str) -> tuple[frozenset[str], float]:
        if text not in self._weighed:
            stems = word_stems(text)
            self._weighed[text] = stems, self._weight(stems)
        return self._weighed[text]

    def _weight(self, stems: frozenset[str]) -> float:
        return math.fsum(self._idf.get(stem, self._unseen) for stem in stems)
