import json
from pathlib import Path

import pytest
from scripted import ARTICLES, write_articles

from summarizer.cli.main import run

FERRIES = '{article = "letters.txt", quote = "share ferry safety data from 2032"}'
PILOTS = '{article = "The Northern Post", quote = "train 40 harbour pilots"}'
MERGED = f'[[merge]]\nitems = [{FERRIES}, {PILOTS}]\nnote = "one package"\n'


def brief(*more: str) -> int:
    return run(["brief", "articles", "--model", "builtin", "-o", "new.json", *more])


def agreements(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((folder / "new.json").read_bytes())["agreements"]
    return found


def test_corrections_beside_the_articles_are_applied(articles: Path, folder: Path) -> None:
    assert brief() == 0
    before = len(agreements(folder))
    (articles / "corrections.toml").write_text(MERGED, encoding="utf-8")

    assert brief() == 0

    assert len(agreements(folder)) == before - 1
    assert "merged by a reader" in (folder / "new.md").read_text(encoding="utf-8")
    assert run(["check", "new.json"]) == 0


def test_they_hold_when_an_article_comes_late(folder: Path) -> None:
    some = {name: text for name, text in ARTICLES.items() if name != "harbour.txt"}
    path = write_articles(folder / "articles", some)
    (path / "corrections.toml").write_text(MERGED, encoding="utf-8")
    assert brief("-o", "old.json") == 0
    write_articles(path)

    assert brief("--previous", "old.json") == 0

    old = json.loads((folder / "old.json").read_bytes())["agreements"]
    assert [one["id"] for one in agreements(folder)] == [one["id"] for one in old]
    (done,) = json.loads((folder / "new.json").read_bytes())["provenance"]["corrections"]["applied"]
    assert done["items"] == [old[0]["id"]]
    assert run(["check", "new.json"]) == 0


def test_stale_ones_are_reported(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mine.toml").write_text(
        '[[drop]]\nitem = "agr-0000000000"\nnote = "gone"\n', encoding="utf-8"
    )

    assert brief("--corrections", "mine.toml") == 0

    assert "not applied: drop of agr-0000000000: no item has this id" in capsys.readouterr().err
    notes = json.loads((folder / "new.json").read_bytes())["provenance"]["notes"]
    assert any("agr-0000000000" in note for note in notes)


def test_a_malformed_file_ends_the_run(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "corrections.toml").write_text("[[merge]]\nitems = []\n", encoding="utf-8")

    assert brief() == 2

    assert "@ $.merge[0].items" in capsys.readouterr().err
    assert not (folder / "new.json").exists()


def test_a_correction_that_does_not_add_up_is_found(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "corrections.toml").write_text(
        f'[[rename]]\nitem = {PILOTS}\ntopic = "pilots"\nnote = "n"\n', encoding="utf-8"
    )
    brief()
    text = (folder / "new.json").read_text(encoding="utf-8")
    (folder / "new.json").write_text(text.replace('"value": "pilots"', '"value": "ships"'))

    assert run(["check", "new.json"]) == 6

    assert "$.provenance.corrections.applied[0]" in capsys.readouterr().out
