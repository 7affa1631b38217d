import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import similarity
from summarizer.text.similarity import (
    containment,
    content_words,
    coverage,
    overlap,
    resemblance,
    sense,
    shingles,
    weigh_words,
)

WORDS = st.frozensets(st.sampled_from("river dam levy coal fish road bank seed".split()))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("cooperation", "cooperate"),
        ("co-operation", "cooperation"),
        ("policies", "policy"),
        ("security", "secure"),
        ("stability", "stable"),
        ("terrorists", "terrorism"),
        ("organisation", "organization"),
        ("labour", "labor"),
        ("programme", "programs"),
        ("denuclearisation", "denuclearization"),
        ("financing", "financial"),
        ("shipping", "ships"),
    ],
)
def test_forms_of_one_word_have_one_stem(left: str, right: str) -> None:
    assert content_words(left) == content_words(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("treaty", "treatment"), ("trade", "tradition"), ("import", "export")],
)
def test_other_words_have_other_stems(left: str, right: str) -> None:
    assert content_words(left) != content_words(right)


def test_words_that_frame_any_statement_carry_no_content() -> None:
    assert content_words("The two sides and both countries also said that they would") == ()


def test_words_of_one_sense_stand_for_each_other() -> None:
    assert sense("vessels") == sense("ships")
    assert sense("vessels") != sense("planes")


def test_rare_words_weigh_more_than_common_ones() -> None:
    weights = weigh_words([frozenset({"dam", "deepen"}), frozenset({"deepen"})])

    assert weights.of("dam") > weights.of("deepen")
    assert weights.of("never seen") >= weights.of("dam")


def test_factors_scale_the_weight_of_a_word() -> None:
    documents = [frozenset({"agree", "dam"})] * 3

    weights = weigh_words(documents, {"agree": 0.5})

    assert weights.of("agree") == pytest.approx(weights.of("dam") / 2, abs=1)


@given(WORDS, WORDS, st.lists(WORDS, max_size=6))
def test_overlap_is_symmetric_and_bounded(
    left: frozenset[str], right: frozenset[str], documents: list[frozenset[str]]
) -> None:
    weights = weigh_words(documents)

    value = overlap(left, right, weights)

    assert value == overlap(right, left, weights)
    assert 0.0 <= value <= 1.0 + 1e-9
    assert (value > 0) == bool(left & right)


def test_overlap_of_the_same_words_is_full() -> None:
    words = frozenset({"dam", "levy", "coal"})

    assert overlap(words, words, weigh_words([words])) == pytest.approx(1.0)


def test_coverage_is_the_weighted_share() -> None:
    weights = weigh_words([frozenset({"dam", "levy"})])

    assert coverage(frozenset({"dam", "levy"}), frozenset({"dam"}), weights) == pytest.approx(0.5)
    assert coverage(frozenset(), frozenset({"dam"}), weights) == 0.0


def test_shingles_are_runs_of_words_blind_to_typography() -> None:
    plain = shingles('The ministers said "we agree" on the dam')

    assert plain == shingles("the ministers said “we agree” on the dam")
    assert len(plain) == 4


def test_short_text_has_one_shingle_and_empty_text_none() -> None:
    assert len(shingles("two words")) == 1
    assert shingles(" \n") == frozenset()


def test_containment_and_resemblance() -> None:
    part, whole = frozenset({1, 2}), frozenset({1, 2, 3, 4})

    assert containment(part, whole) == 1.0
    assert containment(whole, part) == 0.5
    assert resemblance(part, whole) == 0.5
    assert containment(frozenset(), whole) == 0.0
    assert resemblance(frozenset(), whole) == 0.0


def test_examples_hold() -> None:
    assert doctest.testmod(similarity).failed == 0
