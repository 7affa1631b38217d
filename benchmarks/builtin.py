"""What the embedded extractor costs: `python benchmarks/builtin.py [--articles N] [--strict]`.

Prints CPU per article of 800 words, the time to load the pipeline, the peak of resident memory
and how much of it grows over many articles in one process, each beside its bound. The articles
are paragraphs of the committed events with other numbers and surnames in each, so that no cache
answers for the work. Exits 1 where a bound is broken only with `--strict`. Needs Linux.
"""

import argparse
import asyncio
import json
import random
import re
import resource
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean, median, quantiles
from time import perf_counter, process_time
from typing import Any, NamedTuple

from summarizer.extract.extract import extract_communique
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Completion, Request
from summarizer.llm.builtin import BuiltinModel
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article
from summarizer.vocabulary.load import load_vocabulary

ROOT = Path(__file__).parents[1]
EVENTS = [ROOT / "seeds", *sorted((ROOT / "tests/data").glob("e[0-9]*"))]
WORDS = 800
WARM = 200
"""Articles after which memory is expected to grow no more."""
CPU_MS = 250
LOAD_S = 1
PEAK_MB = 350
GROWTH_MB = 20
"""Over 800 articles; scaled where `--articles` asks for another number."""
SYLLABLES = ["ba", "tor", "mi", "lun", "sey", "kar", "do", "ven", "pri", "ost", "shi", "ga"]
_NUMBER = re.compile(r"(?<![\w.,:-])[1-9]\d{0,3}(?![\w,:-]|\.\d)")


class Event(NamedTuple):
    """The prose that articles of one event are made of."""

    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    surnames: tuple[str, ...]


class Figure(NamedTuple):
    """One measured value and the bound that it has, if it has one."""

    name: str
    value: float
    unit: str
    bound: float | None = None

    @property
    def broken(self) -> bool:
        return self.bound is not None and self.value > self.bound

    def __str__(self) -> str:
        line = f"{self.name:44} {self.value:9.3g} {self.unit}"
        if self.value >= 1000:
            line = f"{self.name:44} {self.value:9.0f} {self.unit}"
        if self.bound is None:
            return line
        return f"{line:60} bound {self.bound:g}{'   BROKEN' if self.broken else ''}"


class TimedModel:
    """The embedded extractor, with the CPU that its answers took."""

    def __init__(self) -> None:
        self.inner = BuiltinModel()
        self.seconds = 0.0

    async def complete(self, request: Request) -> Completion:
        started = process_time()
        try:
            return await self.inner.complete(request)
        finally:
            self.seconds += process_time() - started


class Costs(NamedTuple):
    """What each article took, in milliseconds of CPU, and the memory it left behind in MB."""

    model: list[float]
    extraction: list[float]
    ingestion: list[float]
    words: list[int]
    items: list[int]
    resident: list[float]
    strings: list[int]


def read_event(folder: Path) -> Event:
    """Return the prose of the English articles in a folder, and surnames from its gold."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_bytes())
    titles: list[str] = []
    paragraphs: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        article = article_from_text(path.read_text("utf-8"), uri=path.name)
        if article.language != "en":
            continue
        titles.extend([article.title] if article.title else [])
        paragraphs.extend(prose_of(article))
    people = [one["name"] for one in gold["participants"] if one["kind"] == "person"]
    surnames = dict.fromkeys(name.split()[-1] for name in people)
    return Event(tuple(titles), tuple(dict.fromkeys(paragraphs)), tuple(surnames))


def prose_of(article: Article) -> Iterator[str]:
    """Yield the paragraphs, or lines that stand for them, that are reported prose."""
    taken: list[str] = []
    end = 0
    for one in article.sentences:
        if taken and "\n" in article.text[end : one.start]:
            yield " ".join(taken)
            taken = []
        if one.zone in ("narration", "quotation"):
            taken.extend(article.text[one.start : one.end].split())
            end = one.end
    if taken:
        yield " ".join(taken)


def make_text(events: Sequence[Event], rng: random.Random) -> str:
    """Return an article of about 800 words, unlike every other."""
    event = rng.choice(events)
    title = rng.choice(event.titles)
    room = WORDS - len(title.split())
    taken: list[int] = []
    for number in rng.sample(range(len(event.paragraphs)), len(event.paragraphs)):
        size = len(event.paragraphs[number].split())
        if size <= room + 5:
            taken.append(number)
            room -= size
        if room <= 5:
            break
    text = "\n\n".join([title, *(event.paragraphs[number] for number in sorted(taken))])
    return vary(text, event.surnames, rng)


def vary(text: str, surnames: Sequence[str], rng: random.Random) -> str:
    """Return the text with invented surnames and with other numbers of as many digits."""
    for name in surnames:
        invented = "".join(rng.choices(SYLLABLES, k=4)).capitalize()
        text = re.sub(rf"\b{re.escape(name)}\b", invented, text)
    return _NUMBER.sub(lambda match: _other_number(int(match[0]), rng), text)


def _other_number(number: int, rng: random.Random) -> str:
    if 1900 <= number < 2100:
        return str(number)  # a year; another one only makes dates that contradict each other
    if number <= 28:
        return str(rng.randint(1, 9) if number < 10 else rng.randint(10, 28))
    first = 10 ** (len(str(number)) - 1)
    return str(rng.randrange(first, first * 10))


def resident_mb() -> float:
    """Return the resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def measure_load() -> tuple[Any, list[Figure]]:
    """Return the pipeline, and what loading it took apart from `import spacy`."""
    wall, cpu = perf_counter(), process_time()
    import spacy  # noqa: F401  # what is measured

    from summarizer.llm.builtin.weights import load_pipeline

    imported_wall, imported_cpu = perf_counter(), process_time()
    pipeline = load_pipeline()
    return pipeline, [
        Figure("import spacy, wall", imported_wall - wall, "s"),
        Figure("import spacy, CPU", imported_cpu - cpu, "s"),
        Figure("model load, wall", perf_counter() - imported_wall, "s", LOAD_S),
        Figure("model load, CPU", process_time() - imported_cpu, "s", LOAD_S),
    ]


