"""Numbers of texts in any of several languages, for asking whether a text holds a number.

Figures are read in the digits of all scripts, with either meaning of point and comma, and with the
words for thousands, millions and so on behind them. Of numbers in words, those from 3 to 20, the
tens, hundred and thousand are known, also as ordinals, in the languages of `COUNTED`: a word counts
by how it begins, so a text may seem to hold a number that it does not, and never the reverse.
"""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from summarizer.text.foldscripts import plain_digits
from summarizer.text.names import fold_letters

_THREE_TO_TWENTY = {
    "ar": "ثلاث/ثالث اربع/رابع خمس/خامس ست/سادس سبع/سابع ثمان/ثامن تسع/تاسع عشر/عاشر "
    "احد_عشر/احدي اثن ثلاث اربع خمس ست سبع ثمان تسع عشرون/عشرين",
    "es": "tres/tercer cuatro/cuart cinco/quint seis/sext siete/septim ocho/octav nueve/noven "
    "diez/decim once/undecim doce/duodecim trece catorce quince dieciseis diecisiete dieciocho "
    "diecinueve veinte/vigesim",
    "fa": "سه/سوم چهار پنج شش هفت هشت نه ده يازده دوازده سيزده چهارده پانزده شانزده هفده هجده "
    "نوزده بيست",
    "fr": "trois/tiers quatre/quatri cinq six sept huit neuf/neuvi dix onz douz treiz quatorz "
    "quinz seiz dix_sept dix_huit dix_neuf vingt",
    "hi": "तीन/तीसर/तृतीय चार/चौथ/चतुर्थ पांच/पंच छह/छः/छठ/छे सात आठ नौ/नव दस/दश ग्यारह बारह तेरह "
    "चौदह पंद्रह/पन्द्रह सोलह सत्रह अठारह उन्नीस बीस",
    "ru": "три/трет/трех/трем/трое четыр/четверт пят шест сем/седьм восем/восьм девят десят "
    "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат "
    "девятнадцат двадцат",
    "uk": "три/трет/трьо чотир/четверт п'ят/пят шіст/шост сім/сьом вісім/восьм дев'ят/девят "
    "десят одинадцят дванадцят тринадцят чотирнадцят п'ятнадцят/пятнадцят шістнадцят сімнадцят "
    "вісімнадцят дев'ятнадцят/девятнадцят двадцят",
    "ur": "تين/تيسر چار/چوته پانچ چه سات اٹه نو/نوي دس گياره باره تيره چوده پندره سوله ستره "
    "اٹهاره انيس بيس",
}
_TENS = {
    "ar": "ثلاثون/ثلاثين اربعون/اربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين "
    "مئه/مائه الف/الاف",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil",
    "fa": "سي چهل پنجاه شصت هفتاد هشتاد نود صد هزار",
    "fr": "trent quarant cinquant soixant soixante_dix quatre_vingt quatre_vingt_dix cent mille",
    "hi": "तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ हजार",
    "ru": "тридцат сорок пятьдесят/пятидесят шестьдесят/шестидесят семьдесят/семидесят "
    "восемьдесят/восьмидесят девяност сто/сот тысяч",
    "uk": "тридцят сорок п'ятдесят/пятдесят шістдесят сімдесят вісімдесят дев'яност/девяност "
    "сто/сот тисяч",
    "ur": "تيس چاليس پچاس ساٹه ستر اسي نوے سو هزار",
}
_SCALES = {
    "3": "тыс тис mil mille tausend bin elf الف الاف هزار हजार ribu nghin thousand",
    "5": "लाख لاكه lakh",
    "6": "млн миллион мільйон million millon milhao milhoes milione milioni milyon مليون ملايين "
    "ميليون मिलियन juta trieu",
    "7": "करोड كروڑ crore",
    "9": "млрд миллиард мільярд milliard miliard milyar mil_millones مليار بليون ميليارد अरब ارب "
    "बिलियन bilhao bilhoes billion ty",
    "12": "трлн триллион трильйон trillion trilion trilliard تريليون खरब",
}
_HAN_SCALES = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "만": 4,
    "亿": 8,
    "億": 8,
    "억": 8,
    "兆": 12,
}
_HAN_DIGITS = {one: value for value, one in enumerate("〇一二三四五六七八九")} | {
    **{"零": 0, "两": 2, "兩": 2, "廿": 20}
}
_FIGURES = re.compile(r"\d(?:[\d.,'’\u066b\u066c\u00a0\u202f ]{0,60}\d)?")
_SCALE_WORDS = re.compile(
    r"[ \u00a0\u202f-]?([^\W\d_][\w\u0900-\u0dff]*)\.?(?: ([^\W\d_][\w\u0900-\u0dff]*))?"
)
_HAN_RUN = re.compile("[〇零一二三四五六七八九两兩十百千万萬亿億廿]{1,40}")
_WORD = re.compile(r"[^\W\d_][\w'’\u0900-\u0dff]*")
_PREFIXES = ("وال", "بال", "لل", "ال", "و", "ب", "ل")
_SURE = 100
"""Whole numbers below this may stand in words that are not known here."""


def _by_stem(language: str) -> dict[str, int]:
    numbers = [*range(3, 21), *range(30, 100, 10), 100, 1000]
    words = f"{_THREE_TO_TWENTY[language]} {_TENS[language]}".split()
    return {
        stem.replace("_", " "): number
        for number, stems in zip(numbers, words, strict=True)
        for stem in stems.split("/")
    }


