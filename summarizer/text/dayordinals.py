"""Days of the month in words, as languages other than English have them beside a month.

Only forms that the press uses: ordinals in Arabic and Russian, cardinals in Hindi and Urdu, and the
first of a month in Romance languages. Hindi `एक मार्च` is also a march; who reads it has to tell.
"""

from collections.abc import Mapping

_RUSSIAN = (
    "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого"
    " одиннадцатого двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого"
    " семнадцатого восемнадцатого девятнадцатого двадцатого"
).split()
_ARABIC = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
_ARABIC_ONES = ["الحادي", *_ARABIC[1:9]]
_HINDI = (
    "एक|दो|तीन|चार|पांच पाँच|छह छः छ|सात|आठ|नौ|दस|ग्यारह|बारह|तेरह|चौदह|पंद्रह पन्द्रह|सोलह|सत्रह"
    "|अठारह|उन्नीस|बीस|इक्कीस|बाईस बाइस|तेईस तेइस|चौबीस|पच्चीस|छब्बीस|सत्ताईस सत्ताइस"
    "|अट्ठाईस अट्ठाइस|उनतीस उन्तीस|तीस|इकतीस"
)
_URDU = (
    "یکم|دو|تین|چار|پانچ|چھ چھے|سات|آٹھ|نو|دس|گیارہ|بارہ|تیرہ|چودہ|پندرہ|سولہ|سترہ|اٹھارہ|انیس"
    "|بیس|اکیس|بائیس|تئیس|چوبیس|پچیس|چھبیس|ستائیس|اٹھائیس|انتیس|تیس|اکتیس"
)


def _numbered(words: str) -> dict[str, int]:
    days = enumerate(words.split("|"), start=1)
    return {spelling: day for day, spellings in days for spelling in spellings.split()}


def _russian() -> dict[str, int]:
    days = {word: day for day, word in enumerate(_RUSSIAN, start=1)}
    days |= {f"двадцать {word}": 20 + day for day, word in enumerate(_RUSSIAN[:9], start=1)}
    return days | {"тридцатого": 30, "тридцать первого": 31}


def _arabic() -> dict[str, int]:
    days = {word: day for day, word in enumerate(_ARABIC, start=1)}
    days |= {f"{word} عشر": 10 + day for day, word in enumerate(_ARABIC_ONES, start=1)}
    days |= {f"{word} والعشرين": 20 + day for day, word in enumerate(_ARABIC_ONES, start=1)}
    days |= {f"{word} والعشرون": 20 + day for day, word in enumerate(_ARABIC_ONES, start=1)}
    return days | {"العشرين": 20, "الثلاثين": 30, "الحادي والثلاثين": 31}


DAY_WORDS: Mapping[str, Mapping[str, int]] = {
    "ar": _arabic(),
    "es": {"primero": 1},
    "fr": {"premier": 1},
    "hi": _numbered(_HINDI),
    "it": {"primo": 1},
    "pt": {"primeiro": 1},
    "ru": _russian(),
    "ur": _numbered(_URDU),
}
"""BCP 47 language to words for days of a month, in lower case."""
