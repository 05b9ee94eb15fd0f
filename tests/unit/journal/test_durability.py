# SPDX-License-Identifier: GPL-3.0-or-later
"""What was acknowledged is there, whatever happened to the process or to the power; what was not is there whole or not.

A kill leaves the kernel's memory standing, so power cuts are made by hand: copies of the files in which everything that
no fsync had passed is cut off, torn, or has become something else.
"""

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import StationId
from kiosk.base.keys import NoteSigner, signer
from kiosk.journal.entries import SessionWiped, TimeUsed
from kiosk.journal.file import Journal
from kiosk.journal.verify import verify
from tests.fakes.clock import FakeClock
from tests.fakes.nobody import as_another_user, open_folder
from tests.unit.journal.conftest import Opens

KILLS = 500
GROUP = 7
# Forks writers of one file, kills each at a moment that chance chooses, and holds what the next finds against what the
# last acknowledged. A writer says how many entries it found, and after each write how many are safe.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from kiosk.base.clock import SystemClock
from kiosk.base.keys import signer
from kiosk.journal.entries import SessionWiped
from kiosk.journal.file import Journal

def write_for_ever(pipe, chance):
    journal = Journal(Path(sys.argv[1]), "one", signer("tereze/one", bytes(range(32))), SystemClock())
    os.write(pipe, b"%d\\n" % journal.size)
    while True:
        match chance.randrange(6):
            case 0:
                journal.checkpoint(passing=chance.random() < 0.5)
            case 1:
                journal.append_all([SessionWiped("x" * 40)] * int(sys.argv[3]))
            case _:
                journal.append(SessionWiped("x" * 40))
        os.write(pipe, b"%d\\n" % journal.size)

chance, safe, grew = random.Random(2026), 0, 0
for number in range(int(sys.argv[2])):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_for_ever(writing, chance)
    os.close(writing)
    lines = os.fdopen(reading, "rb")
    found = int(lines.readline())
    assert found >= safe, f"kill {number}: {safe} entries were acknowledged and {found} are there"
    safe = found
    for _ in range(chance.randrange(4)):
        safe = int(lines.readline())
    until = time.perf_counter() + chance.random() / 1000
    while time.perf_counter() < until:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    rest = [int(line) for line in lines.read().split(b"\\n")[:-1]]
    grew += safe > found
    safe = max([safe, *rest])
    chance.random()
print(safe, grew)
"""


def test_five_hundred_kills_lose_nothing_that_was_acknowledged(path: Path, opened: Opens) -> None:
    command = [sys.executable, "-c", KILLER, str(path), str(KILLS), str(GROUP)]
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    safe, grew = map(int, output.split())
    assert grew > KILLS / 2
    with opened() as journal:
        assert journal.size >= safe > KILLS
        journal.checkpoint()
    report = verify(path)
    assert report.ok, report.findings


@pytest.fixture
def writing(opened: Opens, path: Path, clock: FakeClock, key: NoteSigner) -> "Cut":
    """Forty writes, and what the files were when each had been acknowledged."""
    with opened() as journal:
        cut = Cut(path)
        for number in range(40):
            journal.append_all([TimeUsed("s" * number, "r", number)] * (1 + number % 3))
            if number % 5 == 0:
                journal.checkpoint()
            cut.keep(journal.size)
    return cut


class Cut:
    """Copies of a journal's two files as they lay on the disk after each write."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.states: list[tuple[int, bytes, bytes]] = []

    def keep(self, size: int) -> None:
        self.states.append((size, self._path.read_bytes(), self.log.read_bytes()))

    @property
    def log(self) -> Path:
        return self._path.with_name(self._path.name + "-wal")

    def restore(self, whole: bytes, log: bytes) -> None:
        """Put files back as a machine finds them that has come up again."""
        self._path.write_bytes(whole)
        self.log.write_bytes(log)
        self._path.with_name(self._path.name + "-shm").unlink(missing_ok=True)


def _found(opened: Opens, path: Path) -> int:
    """Open the journal, write on, and return how many entries were there; it must hold."""
    with opened() as journal:
        size = journal.size
        journal.append(SessionWiped("after"))
        journal.checkpoint()
    report = verify(path)
    assert report.ok, report.findings
    assert report.entries == size + 1
    return size


