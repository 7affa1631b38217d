"""How much two stretches of text have in common.

Claims are compared by the content words that they share, each weighted by how rare it is among the
claims at hand (inverse document frequency). Whole articles are compared by runs of words, as in
A. Broder, "On the resemblance and containment of documents" (1997).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from summarizer.text.scripts import has_other_script
from summarizer.text.words import word_texts

SHINGLE_WORDS = 5
"""Length of the runs of words by which articles are compared."""
STEM_LETTERS = 7
"""What is left of a long word: enough to tell most words apart, and none of their endings."""

_STOP_WORD_LIST = """
    a an the this that these those it its they them their theirs he she his her him we our us you i
    and or but nor so as if than then while also both either neither each other others own same such
    of in on at to for from by with within without into onto over under between among amongst
    against about around after before during since until till through throughout along across
    towards toward upon per via amid regarding concerning including include includes included
    is are was were be been being am do does did done have has had having will would shall should
    can could may might must not no there here where when which who whom whose what how all any
    some more most less least very too only just even still yet again further furthermore moreover
    side sides party parties country countries nation nations government governments state states
    two three minister ministers ministry official officials delegation delegations bilateral
    joint jointly mutual mutually said says say saying told added stated according
"""
_STOP_WORDS = frozenset(_STOP_WORD_LIST.split())
_SENSE_LIST = """
    territory soil
    ship vessel boat
    company firm enterprise business corporation
    tonne ton
    laboratory lab
    factory plant
    framework mechanism format
    citizen national personnel
    soldier troop
    treaty pact accord
    truce ceasefire
    weapon arms armament
    atomic nuclear
    frontier border
    railway rail railroad train
    talks negotiation
    detainee prisoner
    help aid assistance
    fund facility financing
    ban prohibition moratorium
    worker labourer
    levy tax duty
    website site
    illegal unlawful illicit
    curb restriction
    combat fight counter
"""
_SUFFIXES = ("ies", "ing", "ity", "ful", "ism", "ist", "ed", "es", "ly", "s", "e", "y")
_BRITISH = re.compile(r"is(?=at|es?$|ed$|ing$)")
_PREFIX = re.compile(r"^(counter|anti|socio|cyber|post)(?=[a-z]{4})")


@dataclass(frozen=True)
class WordWeights:
    """How much each word says; a word that was never seen says most.

    Weights are whole numbers, so that sums do not depend on the order of sets.
    """

    by_word: Mapping[str, int]
    """Weight of each word of the texts at hand, in thousandths."""
    unseen: int
    """Weight of any other word."""
    light: frozenset[str] = frozenset()
    """Words that frame any statement; two texts that share nothing else share nothing."""

    def of(self, word: str) -> int:
        """Return the weight of a word."""
        return self.by_word.get(word, self.unseen)

    def total(self, words: Iterable[str]) -> int:
        """Return the sum of the weights."""
        by_word, unseen = self.by_word, self.unseen
        return sum([by_word.get(word, unseen) for word in words])


def weigh_words(
    documents: Iterable[frozenset[str]], factors: Mapping[str, float] | None = None
) -> WordWeights:
    """Return weights by inverse document frequency, `log(1 + n / (count + 0.5))`.

    `factors` scale the weights of some words, such as verbs that frame every statement.
    """
    counts: Counter[str] = Counter()
    number = 0
    for document in documents:
        number += 1
        counts.update(document)
    scale = factors or {}
    by_word = {
        word: max(1, round(1000 * math.log(1 + number / (count + 0.5)) * scale.get(word, 1.0)))
        for word, count in counts.items()
    }
    unseen = round(1000 * math.log(1 + 2 * max(number, 1)))
    light = frozenset(word for word, factor in scale.items() if factor < 1)
    return WordWeights(by_word=by_word, unseen=unseen, light=light)


@lru_cache(maxsize=1024)
def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry content, in order, repeats included.

    Chinese characters come in pairs.

    >>> content_words("The two sides agreed to deepen co-operation on maritime security.")
    ('agr', 'deepen', 'coopera', 'maritim', 'secur')
    """
    words = word_texts(text.replace("o-o", "oo"))
    if has_other_script(text):
        words = _with_pairs(words)
    return tuple([one for word in words for one in _contents_of(word)])


