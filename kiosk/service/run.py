# SPDX-License-Identifier: GPL-3.0-or-later
"""kioskd's life: open everything in order, serve until told to stop, close everything in the opposite order."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

import kiosk
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.keys import read_secret, signer
from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.ports import Resolver
from kiosk.gateway.server import Gateway
from kiosk.journal.file import Journal
from kiosk.policy.model import Policy
from kiosk.policy.reader import read_policy
from kiosk.service.believed import BelievedClock
from kiosk.service.desk import ReadingDesk
from kiosk.service.gate import PolicyJudge, TokenGate
from kiosk.service.way_out import upstream_of
from kiosk.station.config import Station
from kiosk.station.keys import JOURNAL_KEY, READER_KEY
from kiosk.store.store import open_station_store
from kiosk.wire.server import WireServer

log = logging.getLogger(__name__)

LOOPBACK: Final = "127.0.0.1"
TICK_SECONDS: Final = 0.5


async def serve(station: Station, clock: Clock, resolver: Resolver, guard: AddressGuard) -> None:
    """Serve the station until SIGTERM or SIGINT; SIGHUP reads the policy again.

    Raises BadInput and CannotRecord while starting.
    """
    policy = read_policy(station.policy)
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with _desk(station, policy, clock, resolver, guard) as (desk, gateway):
        loop.add_signal_handler(signal.SIGHUP, _read_policy_again, station, desk, gateway)
        log.info("station %s serves policy %s, version %s", station.id, policy.name, policy.version)

        def tick() -> None:
            desk.tick()
            gateway.reconsider()

        await _tick(tick, stop)


def _read_policy_again(station: Station, desk: ReadingDesk, gateway: Gateway) -> None:
    """Take the policy as it is in its file now; one that cannot be taken leaves the last one in force."""
    try:
        policy = read_policy(station.policy)
    except BadInput as fault:
        log.error("%s; the policy in force stays", fault)
        return
    if desk.take_policy(policy):
        gateway.reconsider()
        log.info("from now on policy %s, version %s", policy.name, policy.version)


async def _tick(tick: Callable[[], None], stop: asyncio.Event) -> None:
    while not stop.is_set():
        tick()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), TICK_SECONDS)


@asynccontextmanager
async def _desk(
    station: Station, policy: Policy, machine: Clock, resolver: Resolver, guard: AddressGuard
) -> AsyncIterator[tuple[ReadingDesk, Gateway]]:
    keys = {name: read_secret(station.keys / name) for name in (JOURNAL_KEY, READER_KEY)}
    clock = BelievedClock(machine)
    journal = Journal(station.journal, station.id, signer(station.origin, keys[JOURNAL_KEY]), clock)
    if not journal.size:
        journal.close()
        raise BadInput(str(station.journal), "a journal with this station's entries was expected, and it is empty")
    store = open_station_store(station)
    gate = TokenGate()
    gateway: Gateway

    def close_tunnels() -> None:
        gateway.close_session()

    judge = PolicyJudge(policy, clock, station.zone)
    desk = ReadingDesk(station, judge, journal, store, keys[READER_KEY], clock, gate, close_tunnels)
    upstream = upstream_of(station)
    gateway = Gateway(judge, gate, resolver, guard, desk.traffic.gateway_judged, upstream=upstream)
    wire = WireServer(station.socket, station.screen_uids, desk, gateway.metrics.text)
    try:
        desk.open(kiosk.__version__)
        try:
            await gateway.start(LOOPBACK, station.gateway_port)
        except OSError as fault:
            raise BadInput(f"port {station.gateway_port}", f"a free port was expected ({fault.strerror})") from fault
        await wire.start()
        yield desk, gateway
    finally:
        desk.close()
        await wire.stop()
        await gateway.stop()
        store.close()
        journal.close()
