# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal's file: what was acknowledged stays, what was refused is not there, and nobody writes on top of doubt."""

import os
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import StationId
from kiosk.base.keys import NoteSigner, signer
from kiosk.journal.entries import SessionWiped, StationStopped
from kiosk.journal.file import Journal
from kiosk.journal.verify import verify
from tests.fakes.clock import FakeClock
from tests.fakes.nobody import as_another_user, open_folder
from tests.unit.journal.conftest import Opens

OPEN = """
import os, resource, signal, sys
from pathlib import Path
from kiosk.base.clock import SystemClock
from kiosk.base.errors import CannotRecord
from kiosk.base.keys import NoteSigner, signer
from kiosk.journal.entries import SessionWiped
from kiosk.journal.file import Journal
key = signer("tereze/one", bytes(range(32)))
"""
DIES_WHILE_CREATING = """
class DyingSigner(NoteSigner):
    @property
    def verifier(self):
        os.kill(os.getpid(), signal.SIGKILL)
Journal(Path(sys.argv[1]), "one", DyingSigner(key.name, key.private), SystemClock())
"""
DISK_FULL = """
journal = Journal(Path(sys.argv[1]), "one", key, SystemClock())
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
written = 0
for room in (40_000, 50_000, 70_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    while True:
        before = journal.size
        try:
            journal.append(SessionWiped("x" * 400))
            written += 1
        except CannotRecord:
            assert journal.size == before == written
            break
    try:
        journal.checkpoint()
    except CannotRecord:
        pass
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
assert journal.append(SessionWiped("after")) == written
note = journal.checkpoint()
print(written, flush=True)
sys.stdout.write(note)
"""


def _python(program: str, path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", OPEN + program, str(path)], stdout=subprocess.PIPE, text=True)


def test_entries_come_back_newest_first_after_reopening(opened: Opens, clock: FakeClock) -> None:
    with opened() as journal:
        for number in range(3):
            assert journal.append(SessionWiped(str(number))) == number
            clock.pass_time(1)
    with opened() as journal:
        assert journal.size == 3
        assert [entry for _, entry in journal.entries_newest_first()] == [SessionWiped(name) for name in "210"]


def test_a_kill_while_the_file_is_made_leaves_no_half_journal(path: Path, opened: Opens) -> None:
    with _python(DIES_WHILE_CREATING, path) as process:
        assert process.wait() == -9
    with opened() as journal:
        journal.append(StationStopped())
        journal.checkpoint()
    assert verify(path).ok


def test_a_full_disk_keeps_no_half_entry_and_the_tree_stays_the_files(path: Path, opened: Opens) -> None:
    with _python(DISK_FULL, path) as process:
        output = process.communicate()[0]
        assert process.returncode == 0
    written, _, note = output.partition("\n")
    assert int(written) > 3
    report = verify(path)
    assert report.ok, report.findings
    assert report.entries == report.covered == int(written) + 1
    with opened() as journal:
        assert journal.checkpoint() == note


def test_what_cannot_be_written_is_said(opened: Opens, path: Path) -> None:
    with opened() as journal:
        journal.append(StationStopped())
        with sqlite3.connect(path) as other:
            other.execute("DROP TABLE entries")
            other.execute("DROP TABLE checkpoints")
        other.close()
        for act in (lambda: journal.append(StationStopped()), journal.checkpoint):
            with pytest.raises(CannotRecord):
                act()
        assert journal.size == 1


def test_a_second_writer_is_refused_and_the_first_goes_on(opened: Opens) -> None:
    with opened() as journal:
        with pytest.raises(BadInput, match="another program is writing this journal"), opened():
            pass
        journal.append(StationStopped())
    with opened() as journal:
        assert journal.size == 1


def test_a_refused_opening_lets_go_of_the_lock(opened: Opens, path: Path) -> None:
    with opened() as journal:
        journal.append(StationStopped())
    for _ in range(2):
        with pytest.raises(BadInput, match="of this station's key"), opened(by=signer("tereze/one", bytes(32))):
            pass
    with opened() as journal:
        assert journal.size == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("DELETE FROM entries WHERE n = 1", "entry 1 was expected"),
        ("DELETE FROM entries WHERE n = 3", "do not match the newest checkpoint"),
        ("UPDATE entries SET body = x'7B7D' WHERE n = 1", "entry 1 was expected"),
        ("UPDATE entries SET salt = zeroblob(32) WHERE n = 1", "entry 1 was expected"),
        ("UPDATE entries SET commitment = zeroblob(32), salt = NULL, body = NULL WHERE n = 1", "do not match"),
        ("UPDATE checkpoints SET note = replace(note, 'one', 'two')", "do not match"),
        ("UPDATE about SET value = '2' WHERE key = 'format'", "format 1"),
        ("DELETE FROM about", "format 1"),
        ("DROP TABLE checkpoints", "a journal that SQLite can read"),
    ],
)
def test_nobody_writes_on_top_of_a_changed_record(change: str, expected: str, opened: Opens, path: Path) -> None:
    with opened() as journal:
        for number in range(4):
            journal.append(SessionWiped(str(number)))
        journal.checkpoint()
    with sqlite3.connect(path) as database:
        database.execute(change)
    database.close()
    with pytest.raises(BadInput, match=expected), opened():
        pass


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\x01" * 5000, b"\x00" * 4096])
def test_another_file_is_refused_and_left_alone(content: bytes, opened: Opens, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(BadInput, match="a journal was expected"), opened():
        pass
    assert path.read_bytes() == content


def test_another_database_is_refused(opened: Opens, path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE about (key, value)")
    database.close()
    with pytest.raises(BadInput, match="format 1"), opened():
        pass


def test_the_latest_moment_is_kept_when_the_clock_runs_back(opened: Opens, clock: FakeClock) -> None:
    late = clock.now()
    with opened() as journal:
        assert journal.last_moment is None
        journal.append(StationStopped())
        clock.set_wall(late - timedelta(days=400))
        journal.append(StationStopped())
        assert journal.last_moment == late
    with opened() as journal:
        assert journal.last_moment == late


def test_the_record_is_closed_to_other_users(opened: Opens, path: Path) -> None:
    with opened() as journal:
        journal.append(StationStopped())
        assert {file.name: file.stat().st_mode & 0o007 for file in path.parent.iterdir()} == {
            "journal.db": 0,
            "journal.db-wal": 0,
            "journal.db-shm": 0,
            "journal.db.lock": 0,
        }


def test_a_folder_that_cannot_be_written_is_refused(key: NoteSigner, clock: FakeClock) -> None:
    with open_folder(mode=0o555) as folder:

        def write() -> str:
            with pytest.raises(BadInput) as caught:
                Journal(folder / "journal.db", StationId("one"), key, clock)
            return str(caught.value)

        assert "a folder that can be written was expected" in as_another_user(write)
        assert os.listdir(folder) == []


def test_a_copy_in_a_folder_that_cannot_be_written_can_be_checked(opened: Opens) -> None:
    with open_folder() as folder:
        with opened(folder / "journal.db") as journal:
            journal.append(StationStopped())
            journal.checkpoint()
        (folder / "journal.db").chmod(0o444)
        folder.chmod(0o555)
        assert as_another_user(lambda: str(verify(folder / "journal.db").findings)) == "()"
        assert sorted(os.listdir(folder)) == ["journal.db", "journal.db.lock"]
        folder.chmod(0o700)
        if os.geteuid() == 0:
            assert "a journal file was expected" in as_another_user(lambda: str(verify(folder / "journal.db")))
