# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal show`, `report` and `erase` on a station: who looked is written down before anything is shown."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.base.clock import SystemClock
from kiosk.base.keys import read_secret, signer
from kiosk.journal.entries import (
    AskAnswered,
    HostReached,
    HostRefused,
    PageAskedFor,
    PageOpened,
    PageRefused,
    SessionEnded,
    SessionStarted,
    SignInRefused,
    TimeUsed,
)
from kiosk.journal.file import Journal
from kiosk.journal.verify import verify
from kiosk.station.keys import JOURNAL_KEY
from kiosk.store.staff import Role
from tests.fakes.clock import FakeClock
from tests.fakes.kioskctl import app
from tests.unit.admin.conftest import LIBRARIAN, PASSWORD, Desk

AUDITOR = "Gulnara"
TODAY = SystemClock().now()
LONG_AGO = TODAY - timedelta(days=100)


@contextmanager
def written(desk: Desk, clock: FakeClock) -> Iterator[Journal]:
    station = desk.station
    key = signer(station.origin, read_secret(station.keys / JOURNAL_KEY))
    journal = Journal(station.journal, station.id, key, clock)
    try:
        yield journal
        journal.checkpoint()
    finally:
        journal.close()


@pytest.fixture
def audited(staffed: Desk) -> Desk:
    """Two visits long ago, and an auditor."""
    first, second = staffed.shows(LIBRARIAN), staffed.shows("Berik")
    staffed.joins(AUDITOR, Role.AUDITOR, consent=(first, second))
    staffed.station.journal.unlink()  # so that the record begins long ago
    with written(staffed, FakeClock(LONG_AGO)) as journal:
        for number, reader in enumerate(("r-one", "r-two")):
            session = f"s{number}"
            journal.append_all(
                [
                    SessionStarted(session, reader, 3600, 1),
                    HostReached(session, "laws", "rule", "laws.kz"),
                    PageOpened(session, "laws", "rule", "laws.kz", "/a"),
                    PageOpened(session, "", "", "", ""),
                    PageRefused(session, "not_listed", "", "", "else.kz", ""),
                    HostRefused(session, "not_listed", "laws", "", "laws.kz"),
                    TimeUsed(session, reader, 5_400_000),
                    PageAskedFor(session, reader, number, "else.kz"),
                    AskAnswered(number, reader, "opened", "Aigul"),
                    SessionEnded(session, reader, "time", 0),
                    SignInRefused(reader, "wrong"),
                ]
            )
    staffed.forget_written()
    return staffed


def kinds(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["kind"] for line in result.stdout.splitlines()]


def test_a_look_is_written_down_before_it_is_shown(audited: Desk) -> None:
    result = audited.acts("journal", "show", "--json", staff=AUDITOR)
    assert kinds(result)[-1] == "journal_read"
    assert audited.written() == [("journal_read", {"by": AUDITOR, "act": "show", "asked": "everything"})]
    assert verify(audited.station.journal).ok


def test_what_was_asked_for_is_written_without_the_reader(audited: Desk) -> None:
    day = LONG_AGO.astimezone(audited.station.zone).date().isoformat()
    words = ("--since", day, "--until", day, "--reader", "r-one", "--site", "laws", "--verdict", "refused", "--json")
    assert kinds(audited.acts("journal", "show", *words, staff=AUDITOR)) == ["host_refused"]
    ((_, fields),) = audited.written()
    assert "r-one" not in str(fields["asked"])
    for told in ("since ", "until ", "kinds host_refused", "site laws", "one reader"):
        assert told in str(fields["asked"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--kind", "page_asked_for"), 2),
        (("--kind", "page_asked_for", "--reader", "r-two"), 1),
        (("--verdict", "allowed"), 8),
        (("--verdict", "refused", "--kind", "page_refused"), 2),
        (("--reader", "r-one"), 11),
        (("--site", "laws"), 6),
    ],
)
def test_each_filter_asks_for_what_it_says(words: tuple[str, ...], expected: int, audited: Desk) -> None:
    assert len(kinds(audited.acts("journal", "show", "--json", *words, staff=AUDITOR))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--since", "yesterday"), "--since: a day like"),
        (("--until", "2026-13-01"), "--until: a day like"),
        (("--verdict", "refused", "--kind", "time_used"), "a kind that can be refused was expected"),
    ],
)
def test_a_question_that_cannot_be_is_one_line(words: tuple[str, ...], expected: str, audited: Desk) -> None:
    result = audited.acts("journal", "show", *words, staff=AUDITOR)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert expected in result.stderr
    assert audited.written() == []


@pytest.mark.parametrize("words", [("show",), ("report",), ("prove", "0"), ("export", "out.csv")])
def test_only_an_auditor_reads_a_station_s_record(words: tuple[str, ...], audited: Desk) -> None:
    assert audited.acts("journal", *words).exit_code == 2
    assert audited.run("journal", *words).exit_code == 2
    assert [kind for kind, _ in audited.written()] == ["staff_refused"]


