"""A whole run whose answers come from batch files, as a user would do it."""

import json
from pathlib import Path
from typing import Any

import pytest
from scripted import PROFILE, answer_for

from summarizer.cli.main import run
from summarizer.llm.base import Message, Request

STORE = ("--model", PROFILE.model, "--base-url", PROFILE.endpoint, "--record", "kept")


def answers(path: Path) -> bytes:
    """Return what a batch service makes of a file of requests, the last line first."""
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    return b"".join(json.dumps(_answer(line)).encode() + b"\n" for line in reversed(lines))


def _answer(line: dict[str, Any]) -> dict[str, Any]:
    body = line["body"]
    request = Request(
        endpoint=PROFILE.endpoint,
        model=body["model"],
        prompt="",
        messages=tuple(Message.model_validate(one) for one in body["messages"]),
        answer_name=body["response_format"]["json_schema"]["name"],
        answer_schema={},
    )
    message = {"role": "assistant", "content": json.dumps(answer_for(request))}
    reply = {"model": PROFILE.model, "choices": [{"finish_reason": "stop", "message": message}]}
    return {
        "custom_id": line["custom_id"],
        "response": {"status_code": 200, "body": reply},
        "error": None,
    }


def asked(folder: Path) -> list[str]:
    """Export, and return the names of the answers that are asked for."""
    assert run(["requests", "export", "articles", *STORE, "--out", "ask.jsonl"]) == 0
    lines = (folder / "ask.jsonl").read_bytes().splitlines()
    return [json.loads(one)["body"]["response_format"]["json_schema"]["name"] for one in lines]


def bring(folder: Path) -> int:
    (folder / "got.jsonl").write_bytes(answers(folder / "ask.jsonl"))
    return run(["requests", "import", "got.jsonl", "--record", "kept"])


def test_stages_follow_one_another_until_nothing_is_asked(articles: Path, folder: Path) -> None:
    rounds = []
    while stage := asked(folder):
        rounds.append(sorted(set(stage)))
        assert bring(folder) == 0

    assert rounds == [
        ["communique_draft"],
        ["communique_draft"],
        ["claim_groups"],
        ["claim_differences"],
        ["summary_draft"],
    ]
    assert run(["brief", "articles", "--replay", "kept"]) == 0
    assert run(["check", "briefing.json"]) == 0


