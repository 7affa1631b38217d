"""Quotes that are written from right to left, on pages and lines that are written the other way."""

import doctest
import io

import pytest
from pages import render
from rich.console import Console
from tongues import WORDS, HandWrittenModel, read_articles, read_told

from summarizer.cli.matrices import matrix_tables
from summarizer.cli.painting import painted_line
from summarizer.cli.tables import print_to_text
from summarizer.llm.base import ModelProfile
from summarizer.pipeline import Outcome, summarize
from summarizer.render.markdown import render_markdown
from summarizer.render.matrix import read_matrix
from summarizer.render.runs import Run, line
from summarizer.render.show import show_item, show_lines
from summarizer.text import bidi
from summarizer.text.bidi import ISOLATE, POP, isolate
from summarizer.text.scripts import has_right_to_left

PROFILE = ModelProfile(endpoint="http://127.0.0.1:9/v1", model="hand-written-1")
ARABIC = WORDS["ar"]


async def brief() -> Outcome:
    return await summarize(read_articles(), model=HandWrittenModel(), profile=PROFILE)


def paint(*lines: object, width: int = 200) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    for one in lines:
        console.print(one)
    out = console.file
    assert isinstance(out, io.StringIO)
    return out.getvalue()


async def test_markdown_keeps_quotes_apart() -> None:
    outcome = await brief()

    page = render_markdown(outcome.briefing)

    assert f"“{ISOLATE}{ARABIC['agreed']}{POP}”" in page
    assert page.count(ISOLATE) == page.count(POP)
    for one in page.split("\n"):
        outside = "".join(part.rpartition(POP)[2] for part in one.split(ISOLATE))
        assert not has_right_to_left(outside)


async def test_page_marks_quotes_with_language_and_direction() -> None:
    outcome = await brief()

    page = render(outcome.briefing, outcome.articles, outcome.communiques)

    assert f'<q lang="ar" dir="rtl">{ARABIC["agreed"]}</q>' in page
    assert f'<q lang="hi" dir="ltr">{WORDS["hi"]["agreed"]}</q>' in page
    assert f"<bdi>{ARABIC['xu']}</bdi>" in page
    assert not {ISOLATE, POP} & set(page)


async def test_terminal_keeps_a_sentence_with_its_quote_in_one_direction() -> None:
    outcome = await brief()
    claim = outcome.briefing.agreements[0]

    lines = show_lines(outcome.briefing, outcome.articles, claim.id)
    shown = paint(*(painted_line(one) for one in lines))

    (sentence,) = [one for one in shown.split("\n") if ARABIC["agreed"] in one]
    assert sentence.strip().startswith(f"> {ISOLATE}{ARABIC['agreed'][:10]}")
    assert sentence.rstrip().endswith(f".{POP}")
    assert sentence.count(ISOLATE) == 1
    (place,) = [one for one in shown.split("\n") if "ar.txt:" in one]
    assert f", {ISOLATE}{ARABIC['agreed_act']}{POP} [ar.txt:" in place


async def test_terminal_isolates_each_neighbour_of_a_quote_whole() -> None:
    outcome = await brief()
    claim = outcome.briefing.agreements[1]

    lines = show_lines(outcome.briefing, outcome.articles, claim.id, context=2)
    shown = paint(*(painted_line(one) for one in lines))

    arabic = [one.rstrip() for one in shown.split("\n") if has_right_to_left(one)]
    assert len(arabic) > 3
    for one in arabic:
        assert one.count(ISOLATE) == one.count(POP) >= 1
    (told,) = [one for one in arabic if "(quotation)" in one]
    assert told.startswith(f"    (quotation) {ISOLATE}«")
    assert told.endswith(POP)


async def test_each_row_of_a_wrapped_sentence_is_isolated() -> None:
    outcome = await brief()
    claim = outcome.briefing.agreements[0]

    lines = show_lines(outcome.briefing, outcome.articles, claim.id)
    shown = paint(*(painted_line(one) for one in lines), width=40)

    arabic = [one.rstrip() for one in shown.split("\n") if has_right_to_left(one)]
    quoted = [one for one in arabic if one.startswith("    ") or one.startswith("  > ")]
    assert len(quoted) > len([one for one in quoted if one.startswith("  > ")]) > 0
    for one in quoted:
        assert one[4:].removeprefix("(quotation) ").startswith(ISOLATE)
        assert one.endswith(POP)
        assert one.count(ISOLATE) == one.count(POP) == 1


async def test_names_of_sources_are_isolated_in_tables() -> None:
    outcome = await summarize(
        read_articles(folder="wires"),
        model=HandWrittenModel(told=read_told("wires")),
        profile=PROFILE,
    )

    shown = paint(*matrix_tables(read_matrix(outcome.briefing), 80))

    assert f" 3 {ISOLATE}رويترز{POP}" in shown
    assert ISOLATE not in print_to_text(
        matrix_tables(read_matrix(outcome.briefing), 80), to_stderr=False, plain=True
    )


async def test_text_for_other_programs_has_no_isolates() -> None:
    outcome = await brief()

    shown = show_item(outcome.briefing, outcome.articles, outcome.briefing.agreements[0].id)

    assert f"»{ARABIC['agreed']}«" in shown
    assert not {ISOLATE, POP} & set(shown)


def test_lines_from_left_to_right_are_as_they_were() -> None:
    one = line("  > ", "We ", Run("agree", "mark"), " today")

    assert paint(painted_line(one)).rstrip() == "  > We agree today"


@pytest.mark.parametrize("text", ["plain", "мир", "王毅", "", "नमस्ते"])
def test_only_what_is_written_from_right_to_left_is_isolated(text: str) -> None:
    assert isolate(text) == text


def test_examples_hold() -> None:
    assert doctest.testmod(bidi).failed == 0
