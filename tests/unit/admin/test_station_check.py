# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl station check`: what a station tells of itself, each part in order and with each of its faults."""

import json
import os
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from typer.testing import CliRunner, Result

from kiosk.admin.actions import selftests, station_checks
from kiosk.admin.actions.doctor import means_of
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.keys import read_secret, signer
from kiosk.gateway.ports import Endpoint, NameNotFound
from kiosk.journal.entries import ClockAccepted, ClockStepped, Entry, SessionEnded, SessionStarted
from kiosk.journal.file import Journal
from kiosk.station.config import Station, read_station
from kiosk.station.keys import JOURNAL_KEY
from kiosk.station.selftest import Line, Part, Sign
from tests.fakes.clock import FakeClock
from tests.fakes.kioskctl import app
from tests.fakes.stations import new_station

ADILET = "https://adilet.zan.kz/"


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return read_station(new_station(tmp_path / "station", port=free_port()).config)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def found(station: Station, clock: FakeClock | SystemClock | None = None) -> dict[Part, Line]:
    return {line.part: line for line in station_checks.look_over(station, clock or SystemClock())}


def write(station: Station, *entries: Entry) -> None:
    key = signer(station.origin, read_secret(station.keys / JOURNAL_KEY))
    with closing(Journal(station.journal, station.id, key, SystemClock())) as journal:
        journal.append_all(entries)


def run(station: Station, *words: str) -> Result:
    config = station.folder / "station.toml"
    return CliRunner().invoke(app, ["station", "check", "--config", str(config), *words])


@contextmanager
def answering(station: Station, answer: bytes) -> Iterator[None]:
    """Listen where the gateway should, and answer one connection with this."""
    with socket.create_server(("127.0.0.1", station.gateway_port)) as listener:

        def serve() -> None:
            peer, _ = listener.accept()
            with peer:
                assert peer.recv(4096).startswith(b"CONNECT nobody.invalid:443 ")
                peer.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield
        thread.join()


@contextmanager
def serving(station: Station) -> Iterator[None]:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(station.socket))
        listener.listen()
        yield
    station.socket.unlink()


def test_a_new_station_without_its_service(station: Station) -> None:
    signs = {part: line.sign for part, line in found(station).items()}
    assert signs == {
        Part.SERVICE: Sign.NO_SERVICE,
        Part.GATEWAY: Sign.GATEWAY_AWAY,
        Part.CLOCK: Sign.CLOCK_GOES,
        Part.DISK: Sign.ROOM,
        Part.JOURNAL: Sign.JOURNAL_HOLDS,
        Part.POLICY: Sign.IN_FORCE,
    }


@pytest.mark.parametrize(
    ("answer", "sign"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", Sign.GATEWAY_SHUT),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", Sign.GATEWAY_SHUT),
        (b"HTTP/1.1 200 Connection established\r\n\r\n", Sign.GATEWAY_OPEN),
        (b"SSH-2.0-OpenSSH\r\n", Sign.GATEWAY_OPEN),
        (b"HTTP/1.1407\r\n", Sign.GATEWAY_OPEN),
        (b"", Sign.GATEWAY_OPEN),
    ],
)
def test_a_gateway_turns_away_who_has_no_session(station: Station, answer: bytes, sign: Sign) -> None:
    with answering(station, answer):
        assert found(station)[Part.GATEWAY].sign is sign


def test_a_clock_before_the_last_entry_is_wrong(station: Station) -> None:
    early = FakeClock(datetime.now(UTC) - timedelta(hours=1))
    assert found(station, early)[Part.CLOCK].sign is Sign.CLOCK_BEHIND


def test_a_clock_that_was_set_waits_for_a_librarian(station: Station) -> None:
    write(station, ClockStepped(86_400))
    line = found(station)[Part.CLOCK]
    assert (line.sign, line.facts["seconds"]) == (Sign.CLOCK_STEPPED, "86400")
    write(station, ClockAccepted("Aigul"))
    assert found(station)[Part.CLOCK].sign is Sign.CLOCK_GOES


@pytest.mark.parametrize(
    ("free", "sign"), [(10**12, Sign.ROOM), (10**7, Sign.LITTLE_ROOM), (4 * 10**10, Sign.LITTLE_ROOM)]
)
def test_a_disk_needs_room(station: Station, free: int, sign: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"total": 2 * 10**12, "free": free})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    assert found(station)[Part.DISK].sign is sign


