# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff see what readers asked for and by when an answer is promised, and answer it under their name."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.admin.actions import asks
from kiosk.admin.actions.stores import station_store
from kiosk.base.errors import BadInput
from kiosk.base.ids import Pseudonym
from kiosk.base.keys import parse_verifier
from kiosk.journal.verify import verify
from tests.fakes.stations import new_station
from tests.unit.admin.conftest import EDITOR, LIBRARIAN, PASSWORD, Desk

LATE_SUNDAY = datetime(2026, 11, 22, 20, tzinfo=UTC)  # in Almaty it is Monday already


def ask(desk: Desk, address: str, reader: str = "r-abc", now: datetime = LATE_SUNDAY) -> int:
    with station_store(desk.station) as store:
        return store.asks.add(Pseudonym(reader), address, now)


def test_requests_are_listed_oldest_first_with_the_day_of_the_promise(desk: Desk) -> None:
    assert desk.run("asks", "list").stdout == "Nobody has asked for a page.\n"
    for address in ("https://a.kz/", "https://b.kz/x"):
        ask(desk, address)
    lines = desk.run("asks", "list", "--json").stdout.splitlines()
    assert [json.loads(line)["address"] for line in lines] == ["https://a.kz/", "https://b.kz/x"]
    first = json.loads(lines[0])
    assert (first["number"], first["reader"], first["moment"]) == (1, "r-abc", "2026-11-22T20:00:00+00:00")
    assert first["due"] == "2026-11-30"
    assert desk.run("asks", "list").stdout.startswith("No. 1, 2026-11-22T20:00:00+00:00, r-abc: https://a.kz/ (")


@pytest.mark.parametrize(
    ("moment", "late"), [("2026-11-30T18:59:00+00:00", False), ("2026-11-30T19:00:00+00:00", True)]
)
def test_a_request_is_late_after_its_day_in_local_time(moment: str, late: bool, desk: Desk) -> None:
    ask(desk, "https://a.kz/")
    (found,) = asks.asks(desk.station, datetime.fromisoformat(moment))
    assert found.late is late


def test_an_answer_is_given_by_a_librarian_and_journalled_without_its_text(staffed: Desk) -> None:
    ask(staffed, "https://a.kz/")
    ask(staffed, "https://b.kz/", "r-other")
    words = ("asks", "answer", "1", "--outcome", "refused", "--text", "it asks for a name")
    assert staffed.run(*words).stderr == "--staff: the name of a member of staff was expected\n"
    assert "the role librarian was expected" in staffed.acts(*words, staff=EDITOR).stderr
    staffed.forget_written()
    given = staffed.acts(*words)
    assert (given.exit_code, given.stdout) == (0, "No. 1 is answered: refused.\n"), given.stderr
    assert staffed.written() == [
        ("ask_answered", {"number": 1, "reader": "r-abc", "outcome": "refused", "by": LIBRARIAN})
    ]
    listed = staffed.acts("asks", "list", "--reader", "r-abc", "--answered", "--json").stdout
    fields = json.loads(listed)
    assert (fields["outcome"], fields["text"], fields["by"]) == ("refused", "it asks for a name", LIBRARIAN)
    assert "https://b.kz/" in staffed.acts("asks", "list").stdout
    assert "https://a.kz/" not in staffed.acts("asks", "list").stdout
    again = staffed.acts(*words)
    assert (again.exit_code, again.stderr) == (2, "number: an open request was expected, 1 has its answer already\n")


def test_nobody_by_name_answers_only_while_there_is_no_staff(desk: Desk) -> None:
    ask(desk, "https://a.kz/")
    assert desk.run("asks", "answer", "1", "--outcome", "opened").exit_code == 0
    assert desk.written()[-1] == ("ask_answered", {"number": 1, "reader": "r-abc", "outcome": "opened", "by": ""})


def test_a_password_is_asked_for(staffed: Desk) -> None:
    ask(staffed, "https://a.kz/")
    given = staffed.run("asks", "answer", "1", "--outcome", "opened", "--staff", LIBRARIAN, typed=f"{PASSWORD}\n")
    assert given.exit_code == 0
    assert PASSWORD not in given.output


def test_a_station_without_its_store_is_one_line(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "station", tmp_path / "store.db")
    store = desk.config.with_name("store.db")
    store.unlink()
    with pytest.raises(BadInput, match="a store was expected"):
        asks.asks(desk.station, LATE_SUNDAY)
    assert not store.exists()


def test_init_tells_the_verifier_key_that_the_journal_holds_under(tmp_path: Path) -> None:
    issued = new_station(tmp_path / "another")
    report = verify(tmp_path / "another" / "journal.db", parse_verifier(issued.verifier))
    assert report.ok
    assert not report.own_key
