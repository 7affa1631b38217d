"""`render` and `schema`: a briefing in another form, and the forms of all records."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from summarizer.cli.checking import read_briefed_articles
from summarizer.cli.outputs import (
    articles_beside,
    communiques_beside,
    read_briefing_file,
    read_lines,
    write_files,
    write_result,
)
from summarizer.cli.pages import page_of, report_of
from summarizer.cli.terminal import print_text, say
from summarizer.errors import MismatchError, UsageError
from summarizer.render.canonical import render_json
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.schema.publish import published_schemas, schema_text

_ARTICLES = ".articles.jsonl"


def render_file(
    briefing: Path,
    sources: Sequence[str],
    *,
    to: Literal["md", "json", "html"],
    output: Path,
    compact: bool,
) -> None:
    """Write a briefing in another form; a page for a browser shows the articles.

    Raises:
        UsageError: The file is no briefing, or an article cannot be read.
    """
    if sources and to != "html":
        msg = f"only `--to html` shows articles, and {sources[0]!r} was named"
        raise UsageError(msg)
    record = read_briefing_file(briefing)
    if to == "html":
        write_result(output, _report(briefing, sources, record))
    else:
        data = page_of(record) if to == "md" else render_json(record, compact=compact)
        write_result(output, data)


def _report(path: Path, sources: Sequence[str], briefing: Briefing) -> bytes:
    """Return the page for a browser, with the articles that are named or beside the briefing."""
    beside = articles_beside(path)
    if not sources and not beside.is_file():
        say(f"no {str(beside)!r} beside {str(path)!r}: the page shows quotes, and no article")
        return report_of(briefing, (), _communiques_beside((path,)))
    articles = read_briefed_articles(path, sources)
    missing = {one.id for one in briefing.sources if one.status == "read"}
    missing -= {one.id for one in articles}
    if missing:
        say(f"{len(missing)} of the briefing's articles are not there: the page shows their quotes")
    places = (path, *(_briefing_of(one) for one in sources if one.endswith(_ARTICLES)))
    return report_of(briefing, articles, _communiques_beside(places))


def _communiques_beside(briefings: Iterable[Path]) -> tuple[Communique, ...]:
    """Return what was found in each article, from the first of these briefings that has it."""
    paths = (communiques_beside(one) for one in briefings)
    return next((tuple(read_lines(one, Communique)) for one in paths if one.is_file()), ())


def _briefing_of(articles: str) -> Path:
    """Return the briefing that a file of articles stands beside."""
    return Path(articles.removesuffix(_ARTICLES) + ".json")


def write_schemas(folder: Path) -> None:
    """Write the schema of every record and print the paths."""
    contents = {folder / name: data for name, data in _schema_files().items()}
    write_files(contents)
    print_text("\n".join(map(str, contents)))


def check_schemas(folder: Path) -> None:
    """See that the folder holds what the records say, and no other schema.

    Raises:
        MismatchError: It does not.
    """
    wanted = _schema_files()
    found = {path.name: path.read_bytes() for path in sorted(folder.glob("*.schema.json"))}
    stale = sorted(
        name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)
    )
    if stale:
        names = ", ".join(repr(str(folder / name)) for name in stale)
        msg = f"out of date: {names}; run `summarizer schema` to write them anew"
        raise MismatchError(msg)


def _schema_files() -> dict[str, bytes]:
    return {name: schema_text(schema).encode() for name, schema in published_schemas().items()}
