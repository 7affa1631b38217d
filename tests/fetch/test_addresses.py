"""Which addresses are public."""

import sys
from ipaddress import ip_address

import pytest

from summarizer.fetch.addresses import is_public

PUBLIC = "93.184.215.14 8.8.8.8 1.1.1.1 2606:4700:4700::1111 2a00:1450:4001:831::200e".split()
PRIVATE = (
    # this host, private networks, carriers' networks, link-local with the metadata of clouds
    "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.169.254 "
    "169.254.170.2 172.16.0.1 172.31.255.255 192.168.1.1 168.63.129.16 "
    # protocols, documentation, benchmarks, anycast relays, multicast, reserved, broadcast
    "192.0.0.1 192.0.0.192 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.175.48.1 198.18.0.1 "
    "198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 "
    # the same in IPv6
    ":: ::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254 ff02::1 100::1 2001:db8::1 3fff::1 "
    "5f00::1 4000::1 64:ff9b:1::1 ::127.0.0.1 2620:4f:8000::1"
).split()
CARRIED = (
    "::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe "
    "2002:7f00:1:: 2002:c0a8:101::1 2001:0:7f00:1::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 "
    # through 6to4 and Teredo to public hosts as well: nobody's site is there
    "2002:5db8:d70e::1"
).split()


@pytest.mark.parametrize("text", PUBLIC)
def test_public_address_is_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize("text", PRIVATE)
def test_special_address_is_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", CARRIED)
def test_private_address_inside_another_is_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", ["::ffff:93.184.215.14", "64:ff9b::5db8:d70e"])
def test_public_address_inside_another_is_public(text: str) -> None:
    assert is_public(ip_address(text))


def test_blocks_do_not_hang_on_the_version_of_python() -> None:
    # `is_global` said yes to these, in one version or another.
    assert sys.version_info >= (3, 11)
    for text in ("224.0.0.1", "192.88.99.1", "3fff::1", "4000::1", "64:ff9b:1::1"):
        assert not is_public(ip_address(text))
