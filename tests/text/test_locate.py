import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoiling import (
    clause_of,
    long_sentences,
    retype,
    seed_texts,
    split_naively,
    spoil,
)

from summarizer.schema.article import Sentence
from summarizer.text.locate import QuoteLocator

ARTICLES = seed_texts()
EACH = 40


def make_locator(text: str) -> QuoteLocator:
    return QuoteLocator(text, split_naively(text))


LOCATORS = [make_locator(text) for text in ARTICLES]


def draw(rng: random.Random) -> tuple[int, Sentence, str, str]:
    """Return an article, one of its sentences, its text, and the text of another sentence."""
    index = rng.randrange(len(ARTICLES))
    text = ARTICLES[index]
    chosen, other = rng.sample(long_sentences(text), 2)
    return index, chosen, text[chosen.start : chosen.end], text[other.start : other.end]


def spoiled(kind: str) -> list[tuple[int, int, str]]:
    """Return forty spoiled quotes of a kind, with their article and sentence."""
    rng = random.Random(f"spoil {kind}")
    found: list[tuple[int, int, str]] = []
    while len(found) < EACH:
        index, sentence, quote, other = draw(rng)
        made = spoil(kind, quote, other, rng)
        if made is not None:
            found.append((index, sentence.number, made))
    return found


@pytest.mark.parametrize("kind", ["fabricated", "stance flipped", "one word changed", "stitched"])
def test_no_spoiled_quote_is_located(kind: str) -> None:
    cases = spoiled(kind)

    located = [quote for index, number, quote in cases if LOCATORS[index].locate(quote, number)]

    assert len(cases) == EACH
    assert located == []


@pytest.mark.parametrize("how", ["verbatim", "a clause", "retyped", "another sentence named"])
def test_every_true_quote_is_located_where_it_stands(how: str) -> None:
    rng = random.Random(f"true {how}")
    for _ in range(EACH):
        index, sentence, whole, _ = draw(rng)
        quote = whole if how == "verbatim" else clause_of(whole, rng)
        asked = retype(quote, rng) if how == "retyped" else quote
        number = sentence.number + (1 if how == "another sentence named" else 0)

        span = LOCATORS[index].locate(asked, number)

        assert span is not None, asked
        assert span.quote == quote
        assert ARTICLES[index][span.start : span.end] == quote
        assert sentence.start <= span.start < span.end <= sentence.end


TEXT = (
    "Both sides did not agree to disarm. They can’t wait for 1,200 troops at 4.5 percent.\n"
    "The non-aligned states wel-\ncomed the twenty-\nfive short- and long-term steps.\n"
    "“We will act,” she said. A cease­fire holds. Both sides met.\n\n"
    "Talks go on. Both sides met. 双方不同意停火。"
)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("agree to disarm", "agree to disarm"),
        ("sides did not agree", "sides did not agree"),
        ("oth sides", None),
        ("Both sides did not agre", None),
        ("both sides did not agree", "Both sides did not agree"),
        ("bOth sides did not agree", None),
        ("They can", None),
        ("They can't wait", "They can’t wait"),
        ("200 troops", None),
        ("1,200 troops", "1,200 troops"),
        ("5 percent", None),
        ("at 4", None),
        ("at 4.5 percent", "at 4.5 percent"),
        ("aligned states", None),
        ("non-aligned states", "non-aligned states"),
        ("non-aligned states welcomed", "non-aligned states wel-\ncomed"),
        ("welcomed the twenty-five", "wel-\ncomed the twenty-\nfive"),
        ("welcomed the twentyfive", "wel-\ncomed the twenty-\nfive"),
        ("wel-comed", "wel-\ncomed"),
        ("comed the twenty", None),
        ("and long-term steps", "and long-term steps"),
        ("short- and long-term steps", "short- and long-term steps"),
        ("short and long-term steps", None),
        ('"We will act."', "We will act"),
        ("We will act", "We will act"),
        ("We will act!", None),
        ("we will … act", None),
        ("A ceasefire holds", "A cease­fire holds"),
        ("fire holds", None),
        ("双方不同意停火", "双方不同意停火"),
        ("同意停火", None),
        ("停火", "停火"),
        ("she said. A ceasefire holds.", "she said. A cease­fire holds."),
        ("Both sides met.\n\nTalks go on", None),
        ("Both sides met. Talks go on", None),
        ("", None),
        (" “…” ", None),
        ("\ud800", None),
    ],
)
def test_a_quote_is_whole_words_of_one_paragraph(quote: str, found: str | None) -> None:
    lines = TEXT.replace("wel-\n", "wel-~").replace("twenty-\n", "twenty-~")
    locator = QuoteLocator(TEXT, split_naively(lines))

    span = locator.locate(quote, 0)

    assert (span.quote if span else None) == found


