"""Cutting an article into what is parsed: sentences, speech, items of lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from summarizer.llm.builtin.decisions import LISTS
from summarizer.llm.builtin.declarations import goes_on_declaration, with_authors
from summarizer.llm.builtin.inserted import without_inserted
from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.quotations import Quotation, find_quotations, is_speech
from summarizer.llm.builtin.views import View, join_views, plain_view, without_characters
from summarizer.text.articleform import ArticleForm, FormLine
from summarizer.text.endless import is_endless

UnitKind: TypeAlias = Literal["narration", "speech", "headline", "item", "post"]
"""What sort of text a unit is; an item is one of a list of results."""

_BULLET = re.compile(r"\s*(?:[•◦▪▸►➤·*‣–—-]|>|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]+\))\s+(?=\S)")
_MARKER = re.compile(r"\s*(?:[•◦▪▸►➤·*‣–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]+\))\s*")
_POINT = re.compile(r"\s*\(?(?P<number>\d{1,2})[.)]\s+(?=\S)")
_LABEL = re.compile(r"(?:[A-Z][\w-]+(?: [\w-]+){0,3})[.:]\s+(?=[A-Z])")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.\-/ ]{2,30}|[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3})"
    r"(?P<rest>[^:–—a-z]{0,3}[^:–—]{0,40}?)\s*(?::|--?|–|—)\s+(?=[A-Z“\"‘])"
)
_AGENCY = re.compile(
    r"\([^)]{2,40}\)|/[A-Z ]+/|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.I
)
_TAIL = re.compile(r"\s*\((?:[A-Z]{2,6}|[A-Z][a-z]+)\)\s*$")
_ANSWER = re.compile(r"[QA]\s?\d{0,2}:\s+(?=\S)")
"""The mark of an answer, or of a question, in an interview."""
_FIRST_LINES = 6
LONGEST_LEAD = 800
"""Code points of a sentence before a list that is read again with each item."""


class Unit(NamedTuple):
    """A stretch that is parsed as one sentence."""

    view: View
    """Its text."""
    line: int
    """Number of the sentence that it is of."""
    paragraph: int
    """Paragraph of that sentence."""
    kind: UnitKind
    """What sort of text it is."""
    frame: int | None
    """For speech: position of the unit that says who speaks; None where none does."""
    stem: str | None
    """For an item: the words that lead to the list, as far as they are not in the view."""
    account: str | None
    """For an embedded post: who posted."""


@cache
def _to_machines() -> re.Pattern[str]:
    """Return what tells words addressed to whoever extracts; their paragraph is no report."""
    return re.compile("|".join(read_data("machines")["addressed"]), re.IGNORECASE)


def without_endless(form: ArticleForm) -> ArticleForm:
    """Return the article without its sentences of too many words, or with a word that is too long.

    Nobody writes them: they are lists, tables or files without stops. No item rests on them and
    none is set aside, so the ledger has them as unaccounted.
    """
    lines = tuple(line for line in form.lines if not is_endless(line.text))
    return form._replace(lines=lines)


def cut_units(form: ArticleForm) -> tuple[Unit, ...]:
    """Return the units of an article, in order."""
    units: list[Unit] = []
    inside = False
    paragraph = 0
    stem: FormLine | None = None
    authors = False
    last_item = 0
    addressed = -1
    numbered = _Numbered()
    for position, line in enumerate(form.lines):
        if line.paragraph == addressed or _to_machines().search(line.text):
            addressed = line.paragraph
            continue
        inside = inside and line.paragraph == paragraph
        paragraph = line.paragraph
        start = body_start(form, position)
        item = _BULLET.match(line.text)
        if _MARKER.fullmatch(line.text):
            last_item = line.number
            continue
        authors = goes_on_declaration(line, open_=authors)
        if authors and (unit := _operative_unit(line, item.end() if item else 0)):
            units.append(unit)
            continue
        if (outer := numbered.stem_of(line, stem)) is not None:
            stem = outer
            item = item or _BULLET.match(line.text)
        if stem is not None and _is_item(line, last_item, item):
            last_item = line.number
            units.append(_item_unit(line, stem, item.end() if item else 0))
            continue
        stem = line if line.text.rstrip().endswith(":") else None
        last_item = line.number
        end = _body_end(line.text)
        first = len(units)
        inside = _add_line(units, line, (start, end), inside)
        if numbered.goes_on(line) and line.zone == "narration":
            units[first:] = [_as_item(unit, numbered) for unit in units[first:]]
    return tuple(unit._replace(view=without_inserted(unit.view)) for unit in units)


@dataclass
class _Numbered:
    """A list of numbered results: the line that leads to it, and how far it has come."""

    stem: FormLine | None = None
    last: int = 0
    paragraph: int = -1

    def stem_of(self, line: FormLine, before: FormLine | None) -> FormLine | None:
        """Return what leads to the list that a line is the next point of; None for others."""
        found = _POINT.match(line.text)
        if found is None or line.zone != "narration":
            return None
        number = int(found["number"])
        if number == 1 and before is not None:
            self.stem = before if LISTS.search(before.text) else None
            self.last, self.paragraph = number, line.paragraph
            return before
        if self.stem is None or number != self.last + 1 or line.paragraph == self.paragraph:
            return None
        self.last, self.paragraph = number, line.paragraph
        return self.stem

    def goes_on(self, line: FormLine) -> bool:
        """Return whether a sentence stands in a point of the list, behind its first."""
        return self.stem is not None and line.paragraph == self.paragraph


def _as_item(unit: Unit, numbered: _Numbered) -> Unit:
    """Return a further sentence of a point of a list."""
    if unit.kind != "narration" or numbered.stem is None:
        return unit
    return unit._replace(kind="item", stem=numbered.stem.text)


def _is_item(line: FormLine, before: int, item: re.Match[str] | None) -> bool:
    """Return whether a line is an item of the list that the lines before it lead to."""
    return item is not None or (line.number == before + 1 and line.text[:1].islower())


def _operative_unit(line: FormLine, start: int) -> Unit | None:
    """Return a paragraph of a declaration with its subject; None where it has one of its own."""
    body = plain_view(line.number, line.text, start).trimmed()
    view = with_authors(body)
    if view is None:
        return None
    return Unit(view, line.number, line.paragraph, "item", None, None, None)


def _item_unit(line: FormLine, stem: FormLine, start: int) -> Unit:
    """Return an item; where it goes on with the stem's sentence, joined to it."""
    label = _LABEL.match(line.text, start)
    body = plain_view(line.number, line.text, label.end() if label else start).trimmed()
    lead = plain_view(stem.number, stem.text.rstrip()[:-1])
    joined = body.text[:1].islower() and len(stem.text) <= LONGEST_LEAD
    view = join_views([without_characters(lead, '"'), body]) if joined else body
    return Unit(
        view, line.number, line.paragraph, "item", None, None if joined else stem.text, None
    )


