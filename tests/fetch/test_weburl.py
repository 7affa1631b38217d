"""URLs read in one way only."""

import pytest

from summarizer.errors import FetchError
from summarizer.fetch.weburl import MOST_CHARS, quoted_url, read_url

SPELLINGS = {
    "https://example.org": "https://example.org/",
    "HTTPS://Example.ORG/A": "https://example.org/A",
    "https://example.org./a": "https://example.org/a",
    "https://example.org:443/a": "https://example.org/a",
    "http://example.org:80": "http://example.org/",
    "http://example.org:/a": "http://example.org/a",
    " https://example.org/a#part ": "https://example.org/a",
    "https://example.org?q=1": "https://example.org/?q=1",
    "https://example.org/a b": "https://example.org/a%20b",
    "https://example.org/é?é": "https://example.org/%C3%A9?%C3%A9",
    "https://example.org/a%2Fb": "https://example.org/a%2Fb",
    "https://example.org/a/../b/./c": "https://example.org/b/c",
    "https://example.org/a/%2e%2E/b": "https://example.org/b",
    "https://example.org/../../a": "https://example.org/a",
    "https://example.org/a/..": "https://example.org/",
    "https://example.org//evil.example/": "https://example.org//evil.example/",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "https://exаmple.org/": "https://xn--exmple-4nf.org/",
    "https://example。org/": "https://example.org/",
    "https://ⓔxample.org/": "https://example.org/",
    "http://93.184.215.14/": "http://93.184.215.14/",
    "http://[2606:4700:4700:0::1111]/": "http://[2606:4700:4700::1111]/",
}

REFUSED = {
    "no-scheme": "example.org/a",
    "file": "file:///etc/passwd",
    "ftp": "ftp://example.org/a",
    "gopher": "gopher://example.org:70/_x",
    "data": "data:text/html,x",
    "javascript": "javascript:alert(1)",
    "no-slashes": "http:example.org",
    "no-host": "https:///a",
    "user": "https://user@example.org/",
    "password": "https://user:secret@example.org/",
    "user-hides-host": "https://example.org@127.0.0.1/",
    "backslash": "https://example.org\\@127.0.0.1/",
    "line-break": "https://example.org/\r\nHost: other.example",
    "tab": "https://exam\tple.org/",
    "nul": "https://example.org/\x00",
    "other-port": "https://example.org:8443/",
    "http-port-of-https": "https://example.org:80/",
    "port-of-redis": "http://example.org:6379/",
    "port-no-number": "http://example.org:http/",
    "one-label": "http://localhost/",
    "intranet": "http://wiki/",
    "decimal": "http://2130706433/",
    "hexadecimal": "http://0x7f000001/",
    "octal": "http://0177.0.0.1/",
    "short": "http://127.1/",
    "mixed": "http://127.0.0x1/",
    "bare-0x": "http://example.0x/",
    "percent": "http://%31%32%37.0.0.1/",
    "wide-digits-short": "http://１２７.1/",
    "zone": "http://[fe80::1%25eth0]/",
    "no-ipv6": "http://[1::2::3]/",
    "empty-label": "http://a..example/",
    "space-in-host": "http://exa mple.org/",
    "long-label": f"http://{'a' * 64}.example/",
    "long-host": f"http://{'a.' * 130}example/",
    "long": "https://example.org/" + "a" * MOST_CHARS,
    "surrogate": "https://example.org/\ud800",
    "surrogate-host": "https://ex\ud800mple.org/",
}


@pytest.mark.parametrize("text", SPELLINGS)
def test_url_has_one_spelling(text: str) -> None:
    assert read_url(text).text == SPELLINGS[text]


@pytest.mark.parametrize("name", REFUSED)
def test_url_that_is_none_of_the_web_is_refused(name: str) -> None:
    with pytest.raises(FetchError) as caught:
        read_url(REFUSED[name])

    assert caught.value.kind == "bad_url"
    assert str(caught.value).isprintable()
    assert "secret" not in str(caught.value)


def test_digits_of_other_scripts_are_read_before_they_are_looked_at() -> None:
    assert read_url("http://１２７.0.0.1/").host == "127.0.0.1"


def test_reading_a_url_twice_changes_nothing() -> None:
    for text in SPELLINGS.values():
        assert read_url(text).text == text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?id=7&token=abc", "?id=7&token=***"),
        ("?X-Amz-Signature=abc&X-Amz-Credential=d", "?X-Amz-Signature=***&X-Amz-Credential=***"),
        ("?key=abc", "?key=***"),
        ("?author=abc&keyword=x", "?author=abc&keyword=x"),
    ],
)
def test_keys_in_a_query_are_sent_and_not_shown(query: str, shown: str) -> None:
    url = read_url(f"https://example.org/a{query}")

    assert url.text.endswith(query)
    assert url.shown == f"https://example.org/a{shown}"


def test_message_holds_no_password_and_no_line_break() -> None:
    shown = quoted_url("https://me:secret@example.org/\n?token=abc#x")

    assert shown == "'https://***@example.org/\\n?token=***'"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b?c", "https://example.org/b?c"),
        ("c", "https://example.org/a/c"),
        ("//other.example/d", "https://other.example/d"),
        ("http://other.example", "http://other.example/"),
        ("?page=2", "https://example.org/a/b?page=2"),
    ],
)
def test_redirect_is_read_beside_its_url(location: str, target: str) -> None:
    assert read_url("https://example.org/a/b").leads_to(location).text == target


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "//[", "http://[::1", "//u:p@h.example"]
)
def test_redirect_to_no_url_of_the_web_is_refused(location: str) -> None:
    with pytest.raises(FetchError) as caught:
        read_url("https://example.org/a/b").leads_to(location)

    assert caught.value.kind == "bad_url"


@pytest.mark.parametrize("host", ["[fe80::1%25eth0]", "[fe80::1%eth0]:80", "[::1%251]"])
def test_address_on_a_network_of_its_own_is_told_as_not_public(host: str) -> None:
    with pytest.raises(FetchError, match="not public") as caught:
        read_url(f"http://{host}/")

    assert "names no host" not in str(caught.value)
