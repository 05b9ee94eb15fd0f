# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in, the one session, its time, and what happens when the record cannot be written."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.journal import entries
from kiosk.journal.verify import verify
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from kiosk.wire import messages as wire
from kiosk.wire import staff_messages as staff_wire
from tests.unit.service.conftest import NUMBER, POLICY, Room

NO_PIN = "000000"


def test_hello_is_answered_with_the_policy_and_the_hour(room: Room) -> None:
    assert room.hears(wire.Hello(wire.PROTOCOL)) == [wire.Welcome(room.policy.digest, True)]
    room.clock.pass_time(12 * 3600)
    assert room.hears(wire.Hello(wire.PROTOCOL)) == [wire.Welcome(room.policy.digest, False)]
    with pytest.raises(BadInput, match="protocol"):
        room.hears(wire.Hello(wire.PROTOCOL + 1))


def test_a_right_pin_leads_to_the_notice_and_no_further(room: Room) -> None:
    answer = room.signs_in()
    assert isinstance(answer, wire.SignedIn)
    assert answer.seconds == 3600
    assert room.open_to is Reason.NO_SESSION
    assert room.written(entries.SessionStarted) == []


@pytest.mark.parametrize("number", [NUMBER, "99999999"])
def test_a_wrong_pin_and_an_unknown_card_are_told_alike(number: str, room: Room) -> None:
    answers = [room.signs_in(NO_PIN, number) for _ in range(4)]
    assert answers == [wire.SignInRefused("wrong", seconds) for seconds in (0, 0, 5)] + [wire.SignInRefused("wait", 5)]
    refused = room.written(entries.SignInRefused)
    assert len(refused) == 3
    assert all(isinstance(entry, entries.SignInRefused) and entry.reader.startswith("r-") for entry in refused)


def test_during_a_wait_the_right_pin_does_not_count(room: Room) -> None:
    for _ in range(3):
        room.signs_in(NO_PIN)
    assert room.signs_in() == wire.SignInRefused("wait", 5)
    room.clock.pass_time(5)
    assert isinstance(room.signs_in(), wire.SignedIn)


def test_nobody_signs_in_while_the_room_is_closed(room: Room) -> None:
    room.sleeps_until(datetime(2026, 12, 1, 13, 0, tzinfo=UTC))  # six in the evening in Almaty
    assert room.signs_in() == wire.SignInRefused("closed", 0)


def test_nobody_signs_in_for_the_last_half_minute(room: Room) -> None:
    room.sleeps_until(datetime(2026, 12, 1, 12, 59, 31, tzinfo=UTC))
    assert room.signs_in() == wire.SignInRefused("no_time", 0)


def test_nobody_signs_in_after_the_clock_ran_back_not_even_after_a_restart(room: Room) -> None:
    late = room.clock.now()
    room.clock.set_wall(late - timedelta(hours=1, days=7))
    assert room.signs_in() == wire.SignInRefused("clock", 0)
    room.restart(clean=True)
    assert room.signs_in() == wire.SignInRefused("clock", 0)
    room.clock.set_wall(late)  # the machine began with a wrong clock, and a time server put it right
    room.passes(1)
    assert isinstance(room.signs_in(), wire.SignedIn)
    assert len(room.written(entries.ClockStepped)) == 1


@pytest.mark.parametrize("days", [1, -1])
def test_a_wall_clock_set_by_a_day_neither_gives_nor_takes_minutes(days: int, room: Room) -> None:
    started = room.starts()
    for _ in range(3):
        room.hears(wire.SignOfLife(started.session))
        room.passes(500, step=5)
    right = room.clock.now()
    room.clock.set_wall(right + timedelta(days=days))
    room.hears(wire.SignOfLife(started.session))
    assert room.passes(1)[-1] == wire.TimeLeft(started.session, 2099, False, False)  # it goes on
    room.hears(wire.EndSession(started.session, "reader"))
    assert room.signs_in() == wire.SignInRefused("clock", 0)
    (stepped,) = room.written(entries.ClockStepped)
    assert stepped == entries.ClockStepped(days * 86400)
    room.clock.set_wall(right)
    again = room.signs_in()
    assert isinstance(again, wire.SignedIn)
    assert again.seconds == 3600
    assert room.written(entries.TimeUsed)[-1] == entries.TimeUsed(started.session, room.reader, 1000)
    assert (
        sum(one.milliseconds for one in room.written(entries.TimeUsed) if isinstance(one, entries.TimeUsed)) == 1501e3
    )
    assert verify(room.station.journal).ok


