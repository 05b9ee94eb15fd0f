# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not known to be the public internet is not public; stretches say the same as single addresses."""

import ipaddress
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.policy.networks import (
    INTRANET,
    PLACES_V4,
    PLACES_V6,
    Address,
    Network,
    Place,
    is_public,
    lies_in,
    place_of,
    stretches,
)
from kiosk.policy.networks import (
    NOT_PUBLIC as REFUSED,
)

PUBLIC = ("8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.15.255.255", "2606:4700::1111", "2a00::1")
NOT_PUBLIC = (
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254"),
    *("172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1", "192.168.1.1"),
    *("198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.251", "240.0.0.1", "255.255.255.255"),
    *(
        "168.63.129.16",
        "192.0.0.192",
        "192.88.99.2",
        "fd20:ce::254",
        "100:0:0:1::1",
        "2001:3::1",
        "2001:30::1",
        "192.31.196.1",
        "192.52.193.1",
        "192.175.48.1",
    ),
    *("::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1"),
    *("2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1"),
    *("2620:4f:8000::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::fb"),
    *("fe80::1%eth0", "2606:4700::1111%eth0", "127.1", "0x7f000001", "017700000001", "127.0.0.01", "a.kz", ""),
)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_everything_else(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses())
def test_never_more_open_than_the_standard_library(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert not is_public(str(address)) or address.is_global


# The registries' own entries, as of November 2026: iana-ipv4-special-registry and iana-ipv6-special-registry.
REGISTRY = (
    *("0.0.0.0/8", "0.0.0.0/32", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
    *("192.0.0.0/24", "192.0.0.0/29", "192.0.0.8/32", "192.0.0.9/32", "192.0.0.10/32", "192.0.0.170/32"),
    *("192.0.0.171/32", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.88.99.2/32"),
    *("192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4"),
    *("255.255.255.255/32", "::1/128", "::/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64"),
    *("100:0:0:1::/64", "2001::/23", "2001::/32", "2001:1::1/128", "2001:1::2/128", "2001:1::3/128", "2001:2::/48"),
    *("2001:3::/32", "2001:4:112::/48", "2001:10::/28", "2001:20::/28", "2001:30::/28", "2001:db8::/32", "2002::/16"),
    *("2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10"),
)


@pytest.mark.parametrize("network", [*REGISTRY, "224.0.0.0/4", "ff00::/8", "fec0::/10", "::/96"])
def test_nothing_of_the_registries_is_public(network: str) -> None:
    whole = ipaddress.ip_network(network)
    assert not is_public(str(whole[0]))
    assert not is_public(str(whole[-1]))
    assert not is_public(str(whole[whole.num_addresses // 2]))


def borders() -> list[Address]:
    """Return the first and the last address of every network of the table, and their neighbours."""
    found: set[Address] = set()
    networks: list[Network] = [network for network, _ in PLACES_V4]
    networks += [network for network, _ in PLACES_V6]
    for network in networks:
        kind, most = type(network[0]), 2**network.max_prefixlen - 1
        for end in (int(network[0]), int(network[-1])):
            found |= {kind(number) for number in (end - 1, end, end + 1) if 0 <= number <= most}
    return sorted(found, key=lambda one: (one.version, int(one)))


SETS = (REFUSED, INTRANET, REFUSED - INTRANET, frozenset({Place.PUBLIC}), frozenset({Place.METADATA}))


@pytest.mark.parametrize("places", SETS)
def test_stretches_are_the_places_to_the_very_border(places: frozenset[Place]) -> None:
    found = stretches(places)
    for address in borders():
        held = [one for one in found if one.first.version == address.version and int(one.first) <= int(address)]
        assert any(int(address) <= int(one.last) for one in held) is (place_of(str(address)) in places), address


@pytest.mark.parametrize("places", SETS)
def test_stretches_are_as_few_as_can_be(places: frozenset[Place]) -> None:
    found = stretches(places)
    for one, other in itertools.pairwise(found):
        assert one.first.version < other.first.version or int(one.last) + 1 < int(other.first)


@pytest.mark.parametrize(
    ("network", "inside"),
    [
        ("10.0.0.0/8", True),
        ("172.16.0.0/12", True),
        ("172.0.0.0/11", False),
        ("0.0.0.0/0", False),
        ("100.64.0.0/10", True),
        ("::/3", True),
        ("::/2", False),
        ("4000::/2", True),
        ("2000::/3", False),
        ("2001::/16", False),
        ("2001::/23", True),
    ],
)
def test_a_network_lies_in_places_with_all_its_addresses(network: str, inside: bool) -> None:
    assert lies_in(ipaddress.ip_network(network), REFUSED) is inside
