# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an entry takes to be safe, how long a journal takes to be checked, opened and searched: `make bench`.

Everything is measured on one processor core and beside a peer in the same run, on the same disk:

- one entry, against a write of as many bytes at the end of a plain file and its fsync, turn by turn;
- many entries at once, against as many rows in SQLite with one commit for as many, without a header, hash or tree;
- the check and the opening, against reading the same rows and computing their three hashes each, and nothing else, in
  processor time, for both wait for no disk;
- a search's first twenty rows, against SQLite looking at every row's body for one that is not there.

The journal is that of a reading room: 200 readers, sessions of some hundred entries, half of them slices of time, a
checkpoint at each session's end. The ratios are what counts.
"""

import gc
import hashlib
import itertools
import os
import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kiosk.base.clock import SystemClock
from kiosk.base.ids import StationId
from kiosk.base.keys import signer
from kiosk.journal.entries import (
    Entry,
    HostReached,
    Kind,
    PageOpened,
    PageRefused,
    SessionEnded,
    SessionStarted,
    SessionWiped,
    TimeUsed,
)
from kiosk.journal.file import Journal
from kiosk.journal.reading import open_for_reading
from kiosk.journal.record import Header, seal
from kiosk.journal.search import REFUSED, Filter, search
from kiosk.journal.verify import verify
from tests.bench.policy import processor
from tests.fakes.clock import FakeClock

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
SINGLE = 3_000
GROUP = 1_000
ROWS = 20
STATION = StationId("reading-room")
KEY = signer(f"tereze/{STATION}", bytes(range(32)))
START = datetime(2026, 1, 1, 4, tzinfo=UTC)
ABSENT = frozenset({Kind.STATION_STOPPED})
RARE_READER, RARE_SITE = "r-raaaaaaaaaaaaaaa", "ombudsman"


def main() -> None:
    """Run everything and print it."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    table = Table("what", "Tereze", "peer", "ratio", title=f"A journal of {ENTRIES:,} entries")
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        for row in itertools.chain(_single(folder), _grouped(folder), _whole(folder)):
            table.add_row(*row)
    console = Console(width=110)
    console.print(table)
    console.print(f"{platform.machine()}, {processor()}, Python {platform.python_version()}, one core")


def _single(folder: Path) -> Iterator[tuple[str, ...]]:
    """One entry and one fsync in turn, so that both meet the same disk."""
    journal = Journal(folder / "single.db", STATION, KEY, SystemClock())
    entry = PageOpened("0011223344556677", "laws", "https://adilet.zan.kz/", "adilet.zan.kz", "/rus/docs/K1500000377")
    record = seal(Header(0, entry.kind.value, START, STATION), entry)
    plain = b"".join(column for column in record.to_row()[1:] if isinstance(column, bytes))
    ours, peer = list[float](), list[float]()
    with (folder / "plain").open("ab", buffering=0) as file:
        for _ in range(SINGLE):
            peer.append(_seconds(lambda: _write_plainly(file, plain)))
            ours.append(_seconds(lambda: journal.append(entry)))
    journal.close()
    for name, part in (("median", 50), ("p99", 99)):
        mine, theirs = (1e3 * statistics.quantiles(times, n=100)[part - 1] for times in (ours, peer))
        yield f"one entry safe on disk, {name}, ms (one fsync)", f"{mine:.3f}", f"{theirs:.3f}", f"{mine / theirs:.2f}"


def _write_plainly(file: FileIO, content: bytes) -> None:
    file.write(content)
    os.fsync(file.fileno())


def _grouped(folder: Path) -> Iterator[tuple[str, ...]]:
    journal = Journal(folder / "grouped.db", STATION, KEY, SystemClock())
    entries = list(itertools.islice(_visits(random.Random(1)), 20 * GROUP))
    groups = [[entry for entry, _ in entries[at : at + GROUP]] for at in range(0, len(entries), GROUP)]
    mine = len(entries) / _seconds(lambda: [journal.append_all(group) for group in groups])
    journal.close()
    plain = sqlite3.connect(folder / "rows.db")
    plain.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (body BLOB)")

    def commit_rows() -> None:
        for group in groups:
            with plain:
                plain.executemany("INSERT INTO rows VALUES (?)", [(bytes(330),) for _ in group])

    theirs = len(entries) / _seconds(commit_rows)
    plain.close()
    yield _rate(f"entries a second, {GROUP:,} a commit (SQLite rows)", mine, theirs)