def test_a_disk_that_cannot_be_written_says_so(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    flags = type("Flags", (), {"f_flag": os.ST_RDONLY})
    monkeypatch.setattr("os.statvfs", lambda _folder: flags)
    assert found(station)[Part.DISK].sign is Sign.READ_ONLY


def test_a_changed_journal_is_found(station: Station) -> None:
    with closing(sqlite3.connect(station.journal)) as database, database:
        database.execute("UPDATE entries SET commitment = zeroblob(32)")
    line = found(station)[Part.JOURNAL]
    assert line.sign is Sign.JOURNAL_BROKEN
    assert line.facts["first"]


def test_a_journal_that_is_none_cannot_be_looked_at(station: Station) -> None:
    station.journal.unlink()
    lines = found(station)
    assert {part for part, line in lines.items() if line.sign is Sign.CANNOT_LOOK} == {Part.CLOCK, Part.JOURNAL}
    assert str(station.journal) in lines[Part.JOURNAL].facts["detail"]


@pytest.mark.parametrize(
    ("moment", "sign"),
    [
        (datetime(2027, 2, 7, tzinfo=UTC), Sign.IN_FORCE),
        (datetime(2027, 2, 8, tzinfo=UTC), Sign.EXPIRES_SOON),
        (datetime(2027, 2, 21, 12, tzinfo=UTC), Sign.EXPIRES_SOON),
        (datetime(2027, 2, 22, tzinfo=UTC), Sign.POLICY_EXPIRED),
    ],
)
def test_a_policy_has_its_last_day(station: Station, moment: datetime, sign: Sign) -> None:
    assert "expires = 2027-02-22" in station.policy.read_text(encoding="utf-8")
    assert found(station, FakeClock(moment))[Part.POLICY].sign is sign


def test_a_policy_that_cannot_be_read_says_where(station: Station) -> None:
    station.policy.write_text("format = 2\n", encoding="utf-8")
    line = found(station)[Part.POLICY]
    assert line.sign is Sign.POLICY_UNREAD
    assert "policy.toml" in line.facts["detail"]


class NoNames:
    """Knows no name."""

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        return ()

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        raise NameNotFound(host)


@pytest.mark.parametrize(
    ("address", "step", "code"),
    [
        (ADILET, "name", "no_such_name"),
        ("https://www.youtube.com/", "policy", "refused"),
        ("nonsense", "address", "unreadable"),
    ],
)
def test_a_site_is_gone_to_as_a_reader_could(station: Station, address: str, step: str, code: str) -> None:
    means = replace(means_of(station), names=NoNames())
    *_, line = station_checks.look_over(station, SystemClock(), address, means)
    assert (line.part, line.sign) == (Part.SITE, Sign.SITE_NOT_REACHED)
    assert (line.facts["step"], line.facts["code"]) == (step, code)


def test_it_prints_lines_json_and_a_sheet(station: Station, tmp_path: Path) -> None:
    said = run(station, "--language", "ru", "--who", "Айгүл С.", "--print", str(tmp_path / "sheet.pdf"))
    assert said.exit_code == 1
    assert "Неисправностей: 2" in said.output
    shown = [json.loads(line) for line in run(station, "--json").output.splitlines()]
    assert [line["part"] for line in shown] == ["service", "gateway", "clock", "disk", "journal", "policy"]
    assert [line["ok"] for line in shown] == [False, False, True, True, True, True]
    document = QPdfDocument()
    assert document.load(str(tmp_path / "sheet.pdf")) is QPdfDocument.Error.None_
    printed = document.getAllText(0).text()
    assert document.pageCount() == 1
    for words in ("Проверка терминала", "station-1", "Айгүл С.", "Неисправностей: 2", "Журнал", "неисправно"):
        assert words in printed


def test_all_well_is_exit_code_0(station: Station) -> None:
    with serving(station), answering(station, b"HTTP/1.1 407 x\r\n\r\n"):
        said = run(station)
    assert (said.exit_code, said.output.splitlines()[-1]) == (0, "Faults: 0")


@pytest.mark.parametrize("who", ["x" * 81, "two\nlines", "\x1b[2J"])
def test_who_looks_is_a_name(station: Station, who: str) -> None:
    assert run(station, "--who", who).exit_code == 2


def test_a_sheet_that_cannot_be_written_is_bad_input(station: Station, tmp_path: Path) -> None:
    assert run(station, "--print", str(tmp_path / "nowhere" / "sheet.pdf")).exit_code == 2


def test_hands_wait_until_nobody_reads(station: Station) -> None:
    write(station, SessionStarted("s1", "r1", 3600, 1))
    assert selftests.check(station, SystemClock(), by_hand=True).left == 4  # nobody serves it
    with serving(station):
        with pytest.raises(BadInput, match="somebody is reading"):
            selftests.check(station, SystemClock(), by_hand=True)
        write(station, SessionEnded("s1", "r1", "reader", 60))
        assert selftests.check(station, SystemClock(), by_hand=True).left == 4
