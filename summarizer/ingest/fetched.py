"""Pages of the web that were saved: read like files, and known by their URLs."""

import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from summarizer.errors import UnreadableArticleError, UsageError
from summarizer.schema.fetched import FETCHED_ENDING, FetchedPage

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_MOST_BYTES = 100_000


class FetchedFrom(NamedTuple):
    """What stands beside a page about where it comes from."""

    page: FetchedPage | None
    """What it says; None where it cannot be read."""

    def require(self, data: bytes) -> FetchedPage:
        """Return where these bytes come from.

        Raises:
            UnreadableArticleError: That cannot be read, or they are not what was fetched.
        """
        if self.page is None:
            reason = f"what stands beside it ({FETCHED_ENDING}) about its URL cannot be read"
        elif self.page.sha256 != sha256(data).hexdigest():
            reason = "the saved page was changed after it was fetched"
        else:
            return self.page
        msg = f"{reason}; fetch it again, or remove that file to read the page as your own"
        raise UnreadableArticleError(msg, kind="unreadable")


def fetched_from(path: Path) -> FetchedFrom | None:
    """Return where a file was fetched; None for one that was not."""
    about = path.with_name(path.name + FETCHED_ENDING)
    try:
        if not about.is_file():
            return None
        with about.open("rb") as stream:
            data = stream.read(_MOST_BYTES)
        return FetchedFrom(FetchedPage.model_validate_json(data))
    except (OSError, ValidationError):
        return FetchedFrom(None)


def is_url(source: str) -> bool:
    """Return whether a source is a URL and no path."""
    return _URL.match(source) is not None


def require_no_url(source: str) -> None:
    """Refuse a URL: nothing is fetched unless that was asked for.

    Raises:
        UsageError: The source is one.
    """
    if is_url(source):
        shown = re.sub(r"//[^/?#]*@", "//", source).partition("?")[0].partition("#")[0]
        msg = (
            f"{shown!r} is a URL, and nothing is fetched unasked: `brief` and `extract` fetch it "
            "with `--fetch`, and what they save can be named here"
        )
        raise UsageError(msg)
