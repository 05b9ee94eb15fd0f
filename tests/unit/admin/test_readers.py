# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl reader`: a librarian signs each act, and the journal has it under a pseudonym and without a value."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import Result

from kiosk.admin.actions import readers
from kiosk.admin.actions.card_lists import Wanted
from kiosk.admin.actions.stores import station_store
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import Pseudonym, ReaderNumber
from kiosk.base.keys import pseudonym, read_secret
from kiosk.journal.verify import verify
from kiosk.store.reader import Profile
from kiosk.store.tries import Judged, Tried
from tests.unit.admin.conftest import EDITOR, LIBRARIAN, Desk

KIOSKCTL = "import kiosk.entry.kioskctl as process; process.main()"
BY = {"by": LIBRARIAN}


def known_as(desk: Desk, number: str) -> Pseudonym:
    return pseudonym(read_secret(desk.station.keys / "reader.key"), ReaderNumber(number))


def tries(desk: Desk, number: str, pin: str) -> Tried:
    with station_store(desk.station) as store:
        return store.readers.try_pin(ReaderNumber(number), pin, SystemClock().now())


def pin_of(slip: str) -> str:
    found = re.search(r"PIN(?:-код)?: (\d{6})\n", slip)
    assert found, slip
    return found[1]


def issue(desk: Desk, number: str, *words: str) -> str:
    """Issue a card as the librarian and return its PIN."""
    done = desk.acts("reader", "add", number, *words)
    assert done.exit_code == 0, done.stderr
    return pin_of(done.stdout)


def listed(desk: Desk) -> dict[str, dict[str, object]]:
    lines = desk.acts("reader", "list", "--json").stdout.splitlines()
    return {fields["number"]: fields for fields in map(json.loads, lines)}


def test_a_card_is_issued_with_its_slip_its_profile_and_its_entry(staffed: Desk) -> None:
    pin = issue(staffed, "2002", "--name", "Анна Қ.", "--language", "kk", "--group", "school", "--minutes", "30,-,300")
    assert tries(staffed, "2002", pin).judged is Judged.RIGHT
    found = listed(staffed)["2002"]
    assert (found["name"], found["language"], found["group"], found["must_change_pin"]) == (
        "Анна Қ.",
        "kk",
        "school",
        True,
    )
    assert (found["session_minutes"], found["day_minutes"], found["week_minutes"]) == (30, None, 300)
    assert staffed.written() == [("card_issued", {"reader": known_as(staffed, "2002"), **BY})]
    assert verify(staffed.station.journal).ok
    assert "name Анна Қ." in staffed.acts("reader", "list").stdout


def test_nobody_acts_without_a_name_or_without_the_role(staffed: Desk) -> None:
    for words in (
        ("add", "2002"),
        ("list",),
        ("set", "1001", "--group", "school"),
        ("suspend", "1001", "--until", "2026-12-31", "--why", "rules"),
        ("unlock", "1001"),
        ("reset-pin", "1001"),
        ("remove", "1001", "--yes"),
    ):
        unsigned = staffed.run("reader", *words)
        assert (unsigned.exit_code, unsigned.stdout) == (2, "")
        assert unsigned.stderr == "--staff: the name of a member of staff was expected\n"
    refused = staffed.acts("reader", "remove", "1001", "--yes", staff=EDITOR)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert [kind for kind, _ in staffed.written()] == ["staff_refused"]
    assert list(listed(staffed)) == ["1001"]


def test_an_act_in_nobody_s_name_is_none_where_there_is_staff(staffed: Desk) -> None:
    """Whoever calls the act: the command line is not the only one that may."""
    with pytest.raises(BadInput, match="a member of staff was expected"):
        readers.remove(staffed.station, "1001", None, SystemClock())
    assert list(listed(staffed)) == ["1001"]
    assert staffed.written() == []


def test_a_station_without_staff_issues_cards_in_nobody_s_name(desk: Desk) -> None:
    assert desk.run("reader", "add", "2002").exit_code == 0
    assert desk.written() == [("reader_added", {"reader": known_as(desk, "2002")})]


