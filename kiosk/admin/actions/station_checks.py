# SPDX-License-Identifier: GPL-3.0-or-later
"""What a station can tell of itself without anybody's hands: service, gateway, clock, disk, journal, policy, a site.

Nothing is changed, and nothing is asked that a reader could not ask, but for the journal and the clock: these are for
whoever may read the station's own files. What cannot be looked at is a fault that says so.
"""

import asyncio
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from kiosk.admin.actions import journals
from kiosk.admin.actions.diagnosis import Mark
from kiosk.admin.actions.doctor import GATEWAY_HOST, Means, examine, means_of
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.journal.kinds import Kind
from kiosk.journal.reading import last_moment
from kiosk.journal.search import Filter
from kiosk.policy.address import parse
from kiosk.policy.reader import read_policy
from kiosk.policy.reasons import Reason
from kiosk.station.config import Station
from kiosk.station.selftest import Line, Part, Sign
from kiosk.wire.asking import service_answers

LEAST_FREE: Final = 500 * 1024 * 1024
LEAST_SHARE: Final = 0.05
SOON: Final = timedelta(days=14)
TOLERANCE: Final = timedelta(seconds=2)
SECONDS: Final = 5.0
MEGABYTE: Final = 1_000_000
NOBODYS: Final = b"CONNECT nobody.invalid:443 HTTP/1.1\r\nHost: nobody.invalid:443\r\n\r\n"
TURNED_AWAY: Final = frozenset({b"403", b"407"})
_CLOCK: Final = frozenset({Kind.STATION_STARTED, Kind.CLOCK_STEPPED, Kind.CLOCK_ACCEPTED})


def look_over(station: Station, clock: Clock, site: str = "", means: Means | None = None) -> Iterator[Line]:
    """Yield a line for each part, each as soon as it is looked at; `site` is an address to go to."""
    for part, look in (
        (Part.SERVICE, lambda: _service(station)),
        (Part.GATEWAY, lambda: _gateway(station)),
        (Part.CLOCK, lambda: _clock(station, clock)),
        (Part.DISK, lambda: _disk(station)),
        (Part.JOURNAL, lambda: _journal(station)),
        (Part.POLICY, lambda: _policy(station, clock)),
    ):
        yield _looked_at(part, look)
    if site:
        yield _looked_at(Part.SITE, lambda: _site(site, means or means_of(station, clock)))


def session_runs(station: Station) -> bool:
    """Tell whether the running service has a session. Raises BadInput where its record cannot be read."""
    if not service_answers(station.socket):
        return False
    kinds = frozenset({Kind.STATION_STARTED, Kind.SESSION_STARTED, Kind.SESSION_ENDED})
    running = False
    for entry in journals.show(station.journal, Filter(kinds=kinds)):
        running = entry.kind == Kind.SESSION_STARTED.value
    return running


def _looked_at(part: Part, look: Callable[[], Line]) -> Line:
    try:
        return look()
    except (BadInput, OSError) as fault:
        return Line(part, Sign.CANNOT_LOOK, {"detail": str(fault)})


def _service(station: Station) -> Line:
    return Line(Part.SERVICE, Sign.SERVES if service_answers(station.socket) else Sign.NO_SERVICE)


def _gateway(station: Station) -> Line:
    """Ask for a tunnel without a token: the gateway is there, and lets nobody out."""
    facts = {"port": str(station.gateway_port)}
    try:
        with socket.create_connection((GATEWAY_HOST, station.gateway_port), SECONDS) as line:
            line.sendall(NOBODYS)
            answer = line.recv(4096).split(b"\r\n", 1)[0]
    except OSError:
        return Line(Part.GATEWAY, Sign.GATEWAY_AWAY, facts)
    status = answer.split(b" ")[1] if answer.startswith(b"HTTP/1.") and b" " in answer else b""
    if status in TURNED_AWAY:
        return Line(Part.GATEWAY, Sign.GATEWAY_SHUT, facts)
    shown = answer.decode("ascii", "replace")[:80]
    return Line(Part.GATEWAY, Sign.GATEWAY_OPEN, facts | {"answer": shown})


def _clock(station: Station, clock: Clock) -> Line:
    now = clock.now()
    facts = {"moment": _spoken(now, station)}
    with journals.reading(station.journal) as database:
        last = last_moment(database)
    step = 0
    for entry in journals.show(station.journal, Filter(kinds=_CLOCK)):
        step = int(entry.body.get("seconds", 0)) if entry.kind == Kind.CLOCK_STEPPED.value else 0
    if last is not None and now < last - TOLERANCE:
        return Line(Part.CLOCK, Sign.CLOCK_BEHIND, facts | {"last": _spoken(last, station)})
    if step:
        return Line(Part.CLOCK, Sign.CLOCK_STEPPED, facts | {"seconds": str(step)})
    return Line(Part.CLOCK, Sign.CLOCK_GOES, facts)


def _disk(station: Station) -> Line:
    if os.statvfs(station.folder).f_flag & os.ST_RDONLY:
        return Line(Part.DISK, Sign.READ_ONLY)
    usage = shutil.disk_usage(station.folder)
    share = usage.free / usage.total
    room = usage.free >= LEAST_FREE and share >= LEAST_SHARE
    facts = {"free": str(usage.free // MEGABYTE), "share": str(int(share * 100))}
    return Line(Part.DISK, Sign.ROOM if room else Sign.LITTLE_ROOM, facts)


def _journal(station: Station) -> Line:
    report = journals.verify(station.journal, None)
    if report.ok:
        facts = {"entries": str(report.entries), "checkpoints": str(report.checkpoints)}
        return Line(Part.JOURNAL, Sign.JOURNAL_HOLDS, facts)
    facts = {"findings": str(len(report.findings)), "first": report.findings[0]}
    return Line(Part.JOURNAL, Sign.JOURNAL_BROKEN, facts)


def _policy(station: Station, clock: Clock) -> Line:
    try:
        policy = read_policy(station.policy)
    except BadInput as fault:
        return Line(Part.POLICY, Sign.POLICY_UNREAD, {"detail": str(fault)})
    today = clock.now().astimezone(station.zone).date()
    left = policy.expires - today
    facts = {"version": str(policy.version), "age": _days(today, policy.issued), "left": str(left.days)}
    if left <= timedelta(0):
        return Line(Part.POLICY, Sign.POLICY_EXPIRED, facts | {"over": str(-left.days)})
    return Line(Part.POLICY, Sign.EXPIRES_SOON if left <= SOON else Sign.IN_FORCE, facts)


def _site(address: str, means: Means) -> Line:
    """Walk the connection doctor's way to an address."""
    url = parse(address)
    host = address[:80] if isinstance(url, Reason) else url.host

    async def walk() -> Line:
        async for finding in examine(address, means):
            if finding.mark is Mark.STOP:
                facts = {"host": host, "step": finding.step.value, "code": finding.sign.value}
                return Line(Part.SITE, Sign.SITE_NOT_REACHED, facts)
        return Line(Part.SITE, Sign.SITE_ANSWERS, {"host": host})

    return asyncio.run(walk())


def _spoken(moment: datetime, station: Station) -> str:
    return f"{moment.astimezone(station.zone):%Y-%m-%d %H:%M:%S %z}"


def _days(today: date, since: date) -> str:
    return str((today - since).days)
