import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from advisories import DatabaseError, find_hits, is_affected, read_database
from audit import CLEAN, FOUND, NOT_RUN, audit_offline, audit_online, main
from packaging.utils import canonicalize_name


def advisory(
    name: str, *events: dict[str, str], id_: str = "TEST-2031-1", **more: Any
) -> dict[str, Any]:
    """Return an invented advisory."""
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}] if events else []
    affected = {"package": {"ecosystem": "PyPI", "name": name}, "ranges": ranges, **more}
    return {
        "id": id_,
        "aliases": ["CVE-2031-0001"],
        "summary": "Reads\nbeyond its \x1b[2Jend",
        "modified": "2031-05-12T00:00:00Z",
        "affected": [affected],
    }


def write(folder: Path, *advisories: dict[str, Any]) -> Path:
    """Write a database as a folder."""
    folder.mkdir(exist_ok=True)
    for number, one in enumerate(advisories):
        (folder / f"{number}.json").write_text(json.dumps(one))
    return folder


def packages(**versions: str) -> Any:
    return {canonicalize_name(name): version for name, version in versions.items()}


def test_a_known_vulnerability_is_found_offline(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harmless = advisory("harmless", {"introduced": "0"}, id_="TEST-2031-2")
    database = write(
        tmp_path, advisory("Some.Package", {"introduced": "1.0"}, {"fixed": "1.2.1"}), harmless
    )

    code = audit_offline(packages(some_package="1.2", other="1.0"), database)

    out = capsys.readouterr().out
    assert code == FOUND
    assert out.startswith("some-package 1.2: TEST-2031-1, CVE-2031-0001: Reads beyond its ?[2Jend")
    assert "mended in 1.2.1" in out
    assert "2 packages against 2 advisories, the newest of 2031-05-12T00:00:00Z: 1 known" in out


def test_what_is_mended_is_not_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = write(tmp_path, advisory("a", {"introduced": "0"}, {"fixed": "2"}))

    assert audit_offline(packages(a="2.0.0"), database) == CLEAN
    assert "none known" in capsys.readouterr().out


UP_TO_TWO = ({"introduced": "0"}, {"fixed": "2.0"})
TWICE = ({"introduced": "1.0"}, {"fixed": "1.5"}, {"introduced": "2.0"}, {"last_affected": "2.3"})


@pytest.mark.parametrize(
    ("version", "events", "affected"),
    [
        ("1.9.9", UP_TO_TWO, True),
        ("2.0", UP_TO_TWO, False),
        ("2.0.0", UP_TO_TWO, False),
        ("2.0rc1", UP_TO_TWO, True),
        ("2.0.post1", UP_TO_TWO, False),
        ("0.0.dev1", UP_TO_TWO, True),
        ("1!0.1", UP_TO_TWO, False),
        ("1.10", UP_TO_TWO, True),
        ("0.9", TWICE, False),
        ("1.0", TWICE, True),
        ("1.5", TWICE, False),
        ("1.7", TWICE, False),
        ("2.3", TWICE, True),
        ("2.3.1", TWICE, False),
        ("2.10", TWICE, False),
        ("1.1", tuple(reversed(TWICE)), True),
        ("9", ({"introduced": "0"},), True),
        ("1", ({"introduced": "0"}, {"limit": "2"}), True),
        ("2", ({"introduced": "0"}, {"limit": "2"}), False),
        ("2", ({"introduced": "0"}, {"limit": "2"}, {"limit": "*"}), True),
        ("no version", UP_TO_TWO, True),
    ],
)
def test_ranges_are_those_of_versions_not_of_words(
    version: str, events: tuple[dict[str, str], ...], affected: bool
) -> None:
    (told,) = advisory("a", *events)["affected"]

    assert is_affected(version, told) is affected


def test_listed_versions_count_in_any_spelling() -> None:
    (told,) = advisory("a", versions=["1.0", "2.0.post1"])["affected"]

    assert is_affected("1.0.0", told)
    assert is_affected("2.0-1", told)
    assert not is_affected("1.1", told)


def test_ranges_of_commits_say_nothing_of_versions() -> None:
    (told,) = advisory("a", versions=["9"])["affected"]
    told["ranges"] = [{"type": "GIT", "events": [{"introduced": "0"}]}]

    assert not is_affected("1.0", told)


def test_other_ecosystems_and_withdrawn_advisories_are_left_out(tmp_path: Path) -> None:
    other = advisory("a", {"introduced": "0"}, id_="TEST-2")
    other["affected"][0]["package"]["ecosystem"] = "npm"
    withdrawn = {**advisory("a", {"introduced": "0"}, id_="TEST-3"), "withdrawn": "2031-01-01"}
    database = write(tmp_path, other, withdrawn, advisory("b", {"introduced": "0"}))

    assert find_hits(packages(a="1"), read_database(database)) == ()


def test_an_archive_is_a_database_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("TEST-1.json", json.dumps(advisory("a", {"introduced": "0"})))

    (hit,) = find_hits(packages(a="1"), read_database(tmp_path / "all.zip"))

    assert (hit.name, hit.version, hit.advisory.id) == ("a", "1", "TEST-2031-1")


def test_this_environment_is_what_is_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = write(tmp_path, advisory("PyTest", {"introduced": "0"}))

    assert main(["--database", str(database)]) == FOUND
    assert capsys.readouterr().out.startswith(f"pytest {pytest.__version__}: TEST-2031-1")


@pytest.mark.parametrize("spoil", ["missing", "empty", "no JSON", "no archive", "another form"])
def test_without_a_database_it_says_that_it_did_not_run(
    tmp_path: Path, spoil: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "database"
    if spoil == "no archive":
        place.write_bytes(b"PK")
    elif spoil != "missing":
        place.mkdir()
    if spoil in ("no JSON", "another form"):
        text = "{" if spoil == "no JSON" else '{"affected": [{"package": {"ecosystem": "PyPI"}}]}'
        (place / "a.json").write_text(text)

    code = audit_offline(packages(a="1"), place)

    captured = capsys.readouterr()
    assert code == NOT_RUN
    assert captured.err.startswith("not run: ")
    assert "none" not in captured.out + captured.err
    with pytest.raises(DatabaseError):
        read_database(place)


def telling(text: str) -> list[str]:
    """Return a command that prints a text as pip-audit prints its result."""
    return [sys.executable, "-c", f"import sys; sys.stdout.write({text!r}); sys.exit(1)"]


RESULT = {"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (telling(json.dumps({"dependencies": [RESULT]})), FOUND),
        (telling(json.dumps({"dependencies": [{**RESULT, "vulns": []}]})), CLEAN),
        (telling(json.dumps({"dependencies": [{"name": "a", "skip_reason": "?"}]})), NOT_RUN),
        (telling("no connection"), NOT_RUN),
        (["/nowhere/pip-audit"], NOT_RUN),
        ([sys.executable, "-m", "no_such_module"], NOT_RUN),
    ],
)
def test_without_a_network_it_says_that_it_did_not_run(
    command: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit_online(command) == code

    captured = capsys.readouterr()
    assert ("not run" in captured.err) is (code == NOT_RUN)
    assert ("none known" in captured.out) is (code == CLEAN)
