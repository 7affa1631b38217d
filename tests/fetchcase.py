"""What tests of fetching share."""

import pytest
from fakeweb import FakeWeb

from summarizer.errors import FetchError
from summarizer.fetch.exchange import World
from summarizer.fetch.fetch import Fetcher, Page
from summarizer.fetch.limits import FetchLimits
from summarizer.fetch.weburl import read_url

READABLE = frozenset({"text/html", "text/plain"})
"""Media types that these tests take."""


def open_fetcher(
    web: FakeWeb, *, limits: FetchLimits | None = None, world: World | None = None
) -> Fetcher:
    """Return a fetcher that sees this web only."""
    return Fetcher(READABLE, world=world or web.world(), limits=limits)


def fetch(web: FakeWeb, url: str, *, limits: FetchLimits | None = None) -> Page:
    """Return a page of the web."""
    return open_fetcher(web, limits=limits).fetch(read_url(url))


def refuse(web: FakeWeb, url: str, *, limits: FetchLimits | None = None) -> FetchError:
    """Return the error that fetching a page of the web ends in."""
    with pytest.raises(FetchError) as caught:
        fetch(web, url, limits=limits)
    return caught.value
