# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in, the one session, its time, and what happens when the record cannot be written."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.journal import entries
from kiosk.journal.verify import verify
from kiosk.policy.reasons import Reason
from kiosk.wire import messages as wire
from tests.unit.service.conftest import NUMBER, Room

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
    room.clock.set_wall(datetime(2026, 12, 1, 13, 0, tzinfo=UTC))  # six in the evening in Almaty
    assert room.signs_in() == wire.SignInRefused("closed", 0)


def test_nobody_signs_in_for_the_last_half_minute(room: Room) -> None:
    room.clock.set_wall(datetime(2026, 12, 1, 12, 59, 31, tzinfo=UTC))
    assert room.signs_in() == wire.SignInRefused("no_time", 0)


def test_nobody_signs_in_after_the_clock_ran_back_not_even_after_a_restart(room: Room) -> None:
    late = room.clock.now()
    room.clock.set_wall(late - timedelta(hours=1, days=7))
    assert room.signs_in() == wire.SignInRefused("clock", 0)
    room.restart(clean=True)
    assert room.signs_in() == wire.SignInRefused("clock", 0)
    room.clock.set_wall(late)
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
    room.clock.set_wall(datetime(2026, 12, 1, 12, 58, tzinfo=UTC))
    started = room.starts()
    assert started.seconds == 120
    room.clock.set_wall(datetime(2026, 12, 1, 13, 0, tzinfo=UTC))
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
    room.clock.set_wall(datetime(2026, 12, 1, 13, 0, tzinfo=UTC))
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
            room.passes(500, step=10)
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
            room.passes(500, step=10)
    after = room.clock.now()
    assert after - now < timedelta(hours=3)
    room.clock.set_wall(datetime(1970, 1, 1, tzinfo=UTC))
    room.restart(clean=True)
    room.clock.set_wall(after)
    room.restart(clean=True)
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
    room.passes(121)
    assert verify(room.station.journal).checkpoints >= 3


def test_staff_have_their_own_acts_written_and_nothing_else(room: Room) -> None:
    assert room.desk.keep_for_staff(wire.KeepEntry("reader_added", '{"reader": "r-x"}')) == wire.Kept(1)
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
        assert room.desk.keep_for_staff(wire.KeepEntry(kind, body)) == wire.NotKept("kind")
    assert room.journal.size == 2


def test_what_cannot_be_written_for_staff_is_said_so(room: Room) -> None:
    asked = wire.KeepEntry("reader_added", '{"reader": "r-x"}')
    room.spoil()
    assert room.desk.keep_for_staff(asked) == wire.NotKept("not_recorded")
    room.mend()
    room.desk.close()
    assert room.desk.keep_for_staff(asked) == wire.NotKept("not_recorded")