REPEATED = "They agreed. Talks went on. Both said: they agreed. They ate. No. They agreed. So."


@pytest.mark.parametrize(
    ("named", "at"),
    [
        pytest.param(1, 0, id="in the sentence"),
        pytest.param(3, 39, id="in the sentence, in the other case"),
        pytest.param(2, 39, id="in the next one, as it is"),
        pytest.param(4, 39, id="in the one before"),
        pytest.param(5, 66, id="in the next one, in the other case"),
        pytest.param(99, 39, id="only once as it is"),
    ],
)
def test_the_named_sentence_comes_first_then_its_neighbours(named: int, at: int) -> None:
    span = make_locator(REPEATED).locate("they agreed", named)

    assert span is not None
    assert span.start == at


def test_far_off_a_quote_has_to_stand_only_once() -> None:
    locator = make_locator("They met. One. Two. Three. They met. They ate. Four. Five. Six.")

    assert locator.locate("They met", 9) is None
    assert locator.locate("They ate", 9) is not None


MANY_TIMES = "The EU met. " * 100 + "It warned the EU’s members. " + "The EU left. " * 100


@pytest.mark.parametrize(
    ("quote", "named", "at"),
    [
        pytest.param("EU", 102, 1232, id="in the sentence"),
        pytest.param("the EU's members", 101, 1210, id="folded"),
        pytest.param("the EU", 101, 1210, id="in the case of the sentence"),
        pytest.param("The EU met", 101, 1188, id="in the one before"),
        pytest.param("The EU left", 101, 1228, id="in the one after"),
        pytest.param("The EU left", 50, None, id="nowhere near"),
    ],
)
def test_the_named_sentence_is_looked_at_however_often_a_quote_stands(
    quote: str, named: int, at: int | None
) -> None:
    span = make_locator(MANY_TIMES).locate(quote, named)

    assert (span.start if span else None) == at


def test_a_joined_quote_is_found_where_it_is_named_however_often_it_stands() -> None:
    text = "They wel-\ncomed it. " * 90
    locator = QuoteLocator(text, split_naively(text.replace("\n", "~")))

    span = locator.locate("They wel-comed it", 80)

    assert span is not None
    assert span.quote == "They wel-\ncomed it"
    assert span.start == 79 * 20


TYPE = st.text(st.sampled_from("abA1. ,-–'’“\n\u00a0\u00ad\u200bﬁ…北不"), max_size=60)


@given(TYPE, TYPE, st.integers(-2, 8))
def test_a_span_slices_back_whatever_is_asked(text: str, quote: str, named: int) -> None:
    source = unicodedata.normalize("NFC", text)

    span = make_locator(source).locate(quote, named)

    assert span is None or source[span.start : span.end] == span.quote


@given(TYPE, st.data())
def test_what_is_located_has_the_same_words(text: str, data: st.DataObject) -> None:
    source = unicodedata.normalize("NFC", text)
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))

    span = make_locator(source).locate(source[start:end], 1)

    def words(one: str) -> str:
        plain = one.replace("ﬁ", "fi").replace("…", "...")
        return "".join(filter(str.isalnum, plain)).lower()

    assert span is None or words(span.quote) == words(source[start:end])
