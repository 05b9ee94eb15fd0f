# SPDX-License-Identifier: GPL-3.0-or-later
"""A supervised room: without a librarian's card nothing starts, and without one for an hour nothing goes on."""

import asyncio

import pytest

from kiosk.journal import entries
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from kiosk.store.staff import Role
from kiosk.wire import messages as wire
from kiosk.wire import staff_messages as staff_wire
from tests.unit.service.conftest import POLICY, Room

CARD, OTHER = "9001", "9002"
PASSWORD = "long enough 1"


@pytest.fixture
def pins(room: Room) -> dict[str, str]:
    """A supervised room with a librarian's card and an auditor's."""
    text = POLICY.replace("week_minutes", "supervised = true\nstaff_minutes = 30\npause_minutes = 10\nweek_minutes")
    assert room.desk.take_policy(parse_policy(text, "policy.toml"))
    found = {}
    for name, role, card, consent in (("Aigul", Role.LIBRARIAN, CARD, ()), ("Berik", Role.AUDITOR, OTHER, ("Aigul",))):
        with room.store.staff.adding(name, PASSWORD, frozenset({role}), consent):
            pass
        with room.store.staff_cards.giving(name, card, (name,)) as (_, pin):
            found[card] = pin
    return found


def accepted(room: Room) -> str:
    """Sign in, accept the notice, and see that nothing has begun."""
    signed_in = room.signs_in()
    assert isinstance(signed_in, wire.SignedIn)
    said = room.hears(wire.AcceptNotice(signed_in.session))
    assert said == [wire.Paused(signed_in.session, "staff_absent")]
    assert room.open_to is Reason.NO_SESSION
    return signed_in.session


def sits(room: Room, session: str, seconds: int) -> list[wire.FromService]:
    said: list[wire.FromService] = []
    for _ in range(seconds // 5):
        room.hears(wire.SignOfLife(session))
        said += room.passes(5, step=5)
    return said


def test_a_session_starts_with_a_librarians_card(room: Room, pins: dict[str, str]) -> None:
    session = accepted(room)
    wrong = "111111" if pins[CARD] != "111111" else "222222"
    assert room.hears(wire.StaffSignIn(session, CARD, wrong)) == [wire.StaffTurnedAway(session, "wrong", 0)]
    assert room.hears(wire.StaffSignIn(session, OTHER, pins[OTHER])) == [wire.StaffTurnedAway(session, "role", 0)]
    assert room.written(entries.SessionStarted) == []
    (started,) = room.hears(wire.StaffSignIn(session, CARD, pins[CARD]))
    assert isinstance(started, wire.Started)
    assert started.seconds == 3600
    assert room.gate.admits(started.token) is None
    kinds = [entry.kind.value for entry in room.written()][-4:]
    assert kinds == ["staff_refused", "staff_refused", "staff_present", "session_started"]


def test_it_stands_still_when_nobody_has_come_for_too_long_and_goes_on_with_a_card(
    room: Room, pins: dict[str, str]
) -> None:
    session = accepted(room)
    (started,) = room.hears(wire.StaffSignIn(session, CARD, pins[CARD]))
    assert isinstance(started, wire.Started)
    said = sits(room, session, 1800)
    assert said[-1] == wire.Paused(session, "staff_absent")
    assert room.gate.admits(started.token) is Reason.NO_SESSION
    assert sits(room, session, 300) == []
    said = room.hears(wire.StaffSignIn(session, CARD, pins[CARD]))
    assert said == [wire.Resumed(session), wire.TimeLeft(session, 1800, False, False)]
    assert room.gate.admits(started.token) is None


def test_a_pause_for_staff_who_do_not_come_ends_it_with_its_own_reason(room: Room, pins: dict[str, str]) -> None:
    session = accepted(room)
    room.hears(wire.StaffSignIn(session, CARD, pins[CARD]))
    sits(room, session, 1800)
    assert sits(room, session, 600)[-1] == wire.Ended(session, "staff_absent")


def test_the_next_reader_starts_at_once_while_staff_are_there(room: Room, pins: dict[str, str]) -> None:
    session = accepted(room)
    room.hears(wire.StaffSignIn(session, CARD, pins[CARD]), wire.EndSession(session, "reader"))
    room.starts()


def test_staff_at_the_desk_are_there_too(room: Room, pins: dict[str, str]) -> None:
    session = accepted(room)
    room.hears(wire.StaffSignIn(session, CARD, pins[CARD]))
    sits(room, session, 1800)
    kept = room.desk.keep_for_staff(staff_wire.KeepEntry("staff_resumed_session", '{"by": "Aigul"}'))
    assert isinstance(kept, staff_wire.Kept)
    assert isinstance(sits(room, session, 60)[-1], wire.TimeLeft)


def test_wrong_staff_cards_wait(room: Room, pins: dict[str, str]) -> None:
    session = accepted(room)
    for _ in range(3):
        room.hears(wire.StaffSignIn(session, CARD, "000000"))
    assert room.hears(wire.StaffSignIn(session, CARD, pins[CARD])) == [wire.StaffTurnedAway(session, "wait", 5)]


def test_a_card_without_a_session_is_passed_over(room: Room, pins: dict[str, str]) -> None:
    assert room.hears(wire.StaffSignIn("none", CARD, pins[CARD])) == []
    assert room.written(entries.StaffPresent) == []
    asyncio.run(room.desk.screen_went())


def test_a_suspended_reader_s_session_ends(room: Room) -> None:
    started = room.starts()
    fields = f'{{"reader": "{room.reader}", "until": "", "why": "", "by": "Aigul"}}'
    assert isinstance(room.desk.keep_for_staff(staff_wire.KeepEntry("reader_suspended", fields)), staff_wire.Kept)
    assert room.said[-1] == wire.Ended(started.session, "suspended")
