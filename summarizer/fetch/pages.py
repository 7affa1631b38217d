"""Several pages, one after the other; one that cannot be fetched is told and stops nobody else."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from summarizer.errors import FetchError
from summarizer.fetch.fetch import Fetcher
from summarizer.fetch.saving import PageFolder
from summarizer.fetch.weburl import WebURL, quoted_url, read_url
from summarizer.schema.article import UnreadSource

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class FetchedPages:
    """What came of the URLs.

    Attributes:
        files: Where their pages are, in the order of the URLs.
        unread: Those that could not be fetched, each once as it is shown.
        fetched: How many were fetched now, and not before.
    """

    files: tuple[Path, ...]
    unread: tuple[UnreadSource, ...]
    fetched: int


def _tell_nobody(shown: str) -> None:
    """Say nothing."""


def fetch_pages(
    urls: Sequence[str],
    folder: PageFolder,
    fetcher: Fetcher | None,
    on_page: Callable[[str], None] = _tell_nobody,
) -> FetchedPages:
    """Return the files of the pages that URLs lead to; what is in the folder is not fetched again.

    Args:
        urls: The URLs; of several spellings of one, the first counts.
        folder: Where the pages are saved.
        fetcher: Fetches them; without it nothing is sent, and only what is saved is found.
        on_page: Told each URL that is about to be fetched, as it may be shown.
    """
    files: list[Path] = []
    unread: dict[str, UnreadSource] = {}
    fetched = 0
    seen: set[str] = set()
    for text in urls:
        shown = quoted_url(text)[1:-1]
        try:
            url = read_url(text)
            shown = url.shown
            if url.text in seen:
                continue
            seen.add(url.text)
            saved = folder.find(url)
            if saved is None:
                saved = _fetch(url, folder, fetcher, on_page)
                fetched += 1
            files.append(saved)
        except FetchError as exc:
            logger.info("a page was not fetched: %s", exc.kind)
            unread.setdefault(shown, _unread(shown, exc))
    return FetchedPages(tuple(files), tuple(unread.values()), fetched)


def _fetch(
    url: WebURL, folder: PageFolder, fetcher: Fetcher | None, on_page: Callable[[str], None]
) -> Path:
    if fetcher is None:
        msg = "it was not fetched yet, and a dry run fetches nothing"
        raise FetchError(msg, kind="not_fetched")
    on_page(url.shown)
    page = fetcher.fetch(url)
    logger.info("%s was fetched: %d bytes", url.site, len(page.body))
    return folder.save(page, fetcher.clock)


def _unread(shown: str, error: FetchError) -> UnreadSource:
    # The URL stands before the reason wherever one is told.
    reason = str(error).removeprefix(f"{shown!a} is ")
    # As of an unreadable file: the name is part of the id, for there are no bytes.
    unique = sha256(b"\x00" + shown.encode()).hexdigest()
    return UnreadSource(
        id=f"a{unique[:12]}",
        uri=shown,
        sha256=sha256(b"").hexdigest(),
        status="failed",
        reason=reason,
        kind=error.kind,
    )
