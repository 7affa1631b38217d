"""Letters on pages to paragraphs: furniture apart, columns in order, broken words whole."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median, median_high

from summarizer.ingest.formats.columns import Line, make_lines, order_columns, part_asides
from summarizer.ingest.formats.glyphs import PageGlyphs, Run, make_runs
from summarizer.ingest.formats.part import Piece

EDGE_SHARE = 0.12
"""Headers and footers stand within this share of a page's height from its edge."""
EDGE_LINES = 3
"""So many lines at an edge can be a header or a footer."""
HEADLINE_RATIO = 1.15
"""Headlines are larger than the body by this factor."""
HEADLINE_CHARS = 250
"""Longer paragraphs are no headlines, however large their letters are."""
SMALL = 0.9
"""What is smaller than the body by this factor at the edge of a page is furniture."""
SAME_SIZE = 1.12
"""Letters of one paragraph differ by less than this factor."""
PARAGRAPH_GAP = 1.35
"""Lines further apart than this factor of the usual distance are of two paragraphs."""
INDENT = 0.8
"""A line that begins further in than this share of its height begins a paragraph."""
SHORT_SHARE = 0.85
"""A line that fills less of its column than this may be the last of its paragraph."""

_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|p\.|стр\.|页)?\s*(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|von|de|из)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"(?:[•▪◦‣·●○■□►▶*–—-]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)")
_FINAL = re.compile(r"[.!?:;…。！？؟।]['\"”’»)\]]*$")
_HYPHEN_END = re.compile(r"(?P<word>[^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_COMPOUND = frozenset(
    "self non zero well long short high low two three four five cross vice all full third half "
    "ex anti pro".split()
)
"""What a hyphen stays behind where a line ends with it, unless the document has it in one word."""
_NO_SPACES = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass
class _Paragraph:
    """A paragraph while it is put together."""

    lines: list[Line]
    column: tuple[float, float]
    """Left and right edge of its column."""
    first_page: int
    breaks: dict[int, int] = field(default_factory=dict)
    """Index of the first line on each further page, by page."""

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)

    @property
    def ends_open(self) -> bool:
        """Whether its last line breaks off inside a sentence."""
        return not _FINAL.search(self.lines[-1].text)


