"""An article cut into the pieces that the page highlights, dims and links.

Quotes overlap, share words, and run over the ends of sentences; a page can only nest elements. So
each sentence is cut wherever a quote begins or ends, and each piece knows all quotes it is part of.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.render.html.articlerecords import Piece, SentenceState, SentenceView
from summarizer.render.html.parts import Chip
from summarizer.render.html.shown import shown_text
from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import LedgerEntry
from summarizer.schema.words import EVIDENCE_ZONES

UNACCOUNTED = "unaccounted for"
_ZONE_NAMES = {"comments": "reader comment", "embedded_post": "embedded post", "chrome": "chrome"}


class Mark(NamedTuple):
    """A quote that an item cites."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    anchor: str
    """Id of the highlighted words; marks of one stretch share it."""
    kind: str
    """Kind of the item, as the name of a class."""
    chip: Chip
    """Where the words lead."""


def mark_article(
    article: Article, marks: Iterable[Mark], ledger: Mapping[int, LedgerEntry] | None
) -> tuple[tuple[SentenceView, ...], ...]:
    """Return the article's sentences by paragraph, all text kept.

    Args:
        article: The text.
        marks: Quotes in it, in any order.
        ledger: What became of each sentence, by its number; None where that is not known.
    """
    touched = _by_sentence(article.sentences, marks)
    paragraphs: list[list[SentenceView]] = []
    before: Sentence | None = None
    reason_before = ""
    for sentence, here in zip(article.sentences, touched, strict=True):
        state, reason = _state_of(sentence, here.over, ledger)
        same = before is not None and before.paragraph == sentence.paragraph
        view = SentenceView(
            before=shown_text(article.text[before.end : sentence.start]) if before and same else "",
            pieces=_cut(article, sentence, here),
            zone=sentence.zone,
            state=state,
            note="" if same and reason == reason_before else reason,
        )
        if same:
            paragraphs[-1].append(view)
        else:
            paragraphs.append([view])
        before, reason_before = sentence, reason
    return tuple(map(tuple, paragraphs))


class _Touched(NamedTuple):
    """The marks of one sentence."""

    over: list[Mark]
    """Marks that have a part in it."""
    begun: list[Mark]
    """Those of them that begin in it, or in the white space before it."""
    ended: list[Mark]
    """Those of them that end in it, or in the white space after it."""


def _by_sentence(sentences: Sequence[Sentence], marks: Iterable[Mark]) -> list[_Touched]:
    """Return the marks of each sentence, in the order of the text."""
    touched = [_Touched([], [], []) for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind, mark.chip.href)):
        first, last = bisect_right(ends, mark.start), bisect_left(starts, mark.end) - 1
        if first > last:
            continue
        touched[first].begun.append(mark)
        touched[last].ended.append(mark)
        for place in range(first, last + 1):
            touched[place].over.append(mark)
    return touched


def _cut(article: Article, sentence: Sentence, marks: _Touched) -> tuple[Piece, ...]:
    """Return the sentence cut at every beginning and end of a mark."""
    inside = {point for mark in marks.over for point in (mark.start, mark.end)}
    cuts = sorted(
        {sentence.start, sentence.end}
        | {point for point in inside if sentence.start < point < sentence.end}
    )
    last_ends = {
        mark.chip.href: min(mark.end, sentence.end) for mark in sorted(marks.ended, key=_end_of)
    }
    pieces = []
    for start, end in pairwise(cuts):
        covering = [mark for mark in marks.over if mark.start < end and start < mark.end]
        anchors = [mark.anchor for mark in marks.begun if max(mark.start, sentence.start) == start]
        chips = {
            mark.chip.href: mark.chip
            for mark in marks.ended
            if min(mark.end, sentence.end) == end and last_ends[mark.chip.href] == end
        }
        pieces.append(
            Piece(
                text=shown_text(article.text[start:end]),
                kinds=tuple(dict.fromkeys(mark.kind for mark in covering)),
                anchors=tuple(dict.fromkeys(anchors)),
                chips=tuple(chips.values()),
            )
        )
    return tuple(pieces)


def _end_of(mark: Mark) -> int:
    return mark.end


def _state_of(
    sentence: Sentence, over: Sequence[Mark], ledger: Mapping[int, LedgerEntry] | None
) -> tuple[SentenceState, str]:
    """Return what became of the sentence, and why in a few words."""
    entry = ledger.get(sentence.number) if ledger is not None else None
    if entry is None:
        if over:
            return "cited", ""
        if sentence.zone not in EVIDENCE_ZONES:
            return "set-aside", _ZONE_NAMES.get(sentence.zone, sentence.zone)
        return "unknown", ""
    if entry.status == "set_aside":
        return "set-aside", (entry.reason or "set aside").replace("_", " ")
    return ("unaccounted", UNACCOUNTED) if entry.status == "unaccounted" else ("cited", "")
