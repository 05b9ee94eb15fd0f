# SPDX-License-Identifier: GPL-3.0-or-later
"""A form that a reader sends is held until staff take it, once; then nothing of it is left, in the journal neither."""

import json

import pytest

from kiosk.journal import entries
from kiosk.service.prints import KEPT, MOST_IN_A_SESSION, MOST_WAITING
from kiosk.wire import messages as wire
from kiosk.wire import staff_messages as staff_wire
from tests.unit.service.conftest import Room

SECRET = "құпия сөз"
TEXTS = json.dumps({"court": SECRET, "who": "А. Б."}, ensure_ascii=False)


def _send(room: Room, session: str, form: str = "appeal", language: str = "kk", texts: str = TEXTS) -> object:
    (answer,) = room.hears(wire.AskForForm(session, form, language, texts))
    return answer


def _take(room: Room, number: int, act: str = "release") -> object:
    (answer,) = room.desk.end_print(staff_wire.TakePrint(number, act, "anna"))
    return answer


def _number(room: Room) -> int:
    (waits,) = room.desk.prints_waiting()
    return waits.number


def test_a_form_is_handed_over_once(room: Room) -> None:
    started = room.starts()
    index = room.journal.size
    assert _send(room, started.session) == wire.Asked(started.session, "appeal", index)
    (waits,) = room.desk.prints_waiting()
    assert (waits.number, waits.form, waits.reader) == (index, "appeal", room.reader)
    taken = _take(room, index)
    assert isinstance(taken, staff_wire.PrintTaken)
    assert json.loads(taken.texts)["court"] == SECRET
    assert room.desk.prints_waiting() == ()
    assert _take(room, index) == staff_wire.NotKept("no_print")
    assert room.written(entries.PrintReleased) == [entries.PrintReleased(index, room.reader, "anna")]
    assert _send(room, started.session) == wire.Asked(started.session, "appeal", index + 2)


def test_the_journal_never_says_which_form_or_what_stands_in_it(room: Room) -> None:
    started = room.starts()
    _send(room, started.session, "complaint", "kk", json.dumps({"story": SECRET}))
    assert isinstance(_take(room, _number(room)), staff_wire.PrintTaken)
    data = b"".join(path.read_bytes() for path in room.station.journal.parent.glob("journal.db*"))
    assert SECRET.encode() not in data
    assert b"complaint" not in data


def test_one_that_is_thrown_away_is_gone_and_written(room: Room) -> None:
    started = room.starts()
    _send(room, started.session)
    number = _number(room)
    assert _take(room, number, "burn") == staff_wire.NotKept("kind")
    assert _take(room, number, "discard") == staff_wire.Kept(0)
    assert room.written(entries.PrintDiscarded) == [entries.PrintDiscarded(number, room.reader, "anna")]
    assert room.desk.prints_waiting() == ()


def test_it_waits_past_the_session_and_not_past_a_day(room: Room) -> None:
    started = room.starts()
    _send(room, started.session)
    number = _number(room)
    room.hears(wire.EndSession(started.session, "reader"))
    room.passes(KEPT.total_seconds() - 60)
    assert len(room.desk.prints_waiting()) == 1
    room.passes(120)
    assert room.desk.prints_waiting() == ()
    assert room.written(entries.PrintDiscarded) == [entries.PrintDiscarded(number, room.reader, "")]


@pytest.mark.parametrize(("form", "language", "texts"), [
    ("other", "kk", TEXTS), ("appeal", "de", TEXTS), ("appeal", "kk", "{"), ("appeal", "kk", '{"x": ""}'),
])  # fmt: skip
def test_what_is_no_form_of_the_station_is_not_held(room: Room, form: str, language: str, texts: str) -> None:
    started = room.starts()
    assert _send(room, started.session, form, language, texts) == wire.NotAsked(started.session, form, "form")
    assert room.desk.prints_waiting() == ()


def test_one_session_asks_for_so_many_and_the_station_holds_so_many(room: Room) -> None:
    for _ in range(MOST_WAITING // MOST_IN_A_SESSION):
        started = room.starts()
        for _ in range(MOST_IN_A_SESSION):
            assert isinstance(_send(room, started.session), wire.Asked)
        assert _send(room, started.session) == wire.NotAsked(started.session, "appeal", "papers")
        room.hears(wire.EndSession(started.session, "reader"), wire.Wiped(started.session))
    started = room.starts()
    assert _send(room, started.session) == wire.NotAsked(started.session, "appeal", "papers")


def test_before_the_notice_is_accepted_nothing_is_taken(room: Room) -> None:
    signed_in = room.signs_in()
    assert isinstance(signed_in, wire.SignedIn)
    assert room.hears(wire.AskForForm(signed_in.session, "appeal", "kk", TEXTS)) == []
