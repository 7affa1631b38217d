import json
import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from clisupport import clean_environment, run_cli
from scripted import ARTICLES, write_articles

from summarizer.cli.main import run

LISTS_MODULES = """
import sys
from summarizer.cli.main import run
code = run(sys.argv[1:])
print("\\n".join(sorted({name.partition(".")[0] for name in sys.modules})))
sys.exit(code)
"""

WRITTEN = [
    "briefing.articles.jsonl",
    "briefing.communiques.jsonl",
    "briefing.json",
    "briefing.md",
    "briefing.run.json",
]


def test_a_briefing_and_all_that_it_rests_on_is_written(
    recordings: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "articles", "--replay", "recordings"]) == 0

    assert sorted(path.name for path in folder.glob("briefing*")) == WRITTEN
    shown = capsys.readouterr()
    assert shown.out.startswith("briefing.json\nbriefing.md\n")
    assert "Harbour Gazette" in shown.out
    assert "divergence" in shown.out
    assert shown.err == ""


def test_a_page_for_a_browser_is_written_where_it_is_asked_for(
    recordings: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "articles", "--replay", "recordings", "--html"]) == 0
    assert "briefing.md\nbriefing.html\n" in capsys.readouterr().out

    assert run(["render", "briefing.json", "--to", "html", "-o", "again.html"]) == 0

    assert (folder / "again.html").read_bytes() == (folder / "briefing.html").read_bytes()


def test_a_page_needs_a_file(recordings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["brief", "articles", "--replay", "recordings", "--html", "-o", "-"]

    assert run(arguments) == 2
    assert "name one with -o" in capsys.readouterr().err


def test_the_briefing_stands_up_to_its_articles(recordings: Path) -> None:
    run(["brief", "articles", "--replay", "recordings"])

    assert run(["check", "briefing.json"]) == 0
    assert run(["check", "briefing.json", "articles"]) == 0


def test_json_alone_goes_to_standard_output(recordings: Path, folder: Path) -> None:
    run(["brief", "articles", "--replay", "recordings"])

    done = run_cli(folder, "brief", "articles", "--replay", "recordings", "-o", "-")

    assert done.returncode == 0
    assert done.stdout == (folder / "briefing.json").read_bytes()
    assert b"Harbour Gazette" in done.stderr


def test_compact_json_is_one_line_with_the_same_id(recordings: Path, folder: Path) -> None:
    run(["brief", "articles", "--replay", "recordings"])
    run(["brief", "articles", "--replay", "recordings", "--compact", "-o", "small.json"])

    small = (folder / "small.json").read_bytes()
    assert b"\n" not in small
    assert json.loads(small) == json.loads((folder / "briefing.json").read_bytes())


def test_clock_and_counters_stand_in_the_side_file_only(recordings: Path, folder: Path) -> None:
    run(["brief", "articles", "--replay", "recordings"])

    side = json.loads((folder / "briefing.run.json").read_bytes())
    assert side["seconds"]["all"] > 0
    assert side["asked"]["store"]["found"] == 9
    assert "seconds" not in (folder / "briefing.json").read_text()


@pytest.mark.parametrize(("concurrency", "seed"), [(1, "0"), (16, "31415")])
def test_bytes_are_the_same_for_any_order_concurrency_and_hash_seed(
    recordings: Path, folder: Path, concurrency: int, seed: str
) -> None:
    run(["brief", "articles", "--replay", "recordings"])
    names = [str(Path("articles", name)) for name in ARTICLES]
    random.Random(seed).shuffle(names)

    done = run_cli(
        folder,
        *("brief", *names, "--replay", "recordings", "--concurrency", concurrency, "-o", "-"),
        environ={"PYTHONHASHSEED": seed},
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout == (folder / "briefing.json").read_bytes()


def test_where_the_folder_lies_changes_no_byte(recordings: Path, folder: Path) -> None:
    write_articles(folder / "elsewhere" / "deep" / "articles")

    run(["brief", "articles", "--replay", "recordings", "-o", "here.json"])
    run(["brief", "elsewhere/deep/articles", "--replay", "recordings", "-o", "there.json"])

    here = (folder / "here.json").read_bytes()
    assert (folder / "there.json").read_bytes() == here
    assert str(folder).encode() not in here


def test_a_replayed_run_imports_no_sdk_and_no_parser(recordings: Path, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LISTS_MODULES, "brief", "articles", "--replay", "recordings"],
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=True,
    )

    assert not set(done.stdout.split()) & {"openai", "instructor", "spacy", "httpx2", "tenacity"}


def test_a_request_that_nobody_recorded_ends_the_run(
    recordings: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "articles" / "harbour.txt").write_text(
        ARTICLES["harbour.txt"].replace("ferry safety", "ferry traffic")
    )

    assert run(["brief", "articles", "--replay", "recordings"]) == 6

    message = capsys.readouterr().err
    assert "no recording of 'extract.v1' with key" in message
    assert "the nearest one" in message
    assert not list(folder.glob("briefing*"))


def test_an_unreadable_article_is_listed_and_the_others_go_on(
    recordings: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "articles" / "scan.txt").write_bytes(b"\x00\x01\x02" * 100)

    assert run(["brief", "articles", "--replay", "recordings"]) == 3

    briefing = json.loads((folder / "briefing.json").read_bytes())
    failed = [one for one in briefing["sources"] if one["status"] == "failed"]
    assert [one["uri"] for one in failed] == ["scan.txt"]
    assert failed[0]["reason"]
    assert "failed: scan.txt: " in capsys.readouterr().err
    assert run(["check", "briefing.json"]) == 0


def test_nothing_that_can_be_read_is_nothing_usable(
    recordings: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "scan.txt").write_bytes(b"\x00\x01\x02" * 100)

    assert run(["brief", "scan.txt", "--replay", "recordings"]) == 4

    assert "scan.txt: " in capsys.readouterr().err
    assert not list(folder.glob("briefing*"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["brief"], "SOURCES"),
        (["brief", "nowhere.txt"], "nowhere.txt"),
        (["brief", "articles", "--replay", "nowhere"], "nowhere"),
        (["brief", "articles", "--replay", "a", "--record", "b"], "--record"),
        (["brief", "articles", "--base-url", "http://127.0.0.1:9/v1"], "--model"),
        (["brief", "articles", "--concurrency", "0"], "--concurrency"),
        (["brief", "articles", "-o", "articles"], "folder"),
        (["brief", "articles", "-o", "notes.md"], "notes.md"),
        pytest.param(
            ["brief", "articles", "--model", "gpt-x"],
            "OPENAI_API_KEY",
            marks=pytest.mark.fault(38),
        ),
        (["breif", "articles"], "brief"),
    ],
)
def test_wrong_usage_is_told_before_any_work(
    articles: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(arguments) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert told in captured.err
    assert not list(articles.parent.glob("briefing*"))


def test_an_article_is_never_overwritten(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "articles/harbour.txt", "-o", "articles/harbour.txt"]) == 2

    assert (articles / "harbour.txt").read_text() == ARTICLES["harbour.txt"]


