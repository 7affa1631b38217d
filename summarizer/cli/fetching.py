"""`--fetch`: URLs among the sources become files beside the result, and are read like any other."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer.cli.outputs import STDOUT
from summarizer.cli.terminal import say
from summarizer.errors import UsageError
from summarizer.fetch.fetch import Fetcher
from summarizer.fetch.pages import fetch_pages
from summarizer.fetch.saving import PageFolder
from summarizer.ingest.fetched import is_url
from summarizer.ingest.mediatypes import MEDIA_TYPES
from summarizer.schema.article import UnreadSource

FOLDER_ENDING = ".fetched"
"""What the folder of pages has in place of the ending of the result's file."""
_LIST_MARK = "@"
_DOCUMENTS = frozenset(
    (
        "text/html",
        "text/plain",
        "text/markdown",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
)
"""What is fetched, as far as it can be read: types of one document each. Others hold many, with
addresses of their own, and a URL is to stand for one."""


class LocalSources(NamedTuple):
    """The sources once no URL is left among them."""

    files: tuple[str, ...]
    """Files, folders and patterns to read."""
    unread: tuple[UnreadSource, ...] = ()
    """URLs that could not be fetched."""


def open_fetcher() -> Fetcher:
    """Return what fetches documents that can be read; nothing is sent yet."""
    return Fetcher(frozenset(_endings()))


def fetch_sources(
    sources: Sequence[str], fetcher: Fetcher, output: Path, *, dry_run: bool
) -> LocalSources:
    """Return the sources with a saved page in the place of every URL.

    Args:
        sources: What the user named: files and folders, URLs, and `@FILE` for a list of URLs.
        fetcher: Fetches pages.
        output: Where the result goes; the pages are saved beside it.
        dry_run: Whether nothing may be sent: only pages that are saved already are found.

    Raises:
        UsageError: There is no place beside the result, or a list cannot be read.
    """
    urls: list[str] = []
    files: list[str] = []
    for source in sources:
        if source.startswith(_LIST_MARK):
            urls += _read_list(Path(source.removeprefix(_LIST_MARK)))
        else:
            (urls if is_url(source) else files).append(source)
    if not urls:
        return LocalSources(tuple(files))
    folder = PageFolder(pages_beside(output), _endings())
    pages = fetch_pages(
        urls, folder, None if dry_run else fetcher, lambda shown: say(f"fetching {shown}")
    )
    say(
        f"{pages.fetched} of {len(urls)} URLs fetched, {len(pages.unread)} not;"
        f" what is there: {folder.path}"
    )
    return LocalSources((*files, *map(str, pages.files)), pages.unread)


def pages_beside(output: Path) -> Path:
    """Return the folder for fetched pages beside a result.

    Raises:
        UsageError: The result goes to standard output, which nothing stands beside.
    """
    if output == STDOUT:
        msg = "`--fetch` saves pages beside the result; name a file with -o, such as `-o a.json`"
        raise UsageError(msg)
    stem = output.name
    for ending in (".communiques.jsonl", ".jsonl", ".json"):
        stem = stem.removesuffix(ending)
    return output.with_name(stem + FOLDER_ENDING)


def _endings() -> dict[str, str]:
    """Return each media type that is fetched, to the first ending of its files."""
    endings: dict[str, str] = {}
    for ending, media_type in MEDIA_TYPES.items():
        if media_type in _DOCUMENTS:
            endings.setdefault(media_type, ending)
    return endings


def _read_list(path: Path) -> list[str]:
    """Return the URLs in a file, one a line; empty lines and those after `#` are passed over."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as exc:
        msg = f"cannot read the list of URLs {str(path)!r}: {exc.strerror or exc}"
        raise UsageError(msg) from exc
    except UnicodeError as exc:
        msg = f"the list of URLs {str(path)!r} is not UTF-8"
        raise UsageError(msg) from exc
    lines = [line.strip() for line in text.splitlines()]
    urls = [line for line in lines if line and not line.startswith("#")]
    wrong = next((line for line in urls if not is_url(line)), None)
    if wrong is not None:
        msg = f"the list {str(path)!r}: expected one URL a line, found {wrong[:80]!r}"
        raise UsageError(msg)
    return urls
