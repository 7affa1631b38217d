"""Currencies as news writes them, to ISO 4217 codes (https://www.six-group.com/iso-4217)."""

import re
from typing import NamedTuple

CODES = frozenset(
    """
    AED AFN AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
    CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK
    LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
    NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SRD SSP
    STN SVC SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG
    XOF XPF YER ZAR ZMW
    """.split()
)
"""Codes of circulating currencies; those that news writes as words (`ALL`, `TOP`, `CUP`, `SOS`) are
left out."""
SYMBOLS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "฿": "THB",
    "₪": "ILS",
    "₸": "KZT",
    "RMB": "CNY",
}
"""What stands before a sum; a bare `$` is read as the US dollar, as the wires use it."""
BEFORE_SUMS = ("RMB", *sorted(CODES - {"COP"}))
"""Letters that make a sum of figures right behind them; `COP29` is no sum in pesos."""
_GLUED = re.compile(
    rf"(?<![^\W_])(?:Rs\.?|RM|CFA|[KTU]?Sh\.?|[KTU]sh\.?|{'|'.join(BEFORE_SUMS)})(?=\d)"
)
"""The same, and letters that other currencies go by."""
_MAY_BE_GLUED = re.compile(r"[A-Zhs]\.?\d")
_FORMS = {
    "dollar": "dollars",
    "euro": "euros",
    "pound": "pounds",
    "yuan": "renminbi",
    "rupee": "rupees",
    "peso": "pesos",
    "ruble": "rubles rouble roubles",
    "lira": "liras lire",
    "dinar": "dinars",
    "dirham": "dirhams",
    "riyal": "riyals",
    "rial": "rials",
    "shekel": "shekels",
    "shilling": "shillings",
    "franc": "francs",
    "krone": "kroner",
    "krona": "kronor kronur",
    "koruna": "korunas koruny crowns",
    "zloty": "zlotys",
    "forint": "forints",
    "real": "reais",
    "sol": "soles",
    "boliviano": "bolivianos",
    "guarani": "guaranies",
    "quetzal": "quetzales quetzals",
    "lempira": "lempiras",
    "bolivar": "bolivars bolivares",
    "hryvnia": "hryvnias hryvnya",
    "manat": "manats",
    "afghani": "afghanis",
    "leu": "lei",
}
_ANY = ""
_BY_ADJECTIVE: dict[str, dict[str, str]] = {
    "dollar": {
        _ANY: "USD",
        "us": "USD",
        "american": "USD",
        "australian": "AUD",
        "canadian": "CAD",
        "new zealand": "NZD",
        "hong kong": "HKD",
        "singapore": "SGD",
        "singaporean": "SGD",
        "taiwan": "TWD",
        "new taiwan": "TWD",
        "jamaican": "JMD",
        "namibian": "NAD",
        "fijian": "FJD",
        "liberian": "LRD",
        "barbadian": "BBD",
    },
    "euro": {_ANY: "EUR"},
    "pound": {
        _ANY: "GBP",
        "british": "GBP",
        "egyptian": "EGP",
        "lebanese": "LBP",
        "syrian": "SYP",
        "sudanese": "SDG",
        "south sudanese": "SSP",
    },
    "yuan": {_ANY: "CNY", "chinese": "CNY"},
    "yen": {_ANY: "JPY", "japanese": "JPY"},
    "won": {_ANY: "KRW", "korean": "KRW", "south korean": "KRW", "north korean": "KPW"},
    "rupee": {
        "indian": "INR",
        "pakistani": "PKR",
        "sri lankan": "LKR",
        "nepali": "NPR",
        "nepalese": "NPR",
        "mauritian": "MUR",
        "seychellois": "SCR",
    },
    "peso": {
        "mexican": "MXN",
        "philippine": "PHP",
        "argentine": "ARS",
        "argentinian": "ARS",
        "chilean": "CLP",
        "colombian": "COP",
        "dominican": "DOP",
        "uruguayan": "UYU",
    },
    "ruble": {_ANY: "RUB", "russian": "RUB", "belarusian": "BYN"},
    "lira": {_ANY: "TRY", "turkish": "TRY"},
    "dinar": {
        "kuwaiti": "KWD",
        "jordanian": "JOD",
        "iraqi": "IQD",
        "algerian": "DZD",
        "tunisian": "TND",
        "libyan": "LYD",
        "bahraini": "BHD",
        "serbian": "RSD",
    },
    "dirham": {"emirati": "AED", "uae": "AED", "moroccan": "MAD"},
    "riyal": {"saudi": "SAR", "qatari": "QAR", "yemeni": "YER"},
    "rial": {_ANY: "IRR", "iranian": "IRR", "omani": "OMR", "yemeni": "YER"},
    "shekel": {_ANY: "ILS", "israeli": "ILS"},
    "shilling": {"kenyan": "KES", "kenya": "KES", "ugandan": "UGX", "tanzanian": "TZS"},
    "franc": {"swiss": "CHF", "rwandan": "RWF", "congolese": "CDF", "guinean": "GNF"},
    "krone": {"norwegian": "NOK", "danish": "DKK"},
    "krona": {_ANY: "SEK", "swedish": "SEK", "icelandic": "ISK"},
    "koruna": {_ANY: "CZK", "czech": "CZK"},
    "zloty": {_ANY: "PLN", "polish": "PLN"},
    "forint": {_ANY: "HUF", "hungarian": "HUF"},
    "leu": {"romanian": "RON", "moldovan": "MDL"},
    "hryvnia": {_ANY: "UAH", "ukrainian": "UAH"},
    "manat": {"azerbaijani": "AZN", "turkmen": "TMT"},
    "afghani": {_ANY: "AFN"},
    "tenge": {_ANY: "KZT"},
    "lari": {_ANY: "GEL"},
    "dram": {_ANY: "AMD"},
    "rupiah": {_ANY: "IDR"},
    "ringgit": {_ANY: "MYR"},
    "baht": {_ANY: "THB"},
    "dong": {_ANY: "VND"},
    "kyat": {_ANY: "MMK"},
    "taka": {_ANY: "BDT"},
    "rand": {_ANY: "ZAR"},
    "naira": {_ANY: "NGN"},
    "cedi": {_ANY: "GHS"},
    "birr": {_ANY: "ETB"},
    "kwanza": {_ANY: "AOA"},
    "kwacha": {"zambian": "ZMW", "malawian": "MWK"},
    "pula": {_ANY: "BWP"},
    "real": {_ANY: "BRL", "brazilian": "BRL"},
    "sol": {_ANY: "PEN", "peruvian": "PEN"},
    "boliviano": {_ANY: "BOB"},
    "guarani": {_ANY: "PYG"},
    "quetzal": {_ANY: "GTQ"},
    "lempira": {_ANY: "HNL"},
    "bolivar": {_ANY: "VES", "venezuelan": "VES"},
}
_ONLY_AFTER_MILLIONS = frozenset(("won", "real", "sol", "rand", "dong", "leu"))
"""Names that are also other words, or surnames: read only after a word of number."""
_NAME_OF = {form: name for name in _BY_ADJECTIVE for form in (name, *_FORMS.get(name, "").split())}
_ADJECTIVES = sorted(
    {adjective for codes in _BY_ADJECTIVE.values() for adjective in codes if adjective},
    key=lambda adjective: (-len(adjective), adjective),
)
_AFTER = re.compile(
    rf"\ ?(?:(?P<adjective>U\.S\.|{'|'.join(_ADJECTIVES)})\ )?"
    rf"(?P<name>{'|'.join(sorted(_NAME_OF, key=lambda form: (-len(form), form)))})\b",
    re.IGNORECASE | re.VERBOSE,
)


class CurrencyName(NamedTuple):
    """A currency that is named after a number."""

    end: int
    """One past the last code point of the name."""
    name: str
    """The name, singular and in lower case."""
    code: str | None
    """ISO 4217; None where several countries have a currency of that name."""


def currency_after(text: str, position: int, *, has_scale: bool) -> CurrencyName | None:
    """Return the currency whose name follows a number, such as `Norwegian kroner`.

    Args:
        text: Folded text.
        position: Where the number ends.
        has_scale: Whether the number ends in a word such as `million`.
    """
    match = _AFTER.match(text, position)
    if match is None:
        return None
    name = _NAME_OF[match["name"].lower()]
    if name in _ONLY_AFTER_MILLIONS and not has_scale:
        return None
    adjective = (match["adjective"] or _ANY).lower().replace(".", "")
    return CurrencyName(match.end(), name, _BY_ADJECTIVE[name].get(adjective))


def part_sums(text: str) -> str:
    """Return a text with a space between the letters of a currency and the figures behind them.

    >>> part_sums("Rs1.2 billion, and EUR5 more at COP29")
    'Rs 1.2 billion, and EUR 5 more at COP29'
    """
    return _GLUED.sub(r"\g<0> ", text) if _MAY_BE_GLUED.search(text) else text
