"""`diff`: two briefings held against each other."""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Literal

from rich.console import RenderableType
from rich.text import Text

from summarizer.cli.outputs import STDOUT, read_briefing_file, write_result
from summarizer.cli.painting import painted_line
from summarizer.cli.tables import print_to_text
from summarizer.cli.terminal import print_text
from summarizer.compare.compare import compare_briefings
from summarizer.compare.lexicon import Lexicon, open_lexicon
from summarizer.reconcile.diverge.hedges import hedges_of
from summarizer.reconcile.diverge.qualifiers import find_qualified
from summarizer.reconcile.mentions import act_word_factors
from summarizer.reconcile.prepare import FRAME_WORD_FACTOR
from summarizer.render.diff.outline import Outline
from summarizer.render.diff.write import (
    outline_diff,
    render_diff_html,
    render_diff_markdown,
    render_diff_text,
)
from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import pretty_json
from summarizer.schema.difference import BriefingDiff
from summarizer.text.plain import plain_text
from summarizer.vocabulary.load import Vocabulary, load_vocabulary


def diff_files(
    old: Path,
    new: Path,
    *,
    to: Literal["terminal", "markdown", "html", "json"],
    terms: Path | None,
    output: Path,
) -> None:
    """Write what changed from one briefing to another.

    Raises:
        UsageError: A file is no briefing.
        ConfigurationError: The table of terms cannot be used.
    """
    vocabulary = load_vocabulary(terms)
    found = diff_briefings(read_briefing_file(old), read_briefing_file(new), vocabulary)
    if to == "json":
        write_result(output, pretty_json(found).encode())
        return
    names = {code: country.name for code, country in vocabulary.countries.items()}
    outline = outline_diff(found, name_of=names)
    if to == "html":
        write_result(output, _page(outline).encode())
    elif to == "markdown":
        write_result(output, render_diff_markdown(outline).encode())
    elif output == STDOUT:
        print_text(_painted(outline))
    else:
        write_result(output, render_diff_text(outline).encode())


def diff_briefings(old: Briefing, new: Briefing, vocabulary: Vocabulary) -> BriefingDiff:
    """Return what changed from one briefing to another, by the tables that reconciling has."""
    return compare_briefings(old, new, comparing_lexicon(vocabulary))


def comparing_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Return what it takes to compare claims, with the tables that reconciling has."""
    return open_lexicon(
        vocabulary,
        qualified=find_qualified,
        hedges=hedges_of,
        light=act_word_factors(vocabulary, FRAME_WORD_FACTOR),
    )


def _page(outline: Outline) -> str:
    folder = files("summarizer.render.diff")
    return render_diff_html(
        outline,
        template=folder.joinpath("page.html").read_text(encoding="utf-8"),
        style=folder.joinpath("page.css").read_text(encoding="utf-8"),
    )


def _painted(outline: Outline) -> str:
    """Return the comparison for standard output: in colour on a terminal, marked in a pipe."""
    if not sys.stdout.isatty():
        return render_diff_text(outline)
    parts: list[RenderableType] = [
        Text(plain_text(outline.title), style="bold"),
        *(painted_line(one) for one in outline.lead),
    ]
    for one in outline.sections:
        parts += ["", Text(one.title, style="bold reverse")]
        parts += [painted_line(line, indent=2) for line in one.lines]
    return print_to_text(parts, to_stderr=False, gap=0)
