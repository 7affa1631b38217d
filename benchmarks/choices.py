"""Measure what was chosen beside what was not, on every event: `python benchmarks/choices.py`.

Prints a section of docs/quality.md; `--time` prints how long each choice takes instead. Where
`wordllama` is installed, its similarity is printed as well; the page does not hold it, for the page
must not depend on who writes it.
"""

import argparse
import importlib
import importlib.util
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import combinations
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple
from unittest.mock import patch

import spacy
from quality import EVENTS, Corpus, read_corpus, score_event
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.utils import default_process
from scipy.stats import rankdata
from sentencex import get_sentence_boundaries
from spacy.language import Language

from summarizer.llm.builtin import weights as pipeline_weights
from summarizer.reconcile.mentions import Lexicon, act_word_factors, read_mention, term_finder
from summarizer.reconcile.prepare import FRAME_WORD_FACTOR
from summarizer.schema.communique import GroundedClaim
from summarizer.schema.gold import GoldClaim, GoldReport
from summarizer.schema.span import TextSpan
from summarizer.text.names import name_words, strip_titles
from summarizer.text.segment import split_stretch
from summarizer.text.similarity import content_words, overlap, weigh_words
from summarizer.text.units import blocks_of_text, split_units
from summarizer.text.words import find_words
from summarizer.vocabulary.load import load_vocabulary

MOST_PAIRS = 20_000
"""Of more pairs of different claims, every k-th is compared."""
_END = re.compile(r"(?<=[.!?])\s+")


class Quote(NamedTuple):
    """Where an article reports a claim of the gold."""

    claim: GoldClaim
    report: GoldReport


Splitter = Callable[[str], Iterable[tuple[int, int]]]
"""Half-open offsets of the sentences of a stretch without line ends."""
Scorer = Callable[[int, int], float]
"""How alike two quotes are, by index."""
Measure = Callable[[Corpus, Sequence[Quote]], Scorer]
Row = tuple[str, ...]


def split_by_sentencex(stretch: str) -> Iterator[tuple[int, int]]:
    for one in get_sentence_boundaries("en", stretch):
        yield one["start_index"], one["end_index"]


def make_sentencizer() -> Splitter:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")

    def split(stretch: str) -> Iterator[tuple[int, int]]:
        for one in pipeline(stretch).sents:
            yield one.start_char, one.end_char

    return split


def split_by_regex(stretch: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*_END.finditer(stretch), None):
        yield start, end.start() if end else len(stretch)
        start = end.end() if end else start


def split_nothing(stretch: str) -> Iterator[tuple[int, int]]:
    yield 0, len(stretch)


def splitters() -> dict[str, Splitter]:
    return {
        "**`text.segment`** (`sentencex`, mended)": split_stretch,
        "`sentencex` as it is": split_by_sentencex,
        "spaCy `sentencizer`": make_sentencizer(),
        "regex: white space after `.`, `!` or `?`": split_by_regex,
        "no splitting (the most that can lie inside)": split_nothing,
    }


def sentences_of(text: str, split: Splitter) -> list[tuple[int, int]]:
    """Return the sentences of an article; each splitter is given the same stretches."""
    found = []
    for unit in split_units(text, blocks_of_text(text)):
        stretch = text[unit.start : unit.end].replace("\n", " ")
        for start, end in split(stretch):
            if stretch[start:end].strip():
                found.append((unit.start + start, unit.start + end))
    return found


def splitter_cell(corpus: Corpus, split: Splitter) -> str:
    """Return the share of the gold's quotes that lie inside one sentence, and its sentences."""
    by_file = {file: sentences_of(text, split) for file, text in corpus.texts.items()}
    reports = [one.report for one in quotes_of(corpus)]
    inside = sum(
        any(start <= one.start and one.end <= end for start, end in by_file[one.file])
        for one in reports
    )
    return f"{inside / len(reports):.3f} ({sum(map(len, by_file.values()))})"


def quotes_of(corpus: Corpus) -> list[Quote]:
    """Return the evidence of the gold's claims, in its order."""
    return [Quote(claim, report) for claim in corpus.gold.claims for report in claim.evidence]