def test_staff_accept_a_clock_that_was_set(room: Room) -> None:
    room.clock.set_wall(room.clock.now() + timedelta(days=1))
    room.passes(1)
    assert room.signs_in() == wire.SignInRefused("clock", 0)
    assert isinstance(
        room.desk.keep_for_staff(staff_wire.KeepEntry("clock_accepted", '{"by": "aigul"}')), staff_wire.Kept
    )
    assert isinstance(room.signs_in(), wire.SignedIn)


def test_the_gate_opens_for_the_token_once_the_start_is_on_disk(room: Room) -> None:
    started = room.starts()
    assert room.gate.admits(started.token) is None
    assert room.open_to is Reason.WRONG_TOKEN
    (entry,) = room.written(entries.SessionStarted)
    assert isinstance(entry, entries.SessionStarted)
    assert (entry.session, entry.seconds, entry.policy_version) == (started.session, 3600, 12)


def test_without_a_record_there_is_no_token(room: Room) -> None:
    signed_in = room.signs_in()
    assert isinstance(signed_in, wire.SignedIn)
    room.spoil()
    assert room.hears(wire.AcceptNotice(signed_in.session)) == [wire.Ended(signed_in.session, "not_recorded")]
    assert room.open_to is Reason.NO_SESSION
    room.mend()
    assert room.hears(wire.AcceptNotice(signed_in.session)) == []
    room.starts()


def test_a_session_ends_at_the_first_entry_that_cannot_be_written(room: Room) -> None:
    started = room.starts()
    room.spoil()
    said = room.hears(wire.ReportOpened(started.session, "https://laws.kz/a"))
    assert said == [wire.Ended(started.session, "not_recorded")]
    assert room.open_to is Reason.NO_SESSION
    assert room.tunnels_closed == 1
    assert room.signs_in(NO_PIN) == wire.SignInRefused("not_recorded", 0)
    room.mend()
    room.starts()


def test_a_slice_that_cannot_be_written_ends_the_session(room: Room) -> None:
    started = room.starts()
    room.spoil()
    said = room.passes(16)
    assert said[-1] == wire.Ended(started.session, "not_recorded")
    assert sum(isinstance(message, wire.Ended) for message in said) == 1
    room.mend()


def test_a_store_that_cannot_be_written_lets_nobody_in(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: object) -> bool:
        raise CannotRecord("store")

    monkeypatch.setattr(room.store.readers, "try_pin", fails)
    assert room.signs_in() == wire.SignInRefused("not_recorded", 0)


def test_a_session_tells_its_time_warns_and_ends_on_time(room: Room) -> None:
    started = room.starts()
    said: list[wire.FromService] = []
    for _ in range(40):
        room.hears(wire.SignOfLife(started.session))
        said += room.passes(100)
    told = [message for message in said if isinstance(message, wire.TimeLeft)]
    assert [message.seconds for message in told[:2]] == [3599, 3598]
    assert all(message.warning == (message.seconds <= 300) for message in told)
    assert said[-1] == wire.Ended(started.session, "time")
    used = [entry.milliseconds for entry in room.written(entries.TimeUsed) if isinstance(entry, entries.TimeUsed)]
    assert sum(used) == 3_600_000
    assert room.open_to is Reason.NO_SESSION


@pytest.mark.parametrize(
    ("why", "written"),
    [
        ("reader", "reader"),
        ("token_refused", "token_refused"),
        ("notice_declined", "notice_declined"),
        ("time", "reader"),
    ],
)
def test_a_screen_names_only_ends_that_are_its_own(why: str, written: str, room: Room) -> None:
    started = room.starts()
    assert room.hears(wire.EndSession(started.session, why)) == [wire.Ended(started.session, written)]
    (entry,) = room.written(entries.SessionEnded)
    assert isinstance(entry, entries.SessionEnded)
    assert entry.why == written


