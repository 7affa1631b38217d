"""Which internet addresses are public: those that anybody can reach, and nobody's own network."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 "
            "192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 "
            "192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
            "224.0.0.0/4 240.0.0.0/4 "
            # A public address by number, and the host's own agent in every machine of Azure:
            # https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
            "168.63.129.16/32"
        ).split(),
    )
)
"""IANA's registry of special-purpose addresses, multicast and the reserved block
(https://www.iana.org/assignments/iana-ipv4-special-registry/)."""
_UNICAST_6 = IPv6Network("2000::/3")
"""All that is assigned to anybody in public (https://www.rfc-editor.org/rfc/rfc4291#section-2.4)."""
_NOT_PUBLIC_6 = tuple(
    map(
        IPv6Network,
        # 2001::/23 holds Teredo and 2002::/16 is 6to4: both carry an IPv4 address to send on to.
        "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3ffe::/16 3fff::/20".split(),
    )
)
"""What of it is not for everybody
(https://www.iana.org/assignments/iana-ipv6-special-registry/)."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses by which an IPv6 network reaches IPv4 (https://www.rfc-editor.org/rfc/rfc6052)."""


def is_public(address: Address) -> bool:
    """Return whether an address belongs to the public internet.

    It must stand in none of the blocks that registries list as anybody's own, and what an IPv6
    address carries of IPv4 is looked at in its place.

    >>> is_public(IPv4Address("169.254.169.254"))
    False
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in block for block in _NOT_PUBLIC_4)
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    if address.scope_id is not None or address not in _UNICAST_6:
        return False
    return address.is_global and not any(address in block for block in _NOT_PUBLIC_6)


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that packets to this one really go to."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None
