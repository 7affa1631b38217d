"""How many articles of 500 words a process replays in a second.

    python benchmarks/replay.py [--articles 400] [--rounds 1] [--write] [--profile]

Each article goes all the way from a file's bytes to a communiqué, twice:

1. The first replay: decoded, cut into sentences, its requests built, their answers read from a
   store and verified, every item held against the article.
2. Any later one, with the same program and the same answers: decoded and cut into sentences again,
   and what the first one came to is read back from beside the store, its answers looked at and
   every quote sliced from the article again.

The articles are reports of the invented events under `tests/data` and of `seeds`, with the answers
that a hosted model gave; in each copy one word of every sentence is another one, in article and
answers alike, so that no two articles have a sentence in common.

Prints articles a second of both, milliseconds a stage, and what keeping costs the first one, of
processor time. Exits 1 where the later one is below the bound, or comes to another result.
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

from replayfigures import BOUND, Measured, Replayed, describe, sum_up
from standings import write_between
from throughput import PAGE, describe_machine

from summarizer.collecting import collect_seldom
from summarizer.extracting import EXTRACT_PROMPT, extract_article
from summarizer.ingest.article import article_from_bytes
from summarizer.kept import Basis, KeptCommuniques, NotingModel
from summarizer.llm.base import Completion, LanguageModel, ModelProfile, Request
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.timelimit import TimeLimit
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article
from summarizer.schema.canonical import compact_json
from summarizer.schema.communique import Communique
from summarizer.vocabulary.load import load_vocabulary

WARMING = 8
"""Articles that are replayed before anything is counted."""
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


async def extract(
    article: Article,
    model: LanguageModel,
    profile: ModelProfile,
    kept: KeptCommuniques | None = None,
) -> Communique:
    found = await extract_article(
        article,
        model=model,
        profile=profile,
        prompt=load_prompt(EXTRACT_PROMPT),
        vocabulary=load_vocabulary(),
        time_limit=TimeLimit(),
        kept=kept,
    )
    assert isinstance(found, Communique)
    return found


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


async def replay(
    copies: Sequence[Copy], model: StoredModel, kept: KeptCommuniques | None = None
) -> Replayed:
    """Take every copy from its bytes to its communiqué, one after the other."""
    reading = extracting = 0.0
    items, digest = 0, sha256()
    for copy in copies:
        began = process_time()
        article = article_from_bytes(copy.data, uri=copy.uri)
        read = process_time()
        communique = await extract(article, model, copy.profile, kept)
        extracting += process_time() - read
        reading += read - began
        items += len(communique.claims) + len(communique.dates) + len(communique.participants)
        digest.update(compact_json(article) + compact_json(communique))
    return Replayed(reading, extracting, items, digest.hexdigest())


async def keep_all(copies: Sequence[Copy], model: StoredModel, kept: KeptCommuniques) -> float:
    """Keep what is found in every copy, and return the seconds that looking and keeping took.

    Closes what it is kept in, so that all that is written is counted.
    """
    seconds = 0.0
    for copy in copies:
        basis = Basis(
            article_from_bytes(copy.data, uri=copy.uri),
            copy.profile,
            load_prompt(EXTRACT_PROMPT),
            load_vocabulary(),
        )
        noting = NotingModel(model)
        communique = await extract(basis.article, noting, copy.profile)
        began = process_time()
        assert await kept.find(basis) is None
        kept.keep(basis, communique, noting.used)
        seconds += process_time() - began
    began = process_time()
    kept.close()
    return seconds + process_time() - began


async def measure(copies: Sequence[Copy], folder: Path, profiler: cProfile.Profile) -> Measured:
    """Measure; the first copies only warm up, since what is loaded once is not counted."""
    kept_file = folder / "answers.sqlite.communiques"
    with DatabaseStore(folder / "answers.sqlite") as store:
        store.claim(copies[0].profile)
        await record(copies, store)
        model = StoredModel(store)

        def open_kept() -> KeptCommuniques:
            return KeptCommuniques(kept_file, store, model.recall)

        await keep_all(copies[:WARMING], model, open_kept())
        await replay(copies[:WARMING], model)
        first = await replay(copies[WARMING:], model)
        keeping = await keep_all(copies[WARMING:], model, open_kept())
        kept = open_kept()
        await replay(copies[:WARMING], model, kept)
        profiler.enable()
        later = await replay(copies[WARMING:], model, kept)
        profiler.disable()
        kept.close()
    return Measured(len(copies) - WARMING, first, keeping, later)


async def run_rounds(options: argparse.Namespace) -> list[Measured]:
    """Measure in rounds, each with files of its own, and print each."""
    reports = [await read_report(*one) for one in REPORTS]
    count = options.articles + WARMING
    copies = [copy_report(reports[number % len(reports)], number) for number in range(count)]
    words = sum(len(copy.data.split()) for copy in copies) / count
    profiler: Any = cProfile.Profile() if options.profile else _NoProfile()
    rounds = []
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(await measure(copies, Path(folder), profiler))
        tell(rounds[-1], words)
    if options.profile:
        stats = pstats.Stats(profiler)
        stats.sort_stats("cumulative").print_stats(60)
        stats.sort_stats("tottime").print_stats(40)
    return rounds


def tell(measured: Measured, words: float) -> None:
    """Print what was measured."""
    articles, first, keeping, later = measured
    anew = f"each of {first.items / articles:.0f} items held against the article"
    print(f"{articles} articles of {words:.0f} words, one process, processor time an article")
    _tell_replay("1. first replay, everything verified anew", first, articles, "extract", anew)
    share = keeping / first.seconds
    print(f"     keep    {keeping / articles * 1000:6.2f} ms more, {share:.1%}: written beside")
    again = "kept communiqués, answers and quotes looked at again"
    _tell_replay("2. later replay, nothing changed", later, articles, "recall", again)
    print(f"SHA-256 of what was found: {first.digest}, and later {later.digest}")


def _tell_replay(name: str, done: Replayed, articles: int, step: str, what: str) -> None:
    print(f"{name}: {articles / done.seconds:.0f} articles a second (bound: {BOUND})")
    print(f"     read    {done.reading / articles * 1000:6.2f} ms: bytes to sentences and dates")
    print(f"     {step:7} {done.extracting / articles * 1000:6.2f} ms: {what}")


class _NoProfile:
    def enable(self) -> None:
        """Do nothing."""

    def disable(self) -> None:
        """Do nothing."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--profile", action="store_true", help="print where the time of 2 goes")
    options = parser.parse_args()
    collect_seldom()  # as the command line does
    rounds = asyncio.run(run_rounds(options))
    figures = sum_up(rounds)
    if options.write:
        write_between(PAGE, "replay", describe(figures, rounds, describe_machine()))
    is_same = all(one.first.digest == one.later.digest for one in rounds)
    return int(not is_same or figures.later < BOUND)


if __name__ == "__main__":
    sys.exit(main())