def test_idle_hours_and_a_lost_screen_end_a_session(room: Room) -> None:
    room.starts()
    assert isinstance(room.passes(600)[-1], wire.Ended)
    room.starts()
    asyncio.run(room.desk.screen_went())
    asyncio.run(room.desk.screen_came(room.said.append))
    room.sleeps_until(datetime(2026, 12, 1, 12, 58, tzinfo=UTC))
    started = room.starts()
    assert started.seconds == 120
    room.sleeps_until(datetime(2026, 12, 1, 13, 0, tzinfo=UTC))
    room.passes(1)
    ended = [entry.why for entry in room.written(entries.SessionEnded) if isinstance(entry, entries.SessionEnded)]
    assert ended == ["idle", "screen_lost", "hours"]


def test_a_notice_that_nobody_answers_is_taken_away(room: Room) -> None:
    signed_in = room.signs_in()
    assert isinstance(signed_in, wire.SignedIn)
    assert room.passes(600) == [wire.Ended(signed_in.session, "idle")]
    assert room.hears(wire.AcceptNotice(signed_in.session)) == []
    assert room.open_to is Reason.NO_SESSION


def test_a_notice_cannot_be_accepted_after_closing(room: Room) -> None:
    signed_in = room.signs_in()
    assert isinstance(signed_in, wire.SignedIn)
    room.sleeps_until(datetime(2026, 12, 1, 13, 0, tzinfo=UTC))
    assert room.hears(wire.AcceptNotice(signed_in.session)) == [wire.Ended(signed_in.session, "hours")]
    assert room.written(entries.SessionStarted) == []


def test_a_second_sign_in_ends_the_first_session_even_if_it_is_wrong(room: Room) -> None:
    started = room.starts()
    said = room.hears(wire.SignIn(NUMBER, NO_PIN))
    assert said == [wire.Ended(started.session, "screen_lost"), wire.SignInRefused("wrong", 0)]
    assert room.gate.admits(started.token) is Reason.NO_SESSION


def test_messages_of_another_session_are_passed_over(room: Room) -> None:
    old = room.starts()
    room.hears(wire.EndSession(old.session, "reader"))
    new = room.starts()
    before = room.journal.size
    others = (
        wire.AcceptNotice(old.session),
        wire.EndSession(old.session, "reader"),
        wire.Wiped(old.session),
        wire.ReportOpened(old.session, "https://laws.kz/"),
        wire.ReportRefused("", "https://laws.kz/", "fault"),
        wire.AskForPage(old.session, "https://laws.kz/"),
    )
    assert room.hears(*others) == []
    assert room.journal.size == before
    assert room.gate.admits(new.token) is None


def test_wiped_is_written_once_and_after_the_end(room: Room) -> None:
    started = room.starts()
    room.hears(wire.Wiped(started.session))
    assert room.written(entries.SessionWiped) == []
    room.hears(wire.EndSession(started.session, "reader"), *[wire.Wiped(started.session)] * 3)
    assert room.written(entries.SessionWiped) == [entries.SessionWiped(started.session)]


@pytest.mark.parametrize("clean", [True, False])
def test_time_used_outlives_a_restart(clean: bool, room: Room) -> None:
    started = room.starts()
    for _ in range(3):
        room.hears(wire.SignOfLife(started.session))
        room.passes(500)
    room.restart(clean=clean)
    ended = [entry.why for entry in room.written(entries.SessionEnded) if isinstance(entry, entries.SessionEnded)]
    assert ended == ["service_stopped" if clean else "interrupted"]
    again = room.starts()
    room.hears(wire.EndSession(again.session, "reader"))
    used = [entry.milliseconds for entry in room.written(entries.TimeUsed) if isinstance(entry, entries.TimeUsed)]
    assert sum(used) == 1_500_000
    room.restart(clean=clean)
    assert len(room.written(entries.SessionEnded)) == 2  # what was ended stays ended


def test_the_days_minutes_are_used_up_over_restarts_and_come_back_on_the_morrow(room: Room) -> None:
    for _ in range(2):
        started = room.starts()
        for _ in range(8):
            room.hears(wire.SignOfLife(started.session))
            room.passes(500, step=5)
        room.restart(clean=True)
    assert room.signs_in() == wire.SignInRefused("no_time", 0)
    room.clock.pass_time(22 * 3600)
    room.starts()


