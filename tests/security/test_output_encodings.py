"""One table of hostile texts through every writer: each form shows them, and does nothing else.

Every text of the records is hostile at once, ids and fields of a closed form included: a file that
somebody sends need not have come from us.
"""

import csv
import io
import json
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from spoiled import HARMLESS, PAYLOADS, make_spoiled, spoil

from summarizer import brief_articles  # noqa: F401 - importing any name gives briefings their form
from summarizer.batch.failures import Fault, read_failures, write_failures
from summarizer.cli.batchtable import batch_table
from summarizer.cli.logs import JsonForm, TerminalHandler, TextForm
from summarizer.cli.main import run
from summarizer.cli.outputs import json_lines
from summarizer.cli.tables import failures_list, other_events_list, settings_table, summary_table
from summarizer.cli.terminal import print_text, say
from summarizer.export.parquet import export_parquet, read_parquet
from summarizer.export.rows import rows_of
from summarizer.export.table import read_csv
from summarizer.llm.service import RemoteBatch
from summarizer.llm.submitted import SubmittedBatch
from summarizer.masking import Masker
from summarizer.render.canonical import render_json
from summarizer.schema.article import UnreadSource
from summarizer.schema.briefing import Briefing
from summarizer.text.plain import plain_text

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = [pytest.param(text, id=name) for name, text in PAYLOADS.items()]
EVERY = pytest.mark.parametrize("payload", HOSTILE)
OWN_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
JSON_FORMS = ("jsonld", "ninjs", "stix", "prov")


def write_desk(folder: Path, payload: str) -> Briefing:
    """Write a briefing and what belongs to it, and an earlier one; return the first."""
    made = make_spoiled(payload)
    first, *others = made.briefing.agreements
    older = made.briefing.model_copy(
        update={
            "id": "older",
            "agreements": (first.model_copy(update={"statement": f"Once {payload}"}), *others[1:]),
            "participants": made.briefing.participants[1:],
        }
    )
    folder.mkdir(exist_ok=True)
    (folder / "a.json").write_bytes(render_json(made.briefing))
    (folder / "older.json").write_bytes(render_json(older))
    (folder / "a.articles.jsonl").write_bytes(json_lines(made.articles))
    (folder / "a.communiques.jsonl").write_bytes(json_lines(made.communiques))
    return made.briefing


def written(folder: Path, *command: str) -> str:
    """Return what a command writes to a file."""
    assert run([*command, "-o", str(folder / "written")]) == 0
    return (folder / "written").read_bytes().decode()


def html_pages(folder: Path, payload: str) -> dict[str, str]:
    briefing = write_desk(folder, payload)
    card = briefing._repr_html_()
    assert card is not None
    return {
        "report": written(folder, "render", str(folder / "a.json"), "--to", "html"),
        "comparison": written(
            folder, "diff", str(folder / "older.json"), str(folder / "a.json"), "--to", "html"
        ),
        "card": card,
    }


def markdown_pages(folder: Path, payload: str) -> dict[str, str]:
    write_desk(folder, payload)
    both = (str(folder / "older.json"), str(folder / "a.json"))
    return {
        "report": written(folder, "render", both[1], "--to", "md"),
        "comparison": written(folder, "diff", *both, "--to", "markdown"),
    }


class Shape(NamedTuple):
    """What a page is made of, apart from its words."""

    kinds: frozenset[tuple[str, str, str]]
    """Element, attribute, and the value of those that a browser acts on."""
    counts: Counter[str]
    """How often there is each element that does more than show words."""


ACTING = frozenset({"script", "style", "meta", "title", "form", "button", "input", "h1", "h2"})


def shape_of(page: str) -> Shape:
    """Return what a parser finds in a page."""
    root = html.document_fromstring(page)
    kinds = set()
    counts: Counter[str] = Counter()
    for element in root.iter():
        assert isinstance(element.tag, str), "a comment, or an instruction to a processor"
        counts[element.tag] += element.tag in ACTING
        for name, value in ((str(one), str(other)) for one, other in element.attrib.items()):
            acts = name in ("class", "type", "role", "http-equiv", "content", "name", "rel", "dir")
            kinds.add((element.tag, name, value if acts and name != "dir" else ""))
            if name == "href":
                assert value.startswith("#")
    return Shape(frozenset(kinds), +counts)


@pytest.fixture(scope="module")
def harmless_html(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shape]:
    pages = html_pages(tmp_path_factory.mktemp("harmless"), HARMLESS)
    return {name: shape_of(page) for name, page in pages.items()}


