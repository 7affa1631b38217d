"""What a store costs: `python benchmarks/store.py [--answers N] [--strict]`.

Keeps N answers to articles of 500 words in a new SQLite store, 64 requests in flight and a model
that answers at once, and replays them. Prints how many a second and the CPU of each, beside the
bound. Exits 1 where it is broken only with `--strict`.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from summarizer.extracting import EXTRACT_PROMPT
from summarizer.llm.base import Completion, LanguageModel, Message, Request, Usage
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore
from summarizer.prompts import answer_schema, load_prompt

REPLAYS_A_SECOND = 300
IN_FLIGHT = 64
WORDS = 500
_SENTENCE = "Both sides agreed to share what they know of harbour ferries and pilots from {} on."
_SENTENCES = WORDS // len(_SENTENCE.split())
_CLAIMS = 8


class Rate(NamedTuple):
    """How fast something went."""

    name: str
    """What was done."""
    per_second: float
    """How often a second."""
    cpu_ms: float
    """CPU of each, in milliseconds."""


class InstantModel:
    """Answers at once with a draft of some claims."""

    async def complete(self, request: Request) -> Completion:
        """Return the draft."""
        lines = request.messages[-1].content.split("\n")[:_CLAIMS]
        claims = [{"quote": line, "statement": line, "holders": ["EST", "PRT"]} for line in lines]
        text = json.dumps({"agreements": claims, "positions": [], "facts": []})
        usage = Usage(input_tokens=1000, output_tokens=300)
        return Completion(request_key=request.key, model="instant", text=text, usage=usage)


def make_requests(count: int) -> Iterator[Request]:
    """Yield requests about articles that differ."""
    prompt = load_prompt(EXTRACT_PROMPT)
    for number in range(count):
        sentences = [_SENTENCE.format(2000 + number * line % 997) for line in range(_SENTENCES)]
        article = "\n".join(f"[{line}] {text}" for line, text in enumerate(sentences, 1))
        yield Request(
            endpoint="http://127.0.0.1:9/v1",
            model="instant",
            prompt=prompt.id,
            messages=(
                Message(role="system", content=prompt.text),
                Message(role="user", content=f"{number}\n{article}"),
            ),
            answer_name=prompt.answer,
            answer_schema=dict(answer_schema(prompt.answer)),
        )


async def measure(name: str, model: LanguageModel, count: int) -> Rate:
    """Return how fast a model answers."""
    requests = list(make_requests(count))
    places = asyncio.Semaphore(IN_FLIGHT)

    async def ask(request: Request) -> None:
        async with places:
            await model.complete(request)

    wall, cpu = perf_counter(), process_time()
    await asyncio.gather(*map(ask, requests))
    seconds, cpu_seconds = perf_counter() - wall, process_time() - cpu
    return Rate(name, count / seconds, 1000 * cpu_seconds / count)


def measure_store(folder: Path, count: int) -> list[Rate]:
    """Return how fast answers are kept in a new store, and replayed from it."""
    path = folder / "kept.sqlite"
    with DatabaseStore(path) as store:
        kept = asyncio.run(measure("kept", StoredModel(store, InstantModel()), count))
    with DatabaseStore(path, read_only=True) as store:
        replayed = asyncio.run(measure("replayed", StoredModel(store), count))
    return [kept, replayed]


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=2000)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rates = measure_store(Path(folder), options.answers)
    for rate in rates:
        print(f"{rate.name:10} {rate.per_second:8.0f} a second  {rate.cpu_ms:6.2f} ms CPU each")
    print(f"bound      {REPLAYS_A_SECOND:8} replayed a second")
    broken = rates[-1].per_second < REPLAYS_A_SECOND
    return 1 if broken and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
