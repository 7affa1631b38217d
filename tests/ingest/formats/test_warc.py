"""Web archives: every page that a server answered with is an article."""

import pytest
from fileforms import make_page, make_warc, zeros

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.part import AnyPart, BadPart
from summarizer.ingest.formats.warc import MAX_PAGE_BYTES, read_warc

PAGE = ("https://ledger.example/1", "text/html; charset=utf-8", make_page("Ada"))
OTHER = ("https://ledger.example/2", "text/html", make_page("Bo"))
PICTURE = ("https://ledger.example/p.png", "image/png", b"\x89PNG" + bytes(100))


def told(parts: list[AnyPart]) -> list[tuple[int | None, str]]:
    return [(one.number, one.kind) for one in parts]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_articles_and_what_goes_with_them_is_passed_over(packed: bool) -> None:
    parts = read_warc(make_warc([PAGE, PICTURE, OTHER], packed=packed))

    assert told(parts) == [(1, "html"), (3, "html")]
    assert not isinstance(parts[0], BadPart)
    assert parts[0].content == make_page("Ada").decode()
    assert parts[0].notes == ("url https://ledger.example/1",)


def test_encoding_that_the_server_names_is_used() -> None:
    page = "<p>Министры договорились о встрече осенью.</p>".encode("windows-1251")

    (part,) = read_warc(make_warc([("https://a.example", "text/html; charset=cp1251", page)]))

    assert not isinstance(part, BadPart)
    assert "Министры" in part.content
    assert part.encoding == "windows-1251"


def test_page_that_is_too_large_is_told_and_the_next_one_read() -> None:
    large = ("https://a.example", "text/html", b"<p>" + b"x" * MAX_PAGE_BYTES)

    assert told(read_warc(make_warc([large, PAGE]))) == [(1, "too_large"), (2, "html")]


def test_record_that_says_to_be_longer_than_it_is_loses_itself_only_where_it_can() -> None:
    data = make_warc([PAGE, OTHER], packed=False)
    length = data.index(b"Content-Length: ") + len(b"Content-Length: ")
    end = data.index(b"\r\n", length)
    longer = data[:length] + b"999999" + data[end:]
    shorter = data[:length] + b"150" + data[end:]
    negative = data[:length] + b"-5" + data[end:]

    assert told(read_warc(shorter)) == [(1, "malformed"), (2, "html")]
    assert told(read_warc(negative)) == [(2, "malformed")]
    with pytest.raises(UnreadableArticleError) as caught:
        read_warc(longer)
    assert caught.value.kind == "malformed"
    later = make_warc([PAGE], packed=False) + longer
    assert told(read_warc(later)) == [(1, "html"), (2, "malformed")]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("empty", make_warc([PICTURE])),
        ("malformed", b"no archive of the web"),
        ("malformed", make_warc([PAGE])[:60]),
        ("malformed", zeros(20_000_000)),
        ("empty", b""),
    ],
    ids=["pictures only", "no archive", "breaks off", "zeros", "nothing"],
)
def test_what_holds_no_page_is_a_named_error(kind: str, data: bytes) -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        read_warc(data)

    assert caught.value.kind == kind