def lay_out_pages(pages: Sequence[PageGlyphs]) -> Iterator[Piece]:
    """Yield the paragraphs of a document; each page begins with its furniture."""
    by_page = [list(make_runs(page.glyphs)) for page in pages]
    furniture = _find_furniture(by_page, pages)
    chrome: list[list[Line]] = []
    body: list[_Paragraph] = []
    for number, runs in enumerate(by_page, start=1):
        edges = furniture[number - 1]
        out = [one for one in runs if one.aslant or one.faint or one in edges]
        chrome.append(make_lines([one for one in out if not one.aslant]))
        chrome[-1] += [line for one in out if one.aslant for line in make_lines([one])]
        kept = frozenset(out)
        body += _paragraphs_of([one for one in runs if one not in kept], number)
    usual = _body_size(body)
    joined = _join_broken(body, usual)
    words = Counter(word for one in joined for word in _whole_words(one.lines))
    yield from _pieces(joined, chrome, usual, words)


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of lines, without the halves of those that are broken."""
    is_broken = False
    for line in lines:
        found = _WORD.findall(line.text)
        first, last = int(is_broken), len(found)
        is_broken = bool(_HYPHEN_END.search(line.text))
        yield from found[first : last - is_broken]


def _find_furniture(
    by_page: Sequence[Sequence[Run]], pages: Sequence[PageGlyphs]
) -> list[frozenset[Run]]:
    """Return the runs of each page that are headers, footers or page numbers."""
    at_edges = [_edge_runs(runs, page) for runs, page in zip(by_page, pages, strict=True)]
    seen = Counter(key for runs in at_edges for key in {_edge_key(run) for run in runs})
    needed = max(2, round(0.3 * len(pages)))
    return [
        frozenset(
            run
            for run in runs
            if seen[_edge_key(run)] >= needed
            or _PAGE_NUMBER.match(run.text.strip())
            or run.size < SMALL * usual
        )
        for runs, usual in zip(at_edges, map(_usual_size, by_page), strict=True)
    ]


def _usual_size(runs: Sequence[Run]) -> float:
    """Return the height of most letters of a page."""
    return median_high([run.size for run in runs for _ in range(len(run.text))] or [0.0])


def _edge_runs(runs: Sequence[Run], page: PageGlyphs) -> list[Run]:
    """Return the runs on the first and last lines of a page that stand near its edges."""
    upright = [one for one in runs if not one.aslant]
    lines = make_lines(upright)
    top = [one for one in lines[:EDGE_LINES] if one.y1 <= EDGE_SHARE * page.height]
    foot = [one for one in lines[-EDGE_LINES:] if one.y0 >= (1 - EDGE_SHARE) * page.height]
    return [
        run for run in upright if any(line.y0 <= run.middle <= line.y1 for line in (*top, *foot))
    ]


def _edge_key(run: Run) -> tuple[str, int]:
    """Return what the same header has on every page: its words, and about its height."""
    return _DIGITS.sub("#", run.text.casefold().strip()), round(run.middle / 12)


def _paragraphs_of(runs: Sequence[Run], page: int) -> Iterator[_Paragraph]:
    """Yield the paragraphs of a page, column by column."""
    if not runs:
        return
    columns = (lines for part in part_asides(runs) for lines in order_columns(part))
    for lines in filter(None, columns):
        column = min(line.x0 for line in lines), max(line.x1 for line in lines)
        distance = _usual_distance(lines)
        paragraph = _Paragraph([lines[0]], column, page)
        for before, line in pairwise(lines):
            if _begins_paragraph(before, line, column, distance):
                yield paragraph
                paragraph = _Paragraph([], column, page)
            paragraph.lines.append(line)
        yield paragraph


def _usual_distance(lines: Sequence[Line]) -> float:
    """Return the usual distance between lines, in heights of their letters."""
    pairs = pairwise(lines)
    distances = sorted((line.middle - before.middle) / line.size for before, line in pairs)
    # The smaller ones are inside of paragraphs, the larger ones between them.
    return distances[len(distances) // 3] if distances else 1.2


def _begins_paragraph(
    before: Line, line: Line, column: tuple[float, float], distance: float
) -> bool:
    left, right = column
    if max(before.size, line.size) > SAME_SIZE * min(before.size, line.size):
        return True
    if line.middle - before.middle > PARAGRAPH_GAP * max(distance, 1.0) * line.size:
        return True
    if _BULLET.match(line.text):
        return True
    indented = line.x0 - left > INDENT * line.size
    if indented and before.x0 - left < INDENT * line.size:
        return True
    is_short = before.x1 < left + SHORT_SHARE * (right - left)
    return is_short and bool(_FINAL.search(before.text))


def _body_size(paragraphs: Iterable[_Paragraph]) -> float:
    """Return the height of most letters."""
    sizes = Counter[float]()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 1.0


def _join_broken(paragraphs: Sequence[_Paragraph], usual: float) -> list[_Paragraph]:
    """Return the paragraphs, those whole that go on in another column or on another page."""
    joined: list[_Paragraph] = []
    open_one: _Paragraph | None = None
    for paragraph in paragraphs:
        is_body = usual / SAME_SIZE < paragraph.size < usual * SAME_SIZE
        if is_body and open_one is not None and _carries_on(open_one, paragraph):
            if paragraph.first_page != open_one.first_page:
                open_one.breaks.setdefault(paragraph.first_page, len(open_one.lines))
            open_one.lines += paragraph.lines
            open_one.column = paragraph.column
            continue
        joined.append(paragraph)
        if is_body:
            open_one = paragraph
    return joined


def _carries_on(before: _Paragraph, paragraph: _Paragraph) -> bool:
    """Return whether a paragraph is the rest of one that broke off at the end of its column."""
    last, first = before.lines[-1], paragraph.lines[0]
    page = max(before.breaks, default=before.first_page)
    moved = paragraph.first_page > page or paragraph.column != before.column
    if not moved or not before.ends_open or _BULLET.match(first.text):
        return False
    left, right = before.column
    is_full = last.x1 >= left + SHORT_SHARE * (right - left)
    return first.text[:1].islower() or bool(_HYPHEN_END.search(last.text)) or is_full


def _pieces(
    paragraphs: Sequence[_Paragraph],
    chrome: Sequence[Sequence[Line]],
    usual: float,
    words: Counter[str],
) -> Iterator[Piece]:
    """Yield paragraphs and furniture in order, with the places where pages begin."""
    page = 0
    for paragraph in paragraphs:
        while page < paragraph.first_page:
            page += 1
            yield from _furniture_of(chrome[page - 1])
        text, starts = _joined_text(paragraph.lines, words)
        for number in sorted(paragraph.breaks):
            page = max(page, number)
        is_headline = paragraph.size >= HEADLINE_RATIO * usual and len(text) <= HEADLINE_CHARS
        yield Piece(
            text,
            "headline" if is_headline else None,
            tuple(starts[index] for _, index in sorted(paragraph.breaks.items())),
        )
        for number in sorted(paragraph.breaks):
            yield from _lines_of(chrome[number - 1])
    while page < len(chrome):
        page += 1
        yield from _furniture_of(chrome[page - 1])


def _furniture_of(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield where a page begins, and its furniture."""
    yield Piece("", None, (0,))
    yield from _lines_of(lines)


def _lines_of(lines: Sequence[Line]) -> Iterator[Piece]:
    for line in lines:
        yield Piece(line.text, "chrome")


def _joined_text(lines: Sequence[Line], words: Counter[str]) -> tuple[str, list[int]]:
    """Return lines as one text, and where in it each of them begins."""
    text = ""
    starts: list[int] = []
    for line in lines:
        addition = line.text.strip()
        text = _before_next(text, addition, words)
        starts.append(len(text))
        text += addition
    return text, starts


def _before_next(text: str, addition: str, words: Counter[str]) -> str:
    """Return text as it stands before the next line: with a space, or its broken word open."""
    broken = _HYPHEN_END.search(text)
    rest = _WORD.match(addition)
    if broken and rest:
        whole, hyphened = broken["word"] + rest[0], f"{broken['word']}-{rest[0]}"
        is_compound = broken["word"].lower() in _COMPOUND or (
            words[broken["word"]] and words[rest[0]]
        )
        keeps = not rest[0][0].islower() or words[hyphened] or is_compound
        return text if keeps and not words[whole] else text[:-1]
    if not text or (_NO_SPACES.match(text[-1]) and _NO_SPACES.match(addition[:1])):
        return text
    return f"{text} "
