"""Numbers: amounts of one thing that exclude each other.

Not in conflict are: roughly given amounts near each other ("nearly", "more than"), a conversion
into another currency, a total and its yearly share ("18,000 a year for ten years", "180,000"), and
numbers of different things. In conflict are different sums in one currency, one figure in two
currencies (a slip of the pen that changes the sum), and one figure in two kinds of one unit (days,
working days).
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    Readable,
    make_versions,
    read_quote,
)
from summarizer.reconcile.mentions import Mention
from summarizer.schema.span import Span
from summarizer.schema.words import Materiality
from summarizer.text.currencies import currency_after
from summarizer.text.quantities import Quantity, find_quantities
from summarizer.text.similarity import sense
from summarizer.text.words import find_words
from summarizer.vocabulary.load import Vocabulary

ROUGHLY = Decimal("0.1")
"""Share by which a roughly given amount may be off the other; both are then one amount."""
BOUND = Decimal("0.5")
"""Share by which an amount may go beyond a bound ("more than 500") that still speaks of it."""
LARGE = Decimal("0.2")
"""Share by which two amounts differ from which the difference matters much."""


class Amount(NamedTuple):
    """A quantity of one source."""

    source: str
    """Id of the source."""
    quantity: Quantity
    """The quantity."""
    value: str
    """The quantity as it is written."""
    span: Span
    """Where it stands."""


def compare_numbers(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference for each thing of which sources give amounts that exclude each other."""
    differences = []
    read = [read_quote(one, known.book) for one in mentions]
    told = [(one, quantity) for one in read for quantity in find_quantities(one.text)]
    by_thing = _amounts_by_thing(told, known.vocabulary)
    factors = _values_by_source(told)
    for thing in sorted(by_thing):
        amounts = _single(by_thing[thing])
        classes = _classes(amounts, factors)
        findings = [
            Finding(one.source, number, one.value, one.span)
            for number, members in enumerate(_conflicting(classes))
            for one in members
        ]
        versions = make_versions(findings, known.book)
        if len(versions) > 1:
            question = "How much money?" if thing == "money" else f"How many ({thing})?"
            materiality = _materiality(amounts)
            differences.append(Difference("number", materiality, question, versions))
    return tuple(differences)


def amounts_exclude(left: str, right: str) -> bool:
    """Return whether two texts give amounts of one thing that exclude each other.

    >>> amounts_exclude("41 fishermen", "43 fishermen"), amounts_exclude("18 months", "20 ships")
    (True, False)
    """
    return any(
        (one.currency is not None) == (other.currency is not None)
        and (one.currency is not None or _same_thing(one, other))
        and not amounts_fit(one, other)
        for one in find_quantities(left)
        for other in find_quantities(right)
    )


def amounts_fit(left: Quantity, right: Quantity) -> bool:
    """Return whether two amounts of one thing can be the same amount."""
    if left.currency != right.currency:
        exact = left.approx is None and right.approx is None
        return not (exact and _digits(left.value) == _digits(right.value))
    if left.currency is None and left.unit != right.unit and _same_thing(left, right):
        return left.value != right.value or not _is_kind(left.unit, right.unit)
    return _values_fit(left, right)


def _values_fit(left: Quantity, right: Quantity) -> bool:
    if left.value == right.value:
        return True
    low, high = sorted((left, right), key=lambda one: one.value)
    if low.value == 0:
        return False
    gap = (high.value - low.value) / high.value
    if low.approx in ("more than", "at least") or high.approx in ("less than", "up to", "nearly"):
        return gap <= BOUND
    return (low.approx is not None or high.approx is not None) and gap <= ROUGHLY


def _amounts_by_thing(
    told: Sequence[tuple[Readable, Quantity]], vocabulary: Vocabulary
) -> Mapping[str, list[Amount]]:
    """Return the amounts of each thing that is counted; sums of money are one thing.

    Of the sums of one quote only those in its first currency count: the others are conversions.
    """
    codes = sorted({quantity.currency for _, quantity in told if quantity.currency})
    by_thing: dict[str, list[Amount]] = {}
    main: dict[tuple[str, int, int], str] = {}
    for read, found in told:
        quantity = _with_currency(found, codes, vocabulary)
        whole = read.mention.span
        place = (whole.source, whole.start, whole.end)
        money = quantity.currency or _currency_name(quantity.unit)
        if money and main.setdefault(place, money) != money:
            continue
        thing = "money" if money else _thing(quantity)
        if thing:
            stretch = (quantity.start, quantity.end)
            amount = Amount(whole.source, quantity, read.value(*stretch), read.span(*stretch))
            by_thing.setdefault(thing, []).append(amount)
    return by_thing


