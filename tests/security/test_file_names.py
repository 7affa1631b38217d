"""Names that come from elsewhere lead nowhere else, and a link in the way is not followed."""

import json
import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import write_articles

from summarizer.batch.plan import plan_folders, plan_manifest
from summarizer.batch.shelf import BRIEFING_FILE
from summarizer.cli.batch import retry_of
from summarizer.cli.batchoptions import BatchOptions, read_options
from summarizer.cli.main import run
from summarizer.cli.outputs import briefing_files
from summarizer.errors import UsageError
from summarizer.llm.recording import name_recording
from summarizer.llm.submitted import BatchFolder

HOSTILE = [
    "..",
    ".",
    "../outside",
    "/etc/passwd",
    "a/b",
    "a\\b",
    "C:evil",
    "CON",
    "nul.txt",
    "Aux",
    "com1.tar.gz",
    "LPT\u00b9",
    "dots...",
    " spaces ",
    ".hidden",
    "line\nfeed",
    "esc\x1b[2J",
    "nul\x00",
    "bidi\u202egnp",
    "zero\u200bwidth",
    "x" * 300,
    "\u00e9" * 150,
    "run.json",
    "FAILURES.jsonl",
    "run.1-of-4.json",
]


def manifest_of(folder: Path, name: str) -> Path:
    path = folder / "events.jsonl"
    path.write_text(json.dumps({"event": name, "sources": ["a.txt"]}), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", HOSTILE)
def test_a_manifest_cannot_name_a_folder_that_is_none(folder: Path, name: str) -> None:
    with pytest.raises(UsageError, match="line 1") as caught:
        plan_manifest(manifest_of(folder, name), root=None)

    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(min_size=1, max_size=40))
def test_whatever_a_manifest_names_stays_in_the_output(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("manifest", numbered=True)
    path = folder / "events.jsonl"
    path.write_bytes(json.dumps({"event": name, "sources": ["a.txt"]}).encode())
    try:
        (event,) = plan_manifest(path, root=None).events
    except UsageError:
        return

    target = (folder / "out" / event.name).resolve()
    assert target.parent == folder / "out"
    target.mkdir(parents=True)


def test_a_folder_with_the_name_of_a_file_of_the_run_is_refused(folder: Path) -> None:
    (folder / "events" / "run.json").mkdir(parents=True)

    with pytest.raises(UsageError, match=r"run\.json"):
        plan_folders(folder / "events", out=folder / "out")


def batch(folder: Path) -> int:
    write_articles(folder / "events" / "a")
    write_articles(folder / "events" / "b")
    return run(["batch", "events", "--out", "out", "--quiet"])


@pytest.mark.parametrize("link", ["a", "a/briefing.md"])
def test_an_event_is_not_written_through_a_link_out_of_the_output(
    folder: Path, link: str, capfd: pytest.CaptureFixture[str]
) -> None:
    outside = folder / "outside"
    outside.mkdir()
    (outside / "kept").write_text("kept")
    (folder / "out" / link).parent.mkdir(parents=True)
    (folder / "out" / link).symlink_to(outside if link == "a" else outside / "kept")

    code = batch(folder)

    assert code == 3
    assert {path.name: path.read_text() for path in outside.iterdir()} == {"kept": "kept"}
    assert (folder / "out" / "b" / BRIEFING_FILE).is_file()
    assert "leads out" in (folder / "out" / "failures.jsonl").read_text()


@pytest.mark.parametrize("name", ["run.json", "failures.jsonl"])
def test_files_of_a_run_are_not_written_through_a_link(folder: Path, name: str) -> None:
    (folder / "kept").write_text("kept")
    (folder / "out").mkdir()
    (folder / "out" / name).symlink_to(folder / "kept")

    assert batch(folder) == 2
    assert (folder / "kept").read_text() == "kept"


@pytest.mark.parametrize(
    "ending", [".md", ".html", ".run.json", ".articles.jsonl", ".communiques.jsonl"]
)
def test_files_beside_a_briefing_are_not_written_through_a_link(folder: Path, ending: str) -> None:
    (folder / "kept").write_text("kept")
    (folder / "a.json").write_text("{}")
    (folder / f"a{ending}").symlink_to(folder / "kept")

    with pytest.raises(UsageError, match="is a link"):
        briefing_files(folder / "a.json", html=True)


def test_the_file_that_is_named_may_be_a_link(folder: Path) -> None:
    (folder / "elsewhere.json").write_text("{}")
    (folder / "a.json").symlink_to(folder / "elsewhere.json")

    assert briefing_files(folder / "a.json").json == folder / "a.json"


def options(root: Path) -> BatchOptions:
    return read_options(
        root=root,
        out=Path("out"),
        manifest=None,
        group=False,
        shard=None,
        only=(),
        retry_failed=False,
        force=False,
        fail_fast=False,
        max_failures=None,
        manner="nothing",
        flags={},
    )


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_shell_takes_the_command_that_tries_again_as_the_words_it_is(name: str) -> None:
    words = shlex.split(retry_of(options(Path(name)), name))

    assert words[-2:] == ["--only", name]
    assert words[2] == str(Path(name))


@pytest.mark.parametrize(
    ("prompt", "key"), [("../../x", "/../../../../etc"), ("a/b", "..\\..\\x"), ("p\0", "\x1b[2J")]
)
def test_a_recording_of_somebody_elses_store_has_a_harmless_name(prompt: str, key: str) -> None:
    name = name_recording(prompt, key)

    assert Path(name).name == name
    assert name.isascii()
    assert name.isprintable()
    assert "\\" not in name


@pytest.mark.parametrize("name", ["../../x", "a\x00b", "x" * 300, "-rf", "\x1b[2J"])
def test_a_file_of_requests_gives_its_batch_a_harmless_name(tmp_path: Path, name: str) -> None:
    folder = BatchFolder(tmp_path / "batches")

    batch = folder.add(name, "http://127.0.0.1", (), b"")

    assert batch.label.isascii()
    assert [path.parent for path in tmp_path.glob("**/*.json")] == [tmp_path / "batches"]
