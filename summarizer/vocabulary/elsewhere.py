"""What other languages than English call states and offices.

Names of states are those of CLDR 48 (https://cldr.unicode.org, Unicode License), kept in
`data/cldr.json`, with the names of daily use that it does not have; offices are in
`data/offices.toml`. Both are read when an article in another language first asks for them.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from summarizer.text.names import fold_letters
from summarizer.text.scripts import has_other_script

_DATA = Path(__file__).resolve().parent / "data"
_DAILY = {
    "ar": {
        "USA": ["الولايات المتحدة الأمريكية", "الولايات المتحدة الأميركية", "أمريكا", "أميركا"],
        "SAU": ["السعودية"],
        "GBR": ["بريطانيا"],
        "PRK": ["كوريا الشمالية"],
        "KOR": ["كوريا الجنوبية"],
        "SYR": ["سورية"],
        "ARE": ["الإمارات"],
        "EU": ["الاتحاد الأوروبي"],
    },
    "es": {"USA": ["EE. UU.", "EE.UU.", "EEUU"], "GBR": ["Gran Bretaña"], "PER": ["el Perú"]},
    "fr": {"USA": ["les États-Unis", "USA"], "GBR": ["Grande-Bretagne"]},
    "hi": {
        "USA": ["अमेरिका", "अमरीका"],
        "GBR": ["ब्रिटेन"],
        "CHN": ["चीन"],
        "KAZ": ["कजाकिस्तान", "कज़ाकिस्तान"],
    },
    "ru": {
        "USA": ["США", "Соединённые Штаты Америки"],
        "CHN": ["КНР"],
        "RUS": ["РФ", "Российская Федерация"],
        "PRK": ["КНДР", "Северная Корея"],
        "KOR": ["Южная Корея", "Республика Корея"],
        "ARE": ["ОАЭ"],
        "BLR": ["Белоруссия"],
        "EU": ["ЕС", "Евросоюз"],
    },
    "ur": {
        "USA": ["امریکہ", "امریکا"],
        "GBR": ["برطانیہ"],
        "SAU": ["سعودی عرب"],
        "KAZ": ["قازقستان"],
    },
    "zh": {
        "USA": ["美", "美方"],
        "RUS": ["俄", "俄方"],
        "CHN": ["中方", "中华人民共和国"],
        "JPN": ["日方"],
        "EU": ["欧方"],
    },
}
_LEAST_STEM = 5
_LEAST_DECLINED = 3
"""A shorter name has no cases, such as `США`."""
_ENDINGS: Mapping[str, Mapping[str, str]] = {
    "ru": {
        **{"ия": "ии ию иеи", "аи": "ая аю аем ае", "ея": "еи ею ееи"},
        **{"а": "ы и у ои е", "я": "и ю еи е", "ь": "я ю ем е", "": "а у ом е"},
    },
    "uk": {
        **{"ія": "іі ію ією", "аи": "аю ая аєм аі", "ея": "еі ею еєю"},
        **{"а": "и у ою ею і", "я": "і ю ею", "ь": "ю я ем і", "": "у а ом і"},
    },
}
"""Language to endings of the nominative to those of other cases, both as folded (`й` is `и`)."""
_TRADITIONAL = "zh_Hant"


def state_named(name: str, language: str | None = None) -> str | None:
    """Return the code of the state that a name in another language stands for; None for others.

    Args:
        name: The name alone, in the form that a dictionary has, or a case of it in Cyrillic.
        language: BCP 47 code; None: that of any language whose script is not Latin.

    >>> state_named("Россия"), state_named("俄罗斯"), state_named("Rusia", "es")
    ('RUS', 'RUS', 'RUS')
    >>> state_named("Rusia") is None
    True
    """
    if language is None:
        if not has_other_script(name):
            return None
        return _in_other_scripts().get(_key(name)) or _in_cases().get(_key(name))
    return _by_language().get(language.split("-")[0], {}).get(_key(name))


def is_state_anywhere(name: str) -> bool:
    """Return whether a name is that of a state in any language that is known here.

    >>> is_state_anywhere("Suiza"), is_state_anywhere("Беларусь"), is_state_anywhere("Colprensa")
    (True, True, False)
    """
    key = _key(name)
    return any(key in table for table in _by_language().values())


def names_state(code: str, text: str, language: str) -> bool:
    """Return whether a text in another language names a state, in whatever case; True if unknown.

    >>> names_state("CHN", "министры Китая", "ru"), names_state("PER", "министры Китая", "ru")
    (True, False)
    """
    names = [name for name, known in _by_language().get(language, {}).items() if known == code]
    if not names:
        return True
    folded = _key(text)
    return any(_stem(name) in folded for name in names)


@cache
def _in_cases() -> Mapping[str, str]:
    """Return the names of states in cases of Russian and Ukrainian; no form is of two states."""
    codes: dict[str, set[str]] = {}
    for language, endings in _ENDINGS.items():
        for name, code in _by_language()[language].items():
            for form in _cases_of(name, endings):
                codes.setdefault(form, set()).add(code)
    return {form: min(some) for form, some in codes.items() if len(some) == 1}


def _cases_of(name: str, endings: Mapping[str, str]) -> Iterator[str]:
    """Yield the cases of a folded name; of one of two words, the former is an adjective."""
    *before, noun = name.split()
    if len(before) > 1 or not all(one.endswith("ая") for one in before) or not noun.isalpha():
        return
    ending = next((one for one in endings if one and noun.endswith(one)), "")
    if len(noun) < _LEAST_DECLINED or (not ending and noun[-1] in "аеиоуыэюяі"):
        return
    for case in endings[ending].split():
        adjectives = [one[:-2] + ("ую" if case[-1] in "ую" else "ои") for one in before]
        yield " ".join((*adjectives, noun.removesuffix(ending) + case))


def _stem(name: str) -> str:
    """Return a name without the ending that cases change, where it is long enough."""
    if not "\u0400" <= name[:1] < "\u0530" or len(name) < _LEAST_STEM:
        return name
    return name[:-1]


@cache
def offices_of(role: str) -> frozenset[str]:
    """Return the offices that a role names, in English.

    >>> sorted(offices_of("министр иностранных дел Китая"))
    ['foreign minister']
    """
    folded = fold_letters(role)
    found = {
        office: phrase
        for phrase, office in _offices().items()
        if phrase in folded and not _goes_on(folded, phrase)
    }
    # `deputy foreign minister` names no foreign minister.
    return frozenset(
        office
        for office, phrase in found.items()
        if not any(phrase in other and phrase != other for other in found.values())
    )


def _goes_on(text: str, phrase: str) -> bool:
    """Return whether a word that is spaced goes on before the phrase."""
    start = text.index(phrase)
    before = text[start - 1] if start else " "
    return before.isalpha() and before < "\u3005" and not before > "\u05ff"


def _key(name: str) -> str:
    words = fold_letters(name).replace(".", " ").split()
    return " ".join(word.removeprefix("ال") for word in words)


@cache
def _by_language() -> Mapping[str, Mapping[str, str]]:
    names: dict[str, dict[str, str]] = json.loads((_DATA / "cldr.json").read_bytes())
    known: dict[str, dict[str, str]] = {}
    for language, by_code in names.items():
        table = known.setdefault("zh" if language == _TRADITIONAL else language, {})
        for code, name in sorted(by_code.items()):
            table.setdefault(_key(name), code)
    for language, more in _DAILY.items():
        for code, daily in more.items():
            known[language].update((_key(name), code) for name in daily)
    return known


@cache
def _in_other_scripts() -> Mapping[str, str]:
    """Return names in all scripts but Latin; those of two states in two languages are left out."""
    codes: dict[str, set[str]] = {}
    for table in _by_language().values():
        for name, code in table.items():
            if has_other_script(name):
                codes.setdefault(name, set()).add(code)
    return {name: min(some) for name, some in codes.items() if len(some) == 1}


@cache
def _offices() -> Mapping[str, str]:
    with (_DATA / "offices.toml").open("rb") as file:
        table: dict[str, list[str]] = tomllib.load(file)["offices"]
    return {fold_letters(phrase): office for office, some in table.items() for phrase in some}
