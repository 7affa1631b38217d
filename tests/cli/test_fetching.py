"""`--fetch`: URLs among the sources, end to end."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from clisupport import clean_environment, run_cli
from fakeweb import FakeWeb, reply
from fetchcase import open_fetcher
from scripted import ARTICLES

from summarizer.cli.brief import brief_sources
from summarizer.cli.extraction import extract_sources
from summarizer.cli.main import run
from summarizer.errors import NothingUsableError, UsageError

SITE = "http://news.example"
REPLAY = {"replay": Path("recordings")}


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    """A web with the three reports."""
    with FakeWeb() as running:
        for name, text in ARTICLES.items():
            running.pages[f"{SITE}/{name}"] = reply(text.encode(), content_type="text/plain")
        yield running


def urls() -> list[str]:
    return [f"{SITE}/{name}" for name in sorted(ARTICLES)]


def brief(
    web: FakeWeb, sources: Sequence[str], output: str = "briefing.json", *, dry_run: bool = False
) -> int:
    return brief_sources(
        sources,
        REPLAY,
        event=None,
        output=Path(output),
        compact=False,
        dry_run=dry_run,
        fetcher=open_fetcher(web),
    )


def test_url_without_the_flag_is_refused_and_the_flag_named(
    recordings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "articles", urls()[0], "--replay", "recordings"]) == 2

    assert "`--fetch`" in capsys.readouterr().err


def test_pages_are_briefed_and_saved_and_known_by_their_urls(
    recordings: Path, web: FakeWeb, folder: Path
) -> None:
    assert brief(web, urls()) == 0

    briefing = json.loads((folder / "briefing.json").read_text())
    assert sorted(one["uri"] for one in briefing["sources"]) == urls()
    assert {one["status"] for one in briefing["sources"]} == {"read"}
    assert len(list((folder / "briefing.fetched").glob("*.txt"))) == len(ARTICLES)


def test_saved_pages_make_the_same_bytes_without_a_network(
    recordings: Path, web: FakeWeb, folder: Path
) -> None:
    brief(web, urls())
    web.connected.clear()
    web.time.seconds += 1e6

    brief(web, urls()[::-1])
    run(["brief", "briefing.fetched", "--replay", "recordings", "-o", "again.json"])

    assert web.connected == []
    assert (folder / "again.json").read_bytes() == (folder / "briefing.json").read_bytes()
    assert (folder / "again.articles.jsonl").read_bytes() == (
        folder / "briefing.articles.jsonl"
    ).read_bytes()


def test_briefing_stands_up_to_its_saved_pages(recordings: Path, web: FakeWeb) -> None:
    brief(web, urls())

    assert run(["check", "briefing.json"]) == 0
    assert run(["check", "briefing.json", "briefing.fetched"]) == 0


def test_files_and_urls_are_mixed_and_a_page_that_fails_is_a_failed_source(
    recordings: Path, web: FakeWeb, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = brief(web, ["articles", f"{SITE}/gone", "http://127.0.0.1/"])

    assert code == 3
    briefing = json.loads((folder / "briefing.json").read_text())
    failed = {one["uri"]: one for one in briefing["sources"] if one["status"] == "failed"}
    assert sorted(failed) == ["http://127.0.0.1/", f"{SITE}/gone"]
    assert "404" in failed[f"{SITE}/gone"]["reason"]
    said = capsys.readouterr().err
    assert f"fetching {SITE}/gone\n" in said
    assert "0 of 2 URLs fetched, 2 not" in said
    kinds = json.loads((folder / "briefing.run.json").read_text())["failures"]
    assert {one["kind"] for one in kinds} == {"status", "not_public"}


def test_nothing_but_pages_that_fail_is_told(recordings: Path, web: FakeWeb, folder: Path) -> None:
    with pytest.raises(NothingUsableError) as caught:
        brief(web, [f"{SITE}/gone"])

    assert "404" in str(caught.value)
    assert not (folder / "briefing.json").exists()


def test_urls_come_from_a_list(recordings: Path, web: FakeWeb, folder: Path) -> None:
    lines = ["\ufeff# reports", "", *urls(), f"  {urls()[0]}  "]
    (folder / "urls.txt").write_text("\r\n".join(lines), encoding="utf-8")

    assert brief(web, ["@urls.txt"]) == 0

    briefing = json.loads((folder / "briefing.json").read_text())
    assert len(briefing["sources"]) == len(ARTICLES)


@pytest.mark.parametrize("text", ["articles\n", "../secret\n", "\xff"])
def test_list_of_anything_else_is_refused(
    recordings: Path, web: FakeWeb, folder: Path, text: str
) -> None:
    (folder / "urls.txt").write_text(text, encoding="latin-1")

    with pytest.raises(UsageError):
        brief(web, ["@urls.txt"])


def test_list_that_is_not_there_is_told(recordings: Path, web: FakeWeb) -> None:
    with pytest.raises(UsageError, match="cannot read the list of URLs"):
        brief(web, ["@urls.txt"])


def test_fetching_needs_a_place_beside_the_result(recordings: Path, web: FakeWeb) -> None:
    with pytest.raises(UsageError, match="name a file with -o"):
        brief(web, urls(), "-")

    assert web.connected == []


def test_dry_run_fetches_nothing(
    recordings: Path, web: FakeWeb, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(web, ["articles", *urls()], dry_run=True) == 0

    assert web.connected == []
    assert web.lookups == []
    assert not (folder / "briefing.fetched").exists()
    assert "0 of 3 URLs fetched" in capsys.readouterr().err


def test_extract_fetches_as_well(recordings: Path, web: FakeWeb, folder: Path) -> None:
    output = Path("a.communiques.jsonl")

    assert extract_sources(urls(), REPLAY, output=output, fetcher=open_fetcher(web)) == 0

    assert len(output.read_text().splitlines()) == len(ARTICLES)
    assert (folder / "a.fetched").is_dir()


def test_no_flag_and_no_variable_opens_the_way_to_this_machine(
    recordings: Path, web: FakeWeb, folder: Path
) -> None:
    places = [
        "http://127.0.0.1:1/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/",
    ]

    done = run_cli(folder, "brief", *places, "--fetch", "--replay", "recordings")

    assert done.returncode == 4
    assert done.stderr.count(b"no public address") == 3
    assert done.stderr.count(b"only the scheme's own port") == 1


def test_what_speaks_http_is_loaded_only_for_fetching(recordings: Path, folder: Path) -> None:
    import subprocess

    code = (
        "import sys\nfrom summarizer.cli.main import run\n"
        "run(['brief', 'articles', '--replay', 'recordings'])\n"
        "print([name for name in ('httpcore2', 'protego', 'idna') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        check=True,
    )

    assert done.stdout.splitlines()[-1] == b"[]"