@EVERY
def test_a_page_for_a_browser_has_no_element_or_attribute_of_theirs(
    tmp_path: Path, payload: str, harmless_html: dict[str, Shape]
) -> None:
    for name, page in html_pages(tmp_path, payload).items():
        shape = shape_of(page)
        assert shape.kinds <= harmless_html[name].kinds
        assert shape.counts == harmless_html[name].counts
        if name != "card":
            assert "default-src &#39;none&#39;" in page.partition("<title>")[0].replace(
                "'", "&#39;"
            )
        text = "".join(map(str, html.document_fromstring(page).itertext()))
        assert plain_text(payload) in plain_text(text)
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x1b\x07")


def blocks_of(page: str) -> list[Token]:
    return READER.parse(page)


def markup_of(page: str) -> Counter[str]:
    """Return how often each kind of markup stands in a page; headings with their words."""
    found: Counter[str] = Counter()
    blocks = blocks_of(page)
    for number, token in enumerate(blocks):
        if token.type == "heading_open" and token.tag != "h1":
            found[f"{token.tag} {blocks[number + 1].content}"] += 1
        elif token.type not in ("inline", "paragraph_open", "paragraph_close"):
            found[token.type] += 1
        for one in token.children or ():
            found[one.type] += one.type not in ("text", "text_special", "softbreak")
    return found


@pytest.fixture(scope="module")
def harmless_markdown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return markdown_pages(tmp_path_factory.mktemp("harmless"), HARMLESS)


@EVERY
def test_markdown_has_no_markup_of_theirs(
    tmp_path: Path, payload: str, harmless_markdown: dict[str, str]
) -> None:
    for name, page in markdown_pages(tmp_path, payload).items():
        found, expected = markup_of(page), markup_of(harmless_markdown[name])
        assert found <= expected  # A name that is nothing but signs is left out.
        assert {name for name in found if name[:2] in ("h2", "h3", "td")} == {
            name for name in expected if name[:2] in ("h2", "h3", "td")
        }
        assert not {"image", "link_open", "html_inline", "html_block", "fence", "hr"} & set(found)
        assert page.startswith("# ")
        notes = [line for line in page.split("\n") if line.startswith("[^")]
        known = [line for line in harmless_markdown[name].split("\n") if line.startswith("[^")]
        assert [one.partition(":")[0] for one in notes] == [one.partition(":")[0] for one in known]
        assert not re.search(r"(?<!\\)(?:://|www\.)", page)
        assert not [
            one for one in page if unicodedata.category(one) in ("Cc", "Zl", "Zp") and one != "\n"
        ]


@EVERY
def test_no_cell_is_a_formula_whatever_separates_cells(tmp_path: Path, payload: str) -> None:
    write_desk(tmp_path, payload)
    tables = [
        written(tmp_path, "export", str(tmp_path / "a.json"), "--to", "csv"),
        written(tmp_path, "export", str(tmp_path / "a.json"), "--to", "plover"),
        written(tmp_path, "matrix", str(tmp_path / "a.json"), "--to", "csv"),
    ]

    for table, separator in product(tables, ",;\t"):
        rows = list(csv.reader(io.StringIO(table, newline=""), delimiter=separator))
        cells = [cell.lstrip(' \u00a0"') for row in rows for cell in row]
        assert not [
            cell for cell in cells if cell[:1] in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") - {""}
        ]


@EVERY
def test_a_table_read_back_loses_nothing(tmp_path: Path, payload: str) -> None:
    briefing = write_desk(tmp_path, payload)

    text = written(tmp_path, "export", str(tmp_path / "a.json"), "--to", "csv")

    assert read_csv(text) == rows_of(briefing)
    assert read_parquet(export_parquet(briefing)) == rows_of(briefing)


