# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a policy as a configuration of Squid 5 (Debian 12), for a proxy that stands between a station and the network.

It gives the answers of our own gateway: `engine.admit` for https, where a proxy sees a host and a port
(`to_squid_tunnels`), and `engine.relay` for plain http (`to_squid_http`). What a proxy cannot see is said, at the head
of the text and in `Exported.wider`. The first line that matches decides, and the last line denies.
"""

from collections.abc import Iterator
from typing import Final

from kiosk.exchange.exported import Exported, Wider
from kiosk.exchange.to_squid_http import opens_plainly, write_plain
from kiosk.exchange.to_squid_lists import Lists, is_below
from kiosk.exchange.to_squid_names import SERVER_NAMES
from kiosk.exchange.to_squid_networks import write_networks
from kiosk.exchange.to_squid_tunnels import Tunnels, work_out, write_locks, write_tunnels
from kiosk.policy.model import Mode, Policy, Site
from kiosk.policy.pattern import Pattern

EVERYWHERE: Final = (
    "https: the proxy sees a host and a port, so every path of an open host opens",
    "https: methods and forms are not seen",
    "kinds of load are not seen: a part opens as a page, and for the pages of any site",
    "addresses carried inside other addresses are not looked for",
    "escaped characters are read as if they were not escaped",
)
NO_SERVER_NAMES: Final = (
    "https: the name in the first message of TLS is not looked at; an open tunnel may ask for another"
)
_HARDENING: Final = """\
# Only this machine may ask; another address here needs a rule about who asks.
http_port 127.0.0.1:3128
visible_hostname tereze-proxy
relaxed_header_parser off
request_header_max_size 16 KB
client_request_buffer_max_size 64 KB
uri_whitespace deny
host_verify_strict on
request_header_access Via deny all
forwarded_for delete
follow_x_forwarded_for deny all
httpd_suppress_version_string on
cache deny all
pinger_enable off
icp_port 0
htcp_port 0
snmp_port 0
strip_query_terms on
shutdown_lifetime 3 seconds

# Where a listed name must not lead
"""


def export_squid(policy: Policy, *, server_names: bool = False, intranet: tuple[str, ...] = ()) -> Exported:
    """Write the policy.

    With `server_names` TLS is looked at up to the server's name (squid-openssl); `intranet` are the institution's own
    hosts, which may stand on private networks, as station.toml writes them.
    """
    tunnels = work_out(policy)
    unseen = () if server_names else (Wider("", NO_SERVER_NAMES),)
    wider = (*unseen, *_wider(policy))
    lists = Lists()
    write_locks(policy, _open_beside_locks(policy, tunnels), lists)
    write_tunnels(tunnels, lists)
    write_plain(policy, lists)
    lists.remark("Nothing else")
    lists.line("deny all")
    head = "".join(f"# {line}\n" for line in _head(policy, wider))
    names = SERVER_NAMES if server_names else ""
    return Exported(f"{head}\n{_HARDENING}{write_networks(intranet)}\n{lists.text}{names}", wider)


def _head(policy: Policy, wider: tuple[Wider, ...]) -> Iterator[str]:
    yield f"Squid 5: the policy {_one_line(policy.name)!r}, version {policy.version}"
    yield f"It holds until {policy.expires.isoformat()}; write it anew before that day."
    yield "Hours are this machine's own; it must keep the institution's time."
    yield "Wider than the policy; the station itself still judges:"
    yield from (f"  {f'{one.site}: ' if one.site else ''}{one.says}" for one in wider)


def _wider(policy: Policy) -> Iterator[Wider]:
    yield from (Wider("", says) for says in EVERYWHERE)
    core = ", ".join(site.id for site in policy.sites if site.core) or "none"
    yield Wider("", f"the last day, {policy.expires.isoformat()}, is not known; then only core sites open: {core}")
    if any(lock.match.scope.query or not lock.match.scope.whole_host for lock in policy.locks):
        yield Wider("", "locks on a path hold in plain http only, those on what follows the ? not at all")
    for site in policy.sites:
        yield from (Wider(site.id, says) for says in _wider_of(site))


def _wider_of(site: Site) -> Iterator[str]:
    patterns: list[Pattern] = [*site.allow, *site.parts, *(item.match for item in site.excepts)]
    if any(one.scope.path != "/" for one in patterns):
        yield "what it says of paths holds in plain http only"
    if any(one.scope.query for one in patterns):
        yield "what it says of the part after the ? is not looked at"
    if site.groups:
        yield f"opens for everyone, and not only for: {', '.join(sorted(site.groups))}"
    if site.expires is not None:
        yield f"its own last day, {site.expires.isoformat()}, is not known"
    if site.mode is Mode.SEARCH:
        yield "a search may go to any of its addresses, of any size"
    if "HEAD" not in site.methods:
        yield "https: HEAD is let through as well"


def _open_beside_locks(policy: Policy, tunnels: Tunnels) -> frozenset[str]:
    """Return the hosts that may open although a lock shuts all names below them."""
    plain = [rule.match for rule in opens_plainly(policy)]
    exact = {one.host for one in tunnels.open if not one.below} | {one.host for one in plain if not one.subdomains}
    wild = {one.host for one in tunnels.open if one.below} | {one.host for one in plain if one.subdomains}
    locked = {lock.match.host for lock in policy.locks if lock.match.subdomains}
    return frozenset(host for host in locked if host in exact or is_below(host, wild))


def _one_line(text: str) -> str:
    return " ".join(text.split())
