from summarizer.text.pages import page_number, page_words


def test_page_is_the_last_that_begins_before_a_place() -> None:
    assert [page_number((0, 10, 10, 25), place) for place in (0, 9, 10, 24, 25, 99)] == [
        1,
        1,
        3,
        3,
        4,
        4,
    ]


def test_text_without_pages_has_no_page() -> None:
    assert page_number((), 5) is None
    assert page_words((), 5) == ""
    assert page_words((0,), 5) == "p. 1"
