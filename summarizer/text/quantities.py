"""Amounts in English text: counts, sums of money, shares, spans of time; no dates."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.text import quantitywords as words
from summarizer.text.currencies import CODES, SYMBOLS, currency_after
from summarizer.text.dates import find_dates
from summarizer.text.fold import Folded, fold
from summarizer.text.quantitywords import Approximation

_ANY_YEAR = "2000"
"""Dates without a year are to be recognized here, not to be dated."""


class Quantity(NamedTuple):
    """An amount and where it stands."""

    start: int
    """First code point, currency included."""
    end: int
    """One past the last code point, unit included."""
    value: Decimal
    """The number, `million` and the like multiplied out."""
    unit: str | None
    """What is counted, singular and in lower case: `scholarship`, `month`, `percent`; for money
    the name of the currency where its code is not known."""
    currency: str | None
    """ISO 4217."""
    approx: Approximation | None
    """How exact the words say it is; None where they say nothing."""


class Ordinal(NamedTuple):
    """A place in a row, such as `seventh`, and where it stands."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    value: int
    """The number."""


class _Number(NamedTuple):
    """A number in folded text, before what is counted is known."""

    start: int
    end: int
    value: Decimal
    scale: Decimal
    in_words: bool


@lru_cache(maxsize=4096)  # the reports of a claim are read for amounts by several comparisons
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the amounts of a text in order, offsets in its code points.

    Left out are dates and years, ordinals (`find_ordinals`), numbers of documents and articles,
    numbers that are part of a name, and small numbers in words after `the` (`the two sides`).

    >>> find_quantities("about US$450 million for 150 full scholarships")[0].currency
    'USD'
    """
    folded = fold(text)
    told = sorted((*_figures(folded.text), *_word_numbers(folded.text)))
    if not told:
        return ()
    dated = _dated(folded.text)
    numbers = [number for number in told if not any(dated[number.start : number.end])]
    found = []
    for index, number in enumerate(numbers):
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        found.append(_quantity(folded, _with_scale_of_range(folded.text, number, following)))
    return _share_units(folded.text, numbers, found)


def find_ordinals(text: str) -> tuple[Ordinal, ...]:
    """Return the ordinals of a text in order, offsets in its code points.

    >>> [ordinal.value for ordinal in find_ordinals("the twenty-first session, the 75th year")]
    [21, 75]
    """
    ordinals = []
    for match in words.ORDINALS.finditer(text):
        if match["figure"]:
            value = int(match["figure"])
        else:
            tens = words.NUMBER_VALUES[match["tens"].lower()] if match["tens"] else 0
            value = tens + words.ORDINAL_VALUES[match["word"].lower()]
        ordinals.append(Ordinal(match.start(), match.end(), value))
    return tuple(ordinals)


def _dated(text: str) -> bytearray:
    """Return a mark for each code point that belongs to a date or year."""
    marks = bytearray(len(text))
    for mention in find_dates(text, reference=_ANY_YEAR):
        marks[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    return marks


def _figures(text: str) -> Iterator[_Number]:
    for match in words.FIGURES.finditer(text):
        value = Decimal(match["number"].replace(",", "").replace(" ", ""))
        scale = words.SCALES[(match["scale"] or match["short"] or "one").strip().lower()]
        yield _Number(match.start(), match.end(), value * scale, scale, in_words=False)


def _word_numbers(text: str) -> Iterator[_Number]:
    for match in words.NUMBER_WORDS.finditer(text):
        value = _value_of_words(match["number"].lower())
        scale = Decimal(1)
        for word in match["scales"].lower().split():
            scale *= words.SCALES[word]
        yield _Number(match.start(), match.end(), value * scale, scale, in_words=True)


def _value_of_words(number: str) -> Decimal:
    if number.endswith((" a", " an")):
        return Decimal("0.5")
    if number in ("a", "an"):
        return Decimal(1)
    return Decimal(sum(words.NUMBER_VALUES[word] for word in re.split("[- ]", number)))


def _is_range(text: str, first: _Number, second: _Number) -> bool:
    """Return whether two numbers are the ends of one range, such as `5 to 6 billion`."""
    between = text[first.end : second.start]
    if between == " and ":
        return text[_before(first.start) : first.start].lower().endswith("between ")
    return between in ("-", " - ", " to ", " or ")


def _with_scale_of_range(text: str, number: _Number, following: _Number | None) -> _Number:
    """Return the number; in `5 to 6 billion` the first one is billions as well."""
    if following is None or number.scale != 1 or following.scale == 1:
        return number
    if not _is_range(text, number, following):
        return number
    return number._replace(value=number.value * following.scale, scale=following.scale)


def _share_units(
    text: str, numbers: Sequence[_Number], found: Sequence[Quantity | None]
) -> tuple[Quantity, ...]:
    """Return what was found; the ends of a range are of one unit and currency."""
    shared = list(found)
    for index, (first, second) in enumerate(pairwise(numbers)):
        left, right = shared[index], shared[index + 1]
        if left is None or right is None or not _is_range(text, first, second):
            continue
        if left.unit is None and left.currency is None:
            shared[index] = left._replace(unit=right.unit, currency=right.currency)
        elif right.unit is None and right.currency is None:
            shared[index + 1] = right._replace(unit=left.unit, currency=left.currency)
    return tuple(quantity for quantity in shared if quantity is not None)


def _quantity(folded: Folded, number: _Number) -> Quantity | None:
    text = folded.text
    start, end, currency, unit = number.start, number.end, None, None
    before = words.CURRENCY_BEFORE.search(text, _before(start), start)
    if before and (code := _code_of(before["currency"])) is not None:
        start, currency = before.start(), code or None
        unit = None if code else "rupee"
    else:
        end, unit, currency = _what_is_counted(text, number)
    if currency is None and unit != "rupee" and _is_no_amount(text, number, unit):
        return None
    approx = words.APPROXIMATION_BEFORE.search(text, _before(start), start)
    source = folded.source_span(start, end)
    if source is None:
        return None
    word = words.APPROXIMATIONS[approx["approx"].lower()] if approx else None
    return Quantity(*source, _plain(number.value), unit, currency, word)


def _plain(value: Decimal) -> Decimal:
    """Return the number without zeros after the point: `1.50` is `1.5`, and `2.0` is `2`."""
    whole = int(value)
    return Decimal(whole) if whole == value else value.normalize()


def _code_of(written: str) -> str | None:
    """Return the code of a currency before a sum, empty for `Rs`; None where it is no currency."""
    if written.startswith("Rs"):
        return ""
    return SYMBOLS.get(written) or (written if written in CODES else None)


def _what_is_counted(text: str, number: _Number) -> tuple[int, str | None, str | None]:
    """Return where the amount ends, its unit, and its currency."""
    share = words.PERCENT.match(text, number.end)
    if share:
        return share.end(), "percentage point" if share["points"] else "percent", None
    named = currency_after(text, number.end, has_scale=number.scale > 1)
    if named:
        return named.end, None if named.code else named.name, named.code
    code = words.CODE_AFTER.match(text, number.end)
    if code and code["code"] in CODES:
        return code.end(), None, code["code"]
    return *_unit_after(text, number.end), None


def _unit_after(text: str, position: int) -> tuple[int, str | None]:
    """Return where the unit ends and what it is: the first plural of three words, or the next."""
    match = words.UNIT_WORDS.match(text, position)
    if match is None:
        return position, None
    found = [(match[name], match.end(name)) for name in ("one", "two", "three") if match[name]]
    stop = next(
        (index for index, (word, _) in enumerate(found) if word.lower() in words.STOP_WORDS),
        len(found),
    )
    candidates = found[:stop]
    if not candidates:
        return position, None
    first = candidates[0][0].lower()
    if first in words.DAY_KINDS and len(candidates) > 1:
        return candidates[1][1], f"{first} {_singular(candidates[1][0].lower())}"
    chosen = next((one for one in candidates if _is_plural(one[0])), candidates[0])
    if chosen[0][0].isupper() and not _is_plural(chosen[0]):
        return position, None
    return chosen[1], _singular(chosen[0].lower())


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return (
        lower in ("people", "children")
        or (lower.endswith("men") and len(lower) > 4)
        or (word[0].islower() and lower.endswith("s") and not lower.endswith(("ss", "us", "is")))
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    return word[:-1] if _is_plural(word) and word not in ("people", "children") else word


def _is_no_amount(text: str, number: _Number, unit: str | None) -> bool:
    """Return whether a number is a label, part of a name, or counts what is already known."""
    if number.in_words:
        small = number.value <= 12 and number.scale == 1
        definite = bool(words.DEFINITE_BEFORE.search(text, _before(number.start), number.start))
        return unit is None or (small and definite) or (number.value == 1 and not _is_time(unit))
    if words.LABEL_BEFORE.search(text, _before(number.start), number.start):
        return True
    name = words.NAME_BEFORE.search(text, _before(number.start), number.start)
    if name is None or name["word"].lower() in words.NO_NAMES:
        return False
    return number.scale == 1 and not _is_time(unit)


def _is_time(unit: str | None) -> bool:
    parts = (unit or "").split()
    return bool(parts) and parts[-1] in words.TIME_UNITS


def _before(position: int) -> int:
    """Return from where on to look at what stands before a number."""
    return max(0, position - 40)
