# SPDX-License-Identifier: GPL-3.0-or-later
"""Which network addresses are the public internet. Whether a host is listed is not decided here.

Written after the IANA special-purpose registries (RFC 6890 and its updates) and not after `ipaddress.is_global`,
which calls several of these public. For IPv6 only 2000::/3 is taken at all: that alone refuses IPv4-mapped and
-compatible addresses, NAT64, ULA, link-local and site-local, multicast and 5f00::/16.
"""

import ipaddress
from collections.abc import Sequence
from typing import Final

from kiosk.gateway.ports import Endpoint
from kiosk.policy.reasons import Reason

_SPECIAL_V4: Final = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers; 100.100.100.200 is a cloud's metadata
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's own services, on a public-looking address
        "169.254.0.0/16",  # link-local; 169.254.169.254 is the clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays, deprecated
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_UNICAST_V6: Final = ipaddress.IPv6Network("2000::/3")
_SPECIAL_V6: Final = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries any IPv4 address inside
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Tell whether a numeric address is on the public internet; anything else that is given is not."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return not any(parsed in network for network in _SPECIAL_V4)
    if parsed.scope_id is not None or parsed not in _UNICAST_V6:
        return False
    return not any(parsed in network for network in _SPECIAL_V6)


class AddressGuard:
    """Refuses a name any of whose addresses is not public, but for hosts that an institution exempts by name."""

    def __init__(self, exempt_hosts: frozenset[str] = frozenset()) -> None:
        self._exempt_hosts = exempt_hosts

    def refuses(self, host: str, endpoints: Sequence[Endpoint]) -> Reason | None:
        """Return why nothing may be dialled for this host, or None."""
        if not endpoints:
            return Reason.NAME_NOT_FOUND
        if host in self._exempt_hosts:
            return None
        if all(is_public(endpoint.address) for endpoint in endpoints):
            return None
        return Reason.PRIVATE_ADDRESS
