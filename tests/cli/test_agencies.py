"""News agencies of a user's own, by way of the settings."""

import json
from pathlib import Path

import pytest
from scripted import write_articles

from summarizer.cli.main import run

UNREAD = 3
"""The embedded extractor reads English only."""
TABLE = """
[[agency]]
name = "Harbour Wire"
names = ["Портинформ"]
source = "Handbook of the desk (2030)"
"""
REPORT = """Бутан и Лаос открывают дорогу

ТХИМПХУ, 4 марта 2031 г. — Портинформ. Министры транспорта Бутана и Лаоса встретились в Тхимпху.

Бутан и Лаос договорились открыть горную дорогу Хаа для торговцев до 2033 года.
"""
PAGE = """Alpha Post

Bhutan and Laos agree on a way

THIMPHU, March 4, 2031: The transport ministers of Bhutan and Laos met in Thimphu on March 3.

Bhutan and Laos agreed to reopen the mountain road of Haa to traders by 2033.
"""


@pytest.fixture
def pages(folder: Path) -> Path:
    """A folder with two articles, one of an agency that the package does not know."""
    write_articles(folder / "pages", {"en.txt": PAGE, "ru.txt": REPORT})
    (folder / "own.toml").write_text(TABLE, encoding="utf-8")
    return folder


def use_table(folder: Path, name: str = "own.toml") -> None:
    (folder / "summarizer.toml").write_text(f'agencies = "{name}"\n', encoding="utf-8")


def outlets(briefing: Path) -> dict[str, str | None]:
    sources = json.loads(briefing.read_bytes())["sources"]
    return {one["uri"]: one["outlet"] for one in sources}


def test_an_agency_of_ones_own_is_the_outlet(pages: Path) -> None:
    assert run(["brief", "pages", "--model", "builtin"]) == UNREAD
    assert outlets(pages / "briefing.json")["ru.txt"] is None

    use_table(pages)
    assert run(["brief", "pages", "--model", "builtin"]) == UNREAD

    assert outlets(pages / "briefing.json") == {"en.txt": "Alpha Post", "ru.txt": "Портинформ"}
    assert run(["check", "briefing.json", "pages"]) == 0


def test_a_batch_whose_agencies_changed_is_briefed_again(pages: Path) -> None:
    batch = ["batch", "events", "--out", "out", "--model", "builtin"]
    (pages / "events").mkdir()
    (pages / "pages").rename(pages / "events" / "haa")
    briefing = pages / "out" / "haa" / "briefing.json"
    run(batch)
    assert outlets(briefing)["ru.txt"] is None

    use_table(pages)
    run(batch)

    assert outlets(briefing)["ru.txt"] == "Портинформ"


def test_a_table_that_is_not_there_is_a_usage_error(
    pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    use_table(pages, "none.toml")

    assert run(["brief", "pages", "--model", "builtin"]) == 2
    assert "none.toml" in capsys.readouterr().err
    assert not (pages / "briefing.json").exists()
