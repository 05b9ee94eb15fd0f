# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages on paper: counted against a session's and a day's sheets, held until staff take them, and never read here."""

from datetime import timedelta

import pytest

from kiosk.base.errors import BadInput
from kiosk.journal import entries
from kiosk.policy.reader import parse_policy
from kiosk.service.prints import KEPT, MOST_IN_A_SESSION
from kiosk.wire import staff_messages as staff_wire
from kiosk.wire.messages import Asked, FromService, NotAsked
from kiosk.wire.page_messages import PAGES, AskForPages, AskPagesLeft, PagesLeft, PagesPart
from kiosk.wire.parts import MOST_BYTES, part_from, parts_of
from tests.unit.service.conftest import POLICY, Room

PDF = b"%PDF-1.4\n" + bytes(range(256)) * 40
SHEETS = "print_pages_session = 5\nprint_pages_day = 8\n"


@pytest.fixture(autouse=True)
def _sheets(room: Room) -> None:
    room.policy = parse_policy(POLICY.replace("week_minutes", f"{SHEETS}week_minutes"), "policy.toml")
    room.restart(clean=True)


def _ask(room: Room, session: str, pages: int = 1, pdf: bytes = PDF, size: int | None = None) -> list[FromService]:
    parts = (PagesPart(session, part) for part in parts_of(pdf))
    return room.hears(AskForPages(session, pages, len(pdf) if size is None else size), *parts)


def _left(room: Room, session: str) -> int:
    (answer,) = room.hears(AskPagesLeft(session))
    assert isinstance(answer, PagesLeft)
    assert answer.most == room.policy.limits.print_pages_session
    return answer.left


def _end(room: Room, number: int, act: str) -> tuple[staff_wire.ToStaff, ...]:
    return room.desk.end_print(staff_wire.TakePrint(number, act, "anna"))


def test_a_page_is_handed_over_once_byte_for_byte(room: Room) -> None:
    session = room.starts().session
    index = room.journal.size
    assert _ask(room, session, 2) == [Asked(session, PAGES, index)]
    assert room.written(entries.PagesAskedFor) == [entries.PagesAskedFor(session, room.reader, index, 2)]
    (waits,) = room.desk.prints_waiting()
    assert (waits.number, waits.pages, waits.form) == (index, 2, "")
    taken, *parts = _end(room, index, "release")
    assert isinstance(taken, staff_wire.PrintTaken)
    assert b"".join(part_from(part.data) for part in parts if isinstance(part, staff_wire.PrintPart)) == PDF
    assert _end(room, index, "release") == (staff_wire.NotKept("no_print"),)
    assert b"%PDF" not in b"".join(path.read_bytes() for path in room.station.journal.parent.glob("journal.db*"))


def test_sheets_are_counted_for_the_session_and_the_day_across_a_restart(room: Room) -> None:
    session = room.starts().session
    assert _left(room, session) == 5
    _ask(room, session, 4)
    assert _left(room, session) == 1
    assert _ask(room, session, 2)[0] == NotAsked(session, PAGES, "sheets")
    room.restart(clean=False)
    session = room.starts().session
    assert _left(room, session) == 4  # of eight a day
    _ask(room, session, 4)
    assert _left(room, session) == 0
    room.restart(clean=True)
    room.clock.pass_time(timedelta(days=1).total_seconds())
    assert _left(room, room.starts().session) == 5


def test_what_nobody_will_have_on_paper_is_given_back(room: Room) -> None:
    session = room.starts().session
    index = room.journal.size
    _ask(room, session, 5)
    _end(room, index, "discard")
    assert _left(room, session) == 5
    _ask(room, session, 3)
    room.restart(clean=False)
    assert _left(room, room.starts().session) == 5  # of the day's eight three are on their way


def test_one_that_waits_for_a_day_is_gone(room: Room) -> None:
    session = room.starts().session
    _ask(room, session, 5)
    room.passes(KEPT.total_seconds() + 1200, step=600)
    assert room.desk.prints_waiting() == ()


@pytest.mark.parametrize(("pages", "size", "why"), [
    (0, 9, "sheets"), (-1, 9, "sheets"), (6, 9, "sheets"), (1, 0, "size"), (1, -5, "size"), (1, MOST_BYTES + 1, "size"),
])  # fmt: skip
def test_no_more_is_taken_than_may_be(pages: int, size: int, why: str, room: Room) -> None:
    session = room.starts().session
    assert _ask(room, session, pages, size=size) == [NotAsked(session, PAGES, why)]
    assert room.desk.prints_waiting() == ()


def test_more_bytes_than_were_announced_and_what_is_no_pdf_are_not_taken(room: Room) -> None:
    session = room.starts().session
    assert _ask(room, session, size=100)[0] == NotAsked(session, PAGES, "size")
    assert _ask(room, session, pdf=b"GIF89a") == [NotAsked(session, PAGES, "size")]
    assert room.hears(PagesPart(session, "AAAA")) == []  # nothing was announced
    room.hears(AskForPages(session, 1, 100))
    with pytest.raises(BadInput):
        room.hears(PagesPart(session, "no part"))
    assert room.desk.prints_waiting() == ()


def test_a_session_that_is_over_leaves_no_half_of_one(room: Room) -> None:
    session = room.starts().session
    room.hears(AskForPages(session, 1, len(PDF)), PagesPart(session, next(parts_of(PDF))))
    room.passes(3700, step=60)
    other = room.starts().session
    assert room.hears(*(PagesPart(other, part) for part in list(parts_of(PDF))[1:])) == []
    assert room.desk.prints_waiting() == ()


def test_papers_of_a_session_are_bounded_and_a_full_disk_takes_none(room: Room) -> None:
    session = room.starts().session
    answers = [_ask(room, session)[0] for _ in range(MOST_IN_A_SESSION)]
    assert all(isinstance(answer, Asked) for answer in answers)
    room.hears(AskPagesLeft(session))
    _end(room, room.desk.prints_waiting()[0].number, "discard")
    assert _ask(room, session)[0] == NotAsked(session, PAGES, "papers")


def test_a_record_that_cannot_be_written_keeps_nothing(room: Room) -> None:
    session = room.starts().session
    room.spoil()
    assert NotAsked(session, PAGES, "not_recorded") in _ask(room, session)
    room.mend()
    assert room.desk.prints_waiting() == ()


def test_a_policy_that_is_silent_lets_no_page_be_printed(room: Room) -> None:
    room.policy = parse_policy(POLICY, "policy.toml")
    room.restart(clean=True)
    assert _left(room, room.starts().session) == 0
