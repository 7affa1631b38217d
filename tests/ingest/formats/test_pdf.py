"""The text layer of PDF files in reading order."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from fileforms import HEADER, HEIGHT, draw_pdf, make_pdf
from reportlab.pdfgen.canvas import Canvas

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.part import Part
from summarizer.ingest.formats.pdf import read_pdf

SEEDS = Path(__file__).parents[3] / "seeds"


def paragraphs_of(name: str) -> list[str]:
    """Return the running text of an article, paragraph by paragraph."""
    text = next(SEEDS.glob(f"{name}_*.txt")).read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in text.split("\n") if len(line) > 120]


def read(data: bytes) -> Part:
    (part,) = read_pdf(data)
    return part


def blocks(part: Part) -> list[tuple[str | None, str]]:
    return [(block.zone, part.content[block.start : block.end]) for block in part.blocks]


def plain(part: Part) -> list[str]:
    return [text for zone, text in blocks(part) if zone is None]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("name", ["000", "002"])
def test_columns_come_out_as_the_paragraphs_that_went_in(columns: int, name: str) -> None:
    wanted = paragraphs_of(name)

    found = plain(read(make_pdf(wanted, title="A headline", columns=columns)))

    assert found == wanted


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    wanted = paragraphs_of("001")

    part = read(make_pdf(wanted, columns=3))

    assert plain(part) == wanted
    assert "-\n" not in part.content


def test_furniture_of_every_page_is_chrome_and_titles_are_headlines() -> None:
    wanted = paragraphs_of("000") * 3

    part = read(make_pdf(wanted, title="Peru and Ghana meet", columns=2))

    chrome = [text for zone, text in blocks(part) if zone == "chrome"]
    assert len(part.pages) >= 2
    assert chrome == [
        one
        for page in range(1, len(part.pages) + 1)
        for one in (" ".join(HEADER.split()), f"Page {page}")
    ]
    assert [text for zone, text in blocks(part) if zone == "headline"] == ["Peru and Ghana meet"]


def test_paragraph_goes_on_across_pages_and_the_page_begins_inside_of_it() -> None:
    wanted = [" ".join(paragraphs_of("001") * 3)]

    part = read(make_pdf(wanted, columns=1))

    assert plain(part) == wanted
    begins = part.pages[1]
    around = [block for block in part.blocks if block.start <= begins < block.end]
    assert part.pages[0] == 0
    assert [block.zone for block in around] == [None]
    assert list(part.pages) == sorted(part.pages)


def test_hyphen_of_a_compound_stays() -> None:
    lines = [
        "The two sides reaffirmed the right to self-",
        "determination, and praised the counter-",
    ]
    lines += ["terrorism talks, and agreed on anti-", "China measures of the year before."]
    data = draw_pdf([(60, 100 + 13 * n, line) for n, line in enumerate(lines)])

    (text,) = plain(read(data))

    assert "self-determination" in text
    assert "counterterrorism" in text
    assert "anti-China" in text


def test_letters_nobody_sees_are_left_out_and_counted() -> None:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(60, HEIGHT - 200, "The ministers agreed to meet again in Accra next year.")
    canvas.setFont("Times-Roman", 1)
    canvas.drawString(60, HEIGHT - 230, "Tiny words for machines only.")
    canvas.setFont("Times-Roman", 11)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, HEIGHT - 260, "White words for machines only.")
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(60, HEIGHT - 290, "They did not agree on visas.")
    canvas.drawString(60, HEIGHT + 90, "Words above the page.")
    canvas.save()

    part = read(target.getvalue())

    assert blocks(part) == [
        (
            None,
            "The ministers agreed to meet again in Accra next year. They did not agree on visas.",
        )
    ]
    assert part.hidden == 2
    assert "White words for machines only." in part.unseen[0]
    assert part.unseen[1] == "Words above the page."


def turned(data: bytes, degrees: int) -> bytes:
    """Return a PDF with its first page turned clockwise."""
    document = pypdfium2.PdfDocument(data)
    document[0].set_rotation(degrees)
    target = BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_page_is_read_upright(degrees: int) -> None:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.setFont("Times-Roman", 11)
    canvas.translate(300, 400)
    canvas.rotate(degrees)
    canvas.drawString(-200, 50, "The ministers of Peru and Ghana met in Lima on")
    canvas.drawString(-200, 37, "Tuesday and agreed to meet again.")
    canvas.save()

    (text,) = plain(read(turned(target.getvalue(), degrees)))

    assert text == (
        "The ministers of Peru and Ghana met in Lima on Tuesday and agreed to meet again."
    )


def test_words_on_their_side_are_furniture() -> None:
    data = draw_pdf([(60, 100, "The ministers met.")])

    assert blocks(read(turned(data, 90))) == [("chrome", "The ministers met.")]


def test_small_print_beside_the_body_is_read_after_it() -> None:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    body = ["The ministers of Peru and Ghana met", "in Lima on Tuesday and agreed to"]
    body += ["meet again in Accra next year, as both", "of them told reporters after the talks."]
    for n, line in enumerate(body):
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(60, 600 - 14 * n, line)
    for n, line in enumerate(["Ten things that you should", "know about the moon."]):
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(320, 600 - 11 * n, line)
    canvas.save()

    assert plain(read(target.getvalue())) == [
        " ".join(body),
        "Ten things that you should know about the moon.",
    ]


def test_page_without_text_layer_is_told_and_the_rest_read() -> None:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(60, 700, "The ministers agreed to meet again in Accra next year.")
    canvas.showPage()
    canvas.rect(60, 60, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()

    part = read(target.getvalue())

    assert part.notes == ("no text layer on 1 of 2 pages: 2",)
    assert len(part.pages) == 2


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("no_text_layer", draw_pdf([])),
        ("malformed", b"%PDF-1.7\nnothing of the kind"),
        ("malformed", make_pdf(["A paragraph of a file that breaks off."])[:300]),
        ("malformed", b""),
        ("encrypted", draw_pdf([(60, 60, "secret")], encrypt="word")),
        ("too_large", draw_pdf([(60, 60, "again")], pages=301)),
    ],
    ids=["pictures only", "no PDF", "breaks off", "empty", "encrypted", "book"],
)
def test_what_cannot_be_read_is_a_named_error(kind: str, data: bytes) -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        read_pdf(data)

    assert caught.value.kind == kind
