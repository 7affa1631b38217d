import os
from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.ingest.read import read_articles
from summarizer.ingest.sources import find_files

TEXT = "Peru and Ghana agreed to meet.\n"


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT + name, encoding="utf-8")


def uris(*sources: Path | str) -> list[str]:
    return [file.uri for file in find_files([str(source) for source in sources])]


def test_folder_means_the_articles_below_it(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.md", "deep/er/c.HTML", "d.htm", "e.xhtml", "f.text", "g.markdown")

    assert uris(tmp_path) == sorted(
        ["a.md", "b.txt", "d.htm", "deep/er/c.HTML", "e.xhtml", "f.text", "g.markdown"]
    )


def test_what_stands_beside_articles_is_left_alone(tmp_path: Path) -> None:
    others = ["event.toml", "gold.json", "meta.json", "corrections.toml", "b.articles.jsonl"]
    others += ["README.md", "readme.txt", "LICENSE.txt", ".hidden.txt", ".git/config.txt", "a.png"]
    others += ["b.communiques.jsonl", "failures.jsonl", "b.json", ".jsonl", "a.gz", "pdf"]
    write(tmp_path, "article.txt", *others)

    assert uris(tmp_path) == ["article.txt"]


def test_briefing_that_was_written_there_is_not_read_back(tmp_path: Path) -> None:
    write(tmp_path, "article.txt", "briefing.md", "briefing.html", "other.md")
    write(tmp_path, "today.md", "today.html", "today.json", "today.articles.jsonl")

    assert uris(tmp_path) == ["article.txt", "other.md"]


def test_file_that_is_named_is_always_meant(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.txt", "README.md", "release.docx")

    assert uris(tmp_path / ".hidden.txt", tmp_path / "README.md", tmp_path / "release.docx") == [
        ".hidden.txt",
        "README.md",
        "release.docx",
    ]


def test_pattern_means_articles_only(tmp_path: Path) -> None:
    write(tmp_path, "a/one.txt", "a/gold.json", "a/event.toml", "b/two.md", "b/in/three.txt")

    assert uris(f"{tmp_path}/*/*.txt") == ["one.txt"]
    assert uris(f"{tmp_path}/a/*") == ["one.txt"]
    assert uris(f"{tmp_path}/**/*.txt") == ["one.txt", "three.txt"]
    assert uris(f"{tmp_path}/?") == ["in/three.txt", "one.txt", "two.md"]


def test_file_is_meant_once_however_often_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "link.txt").symlink_to("a.txt")

    assert uris(tmp_path, tmp_path / "in", tmp_path / "in" / "a.txt", f"{tmp_path}/in/*") == [
        "in/a.txt"
    ]


@pytest.mark.parametrize("turn", [1, -1])
def test_order_of_the_sources_does_not_change_the_names(tmp_path: Path, turn: int) -> None:
    write(tmp_path, "x/a.txt", "y/a.txt", "y/b.txt", "y/z/c.txt")
    sources = [tmp_path / "x", tmp_path / "y", tmp_path / "y" / "z"][::turn]

    found = find_files([str(source) for source in sources])

    assert [file.uri for file in found] == ["b.txt", "x/a.txt", "y/a.txt", "z/c.txt"]
    assert [file.path for file in found] == [
        tmp_path / "y/b.txt",
        tmp_path / "x/a.txt",
        tmp_path / "y/a.txt",
        tmp_path / "y/z/c.txt",
    ]


def test_folders_of_one_name_are_told_apart_by_those_above(tmp_path: Path) -> None:
    write(tmp_path, "2031/day/a.txt", "2032/day/a.txt", "2032/day/b.txt")

    found = uris(tmp_path / "2031" / "day", tmp_path / "2032" / "day")

    assert found == ["2031/day/a.txt", "2032/day/a.txt", "b.txt"]


def test_name_tells_nothing_of_where_the_folder_lies(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")

    assert uris(f"{tmp_path}/in/../in") == ["a.txt"]


def test_folder_named_like_an_article_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "talks.txt/a.txt")

    assert uris(tmp_path) == ["talks.txt/a.txt"]
    assert uris(tmp_path / "talks.txt") == ["a.txt"]


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to("self.txt")

    assert uris(tmp_path) == ["a.txt", "self.txt"]


def test_name_of_bytes_that_are_no_text_becomes_text(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT)
    except OSError:
        pytest.skip("this file system holds only names in UTF-8")

    assert uris(tmp_path) == ["caf\\xe9.txt"]


@pytest.mark.parametrize(
    "source", ["missing.txt", "no/such/folder", "*.nothing", "", "x" * 5_000, "nul\x00byte"]
)
def test_source_that_does_not_exist_is_an_error_of_usage(tmp_path: Path, source: str) -> None:
    with pytest.raises(UsageError):
        find_files([f"{tmp_path}/{source}" if source else str(tmp_path / "missing")])


def test_standard_input_is_read_once() -> None:
    assert [file.path for file in find_files(["-", "-"])] == [None]


def test_a_link_out_of_the_folder_is_told_and_not_read(tmp_path: Path) -> None:
    outside, folder = tmp_path / "private.txt", tmp_path / "in"
    folder.mkdir()
    outside.write_text("Peru and Chile met in Lima on Monday. They signed a pact.\n")
    (folder / "own.txt").write_text("Peru and Chile met in Quito on Monday. They signed a deal.\n")
    (folder / "inner.txt").symlink_to("own.txt")
    (folder / "outer.txt").symlink_to(outside)

    of_folder = read_articles([str(folder)])
    of_both = read_articles([str(folder), str(outside)])

    assert [one.uri for one in of_folder.articles] == ["inner.txt"]
    assert [one.uri for one in of_folder.unread] == ["outer.txt"]
    assert "leads out of the folder" in of_folder.unread[0].reason
    assert not of_both.unread
