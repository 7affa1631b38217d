from pathlib import Path

import pytest
from figures import write_figures
from heap import b_cubed
from reconcile import exponent

PAGE = (
    "before\n<!-- speed: make it -->\nold\n<!-- end -->\nafter\n<!-- other: x -->\n<!-- end -->\n"
)


def test_figures_replace_those_that_stood_there(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)

    write_figures("speed", "| new \\1 |", page)
    write_figures("speed", "| new \\1 |", page)

    assert page.read_text() == PAGE.replace("old", "| new \\1 |")


def test_figures_without_a_place_are_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)

    with pytest.raises(ValueError, match="weight: COMMAND"):
        write_figures("weight", "| 1 |", page)


def test_exponent_of_a_square_is_two() -> None:
    assert exponent([(size, 3 * size**2) for size in (100, 200, 1000)]) == pytest.approx(2)


def test_quality_of_a_grouping_is_b_cubed() -> None:
    truth = {"a": 1, "b": 1, "c": 2, "d": 2}

    assert b_cubed([("a", "b"), ("c", "d")], truth) == pytest.approx((1, 1, 1))
    assert b_cubed([("a", "b", "c", "d")], truth) == pytest.approx((0.5, 1, 2 / 3))
    assert b_cubed([("a",), ("b",), ("c",), ("d",)], truth) == pytest.approx((1, 0.5, 2 / 3))
