"""A report is the same report in any format: the embedded extractor finds the same in it."""

from pathlib import Path

import pytest
from fileforms import make_docx, make_mail, make_pdf

from summarizer.library import brief_articles
from summarizer.schema.briefing import Briefing

SEEDS = Path(__file__).parents[3] / "seeds"
NEARLY_ALL = 0.95
"""So much of what is found in the text is found in the file; page furniture is not the same."""


def quotes(briefing: Briefing) -> list[str]:
    """Return the quotes of all claims, with single spaces and plain hyphens."""
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    return [" ".join(report.quote.split()) for claim in claims for report in claim.reports]


def brief(folder: Path) -> Briefing:
    return brief_articles(str(folder), model="builtin", environ={}).briefing


def paragraphs_of(name: str) -> tuple[str, list[str]]:
    """Return headline and running text of an article."""
    text = next(SEEDS.glob(f"{name}_*.txt")).read_text(encoding="utf-8")
    lines = [" ".join(line.split()) for line in text.split("\n")]
    prose = [line for line in lines if len(line) > 120]
    return next(line for line in lines if 60 < len(line) <= 120), prose


@pytest.mark.parametrize("name", ["000", "002"])
def test_file_of_an_article_gives_the_claims_of_its_text(tmp_path: Path, name: str) -> None:
    title, prose = paragraphs_of(name)
    files = {
        "a.txt": "\n\n".join([title, *prose]).encode() + b"\n",
        "a.pdf": make_pdf(prose, title=title[:50], columns=2),
        "a.docx": make_docx(prose, title=title, header="The Lima Ledger"),
        "a.eml": make_mail("\n\n".join(prose), subject=title).as_bytes(),
    }
    found = {}
    for file, data in files.items():
        folder = tmp_path / file
        folder.mkdir()
        (folder / file).write_bytes(data)
        found[file] = brief(folder)

    wanted = quotes(found["a.txt"])
    assert len(wanted) >= 10
    for file, briefing in found.items():
        same = set(quotes(briefing)) & set(wanted)
        assert len(same) >= NEARLY_ALL * len(set(wanted)), (file, set(wanted) - same)
        assert len(quotes(briefing)) <= len(wanted) / NEARLY_ALL, file


def test_quotes_of_a_pdf_tell_their_page(tmp_path: Path) -> None:
    _, prose = paragraphs_of("002")
    (tmp_path / "a.pdf").write_bytes(make_pdf(prose * 2))

    outcome = brief_articles(str(tmp_path), model="builtin", environ={})

    (source,) = outcome.briefing.sources
    assert len(source.pages) == 2
    assert source.pages == outcome.articles[0].pages
