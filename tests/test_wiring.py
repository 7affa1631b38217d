"""Settings become a model, and nothing is imported or sent that is not needed."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from fakeanswers import DEMO_SCHEMA, RIGHT, SECRET
from fakeserver import FakeServer, fail, say
from pydantic import SecretStr

from summarizer.errors import (
    ConfigurationError,
    EndpointUnusableError,
    ModelError,
    NoRecordingError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.base import Completion, Message, ModelProfile, Request
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.pruning import count_store
from summarizer.settings import Settings
from summarizer.wiring import OpenedModel, list_offered_models, live_profile, open_model

ROOT = Path(__file__).resolve().parent.parent


def make_request(profile: ModelProfile, text: str = "[1] They met.") -> Request:
    return Request(
        endpoint=profile.endpoint,
        model=profile.model,
        prompt="demo.v1",
        messages=(Message(role="user", content=text),),
        answer_name="demo",
        answer_schema=DEMO_SCHEMA,
        sampling=profile.sampling,
    )


def names_under(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def texts_under(folder: Path) -> list[str]:
    return [path.read_text() for path in folder.rglob("*") if path.is_file()]


async def ask(opened: OpenedModel, text: str = "[1] They met.") -> str:
    async with opened:
        return (await opened.model.complete(make_request(opened.profile, text))).text


@pytest.mark.fault(38)
def test_openai_without_a_key_is_refused_before_any_work() -> None:
    with pytest.raises(ConfigurationError, match="OPENAI_API_KEY") as caught:
        open_model(Settings(model="gpt-x"))

    assert caught.value.exit_code == 2


async def test_local_server_needs_no_key(fake_server: FakeServer) -> None:
    fake_server.script = [say(RIGHT)]

    answer = await ask(open_model(Settings(model="test-model", base_url=fake_server.url)))

    assert answer == RIGHT


async def test_recording_then_replaying_gives_the_same_and_asks_once(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    fake_server.script = [say(RIGHT)]
    settings = Settings(
        model="test-model",
        base_url=fake_server.url,
        record=tmp_path / "rec",
        api_key=SecretStr(SECRET),
    )

    recorded = await ask(open_model(settings))
    again = await ask(open_model(settings))
    replayed = await ask(open_model(Settings(replay=tmp_path / "rec")))

    assert recorded == again == replayed == RIGHT
    assert len(fake_server.asked) == 1
    assert all(SECRET not in text for text in texts_under(tmp_path))


async def test_replaying_takes_the_profile_from_the_manifest(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    settings = Settings(
        model="test-model",
        base_url=fake_server.url,
        record=tmp_path,
        temperature=0.7,
        seed=5,
        context_tokens=9000,
    )
    async with open_model(settings) as opened:
        recorded = opened.profile

    async with open_model(Settings(model="other", seed=1, replay=tmp_path)) as opened:
        assert opened.profile == recorded
        assert opened.profile.sampling.seed == 5
        with pytest.raises(NoRecordingError):
            await opened.model.complete(make_request(opened.profile))
    assert not fake_server.received


async def test_store_keeps_models_and_options_apart(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    fake_server.script = [say(RIGHT)]
    plain = {"model": "m", "base_url": fake_server.url, "store": tmp_path / "kept.sqlite"}

    for changes in ({}, {}, {"seed": 1}, {"model": "org/other model"}, {}):
        await ask(open_model(Settings.model_validate({**plain, **changes})))

    assert len(fake_server.asked) == 3


async def test_every_attempt_is_in_the_store(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script = [fail(500, "no"), say("[]"), say(RIGHT)]
    path = tmp_path / "kept.sqlite"
    settings = Settings(model="test-model", base_url=fake_server.url, store=path)

    async with open_model(settings) as opened:
        await opened.model.complete(make_request(opened.profile))

    with DatabaseStore(path, read_only=True) as store:
        counts = count_store(store)
    assert counts.attempts == {"answered": 1, "not_json": 1, "server_error": 1}
    assert (counts.attempt_input_tokens, counts.attempt_output_tokens) == (22, 14)
    assert (counts.answers, counts.uncounted_attempts) == (1, 1)


async def test_store_of_one_model_is_replayed_without_naming_it(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    fake_server.script = [say(RIGHT)]
    path = tmp_path / "kept.sqlite"
    settings = Settings(model="m", base_url=fake_server.url, store=path, seed=5)
    answer = await ask(open_model(settings))
    await open_model(Settings(model="never-asked", base_url=fake_server.url, store=path)).close()

    async with open_model(Settings(replay=path)) as opened:
        replayed = (await opened.model.complete(make_request(opened.profile))).text
        assert opened.profile.sampling.seed == 5
        with pytest.raises(NoRecordingError, match="--store FILE"):
            await opened.model.complete(make_request(opened.profile, "[1] Another."))

    assert replayed == answer
    assert len(fake_server.received) == 1


async def test_store_of_several_models_wants_one_named(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    fake_server.script = [say(RIGHT)]
    path = tmp_path / "kept.sqlite"
    plain = {"base_url": fake_server.url, "store": path}
    for changes in ({"model": "a"}, {"model": "b"}, {"model": "b", "seed": 1}):
        await ask(open_model(Settings.model_validate({**plain, **changes})))

    async with open_model(Settings(replay=path, model="a")) as opened:
        assert opened.profile.model == "a"
    named = Settings(replay=path, model="b", seed=1, base_url=fake_server.url)
    async with open_model(named) as opened:
        assert opened.profile.sampling.seed == 1
    for model, says in ((None, "'a' at .*'b' at"), ("b", "'b' at .*seed 1"), ("c", "'a' at")):
        with pytest.raises(ConfigurationError, match=says):
            open_model(Settings(replay=path, model=model))


@pytest.mark.parametrize("setting", ["store", "record"])
def test_a_file_is_no_folder_and_a_folder_is_no_file(setting: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir() if setting == "store" else place.write_text("x")
    settings = Settings.model_validate({"model": "builtin", setting: place})

    with pytest.raises(SummarizerError, match="place"):
        open_model(settings)


async def test_tally_counts_what_was_sent_and_what_was_found(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    fake_server.script = [fail(500, "no"), say("[]"), say(RIGHT)]
    settings = Settings(model="test-model", base_url=fake_server.url, record=tmp_path)

    async with open_model(settings) as opened:
        await opened.model.complete(make_request(opened.profile))
        await opened.model.complete(make_request(opened.profile))
        tally = opened.tally()

    assert tally["store"] == {
        "found": 1,
        "asked": 1,
        "damaged": 0,
        "stale": 0,
        "conflicts": 0,
    }
    assert tally["live"]["sent"] == 3
    assert tally["live"]["reasks"] == 1
    assert tally["live"]["faults"] == {"server_error": 1, "not_json": 1}
    assert json.loads(json.dumps(tally)) == tally


@pytest.mark.fault(41)
async def test_run_stops_at_its_budget_and_goes_on_from_there(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    fake_server.script = [say(RIGHT)]
    prices = tmp_path / "prices.toml"
    prices.write_text('[[price]]\nmodel = "test-model"\ninput = 1000\noutput = 1000\n')
    plain = {
        "model": "test-model",
        "base_url": fake_server.url,
        "record": tmp_path / "rec",
        "prices": prices,
        "max_output_tokens": 20,
        "concurrency": 1,
    }
    texts = [f"article {number}" for number in range(12)]

    answered = []
    for _ in range(6):
        async with open_model(Settings.model_validate({**plain, "max_cost": 0.17})) as opened:
            ended = await asyncio.gather(
                *(opened.model.complete(make_request(opened.profile, text)) for text in texts),
                return_exceptions=True,
            )
            answered.append(sum(isinstance(one, Completion) for one in ended))
            assert opened.tally()["live"]["cost"] <= 0.17

    assert 0 < answered[0] < len(texts)
    assert answered == sorted(answered)
    assert answered[-1] == len(texts) == len(fake_server.asked)


def test_limit_in_money_takes_a_price() -> None:
    with pytest.raises(ConfigurationError, match="--prices FILE"):
        open_model(Settings(model="m", base_url="http://127.0.0.1:9/v1", max_cost=1.0))


async def test_failed_request_is_not_recorded(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script = [fail(500, "no")]
    settings = Settings(
        model="m", base_url=fake_server.url, record=tmp_path, deadline_seconds=0.000001
    )

    with pytest.raises(TransportError):
        await ask(open_model(settings))

    assert names_under(tmp_path) == ["manifest.json"]


def test_folder_of_another_model_is_not_recorded_into(tmp_path: Path) -> None:
    url = "http://127.0.0.1:9/v1"
    open_model(Settings(model="one", base_url=url, record=tmp_path))

    with pytest.raises(ConfigurationError, match="'one'"):
        open_model(Settings(model="two", base_url=url, record=tmp_path))


def test_one_server_has_one_spelling() -> None:
    profile = live_profile(Settings(model="m", base_url="HTTP://LocalHost:8000/V1/"))

    assert profile.endpoint == "http://localhost:8000/V1"


REPLAY = """
import asyncio, json, sys
from pathlib import Path

