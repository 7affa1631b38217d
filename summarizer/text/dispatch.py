"""Datelines of agencies in other languages than English: place, day, agency, reporter.

`Madrid, 3 mar (EFE).-`, `МОСКВА, 3 мар — РИА Новости.`, `القاهرة 3 مارس (رويترز) -`,
`नयी दिल्ली, तीन मार्च (भाषा)`; those without spaces are in `summarizer.text.densedispatch`. Which
names are agencies comes in as an argument.
"""

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from summarizer.text.dates import DateMention
from summarizer.text.densedispatch import read_dense
from summarizer.text.dispatchparts import ANY_YEAR, Dispatch, bare_day, find_agency
from summarizer.text.initials import begins_sentence
from summarizer.text.tongues import find_dates_in

HEAD_CHARS = 160
"""A dateline ends within so many characters."""
PLACE_WORDS = 5
"""A place has at most so many words."""
ACRONYM_LETTERS = 3
"""A form of so few Latin letters is no agency where no bracket holds it."""
LONGEST_NAME = 40
"""No name of an agency is longer."""
_GAP = re.compile(r"[\s*_,،؛;.:।۔–—−ـ-]*")
_MARK = re.compile(r"[:–—−ـ-]")
_BRACKETS = re.compile(
    r"[(（\[](?P<a>[^()（）\[\]]{1,40})[)）\]]|/(?P<b>[^/\n]{2,40})/|«(?P<c>[^«»]{2,40})»"
)
_WORD = re.compile(r"[^\s\d,،؛;.:।۔()（）/\[\]|«»“”\"–—−*_]+")
_YEAR_WORD = re.compile(r"\s?(?:г\.|года(?!\w)|року(?!\w)|р\.|م(?!\w)\.?|ء)")
_HIJRA = re.compile(r"\d{1,2}\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s+1[34]\d\d\s*(?:هـ|ه)(?:\s+الموافق)?")
_FIGURES = re.compile(r"\d{1,2}\s?-\s?\d{1,2}(?=\s?[(（])")
_REPORTER = re.compile(r"[,،]\s(?P<name>[^\W\d_][\w-]+(?:\s[^\W\d_][\w-]+){1,2})(?=\.\s)")
"""`— РИА Новости, Иван Петров.`"""
_PARTICLES = frozenset(
    "de del la las los el le les du des da do dos di am an der im of и на у y".split()
)
_CASELESS = re.compile("[\u0590-\u0dff\u0e00-\u0fff]")
_NO_PLACE = frozenset("في من إلى يوم منذ حتى بعد قبل مساء صباح قال قالت میں کو دنیا दिनांक".split())


def read_dispatch(line: str, *, language: str, agencies: AbstractSet[str]) -> Dispatch | None:
    """Return the dateline that a report's first line begins with; None where it has none.

    Args:
        line: The line.
        language: BCP 47 code of a language other than English.
        agencies: Names of agencies, in any script.

    >>> read_dispatch("Lima, 3 mar (EFE).- Hubo acuerdo.", language="es", agencies={"EFE"})[:3]
    ('Lima, 3 mar (EFE)', 20, '3 mar')
    """
    head = line[:HEAD_CHARS]
    if language in ("zh", "ja", "ko"):
        return read_dense(head, language, agencies)
    return _Reader(head, language, agencies).read()


