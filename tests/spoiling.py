"""Sentences of the seed articles, and ways to spoil or to typeset them."""

import random
import re
from pathlib import Path

from summarizer.schema.article import Sentence

SEEDS = Path(__file__).parents[1] / "seeds"
_STANCES = {
    "agreed": ("did not agree", "rejected"),
    "reaffirmed": ("did not reaffirm", "rejected", "opposes"),
    "reiterated": ("did not reiterate", "rejected"),
    "supports": ("does not support", "opposes"),
    "support": ("opposition to", "rejection of"),
    "opposed": ("did not oppose", "supported"),
    "welcomed": ("did not welcome", "rejected"),
    "called": ("did not call", "spoke against calls"),
    "commended": ("did not commend", "condemned"),
    "expressed": ("did not express", "denied"),
    "pledged": ("did not pledge", "refused"),
    "will": ("will not",),
    "praised": ("did not praise", "opposes"),
    "committed": ("did not commit", "opposes"),
    "stressed": ("did not stress", "rejected"),
    "appreciates": ("does not appreciate", "rejects"),
}


def split_naively(text: str) -> tuple[Sentence, ...]:
    """Return a sentence for every stretch between full stops or line ends."""
    sentences: list[Sentence] = []
    for paragraph, line in enumerate(re.finditer(r"[^\n]+", text), start=1):
        for match in re.finditer(r"\S.*?(?:[.!?][”’\"]?(?=\s)|$)", line.group()):
            sentences.append(
                Sentence(
                    number=len(sentences) + 1,
                    start=line.start() + match.start(),
                    end=line.start() + match.end(),
                    zone="narration",
                    paragraph=paragraph,
                )
            )
    return tuple(sentences)


def seed_texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def long_sentences(text: str) -> list[Sentence]:
    """Return the sentences of twelve words or more."""
    return [
        sentence
        for sentence in split_naively(text)
        if len(text[sentence.start : sentence.end].split()) >= 12
    ]


def spoil(kind: str, quote: str, other: str, rng: random.Random) -> str | None:
    """Return the quote spoiled in that way; None where it cannot be."""
    if kind == "fabricated":
        return fabricate(quote, other, rng)
    if kind == "stance flipped":
        return flip_stance(quote, rng)
    if kind == "one word changed":
        return change_a_word(quote, other, rng)
    return stitch(quote, other, rng)


def fabricate(quote: str, other: str, rng: random.Random) -> str:
    """Return words of two sentences in an order that neither has."""
    words = [word for pair in zip(quote.split(), other.split(), strict=False) for word in pair]
    start = rng.randrange(0, 3)
    return " ".join(words[start : start + rng.randrange(6, 14)])


def flip_stance(quote: str, rng: random.Random) -> str | None:
    """Return the quote with its verb turned round; None where it has none."""
    verbs = [verb for verb in _STANCES if re.search(rf"\b{verb}\b", quote)]
    if not verbs:
        return None
    verb = rng.choice(verbs)
    return re.sub(rf"\b{verb}\b", rng.choice(_STANCES[verb]), quote, count=1)


def change_a_word(quote: str, other: str, rng: random.Random) -> str:
    """Return the quote with one word of another sentence put for one of its own."""
    words = quote.split()
    place = rng.randrange(len(words))
    strange = [word for word in other.split() if word.strip(".,").lower() not in quote.lower()]
    words[place] = rng.choice(strange or ["nevertheless"])
    return " ".join(words)


def stitch(quote: str, other: str, rng: random.Random) -> str:
    """Return the beginning of one sentence with the end of another, or with its own end."""
    words, others = quote.split(), other.split()
    if rng.random() < 0.5:
        return " ".join(words[:5] + words[-5:])
    joint = rng.choice([" ", "... ", " … ", ", "])
    return " ".join(words[: len(words) // 2]) + joint + " ".join(others[-len(others) // 2 :])


def clause_of(quote: str, rng: random.Random) -> str:
    """Return some words of the quote in a row."""
    words = list(re.finditer(r"\S+", quote))
    first = rng.randrange(0, len(words) - 5)
    last = rng.randrange(first + 4, len(words))
    return quote[words[first].start() : words[last].end()].strip(" ,.;:“”\"'’‘–—-()")


def retype(quote: str, rng: random.Random) -> str:
    """Return the quote with other quotation marks, dashes, spaces and invisible characters."""
    swaps = {"’": "'", "‘": "'", "“": '"', "”": '"', "'": "’", "–": "-", "—": "--", " ": "\u00a0"}
    typed = "".join(
        swaps.get(character, character) if rng.random() < 0.5 else character for character in quote
    )
    typed = typed[0] + typed[1:].replace("fi", "ﬁ", 1) if rng.random() < 0.5 else typed
    places = [match.start() for match in re.finditer(r"(?<=[a-z]{2})[a-z]{3}", typed)]
    for place in sorted(rng.sample(places, min(3, len(places))), reverse=True):
        hidden = rng.choice(["\u00ad", "\u200b", "\u2060", "-\n", "\ufeff"])
        typed = typed[:place] + hidden + typed[place:]
    first = typed[0].swapcase() if rng.random() < 0.5 else typed[0]
    return first + typed[1:]
