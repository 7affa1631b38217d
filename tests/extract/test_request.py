import json

import pytest
from islands import PROFILE, make_islands
from synthetic import Line

from summarizer.errors import InputTooLargeError
from summarizer.extract.request import build_request, cut_article
from summarizer.llm.base import ModelProfile, Sampling
from summarizer.prompts import answer_schema, load_prompt
from summarizer.schema.draft import CommuniqueDraft
from summarizer.schema.wire import wire_schema
from summarizer.text.articleform import read_form, shown_sentences, write_form

PROMPT = load_prompt("extract.v1")
SENTENCES = {
    "en": "They agreed to open a centre.",
    "ru": "Стороны договорились открыть центр.",
    "zh": "双方同意设立中心。",
}


def numbers_of_parts(words: int, context_tokens: int, lines: int = 12) -> list[list[int]]:
    article = make_islands(
        [Line("Peace " * words, paragraph=1 + index // 3) for index in range(lines)]
    )
    profile = PROFILE.model_copy(update={"context_tokens": context_tokens})
    parts = cut_article(article, profile=profile, prompt=PROMPT)
    return [[sentence.number for sentence in part] for part in parts]


def test_a_request_says_what_the_profile_says_and_carries_the_committed_schema() -> None:
    profile = PROFILE.model_copy(update={"sampling": Sampling(temperature=0.0, seed=3)})
    article = make_islands()

    request = build_request(article, shown_sentences(article), profile=profile, prompt=PROMPT)

    assert (request.endpoint, request.model) == (profile.endpoint, profile.model)
    assert request.sampling.seed == 3
    assert request.prompt == "extract.v1"
    assert request.messages[0].content == PROMPT.text
    assert request.answer_name == "communique_draft"
    assert request.answer_schema == wire_schema(CommuniqueDraft)
    assert json.dumps(request.answer_schema) == json.dumps(answer_schema("communique_draft"))


def test_two_outlets_with_one_text_make_one_request() -> None:
    here = make_islands()
    there = make_islands(outlet="Another", uri="elsewhere.txt", id="a0", sha256="f" * 64)
    requests = [
        build_request(one, shown_sentences(one), profile=PROFILE, prompt=PROMPT)
        for one in (here, there)
    ]

    assert requests[0].key == requests[1].key


def test_an_article_that_fits_is_not_cut() -> None:
    assert numbers_of_parts(20, 128_000) == [list(range(1, 13))]


@pytest.mark.fault(37)
def test_cuts_are_between_paragraphs_and_numbers_run_on() -> None:
    parts = numbers_of_parts(100, 10_000)

    assert len(parts) > 1
    assert [number for part in parts for number in part] == list(range(1, 13))
    assert all(part[0] % 3 == 1 for part in parts)


def test_a_paragraph_that_is_too_long_is_cut_between_sentences() -> None:
    parts = numbers_of_parts(250, 8_500, lines=3)

    assert [number for part in parts for number in part] == [1, 2, 3]
    assert len(parts) > 1


@pytest.mark.fault(37)
def test_a_window_that_is_too_small_is_named() -> None:
    with pytest.raises(InputTooLargeError, match="larger window"):
        numbers_of_parts(2000, 8_000)


def test_a_bound_on_the_answer_bounds_the_parts() -> None:
    article = make_islands([Line("Peace " * 100, paragraph=index) for index in range(1, 5)])
    profile = PROFILE.model_copy(update={"sampling": Sampling(max_output_tokens=1000)})

    assert len(cut_article(article, profile=profile, prompt=PROMPT)) == 2


@pytest.mark.parametrize("language", ["en", "en-GB", "und", "es"])
def test_english_notes_on_articles_in_latin_letters_are_asked_for_as_ever(
    language: str,
) -> None:
    article = make_islands(language=language)

    request = build_request(article, shown_sentences(article), profile=PROFILE, prompt=PROMPT)

    assert request.messages[1].content == write_form(article)


@pytest.mark.parametrize(
    ("article_in", "notes_in", "named"),
    [("ru", "en", "English (en)"), ("en", "fr", "French (fr)"), ("zh", "zh", "Chinese (zh)")],
)
def test_other_languages_are_told_before_the_article(
    article_in: str, notes_in: str, named: str
) -> None:
    article = make_islands((Line(SENTENCES[article_in]),), language=article_in)
    profile = PROFILE.model_copy(update={"language": notes_in})

    request = build_request(article, shown_sentences(article), profile=profile, prompt=PROMPT)

    told = load_prompt("language.v1").text
    assert request.messages[0].content == PROMPT.text
    assert request.messages[1].content == (
        f"{told}\n\nLanguage of the notes: {named}\n\n{write_form(article)}"
    )
    assert read_form(request.messages[1].content).language == article_in


def test_embedded_extractor_is_told_of_no_language() -> None:
    builtin = ModelProfile(endpoint="builtin", model="builtin-1")
    article = make_islands((Line(SENTENCES["ru"]),), language="ru")

    request = build_request(article, shown_sentences(article), profile=builtin, prompt=PROMPT)

    assert request.messages[1].content == write_form(article)


def test_what_is_said_of_languages_takes_its_room() -> None:
    article = make_islands([Line("Peace " * 40, paragraph=number) for number in range(1, 25)])
    profile = PROFILE.model_copy(update={"context_tokens": 9_000})
    french = profile.model_copy(update={"language": "fr"})

    parts = cut_article(article, profile=profile, prompt=PROMPT)
    others = cut_article(article, profile=french, prompt=PROMPT)

    assert len(others[0]) < len(parts[0])
