# SPDX-License-Identifier: GPL-3.0-or-later
"""A guard for tests whose sites stand on loopback."""

from kiosk.gateway.addresses import AddressGuard, Exemption
from kiosk.policy.networks import Place


def loopback_guard(*hosts: str) -> AddressGuard:
    """Let these hosts lead to loopback, beside the public internet."""
    return AddressGuard(Exemption(frozenset(hosts), frozenset({Place.LOOPBACK})))