COUNTED = {language: _by_stem(language) for language in _TENS}
"""Language to the beginnings of its words for numbers."""
_SCALE_STEMS = {
    word.replace("_", " "): Decimal(10) ** int(power)
    for power, words in _SCALES.items()
    for word in words.split()
}
_CJK_LANGUAGES = frozenset(("ja", "zh"))


def holds_number(number: str, text: str, language: str, *, scale: Decimal | None = None) -> bool:
    """Return whether a text holds a number, as far as its language can be read.

    Args:
        number: In figures, with a point for decimals.
        text: Where it is looked for.
        language: BCP 47 code of the text's language.
        scale: What the number is of (`1.2` of billions); None: anything from ones to trillions.

    >>> holds_number("120", "обучение ста двадцати лоцманов; 120 человек", "ru")
    True
    >>> holds_number("1.2", "12亿美元", "zh"), holds_number("7", "третий раунд", "ru")
    (True, False)
    """
    wanted = next(iter(_decimal(number)), None)
    if wanted is None or not wanted.is_finite():
        return True
    values = values_in(text)
    scales = (Decimal(1), scale) if scale else [Decimal(10) ** power for power in range(13)]
    if any(wanted * one in values for one in scales):
        return True
    if wanted != int(wanted) or wanted <= 2:
        return wanted <= 2 and wanted == int(wanted)
    if language in _CJK_LANGUAGES:
        return False
    if language not in COUNTED:
        return wanted < _SURE
    return _is_in_words(int(wanted), text, language)


@lru_cache(maxsize=512)
def values_in(text: str) -> frozenset[Decimal]:
    """Return the values of the figures of a text, with and without the words of scale behind them.

    Chinese numerals count as figures.
    """
    values: set[Decimal] = set()
    for found in _FIGURES.finditer(text):
        readings = _readings(plain_digits(found[0]))
        scale = _scale_after(text, found.end())
        values.update(readings, (one * scale for one in readings))
    values.update(Decimal(_han_value(found[0])) for found in _HAN_RUN.finditer(text))
    return frozenset(values)


def _readings(figures: str) -> set[Decimal]:
    """Return what figures can mean: marks between them part thousands, or decimals."""
    marked = re.sub(r"['’\u00a0\u202f]", " ", figures).replace("\u066c", ",").replace("\u066b", ".")
    readings = {marked.replace(" ", "")}
    if re.fullmatch(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?", marked) is None:
        readings = {part for part in marked.split(" ") if part}
    values = set()
    for one in readings:
        for plain in (one.replace(",", "").replace(".", ""), one.replace(",", "")):
            values |= _decimal(plain)
        values |= _decimal(one.replace(".", "").replace(",", "."))
        for part in re.split("[.,]", one):
            values |= _decimal(part)
    return values


def _decimal(text: str) -> set[Decimal]:
    try:
        return {Decimal(text)} if text.strip(".") else set()
    except InvalidOperation:
        return set()


def _scale_after(text: str, position: int) -> Decimal:
    """Return what the words or characters behind figures multiply them by."""
    scale, place = Decimal(1), position
    while place < len(text) and text[place] in _HAN_SCALES:
        scale *= Decimal(10) ** _HAN_SCALES[text[place]]
        place += 1
    if place > position:
        return scale
    found = _SCALE_WORDS.match(text, position)
    for word in found.groups() if found else ():
        step = _scale_of(fold_letters(word)) if word else None
        if step is None:
            break
        scale *= step
    return scale


@lru_cache(maxsize=512)
def _scale_of(word: str) -> Decimal | None:
    found = [stem for stem in _SCALE_STEMS if word.startswith(stem)]
    return _SCALE_STEMS[max(found, key=len)] if found else None


def _han_value(numeral: str) -> int:
    """Return the value of a Chinese numeral; digit by digit where it has no scale.

    >>> _han_value("一百二十"), _han_value("二〇三一"), _han_value("三")
    (120, 2031, 3)
    """
    if not any(one in _HAN_SCALES for one in numeral):
        return int("".join(str(_HAN_DIGITS[one] % 10) for one in numeral))
    total = section = digit = 0
    for one in numeral:
        power = _HAN_SCALES.get(one)
        if power is None:
            digit = _HAN_DIGITS[one]
        elif power < 4:
            section += (digit or 1) * 10**power
            digit = 0
        else:
            total = (total + section + digit or 1) * 10**power
            section = digit = 0
    return total + section + digit


def _is_in_words(number: int, text: str, language: str) -> bool:
    """Return whether the words of a number, or of its tens and ones, are in a text."""
    told = _counted_in(text, language)
    if number in told:
        return True
    parts = [number // 100 * 100, number % 100 // 10 * 10, number % 10]
    if number % 100 < 20:
        parts = [number // 100 * 100, number % 100]
    if number > 999:
        return False
    wanted = [part if part <= 100 else 100 for part in parts if part > 2]
    return bool(wanted) and all(part in told for part in wanted)


@lru_cache(maxsize=512)
def _counted_in(text: str, language: str) -> frozenset[int]:
    stems = COUNTED[language]
    words = []
    for word in _WORD.findall(fold_letters(text).replace("-", " ")):
        words.append(word)
        words += [word.removeprefix(one) for one in _PREFIXES if word.startswith(one)]
    return frozenset(
        number for stem, number in stems.items() if any(word.startswith(stem) for word in words)
    )
