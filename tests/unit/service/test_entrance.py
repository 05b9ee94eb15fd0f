# SPDX-License-Identifier: GPL-3.0-or-later
"""Who comes in: suspended cards do not, and a PIN from a slip opens nothing before it is changed."""

import json
from dataclasses import asdict
from datetime import timedelta

import pytest

from kiosk.base.ids import ReaderNumber
from kiosk.base.keys import pseudonym
from kiosk.journal import entries
from kiosk.policy.reasons import Reason
from kiosk.service.entrance import CHANGE_SECONDS
from kiosk.store.reader import Allowance, Profile, Reader, SuspendedWhy, Suspension
from kiosk.store.tries import Judged
from kiosk.wire import messages as wire
from kiosk.wire import staff_messages as staff_wire
from tests.unit.service.conftest import NUMBER, READER_SECRET, Room

NEW = "573918"
KNOWN_AS = pseudonym(READER_SECRET, NUMBER)
UNTIL = timedelta(days=2)


def suspend(room: Room) -> Suspension:
    suspension = Suspension(room.clock.now() + UNTIL, SuspendedWhy.EQUIPMENT, "a note")
    with room.store.readers.suspending(NUMBER, suspension):
        return suspension


def reset(room: Room) -> str:
    with room.store.readers.resetting_pin(NUMBER) as pin:
        return pin


def card(room: Room) -> Reader:
    found = room.store.readers.find(NUMBER)
    assert found is not None
    return found


def keeps(room: Room, entry: entries.Entry) -> None:
    """Let staff have an entry written, as they do before they act."""
    body = json.dumps(asdict(entry))
    assert isinstance(room.desk.keep_for_staff(staff_wire.KeepEntry(entry.kind.value, body)), staff_wire.Kept)


def test_a_suspended_card_is_told_so_with_its_end_and_reason(room: Room) -> None:
    suspend(room)
    refused = room.signs_in()
    assert refused == wire.SignInRefused("suspended", 0, "2026-12-03T10:00+05:00", "equipment")
    assert room.written(entries.SignInRefused) == [entries.SignInRefused(KNOWN_AS, "suspended")]
    room.clock.pass_time(UNTIL.total_seconds())
    assert isinstance(room.signs_in(), wire.SignedIn)


def test_a_suspension_is_told_to_nobody_who_does_not_know_the_pin(room: Room) -> None:
    suspend(room)
    assert room.signs_in("000000") == wire.SignInRefused("wrong", 0)


def test_a_suspension_ends_the_session_that_runs_and_no_other(room: Room) -> None:
    started = room.starts()
    before = len(room.said)
    keeps(room, entries.ReaderSuspended("r-somebody-else", "2026-12-03T10:00+05:00", "card", "Aigul"))
    assert room.said[before:] == []
    keeps(room, entries.ReaderSuspended(KNOWN_AS, "2026-12-03T10:00+05:00", "card", "Aigul"))
    assert room.said[before:] == [wire.Ended(started.session, "suspended")]
    assert room.open_to is Reason.NO_SESSION


def test_a_removed_reader_s_session_ends(room: Room) -> None:
    started = room.starts()
    keeps(room, entries.ReaderRemoved(KNOWN_AS, "Aigul"))
    assert room.said[-1] == wire.Ended(started.session, "suspended")


def test_a_reader_s_own_minutes_stand_before_the_policy_s(room: Room) -> None:
    with room.store.readers.changing(NUMBER, Profile(group="school", allowance=Allowance(session=7))):
        pass
    answer = room.signs_in()
    assert isinstance(answer, wire.SignedIn)
    assert (answer.seconds, answer.group) == (7 * 60, "school")


