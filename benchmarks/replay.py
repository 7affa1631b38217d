"""How many articles of 500 words a process replays in a second: `python benchmarks/replay.py`.

Each article goes all the way from a file's bytes to a communiqué: decoded, cut into sentences, its
requests built, their answers read from a store and verified, every item held against the article.
The articles are reports of the invented events under `tests/data` and of `seeds`, with the answers
that a hosted model gave; in each copy one word of every sentence is another one, in article and
answers alike, so that no two articles have a sentence in common.

Prints articles a second and milliseconds a stage, of processor time; exits 1 below the bound.
"""

import argparse
import asyncio
import cProfile
import json
import pstats
import re
import string
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from summarizer.extract.extract import extract_communique
from summarizer.ingest.article import article_from_bytes
from summarizer.llm.base import Completion, LanguageModel, ModelProfile, Request
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.pipeline import EXTRACT_PROMPT
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article
from summarizer.schema.canonical import compact_json
from summarizer.schema.communique import Communique
from summarizer.vocabulary.load import load_vocabulary

BOUND = 300
"""Articles a second."""
CHECKOUT = Path(__file__).resolve().parents[1]
RECORDINGS = CHECKOUT / "tests" / "recordings"
REPORTS = (
    ("seeds", "seeds/000_4c21ffb92661e33c.txt"),
    ("e2-chile-korea", "tests/data/e2-chile-korea/01_aas_wire.txt"),
    ("e2-chile-korea", "tests/data/e2-chile-korea/02_pacific_courier.txt"),
    ("e2-chile-korea", "tests/data/e2-chile-korea/05_motir_release.txt"),
)
"""Reports of about 500 words, and the recordings that hold their answers."""
_SENTENCE = re.compile(r"[^.\n]+")
_PLAIN_WORD = re.compile(r"\b[a-z]{6,}\b")
_CODED = ("act", "act_as_written", "stance", "voice", "kind", "role", "tier", "reason", "topic")


class Report(NamedTuple):
    """A report and what a model answered about it, in order."""

    uri: str
    text: str
    answers: tuple[Completion, ...]
    words: re.Pattern[str]
    profile: ModelProfile


class Copy(NamedTuple):
    """A report in other words, as bytes, with its answers."""

    uri: str
    data: bytes
    answers: tuple[Completion, ...]
    profile: ModelProfile


class Player:
    """Gives the answers of one article in order."""

    def __init__(self, answers: Sequence[Completion]) -> None:
        self._answers = iter(answers)

    async def complete(self, request: Request) -> Completion:
        return next(self._answers).model_copy(update={"request_key": request.key})


class Taped:
    """A model whose answers are kept as they come."""

    def __init__(self, inner: LanguageModel) -> None:
        self._inner = inner
        self.answers: list[Completion] = []

    async def complete(self, request: Request) -> Completion:
        self.answers.append(await self._inner.complete(request))
        return self.answers[-1]


async def extract(article: Article, model: LanguageModel, profile: ModelProfile) -> Communique:
    return await extract_communique(
        article,
        model=model,
        profile=profile,
        prompt=load_prompt(EXTRACT_PROMPT),
        vocabulary=load_vocabulary(),
    )


async def read_report(event: str, path: str) -> Report:
    """Return a report with its recorded answers and the words that copies may change."""
    store = FolderStore(RECORDINGS / event)
    profile, taped = store.read_profile(), Taped(StoredModel(store))
    data = (CHECKOUT / path).read_bytes()
    uri = Path(path).name
    await extract(article_from_bytes(data, uri=uri), taped, profile)
    text = data.decode()
    coded = " ".join(_coded_values([json.loads(one.text) for one in taped.answers]))
    words = set(_one_word_of_each_sentence(text, frozenset(coded.split())))
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b")
    return Report(uri, text, tuple(taped.answers), pattern, profile)


