import json
from pathlib import Path

import pytest
from scripted import ARTICLES, write_articles

from summarizer.cli.main import run
from summarizer.schema.difference import BriefingDiff

LATE = "harbour.txt"
"""The report that was published first comes in last."""


@pytest.fixture
def earlier(folder: Path) -> Path:
    """A briefing of all reports but the late one, which is there by now."""
    some = {name: text for name, text in ARTICLES.items() if name != LATE}
    write_articles(folder / "articles", some)
    assert run(["brief", "articles", "--model", "builtin", "-o", "old.json"]) == 0
    write_articles(folder / "articles")
    return folder / "old.json"


def ids_of(path: Path) -> dict[str, str]:
    """Return the ids of agreements by the last words of their statements."""
    briefing = json.loads(path.read_bytes())
    return {" ".join(one["statement"].split()[-4:]): one["id"] for one in briefing["agreements"]}


def test_a_late_article_keeps_ids_and_what_changed_is_told(
    earlier: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    builtin = ["brief", "articles", "--model", "builtin"]
    assert run([*builtin, "-o", "plain.json"]) == 0
    capsys.readouterr()

    assert run([*builtin, "-o", "new.json", "--previous", "old.json"]) == 0

    before, plain, after = (
        ids_of(folder / name) for name in ("old.json", "plain.json", "new.json")
    )
    assert plain != before
    assert after.items() >= before.items()
    told = capsys.readouterr().err
    assert "Harbour Gazette" in told
    changes = BriefingDiff.model_validate_json((folder / "new.changes.json").read_bytes())
    assert changes.kind == "edition"
    assert not [one for one in changes.claims if one.status == "dropped"]
    assert run(["check", "new.json"]) == 0


def test_the_note_names_the_earlier_briefing(earlier: Path, folder: Path) -> None:
    assert run(["brief", "articles", "-o", "new.json", "--previous", "old.json"]) == 0

    provenance = json.loads((folder / "new.json").read_bytes())["provenance"]
    assert provenance["previous"]["briefing"] == json.loads(earlier.read_bytes())["id"]
    assert json.loads(earlier.read_bytes())["id"] in provenance["notes"][-1]


def test_without_an_earlier_briefing_none_is_named(earlier: Path) -> None:
    assert "previous" not in json.loads(earlier.read_bytes())["provenance"]


def test_what_is_no_briefing_is_refused(
    earlier: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.json").write_text('{"id": 3}', encoding="utf-8")

    assert run(["brief", "articles", "-o", "new.json", "--previous", "bad.json"]) == 2

    assert "'bad.json' is no Briefing" in capsys.readouterr().err
    assert not (folder / "new.json").exists()