def test_a_profile_changes_where_it_is_told_to_and_its_values_stay_out_of_the_journal(staffed: Desk) -> None:
    issue(staffed, "2002", "--name", "Anna", "--language", "ru", "--minutes", "30,60,300")
    staffed.forget_written()
    done = staffed.acts("reader", "set", "2002", "--name", "", "--group", "school", "--minutes", "-,-,90")
    assert done.stdout == "2002: name, group, allowance changed.\n"
    found = listed(staffed)["2002"]
    assert (found["name"], found["language"], found["group"], found["week_minutes"]) == ("", "ru", "school", 90)
    assert staffed.acts("reader", "set", "2002", "--group", "school").stdout == "2002: nothing changed.\n"
    assert staffed.written() == [
        ("reader_changed", {"reader": known_as(staffed, "2002"), "what": "name group allowance", **BY})
    ]


def test_a_card_is_suspended_until_a_day_and_resumed(staffed: Desk) -> None:
    day = (SystemClock().now() + timedelta(days=9)).date().isoformat()
    words = ("reader", "suspend", "1001", "--until", day, "--why", "equipment", "--note", "broke a headset")
    done = staffed.acts(*words)
    assert (done.exit_code, done.stdout) == (0, f"1001 does not open before {day}T00:00+05:00.\n"), done.stderr
    found = listed(staffed)["1001"]
    assert (found["suspended_until"], found["note"]) == (f"{day}T00:00:00+05:00", "broke a headset")
    assert staffed.acts("reader", "resume", "1001").exit_code == 0
    again = staffed.acts("reader", "resume", "1001")
    assert (again.exit_code, again.stderr) == (2, "card number: a suspended card was expected, 1001 is not\n")
    reader = known_as(staffed, "1001")
    suspended = {"reader": reader, "until": f"{day}T00:00:00+05:00", "why": "equipment", **BY}
    assert staffed.written() == [("reader_suspended", suspended), ("reader_resumed", {"reader": reader, **BY})]


@pytest.mark.parametrize("until", ["soon", "2020-01-01", "2099-01-01", "2026-13-01"])
def test_a_suspension_has_an_end_within_a_year(until: str, staffed: Desk) -> None:
    done = staffed.acts("reader", "suspend", "1001", "--until", until, "--why", "rules")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert staffed.written() == []


def test_wrong_tries_are_forgotten_of_a_card_and_of_the_station(staffed: Desk) -> None:
    pin = issue(staffed, "2002")
    staffed.forget_written()
    for _ in range(3):
        tries(staffed, "2002", "wrong")
    assert tries(staffed, "2002", pin).judged is Judged.TOO_EARLY
    assert staffed.acts("reader", "unlock", "2002").exit_code == 0
    assert tries(staffed, "2002", pin).judged is Judged.RIGHT
    for number in range(30):
        tries(staffed, str(5000 + number), "wrong")
    assert tries(staffed, "2002", pin).judged is Judged.TOO_EARLY
    assert staffed.acts("reader", "unlock", "--station").exit_code == 0
    assert tries(staffed, "2002", pin).judged is Judged.RIGHT
    assert staffed.written() == [
        ("reader_unlocked", {"reader": known_as(staffed, "2002"), **BY}),
        ("station_unlocked", BY),
    ]
    for words in ((), ("2002", "--station")):
        assert staffed.acts("reader", "unlock", *words).exit_code == 2


def test_a_new_pin_comes_on_a_slip_in_the_reader_s_language(staffed: Desk) -> None:
    old = issue(staffed, "2002", "--language", "ru")
    staffed.forget_written()
    done = staffed.acts("reader", "reset-pin", "2002")
    assert "Номер карты: 2002" in done.stdout
    assert tries(staffed, "2002", old).judged is Judged.WRONG
    assert tries(staffed, "2002", pin_of(done.stdout)).judged is Judged.RIGHT
    assert staffed.written() == [("pin_reset", {"reader": known_as(staffed, "2002"), **BY})]


def test_a_removed_reader_leaves_the_pseudonym_and_the_requests(staffed: Desk) -> None:
    issue(staffed, "2002", "--name", "Anna Unforgettable")
    staffed.forget_written()
    with station_store(staffed.station) as store:
        store.asks.add(known_as(staffed, "2002"), "https://a.kz/", SystemClock().now())
    words = ("reader", "remove", "2002", "--staff", LIBRARIAN, "--password-file", str(staffed.password_file))
    assert staffed.run(*words, typed="n\n").exit_code == 1
    assert "2002" in listed(staffed)
    done = staffed.run(*words, typed="y\n")
    assert done.stdout.endswith(f"2002 is gone; the record knows {known_as(staffed, '2002')}.\n")
    assert list(listed(staffed)) == ["1001"]
    assert known_as(staffed, "2002") in staffed.acts("asks", "list").stdout
    assert staffed.written() == [("reader_removed", {"reader": known_as(staffed, "2002"), **BY})]
    again = staffed.acts("reader", "add", "2002")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "a removed reader's" in again.stderr
    for path in staffed.config.parent.rglob("*"):
        assert path.is_dir() or b"Unforgettable" not in path.read_bytes()


