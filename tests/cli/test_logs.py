"""Logs of whole runs, as lines for people and as JSON."""

import json
import logging
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from clisupport import clean_environment, run_cli
from fakeserver import FakeServer, Step, say
from scripted import ARTICLES, PROFILE
from serving import serving
from tracedscript import SECRET, script_of

from summarizer.cli.logs import JsonForm, TerminalHandler, TextForm, fields_of
from summarizer.masking import Masker
from summarizer.prompts import load_prompt


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer(script_of("good"))) as server:
        yield server


def brief(
    folder: Path, server: FakeServer, *options: str, more: tuple[str, ...] = ()
) -> tuple[int, str, str]:
    """Brief the articles and return exit code, standard output, standard error."""
    named = ("--model", PROFILE.model, "--base-url", server.url, *more)
    environ = {"OPENAI_API_KEY": SECRET}
    done = run_cli(folder, *options, "brief", "articles", *named, environ=environ)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def lines_of(err: str) -> list[dict[str, Any]]:
    """Return the objects of a log; every line must be one."""
    lines = [json.loads(line) for line in err.splitlines()]
    assert all(set(one) == {"time", "level", "logger", "event", "fields"} for one in lines)
    return lines


def words_of_articles_and_prompts() -> list[str]:
    prompts = [load_prompt(f"{name}.v1").text for name in ("extract", "group", "narrate")]
    texts = [*ARTICLES.values(), *prompts]
    return [line for text in texts for line in map(str.strip, text.splitlines()) if len(line) > 25]


def test_a_log_of_everything_is_json_and_holds_neither_text_nor_key(
    articles: Path, server: FakeServer
) -> None:
    code, _, err = brief(articles.parent, server, "--log-format", "json", "--log-level", "debug")

    assert code == 0
    lines = lines_of(err)
    assert abs((datetime.fromisoformat(lines[0]["time"]) - datetime.now(UTC)).total_seconds()) < 600
    chats = [one for one in lines if one["event"] == f"chat {PROFILE.model}"]
    assert len(chats) == 9
    assert chats[0]["level"] == "debug"
    assert chats[0]["logger"] == "summarizer.tracing"
    assert chats[0]["fields"]["gen_ai.usage.input_tokens"] == 11
    (briefed,) = [one for one in lines if one["event"] == "briefed"]
    assert briefed["fields"]["articles"] == 3
    assert SECRET not in err
    for words in words_of_articles_and_prompts():
        assert words not in err
        assert json.dumps(words)[1:-1] not in err


@pytest.mark.fault(39)
@pytest.mark.parametrize("form", ["json", "text"])
def test_a_server_that_echoes_the_key_does_not_bring_it_into_the_log(
    articles: Path, server: FakeServer, form: str
) -> None:
    server.script = script_of("refused key")

    code, out, err = brief(articles.parent, server, "--debug", "--log-format", form)

    assert code == 7
    assert SECRET not in out + err
    assert "SECRET" not in out + err
    if form == "json":
        (told,) = [one for one in lines_of(err) if one["event"].startswith("error:")]
        assert (told["level"], told["logger"]) == ("error", "summarizer.cli")
        assert "Traceback" in err


def test_a_failed_article_is_told_without_the_words_of_the_model(
    articles: Path, server: FakeServer
) -> None:
    def refuse(body: dict[str, Any]) -> Step:
        if body["response_format"]["json_schema"]["name"] == "claim_groups":
            return say(None, message={"refusal": "Ministers meet in Tallinn and that is it."})
        answer = script_of("good")
        assert callable(answer)
        return answer(body)

    server.script = refuse

    _, _, err = brief(articles.parent, server, "--log-format", "json")

    (line,) = [one for one in lines_of(err) if one["level"] == "warning"]
    assert line["event"] == "statements are grouped by rule, since the model failed"
    assert line["fields"] == {"error.type": "refused"}


def test_messages_are_json_as_well(articles: Path, server: FakeServer) -> None:
    (articles / "empty.txt").write_bytes(b"")

    code, out, err = brief(
        articles.parent, server, "--log-format", "json", more=("-o", "-", "--compact")
    )

    assert code == 3
    assert json.loads(out)["schema_version"]
    assert [one["event"].partition(":")[0] for one in lines_of(err)] == ["failed"]


def test_a_mistake_in_a_command_is_told_in_the_form_that_was_asked_for(tmp_path: Path) -> None:
    done = run_cli(tmp_path, "--log-format", "json", "brief")

    assert done.returncode == 2
    (line,) = lines_of(done.stderr.decode())
    assert "SOURCES" in line["event"]


def test_the_environment_can_choose_the_form(articles: Path) -> None:
    environ = {"SUMMARIZER_LOG_FORMAT": "json", "SUMMARIZER_LOG_LEVEL": "info"}

    done = run_cli(articles.parent, "brief", "articles", environ=environ)

    assert done.returncode == 0
    assert [one["event"] for one in lines_of(done.stderr.decode())][-1] == "briefed"


def test_a_quiet_log_of_a_good_run_is_empty(articles: Path, server: FakeServer) -> None:
    assert brief(articles.parent, server)[2] == ""


def test_a_level_is_the_least_that_is_written(articles: Path, server: FakeServer) -> None:
    _, _, err = brief(articles.parent, server, "--log-level", "info")

    assert re.fullmatch(r"INFO: briefed articles=3 seconds=[\d.]+\n", err)


def test_a_signal_is_told_as_json(articles: Path, server: FakeServer) -> None:
    server.script = [Step(manner="hang")]
    command = ("--log-format", "json", "brief", "articles")
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "summarizer", *command),
            *("--model", PROFILE.model, "--base-url", server.url),
        ],
        cwd=articles.parent,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        while not server.asked:
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        first = process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()

    assert process.wait(timeout=60) == 143
    events = [json.loads(line)["event"] for line in (first + rest).splitlines()]
    assert events[0].startswith("stopping when")
    assert events[1] == "stopped by SIGTERM"


def make_record(message: str, **extra: object) -> logging.LogRecord:
    record = logging.LogRecord("a.b", logging.WARNING, "", 0, message, ("x",), None)
    vars(record).update(extra)
    return record


def test_a_line_has_one_form_for_people_and_one_for_machines() -> None:
    record = make_record("took %s", fields={"seconds": 2, "path": Path("a")})

    assert TextForm().format(record) == "WARNING: took x seconds=2 path=a"
    plain = json.loads(JsonForm().format(record))
    assert plain.pop("time").endswith("+00:00")
    assert plain == {
        "level": "warning",
        "logger": "a.b",
        "event": "took x",
        "fields": {"seconds": 2, "path": "a"},
    }


def test_what_other_packages_add_to_a_line_is_a_field() -> None:
    assert fields_of(make_record("%s", status=3)) == {"status": 3}
    assert fields_of(make_record("%s", fields="odd")) == {"fields": "odd"}


@pytest.mark.parametrize("form", [TextForm(), JsonForm()])
def test_a_line_neither_steers_the_terminal_nor_breaks(
    form: logging.Formatter, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = TerminalHandler(Masker(("hunter22",)))
    handler.setFormatter(form)

    handler.emit(make_record("\x1b[2J %s hunter22 sk-abcdefgh", fields={"name": "a\u202eb"}))

    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert "\u202e" not in err
    assert "hunter22" not in err
    assert "sk-" not in err
    assert err.count("\n") == 1
