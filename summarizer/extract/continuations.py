"""Sentences of an official's post that go on about what another sentence of it says.

A post is one short statement of one account. Where an item rests on one of its sentences, and the
model finds that another one only goes on about the same thing, that one is shown with the item: it
is evidence of it, and no sentence that somebody set aside.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import GroundedClaim, GroundedItem, LedgerEntry
from summarizer.schema.span import TextSpan
from summarizer.schema.words import SetAsideReason

_GOES_ON: frozenset[SetAsideReason] = frozenset(("repeat", "embedded_post"))
"""Reasons that say that a sentence of a post has nothing of its own."""


def continue_posts(
    article: Article,
    items: Sequence[GroundedItem],
    ledger: Sequence[LedgerEntry],
    official_posts: Collection[int],
) -> tuple[tuple[GroundedItem, ...], tuple[LedgerEntry, ...]]:
    """Return the items with what goes on about them in their posts, and the ledger that says so.

    A sentence belongs to the claim of its post that stands last before it, or first in the post.

    Args:
        article: The article.
        items: What was found in it.
        ledger: One entry for every sentence, in order.
        official_posts: Numbers of the sentences in posts of officials and institutions.
    """
    entries = {entry.sentence: entry for entry in ledger}
    found: dict[int, list[TextSpan]] = {}
    for post in _posts(article, official_posts):
        claims = _claims_in(items, [one.number for one in post])
        for sentence in post:
            if claims and _goes_on(entries[sentence.number]):
                index = _last_before(claims, sentence.number)
                found.setdefault(index, []).append(_whole(article, sentence))
                entries[sentence.number] = LedgerEntry(
                    sentence=sentence.number, status="cited", reason=None, by="post"
                )
    kept = (
        one.model_copy(update={"further": tuple(found[index])}) if index in found else one
        for index, one in enumerate(items)
    )
    return tuple(kept), tuple(entries[entry.sentence] for entry in ledger)


def _posts(article: Article, official_posts: Collection[int]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each post without its attribution: neighbours of one account.

    Where two posts of one account follow each other, nothing tells which text is whose.
    """
    posts: list[list[Sentence]] = [[]]
    for sentence in article.sentences:
        told = sentence.number in official_posts
        if posts[-1] and not (told and sentence.account == posts[-1][-1].account):
            posts.append([])
        if told:
            posts[-1].append(sentence)
    for post in posts:
        text = [one for one in post if not _is_attribution(article, one)]
        if len(post) - len(text) <= 1:
            yield text


def _is_attribution(article: Article, sentence: Sentence) -> bool:
    return (sentence.account or "") in article.text[sentence.start : sentence.end]


def _claims_in(items: Sequence[GroundedItem], numbers: Collection[int]) -> dict[int, int]:
    """Return the number of a sentence to the index of the last claim that begins in it."""
    return {
        item.sentence: index
        for index, item in enumerate(items)
        if isinstance(item, GroundedClaim) and item.sentence in numbers
    }


def _last_before(claims: Mapping[int, int], number: int) -> int:
    """Return the index of the claim that stands last before a sentence, or else of the first."""
    before = [sentence for sentence in claims if sentence < number]
    return claims[max(before) if before else min(claims)]


def _goes_on(entry: LedgerEntry) -> bool:
    return entry.status == "set_aside" and entry.by == "model" and entry.reason in _GOES_ON


def _whole(article: Article, sentence: Sentence) -> TextSpan:
    quote = article.text[sentence.start : sentence.end]
    return TextSpan(start=sentence.start, end=sentence.end, quote=quote)