def test_the_page_of_an_earlier_run_is_no_article(recordings: Path, folder: Path) -> None:
    run(["brief", "articles", "--replay", "recordings", "-o", "articles/briefing.json"])
    first = (folder / "articles" / "briefing.json").read_bytes()

    assert run(["brief", "articles", "--replay", "recordings", "-o", "articles/briefing.json"]) == 0

    assert (folder / "articles" / "briefing.json").read_bytes() == first


def test_standard_input_is_an_article(recordings: Path, folder: Path) -> None:
    text = ARTICLES["harbour.txt"].encode()

    done = run_cli(folder, "brief", "-", "--replay", "recordings", "-o", "-", stdin=text)

    assert done.returncode == 0, done.stderr
    assert [one["uri"] for one in json.loads(done.stdout)["sources"]] == ["-"]


def test_a_page_that_cannot_be_written_leaves_the_old_one(recordings: Path, folder: Path) -> None:
    run(["brief", "articles", "--replay", "recordings"])
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "render", "briefing.json", "-o", "briefing.md"],
        capture_output=True,
        env=clean_environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == b"error: cannot write 'briefing.md': File too large\n"
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_closed_pipe_is_quiet(recordings: Path, folder: Path) -> None:
    run(["brief", "articles", "--replay", "recordings"])
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "render", "briefing.json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=clean_environment(),
        check=False,
    )
    os.close(writing)

    assert done.returncode == 141
    assert done.stderr == b""


def test_nothing_configured_is_told_in_one_line(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "articles"]) == 0

    (line,) = capsys.readouterr().err.splitlines()
    assert "no language model" in line
    assert "--model" in line


@pytest.mark.slow
def test_the_seed_briefing_has_the_same_bytes(tmp_path: Path) -> None:
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    files = sorted(map(str, seeds.glob("*.txt")))
    common = ("--model", "builtin", "-o", "-")

    straight = run_cli(tmp_path, "brief", seeds, *common, environ={"PYTHONHASHSEED": "0"})
    shuffled = run_cli(
        tmp_path,
        *("brief", *files[::2], *reversed(files[1::2]), "--concurrency", 16, *common),
        environ={"PYTHONHASHSEED": "27182"},
    )

    assert straight.returncode == 0, straight.stderr
    assert shuffled.stdout == straight.stdout
