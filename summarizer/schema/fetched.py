"""What is written down of a page that was fetched, beside the page itself."""

from pydantic import Field

from summarizer.schema.base import SCHEMA_VERSION, Record

FETCHED_ENDING = ".fetched.json"
"""What the name of this record's file has behind the name of the page's."""

_URL = r"^https?://[!-~]+$"
_MOST_CHARS = 6_000


class FetchedPage(Record):
    """Where a saved page comes from."""

    schema_version: str = SCHEMA_VERSION
    """Version of this record's schema."""
    url: str = Field(pattern=_URL, max_length=_MOST_CHARS)
    """URL that was named, without its fragment; what looks like a key in it is masked."""
    final_url: str = Field(pattern=_URL, max_length=_MOST_CHARS)
    """URL that answered, after all redirects."""
    redirects: int = Field(ge=0)
    """How many there were."""
    fetched: str
    """When it came, RFC 3339 in UTC; no briefing holds it."""
    media_type: str
    """What the server says the page is, such as `text/html`."""
    charset: str | None
    """Encoding that the server names, in lower case; None where it names none."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the page's bytes, in hex."""
    headers: dict[str, str]
    """Some of the answer's headers, such as `last-modified` and `etag`."""
