"""The request that asks about sentences once more: those, their neighbours, and what was noted."""

from collections.abc import Iterable

from summarizer.extract.doubts import Doubts
from summarizer.extract.request import with_languages
from summarizer.llm.base import ModelProfile, Request
from summarizer.llm.chat import chat_request
from summarizer.prompts import Prompt
from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import GroundedClaim, GroundedItem
from summarizer.text.articleform import shown_sentences, shown_text, write_form

_NEIGHBOURS = 1


def build_recheck(
    article: Article,
    doubts: Doubts,
    items: Iterable[GroundedItem],
    *,
    profile: ModelProfile,
    prompts: tuple[Prompt, ...],
) -> Request:
    """Return the request that asks about these sentences.

    Args:
        article: The article.
        doubts: The sentences in question.
        items: What was noted already; claims are told to the model.
        profile: What a request to the model says.
        prompts: That of the first request, which says what an item is, that of this one, and where
            an opinion seems to tell something, the one that says so.
    """
    first, recheck, *cues = prompts
    noted = [
        f"- [{item.sentence}] {item.statement}" for item in items if isinstance(item, GroundedClaim)
    ]
    parts = (
        recheck.text,
        f"Sentences in question: {_listed(doubts.sentences)}",
        *(f"{cue.text}\n\nThe list: {_listed(doubts.told)}" for cue in cues),
        "\n".join(("Noted already:", *(noted or ["- nothing"]))),
        write_form(article, _with_neighbours(article, doubts.sentences)),
    )
    message = with_languages("\n\n".join(parts), article, profile)
    return chat_request(recheck, first.text, message, profile=profile)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _with_neighbours(article: Article, doubts: Iterable[int]) -> list[Sentence]:
    shown = [one for one in shown_sentences(article) if shown_text(article, one)]
    places = {one.number: place for place, one in enumerate(shown)}
    wanted = {
        place
        for number in doubts
        for place in range(places[number] - _NEIGHBOURS, places[number] + _NEIGHBOURS + 1)
    }
    return [one for place, one in enumerate(shown) if place in wanted]
