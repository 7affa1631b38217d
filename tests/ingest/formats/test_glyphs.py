"""Letters with their places to the words that a reader sees."""

from collections.abc import Iterable

from summarizer.ingest.formats.columns import make_lines
from summarizer.ingest.formats.glyphs import Glyph, make_runs

SIZE = 10.0


def at(char: str, x: float, y: float = 0.0) -> Glyph:
    return Glyph(char, x, y, x + 5, y + SIZE, SIZE)


def texts(glyphs: Iterable[Glyph]) -> list[str]:
    return [run.text for run in make_runs(list(glyphs))]


def from_the_right(words: str) -> list[Glyph]:
    """Return letters as they stand on a page, the first of them furthest to the right."""
    return [at(char, 500.0 - 5 * n) for n, char in enumerate(words) if char != " "]


def test_gap_is_a_space_and_a_wide_one_begins_another_run() -> None:
    assert texts([at("a", 0), at("b", 5), at("c", 14), at("d", 60)]) == ["ab c", "d"]


def test_letters_on_another_line_are_another_run() -> None:
    assert texts([at("a", 0), at("b", 5), at("c", 10, 12)]) == ["ab", "c"]


def test_arabic_is_read_from_the_right_whatever_order_the_file_has() -> None:
    words = "اتفق الوزيران"
    glyphs = from_the_right(words)

    assert texts(glyphs) == [words]
    assert texts(reversed(glyphs)) == [words]
    (line,) = make_lines(list(make_runs(glyphs[:4][::-1] + glyphs[4:])))
    assert line.text == words


def test_numbers_among_arabic_are_read_from_the_left() -> None:
    words = "اتفق في 2026 الوزيران"
    shown = words.replace("2026", "6202")

    assert texts(from_the_right(shown)) == [words]
