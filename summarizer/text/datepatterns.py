"""How English news writes dates: regular expressions over folded text (`text.fold`).

Named groups: `d` day, `m` month, `y` year, `w` weekday; `d2`, `m2`, `y2`, `w2` are those of the
end of a range.
"""

import re

MONTH_NAMES = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
WEEKDAY_NAMES = (
    ("Monday", "Mon"),
    ("Tuesday", "Tues", "Tue"),
    ("Wednesday", "Wed"),
    ("Thursday", "Thurs", "Thur", "Thu"),
    ("Friday", "Fri"),
    ("Saturday", "Sat"),
    ("Sunday", "Sun"),
)
MONTHS = {
    name.upper(): number for number, names in enumerate(MONTH_NAMES, start=1) for name in names
}
WEEKDAYS = {name.upper(): number for number, names in enumerate(WEEKDAY_NAMES) for name in names}
NUMBER_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
BELOW_HUNDRED = {
    **{word: number for number, word in enumerate([*_UNITS, *_TEENS], start=1)},
    **{
        f"{tens}-{unit}" if unit else tens: 10 * ten + one
        for ten, tens in enumerate(_TENS, start=2)
        for one, unit in enumerate(["", *_UNITS])
    },
}
"""Numbers from 1 to 99 in words."""
_FIRST_DAYS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINAL_WORDS = {
    **{word: number for number, word in enumerate(_FIRST_DAYS, start=1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_FIRST_DAYS[:9], start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
"""Days of a month in words."""


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _cased(names: list[str]) -> str:
    """Return alternatives of names with a capital or in capitals: `may` and `march` are verbs."""
    return _any_of([spelled for name in names for spelled in (name, name.upper())])


YEAR_IN_WORDS = rf"two\ thousand(?:(?:\ and)?\ (?P<year>{_any_of(list(BELOW_HUNDRED))}))?(?![\w-])"
_MONTH_WORDS = _cased([name for names in MONTH_NAMES for name in names])
_MONTH = rf"(?P<m>(?:{_MONTH_WORDS})\b)\.?"
_MONTH_2 = _MONTH.replace("<m>", "<m2>")
_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.:]\d|,\d{3}(?!\d)|\ ?%)"
_DAY_2 = _DAY.replace("<d>", "<d2>")
_YEAR = r"(?P<y>(?:1[5-9]|20|21)\d\d)\b(?![.,]?\d)"
_YEAR_2 = _YEAR.replace("<y>", "<y2>")
_FULL_WEEKDAYS = _cased([names[0] for names in WEEKDAY_NAMES])
_ALL_WEEKDAYS = _cased([name for names in WEEKDAY_NAMES for name in names])
_WEEKDAY_PREFIX = rf"(?:(?P<w>{_ALL_WEEKDAYS})\b\.?,?\ )?"
_COMMA_YEAR = rf"(?:,?\ (?:of\ )?{_YEAR}|,{_YEAR.replace('<y>', '<y_tight>')})?"
_COMMA_YEAR_2 = rf"(?:,?\ (?:of\ )?{_YEAR_2})?"
_TO = r"(?P<to>\ ?-\ ?|\ (?:to|through|thru|until|till|and|&)\ )"
_THE = r"(?:\b[Tt]he\ )?"
_WHICH_YEAR = r"(?:,?\ (?:of\ )?(?P<year_named>next|this|last)\ year\b(?!'s))?"
_LEFT = r"(?<![\w$€£/])(?<!\d[.,:-])"
_COUNT = rf"(?P<count>\d{{1,3}}|{_any_of(list(NUMBER_WORDS))})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_LEFT + pattern, re.VERBOSE)


ISO = _compiled(r"(?P<y>(?:1[5-9]|20|21)\d\d)(?P<mark>[-/])(?P<mo>\d\d)(?P=mark)(?P<da>\d\d)(?!\d)")
NUMERIC = _compiled(r"(?P<one>\d\d?)(?P<mark>[./])(?P<two>\d\d?)(?P=mark)(?P<y>(?:19|20)\d\d)\b")
NUMERIC_RANGE = _compiled(
    r"(?P<one>\d\d?)(?P<mark>[./])(?P<two>\d\d?)(?P=mark)(?P<y>(?:19|20)\d\d)"
    r"(?:\ ?-\ ?|\ (?:to|until|through)\ )"
    r"(?P<one2>\d\d?)(?P=mark)(?P<two2>\d\d?)(?P=mark)(?P<y2>(?:19|20)\d\d)\b"
)
"""`01/06/2031 to 30/11/2031`"""
WORD_DAY = re.compile(
    rf"\b(?:the\ |this\ )?(?P<d>{_any_of(list(ORDINAL_WORDS))})(?:\ day)?\ of\ {_MONTH},?\ "
    rf"(?:of\ |in\ the\ year\ (?:of\ )?)?(?:{_YEAR}|{YEAR_IN_WORDS})",
    re.VERBOSE,
)
"""`the sixth of May of two thousand and thirty-one`, as treaties are dated"""
WORD_DAY_OF_YEAR = re.compile(
    rf"\b[Tt]he\ (?P<d>{_any_of(list(ORDINAL_WORDS))})\ of\ {_MONTH}(?!'s){_WHICH_YEAR}", re.VERBOSE
)
"""`the first of February`"""
DAY_RANGE = _compiled(rf"{_WEEKDAY_PREFIX}{_DAY}{_TO}{_DAY_2}\ (?:of\ )?{_MONTH}{_COMMA_YEAR}")
"""`3 to 5 January 2026`"""
MONTH_DAY_RANGE = _compiled(rf"{_WEEKDAY_PREFIX}{_MONTH}\ {_DAY}{_TO}{_DAY_2}{_COMMA_YEAR}")
"""`January 3-5, 2026`"""
LONG_RANGE = _compiled(
    rf"{_DAY}\ (?:of\ )?{_MONTH}{_COMMA_YEAR}{_TO}{_DAY_2}\ {_MONTH_2}{_COMMA_YEAR_2}"
)
"""`30 January to 2 February 2026`"""
LONG_MONTH_RANGE = _compiled(
    rf"{_MONTH}\ {_DAY}{_COMMA_YEAR}{_TO}{_MONTH_2}\ {_DAY_2}{_COMMA_YEAR_2}"
)
"""`January 30 to February 2, 2026`"""
DAY = _compiled(rf"{_WEEKDAY_PREFIX}{_THE}{_DAY}\ (?:of\ )?{_MONTH}{_COMMA_YEAR}{_WHICH_YEAR}")
"""`Sunday, 4 January 2026`"""
MONTH_DAY = _compiled(rf"{_WEEKDAY_PREFIX}{_MONTH}\ (?:the\ )?{_DAY}{_COMMA_YEAR}{_WHICH_YEAR}")
"""`January 4, 2026`"""
MONTH_RANGE = _compiled(rf"{_MONTH}(?:,?\ {_YEAR})?{_TO}{_MONTH_2},?\ {_YEAR_2}")
"""`January to March 2026`"""
MONTH = _compiled(rf"{_MONTH}(?:,|\ of)?\ {_YEAR}")
"""`September 2028`"""
BARE_MONTH = re.compile(
    rf"""\b(?P<before>[Ii]n|[Dd]uring|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Oo]f|[Nn]ext|[Ll]ast
    |[Tt]his|[Ll]ate|[Ee]arly|[Mm]id|[Bb]efore|[Aa]fter)[ -](?P<m>(?:{_MONTH_WORDS})\b)
    (?!\.?\ \d){_WHICH_YEAR}""",
    re.VERBOSE,
)
"""`in September`, `in September of last year`"""
YEAR_RANGE = _compiled(
    rf"(?:(?P<between>[Bb]etween)\ )?{_YEAR}{_TO}(?P<y2>\d{{4}}|\d\d)(?![\w,-]*\d)"
)
"""`2025-2029`, `from 2026 to 2027`, `between 2028 and 2032`"""
YEAR = re.compile(rf"(?<![\w$€£/.,:])(?<!\d-){_YEAR}(?![\w/%]|-\d)")
"""`2026`; what stands before it decides whether it is a year"""
DECADE = _compiled(r"(?P<y>(?:1[5-9]|20)\d)0s\b")
_OF_YEAR = rf"(?:\ of|,)?\ (?:{_YEAR}|(?P<which>the|this|next|last)\ year\b)"
QUARTER = _compiled(
    rf"""(?:(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)\ quarter|Q(?P<q>[1-4]))
    {_OF_YEAR}"""
)
HALF = _compiled(rf"(?:(?P<nth>[Ff]irst|[Ss]econd|1st|2nd)\ half|H(?P<q>[12])){_OF_YEAR}")
END_OF = _compiled(
    rf"""(?:\b(?P<before>[Bb]y|[Bb]efore|[Uu]ntil|[Aa]fter|[Bb]eyond
      |[Nn]o\ later\ than|[Nn]ot\ later\ than)\ )?
    (?:[Tt]he\ )?(?:\b[Ee]nd(?:\ of\ |-|\ )|\b[Cc]lose\ of\ )
    (?:(?:the\ year\ )?{_YEAR}|(?P<m>(?:{_MONTH_WORDS})\b)(?:,?\ {_YEAR_2}|{_WHICH_YEAR})
      |(?P<which>the|this|next)\ (?P<unit>month|year|week|quarter)\b)"""
)
YEAR_END = _compiled(
    r"(?:\b(?P<before>[Bb]y|[Bb]efore)\ )?\b(?:the\ )?year(?:-end|'s\ end|\ is\ out)\b(?!\ of)"
)
NEW_YEAR = _compiled(rf"\bNew\ Year's\ (?P<which>Eve|Day)\b{_COMMA_YEAR}")
WEEKDAY_RANGE = _compiled(rf"(?P<w>{_FULL_WEEKDAYS}){_TO}(?P<w2>{_FULL_WEEKDAYS})\b")
WEEKDAY = re.compile(
    rf"\b(?:(?P<how>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast)\ )?(?P<w>{_FULL_WEEKDAYS})\b",
)
NEAR_DAY = re.compile(
    r"""\b(?:(?P<word>[Tt]he\ day\ before\ yesterday|[Tt]he\ day\ after\ tomorrow|[Yy]esterday
    |[Tt]omorrow|[Tt]onight|[Tt]oday(?!'s))|(?P<part>[Tt]his\ (?:morning|afternoon|evening))
    |(?P<night>[Ll]ast\ night))\b""",
    re.VERBOSE,
)
PERIOD = re.compile(
    r"(?<!\b[Tt]he )\b(?P<how>[Tt]his|[Nn]ext|[Ll]ast)\ (?P<unit>week|month|quarter|year)\b"
)
WITHIN = re.compile(
    rf"""\b[Ww]ithin\ (?:the\ next\ |about\ |a\ (?:further\ )?period\ of\ )?
    (?P<count>\d{{1,3}}|{_any_of([*NUMBER_WORDS, *BELOW_HUNDRED])})\ (?:calendar\ )?
    (?P<unit>day|week|month|year)s?\b""",
    re.VERBOSE,
)
"""`within 90 days`"""
AGO = re.compile(rf"\b{_COUNT}\ (?P<unit>day|week|month|year)s?\ ago\b", re.IGNORECASE)
NO_YEAR_BEFORE = re.compile(
    r"(?:\b(?:[Nn]os?|[Nn]umber|[Rr]esolutions?|[Pp]ara(?:graph)?|[Pp]ages?|[Rr]oom|Rs)\.?|[#№]) ?$"
)
YEAR_PREPOSITIONS = frozenset(
    """in by since until till from to of during before after for through between the and or early
    late mid year a an this that on at with as per throughout around circa spring summer autumn fall
    winter fy q1 q2 q3 q4""".split()
)
"""Words that may stand before a year even where they are written with a capital."""
FUTURE_CUE = re.compile(
    r"""\b(?:will|shall|(?:is|are)\ to|(?:due|set|scheduled|slated|expected|planned)\ (?:to|for|on)
    |plans?\ to|next\ \w+)\b
    |\b(?:sits?|meets|convenes?|opens?|resumes?)\ (?:again|next|for\ the\ first\ time)\b
    |\b(?:leaves?|departs?|flies|returns)\ (?:home\ |back\ |again\ )?(?:on\ )?$""",
    re.VERBOSE,
)
"""What makes a date in the same clause one that lies ahead."""

RESOLVED_CUE = re.compile(
    r"\b(?:agree|decid|plan|resolv|pledg|vow|undert)\w* to \w+[^,]*"
    r"\b(?:from|as of|starting|beginning)(?: on)? $",
    re.IGNORECASE,
)
"""What makes a date one from which something is to be done: "agreed to reopen it from"."""
DONE_CUE = re.compile(
    r"\b(?:was|were)\ (?!to\b|due\b|set\b|expected\b|scheduled\b)[^,]{2,24}\bby $"
)
"""What makes a day of the week behind "by" one that is over: "was home by"."""
