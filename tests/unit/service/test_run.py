# SPDX-License-Identifier: GPL-3.0-or-later
"""The real kioskd: what stops it from starting is one line, and what stops it later loses nothing."""

import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from kiosk.admin.actions import readers, sessions
from kiosk.admin.actions.acting import Acting
from kiosk.admin.actions.card_lists import Wanted
from kiosk.admin.actions.journal_erasure import erase
from kiosk.admin.actions.journals import copy, look, own, show
from kiosk.admin.actions.stations import Issued, SharedStore
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.journal.search import Filter
from kiosk.journal.verify import verify
from kiosk.policy.reader import read_policy
from kiosk.station.config import read_station
from kiosk.store.reader import Profile
from kiosk.wire.asking import ask_to_keep
from kiosk.wire.codec import decode, encode
from kiosk.wire.messages import (
    PROTOCOL,
    AcceptNotice,
    Ended,
    Hello,
    Message,
    Paused,
    PolicyChanged,
    Resumed,
    SignedIn,
    SignIn,
    Started,
    TimeLeft,
    Welcome,
)
from tests.fakes.database_server import DatabaseServer
from tests.fakes.nobody import as_another_user, open_folder
from tests.fakes.stations import new_station

KIOSKD = "import kiosk.entry.kioskd as process; process.main()"
LIMIT = 30
ALWAYS = 'opening = { start = "00:00", end = "23:59" }'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    """A station as `kioskctl init` makes it, its room open around the clock of a zone in which it is noon."""
    return _open_always(new_station(tmp_path_factory.mktemp("made") / "station"))


def _open_always(issued: Issued) -> Issued:
    zone = f"Etc/GMT{SystemClock().now().hour - 12:+d}"  # POSIX signs: GMT+5 lies west
    _edit(issued.config, "Asia/Almaty", zone)
    policy = issued.config.with_name("policy.toml")
    before = next(line for line in policy.read_text(encoding="utf-8").splitlines() if line.startswith("opening"))
    _edit(policy, before, ALWAYS)
    return issued