def _differs_from(before: bytes, after: bytes) -> int:
    """Return where a later log first differs from an earlier one."""
    for start in range(0, len(before), 1000):
        one, other = before[start : start + 1000], after[start : start + 1000]
        if one != other:
            return start + next(at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
    return len(before)


def test_a_write_that_the_power_cut_stopped_anywhere_is_there_whole_or_not(
    writing: Cut, opened: Opens, path: Path
) -> None:
    """Of the next write, unacknowledged, some bytes had reached the disk, or pages of it in another order."""
    chance = random.Random(5)
    for number in range(len(writing.states) - 1):
        (size, whole, log), (next_size, _, next_log) = writing.states[number : number + 2]
        start = _differs_from(log, next_log)
        end = len(log) - _differs_from(log[::-1], next_log[::-1])
        at = chance.randrange(start, end + 1)
        torn = bytearray(next_log[:at] + log[at:])
        if number % 3 == 1:  # a sector of 512 bytes that did not arrive, before others that did
            hole = start + (at - start) // 2
            torn = bytearray(next_log)
            torn[hole : min(hole + 512, end)] = log[hole : min(hole + 512, end)]
        writing.restore(whole, bytes(torn))
        assert size <= _found(opened, path) <= next_size


def test_a_log_that_ends_in_anything_keeps_what_was_acknowledged(writing: Cut, opened: Opens, path: Path) -> None:
    chance = random.Random(6)
    for size, whole, log in writing.states[::3]:
        end = len(log.rstrip(b"\x00"))
        for tail in (b"", chance.randbytes(5000), bytes(5000), log[32 : 32 + 4120]):
            writing.restore(whole, log[:end] + bytes(-end % 8) + tail)
            assert _found(opened, path) == size


def test_a_page_torn_while_the_log_was_folded_in_is_made_whole_from_it(writing: Cut, opened: Opens, path: Path) -> None:
    """SQLite writes pages into the file only after the log that holds them is safe."""
    size, _, log = writing.states[-1]
    final = path.read_bytes()  # with the log folded in
    chance = random.Random(7)
    pages = {int.from_bytes(log[at : at + 4], "big") for at in range(32, len(log.rstrip(b"\x00")), 4120)}
    for _ in range(12):
        torn = bytearray(final)
        start = (chance.choice(sorted(pages)) - 1) * 4096
        torn[start + chance.randrange(4096) : start + 4096] = b""
        torn[start + 4096 :] = final[start + 4096 :]
        torn = torn.ljust(len(final), b"\x00")[: len(final)]
        writing.restore(bytes(torn), log)
        assert _found(opened, path) == size


def test_a_torn_page_of_the_file_itself_is_found(writing: Cut, opened: Opens, path: Path) -> None:
    """Nothing can make it whole; nobody may take it for the record, or write on top of it."""
    final = path.read_bytes()
    entries = sqlite3.connect(path)
    rows = entries.execute("SELECT commitment FROM entries").fetchall()
    entries.close()
    for (commitment,) in rows[::4]:
        start = final.index(commitment) // 512 * 512
        path.write_bytes(final[:start] + bytes(512) + final[start + 512 :])
        with suppress(BadInput):
            assert not verify(path).ok
        with pytest.raises(BadInput), opened():
            pass


def test_a_group_is_written_whole_or_not(opened: Opens, path: Path) -> None:
    with opened() as journal:
        journal.append(SessionWiped("one"))
        assert journal.append_all([SessionWiped(name) for name in "abc"]) == 1
        assert journal.append_all([]) == 4 == journal.size
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
        try:
            with pytest.raises(CannotRecord):
                journal.append_all([SessionWiped("x" * 900)] * 2000)
            with pytest.raises(CannotRecord):
                journal.append(SessionWiped("x"))
            with pytest.raises(CannotRecord):
                journal.checkpoint()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert journal.size == 4
        assert journal.append(SessionWiped("d")) == 4
        journal.checkpoint()
    report = verify(path)
    assert report.ok, report.findings
    assert report.entries == 5


def test_a_value_that_cannot_be_written_leaves_the_group_out(opened: Opens, path: Path) -> None:
    with opened() as journal:
        with pytest.raises(ValueError, match="surrogates"):
            journal.append_all([SessionWiped("a"), SessionWiped("\ud800")])
        assert journal.size == 0
        assert journal.append(SessionWiped("b")) == 0


def test_a_disk_without_room_for_the_log_is_opened_all_the_same(opened: Opens, path: Path) -> None:
    with opened() as journal:
        journal.append(SessionWiped("one"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with opened() as journal:
            assert path.with_name(path.name + "-wal").stat().st_size == 100_000
            journal.append(SessionWiped("two"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_cannot_be_written_is_not_opened_for_writing(opened: Opens, key: NoteSigner) -> None:
    with open_folder() as folder:
        with opened(folder / "journal.db") as journal:
            journal.append(SessionWiped("one"))
            journal.checkpoint()
        (folder / "journal.db").chmod(0o444)
        (folder / "journal.db.lock").chmod(0o666)

        def write() -> str:
            with pytest.raises(BadInput) as caught:
                Journal(folder / "journal.db", StationId("one"), key, FakeClock())
            return str(caught.value)

        assert "readonly" in as_another_user(write)
        assert verify(folder / "journal.db").ok


def test_passing_checkpoints_make_room_for_the_next(opened: Opens, path: Path) -> None:
    """Those at the end of a session stay; those that a minute brought go when another is there."""
    with opened() as journal:
        for passing in (False, True, True, True, False, True, True):
            journal.append(SessionWiped("x"))
            journal.checkpoint(passing=passing)
        journal.checkpoint(passing=True)  # at the same size
        assert _sizes(path) == [1, 5, 7]
        journal.checkpoint()
        journal.append(SessionWiped("x"))
        journal.checkpoint()
        assert _sizes(path) == [1, 5, 7, 8]
    report = verify(path)
    assert (report.ok, report.covered) == (True, 8)


def _sizes(path: Path) -> list[int]:
    database = sqlite3.connect(path)
    try:
        return [size for (size,) in database.execute("SELECT size FROM checkpoints ORDER BY size")]
    finally:
        database.close()


def test_the_copies_of_this_file_are_what_they_should_be(writing: Cut, path: Path, tmp_path: Path) -> None:
    """The log is as long as it will get from the beginning on, and each write changed it."""
    logs = [log for _, _, log in writing.states]
    assert len({len(log) for log in logs}) == 1
    assert len(set(logs)) == len(logs)
    shutil.copy(path, tmp_path / "copy.db")
    assert verify(tmp_path / "copy.db", signer("tereze/one", bytes(range(32))).verifier).ok


def test_each_commit_waits_for_the_disk(opened: Opens) -> None:
    """2 is FULL: no power can be cut here, and a copy of the files would not show a wait that was left out."""
    with opened() as journal:
        assert journal._database.execute("PRAGMA synchronous").fetchone() == (2,)
        assert journal._database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert journal._database.execute("PRAGMA secure_delete").fetchone() == (1,)
