from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import BOTH, VOCABULARY, Says, reports_of

from summarizer.reconcile.link import (
    CLEARLY_APART,
    CLEARLY_SAME,
    candidate_pairs,
    close_calls,
    link_mentions,
    pair_score,
)
from summarizer.reconcile.mentions import (
    Mention,
    act_word_factors,
    is_negative,
    read_lexicon,
    read_mentions,
    resolve_holders,
)
from summarizer.text.similarity import WordWeights, weigh_words

FACTORS = act_word_factors(VOCABULARY, 0.4)
BACKGROUND = (
    Says("Both sides agreed to exchange satellite images of forest fires"),
    Says("The two sides agreed on a joint bank for herders"),
    Says("Both sides agreed to train veterinary surgeons in Porto"),
    Says("The two sides agreed to open a consulate in Darkhan"),
)


def mentions_of(*lines: Says) -> tuple[Mention, ...]:
    communiques = [one.communique for one in reports_of(*lines)]
    return read_mentions(communiques, read_lexicon(VOCABULARY, BOTH, communiques))


def weights_of(mentions: Sequence[Mention]) -> WordWeights:
    texts = [one.words for one in (*mentions, *mentions_of(*BACKGROUND))]
    return weigh_words(texts, FACTORS)


def score_of(left: Says, right: Says) -> float | None:
    one, other = mentions_of(left, right)
    return pair_score(one, other, weights_of((one, other)))


def sources_together(*lines: Says) -> list[int]:
    mentions = mentions_of(*lines)
    return sorted(len(group) for group in link_mentions(mentions, weights_of(mentions)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The two sides agreed to build a dam on the Selenge river",
            "Mongolia and Portugal will construct a dam on the Selenge",
        ),
        (
            "Both sides agreed to recognise each other's veterinary diplomas",
            "The two countries agreed on mutual recognition of diplomas of veterinary surgeons",
        ),
        (
            "Both sides called for counter-terrorism training of border guards",
            "They want border guards trained in counterterrorism",
        ),
    ],
)
def test_two_reports_of_one_claim_are_linked(left: str, right: str) -> None:
    assert sources_together(Says(left), Says(right)) == [2]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Both sides agreed to deepen cooperation in mining",
            "Both sides agreed to deepen cooperation in tourism",
        ),
        (
            "The two sides agreed to build a dam on the Selenge river",
            "The two sides agreed to open a consulate in Porto",
        ),
        (
            "Both sides welcomed the dialogue with Kazakhstan on water",
            "Both sides welcomed the dialogue with Uzbekistan on water",
        ),
    ],
)
def test_two_claims_of_one_frame_are_not_linked(left: str, right: str) -> None:
    assert sources_together(Says(left), Says(right)) == [1, 1]


def test_opposed_support_of_each_other_is_two_claims() -> None:
    ours = Says(
        "Mongolia supported Portugal's bid for a seat on the council",
        act="support",
        type="position",
        holders=("MNG",),
        targets=("PRT",),
    )
    theirs = Says(
        "Portugal supported Mongolia's bid for a seat on the council",
        act="support",
        type="position",
        holders=("PRT",),
        targets=("MNG",),
    )

    assert sources_together(ours, theirs) == [1, 1]


def test_two_sentences_of_one_source_are_two_claims_unless_one_repeats_the_other() -> None:
    first = Says("The two sides agreed to build a dam on the Selenge river by 2040")
    other = Says("The two sides agreed to build a road along the Selenge river")
    dam, again = mentions_of(first, first)
    (road,) = mentions_of(other)
    weights = weights_of((dam, road, again))

    assert pair_score(dam, replace(road, source=dam.source), weights) is None
    assert pair_score(dam, replace(again, source=dam.source), weights) == pytest.approx(1.0)


def test_what_happened_and_what_is_to_come_are_two_claims() -> None:
    held = Says(
        "The second round of the Steppe and Sea Dialogue was held in Lisbon",
        act="hold",
        type="fact",
    )
    coming = Says("The next round of the Steppe and Sea Dialogue will be held in Ulaanbaatar")

    assert score_of(held, coming) is None


def test_party_names_do_not_make_claims_alike() -> None:
    left = Says("Portugal and Mongolia agreed on a Portuguese-Mongolian school")
    right = Says("Portugal and Mongolia agreed on a Portuguese-Mongolian airline")

    score = score_of(left, right)

    assert score is not None
    assert score < 0.2


def test_no_chain_of_half_alike_claims_forms() -> None:
    lines = (
        Says("Both sides agreed to share radar data on grain ships"),
        Says("Both sides agreed to share radar data and train pilots"),
        Says("Both sides agreed to train pilots and repair engines"),
        Says("Both sides agreed to repair engines and cast bells"),
        Says("Both sides agreed to cast bells for village churches"),
    )

    assert max(sources_together(*lines)) < len(lines)


def test_close_calls_are_neither_clear_one_way_nor_the_other() -> None:
    mentions = mentions_of(
        Says("The two sides agreed to build a dam on the Selenge river"),
        Says("The two sides agreed to build a dam on the Selenge river by 2040"),
        Says("They agreed on water rights of the Selenge herders"),
    )
    pairs = candidate_pairs(mentions, weights_of(mentions))

    assert all(CLEARLY_APART <= pair.score < CLEARLY_SAME for pair in close_calls(pairs))
    assert len(close_calls(pairs)) < len(pairs)


def test_every_mention_is_in_one_group() -> None:
    mentions = mentions_of(*BACKGROUND, *BACKGROUND)

    groups = link_mentions(mentions, weights_of(mentions))

    assert sorted(index for group in groups for index in group) == list(range(len(mentions)))
    assert len(groups) == len(BACKGROUND)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(BACKGROUND) * 2)))
def test_mentions_come_in_one_order_whatever_order_they_came_in(order: list[int]) -> None:
    communiques = [one.communique for one in reports_of(*BACKGROUND, *BACKGROUND)]
    lexicon = read_lexicon(VOCABULARY, BOTH, communiques)

    mentions = read_mentions([communiques[index] for index in order], lexicon)

    assert mentions == read_mentions(communiques, lexicon)


def test_holders_are_codes_whatever_they_are_called() -> None:
    assert resolve_holders(["Lisbon", "Mongolian", "PRT"], VOCABULARY) == ("MNG", "PRT")
    assert resolve_holders(["Bank of the Steppe"], VOCABULARY) == ("Bank of the Steppe",)


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("Both sides agreed on a dam", False),
        ("Both sides did not agree on a dam", True),
        ("Both sides rejected the dam", True),
        ("They didn’t reject the dam", False),
        ("came out against the dam", True),
    ],
)
def test_negative_words_are_counted_by_twos(text: str, negative: bool) -> None:
    assert is_negative(text) == negative