def _with_pairs(words: Sequence[str]) -> list[str]:
    """Return the words with each two Chinese characters in a row as one.

    Pairs of neighbours, each character in two of them, stand for words where no spaces part these
    (J.-Y. Nie, J. Gao, J. Zhang, M. Zhou, "On the use of words and n-grams for Chinese information
    retrieval", 2000).
    """
    pairs = []
    for before, word in pairwise(("", *words)):
        if _is_character(word) and _is_character(before):
            pairs.append(before + word)
        elif not _is_character(word):
            pairs.append(word)
    return pairs


def _is_character(word: str) -> bool:
    return len(word) == 1 and word >= "\u3005" and word.isalpha()


@lru_cache(maxsize=8192)
def _contents_of(word: str) -> tuple[str, ...]:
    """Return the stems of the parts of a folded word that carry content."""
    if word in _STOP_WORDS:
        return ()
    parts = _PREFIX.sub(r"\1 ", word).split()
    return tuple(sense(part) for part in parts if len(part) > 1 or part.isdigit())


@lru_cache(maxsize=8192)
def sense(word: str) -> str:
    """Return the stem of a folded word, or of the word of the same sense that stands for it."""
    plain = stem(word)
    return _SENSES.get(plain, plain)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the beginning of a folded word, the same for its usual forms and spellings.

    >>> [stem(word) for word in ("secure", "security", "policy", "policies", "programmes")]
    ['secur', 'secur', 'polic', 'polic', 'program']
    """
    if word.isdigit() or len(word) <= 3:
        return word
    word = word.replace("our", "or").replace("programme", "program").replace("ility", "le")
    word = _BRITISH.sub("iz", word)
    if word.endswith(("ists", "isms")):
        word = word[:-1]
    suffix = next((one for one in _SUFFIXES if word.endswith(one)), "")
    if suffix and len(word) - len(suffix) >= 3:
        word = word[: -len(suffix)]
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:STEM_LETTERS].rstrip("ei") or word


def overlap(left: frozenset[str], right: frozenset[str], weights: WordWeights) -> float:
    """Return how far two sets of words say the same, 0 to 1.

    0.7 times the cosine plus 0.3 times the share of the smaller set that the other holds; what a
    set of one or two words shares counts for less.
    """
    shared = left & right
    if not shared:
        return 0.0
    return overlap_of_sums(
        weights.total(shared),
        (weights.total(left), weights.total(right)),
        min(len(left), len(right)),
    )


def overlap_of_sums(shared: int, heavy: tuple[int, int], fewest: int) -> float:
    """Return `overlap` from its sums: of what is shared, of each set, and the smaller size."""
    trust = min(1.0, fewest / 3)
    return 0.7 * shared / math.sqrt(heavy[0] * heavy[1]) + 0.3 * trust * shared / min(heavy)


def coverage(part: frozenset[str], whole: frozenset[str], weights: WordWeights) -> float:
    """Return the weighted share of `part` that `whole` holds; 0 for an empty part."""
    heavy = weights.total(part)
    return weights.total(part & whole) / heavy if heavy else 0.0


def shingles(text: str) -> frozenset[int]:
    """Return hashes of all runs of `SHINGLE_WORDS` words; of all words where there are fewer."""
    words = word_texts(text)
    last = max(1, len(words) - SHINGLE_WORDS + 1) if words else 0
    runs = (" ".join(words[start : start + SHINGLE_WORDS]) for start in range(last))
    return frozenset(crc32(run.encode()) for run in runs)


def containment(part: frozenset[int], whole: AbstractSet[int]) -> float:
    """Return the share of `part` that `whole` holds; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0


def resemblance(left: AbstractSet[int], right: AbstractSet[int]) -> float:
    """Return the Jaccard index of two sets of shingles; 0 where one is empty."""
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared) if left and right else 0.0


_SENSES = {
    stem(word): stem(line.split()[0])
    for line in _SENSE_LIST.strip().splitlines()
    for word in line.split()[1:]
}
