# SPDX-License-Identifier: GPL-3.0-or-later
"""Which network addresses may be dialled for a host. Whether the host is listed is not decided here.

What an address is for stands in `policy.networks`, the one table.

1. Public addresses may be dialled for every host.
2. Others only for hosts with an exemption, and only in that exemption's networks. An institution exempts hosts by
   name, and gets private networks with it (RFC 1918, RFC 4193, RFC 6598), but never its clouds' metadata, loopback,
   link-local, multicast or unspecified addresses.
3. All addresses of a name pass, or none is dialled.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.gateway.ports import Endpoint
from kiosk.policy.networks import INTRANET, Place, place_of
from kiosk.policy.reasons import Reason


@dataclass(frozen=True, slots=True)
class Exemption:
    """Places, beyond the public internet, that some hosts may lead to.

    Hosts are names, `*.name` for all names below one, or `*` for every name.
    """

    hosts: frozenset[str]
    places: frozenset[Place]

    def covers(self, host: str, place: Place) -> bool:
        labels = host.split(".")
        wider = {"*", *(f"*.{'.'.join(labels[at:])}" for at in range(1, len(labels)))}
        return place in self.places and (host in self.hosts or not wider.isdisjoint(self.hosts))


def intranet(hosts: Iterable[str]) -> Exemption:
    """Return the exemption of an institution's own sites."""
    return Exemption(frozenset(hosts), INTRANET)


class AddressGuard:
    """Refuses a name any of whose addresses is neither public nor exempt."""

    def __init__(self, *exemptions: Exemption) -> None:
        self._exemptions = exemptions

    def passes(self, host: str, address: str) -> bool:
        """Tell whether one address may be dialled for a host."""
        place = place_of(address)
        return place is Place.PUBLIC or any(exemption.covers(host, place) for exemption in self._exemptions)

    def refuses(self, host: str, endpoints: Sequence[Endpoint]) -> Reason | None:
        """Return why nothing may be dialled for this host, or None."""
        if not endpoints:
            return Reason.NAME_NOT_FOUND
        if all(self.passes(host, endpoint.address) for endpoint in endpoints):
            return None
        return Reason.PRIVATE_ADDRESS