def watch(event, arguments):
    if event.startswith("socket.connect") or event == "socket.getaddrinfo":
        sys.exit("a socket was opened")

sys.addaudithook(watch)
from summarizer.llm.base import Request
from summarizer.settings import load_settings
from summarizer.wiring import open_model

async def main():
    settings = load_settings({"replay": sys.argv[1]}, environ={}, cwd=Path(sys.argv[1]).parent)
    async with open_model(settings) as opened:
        answer = await opened.model.complete(Request.model_validate_json(sys.stdin.read()))
    sdks = ("openai", "instructor", "httpx2", "httpx", "tenacity", "spacy", "aiohttp", "jinja2")
    print(json.dumps([answer.text, [name for name in sdks if name in sys.modules]]))

asyncio.run(main())
"""


@pytest.mark.fault(38)
@pytest.mark.fault(54)
@pytest.mark.parametrize("setting", ["record", "store"])
async def test_replayed_run_imports_no_sdk_and_opens_no_socket(
    fake_server: FakeServer, tmp_path: Path, setting: str
) -> None:
    fake_server.script = [say(RIGHT)]
    place = str(tmp_path / "kept")
    plain = {"model": "test-model", "base_url": fake_server.url, setting: place}
    async with open_model(Settings.model_validate(plain)) as opened:
        request = make_request(opened.profile)
        await opened.model.complete(request)

    done = subprocess.run(  # noqa: ASYNC221 - nothing else runs meanwhile
        [sys.executable, "-c", REPLAY, place],
        input=request.model_dump_json(), capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip

    assert json.loads(done.stdout) == [RIGHT, []]


async def test_offered_models_are_listed(fake_server: FakeServer) -> None:
    fake_server.models = ("b", "a")

    assert await list_offered_models(Settings(model="a", base_url=fake_server.url)) == ("a", "b")


async def test_listing_says_what_is_wrong_with_the_server(fake_server: FakeServer) -> None:
    with pytest.raises(EndpointUnusableError, match="/v1"):
        await list_offered_models(Settings(model="a", base_url=fake_server.url))


async def test_listing_a_server_that_is_not_there_is_an_error() -> None:
    async with FakeServer() as server:
        url = server.url

    with pytest.raises(ModelError, match="no connection"):
        await list_offered_models(Settings(model="a", base_url=url))
