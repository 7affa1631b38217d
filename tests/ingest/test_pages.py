"""Pages of many kinds beside what a reader of them expects: what they say of themselves, and what
part of the page each sentence is."""

from pathlib import Path

import pytest

from summarizer.ingest.read import read_articles
from summarizer.schema.article import Article
from summarizer.schema.words import EVIDENCE_ZONES

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.name for path in PAGES.iterdir() if path.suffix != ".expected")
FIELDS = "outlet title byline dateline published published_from language".split()


def read(name: str) -> Article:
    (article,) = read_articles([str(PAGES / name)]).articles
    return article


def described(article: Article) -> str:
    """Write an article down as the files `*.expected` do."""
    lines = [f"{field}: {getattr(article, field) or '-'}" for field in FIELDS]
    lines.append("")
    for sentence in article.sentences:
        zone = f"{sentence.zone} @ {sentence.account}" if sentence.account else sentence.zone
        text = article.text[sentence.start : sentence.end].replace("\n", "⏎")
        lines.append(f"{zone} | {text}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_page_is_read_as_its_reader_expects(name: str) -> None:
    expected = (PAGES / name).with_suffix(".expected").read_text(encoding="utf-8")

    article = read(name)

    assert described(article).splitlines() == expected.splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_all_text_of_a_page_lies_in_one_sentence(name: str) -> None:
    article = read(name)

    position = 0
    for number, sentence in enumerate(article.sentences, start=1):
        assert sentence.number == number
        assert not article.text[position : sentence.start].strip()
        position = sentence.end
    assert not article.text[position:].strip()


def test_every_file_of_expectations_has_its_page() -> None:
    expected = {path.stem for path in PAGES.glob("*.expected")}

    assert expected == {Path(name).stem for name in NAMES}
    assert len(expected) >= 14


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("newspaper.txt", "They gave in again."),
        ("reader_comments.txt", "Malta agreed to pay half, says my cousin at the ministry."),
        ("page.html", "kgosi: Denmark agreed to pay for everything, I heard."),
        ("page.html", "Buy now and save!"),
        ("wire.txt", "> Accra port strike enters second week"),
        ("spanish.txt", "Rita: Ojalá se cumpla."),
    ],
)
def test_what_readers_and_adverts_say_is_never_shown_to_a_model(name: str, words: str) -> None:
    article = read(name)

    zones = [s.zone for s in article.sentences if words in article.text[s.start : s.end]]

    assert zones
    assert not EVIDENCE_ZONES.intersection(zones)


def test_nothing_hidden_in_a_page_becomes_text() -> None:
    text = read("page.html").text

    assert "cancelled" not in text
    assert "torn up" not in text
