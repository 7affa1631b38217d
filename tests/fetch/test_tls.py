"""Certificates are checked for the name, though the connection goes to an address."""

import ssl
from collections.abc import Callable

import pytest
from fakeweb import Authority, FakeWeb, moved, reply
from fetchcase import open_fetcher

from summarizer.errors import FetchError
from summarizer.fetch.fetch import Page
from summarizer.fetch.weburl import read_url

URL = "https://news.example/a"


def fetch(web: FakeWeb, url: str, trust: Callable[[], ssl.SSLContext]) -> Page:
    return open_fetcher(web, world=web.world(trust=trust)).fetch(read_url(url))


def test_certificate_of_the_name_is_trusted_and_the_name_is_told(authority: Authority) -> None:
    with FakeWeb(authority.serve("news.example")) as web:
        web.pages[URL] = reply(b"<p>text</p>")

        page = fetch(web, URL, authority.trust)

        assert page.body == b"<p>text</p>"
        assert set(web.server_names) == {"news.example"}
        assert {port for _, port in web.connected} == {443}


@pytest.mark.parametrize("names", [("other.example",), ("93.184.215.14",)])
def test_certificate_of_another_name_or_of_the_address_is_refused(
    authority: Authority, names: tuple[str, ...]
) -> None:
    with FakeWeb(authority.serve(*names)) as web, pytest.raises(FetchError) as caught:
        fetch(web, URL, authority.trust)

    assert caught.value.kind == "tls"
    assert "certificate of 'news.example'" in str(caught.value)
    assert web.requests == []


def test_certificate_of_an_unknown_authority_is_refused(authority: Authority) -> None:
    with (
        FakeWeb(Authority().serve("news.example")) as web,
        pytest.raises(FetchError) as caught,
    ):
        fetch(web, URL, authority.trust)

    assert caught.value.kind == "tls"
    assert web.requests == []


def test_host_that_is_an_address_needs_a_certificate_of_it(authority: Authority) -> None:
    with FakeWeb(authority.serve("93.184.215.14")) as web:
        web.pages["https://93.184.215.14/"] = reply(b"<p>text</p>")

        page = fetch(web, "https://93.184.215.14/", authority.trust)

        assert page.body == b"<p>text</p>"
        assert set(web.server_names) == {None}


def test_server_that_speaks_no_tls_is_told(authority: Authority) -> None:
    with FakeWeb() as web, pytest.raises(FetchError) as caught:
        fetch(web, URL, authority.trust)

    assert caught.value.kind in ("tls", "connection")


def test_https_is_never_left_for_http(authority: Authority) -> None:
    with FakeWeb(authority.serve("news.example")) as web:
        web.pages[URL] = moved("http://news.example/a")
        with pytest.raises(FetchError) as caught:
            fetch(web, URL, authority.trust)

        assert caught.value.kind == "redirects"
        assert {port for _, port in web.connected} == {443}


def test_http_may_be_left_for_https(authority: Authority) -> None:
    with FakeWeb(authority.serve("news.example")) as web:
        web.pages["http://news.example/a"] = moved(URL)
        web.pages[URL] = reply(b"<p>text</p>")

        page = fetch(web, "http://news.example/a", authority.trust)

        assert page.final.text == URL
        assert page.redirects == 1


def test_production_checks_names_and_certificates() -> None:
    from summarizer.fetch.exchange import World

    context = World().tls()

    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