def pairs_of(quotes: Sequence[Quote]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the pairs of quotes of one claim and of different claims, from different articles."""
    same: list[tuple[int, int]] = []
    different: list[tuple[int, int]] = []
    for left, right in combinations(range(len(quotes)), 2):
        if quotes[left].report.file != quotes[right].report.file:
            is_same = quotes[left].claim.id == quotes[right].claim.id
            (same if is_same else different).append((left, right))
    return same, different[:: -(-len(different) // MOST_PAIRS)]


def area_under_curve(same: Sequence[float], different: Sequence[float]) -> float:
    """Return how often a pair of one claim scores above another pair; a tie counts half."""
    ranks = rankdata([*same, *different])[: len(same)]
    return float((ranks.sum() / len(same) - (len(same) + 1) / 2) / len(different))


def lexicon_of(corpus: Corpus) -> Lexicon:
    """Return what linking strips from claims, with the gold's parties and people."""
    vocabulary = load_vocabulary()
    people = [strip_titles(one.name) for one in corpus.gold.participants if one.kind == "person"]
    words = frozenset(word for name in people for word in name_words(name) if len(word) > 1)
    parties = frozenset(corpus.gold.event.parties)
    return Lexicon(vocabulary, parties, words, term_finder(vocabulary))


def as_grounded(quote: Quote) -> GroundedClaim:
    """Return a claim that says nothing but its quote."""
    claim, report = quote
    return GroundedClaim(
        span=TextSpan(start=report.start, end=report.end, quote=report.quote),
        sentence=1,
        zone="narration",
        type=claim.type,
        statement=report.quote,
        topic=claim.topic,
        holders=(),
        targets=(),
        speaker=None,
        stance=claim.stance,
        act="",
        act_as_written="",
        qualifiers=(),
        voice=report.voice,
    )


def by_stripped_words(corpus: Corpus, quotes: Sequence[Quote]) -> Scorer:
    lexicon = lexicon_of(corpus)
    words = [read_mention(one.report.file, as_grounded(one), lexicon).words for one in quotes]
    return overlap_scorer(words, act_word_factors(lexicon.vocabulary, FRAME_WORD_FACTOR))


def by_content_words(_: Corpus, quotes: Sequence[Quote]) -> Scorer:
    return overlap_scorer([frozenset(content_words(one.report.quote)) for one in quotes], {})


def overlap_scorer(words: Sequence[frozenset[str]], factors: Mapping[str, float]) -> Scorer:
    weights = weigh_words(words, factors)
    return lambda left, right: overlap(words[left], words[right], weights)


def by_token_set(_: Corpus, quotes: Sequence[Quote]) -> Scorer:
    texts = [default_process(one.report.quote) for one in quotes]
    return lambda left, right: token_set_ratio(texts[left], texts[right])


def by_jaccard(_: Corpus, quotes: Sequence[Quote]) -> Scorer:
    words = [frozenset(word.text for word in find_words(one.report.quote)) for one in quotes]
    return lambda left, right: (
        len(words[left] & words[right]) / (len(words[left] | words[right]) or 1)
    )


def by_wordllama(_: Corpus, quotes: Sequence[Quote]) -> Scorer:
    """Compare vectors of the model that the package holds; nothing is downloaded."""
    module: Any = importlib.import_module("wordllama")
    folder = Path(module.__file__).parent
    model = module.WordLlama.load(cache_dir=folder, disable_download=True)
    vectors = model.embed([one.report.quote for one in quotes], norm=True)
    return lambda left, right: float(vectors[left] @ vectors[right])


def measures(*, optional: bool) -> dict[str, Measure]:
    found: dict[str, Measure] = {
        "**`text.similarity`, stripped as for linking**": by_stripped_words,
        "`text.similarity`, content words as they are": by_content_words,
        "rapidfuzz `token_set_ratio`": by_token_set,
        "Jaccard index of words": by_jaccard,
    }
    if optional and importlib.util.find_spec("wordllama"):
        found["wordllama, cosine of 256 dimensions"] = by_wordllama
    return found


def measure_cell(corpus: Corpus, measure: Measure) -> str:
    quotes = quotes_of(corpus)
    score = measure(corpus, quotes)
    same, different = ([score(*pair) for pair in pairs] for pairs in pairs_of(quotes))
    return f"{area_under_curve(same, different):.3f}"


class LowerCase:
    """Stands in for the lemmatizer: every word is its own dictionary form."""

    def __init__(self) -> None:
        self.cache: dict[Any, list[str]] = {}

    def __call__(self, document: Any) -> Any:
        return document

    def rule_lemmatize(self, token: Any) -> list[str]:
        return [token.lower_]


@contextmanager
def changed_pipeline(*, included: str | None = None, lemmas: bool = True) -> Iterator[None]:
    """Have the extractor read with another set of components."""
    pins = pipeline_weights.read_pins()
    excluded = [name for name in pins["excluded"] if name != included]
    if included and len(excluded) == len(pins["excluded"]):
        msg = f"{included!r} is not among the components that are left out"
        raise ValueError(msg)
    pipeline_weights.load_pipeline.cache_clear()
    try:
        with patch.object(pipeline_weights, "read_pins", lambda: {**pins, "excluded": excluded}):
            pipeline = pipeline_weights.load_pipeline()
        if not lemmas:
            Language.factory("lower_case", func=lambda nlp, name: LowerCase())
            pipeline.replace_pipe("lemmatizer", "lower_case")
        yield
    finally:
        pipeline_weights.load_pipeline.cache_clear()


PIPELINES: dict[str, dict[str, Any]] = {
    "**tagger, parser, lemmatizer** (as it is)": {},
    "and `ner`": {"included": "ner"},
    "and `attribute_ruler`": {"included": "attribute_ruler"},
    "without lemmas (words in lower case)": {"lemmas": False},
}


def pipeline_rows(corpora: Sequence[Corpus]) -> Iterator[Row]:
    for name, changes in PIPELINES.items():
        with changed_pipeline(**changes):
            figures = [score_event(corpus, "builtin").figures for corpus in corpora]
        yield name, *(f"{one['coverage']:.3f} / {one['precision']:.3f}" for one in figures)


def table(rows: Iterable[Row], *, head: Iterable[str] = EVENTS) -> str:
    names = tuple(head)
    lines = [("", *names), ("---", *("--:" for _ in names)), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines).replace("|  |", "| |", 1)


def section(*, optional: bool = False) -> str:
    """Return the section of docs/quality.md; with `optional`, of what happens to be installed."""
    corpora = [read_corpus(name) for name in EVENTS]
    splits = [
        (name, *(splitter_cell(corpus, split) for corpus in corpora))
        for name, split in splitters().items()
    ]
    counts = [tuple(map(len, pairs_of(quotes_of(corpus)))) for corpus in corpora]
    alike = [
        (name, *(measure_cell(corpus, measure) for corpus in corpora))
        for name, measure in measures(optional=optional).items()
    ]
    return "\n".join(
        (
            "## Choices\n\nWhat was chosen is in bold; the others are what else was at hand.\n",
            "### Sentence splitter\n",
            "Share of the quotes of the gold's claims that lie inside one sentence (number of"
            " sentences).\nEvery splitter is given the same lines.\n",
            table(splits) + "\n\n### Similarity of claims\n",
            "Area under the curve of telling two quotes of one claim from quotes of two claims,"
            " both from\ndifferent articles, by their words alone: no holders, stances or rules"
            " of linking. The parties and\npeople to strip are the gold's."
            " Wordllama is no dependency and was not measured for this page;\n"
            "`python benchmarks/choices.py` measures it where it is installed.\n",
            table([*alike, ("pairs, same / different", *(f"{a} / {b}" for a, b in counts))]) + "\n",
            "### Components of the parser\n",
            "Coverage / precision of the embedded extractor, by which components of the English"
            " pipeline run.\n",
            table(pipeline_rows(corpora)) + "\n",
        )
    )


def timings() -> str:
    """Return how long each choice takes on all events together; a first run warms it up."""
    corpora = [read_corpus(name) for name in EVENTS]
    rows: list[Row] = []
    for name, split in splitters().items():
        rows.append((name, seconds(partial(splitter_cell, split=split), corpora)))
    for name, measure in measures(optional=True).items():
        rows.append((name, seconds(partial(measure_cell, measure=measure), corpora)))
    for name, changes in PIPELINES.items():
        with changed_pipeline(**changes):
            rows.append((name, seconds(partial(score_event, mode="builtin"), corpora)))
    return table(rows, head=["seconds, all events"])


def seconds(run: Callable[[Corpus], object], corpora: Sequence[Corpus]) -> str:
    """Return the time of the second of two runs over all events."""
    started = 0.0
    for _ in range(2):
        started = perf_counter()
        for corpus in corpora:
            run(corpus)
    return f"{perf_counter() - started:.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--time", action="store_true", help="print how long each choice takes")
    print(timings() if parser.parse_args().time else section(optional=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
