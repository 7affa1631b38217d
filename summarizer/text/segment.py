"""Sentences: where they begin and end, and which of them are quoted speech."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sentencex import get_sentence_boundaries

from summarizer.schema.article import Sentence
from summarizer.text import saying
from summarizer.text.abbreviations import goes_on, is_abbreviated
from summarizer.text.initials import ends_behind_initial
from summarizer.text.missedends import missed_ends
from summarizer.text.quotation import is_quotation, quoted_characters, with_marks_turned
from summarizer.text.units import Unit
from summarizer.text.zones import ZonedUnit

PIECE_CHARS = 8_000
"""Longer stretches are split piece by piece: the time of `sentencex` grows with the square of the
number of quotation marks."""
LOOK_CHARS = 40
"""What lies further from a boundary does not bear on it."""
MAX_QUOTED_CHARS = 600
"""Quoted speech longer than this is split inside its quotation marks."""

_TITLE = (
    "Abp|Ald|Amb|Arch|Assoc|Atty|Barr|Bp|Card|Cllr|Dep|Dir|Dott|Dña|Eng|Engr|Fra|Ft|Jud|Just|Lic|"
    "M|Mme|Ms|Mx|Sh|Sheikh|Sq|Sra|Srta|Ste|Supt|И|О|А|В|С|Д|Е|К|М|Н|П|Р|Т"
)
_NUMBERED = (
    "approx|Approx|art|arts|Arts|Art|ch|Ch|est|Figs|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|"
    "para|paras|Para|Paras|Sect|tel|Tel|vol|Vol|млн|млрд|тыс"
    "|ст|п|пп|ч|гл|разд|рис|табл|стр|см"
)
_OPEN_TITLE = re.compile(rf"(?:^|[\s(“\"«„])(?:{_TITLE})\.$")
_OPEN_NUMBERED = re.compile(rf"(?:^|[\s(“\"«„])(?:{_NUMBERED})\.$")
_LOWER_OPEN = re.compile(
    r"(?:^|[\s(])[^\W\d_]{1,4}\.$|\b[^\W\d_]\.[^\W\d_]\.$|^\d{1,2}\.$|\s\d{1,2}\.$"
)
"""What ends in a stop that ends no sentence where the text goes on in lower case."""
_LIST_NUMBER = re.compile(r"^\W*\(?(?:\d{1,3}|[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2}){1,2})[.)]$")
_ORDINAL_DATE = re.compile(r"(?:^|\s)\d{1,2}\.$")
_LEADING_CLOSE = re.compile(r"^(?:[”’»\"')\]]+(?=\s|$)|‘‘(?=\s|$)|[」』》】）｣]+)")
_TURNED = ("ks", "sd", "ur")
"""Languages that also turn their quotation marks round: `’...‘`."""
_URDU_CLOSE = re.compile(r"^(?:[”’»\"')\]“‘]+(?=\s|$))")
_TRAILING_CREDIT = re.compile(r"^(?:[(\[/][^()\[\]/.]{1,30}[)\]/]|（[^（）。]{1,30}）)$")
_CREDIT_ELSEWHERE = re.compile(rf"{_TRAILING_CREDIT.pattern}|^[A-ZА-Я]{{2,6}}$")
"""Agencies in Spanish and Russian sign their reports with nothing around their names."""
_QUOTES = str.maketrans(dict.fromkeys('“”„«»"‘', "*"))
"""`sentencex` ends no sentence inside quotation marks, and takes no notice of asterisks."""
_END_IN_MAY = re.compile(r"\bMay\.\s+(?=[A-ZÀ-Þ“\"])")
"""No abbreviation, though `sentencex` takes it for one before a name."""


class Stretch(NamedTuple):
    """Half-open offsets."""

    start: int
    end: int


def split_sentences(
    text: str,
    units: Sequence[ZonedUnit],
    *,
    language: str = "en",
    dateline: tuple[int, int] = (0, 0),
) -> tuple[Sentence, ...]:
    """Return the sentences of the units, numbered from 1.

    No sentence crosses a unit; every character that is no white space lies in exactly one.
    The boundaries are those of `sentencex` (https://github.com/wikimedia/sentencex), mended after
    titles, numbers and initials that it takes for ends.

    Args:
        text: The whole text.
        units: Its units with their zones, in order.
        language: BCP 47 code.
        dateline: A stretch that is of the sentence that it stands before.
    """
    sentences: list[Sentence] = []
    for zoned in units:
        unit = zoned.unit
        quoted = _quoted(text, zoned)
        parts = split_stretch(text[unit.start : unit.end], language)
        if unit.start == dateline[0] < dateline[1]:
            parts = _behind_dateline(parts, dateline[1] - unit.start)
        for start, end in parts:
            first, last = unit.start + start, unit.start + end
            is_speech = bool(quoted) and is_quotation(text, first, last, quoted)
            sentences.append(
                Sentence(
                    number=len(sentences) + 1,
                    start=first,
                    end=last,
                    zone="quotation" if is_speech else zoned.zone,
                    paragraph=unit.paragraph,
                    account=zoned.account,
                )
            )
    return tuple(sentences)


def _behind_dateline(parts: Sequence[Stretch], end: int) -> tuple[Stretch, ...]:
    """Return the sentences with those that lie in the dateline as part of the next one."""
    inside = sum(one.end <= end for one in parts[:-1])
    return (Stretch(parts[0].start, parts[inside].end), *parts[inside + 1 :])


def _quoted(text: str, zoned: ZonedUnit) -> frozenset[int]:
    unit: Unit = zoned.unit
    if zoned.zone != "narration":
        return frozenset()
    return quoted_characters(text, unit.start, unit.end)


def split_stretch(stretch: str, language: str = "en") -> tuple[Stretch, ...]:
    """Return where the sentences of a stretch of text begin and end, without the space around them.

    >>> split_stretch("H.E. Ms. Roe spoke. They left.")
    (Stretch(start=0, end=19), Stretch(start=20, end=30))
    """
    one_line = stretch.replace("\n", " ")
    parts: list[Stretch] = []
    for one in _whole_sentences(one_line, language):
        is_long = one.end - one.start > MAX_QUOTED_CHARS
        parts.extend(_split_speech(one_line, one, language) if is_long else (one,))
    credit = _TRAILING_CREDIT if _is_english(language) else _CREDIT_ELSEWHERE
    return tuple(_credits_joined(one_line, parts, credit))


def _whole_sentences(text: str, language: str) -> Iterator[Stretch]:
    """Yield the sentences, piece by piece; one that a piece cuts off begins the next piece."""
    start = 0
    while len(text) - start > PIECE_CHARS:
        cut = text.rfind(" ", start + 1, start + PIECE_CHARS)
        end = cut if cut > 0 else start + PIECE_CHARS
        whole = _mended(text, _boundaries(text, start, end, language), language)
        if len(whole) > 1:
            end = whole.pop().start
        yield from whole
        start = end
    yield from _mended(text, _boundaries(text, start, len(text), language), language)


def _boundaries(text: str, start: int, end: int, language: str) -> list[Stretch]:
    """Return the sentences that `sentencex` finds, without white space at their ends."""
    found = []
    is_english = _is_english(language)
    has_may = text.find("May.", start, end) >= 0
    plain = text[start:end] if language not in _TURNED else _unturned(text[start:end])
    for boundary in get_sentence_boundaries(language, plain):
        first, last = start + boundary["start_index"], start + boundary["end_index"]
        cuts = [one.end() for one in _END_IN_MAY.finditer(text, first, last)] if has_may else []
        if not is_english:
            cuts = sorted({*cuts, *missed_ends(text, first, last, language)})
        for end in (*cuts, last):
            piece = text[first:end]
            bare = piece.strip()
            if bare:
                start_of_bare = first + piece.index(bare)
                found.append(Stretch(start_of_bare, start_of_bare + len(bare)))
            first = end
    return found


def _mended(text: str, boundaries: Sequence[Stretch], language: str) -> list[Stretch]:
    """Return the sentences with those put together that an abbreviation has cut."""
    mended: list[Stretch] = []
    for one in boundaries:
        if mended:
            before = mended[-1]
            closing = _closing_of(language).match(text[one.start : one.end])
            if closing is not None and before.end != one.start:
                closing = None
            if closing is not None:
                before = mended[-1] = Stretch(before.start, one.start + closing.end())
                rest = text[before.end : one.end]
                if not rest.strip():
                    continue
                one = Stretch(before.end + len(rest) - len(rest.lstrip()), one.end)
            if _goes_on(text, before, one, language, is_closed=closing is not None):
                mended[-1] = Stretch(before.start, one.end)
                continue
        mended.append(one)
    return mended


def _goes_on(text: str, before: Stretch, one: Stretch, language: str, *, is_closed: bool) -> bool:
    """Return whether two stretches are one sentence.

    Args:
        text: The text.
        before: The former.
        one: The latter.
        language: BCP 47 code.
        is_closed: Whether the former ends in quotation marks that the latter began with.
    """
    piece = text[before.start : before.end]
    following = text[one.start : one.start + LOOK_CHARS]
    if not is_closed and _is_english(language):
        return _is_open(piece, following)
    return not _is_english(language) and _is_cut(
        piece,
        text[one.start : one.start + saying.LOOK_CHARS],
        language,
        adjacent=before.end == one.start,
        is_closed=is_closed,
    )


def _is_cut(whole: str, following: str, language: str, *, adjacent: bool, is_closed: bool) -> bool:
    """Return whether two stretches are one sentence by the habits of a language."""
    piece = whole[-LOOK_CHARS:]
    ends = None if is_closed else ends_behind_initial(piece, following, language)
    if ends is not None:
        return not ends
    if not is_closed and _is_open(whole, following[:LOOK_CHARS]):
        return True
    if is_abbreviated(piece, language) or goes_on(piece, following, adjacent=adjacent):
        return True
    if language in ("zh", "ja") and adjacent and saying.goes_on_in_chinese(piece, following):
        return True
    return saying.tells_speaker(whole, following, language)


def _is_open(piece: str, following: str) -> bool:
    """Return whether a piece ends in a stop that ends no sentence, or holds no word yet."""
    if not any(map(str.isalnum, piece[:LOOK_CHARS])) and len(piece) < LOOK_CHARS:
        return True
    if not piece.endswith((".", ")")):
        return False
    if _LIST_NUMBER.match(piece):
        return True
    piece = piece[-LOOK_CHARS:]
    first = following[0]
    if first.islower():
        return bool(_LOWER_OPEN.search(piece) or _ORDINAL_DATE.search(piece))
    if first.isdigit():
        return bool(_OPEN_NUMBERED.search(piece))
    return bool(_OPEN_TITLE.search(piece))


def _split_speech(text: str, one: Stretch, language: str) -> list[Stretch]:
    """Return the sentences of long speech as if its quotation marks were none."""
    plain = text[one.start : one.end].translate(_QUOTES)
    inside = [
        Stretch(one.start + start, one.start + end)
        for start, end in _boundaries(plain, 0, len(plain), language)
    ]
    return _mended(text, inside, language) or [one]


def _is_english(language: str) -> bool:
    return language in ("en", "und")


def _closing_of(language: str) -> re.Pattern[str]:
    """Return what closes quotation marks at the beginning of a piece."""
    return _URDU_CLOSE if language in _TURNED else _LEADING_CLOSE


def _unturned(text: str) -> str:
    """Return a text with the marks of Urdu turned to those that `sentencex` knows."""
    return with_marks_turned(text).replace("’’", "““").replace("‘‘", "””")


def _credits_joined(
    text: str, sentences: Sequence[Stretch], form: re.Pattern[str]
) -> list[Stretch]:
    """Return the sentences, with an agency's name in brackets at the end as part of the last."""
    if len(sentences) > 1:
        *others, last, credit = sentences
        if form.match(text[credit.start : credit.end]):
            return [*others, Stretch(last.start, credit.end)]
    return list(sentences)
