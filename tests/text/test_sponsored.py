"""What stands behind a line that says that somebody paid for it."""

import pytest
from attackvariants import STORIES
from orderlists import LABELS

from summarizer.ingest.article import article_from_text
from summarizer.schema.words import Zone
from summarizer.text.sponsored import mark_sponsored
from summarizer.text.units import Unit

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
        "Paid for by U.S. Steel & Co",
        "Brought to you by Veldania Trade Inc.",
        "The following content was paid for by Veldania Trade:",
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
        "This terminal was funded by Norway.",
        "This bridge has been paid for by the Gulf states",
        "The following resolution was sponsored by Kenya and Norway:",
        "The following article was sponsored by Kenya and Norway:",
        "The following projects are funded by the bank",
        "This border post was paid for by Norway.",
        "Paid for by Norway, the terminal opens in May.",
        "Paid for by both states.",
    ],
)
def test_a_line_that_is_no_label_names_nothing(line: str) -> None:
    text = "\n\n".join((REPORT[0], line, REPORT[1]))

    assert zones_of(text, "Tamm said") <= {"narration", "quotation"}
    assert "chrome" not in zones_of(text, line.rstrip(".:"))


@pytest.mark.parametrize(
    "credit",
    [
        "This article was produced with the support of the Veldania Fund.",
        "This story has been funded by a grant of the Institute.",
        "This supplement was made possible in partnership with Veldania Trade.",
    ],
)
def test_a_sentence_on_who_paid_takes_nothing_with_it(credit: str) -> None:
    text = "\n\n".join((REPORT[0], credit, REPORT[1]))

    assert zones_of(text, credit) == {"chrome"}
    assert zones_of(text, "Tamm said") <= {"narration", "quotation"}


class Counted(list[Unit]):
    """Units that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        """Return one of them."""
        self.looks += 1
        return super().__getitem__(index)


class CountedZones(list[Zone | None]):
    """Zones that count how often one of them is set."""

    looks = 0

    def __setitem__(self, index, zone):  # type: ignore[no-untyped-def]
        """Set one of them."""
        self.looks += 1
        super().__setitem__(index, zone)


@pytest.mark.parametrize("gap", [0, 1], ids=["one paragraph", "paragraphs"])
@pytest.mark.parametrize("share", [10, 1000], ids=["much else", "little else"])
def test_many_labels_are_read_once_each(gap: int, share: int) -> None:
    lines = [NAMED, *["Advertorial", "x"] * 1000, *[NAMED] * share]
    units = Counted(Unit(n, n + 1, n * gap, None, None) for n in range(len(lines)))
    zones = CountedZones([None] * len(lines))

    mark_sponsored(lines, units, zones)

    assert zones[1] == "chrome"
    assert units.looks + zones.looks < 6 * len(lines)


def test_a_label_above_the_report_does_not_take_the_report_away() -> None:
    text = "\n\n".join(("Partner content", *REPORT))

    assert zones_of(text, "Salgado") <= {"narration", "quotation"}
