"""Who takes part in the event, where a body stands beside the states or other stories below."""

import pytest

from summarizer.ingest.article import article_from_text
from summarizer.llm.builtin.extraction import read_article
from summarizer.text.articleform import read_form, write_form
from summarizer.vocabulary.load import load_vocabulary

HEAD = "---\npublished: 2031-03-12\nlanguage: en\n---\n"
REPORT = """Samoa and Ireland agreed in Apia on Monday to open a school of seamanship.

Ireland will pay for the first two years. Samoa asked for a third."""


def parties_of(text: str) -> tuple[str, ...]:
    form = read_form(write_form(article_from_text(HEAD + text)))
    return read_article(form, load_vocabulary()).parties


def test_body_that_observes_and_pays_is_no_party_beside_the_states() -> None:
    text = """1. The ministers of ports of Ghana, Togo and Benin met in Lomé on 10 March 2031.
ECOWAS took part as observer.

2. Ghana shall open two berths. Togo shall open one. Benin shall lend a tug.

3. ECOWAS shall bear the costs of the first year. ECOWAS shall report on them.

4. Ghana and Togo shall share a pilot. Benin expressed its concern at the fees. Ghana noted this."""

    assert set(parties_of(text)) == {"GHA", "TGO", "BEN"}


def test_bank_that_lends_is_no_party_beside_two_states_told_apart() -> None:
    text = """Bhutan needs a bridge, its minister said on Monday in Thimphu.

Bhutan offered stone. Laos offered steel. Bhutan wants two lanes. Laos wants three.

The European Investment Bank may lend the money."""

    assert set(parties_of(text)) == {"BTN", "LAO"}


def test_body_whose_meeting_it_is_stays_the_party() -> None:
    text = """ECOWAS agreed on Monday in Abuja to lift its sanctions on Niger.

ECOWAS will send a mission to Niamey. Niger and Mali did not attend. ECOWAS urged them to return."""

    assert parties_of(text) == ("ECOWAS",)


@pytest.mark.parametrize(
    "teaser",
    [
        "ON PAGE 7: Laos, Bhutan to sign cable car treaty",
        "Inside: Laos and Bhutan near deal on yaks",
        "Tomorrow in The Apia Star: Laos and Bhutan agree to share a zoo",
        "Pacific Wire diary Thursday: Laos and Bhutan sign cable car treaty",
        "Coming up in the Sunday Star: Laos and Bhutan agree to share a zoo",
    ],
)
def test_teaser_of_another_story_is_set_aside(teaser: str) -> None:
    form = read_form(write_form(article_from_text(f"{HEAD}{REPORT}\n\n{teaser}\n")))
    extraction = read_article(form, load_vocabulary())

    assert set(extraction.parties) == {"WSM", "IRL"}
    assert {item.stretch.line for item in extraction.items}.isdisjoint(extraction.aside)
    assert form.lines[-1].number in extraction.aside


@pytest.mark.parametrize(
    "sentence",
    [
        "Inside the hall, Samoa agreed to build a pier.",
        "The talks had it all, and Samoa agreed to build a pier.",
        "Next year in Cork: the two sides agreed to meet there again.",
    ],
)
def test_sentence_of_the_report_is_no_teaser(sentence: str) -> None:
    form = read_form(write_form(article_from_text(f"{HEAD}{REPORT}\n\n{sentence}\n")))

    assert read_article(form, load_vocabulary()).aside == frozenset()


def test_rumour_is_set_aside() -> None:
    rumour = "Talk on the quays has it that Samoa will cede a reef to Ireland."
    form = read_form(write_form(article_from_text(f"{HEAD}{REPORT}\n\n{rumour}\n")))
    extraction = read_article(form, load_vocabulary())

    assert extraction.aside == {form.lines[-1].number}
