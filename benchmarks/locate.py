"""How long it takes to locate a quote in an article of 1,000 words: `python benchmarks/locate.py`.

Prints milliseconds for the quotes that a model typically gives, and exits 1 when a quote takes
0.2 ms or more on average, folding of the article included.
"""

import random
import sys
from collections.abc import Callable
from time import perf_counter

from summarizer.schema.article import Sentence
from summarizer.text.locate import QuoteLocator

WORDS = 1000
QUOTES = 60
ROUNDS = 20
BOUND_MS = 0.2
SYLLABLES = ["ba", "tor", "mi", "lun", "sey", "kar", "do", "ven", "pri", "ost", "shi", "ga"]


def make_article(rng: random.Random) -> tuple[str, tuple[Sentence, ...]]:
    """Return an article of invented words, with the typography of news, and its sentences."""
    text, count = "", 0
    sentences: list[Sentence] = []
    while count < WORDS:
        words = [
            "".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(rng.randint(12, 30))
        ]
        count += len(words)
        words[3] = f"“{words[3]}”"
        words[6] += "’s"
        words[8] += f"–{words[9]}"
        start = len(text)
        text += " ".join(words).capitalize() + "."
        sentences.append(
            Sentence(
                number=len(sentences) + 1,
                start=start,
                end=len(text),
                zone="narration",
                paragraph=len(sentences) // 3 + 1,
            )
        )
        text += "\n\n" if len(sentences) % 3 == 0 else " "
    return text, tuple(sentences)


def as_it_is(quote: str) -> str:
    return quote


def retyped(quote: str) -> str:
    return quote.translate(str.maketrans("“”’– ", '""\'-\u00a0'))


def spoiled(quote: str) -> str:
    return quote.replace(" ", " not ", 1)


def measure(
    text: str, sentences: tuple[Sentence, ...], spoil: Callable[[str], str], *, shift: int = 0
) -> tuple[float, int]:
    """Return milliseconds a quote, and how many were located."""
    rng = random.Random(7)
    asked = []
    for _ in range(QUOTES):
        sentence = rng.choice(sentences)
        words = text[sentence.start : sentence.end].split(" ")
        first = rng.randrange(len(words) - 6)
        quote = " ".join(words[first : first + 6])
        asked.append((spoil(quote), sentence.number + shift))
    found, best = 0, float("inf")
    for _ in range(ROUNDS):
        started = perf_counter()
        locator = QuoteLocator(text, sentences)
        found = sum(locator.locate(quote, number) is not None for quote, number in asked)
        best = min(best, perf_counter() - started)
    return best / QUOTES * 1000, found


def main() -> int:
    text, sentences = make_article(random.Random(1))
    print(f"article: {len(text.split())} words, {len(text)} characters, {len(sentences)} sentences")
    print(f"{QUOTES} quotes of 6 words, best of {ROUNDS} rounds; a round folds the article once")
    worst = 0.0
    for name, spoil, shift in (
        ("verbatim", as_it_is, 0),
        ("other typography", retyped, 0),
        ("wrong sentence named", retyped, 5),
        ("not in the article", spoiled, 0),
    ):
        milliseconds, found = measure(text, sentences, spoil, shift=shift)
        worst = max(worst, milliseconds)
        print(f"{name:22} {milliseconds:.4f} ms a quote   located {found} of {QUOTES}")
    print(f"bound: {BOUND_MS} ms; worst: {worst / BOUND_MS:.0%} of it")
    return int(worst >= BOUND_MS)


if __name__ == "__main__":
    sys.exit(main())
