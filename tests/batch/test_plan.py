import json
from pathlib import Path

import pytest
from scripted import write_articles

from summarizer.batch.plan import plan_folders, plan_manifest
from summarizer.errors import UsageError


def write_manifest(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def test_every_folder_is_an_event_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("tallinn", "lisbon", ".hidden"):
        write_articles(tmp_path / name)

    plan = plan_folders(tmp_path, out=tmp_path / "out")

    assert [(one.name, one.articles) for one in plan.events] == [("lisbon", 3), ("tallinn", 3)]
    assert plan.articles == 6


def test_the_output_is_no_event_even_inside_of_the_root(tmp_path: Path) -> None:
    write_articles(tmp_path / "tallinn")
    (tmp_path / "out").mkdir()

    plan = plan_folders(tmp_path, out=tmp_path / "x" / ".." / "out")

    assert [one.name for one in plan.events] == ["tallinn"]


def test_articles_in_the_root_itself_are_told(tmp_path: Path) -> None:
    write_articles(tmp_path)
    write_articles(tmp_path / "tallinn")

    plan = plan_folders(tmp_path, out=tmp_path / "out")

    assert "3 files" in plan.notes[0]


def test_an_empty_folder_is_an_event_that_will_fail(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert plan_folders(tmp_path, out=tmp_path / "out").events[0].articles == 0


def test_a_root_without_folders_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no folder.*summarizer brief.*--group"):
        plan_folders(tmp_path, out=tmp_path / "out")


def test_a_root_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the folder"):
        plan_folders(tmp_path / "none", out=tmp_path / "out")


def test_a_manifest_names_events_and_words(tmp_path: Path) -> None:
    write_articles(tmp_path / "heap")
    manifest = write_manifest(
        tmp_path / "m.jsonl",
        {"event": "b", "sources": ["heap/harbour.txt", "heap/north*.txt"], "words": "Tallinn"},
        {"event": "a", "sources": ["heap"]},
    )

    plan = plan_manifest(manifest, root=None)

    assert [(one.name, one.words, one.articles) for one in plan.events] == [
        ("a", None, 3),
        ("b", "Tallinn", 2),
    ]


def test_sources_of_a_manifest_are_relative_to_the_root_where_one_is_named(tmp_path: Path) -> None:
    write_articles(tmp_path / "data" / "heap")
    manifest = write_manifest(tmp_path / "m.jsonl", {"event": "a", "sources": ["heap"]})

    assert plan_manifest(manifest, root=tmp_path / "data").articles == 3
    assert plan_manifest(manifest, root=None).articles == 0


def test_a_url_in_a_manifest_stays_one(tmp_path: Path) -> None:
    url = "https://news.example/a"
    manifest = write_manifest(tmp_path / "events.jsonl", {"event": "tallinn", "sources": [url]})

    (event,) = plan_manifest(manifest, root=None).events

    assert event.sources == (url,)
    assert event.articles == 0


@pytest.mark.parametrize(
    "name", ["../up", "a/b", "a\\b", "..", ".", " a", "a.", "a\x1b", "a:b", "x" * 201, ""]
)
def test_an_event_stays_in_a_folder_of_the_output(tmp_path: Path, name: str) -> None:
    manifest = write_manifest(tmp_path / "m.jsonl", {"event": name, "sources": ["x"]})

    with pytest.raises(UsageError, match="line 1"):
        plan_manifest(manifest, root=None)


def test_two_events_of_one_name_are_told_also_where_only_case_differs(tmp_path: Path) -> None:
    line = {"event": "Tallinn", "sources": ["x"]}
    manifest = write_manifest(tmp_path / "m.jsonl", line, {**line, "event": "tallinn"})

    with pytest.raises(UsageError, match="line 2: event 'tallinn' stands in line 1"):
        plan_manifest(manifest, root=None)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"event": "a"}', r"\$\.sources"),
        ('{"event": "a", "sources": []}', r"\$\.sources"),
        ('{"event": "a", "sources": ["x"], "word": "y"}', r"\$\.word"),
        ("not JSON", "JSON"),
    ],
)
def test_a_line_that_is_no_event_is_told_with_its_path(
    tmp_path: Path, line: str, told: str
) -> None:
    manifest = tmp_path / "m.jsonl"
    manifest.write_text(f"\n{line}\n", encoding="utf-8")

    with pytest.raises(UsageError, match=f"line 2: .*{told}"):
        plan_manifest(manifest, root=None)
