"""`render` and `schema`: a briefing in another form, and the forms of all records."""

from pathlib import Path
from typing import Literal

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
from summarizer.errors import MismatchError
from summarizer.render.canonical import render_json
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.schema.publish import published_schemas, schema_text


def render_file(
    briefing: Path, *, to: Literal["md", "json", "html"], output: Path, compact: bool
) -> None:
    """Write a briefing in another form.

    Raises:
        UsageError: The file is no briefing.
    """
    record = read_briefing_file(briefing)
    if to == "html":
        write_result(output, _report_beside(briefing, record))
    else:
        data = page_of(record) if to == "md" else render_json(record, compact=compact)
        write_result(output, data)


def _report_beside(path: Path, briefing: Briefing) -> bytes:
    """Return the page for a browser, with the articles and communiqués beside the briefing."""
    articles, communiques = articles_beside(path), communiques_beside(path)
    if not articles.is_file():
        say(f"no {str(articles)!r} beside {str(path)!r}: the page shows quotes, and no article")
    return report_of(
        briefing,
        read_lines(articles, Article) if articles.is_file() else (),
        read_lines(communiques, Communique) if communiques.is_file() else (),
    )


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
