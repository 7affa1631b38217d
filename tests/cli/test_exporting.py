import json
import subprocess
import sys
from pathlib import Path

import pytest
from clisupport import clean_environment
from synthetic import make_articles, make_briefing

from summarizer.cli.main import run
from summarizer.cli.outputs import json_lines
from summarizer.export.rows import rows_of
from summarizer.export.table import read_csv
from summarizer.render.canonical import render_json

BRIEFING = make_briefing(make_articles())
TEXT_FORMATS = ["csv", "jsonld", "ninjs", "stix", "prov", "plover"]


@pytest.fixture
def briefing(folder: Path) -> Path:
    path = folder / "oulu.json"
    path.write_bytes(render_json(BRIEFING))
    return path


@pytest.mark.parametrize("form", [*TEXT_FORMATS, "parquet"])
def test_every_format_is_written_the_same_twice(briefing: Path, form: str) -> None:
    assert run(["export", "oulu.json", "--to", form, "-o", "one"]) == 0
    assert run(["export", "oulu.json", "--to", form, "-o", "other"]) == 0

    one, other = (briefing.with_name(name).read_bytes() for name in ("one", "other"))
    assert one
    assert one == other


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_text_formats_go_to_standard_output(
    briefing: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["export", "oulu.json", "--to", form]) == 0

    written = capfdbinary.readouterr().out
    if form in ("csv", "plover"):
        assert written.count(b"\r\n") > 1
    else:
        assert json.loads(written)


def test_csv_reads_back(briefing: Path) -> None:
    assert run(["export", "oulu.json", "--to", "csv", "-o", "oulu.csv"]) == 0

    text = briefing.with_name("oulu.csv").read_bytes().decode()
    assert read_csv(text) == rows_of(BRIEFING)


def test_parquet_does_not_go_to_standard_output(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "oulu.json", "--to", "parquet"]) == 2

    assert "name a file with -o" in capsys.readouterr().err


def test_a_missing_package_is_told_with_its_remedy(briefing: Path) -> None:
    without = (
        "import sys; sys.modules['pyarrow'] = None; from summarizer.cli.main import main; main()"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            without,
            "export",
            "oulu.json",
            "--to",
            "parquet",
            "-o",
            "o.parquet",
        ],
        cwd=briefing.parent,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "pip install 'summarizer[parquet]'" in done.stderr
    assert not briefing.with_name("o.parquet").exists()


def test_plover_tells_what_it_leaves_out(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "oulu.json", "--to", "plover", "-o", "oulu.plover.csv"]) == 0

    told = capsys.readouterr().err
    rows = briefing.with_name("oulu.plover.csv").read_bytes().count(b"\r\n") - 1
    total = len(rows_of(BRIEFING))
    assert f"{rows} events; {total - rows} reports map to none" in told
    assert "reaffirm" in told


def test_articles_beside_the_briefing_give_the_words_around_a_quote(briefing: Path) -> None:
    run(["export", "oulu.json", "--to", "jsonld", "-o", "without.json"])
    (briefing.parent / "oulu.articles.jsonl").write_bytes(json_lines(make_articles()))
    run(["export", "oulu.json", "--to", "jsonld", "-o", "with.json"])

    assert b"oa:suffix" not in briefing.with_name("without.json").read_bytes()
    assert b"oa:suffix" in briefing.with_name("with.json").read_bytes()


@pytest.mark.parametrize("form", ["csv", "stix", "plover"])
def test_a_report_of_no_source_is_a_usage_error(
    briefing: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = BRIEFING.model_copy(update={"sources": BRIEFING.sources[1:]})
    briefing.write_bytes(render_json(spoiled))

    assert run(["export", "oulu.json", "--to", form]) == 2

    assert "which is none of its sources" in capsys.readouterr().err