async def measure_articles(count: int, events: Sequence[Event], strings: Any) -> Costs:
    """Return what a number of articles cost, one after another."""
    rng = random.Random(1)
    model, prompt, vocabulary = TimedModel(), load_prompt(EXTRACT_PROMPT), load_vocabulary()
    costs = Costs([], [], [], [], [], [], [])
    for number in range(1, count + 1):
        text = make_text(events, rng)
        started = process_time()
        article = article_from_text(text, uri=f"{number}.txt")
        ingested, model.seconds = process_time(), 0.0
        communique = await extract_communique(
            article,
            model=model,
            profile=model.inner.profile,
            prompt=prompt,
            vocabulary=vocabulary,
        )
        costs.extraction.append((process_time() - ingested) * 1000)
        costs.ingestion.append((ingested - started) * 1000)
        costs.model.append(model.seconds * 1000)
        costs.words.append(len(text.split()))
        costs.items.append(len(communique.claims))
        costs.resident.append(resident_mb())
        costs.strings.append(len(strings))
        if number % 100 == 0:
            print(f"  {number} articles, {costs.resident[-1]:.0f} MB", file=sys.stderr, flush=True)
    return costs


def cpu_figures(costs: Costs) -> list[Figure]:
    """Return CPU per article; the first article, which reads the data files, is by itself."""
    alone, whole, ingestion = costs.model[1:], costs.extraction[1:], costs.ingestion[1:]
    return [
        Figure("words an article, mean", fmean(costs.words), "words"),
        Figure("claims an article, mean", fmean(costs.items), "claims"),
        Figure("first article, extract_communique, CPU", costs.extraction[0], "ms"),
        Figure("model alone, CPU, mean", fmean(alone), "ms", CPU_MS),
        Figure("model alone, CPU, median", median(alone), "ms"),
        Figure("model alone, CPU, 95th percentile", quantiles(alone, n=20)[-1], "ms"),
        Figure("extract_communique, CPU, mean", fmean(whole), "ms"),
        Figure("extract_communique, CPU, median", median(whole), "ms"),
        Figure("extract_communique, CPU, 95th percentile", quantiles(whole, n=20)[-1], "ms"),
        Figure("article_from_text, CPU, mean", fmean(ingestion), "ms"),
    ]


def memory_figures(costs: Costs) -> list[Figure]:
    """Return the peak of memory and its growth, with the strings that spaCy keeps."""
    count = len(costs.resident)
    warm = min(WARM, count // 5)
    growth = costs.resident[-1] - costs.resident[warm - 1]
    bound = GROWTH_MB * (count - warm) / 800
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Figure("peak RSS", peak, "MB", PEAK_MB),
        Figure(f"RSS after {warm} articles", costs.resident[warm - 1], "MB"),
        Figure(f"RSS after {count} articles", costs.resident[-1], "MB"),
        Figure(f"growth over {count - warm} articles", growth, "MB", bound),
        Figure(f"strings in spaCy's store after {warm}", costs.strings[warm - 1], ""),
        Figure(f"strings in spaCy's store after {count}", costs.strings[-1], ""),
    ]


def article_count(value: str) -> int:
    """Return the value of `--articles`."""
    count = int(value)
    if count < 10:
        msg = "at least 10 are needed"
        raise argparse.ArgumentTypeError(msg)
    return count


def main() -> int:
    """Print every figure; with `--strict`, fail where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=article_count, default=1000, metavar="N")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a bound is broken")
    arguments = parser.parse_args()
    pipeline, figures = measure_load()
    events = [read_event(folder) for folder in EVENTS]
    strings = pipeline.vocab.strings
    costs = asyncio.run(measure_articles(arguments.articles, events, strings))
    figures += [*cpu_figures(costs), *memory_figures(costs)]
    for figure in figures:
        print(figure)
    return int(arguments.strict and any(figure.broken for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