@pytest.mark.parametrize("words", [("show",), ("report",), ("prove", "0"), ("export", "out.csv")])
def test_a_file_that_a_station_is_writing_is_no_copy(words: tuple[str, ...], audited: Desk) -> None:
    with written(audited, FakeClock(TODAY)):
        result = CliRunner().invoke(app, ["journal", *words, str(audited.station.journal)])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "give --config to have the look recorded" in result.stderr
    both = audited.acts("journal", *words, str(audited.station.journal), staff=AUDITOR)
    assert "either a copy of a journal or a station's --config was expected" in both.stderr


def test_a_week_is_told_without_names(audited: Desk) -> None:
    day = LONG_AGO.astimezone(audited.station.zone).date().isoformat()
    result = audited.acts("journal", "report", "--week", day, "--json", staff=AUDITOR)
    told = json.loads(result.stdout)
    assert told.pop("first") <= day <= told.pop("last")
    assert told == {
        "sessions": 2,
        "hours": 3.0,
        "sessions_ended": {"time": 2},
        "pages_opened": {"(which is not recorded)": 2, "laws": 2},
        "pages_refused": [{"reason": "not_listed", "site": "(no site of the policy)", "count": 2}],
        "connections_refused": [{"reason": "not_listed", "site": "laws", "count": 2}],
        "sign_ins_refused": {"wrong": 2},
        "requests": 2,
        "requests_answered": {"opened": 2},
    }
    assert "r-one" not in result.stdout
    ((kind, fields),) = audited.written()
    assert (kind, fields["act"]) == ("journal_read", "report")


def test_a_week_as_a_table_and_as_csv(audited: Desk) -> None:
    day = LONG_AGO.astimezone(audited.station.zone).date().isoformat()
    table = audited.acts("journal", "report", "--week", day, staff=AUDITOR).stdout
    assert "pages opened" in table
    rows = [*csv.reader(audited.acts("journal", "report", "--week", day, "--csv", staff=AUDITOR).stdout.splitlines())]
    assert ["connections refused", "not_listed, laws", "2"] in rows
    assert ["hours used", "", "3.0"] in rows
    another = audited.acts("journal", "report", "--json", staff=AUDITOR)
    assert json.loads(another.stdout)["sessions"] == 0


def erases(desk: Desk, *words: str, second: str = LIBRARIAN) -> Result:
    file = str(desk.password_file)
    return desk.acts(
        "journal",
        "erase",
        "--reason",
        "its time is over",
        "--second",
        second,
        "--second-password-file",
        file,
        *words,
        staff=AUDITOR,
    )


def test_what_is_old_is_destroyed_by_two_and_the_journal_says_so(audited: Desk) -> None:
    before = (TODAY - timedelta(days=40)).date().isoformat()
    result = erases(audited, "--before", before)
    assert result.exit_code == 0, result.stderr
    fields = {"by": AUDITOR, "second": LIBRARIAN, "before": before, "below": 22, "count": 22}
    assert audited.written() == [("bodies_erased", {**fields, "reason": "its time is over"})]
    report = verify(audited.station.journal)
    assert (report.ok, report.entries, report.covered) == (True, 23, 23), report.findings
    assert b"r-one" not in audited.station.journal.read_bytes()
    assert len(kinds(audited.acts("journal", "show", "--json", "--kind", "page_opened", staff=AUDITOR))) == 4
    again = erases(audited, "--before", before)
    assert "before which an entry still says something" in again.stderr


@pytest.mark.parametrize(
    ("words", "second", "expected"),
    [
        (("--before", TODAY.date().isoformat()), LIBRARIAN, "--before: a day at least 30 days ago"),
        (("--before", "2020-01-01"), LIBRARIAN, "before which an entry still says something"),
        (("--before", "2020-01-01"), AUDITOR, "two different members of staff"),
        (("--before", "2020-01-01", "--reason", " "), LIBRARIAN, "a reason of at most"),
    ],
)
def test_what_may_not_be_destroyed_stays(words: tuple[str, ...], second: str, expected: str, audited: Desk) -> None:
    result = erases(audited, *words, second=second)
    assert (result.exit_code, result.stdout) == (2, "")
    assert expected in result.stderr
    assert audited.written() == []


def test_nobody_destroys_alone_or_without_the_role(audited: Desk) -> None:
    words = ("journal", "erase", "--before", "2020-01-01", "--reason", "x")
    alone = audited.acts(*words, staff=AUDITOR)
    assert "two members of staff were expected" in alone.stderr
    assert audited.acts(*words, staff=LIBRARIAN).exit_code == 2
    assert [kind for kind, _ in audited.written()] == ["staff_refused"]


def test_the_password_is_not_in_the_record(audited: Desk) -> None:
    audited.acts("journal", "show", staff=AUDITOR)
    assert PASSWORD.encode() not in Path(audited.station.journal).read_bytes()
