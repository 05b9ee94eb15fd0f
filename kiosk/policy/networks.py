# SPDX-License-Identifier: GPL-3.0-or-later
"""What the addresses of the network are for: the one table behind every answer to where a name may lead.

Written after the IANA special-purpose registries (RFC 6890 and its updates) and not after `ipaddress.is_global`,
which calls several of these public. What a registry calls globally reachable but no web site is on (AS112, AMT, 6to4
relays) is not public here either. For IPv6 only 2000::/3 is taken at all.

Which hosts may lead where is not decided here: the gateway's guard does that, and Squid with the lists that an export
writes out of `stretches`.

Not seen here: NAT64 under a provider's own prefix (RFC 6052, section 3.1), which looks like any public address.
"""

import enum
import functools
import ipaddress
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

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


NOT_PUBLIC: Final = frozenset(Place) - {Place.PUBLIC}
INTRANET: Final = frozenset({Place.PRIVATE, Place.SHARED})  # where an institution's own sites may stand


class Stretch(NamedTuple):
    """Addresses of one family that stand side by side, both ends among them."""

    first: Address
    last: Address


# The first network that holds an address speaks for it.
PLACES_V4: Final = tuple(
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
PLACES_V6: Final = tuple(
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
    return Place.UNREADABLE if parsed is None else _place(parsed)


def is_public(address: str) -> bool:
    """Tell whether a numeric address is on the public internet; anything else that is given is not."""
    return place_of(address) is Place.PUBLIC


@functools.cache
def stretches(places: frozenset[Place]) -> tuple[Stretch, ...]:
    """Return all addresses of these places, in as few stretches as there are; IPv4 before IPv6."""
    of_v4 = _stretches([network for network, _ in PLACES_V4], places)
    return (*of_v4, *_stretches([network for network, _ in PLACES_V6], places))


def lies_in(network: Network, places: frozenset[Place]) -> bool:
    """Tell whether every address of a network belongs to these places."""
    return any(
        one.first.version == network.version and int(one.first) <= int(network[0]) and int(network[-1]) <= int(one.last)
        for one in stretches(places)
    )


def _stretches(networks: Sequence[Network], places: frozenset[Place]) -> Iterator[Stretch]:
    """Walk from border to border: between two of them the place does not change."""
    kind = type(networks[0].network_address)
    borders = sorted({border for one in networks for border in (int(one[0]), int(one[-1]) + 1)})
    begun: int | None = None
    for border in borders:
        inside = border != borders[-1] and _place(kind(border)) in places
        if inside and begun is None:
            begun = border
        elif not inside and begun is not None:
            yield Stretch(kind(begun), kind(border - 1))
            begun = None


def _place(address: Address) -> Place:
    if isinstance(address, ipaddress.IPv4Address):
        return next(place for network, place in PLACES_V4 if address in network)
    return next(place for network, place in PLACES_V6 if address in network)


def _parsed(address: str) -> Address | None:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    return None if isinstance(parsed, ipaddress.IPv6Address) and parsed.scope_id is not None else parsed
