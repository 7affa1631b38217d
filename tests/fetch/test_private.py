"""No name, number or redirect leads to an address that is not public."""

from collections.abc import Sequence
from dataclasses import replace
from ipaddress import ip_address

import pytest
from fakeweb import PUBLIC, FakeWeb, moved, reply
from fetchcase import fetch, open_fetcher, refuse
from httpcore2 import ConnectError, NetworkStream

from summarizer.errors import FetchError
from summarizer.fetch.addresses import Address
from summarizer.fetch.resolving import AddressBook, ask_system
from summarizer.fetch.weburl import read_url

PRIVATE = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "::ffff:10.0.0.1"]


@pytest.mark.parametrize("address", PRIVATE)
def test_name_of_a_private_address_is_not_connected_to(web: FakeWeb, address: str) -> None:
    web.names["news.example"] = [[address]]

    error = refuse(web, "http://news.example/a")

    assert error.kind == "not_public"
    assert web.connected == []


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "[::1]", "[::ffff:7f00:1]"])
def test_private_address_is_neither_looked_up_nor_connected_to(web: FakeWeb, address: str) -> None:
    error = refuse(web, f"http://{address}/latest/meta-data/")

    assert error.kind == "not_public"
    assert web.connected == []
    assert web.lookups == []


def test_one_private_address_among_public_ones_refuses_the_host(web: FakeWeb) -> None:
    web.names["news.example"] = [[PUBLIC, "192.168.0.7"]]

    error = refuse(web, "http://news.example/a")

    assert error.kind == "not_public"
    assert web.connected == []


def test_name_that_turns_private_is_asked_once_only(web: FakeWeb) -> None:
    web.names["news.example"] = [[PUBLIC], ["127.0.0.1"]]
    web.pages["http://news.example/a"] = moved("/b")
    web.pages["http://news.example/b"] = reply(b"<p>text</p>")

    page = fetch(web, "http://news.example/a")

    assert page.body == b"<p>text</p>"
    assert web.lookups == ["news.example"]
    assert set(web.connected) == {(PUBLIC, 80)}
    assert len(web.connected) == 3  # robots.txt and two pages, each to the address that was checked


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[fd00:ec2::254]/",
        "//10.0.0.1/",
        "http://inside.example/",
    ],
)
def test_redirect_to_a_private_address_is_not_followed(web: FakeWeb, location: str) -> None:
    web.names["inside.example"] = [["10.0.0.5"]]
    web.pages["http://news.example/a"] = moved(location)

    error = refuse(web, "http://news.example/a")

    assert error.kind == "not_public"
    assert {address for address, _ in web.connected} == {PUBLIC}


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://other.example/",
        "http://2130706433/",
        "http://other.example:22/",
    ],
)
def test_redirect_to_what_is_no_url_of_the_web_is_not_followed(web: FakeWeb, location: str) -> None:
    web.pages["http://news.example/a"] = moved(location)

    error = refuse(web, "http://news.example/a")

    assert error.kind == "bad_url"
    assert web.asked == ["http://news.example/robots.txt", "http://news.example/a"]


def test_robots_txt_leads_to_no_private_address_either(web: FakeWeb) -> None:
    web.pages["http://news.example/robots.txt"] = moved("http://127.0.0.1/")

    error = refuse(web, "http://news.example/a")

    assert error.kind == "not_public"
    assert web.asked == ["http://news.example/robots.txt"]


def test_next_address_is_tried_where_one_takes_no_connection(web: FakeWeb) -> None:
    tried: list[str] = []
    web.names["news.example"] = [["2606:4700:4700::1111", PUBLIC]]
    web.pages["http://news.example/a"] = reply(b"<p>text</p>")
    world = web.world()

    def connect(address: Address, port: int, seconds: float) -> NetworkStream:
        tried.append(str(address))
        if address.version == 6:
            raise ConnectError("no route")
        return world.connector(address, port, seconds)

    fetcher = open_fetcher(web, world=replace(world, connector=connect))
    page = fetcher.fetch(read_url("http://news.example/a"))

    assert page.body == b"<p>text</p>"
    assert tried == ["2606:4700:4700::1111", PUBLIC] * 2


def test_system_is_asked_for_a_name_and_says_all_it_knows() -> None:
    assert ip_address("127.0.0.1") in ask_system("localhost", 10.0)


def test_late_name_server_is_not_waited_for() -> None:
    def late(host: str, seconds: float) -> Sequence[Address]:
        raise TimeoutError

    with pytest.raises(FetchError) as caught:
        AddressBook(late).addresses_of(read_url("http://news.example/"), 1.0)

    assert caught.value.kind == "dns"


def test_unknown_name_is_told(web: FakeWeb) -> None:
    web.names["news.example"] = [[]]

    error = refuse(web, "http://news.example/a")

    assert error.kind == "dns"
    assert "'news.example'" in str(error)


def test_no_proxy_of_the_environment_is_asked(
    web: FakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    web.pages["http://news.example/a"] = reply(b"<p>text</p>")

    fetch(web, "http://news.example/a")

    assert set(web.connected) == {(PUBLIC, 80)}