def test_nobody_s_card_is_one_line(staffed: Desk) -> None:
    for words in (("reset-pin", "9999"), ("remove", "9999", "--yes"), ("unlock", "9999"), ("set", "12", "--name", "x")):
        done = staffed.acts("reader", *words)
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert staffed.written() == []


def imports(desk: Desk, text: str, *words: str) -> Result:
    path = desk.config.with_name("list.csv")
    path.write_text(text, encoding="utf-8")
    return desk.acts("reader", "import", str(path), *words)


def test_a_list_is_imported_whole_with_a_slip_and_an_entry_for_each(staffed: Desk) -> None:
    done = imports(staffed, "number;name;language\n2002;Анна;kk\n2003;;ru\n")
    assert (done.exit_code, done.stderr) == (0, "2 cards were issued.\n")
    first, second = done.stdout.split("- - -")[0], done.stdout.rsplit("- - -", 1)[1]
    assert tries(staffed, "2002", pin_of(first)).judged is Judged.RIGHT
    assert tries(staffed, "2003", pin_of(second)).judged is Judged.RIGHT
    assert staffed.written() == [
        ("card_issued", {"reader": known_as(staffed, number), **BY}) for number in ("2002", "2003")
    ]


BAD = "number,language\n2002,kk\n1001,\n2003,de\n2002,\n2004,\n"


def test_one_bad_line_keeps_all_out_and_is_named(staffed: Desk) -> None:
    done = imports(staffed, BAD)
    path = staffed.config.with_name("list.csv")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"{path}:3: number: 1001 is issued already",
        f"{path}:4: language: one of kk, ru, en was expected",
        f"{path}:5: number: 2002 stands in line 2 already",
        "No card was issued: 2 good lines, 3 bad.",
    ]
    assert list(listed(staffed)) == ["1001"]
    assert staffed.written() == []


def test_good_lines_are_kept_where_that_is_asked_for(staffed: Desk, tmp_path: Path) -> None:
    slips = tmp_path / "slips.txt"
    done = imports(staffed, BAD, "--keep-good", "--slips", str(slips))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.endswith("2 cards were issued.\n")
    assert list(listed(staffed)) == ["1001", "2002", "2004"]
    assert slips.stat().st_mode & 0o777 == 0o600
    assert tries(staffed, "2002", pin_of(slips.read_text(encoding="utf-8"))).judged is Judged.RIGHT
    again = imports(staffed, "number\n2005\n", "--slips", str(slips))
    assert (again.exit_code, again.stderr) == (2, f"{slips}: no file was expected here: slips are never overwritten\n")
    nowhere = imports(staffed, "number\n2005\n", "--slips", str(tmp_path / "nowhere" / "slips"))
    assert (nowhere.exit_code, nowhere.stderr.count("\n")) == (2, 1)
    assert "2005" not in listed(staffed)


def test_an_entry_that_cannot_be_written_keeps_all_cards_out(staffed: Desk) -> None:
    wanted = [Wanted(str(number), Profile()) for number in range(2002, 2005)]
    made = list(readers.make_cards(staffed.station, wanted))
    written = iter(range(9))

    def fails_at_the_second() -> None:
        if next(written) == 1:
            raise CannotRecord("journal")

    with pytest.raises(CannotRecord):
        readers.issue(staffed.station, made, staffed.shows(LIBRARIAN), SystemClock(), fails_at_the_second)
    assert list(listed(staffed)) == ["1001"]


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)


def test_a_bar_is_shown_to_a_terminal_alone(tmp_path: Path, terminal: tuple[int, int]) -> None:
    desk = Desk(tmp_path / "station", tmp_path / "store.db")
    (tmp_path / "list.csv").write_text("number\n2002\n2003\n", encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        KIOSKCTL,
        "reader",
        "import",
        str(tmp_path / "list.csv"),
        "--config",
        str(desk.config),
    ]
    ours, theirs = terminal
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
        assert process.stdout is not None
        assert b"PIN" in process.stdout.read()
    assert b"Making PINs" in shown
    assert b"Writing entries" in shown
    assert b"2 cards were issued." in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
