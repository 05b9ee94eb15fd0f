# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader sees what the journal says of them, and of nobody else, and asks for a print of it."""

import json

from kiosk.base.ids import ReaderNumber
from kiosk.journal import entries
from kiosk.service import own_record
from kiosk.store.asks import Outcome
from kiosk.wire import messages as wire
from tests.unit.service.conftest import Room

OTHER = ReaderNumber("2002")


def lines(said: list[wire.FromService]) -> list[tuple[str, dict[str, object]]]:
    """Return kinds and fields, and see that the end is told once and last."""
    assert isinstance(said[-1], wire.RecordEnd)
    told = [message for message in said[:-1] if isinstance(message, wire.RecordLine)]
    assert len(told) == len(said) - 1
    return [(line.kind, json.loads(line.facts)) for line in told]


def test_a_reader_sees_their_own_sessions_and_no_slice_but_their_sum(room: Room) -> None:
    pin = room.issue(OTHER)
    first = room.starts()
    room.hears(wire.ReportOpened(first.session, "https://laws.kz/a"))
    room.passes(61)
    room.hears(wire.EndSession(first.session, "reader"), wire.Wiped(first.session))
    other = room.signs_in(pin, OTHER)
    assert isinstance(other, wire.SignedIn)
    (started,) = room.hears(wire.AcceptNotice(other.session))
    assert isinstance(started, wire.Started)
    room.hears(wire.ReportOpened(started.session, "https://laws.kz/secret"))
    assert [kind for kind, _ in lines(room.hears(wire.AskRecord(started.session)))] == [
        "session_started",
        "page_opened",
    ]
    room.hears(wire.EndSession(started.session, "reader"))
    again = room.starts()
    seen = lines(room.hears(wire.AskRecord(again.session)))
    assert [kind for kind, _ in seen] == [
        "session_started",
        "page_opened",
        "session_ended",
        "session_wiped",
        "session_started",
    ]
    assert seen[1][1]["path"] == "/a"
    assert seen[2][1]["seconds"] == 61
    assert "secret" not in str(seen)
    assert all("reader" not in facts for _, facts in seen)


def test_before_the_notice_is_accepted_nothing_is_shown(room: Room) -> None:
    signed_in = room.signs_in()
    assert isinstance(signed_in, wire.SignedIn)
    assert room.hears(wire.AskRecord(signed_in.session), wire.AskForPrint(signed_in.session)) == []


def test_the_oldest_lines_give_way(room: Room) -> None:
    started = room.starts()
    for number in range(own_record.MOST_LINES):
        room.hears(wire.ReportOpened(started.session, f"https://laws.kz/{number}"))
    said = room.hears(wire.AskRecord(started.session))
    assert said[-1] == wire.RecordEnd(started.session, False)
    assert len(said) == own_record.MOST_LINES + 1
    assert lines(said)[0][1]["path"] == "/0"


def test_a_print_is_asked_for_once_and_written_down(room: Room) -> None:
    started = room.starts()
    asked = room.hears(wire.AskForPrint(started.session), wire.AskForPrint(started.session))
    assert asked == [wire.Asked(started.session, wire.OWN_RECORD, 1, "2026-12-08")] * 2
    assert room.written(entries.RecordAskedFor) == [entries.RecordAskedFor(started.session, room.reader, 1)]
    assert [ask.address for ask in room.store.asks.open()] == ["my-record"]


def test_a_record_that_cannot_be_read_is_said_not_to_be_whole(room: Room) -> None:
    started = room.starts()
    room.journal._database.execute("UPDATE entries SET header = x'00' WHERE n = 1")
    room.journal._database.commit()
    assert room.hears(wire.AskRecord(started.session)) == [wire.RecordEnd(started.session, False)]


def test_a_reader_sees_their_requests_and_what_staff_answered(room: Room) -> None:
    started = room.starts()
    room.hears(wire.AskForPage(started.session, "https://other.kz/a?q=1"), wire.AskForPrint(started.session))
    with room.store.asks.answering(1, Outcome.REFUSED, "It asks for a name.", "Aigul", room.clock.now()):
        pass
    said = room.hears(wire.AskRecord(started.session))
    moment = room.clock.now().isoformat(timespec="seconds")
    assert [message for message in said if isinstance(message, wire.RequestLine)] == [
        wire.RequestLine(
            started.session, 1, moment, "https://other.kz/a", "refused", "It asks for a name.", "2026-12-08"
        ),
        wire.RequestLine(started.session, 2, moment, "my-record", "", "", "2026-12-08"),
    ]
    room.hears(wire.EndSession(started.session, "reader"))
    pin = room.issue(OTHER)
    other = room.signs_in(pin, OTHER)
    assert isinstance(other, wire.SignedIn)
    room.hears(wire.AcceptNotice(other.session))
    assert not any(isinstance(message, wire.RequestLine) for message in room.hears(wire.AskRecord(other.session)))


def test_help_in_finding_is_asked_for_once_and_nobody_is_told_what(room: Room) -> None:
    started = room.starts()
    assert room.hears(wire.AskForHelp(started.session)) == [
        wire.Asked(started.session, wire.HELP_TO_FIND, 1, "2026-12-08")
    ]
    assert room.hears(wire.AskForHelp(started.session)) == [
        wire.Asked(started.session, wire.HELP_TO_FIND, 1, "2026-12-08")
    ]
    assert room.written(entries.HelpAskedFor) == [entries.HelpAskedFor(started.session, room.reader, 1)]
    (line,) = [one for one in room.hears(wire.AskRecord(started.session)) if isinstance(one, wire.RequestLine)]
    assert line.address == wire.HELP_TO_FIND