def _add_line(units: list[Unit], line: FormLine, body: tuple[int, int], inside: bool) -> bool:
    """Append the units of a sentence; return whether a quotation is open at its end."""
    quotations = find_quotations(line.text, inside=inside)
    spoken = [q for q in quotations if is_speech(line.text, q, quotations)]
    kind: UnitKind = {"headline": "headline", "embedded_post": "post"}.get(line.zone, "narration")  # type: ignore[assignment]  # the values are literals
    frame = join_views(_around(line, body, spoken))
    frame = without_characters(frame, '"') if not _odd_inches(frame.text) else frame
    position: int | None = None
    if re.search(r"[^\W\d_]{2}", frame.text):
        position = len(units)
        units.append(Unit(frame, line.number, line.paragraph, kind, None, None, line.account))
    speech = join_views(_spoken(line, spoken))
    if re.search(r"[^\W\d_]{2}", speech.text):
        units.append(
            Unit(
                without_characters(speech, '"'),
                line.number,
                line.paragraph,
                "speech",
                position,
                None,
                line.account,
            )
        )
    return bool(quotations) and not quotations[-1].closed


def _spoken(line: FormLine, spoken: Sequence[Quotation]) -> Iterator[View]:
    """Yield what is said, without the commas before words that interrupt it."""
    for index, quotation in enumerate(spoken):
        view = plain_view(line.number, line.text, *quotation.inside()).trimmed()
        following = spoken[index + 1 :]
        goes_on = following and line.text[following[0].inside()[0]].islower()
        cut = len(view.text.rstrip(",")) if goes_on else len(view.text)
        yield view.part(0, cut)


def _odd_inches(text: str) -> bool:
    return bool(re.search(r'\d"', text))


def _around(line: FormLine, body: tuple[int, int], spoken: Sequence[Quotation]) -> Iterator[View]:
    """Yield what is left of a sentence around what is said in it."""
    position = body[0]
    for quotation in spoken:
        yield plain_view(line.number, line.text, position, max(position, quotation.start))
        position = max(position, quotation.end)
    yield plain_view(line.number, line.text, position, max(position, body[1]))


def body_start(form: ArticleForm, position: int) -> int:
    """Return where a sentence begins after its bullet, label or dateline."""
    line = form.lines[position]
    if answer := _ANSWER.match(line.text):
        return answer.end()
    if item := _BULLET.match(line.text):
        label = _LABEL.match(line.text, item.end())
        return label.end() if label else item.end()
    if form.dateline and line.text.startswith(form.dateline):
        rest = re.compile(r"[\s:–—-]+").match(line.text, len(form.dateline))
        return rest.end() if rest else len(form.dateline)
    if position < _FIRST_LINES and line.zone == "narration":
        found = _DATELINE.match(line.text)
        if found and (
            found.group().split(",")[0].strip(" :-–—").isupper() or _AGENCY.search(found["rest"])
        ):
            return found.end()
    return 0


def _body_end(text: str) -> int:
    """Return where a sentence ends before the initials of the agency behind it."""
    found = _TAIL.search(text)
    return (
        found.start()
        if found and text[: found.start()].rstrip().endswith((".", "”", '"'))
        else len(text)
    )
