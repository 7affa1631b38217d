"""Whether every sentence is accounted for, and whether the accounts are true.

A ledger that sets everything aside accounts for every sentence, so the share that is accounted for
says little alone. What a careful reader cites may not be set aside.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from summarizer.schema.article import Article
from summarizer.schema.communique import Communique
from summarizer.schema.gold import Gold, GoldClaim


class LedgerFigures(NamedTuple):
    """What the ledgers of a briefing's articles are worth."""

    sentences_accounted: float | None
    """Share of all sentences that are cited or set aside; None where there is no ledger."""
    gold_sentences_set_aside: float | None
    """Of the sentences that the gold's claims cite, in more than the outlet's own voice, the share
    that is set aside, repeats included; None where there is no ledger."""
    gold_sentences_lost: float | None
    """The same without sentences of a claim of which another sentence of the article is cited: what
    repeats a cited sentence is rightly set aside."""


class LedgerLine(NamedTuple):
    """One sentence and what became of it."""

    start: int
    """First code point in the article's text."""
    end: int
    """One past the last."""
    status: str
    """`cited`, `set_aside` or `unaccounted`."""


def ledgers_by_file(
    communiques: Iterable[Communique], articles: Iterable[Article], gold: Gold
) -> dict[str, tuple[LedgerLine, ...]]:
    """Return the ledger of each of the gold's articles that were read, by file name."""
    by_hash = {one.sha256: one.file for one in gold.articles if one.file not in gold.distractors}
    by_id = {article.id: article for article in articles}
    ledgers = {}
    for communique in communiques:
        article = by_id.get(communique.article)
        file = by_hash.get(article.sha256) if article else None
        if article is None or file is None:
            continue
        status = {entry.sentence: entry.status for entry in communique.ledger}
        ledgers[file] = tuple(
            LedgerLine(one.start, one.end, status.get(one.number, "unaccounted"))
            for one in article.sentences
        )
    return ledgers


def score_ledgers(
    gold: Gold, ledgers: Mapping[str, tuple[LedgerLine, ...]] | None
) -> LedgerFigures:
    """Return what the ledgers are worth.

    Args:
        gold: What a careful reader found, in the coordinates of the articles' texts.
        ledgers: File name to the ledger of its article; None where they are not at hand.
    """
    lines = [line for ledger in (ledgers or {}).values() for line in ledger]
    if not ledgers or not lines:
        return LedgerFigures(None, None, None)
    cited: set[tuple[str, int]] = set()
    aside: set[tuple[str, int]] = set()
    lost: set[tuple[str, int]] = set()
    for claim in gold.claims:
        for file, ledger in ledgers.items():
            told = [line for line in ledger if _proves(claim, file, line)]
            cited |= {(file, line.start) for line in told}
            unused = {(file, line.start) for line in told if line.status == "set_aside"}
            aside |= unused
            if all(line.status != "cited" for line in told):
                lost |= unused
    return LedgerFigures(
        sentences_accounted=sum(line.status != "unaccounted" for line in lines) / len(lines),
        gold_sentences_set_aside=len(aside) / len(cited) if cited else None,
        gold_sentences_lost=len(lost) / len(cited) if cited else None,
    )


def _proves(claim: GoldClaim, file: str, line: LedgerLine) -> bool:
    """Return whether a sentence holds words that prove a claim, not in the outlet's own voice."""
    return any(
        report.file == file
        and report.voice != "outlet"
        and line.start < report.end
        and report.start < line.end
        for report in claim.evidence
    )
