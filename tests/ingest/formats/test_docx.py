"""Word files: what of them is text, and what is refused."""

import io
import zipfile

import docx
import pytest
from docx.shared import Pt, RGBColor
from fileforms import make_docx, repacked, saved

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.docx import read_docx
from summarizer.ingest.formats.part import Part

FIRST = "The ministers of Peru and Ghana agreed to open a direct air route."
SECOND = "They did not agree on visas."
GOOD = make_docx([FIRST, SECOND], title="An air route", header="Ministry of Aviation")


def read(data: bytes) -> Part:
    (part,) = read_docx(data)
    return part


def blocks(part: Part) -> list[tuple[str | None, str]]:
    return [(block.zone, part.content[block.start : block.end]) for block in part.blocks]


def test_paragraphs_headings_and_headers_are_told_apart() -> None:
    assert blocks(read(GOOD)) == [
        ("chrome", "Ministry of Aviation"),
        ("headline", "An air route"),
        (None, FIRST),
        (None, SECOND),
    ]


def test_rows_of_a_table_are_lines_and_lists_have_bullets() -> None:
    document = docx.Document()
    document.add_paragraph(FIRST)
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, [("Date", "9 March"), ("Place", "Lima")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("lower tariffs", style="List Bullet")

    assert [text for _, text in blocks(read(saved(document)))] == [
        FIRST,
        "Date | 9 March",
        "Place | Lima",
        "lower tariffs",
    ]


def test_table_that_lays_out_a_page_is_read_paragraph_by_paragraph() -> None:
    document = docx.Document()
    cell = document.add_table(1, 2).rows[0].cells[1]
    cell.text = FIRST
    cell.add_paragraph(SECOND)

    assert [text for _, text in blocks(read(saved(document)))] == [FIRST, SECOND]


def test_what_nobody_sees_is_left_out_and_counted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(FIRST)
    hidden = paragraph.add_run(" Hidden words.")
    hidden.font.hidden = True
    white = paragraph.add_run(" White words.")
    white.font.color.rgb = RGBColor(255, 255, 255)
    tiny = paragraph.add_run(" Tiny words.")
    tiny.font.size = Pt(1)

    part = read(saved(document))

    assert blocks(part) == [(None, FIRST)]
    assert part.hidden == 3


def test_deleted_text_of_tracked_changes_is_no_text_and_inserted_is() -> None:
    with zipfile.ZipFile(io.BytesIO(make_docx([FIRST]))) as archive:
        xml = archive.read("word/document.xml").decode()
    changed = xml.replace(
        f"<w:r><w:t>{FIRST}</w:t></w:r>",
        "<w:r><w:t xml:space='preserve'>They did </w:t></w:r>"
        "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>all agree.</w:t></w:r></w:ins>",
    )
    assert changed != xml

    part = read(repacked(make_docx([FIRST]), {"word/document.xml": changed.encode()}))

    assert blocks(part) == [(None, "They did all agree.")]


def bomb() -> bytes:
    return repacked(GOOD, {"word/document.xml": b"<w:document>" + b" " * 30_000_000})


def document_of(body: bytes) -> bytes:
    return repacked(GOOD, {"word/document.xml": body})


LAUGHS = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"""
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("unsafe", repacked(GOOD, {"../../evil.xml": b"<x/>"})),
        ("unsafe", repacked(GOOD, {"/etc/evil.xml": b"<x/>"})),
        ("unsafe", repacked(GOOD, {"word\\..\\..\\evil.xml": b"<x/>"})),
        ("unsafe", bomb()),
        ("unsafe", document_of(LAUGHS)),
        ("unsafe", document_of(OUTSIDE)),
        ("unsafe", document_of(OUTSIDE.decode().encode("utf-16"))),
        ("unsafe", repacked(GOOD, {f"word/{n}.xml": b"" for n in range(5_001)})),
        ("malformed", document_of(b"<w:document>")),
        ("malformed", GOOD[: len(GOOD) // 2]),
        ("malformed", b"PK\x03\x04 and nothing else"),
        ("malformed", b""),
        ("encrypted", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("empty", make_docx([])),
    ],
    ids=[
        "leads outside",
        "absolute",
        "backslashes",
        "bomb",
        "billion laughs",
        "external entity",
        "external entity in UTF-16",
        "many files",
        "no XML",
        "breaks off",
        "no archive",
        "empty file",
        "password",
        "no text",
    ],
)
def test_what_cannot_be_read_is_a_named_error(kind: str, data: bytes) -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        read_docx(data)

    assert caught.value.kind == kind


def test_elements_nested_too_deep_are_told_with_the_limit() -> None:
    deep = b"<w:document>" + b"<a>" * 300 + b"</a>" * 300 + b"</w:document>"

    with pytest.raises(UnreadableArticleError, match=r"'word/document.xml' .* more than 256 deep"):
        read_docx(document_of(deep.replace(b"w:", b"")))


def test_archive_that_lies_about_its_sizes_is_not_inflated_without_end() -> None:
    data = bytearray(bomb())
    name = b"word/document.xml"
    # In the list of files, 22 bytes before a name, stands the size that is claimed.
    place = data.rindex(name) - 22
    data[place : place + 4] = (1_000).to_bytes(4, "little")

    with pytest.raises(UnreadableArticleError) as caught:
        read_docx(bytes(data))

    assert caught.value.kind == "malformed"


def test_damage_inside_of_a_packed_file_is_a_named_error() -> None:
    long = make_docx([f"{n * 7919} {FIRST}" for n in range(500)])
    with zipfile.ZipFile(io.BytesIO(long)) as archive:
        entry = archive.getinfo("word/document.xml")
    place = entry.header_offset + len(entry.filename) + 30 + entry.compress_size // 2

    for noise in (b"\xff" * 40, b"\x00" * 40, b"\x5a" * 40):
        with pytest.raises(UnreadableArticleError) as caught:
            read_docx(long[:place] + noise + long[place + 40 :])
        assert caught.value.kind == "malformed"
