import json
from typing import Any

from clients.draft import CommuniqueDraft
from corpus import ANSWERS, ITEMS, make_article

from summarizer.extract.extract import extract_communique
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Completion, ModelProfile, Request
from summarizer.prompts import answer_schema, load_prompt
from summarizer.vocabulary.load import load_vocabulary


class OneAnswer:
    """A model that gives the benchmark's answer."""

    def __init__(self) -> None:
        self.asked = 0

    async def complete(self, request: Request) -> Completion:
        self.asked += 1
        return Completion(request_key=request.key, model="stub", text=ANSWERS["draft"])


async def test_the_answer_is_whole_and_proved_by_every_article_in_one_request() -> None:
    model = OneAnswer()

    communique = await extract_communique(
        article_from_text(make_article(1_234)),
        model=model,
        profile=ModelProfile(endpoint="http://127.0.0.1/v1", model="stub"),
        prompt=load_prompt(EXTRACT_PROMPT),
        vocabulary=load_vocabulary(),
    )

    items = (*communique.participants, *communique.dates, *communique.claims)
    assert (model.asked, len(items), communique.rejected) == (1, ITEMS, ())
    assert all(entry.status != "unaccounted" for entry in communique.ledger)


def test_no_two_articles_are_the_same() -> None:
    assert len({make_article(number) for number in range(50)}) == 50


def test_other_libraries_build_the_schema_that_we_send() -> None:
    built = without_titles(CommuniqueDraft.model_json_schema())

    assert sorted_names(built) == sorted_names(dict(answer_schema("communique_draft")))


def without_titles(value: Any) -> Any:
    if isinstance(value, list):
        return [without_titles(part) for part in value]
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if not is_title(name, part)}
        return {name: without_titles(part) for name, part in kept.items()}
    return value


def is_title(name: str, part: object) -> bool:
    return name == "title" and isinstance(part, str)


def sorted_names(value: object) -> str:
    return json.dumps(value, sort_keys=True)
