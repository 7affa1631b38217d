"""The short tables that commands print; all text in them is on one line and steers nothing."""

import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from summarizer.cli.terminal import harmless, printable_line
from summarizer.render.corrections import mark_text, marks_of
from summarizer.schema.article import UnreadSource
from summarizer.schema.briefing import Briefing, Claim, Source
from summarizer.text.bidi import ISOLATE, POP, isolate
from summarizer.text.labels import label_sources
from summarizer.text.plain import join_words, plain_text

MOST_SOURCES = 20
"""Sources that the table names one by one."""
MOST_DIVERGENCES = 5
"""Divergences that are shown; the briefing has all of them, the weightiest first."""
MATTER_CHARS = 70
"""How much is shown of what a divergence is about, and of each version."""
OUTLET_CHARS = 30
"""How much is shown of an outlet's name beside a version."""
MOST_OUTLETS = 4
"""Outlets that are named for one version; more are counted."""

PIPE_WIDTH = 100
"""Columns of a table that goes to no terminal."""


def summary_table(briefing: Briefing, *, to_stderr: bool = False) -> str:
    """Return what a briefing holds, on less than a screen."""
    parts: list[Table | Text] = [_sources_table(briefing), Text(_counts_line(briefing))]
    if briefing.divergences:
        parts.append(_divergences_list(briefing))
    return print_to_text(parts, to_stderr=to_stderr)


def failures_list(failures: Sequence[UnreadSource]) -> str:
    """Return one line for each article that could not be used."""
    return "\n".join(
        f"{one.status}: {plain_text(one.uri)}: {printable_line(one.reason)}" for one in failures
    )


def settings_table(rows: Iterable[tuple[str, str, str]]) -> str:
    """Return three columns: what, how it stands, where that comes from."""
    table = _table("", "", "")
    table.show_header = False
    for row in rows:
        table.add_row(*(Text(plain_text(cell)) for cell in row))
    return print_to_text([table], to_stderr=False)


def print_to_text(
    parts: Sequence[RenderableType], *, to_stderr: bool, gap: int = 1, plain: bool = False
) -> str:
    """Return tables as text, `gap` lines apart: as wide as the terminal, in colour only on one.

    `plain`: it goes to a file, whatever standard output is.
    """
    stream = sys.stderr if to_stderr else sys.stdout
    on_terminal = stream.isatty() and not plain
    console = Console(
        file=io.StringIO(),
        force_terminal=on_terminal,
        width=None if on_terminal else PIPE_WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
    )
    with console.capture() as capture:
        for number, part in enumerate(parts):
            if number and gap:
                console.print("\n" * (gap - 1))
            console.print(_Harmless(part))
    text = "\n".join(line.rstrip() for line in capture.get().split("\n"))
    # Only a terminal needs to be told where text from right to left begins and ends.
    return text if on_terminal else text.replace(ISOLATE, "").replace(POP, "")


class _Harmless:
    """A part whose text steers nothing, whatever stands in it; its styles are our own."""

    def __init__(self, part: RenderableType) -> None:
        self._part = part

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Yield what is printed."""
        for segment in console.render(self._part, options):
            yield segment if segment.control else segment._replace(text=harmless(segment.text))


def _sources_table(briefing: Briefing) -> Table:
    labels = label_sources(briefing.sources)
    items = Counter(
        source for claim in _claims(briefing) for source in {one.source for one in claim.reports}
    )
    table = _table("source", "published", "status", "items")
    table.columns[-1].justify = "right"
    for source in briefing.sources[:MOST_SOURCES]:
        table.add_row(
            Text(isolate(shorten(labels[source.id], MATTER_CHARS))),
            Text(plain_text(source.published or "unknown")),
            Text(_status(source) + (", needs a look" if source.flags else "")),
            Text(str(items[source.id])),
        )
    left = len(briefing.sources) - MOST_SOURCES
    if left > 0:
        table.add_row(Text(f"… and {left} more"))
    return table


def other_events_list(sources: Iterable[Source]) -> str:
    """Return a line for each other event that articles are on; empty where there is none."""
    counts = Counter(source.reason for source in sources if source.status == "other_event")
    return "\n".join(
        f"{count} {'article is' if count == 1 else 'articles are'} {plain_text(reason or '')};"
        " name it with --event to brief it"
        for reason, count in sorted(counts.items(), key=lambda one: (-one[1], one[0] or ""))
    )


def _status(source: Source) -> str:
    words = source.status.replace("_", " ")
    if source.status == "read" and source.origin != source.id:
        return "read, retells another"
    if source.status == "other_event":
        return shorten(plain_text(source.reason or words), MATTER_CHARS)
    return words


def _counts_line(briefing: Briefing) -> str:
    counts = (
        (len(briefing.agreements), "agreement"),
        (len(briefing.positions), "position"),
        (len(briefing.facts), "fact"),
        (len(briefing.divergences), "divergence"),
    )
    counted = join_words([f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts])
    corrections = briefing.provenance.corrections
    made = len(corrections.applied) if corrections else 0
    return (
        f"{counted}; {made} correction{'' if made == 1 else 's'} by a reader" if made else counted
    )


def _divergences_list(briefing: Briefing) -> Text:
    """Return the weightiest divergences, each with what it is about and every version."""
    labels = label_sources(briefing.sources)
    marks = marks_of(briefing.provenance.corrections)
    matters = {claim.id: claim.statement for claim in _claims(briefing)}
    matters |= {date.id: date.about for date in briefing.dates}
    lines = Text()
    for divergence in briefing.divergences[:MOST_DIVERGENCES]:
        kind = f"{divergence.type.replace('_', ' ')}, {divergence.materiality}: "
        matter = next((matters[id_] for id_ in divergence.items if id_ in matters), "")
        lines.append(kind, style="bold")
        corrected = mark_text([mark for id_ in divergence.items for mark in marks.get(id_, ())])
        lines.append(f"{shorten(plain_text(matter), MATTER_CHARS)}{corrected}\n")
        lines.append(f"  {plain_text(divergence.question)}\n")
        for value in divergence.values:
            who = _outlets(value.reported_by, labels)
            told = isolate(shorten(plain_text(value.value), MATTER_CHARS))
            lines.append(f"    {told} ({who})\n")
    left = len(briefing.divergences) - MOST_DIVERGENCES
    if left > 0:
        lines.append(f"… and {left} more\n")
    lines.rstrip()
    return lines


def _outlets(ids: tuple[str, ...], labels: dict[str, str]) -> str:
    if len(ids) > MOST_OUTLETS:
        return f"{len(ids)} sources"
    names = (shorten(labels.get(id_, plain_text(id_)), OUTLET_CHARS) for id_ in ids)
    return join_words([isolate(name) for name in names])


def shorten(text: str, chars: int) -> str:
    """Return the text cut between words, with an ellipsis, to at most so many characters."""
    if len(text) <= chars:
        return text
    return f"{text[: chars - 1].rsplit(' ', 1)[0]}…"


def _claims(briefing: Briefing) -> tuple[Claim, ...]:
    return (*briefing.agreements, *briefing.positions, *briefing.facts)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
