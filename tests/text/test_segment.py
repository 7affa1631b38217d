from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.text.quotation import is_quotation, quoted_characters
from summarizer.text.segment import split_sentences, split_stretch
from summarizer.text.units import Unit
from summarizer.text.zones import ZonedUnit


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_stretch(text, language)]


ONE = [
    "The U.N. Security Council met on Jan. 5 at 10.30 a.m. in New York.",
    "H.E. Mr. Samir Haddad and Hon. Dr. Jane M. Roe signed it.",
    "ACCRA, Jan. 5 (GNS): The U.S. envoy, Gen. John B. Ito, met Sen. Ada Roe Jr. on Friday.",
    "Trade rose 4.5 percent to $1.2 bn, i.e. to more than in 2029.",
    "It is set out in No. 61/27 of the treaty, vol. 3, pp. 4-9, and in Art. 5.",
    "Amb. Kofi Mensah met Prof. Lee, Ms. Ito, Mme. Fall and Rev. Roe in St. Lucia.",
    "About 3,000 people, approx. 5 percent, fled, St. Petersburg officials said.",
    "The firm, Acme Inc. of Lima, and Acme Ltd. of Accra will build it.",
    "“We agree.”",
    "(GNS)",
    "“Will you come?” she asked.",
    "The ministers “agreed ... to meet” in May.",
    "1. Supply of gas will begin in May.",
    "(a) The Parties shall meet.",
    "...",
    "— !",
]


@pytest.mark.parametrize("sentence", ONE)
def test_stops_that_end_no_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@dataclass(frozen=True)
class Case:
    id: str
    sentences: list[str]
    language: str = "en"
    between: str = " "


SEVERAL = [
    Case("plain", ["The ministers met.", "They agreed!", "Did they sign?", "No."]),
    Case("quoted end", ["“We have waited,” she said.", "“The route will open.”", "He left."]),
    Case("quoted question", ["He asked: “Will you come?”", "She did not answer."]),
    Case("straight quotes", ['She said: "We agree."', "He left."]),
    Case("bracket", ["They met (in Lima).", "They left."]),
    Case("years", ["It was signed in 2031.", "It ends in 2035."]),
    Case("month at the end", ["They will meet in May.", "Lima will host it."]),
    Case("wrapped", ["The ministers\nmet.", "They agreed."], between="\n"),
    Case("agency at the end", ["The ministers met.", "They left. (GNS)"]),
    Case("French", ["M. Fall a parlé.", "« Nous voulons. »", "Il est parti."], "fr"),
    Case("Spanish", ["El Sr. Ruiz habló.", "¿Y las tarifas?", "¡No!"], "es"),
    Case("German", ["Dr. Weiß kam am 5. Mai an.", "Er blieb bis 2031."], "de"),
    Case("Russian", ["Министр И. Иванов приехал.", "Он уехал."], "ru"),
    Case("Chinese", ["双方同意举行会谈。", "葡方表示支持！"], "zh", ""),
    Case("Japanese", ["両国は合意した。", "大臣は帰国した。"], "ja", ""),
    Case("Arabic", ["وقال الوزير: «هذه خطوة أولى».", "هل اتفق الجانبان؟", "لا."], "ar"),
    Case("Hindi", ["दोनों पक्ष सहमत हुए।", "बैठक मई में होगी।"], "hi"),
    Case("unknown language", ["The ministers met.", "They agreed."], "und"),
]


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: case.id)
def test_sentences_end_where_readers_end_them(case: Case) -> None:
    assert split(case.between.join(case.sentences), case.language) == case.sentences


def test_long_line_is_split_as_a_short_one_is() -> None:
    sentences = [f"Minister No. {n} of the U.N. said “no.”" for n in range(1, 900)]

    assert split(" ".join(sentences)) == sentences


def test_long_speech_is_split_inside_its_quotation_marks() -> None:
    speech = [f"We have waited for {n} years for this day to come." for n in range(20)]

    found = split(f"He said: “{' '.join(speech)}”")

    assert len(found) >= 15


@settings(deadline=None)
@given(st.text(), st.sampled_from(["en", "es", "zh", "ar", "ja", "ru", "ur", "und", "xx"]))
@example("\x1c\x1d. \x85a", "en")
@example("a.\u200b b", "en")
def test_sentences_cover_all_but_white_space_once_and_in_order(text: str, language: str) -> None:
    position = 0
    for start, end in split_stretch(text, language):
        assert not text[position:start].strip()
        assert text[start:end].strip() == text[start:end] != ""
        position = end
    assert not text[position:].strip()


def zoned(text: str) -> list[str]:
    unit = ZonedUnit(Unit(0, len(text), 1, None, None), "narration", None)
    return [sentence.zone for sentence in split_sentences(text, [unit])]


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("“We will sign.” He left.", ["quotation", "narration"]),
        ("He said that they “agree”.", ["narration"]),
        ("“We have waited for years and will not wait,” he said.", ["quotation"]),
        ("“We wait,” said the minister of trade.", ["narration"]),
        ('"We have waited for years and will not wait," he said.', ["quotation"]),
        ("«Мы долго ждали этого дня и не отступим», сказал он.", ["quotation"]),
        ("「我们同意这一安排并将执行」他说。", ["quotation"]),
        ("The states' leaders' wish is peace.", ["narration"]),
        ("It is 6\" long and no 'quote' at all.", ["narration"]),
        ("“A quote that goes on into the next paragraph", ["quotation"]),
    ],
)
def test_sentence_that_is_mostly_quoted_is_a_quotation(text: str, zones: list[str]) -> None:
    assert zoned(text) == zones


@given(st.text("“”‘’\"«»„' a.b", max_size=60))
def test_quoted_characters_lie_in_the_text(text: str) -> None:
    quoted = quoted_characters(text, 0, len(text))

    assert all(0 <= position < len(text) for position in quoted)
    assert not is_quotation(text, 0, 0, quoted)
