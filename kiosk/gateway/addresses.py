# SPDX-License-Identifier: GPL-3.0-or-later
"""Which network addresses may be dialled for a host. Whether the host is listed is not decided here.

Written after the IANA special-purpose registries (RFC 6890 and its updates) and not after `ipaddress.is_global`,
which calls several of these public. What a registry calls globally reachable but no web site is on (AS112, AMT, 6to4
relays) is not public here either. For IPv6 only 2000::/3 is taken at all.

1. Public addresses may be dialled for every host.
2. Others only for hosts with an exemption, and only in that exemption's networks. An institution exempts hosts by
   name, and gets private networks with it (RFC 1918, RFC 4193, RFC 6598), but never its clouds' metadata, loopback,
   link-local, multicast or unspecified addresses.
3. All addresses of a name pass, or none is dialled.

Not seen here: NAT64 under a provider's own prefix (RFC 6052, section 3.1), which looks like any public address.
"""

import enum
import functools
import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.gateway.ports import Endpoint
from kiosk.policy.reasons import Reason

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Place(enum.Enum):
    """What an address is for."""

    PUBLIC = "public"
    PRIVATE = "private"  # RFC 1918, RFC 4193
    SHARED = "shared"  # carriers' NAT, RFC 6598
    METADATA = "metadata"  # a cloud's own services
    LOOPBACK = "loopback"
    LINK_LOCAL = "link_local"
    UNSPECIFIED = "unspecified"
    MULTICAST = "multicast"
    DOCUMENTATION = "documentation"
    CARRIES_IPV4 = "carries_ipv4"  # another address inside: mapped, compatible, NAT64, 6to4, Teredo
    SPECIAL = "special"  # anything else that is no web site's
    UNREADABLE = "unreadable"


# The first network that holds an address speaks for it.
_PLACES_V4: Final = tuple(
    (ipaddress.IPv4Network(network), place)
    for network, place in (
        ("100.100.100.200/32", Place.METADATA),  # inside 100.64.0.0/10
        ("168.63.129.16/32", Place.METADATA),  # on a public-looking address
        ("169.254.169.254/32", Place.METADATA),  # inside 169.254.0.0/16
        ("192.0.0.192/32", Place.METADATA),  # inside 192.0.0.0/24
        ("0.0.0.0/8", Place.UNSPECIFIED),
        ("10.0.0.0/8", Place.PRIVATE),
        ("100.64.0.0/10", Place.SHARED),
        ("127.0.0.0/8", Place.LOOPBACK),
        ("169.254.0.0/16", Place.LINK_LOCAL),
        ("172.16.0.0/12", Place.PRIVATE),
        ("192.0.0.0/24", Place.SPECIAL),  # protocol assignments
        ("192.0.2.0/24", Place.DOCUMENTATION),
        ("192.31.196.0/24", Place.SPECIAL),  # AS112
        ("192.52.193.0/24", Place.SPECIAL),  # AMT
        ("192.88.99.0/24", Place.SPECIAL),  # 6to4 and 6a44 relays
        ("192.168.0.0/16", Place.PRIVATE),
        ("192.175.48.0/24", Place.SPECIAL),  # AS112
        ("198.18.0.0/15", Place.SPECIAL),  # benchmarks
        ("198.51.100.0/24", Place.DOCUMENTATION),
        ("203.0.113.0/24", Place.DOCUMENTATION),
        ("224.0.0.0/4", Place.MULTICAST),
        ("240.0.0.0/4", Place.SPECIAL),  # reserved, and broadcast
        ("0.0.0.0/0", Place.PUBLIC),
    )
)
_PLACES_V6: Final = tuple(
    (ipaddress.IPv6Network(network), place)
    for network, place in (
        ("fd00:ec2::/32", Place.METADATA),  # inside fc00::/7
        ("fd20:ce::254/128", Place.METADATA),
        ("::/128", Place.UNSPECIFIED),
        ("::1/128", Place.LOOPBACK),
        ("::/96", Place.CARRIES_IPV4),  # compatible, RFC 4291 section 2.5.5.1
        ("::ffff:0:0/96", Place.CARRIES_IPV4),  # mapped
        ("64:ff9b::/96", Place.CARRIES_IPV4),  # NAT64
        ("64:ff9b:1::/48", Place.CARRIES_IPV4),  # NAT64 of one network
        ("2001::/32", Place.CARRIES_IPV4),  # Teredo
        ("2001::/23", Place.SPECIAL),  # protocol assignments: benchmarks, AMT, AS112, ORCHID, DRIP
        ("2001:db8::/32", Place.DOCUMENTATION),
        ("2002::/16", Place.CARRIES_IPV4),  # 6to4
        ("2620:4f:8000::/48", Place.SPECIAL),  # AS112
        ("3fff::/20", Place.DOCUMENTATION),
        ("2000::/3", Place.PUBLIC),
        ("fc00::/7", Place.PRIVATE),
        ("fe80::/10", Place.LINK_LOCAL),
        ("ff00::/8", Place.MULTICAST),
        ("::/0", Place.SPECIAL),  # discard-only, segment routing, site-local, and all that is not given out
    )
)


@functools.lru_cache(maxsize=4096)
def place_of(address: str) -> Place:
    """Return what a numeric address is for; one with a zone, and any other text, is unreadable."""
    parsed = _parsed(address)
    if parsed is None:
        return Place.UNREADABLE
    if isinstance(parsed, ipaddress.IPv4Address):
        return next(place for network, place in _PLACES_V4 if parsed in network)
    return next(place for network, place in _PLACES_V6 if parsed in network)


def is_public(address: str) -> bool:
    """Tell whether a numeric address is on the public internet; anything else that is given is not."""
    return place_of(address) is Place.PUBLIC


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
    return Exemption(frozenset(hosts), frozenset({Place.PRIVATE, Place.SHARED}))


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


def _parsed(address: str) -> Address | None:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    return None if isinstance(parsed, ipaddress.IPv6Address) and parsed.scope_id is not None else parsed
