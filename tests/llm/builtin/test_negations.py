"""What an article denies in a phrase of several words is not held by anybody."""

import asyncio

import pytest

from summarizer.extract.extract import extract_communique
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.ingest.article import article_from_text
from summarizer.llm.builtin import BuiltinModel
from summarizer.prompts import load_prompt
from summarizer.vocabulary.load import load_vocabulary

ARTICLE = """Estonia and Latvia meet in Tallinn

12 May 2027

Estonian Foreign Minister Mari Ilves met her Latvian counterpart in Tallinn on Tuesday.

{sentence}
"""


def held(sentence: str) -> list[tuple[str, str]]:
    model = BuiltinModel()
    communique = asyncio.run(
        extract_communique(
            article_from_text(ARTICLE.format(sentence=sentence), uri="a.txt"),
            model=model,
            profile=model.profile,
            prompt=load_prompt(EXTRACT_PROMPT),
            vocabulary=load_vocabulary(),
        )
    )
    return [(claim.stance, claim.statement) for claim in communique.claims]


def test_what_is_supported_is_held() -> None:
    assert "support" in [stance for stance, _ in held("Estonia supports a new pier.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Estonia no longer supports a new pier.",
        "Under no circumstances will Estonia support a new pier.",
        "Estonia by no means supports a new pier.",
        "Estonia hardly supports a new pier.",
        "Estonia has yet to support a new pier.",
        "Estonia is far from supporting a new pier.",
        "Estonia stopped short of supporting a new pier.",
        "Estonia pretended to support a new pier.",
        "Estonia all but supported a new pier.",
        "Estonia did not, after all, agree to a new pier.",
        "Ilves would not confirm that Estonia agreed to a new pier.",
        "Estonia spoke against a new pier.",
    ],
)
def test_what_is_denied_is_not_supported(sentence: str) -> None:
    assert "support" not in [stance for stance, _ in held(sentence)]
