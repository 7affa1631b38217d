"""What a model is asked about one article, and how it is asked once more."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from summarizer.errors import InputTooLargeError
from summarizer.llm.base import Completion, Message, ModelProfile, Request
from summarizer.llm.chat import chat_request
from summarizer.prompts import Prompt, answer_schema, load_prompt
from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import RejectedItem
from summarizer.text.articleform import shown_sentences, shown_text, write_form
from summarizer.text.scripts import is_mostly_latin
from summarizer.text.tokens import estimate_tokens
from summarizer.vocabulary.languages import name_language

LANGUAGE_PROMPT = "language.v1"
"""Id of the prompt that says which parts of an answer are in which language."""
_MARGIN_TOKENS = 400
"""For what a server puts around the messages, and for the fence and the lines about the article."""
_SENTENCE_TOKENS = 8
"""For the number of a sentence and what stands around it."""
_ANSWER_SHARE = 2
"""An answer repeats most of an article in quotes and statements, and has names around them."""


def build_request(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    profile: ModelProfile,
    prompt: Prompt,
) -> Request:
    """Return the request for these sentences of an article."""
    form = with_languages(write_form(article, sentences), article, profile)
    return chat_request(prompt, prompt.text, form, profile=profile)


def needs_languages(article: Article, profile: ModelProfile) -> bool:
    """Return whether a model is told of languages.

    It is where notes are not to be in English, or the article is not in Latin letters; English
    notes on an article in Spanish or French need no more than the first prompt.
    """
    if profile.is_builtin:
        return False
    return profile.language != "en" or not is_mostly_latin(article.text)


def with_languages(message: str, article: Article, profile: ModelProfile) -> str:
    """Return a message about an article, after what is said of languages where that is needed."""
    if not needs_languages(article, profile):
        return message
    told = load_prompt(LANGUAGE_PROMPT).text
    return f"{told}\n\nLanguage of the notes: {name_language(profile.language)}\n\n{message}"


def build_reask(
    request: Request, completion: Completion, problems: Sequence[RejectedItem], *, prompt: Prompt
) -> Request:
    """Return the request that goes on with a chat and asks for these items once more.

    It keeps the name of the first prompt: it is the same task, and goes to the same extractor.
    """
    listed = "\n".join(_describe(problem) for problem in problems)
    chat = (
        *request.messages,
        Message(role="assistant", content=completion.text),
        Message(role="user", content=f"{prompt.text}\n\n{listed}"),
    )
    return request.model_copy(update={"messages": chat})


def cut_article(
    article: Article, *, profile: ModelProfile, prompt: Prompt
) -> tuple[tuple[Sentence, ...], ...]:
    """Return the sentences that a model is shown, in parts that fit its window.

    Cuts are between paragraphs; a paragraph that does not fit by itself is cut between sentences.

    Raises:
        InputTooLargeError: The window is too small for the prompt and a sentence.
    """
    told = needs_languages(article, profile)
    room = _article_tokens(profile, prompt, tells_languages=told)
    paragraphs = _paragraphs(article)
    if _surely_fits(paragraphs, room):
        return (tuple(chain.from_iterable(paragraphs)),) if paragraphs else ()
    parts: list[list[Sentence]] = [[]]
    filled = 0
    for block in _blocks(article, paragraphs, room):
        needed = sum(_sentence_tokens(article, sentence) for sentence in block)
        if needed > room:
            msg = (
                f"sentence {block[0].number} of {article.uri!r} needs about {needed} tokens, the "
                f"window of {profile.model!r} leaves {room}; name a model with a larger window"
            )
            raise InputTooLargeError(msg)
        if filled + needed > room:
            parts.append([])
            filled = 0
        parts[-1].extend(block)
        filled += needed
    return tuple(tuple(part) for part in parts if part)


def _article_tokens(profile: ModelProfile, prompt: Prompt, *, tells_languages: bool) -> int:
    """Return how many tokens of an article fit, with room for its answer and one re-ask."""
    fixed = estimate_tokens(prompt.text) + _schema_tokens(prompt.answer) + _MARGIN_TOKENS
    if tells_languages:
        fixed += estimate_tokens(load_prompt(LANGUAGE_PROMPT).text)
    room = (profile.context_tokens - fixed) // (2 + _ANSWER_SHARE)
    longest_answer = profile.sampling.max_output_tokens
    if longest_answer is not None:
        room = min(room, longest_answer // _ANSWER_SHARE)
    return room


@cache
def _schema_tokens(answer: str) -> int:
    return estimate_tokens(json.dumps(answer_schema(answer)))


def _paragraphs(article: Article) -> Sequence[Sequence[Sentence]]:
    """Return the sentences that a model is shown, by paragraph."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in shown_sentences(article):
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    return tuple(paragraphs.values())


def _surely_fits(paragraphs: Iterable[Iterable[Sentence]], room: int) -> bool:
    """Return whether all fits, told without looking: no text has more tokens than characters."""
    most = (one.end - one.start + _SENTENCE_TOKENS for each in paragraphs for one in each)
    return sum(most) <= room


def _blocks(
    article: Article, paragraphs: Iterable[Sequence[Sentence]], room: int
) -> Iterable[Sequence[Sentence]]:
    """Yield what is not cut: paragraphs, or the sentences of one that is too long."""
    for paragraph in paragraphs:
        if sum(_sentence_tokens(article, sentence) for sentence in paragraph) <= room:
            yield paragraph
        else:
            yield from ([sentence] for sentence in paragraph)


def _sentence_tokens(article: Article, sentence: Sentence) -> int:
    return estimate_tokens(shown_text(article, sentence)) + _SENTENCE_TOKENS


def _describe(problem: RejectedItem) -> str:
    quote = json.dumps(problem.quote, ensure_ascii=False)
    return f"- {problem.path} (sentence {problem.sentence}), quote {quote}: {problem.reason}"
