# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a decision takes, what a million hosts cost, and how long a large policy loads: `make bench`.

The peer is adblock-rust through its own Python binding, with one blocking rule for each of the same hosts, asked about
the same addresses in the same run. A time is the median of one round's calls, and of five rounds the least, since
whatever else the machine does only adds; memory is what the process grew by, host names included. The ratios are
what counts.

- hit: each address is of another host on the list, so that nothing of it is in the processor's cache.
- same: a thousand addresses again and again, as one reading room would ask them.
- miss: hosts that nobody listed.
- careful: listed hosts again, in spellings that need a parser: a port, an empty folder, escapes, a query.
"""

import dataclasses
import gc
import multiprocessing
import os
import platform
import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import adblock
from rich.console import Console
from rich.table import Table

from kiosk.base.ids import SiteId
from kiosk.base.paths import resources
from kiosk.policy.engine import Request, decide
from kiosk.policy.model import Policy
from kiosk.policy.pattern import whole_host
from kiosk.policy.reader import parse_policy, read_policy
from tests.unit.policy.conftest import HEAD, TAIL, site

MOMENT = datetime(2026, 12, 1, tzinfo=UTC)
ASKED = 20_000
ROUNDS = 5
PAGE = "https://adilet.zan.kz/"
T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """Nanoseconds a decision, and mebibytes the policy added to the process."""

    hosts: int
    hosts_a_site: int
    hit: float
    same: float
    miss: float
    careful: float
    mebibytes: float


def main() -> None:
    """Run everything and print it."""
    console = Console(width=110)
    sizes = [(1_000, 1), (100_000, 1), (1_000_000, 1), (1_000_000, 1_000)]
    ours = [_apart(_measure_policy, *size) for size in sizes]
    peer = _apart(_measure_adblock, 100_000, 1)
    columns = ("who", "hosts", "hosts a site", "hit, ns", "same, ns", "miss, ns", "careful, ns", "memory, MiB")
    table = Table(*columns, title="One decision")
    for name, row in [*(("Tereze", row) for row in ours), ("adblock-rust", peer)]:
        numbers = (f"{number:,.0f}" for number in (row.hit, row.same, row.miss, row.careful, row.mebibytes))
        table.add_row(name, f"{row.hosts:,}", f"{row.hosts_a_site:,}", *numbers)
    console.print(table)
    first, middle, sites, shared = ours
    console.print(f"hit at 100,000 hosts, to adblock-rust       {middle.hit / peer.hit:.2f}")
    console.print(f"miss at 100,000 hosts, to adblock-rust      {middle.miss / peer.miss:.2f}")
    console.print(f"careful at 100,000 hosts, to adblock-rust   {middle.careful / peer.careful:.2f}")
    console.print(f"same addresses, 1,000,000 sites to 1,000    {sites.same / first.same:.2f}")
    console.print(f"other hosts each, 1,000,000 sites to 1,000  {sites.hit / first.hit:.2f}")
    console.print(f"memory of 1,000,000 hosts in 1,000 sites    {shared.mebibytes:.0f} MiB")
    console.print(f"loading a policy of 10,000 sites            {_apart(_loading):.2f} s")
    console.print(f"{platform.machine()}, {processor()}, Python {platform.python_version()}")


def _apart(work: Callable[..., T], *arguments: object) -> T:
    """Run a measurement in a process of its own, so that none sees what another left in memory."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def _measure_policy(hosts: int, hosts_a_site: int) -> Figures:
    before = _resident()
    policy = _policy(hosts, hosts_a_site)
    gc.collect()
    return _figures(hosts, hosts_a_site, lambda address: decide(Request(address), policy, MOMENT), before)


def _measure_adblock(hosts: int, hosts_a_site: int) -> Figures:
    before = _resident()
    rules = adblock.FilterSet()
    rules.add_filters([f"||{_name(number)}^" for number in range(hosts)])
    engine = adblock.Engine(rules)
    return _figures(hosts, hosts_a_site, lambda address: engine.check_network_urls(address, PAGE, "image"), before)


def _figures(hosts: int, hosts_a_site: int, ask: Callable[[str], object], before: float) -> Figures:
    mebibytes = _resident() - before
    dice = random.Random(1)
    few = [_address(dice, dice.randrange(hosts)) for _ in range(1_000)]
    return Figures(
        hosts,
        hosts_a_site,
        _median(ask, [_address(dice, dice.randrange(hosts)) for _ in range(ASKED)]),
        _median(ask, few * (ASKED // len(few))),
        _median(ask, [_address(dice, hosts + number) for number in range(ASKED)]),
        _median(ask, [_careful(dice, dice.randrange(hosts)) for _ in range(ASKED)]),
        mebibytes,
    )


def _median(ask: Callable[[str], object], addresses: Sequence[str]) -> float:
    """Return the nanoseconds of one call: the least of the rounds' medians."""
    return min(statistics.median(_spent(ask, address) for address in addresses) for _ in range(ROUNDS))


def _spent(ask: Callable[[str], object], address: str) -> int:
    begun = time.perf_counter_ns()
    ask(address)
    return time.perf_counter_ns() - begun


def _policy(hosts: int, hosts_a_site: int) -> Policy:
    """Return the starter policy with other sites: as many hosts of each as asked."""
    starter = read_policy(resources() / "policy" / "starter.toml")
    like = dataclasses.replace(starter.sites[0], excepts=(), parts=(), examples=())
    sites = tuple(
        dataclasses.replace(
            like,
            id=SiteId(f"s{first}"),
            allow=tuple(whole_host(_name(number)) for number in range(first, first + hosts_a_site)),
        )
        for first in range(0, hosts, hosts_a_site)
    )
    return dataclasses.replace(starter, sites=sites)


def _loading() -> float:
    """Return how many seconds a policy of 10,000 sites takes from its text to its index, examples judged."""
    body = 'allow = ["https://{0}/"]\nexamples = [{{ open = "https://{0}/a/b" }}]'
    sites = "".join(site(f"s{number}", body.format(_name(number))) for number in range(10_000))
    text = HEAD + sites + TAIL
    begun = time.perf_counter()
    parse_policy(text, "policy.toml")
    return time.perf_counter() - begun


def _name(number: int) -> str:
    return f"site{number}.example-{number % 977}.kz"


def _address(dice: random.Random, number: int) -> str:
    return f"https://{_name(number)}/rus/docs/K{dice.randrange(10**9)}"


def _careful(dice: random.Random, number: int) -> str:
    return f"https://{_name(number)}:443/rus//docs/%4B{dice.randrange(10**9)}?q=%D0%B7%D0%B0%D2%A3"


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return f"{next(names, 'unknown processor')}, {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
