"""The process that reads binary formats: its limits, and that nothing it does ends a run."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import run

import pytest
from fileforms import draw_pdf, make_docx, make_pdf

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.part import Part
from summarizer.ingest.process import Limits, ParserProcess
from summarizer.ingest.read import read_articles

GOOD = draw_pdf([(60, 100, "The ministers agreed to meet again in Accra next year.")])
LARGE = make_pdf(["The ministers agreed to meet again in Accra next year. " * 200] * 20)


def kind_of(parsers: ParserProcess, data: bytes, name: str = "pdf") -> str:
    with pytest.raises(UnreadableArticleError) as caught:
        parsers.read(name, data)
    return caught.value.kind


def is_read(parsers: ParserProcess) -> bool:
    (part,) = parsers.read("pdf", GOOD)
    return isinstance(part, Part) and part.content.startswith("The ministers agreed")


def test_one_process_reads_one_file_after_the_other() -> None:
    with ParserProcess() as parsers:
        assert parsers.starts == 0
        assert is_read(parsers)
        assert kind_of(parsers, b"no PDF") == "malformed"
        (part,) = parsers.read("docx", make_docx(["They did not agree on visas."]))
        assert isinstance(part, Part)
        assert is_read(parsers)
        assert parsers.starts == 1


def test_file_that_takes_too_long_is_given_up_and_the_next_one_read() -> None:
    with ParserProcess(Limits(wall_seconds=0.01)) as parsers:
        assert kind_of(parsers, LARGE) == "too_slow"
    with ParserProcess() as parsers:
        assert is_read(parsers)


@pytest.mark.skipif(sys.platform != "linux", reason="the system bounds no address space")
def test_file_that_takes_too_much_memory_is_given_up_and_the_next_one_read() -> None:
    data = make_docx(["The ministers agreed to meet again in Accra next year. " * 100] * 2_000)

    with ParserProcess(Limits(memory_bytes=160_000_000)) as parsers:
        assert is_read(parsers)
        assert kind_of(parsers, data + bytes(150_000_000), "docx") in (
            "too_much_memory",
            "parser_died",
        )
        assert is_read(parsers)
        assert parsers.starts == 2


def test_answer_that_is_too_long_is_refused() -> None:
    with ParserProcess(Limits(output_bytes=1_000)) as parsers:
        assert kind_of(parsers, LARGE) == "too_large"
        assert is_read(parsers)


def test_process_that_was_killed_is_started_anew() -> None:
    with ParserProcess() as parsers:
        assert is_read(parsers)
        assert parsers.process_id is not None
        os.kill(parsers.process_id, signal.SIGKILL)
        with suppress(UnreadableArticleError):  # where it has not been seen to be gone
            parsers.read("pdf", GOOD)
        assert is_read(parsers)
        assert parsers.starts == 2


def test_bug_in_a_reader_is_an_error_of_its_file() -> None:
    with ParserProcess() as parsers:
        assert kind_of(parsers, b"", "no such format") == "parser_died"
        assert is_read(parsers)


def test_text_and_pages_start_no_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ministers agreed to meet again in Accra next year.\n")
    (tmp_path / "b.html").write_text("<p>The ministers of Peru did not agree on visas.</p>")
    parsers = ParserProcess()

    assert len(read_articles([str(tmp_path)], parsers=parsers).articles) == 2
    assert parsers.starts == 0


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "open('left-over.txt', 'w')",
        "import os; os.open('left-over.txt', os.O_CREAT | os.O_WRONLY)",
    ],
)
def test_child_may_neither_reach_out_nor_start_nor_write_anything(deed: str) -> None:
    program = (
        "import sys\nfrom summarizer.ingest.child import refuse\nsys.addaudithook(refuse)\n"
        f"try:\n    {deed}\nexcept PermissionError:\n    sys.exit(42)\n"
    )

    assert run([sys.executable, "-B", "-c", program], check=False).returncode == 42
