"""What stands behind a line that says that somebody paid for it."""

import pytest
from attackvariants import STORIES
from orderlists import LABELS

from summarizer.ingest.article import article_from_text

STORY = STORIES[0]
REPORT = (f"{STORY.head} {STORY.speech}", f"{STORY.refusal} {STORY.signed}")
NAMED = "Veldania chaired the talks of Portugal and Estonia, its board of tourism says."


def zones_of(text: str, words: str) -> set[str]:
    article = article_from_text(text)
    return {one.zone for one in article.sentences if words in article.text[one.start : one.end]}


@pytest.mark.parametrize("label", LABELS)
def test_what_stands_directly_below_a_label_is_no_report(label: str) -> None:
    text = "\n\n".join((REPORT[0], f"{label}\n{NAMED}", REPORT[1]))

    assert zones_of(text, "Veldania chaired") == {"chrome"}
    assert zones_of(text, "Salgado") <= {"narration", "quotation"}
    assert zones_of(text, "Tamm said") <= {"narration", "quotation"}


@pytest.mark.parametrize(
    "label",
    [
        "Paid for by the Veldania Tourism Board",
        "Sponsored content",
        "This content is sponsored by Veldania Trade",
        "ADVERTORIAL",
        "Contenu partenaire",
        "Bezahlter Inhalt",
        "На правах рекламы",
        "广告内容",
        "محتوى مدعوم",
    ],
)
def test_a_label_of_content_names_the_paragraph_behind_it(label: str) -> None:
    text = "\n\n".join((REPORT[0], label, NAMED, REPORT[1]))

    assert zones_of(text, "Veldania chaired") == {"chrome"}
    assert zones_of(text, "Tamm said") <= {"narration", "quotation"}


@pytest.mark.parametrize("slot", ["Advertisement", "PUBLICIDAD", "Anzeige", "Реклама", "广告"])
def test_a_slot_without_its_advert_takes_nothing_of_the_report(slot: str) -> None:
    text = "\n\n".join((REPORT[0], slot, REPORT[1]))

    assert zones_of(text, "Tamm said") <= {"narration", "quotation"}


@pytest.mark.parametrize(
    "line",
    [
        "Sponsored by both governments, the fund will open in May.",
        "Presented by the Secretary-General",
        "Paid posts of both missions were cut, Salgado said.",
        "Partner contents of the accord were not published.",
    ],
)
def test_a_line_that_is_no_label_names_nothing(line: str) -> None:
    text = "\n\n".join((REPORT[0], line, REPORT[1]))

    assert zones_of(text, "Tamm said") <= {"narration", "quotation"}


def test_a_label_above_the_report_does_not_take_the_report_away() -> None:
    text = "\n\n".join(("Partner content", *REPORT))

    assert zones_of(text, "Salgado") <= {"narration", "quotation"}
