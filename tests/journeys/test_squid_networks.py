# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: at the borders of every network, a real Squid refuses what the gateway's guard refuses, and nothing else."""

import asyncio
import ipaddress
from collections.abc import Iterator

from kiosk.exchange.to_squid_networks import write_networks
from kiosk.gateway.addresses import AddressGuard, intranet
from tests.fakes.nobody import open_folder
from tests.journeys.squid import ask, free_ports, running, write_conf
from tests.unit.policy.test_networks import borders

OWN = ("*.lib.kz", "own.kz")
REFUSED, PASSED = 403, 409
MAIN = """
http_port {port}
visible_hostname tereze-proxy
pinger_enable off
cache deny all
shutdown_lifetime 0 seconds
{networks}
http_access deny private
acl passed src all
deny_info {passed}:ERR_ACCESS_DENIED passed
http_access deny passed
"""


def _names() -> Iterator[tuple[str, str]]:
    """Yield an address and a name that leads to it: one of the institution's own, and one of nobody's."""
    for number, address in enumerate(borders()):
        yield str(address), f"n{number}.lib.kz"
        yield str(address), f"n{number}.away.kz"
    yield "10.0.0.1", "lib.kz"
    yield "10.0.0.2", "own.kz"
    yield "10.0.0.3", "not.own.kz"


def test_squid_and_the_guard_agree_at_every_border() -> None:
    asyncio.run(_compare(()))
    asyncio.run(_compare(OWN))


async def _compare(own: tuple[str, ...]) -> None:
    """Nothing is dialled: what is not refused for its address is refused with another number."""
    guard = AddressGuard(intranet(own))
    [(place, port)] = free_ports("port").items()
    names = list(_names())
    with open_folder(0o777) as folder:
        (folder / "hosts").write_text("".join(f"{address} {name}\n" for address, name in names), encoding="utf-8")
        text = MAIN.format(port=f"127.0.0.1:{port}", networks=write_networks(own), passed=PASSED)
        async with running(write_conf(folder, text), [port]):
            for address, name in names:
                passes = guard.passes(name, _as_squid_reads(address))
                found = (await ask(port, f"CONNECT {name}:443")).status
                assert found == (PASSED if passes else REFUSED), (place, address, name)


def _as_squid_reads(address: str) -> str:
    """Return the IPv4 address inside ::ffff:0:0/96, which is the one that Squid dials."""
    read = ipaddress.ip_address(address)
    return str((isinstance(read, ipaddress.IPv6Address) and read.ipv4_mapped) or read)
