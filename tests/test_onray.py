"""The first stage on Ray; what needs Ray itself is skipped where it is not installed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from clisupport import clean_environment
from fakeserver import FakeServer, Step, say
from scripted import PROFILE, write_articles
from serving import serving
from tracedscript import SECRET, answer

from summarizer.errors import ConfigurationError, EndpointUnusableError
from summarizer.ingest.read import read_articles
from summarizer.onray import ArticleReader, extract_on_ray, read_results
from summarizer.schema.article import Article
from summarizer.schema.canonical import compact_json

RECORDED = Path(__file__).parent / "recordings/e2-chile-korea"
EVENT = Path(__file__).parent / "data/e2-chile-korea"
HAS_RAY = find_spec("ray") is not None
NO_RAY = "Ray is not installed; `make test-ray` installs it and runs this"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer(answer)) as server:
        yield server


def batch_of(articles: tuple[Article, ...]) -> dict[str, list[str]]:
    return {"article": [compact_json(article).decode() for article in articles]}


def read(flags: dict[str, object], articles: tuple[Article, ...]) -> dict[str, list[str]]:
    """Return what an actor makes of a batch."""
    with closing(ArticleReader(flags)) as reader:
        return reader(batch_of(articles))


def rows_of(columns: dict[str, list[str]]) -> list[dict[str, str]]:
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def test_an_actor_reads_articles_with_the_model_of_its_settings() -> None:
    articles = read_articles([str(EVENT)]).articles

    columns = read({"replay": RECORDED}, articles)

    assert columns["article"] == [article.id for article in articles]
    communiques, failures = read_results(rows_of(columns)[::-1])
    assert [one.article for one in communiques] == sorted(article.id for article in articles)
    assert failures == ()


def test_an_article_that_fails_is_a_row_and_stops_no_other(
    tmp_path: Path, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_one(body: dict[str, Any]) -> Step:
        if "Ministers meet in Tallinn" in body["messages"][-1]["content"]:
            return say(None, message={"refusal": "I cannot help with that."})
        return answer(body)

    server.script = refuse_one
    monkeypatch.chdir(tmp_path)
    articles = read_articles([str(write_articles(tmp_path / "articles"))]).articles
    flags = {"model": PROFILE.model, "base_url": server.url}

    communiques, failures = read_results(rows_of(read({**flags}, articles)))

    assert len(communiques) == 2
    assert [(one.uri, one.status, one.kind) for one in failures] == [
        ("northern.txt", "failed", "refused")
    ]


def test_what_an_actor_was_told_is_in_the_store_for_the_next(
    tmp_path: Path, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    articles = read_articles([str(write_articles(tmp_path / "articles"))]).articles
    flags = {"model": PROFILE.model, "base_url": server.url, "record": tmp_path / "kept"}

    first = read(flags, articles)
    asked = len(server.asked)
    second = read(flags, articles[::-1])

    assert sorted(map(str, rows_of(first))) == sorted(map(str, rows_of(second)))
    assert len(server.asked) == asked


def test_an_endpoint_that_is_unusable_ends_the_work(
    tmp_path: Path, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script = [Step(status=401)]
    monkeypatch.chdir(tmp_path)
    articles = read_articles([str(write_articles(tmp_path / "articles"))]).articles

    with pytest.raises(EndpointUnusableError):
        read({"model": PROFILE.model, "base_url": server.url}, articles)


@pytest.mark.parametrize("flags", [{"api_key": SECRET}, {"extra_headers": {"X-Key": SECRET}}])
def test_a_key_is_not_handed_to_ray(flags: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match="environment of the workers") as caught:
        extract_on_ray(object(), flags, actors=1)

    assert SECRET not in str(caught.value)


RUN = """
import json, sys
import ray
from summarizer.ingest.read import read_articles
from summarizer.onray import dataset_of, extract_on_ray

ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
articles = read_articles([sys.argv[1]]).articles
found = extract_on_ray(dataset_of(articles), json.loads(sys.argv[2]), actors=2, batch_size=2)
print(json.dumps(found.take_all()))
"""


def run_on_ray(folder: Path, flags: dict[str, str]) -> list[dict[str, str]]:
    """Extract the event's articles on two CPUs, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(EVENT), json.dumps(flags)],
        cwd=folder,
        env=clean_environment({"RAY_USAGE_STATS_ENABLED": "0"}),
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    rows: list[dict[str, str]] = json.loads(done.stdout.splitlines()[-1])
    return rows


@pytest.mark.ray
@pytest.mark.slow
@pytest.mark.skipif(not HAS_RAY, reason=NO_RAY)
def test_ray_brings_the_same_bytes_as_one_process(tmp_path: Path) -> None:
    articles = read_articles([str(EVENT)]).articles
    alone = read({"replay": RECORDED}, articles)

    rows = run_on_ray(tmp_path, {"replay": str(RECORDED)})

    assert sorted(map(json.dumps, rows)) == sorted(map(json.dumps, rows_of(alone)))


WITHOUT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
import ray.data
"""


@pytest.mark.ray
@pytest.mark.skipif(not HAS_RAY, reason=NO_RAY)
@pytest.mark.parametrize("module", ["numpy", "pandas", "pyarrow", "typing_extensions"])
def test_ray_data_needs_what_the_extra_declares_for_it(module: str) -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT, module], capture_output=True, check=False)

    assert done.returncode != 0