def test_a_pin_from_a_slip_opens_nothing_before_it_is_changed(room: Room) -> None:
    slip = reset(room)
    assert room.signs_in(slip) == wire.NewPinAsked("")
    assert room.hears(wire.AcceptNotice("")) == []
    assert room.written(entries.SessionStarted) == []
    (signed_in,) = room.hears(wire.ChangePin(NEW))
    assert isinstance(signed_in, wire.SignedIn)
    assert room.written(entries.PinChanged) == [entries.PinChanged(KNOWN_AS)]
    assert not card(room).must_change_pin
    room.hears(wire.EndSession(signed_in.session, "reader"))
    assert room.signs_in(slip) == wire.SignInRefused("wrong", 0)
    assert isinstance(room.signs_in(NEW), wire.SignedIn)


def test_a_pin_that_is_easy_old_or_none_is_not_taken_and_another_may_follow(room: Room) -> None:
    slip = reset(room)
    room.signs_in(slip)
    for pin, why in [
        ("123456", "easy"),
        ("777777", "easy"),
        (slip, "same"),
        ("12345", "digits"),
        ("5739180", "digits"),
        ("57391a", "digits"),
        ("５７３９１８", "digits"),
        ("", "digits"),
    ]:
        assert room.hears(wire.ChangePin(pin)) == [wire.NewPinAsked(why)], pin
    assert card(room).must_change_pin
    (signed_in,) = room.hears(wire.ChangePin(NEW))
    assert isinstance(signed_in, wire.SignedIn)


def test_a_pin_that_is_in_the_card_s_number_is_easy(room: Room) -> None:
    reset_pin = reset(room)
    room.signs_in(reset_pin)
    assert room.hears(wire.ChangePin(NUMBER[:6])) == [wire.NewPinAsked("easy")]


def test_nobody_changes_a_pin_who_did_not_just_show_it(room: Room) -> None:
    late = [wire.SignInRefused("late", 0)]
    assert room.hears(wire.ChangePin(NEW)) == late
    signed_in = room.signs_in()  # one whose PIN is their own
    assert isinstance(signed_in, wire.SignedIn)
    assert room.hears(wire.ChangePin(NEW)) == late
    room.hears(wire.EndSession(signed_in.session, "reader"))
    slip = reset(room)
    room.signs_in("000000")
    assert room.hears(wire.ChangePin(NEW)) == late
    room.signs_in(slip)
    room.signs_in("000000", "99999999")
    assert room.hears(wire.ChangePin(NEW)) == late
    assert room.written(entries.PinChanged) == []


def test_a_choice_has_its_time(room: Room) -> None:
    slip = reset(room)
    room.signs_in(slip)
    room.clock.pass_time(CHANGE_SECONDS + 1)
    assert room.hears(wire.ChangePin(NEW)) == [wire.SignInRefused("late", 0)]
    assert card(room).must_change_pin


@pytest.mark.parametrize(
    "entry", [entries.PinReset(KNOWN_AS, "A"), entries.ReaderSuspended(KNOWN_AS, "", "card", "A")], ids=str
)
def test_staff_who_change_the_card_meanwhile_begin_it_anew(entry: entries.Entry, room: Room) -> None:
    room.signs_in(reset(room))
    keeps(room, entry)
    assert room.hears(wire.ChangePin(NEW)) == [wire.SignInRefused("late", 0)]


def test_a_card_that_is_gone_meanwhile_comes_in_no_more(room: Room) -> None:
    room.signs_in(reset(room))
    with room.store.readers.removing(NUMBER, KNOWN_AS):
        pass
    assert room.hears(wire.ChangePin(NEW)) == [wire.SignInRefused("wrong", 0)]


def test_a_pin_is_not_changed_where_that_cannot_be_recorded(room: Room) -> None:
    slip = reset(room)
    room.signs_in(slip)
    room.spoil()
    assert room.hears(wire.ChangePin(NEW)) == [wire.SignInRefused("not_recorded", 0)]
    room.mend()
    assert card(room).must_change_pin
    assert room.store.readers.try_pin(ReaderNumber(NUMBER), slip, room.clock.now()).judged is Judged.RIGHT


def test_a_suspension_that_cannot_be_recorded_lets_nobody_in_either(room: Room) -> None:
    suspend(room)
    room.spoil()
    assert room.signs_in() == wire.SignInRefused("not_recorded", 0)
    room.mend()
