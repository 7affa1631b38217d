"""How English news writes numbers: words, and regular expressions over folded text."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, TypeAlias

from summarizer.text.currencies import BEFORE_SUMS, SYMBOLS

Approximation: TypeAlias = Literal["about", "at least", "more than", "nearly", "less than", "up to"]


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_VALUES = {word: value for value, word in enumerate(_ONES.split())} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
ORDINAL_VALUES = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split(),
        start=1,
    )
} | {
    word.replace("y", "ieth"): value
    for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
SCALES = {
    "one": Decimal(1),
    "hundred": Decimal(100),
    "dozen": Decimal(12),
    "thousand": Decimal(1000),
    "lakh": Decimal(10) ** 5,
    "million": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "m": Decimal(10) ** 6,
    "crore": Decimal(10) ** 7,
    "billion": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "tn": Decimal(10) ** 12,
}
APPROXIMATIONS: dict[str, Approximation] = {
    "about": "about",
    "around": "about",
    "roughly": "about",
    "some": "about",
    "approximately": "about",
    "an estimated": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "close to": "nearly",
    "just under": "nearly",
    "over": "more than",
    "more than": "more than",
    "in excess of": "more than",
    "at least": "at least",
    "not less than": "at least",
    "no less than": "at least",
    "no fewer than": "at least",
    "a minimum of": "at least",
    "up to": "up to",
    "at most": "up to",
    "as many as": "up to",
    "as much as": "up to",
    "not more than": "up to",
    "no more than": "up to",
    "a maximum of": "up to",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "below": "less than",
}
_LONG_SCALES = "hundred|dozen|thousand|lakh|million|crore|billion|trillion"
FIGURES = re.compile(
    r"(?=\d)(?:(?<![\w.,/:#№])(?<![^\W\d]-)"
    rf"|(?-i:(?<=\bRs)|(?<=\bRs\.)|(?<=\b(?:{'|'.join(BEFORE_SUMS)}))))"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+(?![\d.,]\d)|\d+(?:\.\d+)?)"
    rf"(?:(?: |-)?(?P<scale>{_LONG_SCALES})\b|(?P<short> ?(?:mn|bn|tn)\b|m\b(?!/)))?"
    r"(?![\w/⃣]|[.,:]\d|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
NUMBER_WORDS = re.compile(
    rf"(?<![\w-])(?P<number>(?:half )?an?(?= (?:{_LONG_SCALES})\b)"
    rf"|(?:{'|'.join(_TENS.split())})(?:[- ](?:{'|'.join(_ONES.split()[1:10])}))?"
    rf"|{_longest_first(_ONES.split()[1:])})"
    rf"(?P<scales>(?: (?:{_LONG_SCALES}))*)(?![\w-])",
    re.IGNORECASE,
)
CURRENCY_BEFORE = re.compile(
    rf"(?<![\w$])(?P<currency>{_longest_first(SYMBOLS)}"
    r"|Rs\.?|[A-Z]{3})\ ?$"
)
CODE_AFTER = re.compile(r"\ ?(?P<code>[A-Z]{3})\b")
APPROXIMATION_BEFORE = re.compile(
    rf"\b(?P<approx>{_longest_first(APPROXIMATIONS)})\ (?:the\ |a\ )?$",
    re.IGNORECASE,
)
LABEL_BEFORE = re.compile(
    r"""(?:\b(?:nos?|number|resolution|article|paragraph|para|page|chapter|section|clause|version|
    phase|annex|channel|flight|route|room|day|round|group|option|top)\.?|[#№])\ ?$""",
    re.IGNORECASE | re.VERBOSE,
)
NAME_BEFORE = re.compile(r"\b(?P<word>[A-Z][\w-]*)\ $")
DEFINITE_BEFORE = re.compile(r"\b(?:the|both|these|those|its|their|our|his|her|all)\ $", re.I)
UNIT_WORDS = re.compile(
    r"[ -](?P<one>[A-Za-z][\w-]*)(?: (?P<two>[a-z][\w-]*)(?: (?P<three>[a-z][\w-]*))?)?"
)
PERCENT = re.compile(r"\ ?(?:%|per\ ?cent(?P<points>age\ points?)?\b)", re.IGNORECASE)
STOP_WORDS = frozenset(
    """a an and or of in on at to for from by with as than that which who per the will shall would
    is are was were be been has have had into over under between during within after before until
    since it its their his her both each more less fewer""".split()
)
NO_NAMES = STOP_WORDS | {word for phrase in APPROXIMATIONS for word in phrase.split()}
"""Words that may begin a sentence before a number."""
TIME_UNITS = frozenset("hour day week month year decade minute".split())
DAY_KINDS = frozenset("working business calendar consecutive".split())
ORDINALS = re.compile(
    rf"""(?<![\w-])(?:(?P<figure>\d{{1,4}})(?:st|nd|rd|th)
    |(?:(?P<tens>{"|".join(_TENS.split())})-)?(?P<word>{_longest_first(ORDINAL_VALUES)}))\b""",
    re.IGNORECASE | re.VERBOSE,
)
