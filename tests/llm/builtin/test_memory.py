"""What stays in memory does not grow with the articles that were read."""

import gc
import sys
from functools import _lru_cache_wrapper
from typing import Any

from summarizer.extract.extract import extract_communique
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.ingest.article import article_from_text
from summarizer.llm.builtin import BuiltinModel
from summarizer.llm.builtin.parse import parse_texts
from summarizer.llm.builtin.weights import load_pipeline
from summarizer.prompts import load_prompt
from summarizer.text.words import Word, find_words
from summarizer.vocabulary.load import load_vocabulary

LARGEST_CACHE = 8192
"""Entries, of about 400 bytes each."""
MOST_LEMMAS = 4096
SYLLABLES = "ba tor mi lun sey kar do ven".split()
ARTICLE = """{Name} visit ends

12 May 2027

Foreign Minister {Name} of Peru and her counterpart of Fiji agreed on Tuesday to open
{number} {name}s and to build a {name}ed port by 2030. Peru rejects {name}ing near {Name} Bay.

"We will never sell the {name}ers," {Name} said. Trade stood at {number} million dollars.
"""


def invented(number: int) -> str:
    """Return a word that no other number has and no dictionary."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:05o}")


def vary(text: str, number: int) -> str:
    name = invented(number)
    return text.format(name=name, Name=name.capitalize(), number=1000 + number)


async def extract(number: int) -> int:
    """Return how many claims an article like no other has."""
    model = BuiltinModel()
    communique = await extract_communique(
        article_from_text(vary(ARTICLE, number), uri=f"{number}.txt"),
        model=model,
        profile=model.profile,
        prompt=load_prompt(EXTRACT_PROMPT),
        vocabulary=load_vocabulary(),
    )
    return len(communique.claims)


def caches() -> "dict[str, _lru_cache_wrapper[Any]]":
    """Return the caches of functions in all modules of the package that are loaded."""
    return {
        f"{one.__module__}.{one.__name__}": one
        for name, module in sorted(sys.modules.items())
        if name.startswith("summarizer.")
        for one in vars(module).values()
        if isinstance(one, _lru_cache_wrapper)
    }


def words_in_memory() -> int:
    gc.collect()
    return sum(type(one) is Word for one in gc.get_objects())


def test_strings_of_words_are_forgotten() -> None:
    strings = load_pipeline().vocab.strings
    texts = [vary("{Name} {name}ed {number} {name}s and will be {name}ing.", n) for n in range(40)]
    parse_texts(texts[:20])
    before = len(strings)

    parse_texts(texts[20:])

    assert len(strings) == before


def test_dictionary_forms_are_few() -> None:
    lemmatizer: Any = load_pipeline().get_pipe("lemmatizer")
    words = [f"{invented(number)}s" for number in range(8000)]
    sizes = []

    for start in range(0, len(words), 1000):
        parse_texts([" ".join(words[at : at + 50]) for at in range(start, start + 1000, 50)])
        sizes.append(len(lemmatizer.cache))

    assert MOST_LEMMAS / 2 < max(sizes) <= MOST_LEMMAS


def test_words_of_texts_read_long_ago_are_forgotten() -> None:
    texts = [f"{invented(number)} " * 20 for number in range(4000)]
    for text in texts[:2000]:
        find_words(text)
    before = words_in_memory()

    for text in texts[2000:]:
        find_words(text)

    assert before >= 20
    assert words_in_memory() <= before


async def test_caches_without_a_bound_do_not_grow_from_article_to_article() -> None:
    for number in range(10, 14):  # lists of words are read from the data when first needed
        await extract(number)
    without = {name: one for name, one in caches().items() if one.cache_info().maxsize is None}
    before = {name: one.cache_info().currsize for name, one in without.items()}

    claims = [await extract(number) for number in range(2, 8)]

    assert all(claims)
    assert {name: one.cache_info().currsize for name, one in without.items()} == before


async def test_caches_with_a_bound_are_small() -> None:
    await extract(1)
    sizes = {name: one.cache_info().maxsize for name, one in caches().items()}

    assert "summarizer.text.names.fold_letters" in sizes
    assert {name for name, size in sizes.items() if size and size > LARGEST_CACHE} == set()