def test_export_says_that_nothing_is_left(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    while asked(folder):
        bring(folder)

    assert "nothing to ask" in capsys.readouterr().err
    assert (folder / "ask.jsonl").read_bytes() == b""


def test_an_export_asks_for_notes_in_the_language_that_is_named(
    articles: Path, folder: Path
) -> None:
    named = ["--language", "fr", "--out", "ask.jsonl"]
    assert run(["requests", "export", "articles", *STORE, *named]) == 0

    lines = (folder / "ask.jsonl").read_bytes().splitlines()
    asked = [json.loads(one)["body"]["messages"][1]["content"] for one in lines]
    assert asked
    assert all("Language of the notes: French (fr)" in one for one in asked)


@pytest.mark.fault(52)
def test_a_torn_file_keeps_what_is_whole(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(folder)
    whole = answers(folder / "ask.jsonl")
    (folder / "got.jsonl").write_bytes(whole[: len(whole) - 40])

    assert run(["requests", "import", "got.jsonl", "--record", "kept"]) == 3

    out = capsys.readouterr().out
    assert "imported 2, already there 0, still waiting 1" in out
    assert "torn got.jsonl:3: no JSON" in out
    assert len(asked(folder)) == 1 + 2


def test_importing_needs_a_folder(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "got.jsonl").write_bytes(b"")

    assert run(["requests", "import", "got.jsonl"]) == 2
    assert "--record DIR" in capsys.readouterr().err

    assert run(["requests", "import", "got.jsonl", "--record", "nowhere"]) == 2
    assert "cannot read 'nowhere/manifest.json'" in capsys.readouterr().err


def test_exporting_needs_a_model(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["requests", "export", "articles", "--record", "kept", "--out", "a.jsonl"]) == 2

    assert "name one with --model" in capsys.readouterr().err


def test_ids_and_names_of_files_forge_no_lines(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(folder)
    name = "got\nimported 7.jsonl"
    line = {"custom_id": "a\nimported 9\x1b[2J\u202e", "response": None, "error": {"code": "x"}}
    (folder / name).write_text(json.dumps(line) + "\n{")

    assert run(["requests", "import", name, "--record", "kept"]) == 3

    out = capsys.readouterr().out
    assert r"unknown a\nimported 9\u001b[2J\u202e: no request" in out
    assert r"torn got\nimported 7.jsonl:2: " in out
    assert [one for one in out.splitlines() if one.startswith("imported")] == [
        "imported 0, already there 0, still waiting 3"
    ]


def files_below(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_export_takes_no_article_away(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = min(path for path in articles.iterdir() if path.is_file())
    (folder / "link.jsonl").symlink_to(article)
    before = files_below(folder)

    for out in (str(article), "link.jsonl", f"articles/../articles/{article.name}"):
        assert run(["requests", "export", "articles", *STORE, "--out", out]) == 2
        assert "is one of the articles" in capsys.readouterr().err

    assert files_below(folder) == before


def test_an_export_goes_into_no_store(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(folder)
    before = files_below(folder)

    for out in ("kept/manifest.json", "kept/new.jsonl", "articles/../kept/pending/x.json"):
        assert run(["requests", "export", "articles", *STORE, "--out", out]) == 2
        assert "is in the folder of --record or --store" in capsys.readouterr().err

    assert files_below(folder) == before


def exported(*options: str) -> int:
    return run(["requests", "export", "articles", *STORE, "--out", "ask.jsonl", *options])


def test_an_export_is_split_and_every_request_is_in_one_file(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exported() == 0
    whole = (folder / "ask.jsonl").read_bytes()

    assert exported("--max-requests", "2") == 0

    assert "3 requests in 2 files, ask.001.jsonl to ask.002.jsonl" in capsys.readouterr().err
    assert sorted(folder.glob("ask*")) == [folder / "ask.001.jsonl", folder / "ask.002.jsonl"]
    parts = [(folder / f"ask.00{number}.jsonl").read_bytes() for number in (1, 2)]
    assert b"".join(parts) == whole
    assert [part.count(b"\n") for part in parts] == [2, 1]


def test_an_export_that_fits_leaves_no_part_of_an_earlier_one(articles: Path, folder: Path) -> None:
    (folder / "ask.777.jsonl").write_text("somebody's notes\n")
    exported("--max-requests", "1")
    assert len(list(folder.glob("ask.00?.jsonl"))) == 3

    assert exported() == 0

    assert sorted(path.name for path in folder.glob("ask*")) == ["ask.777.jsonl", "ask.jsonl"]


@pytest.mark.parametrize(
    ("flag", "most"), [("--max-bytes", "20000"), ("--max-batch-tokens", "8000")]
)
def test_a_file_is_also_bounded_in_bytes_and_tokens(
    articles: Path, folder: Path, flag: str, most: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exported(flag, most) == 0
    assert len(list(folder.glob("ask.00?.jsonl"))) > 1
    before = files_below(folder)

    assert exported(flag, "100") == 2

    assert flag in capsys.readouterr().err
    assert files_below(folder) == before


def test_several_files_do_not_go_to_standard_output(
    articles: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    command = ["requests", "export", "articles", *STORE, "--out", "-"]

    assert run([*command, "--max-requests", "2"]) == 2
    assert run(command) == 0

    assert capsysbinary.readouterr().out.count(b"\n") == 3


def test_no_part_of_an_export_takes_an_article_away(articles: Path, folder: Path) -> None:
    (articles / "ask.002.jsonl").write_bytes((articles / "harbour.txt").read_bytes())
    (articles / "ask.002.jsonl").rename(articles / "ask.002.txt")
    before = files_below(articles)

    out = str(articles / "ask.txt")
    assert run(["requests", "export", "articles", *STORE, "--out", out, "--max-requests", "1"]) == 2

    assert files_below(articles) == before
