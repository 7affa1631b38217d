"""Sentences that are asked about once more: nobody used them, and they may well say something.

A ledger is cheap to fill: whoever sets everything aside as background has accounted for it all. So
a reason has to fit its sentence. One that quotes speech, or has a verb of the vocabulary of speech
acts, is asked about again, unless its words stand in what is cited. So is what an official posts.
"""

from collections.abc import Iterable, Sequence

from summarizer.llm.base import ModelProfile, Request
from summarizer.llm.chat import chat_request
from summarizer.prompts import Prompt
from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import GroundedClaim, GroundedEvent, GroundedItem, LedgerEntry
from summarizer.schema.words import SetAsideReason
from summarizer.text.articleform import shown_sentences, shown_text, write_form
from summarizer.text.quotation import quoted_characters
from summarizer.text.similarity import content_words
from summarizer.vocabulary.load import Vocabulary

_QUESTIONABLE: frozenset[SetAsideReason] = frozenset(
    ("background", "outlet_opinion", "repeat", "embedded_post")
)
"""Reasons that say that a sentence of the article's own, or of an official's post, has no claim."""
_TELLING_KINDS = frozenset(
    (
        "commitment",
        "reaffirmation",
        "readiness",
        "signing",
        "support",
        "opposition",
        "concern",
        "call",
        "praise",
    )
)
"""Acts whose verbs hardly ever stand in a sentence for another reason."""
_REPEATED_SHARE = 0.8
"""Share of a sentence's content words in the cited ones from which it is a repeat."""
_LEAST_QUOTED_WORDS = 4
_NEIGHBOURS = 1


def find_doubts(
    article: Article, ledger: Iterable[LedgerEntry], vocabulary: Vocabulary
) -> tuple[int, ...]:
    """Return the numbers of the sentences that are to be asked about once more, in order."""
    entries = {entry.sentence: entry for entry in ledger}
    quoted = quoted_characters(article.text, 0, len(article.text))
    acts = act_stems(vocabulary)
    said = _cited_words(article, entries)

    def is_doubtful(sentence: Sentence) -> bool:
        entry = entries[sentence.number]
        if entry.status == "unaccounted":
            return True
        if not _is_questionable(entry) or sentence.zone == "headline":
            return False
        if sentence.zone == "embedded_post":
            return True
        words = frozenset(content_words(article.text[sentence.start : sentence.end]))
        speaks = bool(words & acts) or _quotes(article, sentence, quoted)
        return speaks and len(words & said) < _REPEATED_SHARE * len(words)

    return tuple(one.number for one in shown_sentences(article) if is_doubtful(one))


def _is_questionable(entry: LedgerEntry) -> bool:
    return entry.status == "set_aside" and entry.by == "model" and entry.reason in _QUESTIONABLE


def quotes_without_items(article: Article, items: Iterable[GroundedItem]) -> bool:
    """Return whether an article quotes speech and nothing but its event was found in it."""
    if any(not isinstance(item, GroundedEvent) for item in items):
        return False
    quoted = quoted_characters(article.text, 0, len(article.text))
    return any(
        sentence.zone in ("narration", "quotation") and _quotes(article, sentence, quoted)
        for sentence in shown_sentences(article)
    )


def build_recheck(
    article: Article,
    doubts: Sequence[int],
    items: Iterable[GroundedItem],
    *,
    profile: ModelProfile,
    prompts: tuple[Prompt, Prompt],
) -> Request:
    """Return the request that asks about these sentences.

    Args:
        article: The article.
        doubts: Numbers of the sentences in question.
        items: What was noted already; claims are told to the model.
        profile: What a request to the model says.
        prompts: The prompt of the first request, which says what an item is, and that of this one.
    """
    first, recheck = prompts
    noted = [
        f"- [{item.sentence}] {item.statement}" for item in items if isinstance(item, GroundedClaim)
    ]
    parts = (
        recheck.text,
        f"Sentences in question: {', '.join(map(str, doubts))}",
        "\n".join(("Noted already:", *(noted or ["- nothing"]))),
        write_form(article, _with_neighbours(article, doubts)),
    )
    return chat_request(recheck, first.text, "\n\n".join(parts), profile=profile)


def act_stems(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems of verbs that name a speech act by themselves."""
    stems: set[str] = set()
    for act in vocabulary.acts.values():
        verb, *rest = act.lemma.split()
        if act.kind in _TELLING_KINDS and not rest:
            stems.update(content_words(verb))
    return frozenset(stems)


def _cited_words(article: Article, entries: dict[int, LedgerEntry]) -> frozenset[str]:
    cited = (one for one in article.sentences if entries[one.number].status == "cited")
    return frozenset(
        word for one in cited for word in content_words(article.text[one.start : one.end])
    )


def _quotes(article: Article, sentence: Sentence, quoted: frozenset[int]) -> bool:
    """Return whether a sentence holds a few words of quoted speech."""
    if sentence.zone == "quotation":
        return True
    text = article.text
    inside = "".join(
        text[position] if position in quoted else "\n"
        for position in range(sentence.start, sentence.end)
    )
    return any(len(part.split()) >= _LEAST_QUOTED_WORDS for part in inside.split("\n"))


def _with_neighbours(article: Article, doubts: Iterable[int]) -> list[Sentence]:
    shown = [one for one in shown_sentences(article) if shown_text(article, one)]
    places = {one.number: place for place, one in enumerate(shown)}
    wanted = {
        place
        for number in doubts
        for place in range(places[number] - _NEIGHBOURS, places[number] + _NEIGHBOURS + 1)
    }
    return [one for place, one in enumerate(shown) if place in wanted]
