"""Keys are masked wherever a server echoes them: on the terminal, in logs, in every file."""

import json
import logging
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakebatches import Ending, FakeBatches, Fault
from fakeserver import FakeServer, Script, Step, fail, say, send
from scripted import PROFILE, write_articles
from serving import serving
from tracedscript import answer

from summarizer.cli.main import run
from summarizer.errors import ConfigurationError
from summarizer.settings import load_settings

SECRET = "tr0ub4dor/and+more=9"
"""A key that looks like none."""
HEADER = "hunter2hunter2"
"""The value of a secret header."""
RESTS = ("tr0ub4dor", "and+more", "hunter2", b64encode(SECRET.encode()).decode()[:12])
"""What of them may be seen nowhere."""


def told(content: dict[str, Any] | str, **more: Any) -> Step:
    return say(content if isinstance(content, str) else json.dumps(content), **more)


def with_key(body: dict[str, Any]) -> Step:
    """Answer as the script does, with the key as the name of the model and in a statement."""
    step = answer(body)
    spoiled = step.body.replace(PROFILE.model.encode(), SECRET.encode())
    return replace(step, body=spoiled.replace(b"Both sides", SECRET.encode() + b" sides"))


ECHOES: dict[str, Script] = {
    "refused": [fail(401, f"Incorrect API key provided: {SECRET}")],
    "in part": [fail(401, f"Incorrect key: {SECRET[:4]}*******{SECRET[-4:]}, {HEADER[:9]}")],
    "another field": [fail(400, "no", code=SECRET, param=HEADER)],
    "validation": [send(b'{"detail": [{"loc": ["%s"], "msg": "%s"}]}' % (SECRET.encode(), HEADER.encode()), status=422)],  # noqa: E501
    "headers": [fail(403, "no", headers={"X-Echo": SECRET, "Set-Cookie": HEADER})],
    "redirect": [Step(status=307, headers={"Location": f"http://x/?key={SECRET}"})],
    "web page": [send(f"<html>{SECRET} {HEADER}".encode(), content_type="text/html")],
    "no JSON": [send(f"Bearer {SECRET}".encode())],
    "encoded": [fail(403, f"Basic {b64encode(SECRET.encode()).decode()}")],
    "declined": [say(None, message={"refusal": f"no, {SECRET}"})],
    "end": [say("{}", finish=SECRET)],
    "prose": [say(f"{SECRET} {HEADER}")],
    "wrong answer": [told({SECRET: HEADER})],
    "good answer": with_key,
}  # fmt: skip


@pytest.fixture
def environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with one event, a key and a secret header, and everything logged."""
    write_articles(folder / "events" / "tallinn")
    monkeypatch.setenv("SUMMARIZER_API_KEY", SECRET)
    monkeypatch.setenv("SUMMARIZER_EXTRA_HEADERS", json.dumps({"X-Token": HEADER}))
    monkeypatch.setenv("SUMMARIZER_DEADLINE_SECONDS", "2")
    loggers = [logging.getLogger(name) for name in ("openai", "httpx2", "httpcore2")]
    for one in loggers:
        one.setLevel(logging.DEBUG)
    yield folder
    for one in loggers:
        one.setLevel(logging.NOTSET)


@pytest.mark.fault(39)
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("echo", ECHOES)
def test_an_echoed_key_reaches_neither_terminal_nor_log_nor_file(
    environment: Path, echo: str, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with serving(FakeServer(ECHOES[echo])) as server:
        named = ("--model", PROFILE.model, "--base-url", server.url, "--out", "out")
        run(["--debug", "--log-format", form, "batch", "events", *named])
        assert server.asked[0].headers["authorization"] == f"Bearer {SECRET}"

    out, err = capfd.readouterr()
    assert "HTTP Response" in err  # What the SDK logs is seen, and looked through.
    assert "Tallinn" not in err
    written = {path: path.read_bytes() for path in environment.glob("out/**/*") if path.is_file()}
    assert any(path.name == "run.json" for path in written)
    for rest in RESTS:
        assert rest not in out + err
        assert not [path for path, data in written.items() if rest.encode() in data]


@pytest.mark.fault(39)
def test_a_batch_service_that_echoes_the_key_brings_it_nowhere(
    environment: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    server = FakeBatches(lambda _body: f'{{"{SECRET}": "{HEADER}"}}')
    refused = Ending("failed", errors=[{"code": SECRET, "message": HEADER, "line": 1}])
    server.endings = [refused, Ending()]
    server.faults = [Fault("POST /v1/files", fail(500, f"no, {SECRET}"))]
    kept = ("--record", "kept")
    with serving(server):
        named = ("--model", PROFILE.model, "--base-url", server.url, "-o", "ask.jsonl")
        run(["requests", "export", "events/tallinn", *named, *kept])
        for command in (["submit", "ask.jsonl"], ["status"], ["fetch", "--resubmit"], ["fetch"]):
            run(["--debug", "requests", *command, *kept, "--base-url", server.url])

    told = "".join(capfd.readouterr())
    assert "***" in told
    files = [path for path in environment.glob("kept/**/*") if path.is_file()]
    for rest in RESTS:
        assert rest not in told
        assert not [path for path in files if rest.encode() in path.read_bytes()]


@pytest.mark.fault(39)
def test_a_key_in_a_settings_file_is_not_told(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_articles(folder / "articles")
    with serving(FakeServer([fail(401, f"bad {SECRET}")])) as server:
        lines = (f'api_key = "{SECRET}"', 'model = "m"', f'base_url = "{server.url}"')
        (folder / "summarizer.toml").write_text("\n".join(lines))
        code = run(["--debug", "brief", "articles", "-o", "a.json"])

    assert code == 7
    assert not [rest for rest in RESTS if rest in "".join(capfd.readouterr())]


@pytest.mark.fault(39)
@pytest.mark.parametrize(
    "url",
    [
        f"http://user:{SECRET}@127.0.0.1/v1",
        f"http://{SECRET}@127.0.0.1/v1",
        "http://127.0.0.1/v1?api_key=tr0ub4dor",
        "http://127.0.0.1/v1#tr0ub4dor",
        "user:tr0ub4dor@127.0.0.1",
        "http://127.0.0.1/sk-tr0ub4dor9/v1",
    ],
)
def test_a_key_in_an_address_is_refused_and_not_told(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="base_url") as caught:
        load_settings({"base_url": url, "model": "m"}, environ={}, cwd=tmp_path)

    assert "tr0ub" not in str(caught.value)
    assert "and+more" not in str(caught.value)


@pytest.mark.fault(39)
def test_a_key_in_the_wrong_setting_is_not_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="temperature") as caught:
        load_settings({"temperature": "sk-SECRET123456"}, environ={}, cwd=tmp_path)

    assert "SECRET" not in str(caught.value)
