# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a listed name must not lead, as Squid's lists of networks, out of the table that the gateway's guard asks.

`private` speaks of a request any of whose addresses the guard would not let the gateway dial. An institution's own
sites may lead into its private networks, as `intranet` in station.toml has it for a station without a proxy.

Squid keeps IPv4 as IPv6 addresses of ::ffff:0:0/96. A network of IPv6 that holds those would speak of all IPv4, so
they are left out: a record with such an address is judged by the IPv4 address inside, which is what Squid dials.
"""

import ipaddress
from collections.abc import Iterator
from typing import Final

from kiosk.exchange.to_squid_lists import NAMES_A_LINE, is_below, outermost
from kiosk.policy.networks import INTRANET, NOT_PUBLIC, Network, Place, stretches

ELSEWHERE: Final = "!private"  # last on its line: only what is listed is looked up
MAPPED: Final = ipaddress.IPv6Network("::ffff:0:0/96")


def write_networks(intranet: tuple[str, ...] = ()) -> str:
    """Return the list `private`; `intranet` are exact hosts, or `*.` before one for all names below it."""
    if not intranet:
        return "\n".join([*_dst("private", NOT_PUBLIC), ""])
    below = outermost(host.removeprefix("*.") for host in intranet if host.startswith("*."))
    exact = sorted(host for host in intranet if not host.startswith("*."))
    own = [*(f".{host}" for host in sorted(below)), *(one for one in exact if one not in below and _apart(one, below))]
    apexes = sorted(below.difference(exact))
    return "\n".join(
        [
            *_dst("not-public", NOT_PUBLIC),
            "",
            "# The institution's own sites: private networks as well, and nothing else",
            *_dst("not-own", NOT_PUBLIC - INTRANET),
            *_listed("own-site", "dstdomain -n", own),
            *_listed("own-apex", "dstdomain -n", apexes),
            f"acl own-ways all-of own-site {'!own-apex ' if apexes else ''}!not-own",
            "acl private all-of not-public !own-ways",
            "",
        ]
    )


def networks(places: frozenset[Place]) -> tuple[Network, ...]:
    """Return the networks that make up these places, apart from IPv4 in IPv6's clothes."""
    return tuple(
        part
        for one in stretches(places)
        for whole in ipaddress.summarize_address_range(one.first, one.last)
        for part in _without_mapped(whole)
    )


def _without_mapped(whole: Network) -> Iterator[Network]:
    if isinstance(whole, ipaddress.IPv6Network) and MAPPED.subnet_of(whole):
        yield from sorted(whole.address_exclude(MAPPED))
    else:
        yield whole


def _dst(name: str, places: frozenset[Place]) -> Iterator[str]:
    return _listed(name, "dst", list(map(str, networks(places))))


def _listed(name: str, kind: str, values: list[str]) -> Iterator[str]:
    for first in range(0, len(values), NAMES_A_LINE):
        yield f"acl {name} {kind} {' '.join(values[first : first + NAMES_A_LINE])}"


def _apart(host: str, below: frozenset[str]) -> bool:
    return not is_below(host, below)