def _with_currency(quantity: Quantity, codes: Sequence[str], vocabulary: Vocabulary) -> Quantity:
    """Return the quantity; "kroner" are of the one currency of that name that other sums are in."""
    name = None if quantity.currency else _currency_name(quantity.unit)
    fitting = [code for code in codes if name and _is_name_of(name, code, vocabulary)]
    return quantity._replace(unit=None, currency=fitting[0]) if len(fitting) == 1 else quantity


def _currency_name(unit: str | None) -> str | None:
    """Return the unit if it is the name of currencies of several states."""
    found = currency_after(f" {unit}", 0, has_scale=True) if unit else None
    return found.name if found else None


def _is_name_of(name: str, code: str, vocabulary: Vocabulary) -> bool:
    """Return whether a currency goes by this name; its code begins with that of its state."""
    country = vocabulary.countries.get(vocabulary.holder(code[:2]) or "")
    spelled = [f" {demonym} {name}" for demonym in (country.demonyms if country else ())]
    named = [currency_after(text, 0, has_scale=True) for text in spelled]
    return any(one is not None and one.code == code for one in named)


def _single(amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts of sources that give one value; of several, none can be compared."""
    values: dict[str, set[tuple[Decimal, str | None]]] = {}
    for one in amounts:
        values.setdefault(one.source, set()).add((one.quantity.value, one.quantity.currency))
    return [one for one in amounts if len(values[one.source]) == 1]


def _classes(
    amounts: Sequence[Amount], factors: Mapping[str, frozenset[Decimal]]
) -> list[list[Amount]]:
    """Return the amounts in classes of one currency; those of a class fit its first, exact one."""
    classes: list[list[Amount]] = []
    for one in sorted(amounts, key=lambda one: one.quantity.approx is not None):
        for members in classes:
            first = members[0]
            same = one.quantity.currency == first.quantity.currency
            fits = amounts_fit(one.quantity, first.quantity) or _is_product(one, first, factors)
            if same and fits:
                members.append(one)
                break
        else:
            classes.append([one])
    return classes


def _conflicting(classes: Sequence[Sequence[Amount]]) -> list[Sequence[Amount]]:
    """Return the classes that conflict with another one; a mere conversion conflicts with none."""
    return [
        members
        for members in classes
        if any(
            not amounts_fit(members[0].quantity, others[0].quantity)
            for others in classes
            if others is not members
        )
    ]


def _is_product(left: Amount, right: Amount, factors: Mapping[str, frozenset[Decimal]]) -> bool:
    """Return whether one amount is the other times a number that one of the two quotes gives."""
    low, high = sorted((left.quantity.value, right.quantity.value))
    both = factors.get(left.source, frozenset()) | factors.get(right.source, frozenset())
    return low > 0 and high != low and high / low in both - {high, low, Decimal(1)}


def _values_by_source(
    told: Iterable[tuple[Readable, Quantity]],
) -> dict[str, frozenset[Decimal]]:
    values: dict[str, set[Decimal]] = {}
    for read, quantity in told:
        values.setdefault(read.mention.source, set()).add(quantity.value)
    return {source: frozenset(numbers) for source, numbers in values.items()}


def _thing(quantity: Quantity) -> str | None:
    """Return the sense of the last word of the unit; `working days` are days."""
    words = find_words(quantity.unit or "")
    return sense(words[-1].text) if words else None


def _same_thing(left: Quantity, right: Quantity) -> bool:
    return _thing(left) == _thing(right)


def _is_kind(left: str | None, right: str | None) -> bool:
    """Return whether two units are kinds of one unit: days and working days."""
    ours, theirs = set((left or "").split()), set((right or "").split())
    return bool(ours ^ theirs) and (ours <= theirs or theirs <= ours)


def _digits(value: Decimal) -> tuple[int, ...]:
    """Return the leading digits of a number without the zeros after them."""
    digits = list(value.normalize().as_tuple().digits)
    while digits and digits[-1] == 0:
        digits.pop()
    return tuple(digits)


def _materiality(amounts: Sequence[Amount]) -> Materiality:
    """Return high for money and for amounts far apart: they change what was promised."""
    values = sorted(one.quantity.value for one in amounts)
    far = values[-1] > 0 and (values[-1] - values[0]) / values[-1] >= LARGE
    return "high" if far or any(one.quantity.currency for one in amounts) else "medium"