def test_one_entry_of_a_dead_clock_does_not_forget_the_week(room: Room) -> None:
    """A machine whose clock battery is dead begins in 1970 and is put right later."""
    now = room.clock.now()
    for _ in range(2):
        started = room.starts()
        for _ in range(8):
            room.hears(wire.SignOfLife(started.session))
            room.passes(500, step=5)
    after = room.clock.now()
    assert after - now < timedelta(hours=3)
    room.clock.set_wall(datetime(1970, 1, 1, tzinfo=UTC))
    room.restart(clean=True)
    room.clock.set_wall(after)
    room.passes(1)
    assert room.signs_in() == wire.SignInRefused("no_time", 0)


def test_the_last_checkpoint_covers_everything_after_an_orderly_stop(room: Room) -> None:
    room.starts()
    room.passes(20)
    room.desk.close()
    report = verify(room.station.journal)
    assert report.ok
    assert report.covered == report.entries
    assert room.written()[-1] == entries.StationStopped()


def test_a_stop_with_a_full_disk_is_no_fault(room: Room) -> None:
    room.starts()
    room.spoil()
    room.desk.close()
    assert room.open_to is Reason.NO_SESSION
    room.mend()


def test_a_checkpoint_is_written_each_minute(room: Room) -> None:
    room.starts()
    room.passes(61)
    first = verify(room.station.journal)
    room.passes(60)
    second = verify(room.station.journal)
    assert 1 < first.covered < second.covered
    assert second.checkpoints == first.checkpoints  # the minute's went when the next was there


def test_staff_have_their_own_acts_written_and_nothing_else(room: Room) -> None:
    assert room.desk.keep_for_staff(staff_wire.KeepEntry("reader_added", '{"reader": "r-x"}')) == staff_wire.Kept(1)
    assert room.written(entries.ReaderAdded) == [entries.ReaderAdded("r-x")]
    assert verify(room.station.journal).covered == 2
    for kind, body in [
        ("time_used", '{"session": "s", "reader": "r-x", "milliseconds": -60000}'),
        ("session_wiped", '{"session": "s"}'),
        ("reader_added", '{"reader": 7}'),
        ("reader_added", '{"reader": "r-x", "pin": "123456"}'),
        ("reader_added", "[" * 4000),
        ("nothing_known", "{}"),
    ]:
        assert room.desk.keep_for_staff(staff_wire.KeepEntry(kind, body)) == staff_wire.NotKept("kind")
    assert room.journal.size == 2


def test_what_cannot_be_written_for_staff_is_said_so(room: Room) -> None:
    asked = staff_wire.KeepEntry("reader_added", '{"reader": "r-x"}')
    room.spoil()
    assert room.desk.keep_for_staff(asked) == staff_wire.NotKept("not_recorded")
    room.mend()
    room.desk.close()
    assert room.desk.keep_for_staff(asked) == staff_wire.NotKept("not_recorded")


def staff(room: Room, kind: str, **fields: str | int) -> None:
    """Have a staff act written and followed."""
    said = room.desk.keep_for_staff(staff_wire.KeepEntry(kind, json.dumps({"by": "aigul", **fields})))
    assert isinstance(said, staff_wire.Kept), said


