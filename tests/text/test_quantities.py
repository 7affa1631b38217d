from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.quantities import find_ordinals, find_quantities


@dataclass(frozen=True)
class Case:
    text: str
    quoted: str
    value: str
    unit: str | None = None
    currency: str | None = None
    approx: str | None = None


CASES = [
    Case("a loan of US$450 million for", "US$450 million", "450000000", currency="USD"),
    Case("NOK 450 million", "NOK 450 million", "450000000", currency="NOK"),
    Case("450 million Norwegian kroner", "450 million Norwegian kroner", "450000000", None, "NOK"),
    Case("450 million kroner", "450 million kroner", "450000000", "krone"),
    Case("€1.5 billion", "€1.5 billion", "1500000000", currency="EUR"),
    Case("£3bn in aid", "£3bn", "3000000000", currency="GBP"),
    Case("10 million euros", "10 million euros", "10000000", currency="EUR"),
    Case("Rs 500 crore", "Rs 500 crore", "5000000000", "rupee"),
    Case("a grant of Rs1.2 billion.", "Rs1.2 billion", "1200000000", "rupee"),
    Case("Rs.1,250 crore", "Rs.1,250 crore", "12500000000", "rupee"),
    Case("EUR5.5bn in all", "EUR5.5bn", "5500000000", currency="EUR"),
    Case("RMB30 million", "RMB30 million", "30000000", currency="CNY"),
    Case("2 billion Pakistani rupees", "2 billion Pakistani rupees", "2000000000", None, "PKR"),
    Case("25 million U.S. dollars", "25 million U.S. dollars", "25000000", None, "USD"),
    Case("12 billion won", "12 billion won", "12000000000", currency="KRW"),
    Case("1,200 people", "1,200 people", "1200", "people"),
    Case("1\u202f200 Kenyan seafarers", "1\u202f200 Kenyan seafarers", "1200", "seafarer"),
    Case("150 full scholarships for", "150 full scholarships", "150", "scholarship"),
    Case("18,000 tonnes of lithium", "18,000 tonnes", "18000", "tonne"),
    Case("within 30 working days", "30 working days", "30", "working day"),
    Case("an 18-month pause", "18-month", "18", "month"),
    Case("4.1 percent", "4.1 percent", "4.1", "percent"),
    Case("by 2.50 per cent", "2.50 per cent", "2.5", "percent"),
    Case("at 7%", "7%", "7", "percent"),
    Case("up 0.5 percentage points", "0.5 percentage points", "0.5", "percentage point"),
    Case("three working groups", "three working groups", "3", "working group"),
    Case("twenty-five ships", "twenty-five ships", "25", "ship"),
    Case("half a million doses", "half a million doses", "500000", "dose"),
    Case("two hundred cities", "two hundred cities", "200", "city"),
    Case("for one year", "one year", "1", "year"),
    Case("about 40 boats", "40 boats", "40", "boat", approx="about"),
    Case("at least 12 officials", "12 officials", "12", "official", approx="at least"),
    Case("more than $5 million", "$5 million", "5000000", None, "USD", "more than"),
    Case("nearly a hundred events", "a hundred events", "100", "event", approx="nearly"),
    Case("up to 60 days", "60 days", "60", "day", approx="up to"),
    Case("fewer than ten farms", "ten farms", "10", "farm", approx="less than"),
    Case("1.2m tonnes", "1.2m tonnes", "1200000", "tonne"),
    Case("rose to 1,200.", "1,200", "1200"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_an_amount_has_value_unit_and_place(case: Case) -> None:
    (found,) = find_quantities(case.text)

    assert case.text[found.start : found.end] == case.quoted
    assert (str(found.value), found.unit) == (case.value, case.unit)
    assert (found.currency, found.approx) == (case.currency, case.approx)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("$5-6 billion", [("5000000000", None, "USD"), ("6000000000", None, "USD")]),
        ("10 to 15 percent", [("10", "percent", None), ("15", "percent", None)]),
        ("between 100 and 120 ships", [("100", "ship", None), ("120", "ship", None)]),
    ],
)
def test_the_ends_of_a_range_are_of_one_kind(
    text: str, amounts: list[tuple[str, str | None, str | None]]
) -> None:
    found = [(str(one.value), one.unit, one.currency) for one in find_quantities(text)]

    assert found == amounts


@pytest.mark.parametrize(
    "text",
    [
        "on January 4, 2026, from June 13 to 16",
        "in 2026 and 2027, by the end of 2028",
        "PR No. 61/27 and Article 5",
        "resolution 2231 (2015)",
        "CPEC 2.0 and version 2.0",
        "COP28 and the 14th plan",
        "the two sides and both countries",
        "one of the one-China",
        "their three leaders",
        "0️⃣8️⃣",
        "zero tolerance",
        "the Covid-19 talks",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("the Seventh Round, the 75th year", [7, 75]),
        ("a twenty-first session and a thirtieth", [21, 30]),
        ("the 1st, 2nd, 3rd and 11th", [1, 2, 3, 11]),
        ("forthright, 5 th, the 1990s", []),
    ],
)
def test_ordinals_are_found_apart(text: str, values: list[int]) -> None:
    assert [one.value for one in find_ordinals(text)] == values


WORDS = st.lists(
    st.sampled_from(
        """$ US$ € 5 1,200 3.5 10 bn million hundred twenty five a half to - and between percent %
        Norwegian kroner won ships the No. about at least days working Kenyan . 4 May 2026 é\u0301
        1\u00a0200 \u00ad ﬁsh 99999999999999999999999999999999999999999""".split(" ")
    ),
    max_size=10,
).map(" ".join)


@given(WORDS)
def test_amounts_are_in_order_and_exact(text: str) -> None:
    found = find_quantities(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.value == Decimal(str(one.value)) for one in found)