def _whole(folder: Path) -> Iterator[tuple[str, ...]]:
    path = folder / "whole.db"
    _fill(path)
    gc.collect()
    rounds = [(_busy(lambda: _hash_only(path)), _busy(lambda: _check(path)), _busy(lambda: _open(path))) for _ in "123"]
    theirs, checked, opened = (ENTRIES / min(spent) for spent in zip(*rounds, strict=True))
    yield _rate("checked, entries a second (three hashes each)", checked, theirs)
    yield _rate("opened to write, entries a second (the same)", opened, theirs)
    scan = 1e3 * min(_seconds(lambda: _scan(path)) for _ in range(2))
    for name, asked in _filters():
        spent = 1e3 * max(_seconds(lambda: _first_rows(path, asked)) for _ in range(2))  # noqa: B023
        yield f"first rows: {name}, ms (a look at every row)", f"{spent:.1f}", f"{scan:.0f}", f"{spent / scan:.2f}"


def _rate(what: str, mine: float, theirs: float) -> tuple[str, ...]:
    return what, f"{mine:,.0f}", f"{theirs:,.0f}", f"{theirs / mine:.1f}"


def _filters() -> Iterator[tuple[str, Filter]]:
    end = START + timedelta(seconds=7.5 * ENTRIES)  # near the last entry
    day = timedelta(days=1)
    yield "nothing asked", Filter()
    yield "the last day", Filter(since=end - day)
    yield "a day in the middle", Filter(since=START + (end - START) / 2, until=START + (end - START) / 2 + day)
    yield "one reader", Filter(reader="r-a000000000000007")
    yield "one reader, the last week", Filter(reader="r-a000000000000007", since=end - 7 * day)
    yield "a reader who came once, late", Filter(reader=RARE_READER)
    yield "a site", Filter(site="laws")
    yield "a site opened once, late", Filter(site=RARE_SITE)
    yield "refusals", Filter(kinds=REFUSED)
    yield "refusals of a site that was refused once", Filter(kinds=REFUSED, site=RARE_SITE)
    yield "a kind that is not there", Filter(kinds=ABSENT)


def _first_rows(path: Path, asked: Filter) -> None:
    with open_for_reading(path) as database:
        found = len(list(itertools.islice(search(database, asked), ROWS)))
    if (found == 0) != (asked.kinds == ABSENT):
        raise SystemExit(f"{found} entries of this benchmark's journal were found for: {asked.spoken()}")


def _scan(path: Path) -> None:
    with open_for_reading(path) as database:
        database.execute("SELECT n FROM entries WHERE instr(body, x'00') ORDER BY n").fetchall()


def _open(path: Path) -> None:
    Journal(path, STATION, KEY, SystemClock()).close()


def _check(path: Path) -> None:
    report = verify(path, KEY.verifier)
    if not report.ok or report.entries != ENTRIES:
        raise SystemExit(f"the journal of this benchmark does not hold: {report.findings[:3]}")


def _hash_only(path: Path) -> None:
    digest = hashlib.sha256
    with open_for_reading(path) as database:
        for _, header, salt, body, commitment in database.execute("SELECT * FROM entries ORDER BY n"):
            digest(salt + body).digest()
            digest(b"\x00" + header + commitment).digest()
            digest(b"\x01" + commitment + commitment).digest()


def _fill(path: Path) -> None:
    clock = FakeClock(START)
    journal = Journal(path, STATION, KEY, clock)
    waiting: list[Entry] = []
    for entry, seconds in itertools.islice(_visits(random.Random(1)), ENTRIES):
        waiting.append(entry)
        clock.pass_time(seconds)
        if len(waiting) == GROUP:
            journal.append_all(waiting)
            waiting.clear()
        elif isinstance(entry, SessionWiped):
            journal.append_all(waiting)
            waiting.clear()
            journal.checkpoint()
    journal.append_all(waiting)
    journal.checkpoint()
    journal.close()


def _visits(dice: random.Random) -> Iterator[tuple[Entry, float]]:
    """Yield entries of visit after visit, and the seconds after each."""
    for number in itertools.count():
        session, reader = f"{dice.getrandbits(64):016x}", f"r-a{dice.randrange(200):015d}"
        late = number == ENTRIES * 9 // 10 // 340
        yield from _visit(dice, session, RARE_READER if late else reader, RARE_SITE if late else "")


def _visit(dice: random.Random, session: str, reader: str, rare: str) -> Iterator[tuple[Entry, float]]:
    yield SessionStarted(session, reader, 3600, 12), 1
    for minute in range(60):
        for _ in range(3):
            yield TimeUsed(session, reader, 15_000), 15
        site = rare or dice.choice(("laws", "courts", "books", "learning", "news"))
        rule, host = f"https://{site}.example.kz/", f"{site}.example.kz"
        path = f"/rus/docs/K{dice.randrange(10**9)}"
        yield HostReached(session, site, rule, host), 0
        yield PageOpened(session, site, rule, host, path), 10
        if minute % 3 == 0:
            yield PageRefused(session, "not_listed" if not rare else "locked", rare, "", host, path), 5
    yield SessionEnded(session, reader, "time", 5), 1
    yield SessionWiped(session), 60


def _busy(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
