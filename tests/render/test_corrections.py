"""Corrections show in every view."""

from pathlib import Path
from typing import Any

import pytest
from correcting import applied, brief_seeds, named_claim, quotes_of_no_other, read_seeds

from summarizer.cli.matrices import matrix_tables
from summarizer.cli.tables import print_to_text, summary_table
from summarizer.editions import diff_briefings
from summarizer.errors import UsageError
from summarizer.files import resource_path
from summarizer.render.canonical import render_json
from summarizer.render.corrections import marks_of
from summarizer.render.diff.write import outline_diff, render_diff_markdown, render_diff_text
from summarizer.render.html.page import TEMPLATES, render_html
from summarizer.render.markdown import render_markdown
from summarizer.render.matrix import matrix_csv, read_matrix
from summarizer.render.show import show_item
from summarizer.schema.briefing import Briefing, Claim
from summarizer.text.csvtext import csv_rows
from summarizer.vocabulary.load import load_vocabulary

WORDS = "Both will run <b>Gwadar</b> *Port*."
CORRECTIONS: dict[str, Any] = {
    "merge": [{"items": ["agr-697beaf5f8", "agr-8d61245b36"], "note": "one <i>matter</i>"}],
    "rename": [
        {"item": "agr-ff25890af9", "statement": WORDS, "note": "plainer"},
        {"item": {"name": "Ding Xuexiang"}, "name": "Vice Premier Ding", "note": "as he is known"},
    ],
    "drop": [
        {"item": "agr-374519b29f", "note": "no agreement"},
        {"item": "agr-0000000000", "note": "an old one"},
    ],
}


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return brief_seeds(CORRECTIONS)


def page_of(briefing: Briefing) -> str:
    templates = {
        name: Path(resource_path("templates", name)).read_text(encoding="utf-8")
        for name in TEMPLATES
    }
    return render_html(briefing, *read_seeds(), templates=templates)


def named(briefing: Briefing, id_: str) -> Claim:
    found = named_claim(briefing, id_)
    assert found is not None
    return found


def test_json_lists_them(briefing: Briefing) -> None:
    raw = render_json(briefing).decode()

    assert {one.kind for one in applied(briefing)} == {"merge", "rename", "drop"}
    assert '"corrections": {' in raw


def test_the_page_marks_each_and_lists_all(briefing: Briefing) -> None:
    page = render_markdown(briefing)

    assert "_(merged by a reader)_" in page
    assert "_(in a reader’s words)_" in page
    assert "_(named by a reader)_" in page
    listed = page.partition("## Corrected by a reader")[2]
    assert "Dropped agr-374519b29f" in listed
    assert "Not applied: drop of agr-0000000000" in listed
    assert "<b>" not in page
    assert "<i>" not in page


def test_the_page_for_a_browser_marks_each_and_lists_all(briefing: Briefing) -> None:
    page = page_of(briefing)

    for mark in ("merged by a reader", "in a reader’s words", "named by a reader"):
        assert f'<span class="flag">{mark}</span>' in page
    listed = page.partition('id="corrections"')[2]
    assert "Dropped agr-374519b29f" in listed
    assert "Not applied: drop of agr-0000000000" in listed
    assert "<b>Gwadar" not in page
    assert "<i>matter" not in page


def test_the_page_for_a_browser_marks_them_in_the_matrix_and_where_sources_differ() -> None:
    claim = next(one for one in brief_seeds().positions if one.divergences)
    page = page_of(
        brief_seeds({"rename": [{"item": claim.id, "topic": "my topic", "note": "why"}]})
    )

    heads = [part.partition("</h3>")[0] for part in page.split('<section class="matter"')[1:]]
    assert sum('<span class="flag">topic by a reader</span>' in head for head in heads) == 1
    row = page.partition(f'data-row="{claim.id}"')[2].partition("</th>")[0]
    assert '<span class="flag" title="topic by a reader">corrected</span>' in row


def test_the_matrix_marks_each() -> None:
    corrected = brief_seeds({"rename": CORRECTIONS["rename"][:1], "merge": CORRECTIONS["merge"]})
    matrix = read_matrix(corrected)
    head, *rows = csv_rows(matrix_csv(matrix))

    column = head.index("corrected")
    told = {str(row[0]): row[column] for row in rows if row[column]}
    assert told["agr-ff25890af9"] == "in a reader’s words"
    assert set(told.values()) == {"in a reader’s words", "merged by a reader"}
    text = " ".join(print_to_text(matrix_tables(matrix, 40), to_stderr=False, plain=True).split())
    assert f"{WORDS} (in a reader’s words)" in text


def test_both_parts_of_a_split_claim_say_so() -> None:
    plain = brief_seeds()
    claim = next(one for one in plain.agreements if len(quotes_of_no_other(plain, one)) > 1)
    part = {"article": claim.reports[1].source, "quote": quotes_of_no_other(plain, claim)[1].quote}

    parted = brief_seeds({"split": [{"item": claim.id, "reports": [part], "note": "two"}]})

    marks = marks_of(parted.provenance.corrections)
    assert list(marks.values()) == [("split by a reader",)] * 2
    told = {report.span for one in marks for report in named(parted, one).reports}
    assert told == {report.span for report in claim.reports}


def test_the_table_on_the_terminal_counts_them(briefing: Briefing) -> None:
    assert f"{len(applied(briefing))} corrections by a reader" in summary_table(briefing)


def test_show_says_what_was_corrected(briefing: Briefing) -> None:
    shown = show_item(briefing, read_seeds()[0], "agr-ff25890af9")

    assert "corrected by a reader: Renamed agr-ff25890af9" in shown
    assert "plainer" in shown


@pytest.mark.parametrize("gone", ["agr-374519b29f", "agr-8d61245b36"])
def test_show_says_what_became_of_an_item_that_is_gone(briefing: Briefing, gone: str) -> None:
    with pytest.raises(UsageError, match=f"a reader corrected it: (Dropped|Merged) .*{gone}"):
        show_item(briefing, (), gone)


def test_a_difference_that_a_reader_made_is_told_as_such(briefing: Briefing) -> None:
    found = diff_briefings(brief_seeds(), briefing, load_vocabulary())
    outline = outline_diff(found, name_of={})

    for text in (render_diff_text(outline), render_diff_markdown(outline)):
        assert "Corrected by a reader" in text
        assert "no agreement" in text
    assert "(dropped by a reader) agr-374519b29f" in render_diff_text(outline)
    kept = render_diff_text(outline).partition("\nKept\n")[2]
    assert "(in a reader’s words) agr-ff25890af9" in kept


def test_without_corrections_no_view_speaks_of_them() -> None:
    plain = brief_seeds()
    found = diff_briefings(plain, plain, load_vocabulary())
    views = (
        render_markdown(plain),
        page_of(plain),
        render_diff_text(outline_diff(found, name_of={})),
        found.model_dump_json(),
    )

    assert not [view for view in views if "orrected by a reader" in view or '"corrections"' in view]


def test_a_summary_that_rests_on_the_readers_words_says_so() -> None:
    plain = brief_seeds()
    claim = next(
        named_claim(plain, id_)
        for one in plain.summary
        for id_ in one.items
        if named_claim(plain, id_)
    )
    assert claim is not None

    renamed = brief_seeds(
        {"rename": [{"item": claim.id, "statement": "Something of mine.", "note": "n"}]}
    )

    resting = [one for one in renamed.summary if claim.id in one.items]
    head = render_markdown(renamed).partition("## Where")[0]
    assert head.count("_(in a reader’s words)_") == len(resting)
