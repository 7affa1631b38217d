"""Steps of a run as spans and as lines of the log."""

import asyncio
import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from clisupport import clean_environment
from scripted import ARTICLES, write_articles

from summarizer.errors import TransportError
from summarizer.tracing import active_tracer, current_step, step, stepped

ROOT = Path(__file__).parents[1]

TRACED_RUN = """
import json, sys
sys.path[:0] = [{tests!r}]
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

exporter = InMemorySpanExporter()
provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(exporter))
trace.set_tracer_provider(provider)

from fakeserver import FakeServer
from serving import serving
from tracedscript import script_of
from summarizer.cli.main import run

with serving(FakeServer(script_of(sys.argv[1]))) as server:
    code = run(["brief", "articles", "--model", "scripted-1", "--base-url", server.url])
spans = [json.loads(one.to_json()) for one in exporter.get_finished_spans()]
print(json.dumps({{"code": code, "spans": spans}}))
"""


def traced_run(folder: Path, script: str) -> tuple[int, list[dict[str, Any]], str]:
    """Brief three articles with OpenTelemetry configured; return the code, spans, their text."""
    write_articles(folder / "articles")
    done = subprocess.run(
        [sys.executable, "-c", TRACED_RUN.format(tests=str(ROOT / "tests")), script],
        cwd=folder,
        env=clean_environment({"OPENAI_API_KEY": "sk-SECRET123456"}),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    last = json.loads(done.stdout.splitlines()[-1])
    return last["code"], last["spans"], json.dumps(last["spans"])


def test_spans_follow_the_conventions_for_generative_ai(tmp_path: Path) -> None:
    code, spans, text = traced_run(tmp_path, "good")

    assert code == 0
    chats = [one for one in spans if one["name"] == "chat scripted-1"]
    assert len(chats) == 9
    assert {one["kind"] for one in chats} == {"SpanKind.CLIENT"}
    attributes = chats[0]["attributes"]
    assert attributes["gen_ai.operation.name"] == "chat"
    assert attributes["gen_ai.provider.name"] == "openai"
    assert attributes["gen_ai.request.model"] == "scripted-1"
    assert attributes["gen_ai.response.model"] == "scripted-1"
    assert attributes["gen_ai.output.type"] == "json"
    assert attributes["gen_ai.request.temperature"] == 0.0
    assert attributes["gen_ai.usage.input_tokens"] == 11
    assert attributes["gen_ai.usage.output_tokens"] == 7
    assert attributes["server.address"] == "127.0.0.1"
    assert isinstance(attributes["server.port"], int)
    assert attributes["summarizer.prompt"] == "extract.v1"
    assert "error.type" not in attributes
    assert not any(sentence in text for sentence in sentences())


def test_spans_of_a_run_hang_together(tmp_path: Path) -> None:
    _, spans, _ = traced_run(tmp_path, "good")

    by_id = {one["context"]["span_id"]: one for one in spans}
    parents = {
        (one["name"], by_id[one["parent_id"]]["name"] if one["parent_id"] else None)
        for one in spans
    }
    assert parents == {
        ("summarize", None),
        ("extract", "summarize"),
        ("extract article", "extract"),
        ("chat scripted-1", "extract article"),
        ("compose", "summarize"),
        ("judge", "compose"),
        ("chat scripted-1", "judge"),
        ("narrate", "compose"),
        ("chat scripted-1", "narrate"),
    }
    articles = [one["attributes"] for one in spans if one["name"] == "extract article"]
    assert len({one["summarizer.article"] for one in articles}) == len(ARTICLES)


@pytest.mark.fault(39)
def test_a_span_of_a_failure_has_its_kind_and_none_of_its_words(tmp_path: Path) -> None:
    code, spans, text = traced_run(tmp_path, "refused key")

    assert code == 7
    failed = [one for one in spans if one["name"] == "chat scripted-1"]
    assert {one["attributes"]["error.type"] for one in failed} == {"bad_key"}
    assert {one["status"]["status_code"] for one in failed} == {"ERROR"}
    assert all("description" not in one["status"] and not one["events"] for one in failed)
    assert "SECRET" not in text
    assert "Incorrect API key" not in text


def sentences() -> list[str]:
    return [line for text in ARTICLES.values() for line in text.splitlines() if len(line) > 30]


def test_nothing_of_opentelemetry_is_loaded_where_nobody_configured_it(tmp_path: Path) -> None:
    write_articles(tmp_path / "articles")
    script = (
        "import sys; from summarizer.cli.main import run;"
        "code = run(['brief', 'articles', '--model', 'm', '--base-url', 'http://127.0.0.1:9/v1']);"
        "print(code, [name for name in sys.modules if name.startswith('opentelemetry')])"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=clean_environment({"SUMMARIZER_DEADLINE_SECONDS": "1"}),
        capture_output=True,
        timeout=120,
        check=True,
    )

    assert done.stdout.splitlines()[-1] == b"7 []", done.stderr


def test_a_tracer_that_nobody_configured_makes_no_spans() -> None:
    import opentelemetry.trace

    assert isinstance(opentelemetry.trace.get_tracer_provider(), object)
    assert active_tracer() is None


def test_a_step_is_logged_with_what_is_known_of_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "summarizer"), step("read", {"a": 1, "b": None}) as one:
        one.note({"c": "x"})

    (record,) = caplog.records
    fields = vars(record)["fields"]
    assert (record.getMessage(), record.levelname) == ("read", "DEBUG")
    assert {name: fields[name] for name in ("a", "c")} == {"a": 1, "c": "x"}
    assert "b" not in fields
    assert fields["seconds"] >= 0


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (TransportError("the secret words", kind="timeout"), "timeout"),
        (ValueError("the secret words"), "ValueError"),
        (asyncio.CancelledError("the secret words"), "CancelledError"),
    ],
)
def test_a_step_that_fails_is_logged_without_the_errors_words(
    caplog: pytest.LogCaptureFixture, error: BaseException, kind: str
) -> None:
    with (
        caplog.at_level(logging.DEBUG, "summarizer"),
        pytest.raises(type(error)),
        step("read"),
    ):
        raise error

    fields = vars(caplog.records[0])["fields"]
    assert fields["error.type"] == kind
    assert "secret words" not in repr(vars(caplog.records[0]))


async def test_what_is_noted_belongs_to_the_innermost_step(
    caplog: pytest.LogCaptureFixture,
) -> None:
    @stepped("inner")
    async def inner(number: int) -> int:
        current_step().note({"number": number})
        await asyncio.sleep(0)
        return number

    with caplog.at_level(logging.DEBUG, "summarizer"), step("outer"):
        assert [*await asyncio.gather(inner(1), inner(2))] == [1, 2]
        current_step().note({"outer": True})
    current_step().note({"nobody": "sees this"})

    noted = [(one.getMessage(), vars(one)["fields"]) for one in caplog.records]
    for _, fields in noted:
        del fields["seconds"]
    assert noted == [("inner", {"number": 1}), ("inner", {"number": 2}), ("outer", {"outer": True})]
