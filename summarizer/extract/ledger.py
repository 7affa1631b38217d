"""What became of every sentence of an article."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import LedgerEntry
from summarizer.schema.draft import SetAsideDraft
from summarizer.schema.words import LedgerStatus, SetAsideReason, Zone

_ZONE_REASONS: dict[Zone, SetAsideReason] = {
    "caption": "caption",
    "comments": "reader_comment",
    "link": "link",
    "chrome": "chrome",
}


def write_ledger(
    article: Article,
    *,
    cited: Iterable[int],
    repeated: Iterable[int],
    set_aside: Iterable[SetAsideDraft],
    official_posts: Iterable[int],
    shown: Iterable[int],
    for_machines: Iterable[int] = (),
) -> tuple[LedgerEntry, ...]:
    """Return one entry for every sentence, in order.

    What an item cites is cited, whatever else is said of it. Then rules on the page decide, then
    the model. A sentence that only a rejected item named is not accounted for.

    Args:
        article: The article.
        cited: Numbers of the sentences that items rest on.
        repeated: Numbers of headlines whose items the body has as well.
        set_aside: What the model set aside; the first word on a sentence counts.
        official_posts: Numbers of the sentences in posts of officials and institutions.
        shown: Numbers of the sentences that the model was shown.
        for_machines: Numbers of the sentences that speak to a machine.
    """
    reasons: dict[int, SetAsideReason] = {}
    for entry in set_aside:
        reasons.setdefault(entry.sentence, entry.reason)
    numbers = frozenset(cited)
    by_rule = _reasons_by_rule(
        article,
        repeated=frozenset(repeated),
        official_posts=frozenset(official_posts),
        shown=frozenset(shown),
        for_machines=frozenset(for_machines),
    )
    return tuple(
        _entry(sentence.number, "cited", None, "item")
        if sentence.number in numbers
        else _uncited(sentence, by_rule, reasons)
        for sentence in article.sentences
    )


def _reasons_by_rule(
    article: Article,
    *,
    repeated: frozenset[int],
    official_posts: frozenset[int],
    shown: frozenset[int],
    for_machines: frozenset[int],
) -> Mapping[int, SetAsideReason]:
    reasons: dict[int, SetAsideReason] = {}
    for sentence in article.sentences:
        number = sentence.number
        if sentence.zone in _ZONE_REASONS:
            reasons[number] = _ZONE_REASONS[sentence.zone]
        elif sentence.zone == "embedded_post" and number not in official_posts:
            reasons[number] = "embedded_post"
        elif number not in shown or number in for_machines:
            reasons[number] = "chrome"
        elif number in repeated:
            reasons[number] = "repeat"
    return reasons


def _uncited(
    sentence: Sentence,
    by_rule: Mapping[int, SetAsideReason],
    by_model: Mapping[int, SetAsideReason],
) -> LedgerEntry:
    number = sentence.number
    if number in by_rule:
        reason, by = by_rule[number], "zone"
    elif number in by_model:
        reason, by = by_model[number], "model"
    else:
        return _entry(number, "unaccounted", None, "nobody")
    return _entry(number, "set_aside", reason, by)


@lru_cache(maxsize=2048)  # there are few different ones, and ledgers are written again and again
def _entry(
    number: int, status: LedgerStatus, reason: SetAsideReason | None, by: str
) -> LedgerEntry:
    return LedgerEntry(sentence=number, status=status, reason=reason, by=by)
