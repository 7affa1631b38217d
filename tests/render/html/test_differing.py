import pytest

from summarizer.render.html.differing import differing_words, mark_versions, mark_words


def marked(versions: list[str]) -> list[str]:
    """Return versions with their differing stretches in brackets."""
    return [
        "".join(f"[{one.text}]" if one.differs else one.text for one in stretches)
        for stretches in mark_versions(versions)
    ]


@pytest.mark.parametrize(
    ("versions", "shown"),
    [
        (
            ["One-China principle", "One-China policy"],
            ["One-China [principle]", "One-China [policy]"],
        ),
        (
            ["A full, lasting ceasefire", "a prompt, lasting ceasefire", "a lasting truce"],
            [
                "A [full], lasting [ceasefire]",
                "a [prompt], lasting [ceasefire]",
                "a lasting [truce]",
            ],
        ),
        (["40 million euros", "45 million euros"], ["[40] million euros", "[45] million euros"]),
        (["will not sign", "will sign"], ["will [not] sign", "will sign"]),
        (["first a, then b", "first b"], ["first [a, then] b", "first b"]),
        (["same", "same"], ["same", "same"]),
        (["—", "x"], ["—", "[x]"]),
    ],
)
def test_words_that_another_version_lacks_differ(versions: list[str], shown: list[str]) -> None:
    assert marked(versions) == shown


def test_neighbouring_words_make_one_stretch() -> None:
    assert marked(["in the near future", "soon"]) == ["[in the near future]", "[soon]"]


def test_all_text_is_kept() -> None:
    text = "  “No,” he said — never!  "

    (first, _) = mark_versions([text, "never"])

    assert "".join(one.text for one in first) == text


def test_in_a_quote_small_words_are_left_out() -> None:
    stretches = mark_words("The end of the war, not of the talks", ["the", "not", "war"])

    assert differing_words(stretches) == ["war", "not"]
