from pathlib import Path

import pytest

from summarizer.cli.main import run


def test_the_two_halves_write_what_brief_writes(recordings: Path, folder: Path) -> None:
    assert run(["brief", "articles", "--replay", "recordings", "-o", "whole.json"]) == 0
    assert (
        run(["extract", "articles", "--replay", "recordings", "-o", "half.communiques.jsonl"]) == 0
    )
    half = ["reconcile", "half.communiques.jsonl", "half.articles.jsonl", "-o", "half.json"]
    assert run([*half, "--replay", "recordings"]) == 0

    for ending in (".json", ".md", ".articles.jsonl", ".communiques.jsonl"):
        whole = (folder / f"whole{ending}").read_bytes()
        assert (folder / f"half{ending}").read_bytes() == whole, ending


def test_communiques_can_go_to_standard_output(
    recordings: Path, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    run(["extract", "articles", "--replay", "recordings", "-o", "a.jsonl"])
    capsysbinary.readouterr()

    assert run(["extract", "articles", "--replay", "recordings", "-o", "-"]) == 0

    assert capsysbinary.readouterr().out == (folder / "a.jsonl").read_bytes()


def test_an_article_without_communique_is_a_failed_source(recordings: Path, folder: Path) -> None:
    run(["extract", "articles", "--replay", "recordings", "-o", "a.jsonl"])
    lines = (folder / "a.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "a.jsonl").write_bytes(b"".join(lines[1:]))

    assert run(["reconcile", "a.jsonl", "a.articles.jsonl"]) == 3

    assert run(["check", "briefing.json", "a.articles.jsonl"]) == 0


def test_a_communique_without_article_is_a_usage_error(
    recordings: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["extract", "articles", "--replay", "recordings", "-o", "a.jsonl"])
    lines = (folder / "a.articles.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "a.articles.jsonl").write_bytes(b"".join(lines[1:]))

    assert run(["reconcile", "a.jsonl", "a.articles.jsonl"]) == 2

    assert "does not hold article" in capsys.readouterr().err


def test_files_in_the_wrong_order_are_told(
    recordings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["extract", "articles", "--replay", "recordings", "-o", "a.jsonl"])

    assert run(["reconcile", "a.articles.jsonl", "a.jsonl"]) == 2

    assert "line 1 is no Article" in capsys.readouterr().err


def test_both_halves_apply_corrections_that_stand_beside_their_articles(
    recordings: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["extract", "articles", "--model", "builtin", "-o", "half/h.communiques.jsonl"])
    quote = "train 40 harbour pilots"
    drop = f'[[drop]]\nitem = {{article = "northern.txt", quote = "{quote}"}}\nnote = "n"\n'
    gone = '[[drop]]\nitem = "agr-0000000000"\nnote = "n"\n'
    for place in ("articles", "half"):
        (folder / place / "corrections.toml").write_text(drop + gone, encoding="utf-8")
    half = ["reconcile", "half/h.communiques.jsonl", "half/h.articles.jsonl"]

    assert run(["brief", "articles", "--model", "builtin", "-o", "whole.json"]) == 0
    assert run([*half, "-o", "half/h.json"]) == 0
    assert run([*half, "--corrections", "articles/corrections.toml", "-o", "named.json"]) == 0

    assert capsys.readouterr().err.count("not applied: drop of agr-0000000000") == 3
    whole = (folder / "whole.json").read_bytes()
    assert b'"kind": "drop"' in whole
    assert (folder / "half" / "h.json").read_bytes() == whole
    assert (folder / "named.json").read_bytes() == whole
