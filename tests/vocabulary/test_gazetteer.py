import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.vocabulary.gazetteer import Gazetteer, holder_key, spellings, without_office
from summarizer.vocabulary.load import load_vocabulary

VOCABULARY = load_vocabulary()


def named(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.code, m.how) for m in VOCABULARY.mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("South Sudan and Sudan", [("South Sudan", "SSD", "name"), ("Sudan", "SDN", "name")]),
        ("the Peru-Bolivia border", [("Peru", "PER", "name"), ("Bolivia", "BOL", "name")]),
        ("in the South China Sea", []),
        ("under the Paris Agreement", []),
        ("Paris and the White House", [("Paris", "FRA", "seat"), ("White House", "USA", "seat")]),
        ("polish the text, Polish envoy", [("Polish", "POL", "demonym")]),
        ("the U.S. told us", [("U.S.", "USA", "name")]),
        ("CÔTE D’IVOIRE VISIT", [("CÔTE D’IVOIRE", "CIV", "name")]),
        ("Nato and ECOWAS", [("Nato", "NATO", "bloc"), ("ECOWAS", "ECOWAS", "bloc")]),
        (
            "on Taiwan and Kashmir",
            [("Taiwan", "TWN", "territory"), ("Kashmir", "Kashmir", "territory")],
        ),
        ("Nigerien and Nigerian", [("Nigerien", "NER", "demonym"), ("Nigerian", "NGA", "demonym")]),
        ("Chadwick, Omanized, Perugia", []),
    ],
)
def test_mentions(text: str, found: list[tuple[str, str, str]]) -> None:
    assert named(text) == found


def test_country_mentions_leave_out_bodies_and_territories() -> None:
    text = "The UN, Gaza and Fiji"

    assert [m.code for m in VOCABULARY.country_mentions(text)] == ["FJI"]


@given(st.text(alphabet="The Chinaé’'.- UKrwdNigerSouthSudan", max_size=60))
def test_mentions_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    mentions = VOCABULARY.mentions(text)

    ends = [0, *(m.end for m in mentions)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, mentions, strict=False))


def test_spellings_have_capitals_only_for_longer_names() -> None:
    assert spellings("Türkiye") == ("Türkiye", "Turkiye", "TÜRKIYE", "TURKIYE")
    assert spellings("the UN") == ("UN",)
    assert spellings("NATO") == ("NATO", "Nato")


def test_holder_key_keeps_short_acronyms_apart_from_words() -> None:
    assert holder_key("U.S.") == "US"
    assert holder_key("us") == "us"
    assert holder_key("the  Côte d’Ivoire") == "cote d'ivoire"


def test_without_office() -> None:
    assert without_office("the Government of Kenya") == "Kenya"
    assert without_office("Korean side") == "Korean"


@given(st.lists(st.sampled_from(["Peru", "5", "_", "x", "²", "é", "٣", " ", "-"]), max_size=7))
def test_a_name_is_found_where_a_word_begins_and_figures_are_another_word(
    pieces: list[str],
) -> None:
    text = "".join(pieces)
    words = re.finditer(r"[^\W\d_]\w*|\d+", text)

    assert [one.start for one in VOCABULARY.mentions(text)] == [
        word.start() for word in words if word[0] == "Peru"
    ]


def test_a_long_run_of_sums_is_read_in_one_go() -> None:
    began = time.process_time()

    assert named("US$5" * 20_000) == []
    assert named("5US" + "_5" * 40_000 + "US") == []

    assert time.process_time() - began < 2


def test_a_long_run_of_spaces_is_read_in_one_go() -> None:
    began = time.process_time()

    assert without_office("Korean" + " " * 60_000 + "coast").startswith("Korean ")

    assert time.process_time() - began < 2


def test_empty_gazetteer_finds_nothing() -> None:
    assert Gazetteer(()).find("France") == ()