class _Reader:
    """Reads one dateline part by part: words of a place, a day, an agency."""

    def __init__(self, head: str, language: str, agencies: AbstractSet[str]) -> None:
        self._head = head
        self._language = language
        self._agencies = agencies
        self._days: dict[int, DateMention] = {}
        self._words: list[str] = []
        self._day: DateMention | None = None
        self._agency: str | None = None
        self._is_known = False
        self._is_apart = False
        """Whether a comma or the like stands between the place and what follows it."""
        self._is_sent = True
        """Whether what stands in brackets is who sent the report, as far as its place tells."""

    def read(self) -> Dispatch | None:
        """Return the dateline; None where there is none."""
        found = find_dates_in(self._head, language=self._language, reference=ANY_YEAR)
        self._days = {one.start: one for one in found}
        start = position = self._skip(0)
        last = start
        while (ended := self._part(position)) is not None:
            last, position = ended, self._skip(ended)
            if self._day is None and self._agency is None:
                self._is_apart = any(mark in self._head[last:position] for mark in ",،.۔–—ـ-")
        if not self._is_place() or not self._is_whole(last, position):
            return None
        named = _REPORTER.match(self._head, last) if self._is_known else None
        if named is None or not all(one[0].isupper() for one in named["name"].split()):
            return self._told(start, last, position)
        told = self._told(start, named.end(), self._skip(named.end()))
        return told._replace(reporter=named["name"])

    def _is_whole(self, last: int, position: int) -> bool:
        """Return whether what ends at `last` is a dateline, with the marks up to `position`."""
        if self._head[position:].strip():
            return self._is_dateline(self._head[last:position])
        # A line that has nothing else is one where it names an agency that is known.
        return self._is_known and len(self._words) > 0

    def _told(self, start: int, last: int, position: int) -> Dispatch:
        day = self._day
        if day is not None and day.end == last and self._head[last - 1] == ".":
            last -= 1
        return Dispatch(
            text=self._head[start:last],
            end=position,
            day=self._head[day.start : day.end].rstrip(".") if day else None,
            published=bare_day(day) if day else None,
            agency=self._agency if self._is_sent else None,
        )

    def _skip(self, position: int) -> int:
        found = _GAP.match(self._head, position)
        return found.end() if found else position

    def _part(self, position: int) -> int | None:
        """Take the part that begins here; return where it ends, None where the dateline does."""
        is_told = self._day is not None or self._agency is not None
        if self._day is None and (day := self._days.get(position)):
            self._day = day
            word = _YEAR_WORD.match(self._head, day.end)
            return word.end() if word else day.end
        if self._agency is None and (ended := self._take_agency(position)):
            return ended
        other = _HIJRA.match(self._head, position) or _FIGURES.match(self._head, position)
        if other:
            return other.end()
        word = _WORD.match(self._head, position)
        if word is None or is_told or len(self._words) > PLACE_WORDS:
            return None
        self._words.append(word[0])
        return word.end()

    def _take_agency(self, position: int) -> int | None:
        bracket = _BRACKETS.match(self._head, position)
        if bracket:
            inside = next(one for one in bracket.groups() if one).strip()
            known = find_agency(inside, self._agencies)
            if known is None and bracket["c"]:
                return None
            self._agency, self._is_known = known or inside, known is not None
            # `Oslo (Norvège), 14 mai`: what stands between a place and its day tells where it is.
            self._is_sent = self._is_known or self._day is not None or _has_initials(inside)
            return bracket.end()
        if not (self._is_apart or self._day) and self._words:
            return None
        words = self._head[position : position + LONGEST_NAME]
        names = [one for one in self._agencies if words.startswith(one) and _is_long(one)]
        names = [one for one in names if not words[len(one) : len(one) + 1].isalnum()]
        if not names:
            return None
        self._agency, self._is_known = max(names, key=len), True
        return position + len(self._agency)

    def _is_place(self) -> bool:
        """Return whether the words may be those of a place; some agencies name none."""
        words = self._words
        if not words:
            return self._is_known
        if len(words) > PLACE_WORDS or words[0].lower() in _NO_PLACE:
            return False
        if _CASELESS.search(words[0]):
            return len(words) < PLACE_WORDS
        if begins_sentence(" ".join((*words, "x")), self._language):
            return False
        is_named = all(one[0].isupper() or one in _PARTICLES for one in words)
        return is_named and words[0][0].isupper()

    def _is_of_prose(self, behind: str) -> bool:
        """Return whether a day without an agency is of a sentence: `Сегодня, 3 марта, —`."""
        if self._agency is not None:
            return False
        is_cased = not (self._words and _CASELESS.search(self._words[0]))
        return behind.lstrip()[:1] in (",", "،") or (is_cased and behind.rstrip().endswith(":"))

    def _is_dateline(self, behind: str) -> bool:
        """Return whether what was found, with the marks behind it, makes a dateline."""
        is_marked = _MARK.search(behind) is not None
        if self._is_known:
            return is_marked or self._day is not None or not self._words
        if not is_marked or self._is_of_prose(behind):
            return False
        if self._agency is not None:
            return self._day is not None or (self._agency.isupper() and len(self._words) > 0)
        is_loud = all(one.isupper() for one in self._words if one not in _PARTICLES)
        return self._day is not None and (self._is_apart or is_loud)


def _is_long(name: str) -> bool:
    """Return whether a name is plainly one, also where no bracket holds it."""
    return not name.isascii() or len(name) > ACRONYM_LETTERS


def _has_initials(name: str) -> bool:
    """Return whether a name is written like that of an agency, such as `BelTA`; places are not."""
    return any(one.isupper() and other.isupper() for one, other in pairwise(name))
