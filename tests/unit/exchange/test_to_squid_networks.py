# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of networks is the guard's own table. What Squid makes of it is a journey's to show."""

import ipaddress

import pytest

from kiosk.exchange.to_squid_networks import MAPPED, networks, write_networks
from kiosk.policy.networks import INTRANET, NOT_PUBLIC, Place, place_of
from tests.unit.policy.test_networks import NOT_PUBLIC as ADDRESSES
from tests.unit.policy.test_networks import PUBLIC, borders


@pytest.mark.parametrize("places", [NOT_PUBLIC, NOT_PUBLIC - INTRANET])
def test_it_holds_what_the_table_says_and_no_address_twice(places: frozenset[Place]) -> None:
    written = networks(places)
    for address in borders():
        held = [one for one in written if address in one]
        mapped = isinstance(address, ipaddress.IPv6Address) and address in MAPPED
        assert len(held) == (place_of(str(address)) in places and not mapped), (address, held)


def test_ipv4_is_found_by_its_own_networks_alone() -> None:
    assert not any(MAPPED.overlaps(one) for one in networks(NOT_PUBLIC) if one.version == 6)


def test_known_addresses() -> None:
    written = networks(NOT_PUBLIC)
    readable = [one for one in map(_parsed, ADDRESSES) if one is not None and one not in MAPPED]
    assert len(readable) > 50
    assert [one for one in readable if not any(one in network for network in written)] == []
    assert [one for one in PUBLIC if any(ipaddress.ip_address(one) in network for network in written)] == []


def test_own_sites_may_lead_into_private_networks_and_no_list_says_a_thing_twice() -> None:
    text = write_networks(("a.kz", "*.lib.kz", "lib.kz", "*.x.lib.kz", "y.lib.kz", "*.b.kz"))
    lines = text.splitlines()
    assert "acl own-site dstdomain -n .b.kz .lib.kz a.kz" in lines
    assert "acl own-apex dstdomain -n b.kz" in lines  # `*.` is for names below; lib.kz is named itself
    assert lines[-2:] == [
        "acl own-ways all-of own-site !own-apex !not-own",
        "acl private all-of not-public !own-ways",
    ]
    assert "10.0.0.0/8" not in " ".join(line for line in lines if line.startswith("acl not-own "))
    assert "own-apex" not in write_networks(("a.kz",))


def _parsed(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return None if "%" in text else address
