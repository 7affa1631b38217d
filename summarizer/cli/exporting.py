"""`export`: a briefing in the formats of others."""

from collections.abc import Callable, Sequence
from pathlib import Path

from summarizer.cli.checking import read_briefed_articles
from summarizer.cli.options import ExportFormat
from summarizer.cli.outputs import STDOUT, articles_beside, read_briefing_file, write_result
from summarizer.cli.pages import page_of
from summarizer.cli.terminal import say
from summarizer.errors import UsageError
from summarizer.export.linked import export_jsonld
from summarizer.export.marks import all_claims
from summarizer.export.ninjs import export_ninjs
from summarizer.export.parquet import export_parquet
from summarizer.export.plover import export_plover
from summarizer.export.prov import export_prov
from summarizer.export.stix import export_stix
from summarizer.export.table import export_csv
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import pretty_json
from summarizer.vocabulary.load import load_vocabulary

_SHOWN = 8
"""Acts that are named of what PLOVER has no event for."""


def export_file(path: Path, sources: Sequence[str], *, to: ExportFormat, output: Path) -> None:
    """Write a briefing in another format.

    Raises:
        UsageError: The file is no briefing, or the format does not fit standard output.
        ConfigurationError: A package that the format needs is missing.
    """
    if to == "parquet" and output == STDOUT:
        msg = "--to parquet writes bytes that are no text; name a file with -o"
        raise UsageError(msg)
    briefing = read_briefing_file(path)
    known = {source.id for source in briefing.sources}
    strangers = sorted(
        {report.source for one in all_claims(briefing) for report in one.reports} - known
    )
    if strangers:
        msg = f"{str(path)!r} has reports of {strangers[0]!r}, which is none of its sources"
        raise UsageError(f"{msg}; `summarizer check` tells what else is wrong")
    if to == "jsonld":
        articles = _articles_at_hand(path, sources)
        write_result(output, pretty_json(export_jsonld(briefing, articles)).encode())
    else:
        write_result(output, _WRITERS[to](briefing))


def _articles_at_hand(path: Path, sources: Sequence[str]) -> tuple[Article, ...]:
    """Return the articles that were named or stand beside the briefing; else none."""
    if not sources and not articles_beside(path).is_file():
        return ()
    return read_briefed_articles(path, sources)


def _plover(briefing: Briefing) -> bytes:
    """Return the table, and tell what it leaves out."""
    table = export_plover(briefing, load_vocabulary())
    total = sum(table.left_out.values())
    common = sorted(table.left_out.items(), key=lambda one: (-one[1], one[0]))
    told = ", ".join(f"{act} {number}" for act, number in common[:_SHOWN])
    more = ", ..." if len(common) > _SHOWN else ""
    say(f"{table.events} events; {total} reports map to none{f' ({told}{more})' if told else ''}")
    return table.text.encode()


_WRITERS: dict[str, Callable[[Briefing], bytes]] = {
    "csv": lambda briefing: export_csv(briefing).encode(),
    "parquet": export_parquet,
    "ninjs": lambda briefing: pretty_json(
        export_ninjs(briefing, markdown=page_of(briefing).decode())
    ).encode(),
    "stix": lambda briefing: pretty_json(export_stix(briefing)).encode(),
    "prov": lambda briefing: pretty_json(export_prov(briefing)).encode(),
    "plover": _plover,
}