def _one_word_of_each_sentence(text: str, kept: frozenset[str]) -> Iterator[str]:
    for sentence in _SENTENCE.findall(text):
        words = [word for word in _PLAIN_WORD.findall(sentence) if word not in kept]
        if words:
            yield max(words, key=len)


def _coded_values(value: Any) -> Iterator[str]:
    """Yield values that must stay as they are: the words of the schema and of the vocabulary."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in _CODED and isinstance(inner, str):
                yield inner
            yield from _coded_values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _coded_values(inner)


def copy_report(report: Report, number: int) -> Copy:
    """Return a report of which one word of every sentence is another one."""
    ending = "".join(string.ascii_lowercase[number // 26**power % 26] for power in (2, 1, 0))

    def other(text: str) -> str:
        return report.words.sub(lambda match: match[0] + ending, text)

    answers = []
    for answer in report.answers:
        data = _changed(json.loads(answer.text), other)
        text = json.dumps(data, ensure_ascii=False)
        answers.append(answer.model_copy(update={"text": text, "raw": None}))
    return Copy(
        f"{number}-{report.uri}", other(report.text).encode(), tuple(answers), report.profile
    )


def _changed(value: Any, other: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: inner if name in _CODED else _changed(inner, other)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_changed(inner, other) for inner in value]
    return other(value) if isinstance(value, str) else value


async def record(copies: Sequence[Copy], store: DatabaseStore) -> None:
    """Put the answers of the copies into the store."""
    for copy in copies:
        model = StoredModel(store, Player(copy.answers))
        await extract(article_from_bytes(copy.data, uri=copy.uri), model, copy.profile)


class Replayed(NamedTuple):
    """Seconds of reading and of extracting, and what was found."""

    reading: float
    extracting: float
    items: int
    digest: str


async def replay(copies: Sequence[Copy], store: DatabaseStore) -> Replayed:
    """Read and extract every copy, one after the other."""
    model = StoredModel(store)
    reading = extracting = 0.0
    items, digest = 0, sha256()
    for copy in copies:
        began = process_time()
        article = article_from_bytes(copy.data, uri=copy.uri)
        read = process_time()
        communique = await extract(article, model, copy.profile)
        extracting += process_time() - read
        reading += read - began
        items += len(communique.claims) + len(communique.dates) + len(communique.participants)
        digest.update(compact_json(article) + compact_json(communique))
    return Replayed(reading, extracting, items, digest.hexdigest())


async def measure(articles: int, *, profiled: bool) -> float:
    """Print what was measured, and return articles a second."""
    reports = [await read_report(*one) for one in REPORTS]
    copies = [copy_report(reports[number % len(reports)], number) for number in range(articles + 8)]
    words = sum(len(copy.data.split()) for copy in copies) / len(copies)
    with (
        tempfile.TemporaryDirectory() as folder,
        DatabaseStore(Path(folder) / "answers.sqlite") as store,
    ):
        store.claim(reports[0].profile)
        await record(copies, store)
        await replay(copies[:8], store)  # what is loaded once is not counted
        profiler = cProfile.Profile()
        if profiled:
            profiler.enable()
        done = await replay(copies[8:], store)
        profiler.disable()
    rate = articles / (done.reading + done.extracting)
    print(f"{articles} articles of {words:.0f} words, {done.items / articles:.0f} items each")
    print(f"read     {done.reading / articles * 1000:6.2f} ms an article")
    print(f"extract  {done.extracting / articles * 1000:6.2f} ms an article, store included")
    print(f"SHA-256 of what was found: {done.digest}")
    print(f"{rate:.0f} articles a second in one process; bound: {BOUND}")
    if profiled:
        stats = pstats.Stats(profiler)
        stats.sort_stats("cumulative").print_stats(60)
        stats.sort_stats("tottime").print_stats(40)
    return rate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    options = parser.parse_args()
    rate = asyncio.run(measure(options.articles, profiled=options.profile))
    return int(rate < BOUND)


if __name__ == "__main__":
    sys.exit(main())