def sits_for(room: Room, started: wire.Started, seconds: int) -> list[wire.FromService]:
    """Let somebody sit there, and return what the screen was told."""
    said: list[wire.FromService] = []
    for _ in range(seconds // 5):
        room.hears(wire.SignOfLife(started.session))
        said += room.passes(5, step=5)
    return said


@pytest.fixture
def generous(room: Room) -> Room:
    """A room that lets a reader add a quarter of an hour twice."""
    text = POLICY.replace("week_minutes", "extension_minutes = 15\nextensions = 2\nweek_minutes")
    assert room.desk.take_policy(parse_policy(text, "policy.toml"))
    return room


def test_one_press_adds_time_while_nobody_waits(generous: Room) -> None:
    started = generous.starts()
    assert sits_for(generous, started, 60)[-1] == wire.TimeLeft(started.session, 3540, False, True)
    staff(generous, "queue_told", waiting=1)
    assert generous.hears(wire.Extend(started.session)) == []
    assert generous.passes(1)[-1] == wire.TimeLeft(started.session, 3539, False, False)
    staff(generous, "queue_told", waiting=0)
    assert generous.hears(wire.Extend(started.session)) == [wire.TimeLeft(started.session, 4439, False, True)]
    assert generous.hears(wire.Extend(started.session)) == [wire.TimeLeft(started.session, 5339, False, False)]
    assert generous.hears(wire.Extend(started.session)) == []
    assert (
        generous.written(entries.SessionExtended)
        == [entries.SessionExtended(started.session, generous.reader, 900)] * 2
    )
    sits_for(generous, started, 5335)
    assert generous.passes(5)[-1] == wire.Ended(started.session, "time")


def test_without_an_entry_there_is_no_extension(generous: Room) -> None:
    started = generous.starts()
    generous.spoil()
    assert generous.hears(wire.Extend(started.session)) == [wire.Ended(started.session, "not_recorded")]
    generous.mend()


def test_who_sits_down_no_longer_waits(generous: Room) -> None:
    staff(generous, "queue_told", waiting=1)
    started = generous.starts()
    assert len(generous.hears(wire.Extend(started.session))) == 1


def test_somebody_is_asked_for_before_an_idle_end_and_the_answer_counts(room: Room) -> None:
    started = room.starts()
    said = room.passes(545, step=5)
    assert [one for one in said if isinstance(one, wire.AskIfThere)] == [wire.AskIfThere(started.session, 60)]
    room.hears(wire.SignOfLife(started.session))
    assert isinstance(room.passes(100, step=5)[-1], wire.TimeLeft)
    assert room.passes(500, step=5)[-1] == wire.Ended(started.session, "idle")


def test_staff_pause_a_session_and_its_gate_and_let_it_go_on(room: Room) -> None:
    started = room.starts()
    sits_for(room, started, 100)
    staff(room, "staff_paused_session", reason="a count of everybody")
    assert room.said[-1] == wire.Paused(started.session, "staff")
    assert room.gate.admits(started.token) is Reason.NO_SESSION
    assert room.tunnels_closed == 1
    assert room.passes(800, step=5) == []
    staff(room, "staff_resumed_session")
    assert room.said[-2:] == [wire.Resumed(started.session), wire.TimeLeft(started.session, 3500, False, False)]
    assert room.gate.admits(started.token) is None
    room.hears(wire.EndSession(started.session, "reader"))
    slices = [one.milliseconds for one in room.written(entries.TimeUsed) if isinstance(one, entries.TimeUsed)]
    assert sum(slices) == 100_000
    kinds = [
        entry.kind.value for entry in room.written() if "paused" in entry.kind.value or "resumed" in entry.kind.value
    ]
    assert kinds == ["staff_paused_session", "session_paused", "staff_resumed_session", "session_resumed"]


def test_a_pause_that_nobody_ends_ends_the_session(room: Room) -> None:
    started = room.starts()
    staff(room, "staff_paused_session", reason="a count of everybody")
    assert room.passes(900, step=5)[-1] == wire.Ended(started.session, "staff")


def test_staff_end_a_session_with_a_reason(room: Room) -> None:
    started = room.starts()
    staff(room, "staff_ended_session", reason="the room is needed")
    assert room.said[-1] == wire.Ended(started.session, "staff")
    assert room.gate.admits(started.token) is Reason.NO_SESSION
    before = room.journal.size
    for kind in ("staff_ended_session", "staff_paused_session"):
        asked = staff_wire.KeepEntry(kind, '{"by": "aigul", "reason": "nobody is there"}')
        assert room.desk.keep_for_staff(asked) == staff_wire.NotKept("no_session")
    assert room.desk.keep_for_staff(
        staff_wire.KeepEntry("staff_resumed_session", '{"by": "aigul"}')
    ) == staff_wire.NotKept("no_session")
    assert room.journal.size == before


def test_a_pause_that_cannot_be_written_ends_the_session(room: Room) -> None:
    started = room.starts()
    room.passes(3)
    room.spoil()
    said = room.desk.keep_for_staff(staff_wire.KeepEntry("staff_paused_session", '{"by": "a", "reason": "r"}'))
    assert said == staff_wire.NotKept("not_recorded")
    assert room.said[-1] == wire.Ended(started.session, "not_recorded")
    room.mend()
