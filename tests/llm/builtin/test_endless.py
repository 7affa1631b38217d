"""A sentence too long to be one is not read, and the ledger says so."""

import time

from summarizer.extract.extract import extract_communique
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.ingest.article import article_from_text
from summarizer.llm.builtin import BuiltinModel
from summarizer.llm.builtin.extraction import read_article
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article
from summarizer.schema.communique import Communique
from summarizer.text.articleform import read_form, write_form
from summarizer.text.endless import MAX_WORDS
from summarizer.vocabulary.load import load_vocabulary

HEAD = "Two ministers meet\n\n12 May 2029\n\n"
CLAUSE = "Laos and Bhutan agreed to open two ports"
PLAIN = "Laos and Bhutan agreed to build a dam."
ENDLESS = f"{' and '.join([CLAUSE] * 100)}."


def article(*paragraphs: str) -> Article:
    return article_from_text(HEAD + "\n\n".join(paragraphs) + "\n", uri="a.txt")


async def extract(one: Article) -> Communique:
    model = BuiltinModel()
    return await extract_communique(
        one,
        model=model,
        profile=model.profile,
        prompt=load_prompt(EXTRACT_PROMPT),
        vocabulary=load_vocabulary(),
    )


def words_parsed(one: Article) -> list[int]:
    read = read_article(read_form(write_form(one)), load_vocabulary())
    return [len(reading.tree) for reading in read.readings]


async def test_endless_sentence_is_unaccounted_and_the_others_are_read() -> None:
    one = article(PLAIN, ENDLESS)

    found = await extract(one)

    pairs = zip(one.sentences, found.ledger, strict=True)
    ledger = {one.text[s.start : s.end]: entry for s, entry in pairs}
    assert (ledger[ENDLESS].status, ledger[ENDLESS].by) == ("unaccounted", "nobody")
    assert ledger[PLAIN].status == "cited"
    assert [claim.span.quote for claim in found.claims] == [PLAIN.removesuffix(".")]


async def test_article_of_one_endless_sentence_has_no_items() -> None:
    found = await extract(article_from_text(ENDLESS, uri="a.txt"))

    assert [entry.status for entry in found.ledger] == ["unaccounted"]
    assert (found.event, found.participants, found.dates, found.claims) == (None, (), (), ())


def test_words_parsed_at_once_are_bounded() -> None:
    marks, run_on = "open!?" * 1000, f"{CLAUSE} and " * 1000

    parsed = words_parsed(article(PLAIN, marks, run_on, ENDLESS))

    assert 0 < max(parsed) <= MAX_WORDS


def test_long_sentence_is_read() -> None:
    long = f"Laos and Bhutan agreed to open ports in {'Pakse, Haa, ' * 60}and Paro."

    assert max(words_parsed(article(long))) > 240


def test_a_long_lead_is_not_read_again_with_each_item_of_its_list() -> None:
    items = [f"open {number} ports in the south;" for number in range(3, 33)]
    lead = (
        "The ministers of Laos and Bhutan, " + "recalling their shared goals, " * 40 + "agreed to:"
    )

    parsed = words_parsed(article(lead, *(f"- {item}" for item in items)))

    assert sum(parsed) < 3 * MAX_WORDS


async def test_a_word_without_an_end_takes_no_longer_than_others() -> None:
    longest = ("EU" * 15_000, "7" * 30_000, "_" * 30_000)
    one = article(PLAIN, *(f"Laos met {word} there." for word in longest))
    began = time.process_time()

    await extract(one)

    assert time.process_time() - began < 10


async def test_flood_of_dates_costs_no_item_beside_it() -> None:
    one = article(PLAIN, f"{CLAUSE}. {'9 March 2032, ' * 4_000}", "Laos agreed to buy two ships.")

    found = await extract(one)

    assert {claim.span.quote for claim in found.claims} >= {
        PLAIN.removesuffix("."),
        CLAUSE,
        "Laos agreed to buy two ships",
    }
    assert [flag.kind for flag in one.flags] == ["endless_sentence"]
    assert "unaccounted" in {entry.status for entry in found.ledger}


async def test_flood_of_lines_that_repeat_makes_no_article_foreign() -> None:
    found = await extract(article(PLAIN, "9 March 2032.\n\n" * 300))

    assert [claim.span.quote for claim in found.claims] == [PLAIN.removesuffix(".")]