@pytest.fixture
def config(made: Issued) -> Iterator[Path]:
    """A copy with a free port, in a folder with a short name: a socket's path is limited."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with open_folder() as folder:
        shutil.copytree(made.config.parent, folder / "s")
        _edit(folder / "s" / "station.toml", "port = 8899", f"port = {port}")
        yield folder / "s" / "station.toml"


def _edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def _start(config: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", KIOSKD, "--config", str(config)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@contextmanager
def running(config: Path) -> "Iterator[subprocess.Popen[str]]":
    """Run kioskd until the block is done; it answers when the block begins."""
    with _start(config) as process:
        assert process.stderr
        try:
            for line in process.stderr:
                if "serves policy" in line:
                    break
            yield process
        finally:
            process.kill()


def _sits_down(config: Path, issued: Issued) -> socket.socket:
    """Sign in as a screen would and return the open wire of a running session."""
    screen = socket.socket(socket.AF_UNIX)
    screen.settimeout(LIMIT)
    screen.connect(str(config.with_name("kioskd.sock")))
    lines = screen.makefile("rb")
    screen.sendall(encode(Hello(PROTOCOL)) + encode(SignIn(issued.number, issued.pin)))
    assert isinstance(decode(lines.readline()), Welcome)
    signed_in = decode(lines.readline())
    assert isinstance(signed_in, SignedIn), signed_in
    screen.sendall(encode(AcceptNotice(signed_in.session)))
    assert isinstance(decode(lines.readline()), Started)
    lines.close()
    return screen


def _kinds(config: Path) -> list[tuple[str, object]]:
    return [(entry.kind, entry.body.get("why")) for entry in show(config.with_name("journal.db"))]


def _bad_settings(config: Path) -> None:
    _edit(config, "format = 1", "format = 1\nformat = 2")


def _bad_policy(config: Path) -> None:
    _edit(config.with_name("policy.toml"), ALWAYS, 'opening = "always"')


def _no_policy(config: Path) -> None:
    config.with_name("policy.toml").unlink()


def _open_key(config: Path) -> None:
    (config.parent / "keys" / "pin.key").chmod(0o644)


def _short_key(config: Path) -> None:
    (config.parent / "keys" / "reader.key").write_bytes(b"short")


def _journal_of_another_key(config: Path) -> None:
    (config.parent / "keys" / "journal.key").write_bytes(bytes(32))


def _store_that_is_none(config: Path) -> None:
    config.with_name("store.db").write_bytes(b"no database, but long enough to be looked at")


def _emptied_journal(config: Path) -> None:
    with sqlite3.connect(config.with_name("journal.db")) as database:
        for table in ("entries", "checkpoints", "spans"):
            database.execute(f"DELETE FROM {table}")
    database.close()


def _file_in_the_sockets_place(config: Path) -> None:
    config.with_name("kioskd.sock").write_text("a file", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_bad_settings, "station.toml:3: valid TOML was expected"),
        (_bad_policy, "policy.toml:"),
        (_no_policy, "policy.toml: a readable file was expected"),
        (_open_key, "pin.key: a key that only its owner can read"),
        (_short_key, "reader.key: a key of 32 bytes was expected"),
        (_journal_of_another_key, "journal.db: a journal of this station's key was expected"),
        (_emptied_journal, "journal.db: a journal with this station's entries was expected, and it is empty"),
        (_store_that_is_none, "store.db: a store was expected"),
        (_file_in_the_sockets_place, "kioskd.sock: a socket, or nothing yet, was expected here"),
    ],
)
def test_what_keeps_it_from_starting_is_one_line(spoil: Callable[[Path], None], said: str, config: Path) -> None:
    spoil(config)
    with _start(config) as process:
        output, errors = process.communicate(timeout=LIMIT)
    assert process.returncode == 2
    assert output == ""
    assert errors.count("\n") == 1, errors
    assert said in errors


def test_a_busy_port_is_one_line_and_the_record_says_it_stopped(config: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        text = config.read_text(encoding="utf-8")
        port = next(line for line in text.splitlines() if line.startswith("port"))
        _edit(config, port, f"port = {busy.getsockname()[1]}")
        with _start(config) as process:
            errors = process.communicate(timeout=LIMIT)[1]
    assert (process.returncode, errors.count("\n")) == (2, 1), errors
    assert "a free port was expected" in errors
    assert [kind for kind, _ in _kinds(config)][-2:] == ["station_started", "station_stopped"]


def test_a_second_service_is_one_line_and_the_first_goes_on(config: Path) -> None:
    with running(config) as first, _start(config) as second:
        errors = second.communicate(timeout=LIMIT)[1]
        assert (second.returncode, errors.count("\n")) == (2, 1), errors
        assert "another program is writing this journal" in errors
        assert first.poll() is None
        assert config.with_name("kioskd.sock").is_socket()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_ends_the_session_and_signs_everything(
    number: signal.Signals, config: Path, made: Issued
) -> None:
    with running(config) as process, _sits_down(config, made):
        process.send_signal(number)
        assert process.wait(LIMIT) == 0
        assert process.stderr
        assert "Traceback" not in process.stderr.read()
    report = verify(config.with_name("journal.db"))
    assert report.ok, report.findings
    assert report.covered == report.entries
    assert _kinds(config)[-2:] == [("session_ended", "service_stopped"), ("station_stopped", None)]
    assert not config.with_name("kioskd.sock").exists()


def test_killed_it_starts_again_and_says_that_the_session_was_interrupted(config: Path, made: Issued) -> None:
    with running(config) as process, _sits_down(config, made):
        process.kill()
        process.wait(LIMIT)
    assert _kinds(config)[-1][0] == "session_started"
    with running(config) as process:
        process.terminate()
        assert process.wait(LIMIT) == 0
    assert _kinds(config)[-3:] == [
        ("session_ended", "interrupted"),
        ("station_started", None),
        ("station_stopped", None),
    ]
    assert verify(config.with_name("journal.db")).ok


def test_told_so_it_takes_the_policy_as_it_is_now_and_puts_that_on_record(config: Path, made: Issued) -> None:
    policy = config.with_name("policy.toml")
    with running(config) as process, _sits_down(config, made) as screen:
        lines = screen.makefile("rb")
        _edit(policy, "version = 1\n", "version = 2\n")
        process.send_signal(signal.SIGHUP)
        while not isinstance(message := decode(lines.readline()), PolicyChanged):
            assert isinstance(message, TimeLeft)
        assert message.policy == read_policy(policy).digest
        policy.write_text("nonsense", encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        assert process.stderr
        while "the policy in force stays" not in process.stderr.readline():
            assert process.poll() is None
        lines.close()
        process.terminate()
        assert process.wait(LIMIT) == 0
    taken = [entry.body for entry in show(config.with_name("journal.db")) if entry.kind == "policy_taken"]
    assert taken == [{"policy": message.policy, "policy_version": 2}]


def test_staff_issue_a_card_while_the_service_runs(config: Path, made: Issued) -> None:
    with running(config), _sits_down(config, made):
        readers.add(read_station(config), Wanted("3003", Profile()), None, SystemClock())
        kinds = [kind for kind, _ in _kinds(config)]
        assert kinds[-1] == "reader_added"
        report = verify(config.with_name("journal.db"))  # before the screen goes, and the service is killed
    assert report.ok
    assert report.covered == report.entries


def test_the_record_of_a_running_service_is_read_on_record_and_destroyed_only_when_it_stops(
    config: Path, made: Issued
) -> None:
    """A station without staff yet: whoever reads is nobody by name."""
    station, clock = read_station(config), SystemClock()
    auditors = Acting("A", frozenset()), Acting("B", frozenset())
    with running(config), _sits_down(config, made):
        shown = [entry.kind for entry in look(own(station, None), Filter(), clock)]
        assert shown[-1] == "journal_read"
        with pytest.raises(BadInput, match="give --config"):
            copy(station.journal)
        with pytest.raises(BadInput, match="no running kioskd was expected"):
            erase(station, clock.now() - timedelta(days=400), "its time is over", auditors, clock)
        report = verify(station.journal)
    assert report.ok, report.findings
    assert "bodies_erased" not in [kind for kind, _ in _kinds(config)]
    with pytest.raises(BadInput, match="give --config"):
        copy(station.journal)  # it is no copy for being stopped
    by_another_name = config.with_name("another.db")
    by_another_name.symlink_to(station.journal)
    with pytest.raises(BadInput, match="give --config"):
        copy(by_another_name)
    taken_away = Path(shutil.copy(station.journal, config.with_name("taken-away.db")))
    assert copy(taken_away).path == taken_away


def test_it_serves_from_a_store_on_a_server(database_server: DatabaseServer) -> None:
    with open_folder() as folder, socket.create_server(("127.0.0.1", 0)) as free:
        shared, port = SharedStore(database_server.new_place().url), free.getsockname()[1]
        made = _open_always(new_station(folder / "s", port=port, shared=shared))
        free.close()
        with running(made.config), _sits_down(made.config, made):
            readers.add(read_station(made.config), Wanted("3003", Profile()), None, SystemClock())
        assert not made.config.with_name("store.db").exists()
        assert verify(made.config.with_name("journal.db")).ok
        with running(made.config), _sits_down(made.config, made):
            assert [reader.number for reader in readers.readers(read_station(made.config))] == [made.number, "3003"]


def _hears(lines: BinaryIO, *kinds: type[Message]) -> Message:
    """Return the next message of these kinds."""
    return next(message for line in lines if isinstance(message := decode(line), kinds))


def test_staff_pause_resume_and_end_the_session_that_runs(config: Path, made: Issued) -> None:
    station, clock = read_station(config), SystemClock()
    with running(config), _sits_down(config, made) as screen, screen.makefile("rb") as lines:
        with pytest.raises(BadInput, match="reason"):
            sessions.pause(station, None, " ", clock)
        sessions.pause(station, None, "a count of everybody", clock)
        assert isinstance(_hears(lines, Paused, Ended), Paused)
        sessions.resume(station, None, clock)
        assert isinstance(_hears(lines, Resumed, Ended), Resumed)
        sessions.tell_queue(station, None, 1, clock)
        sessions.end(station, None, "the room is needed", clock)
        ended = _hears(lines, Ended)
        assert isinstance(ended, Ended)
        assert ended.why == "staff"
    acts = [(kind, why) for kind, why in _kinds(config) if "staff" in kind or kind in ("session_ended", "queue_told")]
    assert acts == [
        ("staff_paused_session", None),
        ("staff_resumed_session", None),
        ("queue_told", None),
        ("staff_ended_session", None),
        ("session_ended", "staff"),
    ]
    assert verify(config.with_name("journal.db")).ok


def test_another_user_cannot_write_as_staff(config: Path) -> None:
    def forge() -> str:
        with pytest.raises(BadInput) as caught:
            ask_to_keep(config.with_name("kioskd.sock"), "reader_added", '{"reader": "r-x"}')
        return str(caught.value)

    with running(config):
        for folder in (config.parent, config.parent.parent):
            folder.chmod(0o755)
        config.with_name("kioskd.sock").chmod(0o666)
        before = _kinds(config)
        assert "only root and the service's own user" in as_another_user(forge)
        assert _kinds(config) == before
