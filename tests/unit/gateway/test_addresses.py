# SPDX-License-Identifier: GPL-3.0-or-later
"""Only the public internet may be dialled."""

import pytest

from kiosk.demo.service import TO_STAND_INS
from kiosk.gateway.addresses import AddressGuard, intranet
from kiosk.gateway.ports import Endpoint
from kiosk.policy.reasons import Reason
from tests.unit.policy.test_networks import NOT_PUBLIC


def endpoints(*addresses: str) -> tuple[Endpoint, ...]:
    return tuple(Endpoint(address, 443) for address in addresses)


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    guard = AddressGuard(intranet({"intranet.kz"}))
    assert guard.refuses("a.kz", endpoints("8.8.8.8", "2a00::1")) is None
    assert guard.refuses("a.kz", endpoints("8.8.8.8", "10.0.0.1")) is Reason.PRIVATE_ADDRESS
    assert guard.refuses("a.kz", ()) is Reason.NAME_NOT_FOUND
    assert guard.refuses("intranet.kz", ()) is Reason.NAME_NOT_FOUND
    assert guard.refuses("intranet.kz", endpoints("10.0.0.1")) is None
    assert guard.refuses("a.intranet.kz", endpoints("10.0.0.1")) is Reason.PRIVATE_ADDRESS
    assert guard.refuses("intranet.kz", endpoints("10.0.0.1", "127.0.0.1")) is Reason.PRIVATE_ADDRESS


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_institutions_own_site_is_on_a_private_network_and_nowhere_else(address: str) -> None:
    guard = AddressGuard(intranet({"intranet.kz"}))
    ours = {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fc00::1"}
    assert guard.passes("intranet.kz", address) is (address in ours)
    assert not guard.passes("a.kz", address)


@pytest.mark.parametrize(
    ("host", "covered"),
    [
        ("kz", False),
        ("b.kz", False),
        ("a.b.kz", True),
        ("c.a.b.kz", True),
        ("ab.kz", False),
        ("xb.kz", False),
        ("", False),
    ],
)
def test_a_wildcard_is_for_the_names_below(host: str, covered: bool) -> None:
    assert AddressGuard(intranet({"*.b.kz"})).passes(host, "10.0.0.1") is covered


def test_the_demonstrations_names_lead_to_loopback_and_to_no_other_network() -> None:
    guard = AddressGuard(TO_STAND_INS)
    assert guard.passes("adilet.zan.kz", "127.0.0.1")
    assert [address for address in NOT_PUBLIC if guard.passes("adilet.zan.kz", address)] == [
        "127.0.0.1",
        "127.255.255.254",
        "::1",
    ]
