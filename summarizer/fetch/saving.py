"""Fetched pages as files: safe names, and beside each page where it comes from."""

import re
from collections.abc import Mapping
from datetime import UTC
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import FetchError
from summarizer.fetch.fetch import Page
from summarizer.fetch.limits import Clock
from summarizer.fetch.weburl import WebURL
from summarizer.files import replace_file
from summarizer.schema.canonical import pretty_json
from summarizer.schema.fetched import FETCHED_ENDING, FetchedPage

_HOST_CHARS = 40
_PATH_CHARS = 40
_DIGEST_CHARS = 12
_HEADERS = ("content-language", "content-type", "date", "etag", "last-modified")
_HEADER_CHARS = 200


class PageFolder:
    """The folder that pages are saved in.

    Attributes:
        path: Where it is.
    """

    def __init__(self, path: Path, endings: Mapping[str, str]) -> None:
        """Name the folder; nothing is looked at yet.

        Args:
            path: Where it is, or will be.
            endings: Media type to the ending of its files, such as `.html`.
        """
        self.path = path
        self._endings = endings

    def find(self, url: WebURL) -> Path | None:
        """Return the file of a page that was fetched before and is as it was then."""
        for ending in sorted(set(self._endings.values())):
            page = self.path / (_stem(url) + ending)
            if _is_whole(page):
                return page
        return None

    def save(self, page: Page, clock: Clock) -> Path:
        """Return the file that a page is saved in; no symbolic link is followed.

        What is written about the page comes before the page: no page stands without it.

        Raises:
            FetchError: It cannot be written; `kind` is `output`.
        """
        path = self.path / (_stem(page.url) + self._endings[page.media_type])
        about = pretty_json(_describe(page, clock)).encode()
        if self.path.is_symlink():
            msg = f"{str(self.path)!r} is a symbolic link; pages are saved in a folder of their own"
            raise FetchError(msg, kind="output")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            replace_file(path.with_name(path.name + FETCHED_ENDING), about)
            replace_file(path, page.body)
        except OSError as exc:
            msg = f"cannot write {str(path)!r}: {exc.strerror or exc}"
            raise FetchError(msg, kind="output") from exc
        return path


def _stem(url: WebURL) -> str:
    """Return a file name without its ending: the same for the same URL, and safe on any system.

    It has lower-case letters, digits and single hyphens only. Its end is a digest, so it is never a
    name that Windows keeps for a device, and two URLs have two names.
    """
    digest = sha256(url.text.encode()).hexdigest()[:_DIGEST_CHARS]
    path = url.target.partition("?")[0].rstrip("/").rpartition("/")[2]
    parts = (_plain(url.host)[:_HOST_CHARS], _plain(path)[:_PATH_CHARS], digest)
    return "-".join(part.strip("-") for part in parts if part.strip("-"))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower())


def _describe(page: Page, clock: Clock) -> FetchedPage:
    when = clock.utc().astimezone(UTC)
    return FetchedPage(
        url=page.url.shown,
        final_url=page.final.shown,
        redirects=page.redirects,
        fetched=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        media_type=page.media_type,
        charset=page.charset,
        sha256=sha256(page.body).hexdigest(),
        headers={
            name: page.headers[name][:_HEADER_CHARS] for name in _HEADERS if name in page.headers
        },
    )


def _is_whole(page: Path) -> bool:
    """Return whether a page is there as it was fetched."""
    about = page.with_name(page.name + FETCHED_ENDING)
    try:
        if page.is_symlink() or about.is_symlink():
            return False
        known = FetchedPage.model_validate_json(about.read_bytes())
        return known.sha256 == sha256(page.read_bytes()).hexdigest()
    except (OSError, ValidationError):
        return False
