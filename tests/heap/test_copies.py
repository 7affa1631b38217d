from datetime import date

from sketching import sketch

from summarizer.heap.copies import find_copies

STORY = " ".join(f"run{number}" for number in range(120))
EDITED = " ".join(f"run{number}" for number in range(10, 125))
OTHER = " ".join(f"other{number}" for number in range(120))


def test_edited_copy_leads_to_the_first_text() -> None:
    found = find_copies(
        [sketch("a", text=STORY), sketch("b", text=OTHER), sketch("c", text=EDITED)]
    )

    assert found == [0, 1, 0]


def test_thousand_copies_lead_to_one_text() -> None:
    assert set(find_copies([sketch(f"a{number}", text=STORY) for number in range(1000)])) == {0}


def test_text_that_is_printed_again_a_year_later_is_no_copy() -> None:
    later = sketch("b", text=STORY, day=date(2032, 5, 12))

    assert find_copies([sketch("a", text=STORY), later]) == [0, 1]


def test_copy_without_a_day_is_a_copy() -> None:
    assert find_copies([sketch("a", text=STORY), sketch("b", text=EDITED, day=None)]) == [0, 0]


def test_articles_without_text_are_no_copies_of_each_other() -> None:
    assert find_copies([sketch("a", text=""), sketch("b", text="")]) == [0, 1]