class Screen(io.TextIOWrapper):
    """A terminal that keeps what is written to it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        """Return that it is one."""
        return True

    def shown(self) -> str:
        """Return what was written."""
        kept = self.buffer
        assert isinstance(kept, io.BytesIO)
        return kept.getvalue().decode()


def show_all(folder: Path, payload: str) -> Iterator[int]:
    """Do everything that prints what records hold, and yield exit codes."""
    briefing = write_desk(folder, payload)
    path, older = str(folder / "a.json"), str(folder / "older.json")
    for items in (briefing.agreements, briefing.divergences, briefing.dates, briefing.participants):
        yield from (run(["show", path, one.id, "--context", "2"]) for one in items[:2])
    yield run(["show", path, payload])
    yield run(["matrix", path])
    yield run(["diff", older, path])
    yield run(["check", path])
    yield run(["render", path, "--to", "md", "-o", "-"])
    yield run(["render", path, "--to", "json", "-o", "-"])
    yield run(["show", str(folder / payload.replace("\0", "")[:80]), "agr"])
    unread = UnreadSource(id="a", uri="u", sha256="s", kind="k", reason="r", status="failed")
    batch = SubmittedBatch(label="l", endpoint="e", sha256="s", token="t", keys=())
    remote = spoil(RemoteBatch(id="i", status="s", errors=("e",)), payload)
    print_text(summary_table(briefing))
    print_text(settings_table([(payload, payload, payload)]))
    print_text(batch_table([spoil(batch, payload).model_copy(update={"remote": remote})]))
    say(failures_list([spoil(unread, payload)]))
    say(other_events_list(briefing.sources))


@EVERY
def test_a_terminal_gets_no_escape_sequence_but_our_colours(tmp_path: Path, payload: str) -> None:
    with redirect_stdout(Screen()) as out, redirect_stderr(Screen()) as err:
        codes = list(show_all(tmp_path, payload))
    with redirect_stdout(Screen()) as table:
        run(["export", str(tmp_path / "a.json"), "--to", "csv", "-o", "-"])

    assert set(codes) <= {0, 2, 6}
    lines = (out.shown() + err.shown()).split("\n")
    assert not [one for one in lines if one.startswith(("INFO: forged", "error: forged"))]
    shown = out.shown() + err.shown() + table.shown()
    assert OWN_COLOURS.search(shown)
    assert "35;6" not in "".join(OWN_COLOURS.findall(shown))
    # Isolates of our own keep apart what is written from right to left, and may wrap with it.
    ours = "\n\t\u200c\u200d" + "\u2068\u2069" * (not set(payload) & set("\u2066\u2068\u2069"))
    harmful = ("Cc", "Cf", "Cs", "Zl", "Zp")
    steering = {one for one in OWN_COLOURS.sub("", shown) if unicodedata.category(one) in harmful}
    assert steering <= set(ours)


@EVERY
def test_a_log_has_a_line_for_a_line(payload: str, capsys: pytest.CaptureFixture[str]) -> None:
    record = logging.LogRecord("a", logging.INFO, "", 0, "said %s", (payload,), None)
    record.fields = {"said": payload}
    for form in (TextForm(), JsonForm()):
        handler = TerminalHandler(Masker(()))
        handler.setFormatter(form)
        handler.emit(record)

    text, plain, *rest = capsys.readouterr().err.split("\n")
    assert rest == [""]
    assert text.startswith("INFO: said ")
    assert not [
        one
        for one in text + plain
        if unicodedata.category(one) in ("Cc", "Zl", "Zp") and one != "\t"
    ]
    assert json.loads(plain)["event"] == f"said {payload}"


@EVERY
def test_json_holds_the_texts_as_they_are(tmp_path: Path, payload: str) -> None:
    briefing = write_desk(tmp_path, payload)
    assert Briefing.model_validate_json((tmp_path / "a.json").read_bytes()) == briefing
    statement = briefing.agreements[0].statement

    for form in JSON_FORMS:
        document = json.loads(written(tmp_path, "export", str(tmp_path / "a.json"), "--to", form))
        texts = set(texts_of(document))
        assert form == "prov" or form == "ninjs" or statement in texts
        names = set(names_of(document))
        assert form == "prov" or not [name for name in names if payload in name]
        ids = {one for one in identifiers_of(document) if payload in one}
        assert not ids


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from texts_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, str):
        yield value


def names_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from names_of(one)


def identifiers_of(value: object) -> Iterator[str]:
    """Yield what a reader of linked data takes for an identifier, a type or an address."""
    if isinstance(value, dict):
        for name in ("@id", "@type", "id", "type", "uri", "href", "url"):
            if isinstance(value.get(name), str):
                yield value[name]
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from identifiers_of(one)


@EVERY
def test_failures_are_a_line_each_and_come_back(tmp_path: Path, payload: str) -> None:
    fault = Fault(payload, payload, payload, payload)
    path = tmp_path / "failures.jsonl"

    path.write_bytes(write_failures([fault], lambda event: event))

    assert path.read_bytes().count(b"\n") == 1
    assert read_failures(path) == (fault,)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(PAYLOADS.values())), min_size=2, max_size=4).map("".join))
def test_attacks_that_follow_each_other_do_no_more(
    tmp_path: Path,
    harmless_html: dict[str, Shape],
    harmless_markdown: dict[str, str],
    payload: str,
) -> None:
    for name, page in html_pages(tmp_path, payload).items():
        assert shape_of(page).kinds <= harmless_html[name].kinds
    for name, page in markdown_pages(tmp_path, payload).items():
        assert markup_of(page) <= markup_of(harmless_markdown[name])


def test_the_payloads_are_all_different() -> None:
    texts: Sequence[str] = list(PAYLOADS.values())
    assert len(set(texts)) == len(texts) >= 60
