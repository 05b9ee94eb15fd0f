# SPDX-License-Identifier: GPL-3.0-or-later
"""Only the public internet may be dialled."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.gateway.addresses import AddressGuard, is_public
from kiosk.gateway.ports import Endpoint
from kiosk.policy.reasons import Reason

PUBLIC = ("8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.15.255.255", "2606:4700::1111", "2a00::1")
NOT_PUBLIC = (
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254"),
    *("172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1", "192.168.1.1"),
    *("198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.251", "240.0.0.1", "255.255.255.255"),
    *("168.63.129.16", "192.31.196.1", "192.52.193.1", "192.175.48.1"),
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


def endpoints(*addresses: str) -> tuple[Endpoint, ...]:
    return tuple(Endpoint(address, 443) for address in addresses)


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    guard = AddressGuard(frozenset({"intranet.kz"}))
    assert guard.refuses("a.kz", endpoints("8.8.8.8", "2a00::1")) is None
    assert guard.refuses("a.kz", endpoints("8.8.8.8", "10.0.0.1")) is Reason.PRIVATE_ADDRESS
    assert guard.refuses("a.kz", ()) is Reason.NAME_NOT_FOUND
    assert guard.refuses("intranet.kz", endpoints("10.0.0.1")) is None
    assert guard.refuses("a.intranet.kz", endpoints("10.0.0.1")) is Reason.PRIVATE_ADDRESS
