# SPDX-License-Identifier: GPL-3.0-or-later
"""Who acts is shown with a password and has the role; who may not is refused and journalled."""

from pathlib import Path

import pytest

from kiosk.admin.actions.acting import Acting, acting, has_staff
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.store.staff import NotProven, Role, StaffRefusal
from tests.fakes.clock import FakeClock
from tests.unit.admin.conftest import EDITOR, LIBRARIAN, PASSWORD, Desk

CLOCK = SystemClock()


def test_a_member_with_the_role_acts(staffed: Desk) -> None:
    shown = acting(staffed.station, LIBRARIAN, PASSWORD, Role.LIBRARIAN, CLOCK)
    assert shown == Acting(LIBRARIAN, frozenset({Role.LIBRARIAN}))
    assert acting(staffed.station, EDITOR, PASSWORD, None, CLOCK) == Acting(EDITOR, frozenset({Role.EDITOR}))
    assert staffed.written() == []


def test_who_may_not_act_is_refused_and_journalled(staffed: Desk) -> None:
    for name, password, role, why in [
        (LIBRARIAN, "wrong", Role.LIBRARIAN, NotProven.WRONG),
        (EDITOR, PASSWORD, Role.LIBRARIAN, NotProven.ROLE),
        ("my password by mistake", "x", None, NotProven.WRONG),
    ]:
        assert acting(staffed.station, name, password, role, CLOCK) == StaffRefusal(why)
    assert staffed.written() == [
        ("staff_refused", {"staff": LIBRARIAN, "why": "wrong"}),
        ("staff_refused", {"staff": EDITOR, "why": "role"}),
        ("staff_refused", {"staff": "", "why": "wrong"}),
    ]


def test_during_a_wait_the_right_password_does_not_count(staffed: Desk) -> None:
    clock = FakeClock(CLOCK.now())
    for _ in range(3):
        acting(staffed.station, LIBRARIAN, "wrong", None, clock)
    assert acting(staffed.station, LIBRARIAN, PASSWORD, None, clock) == StaffRefusal(NotProven.WAIT, 5)
    clock.pass_time(5)
    assert isinstance(acting(staffed.station, LIBRARIAN, PASSWORD, None, clock), Acting)
    assert len(staffed.written()) == 3


def test_a_station_tells_whether_it_has_staff(desk: Desk) -> None:
    assert not has_staff(desk.station)
    desk.joins(LIBRARIAN, Role.LIBRARIAN)
    assert has_staff(desk.station)


def test_a_station_without_its_store_is_bad_input(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "station", tmp_path / "store.db")
    store = desk.config.with_name("store.db")
    store.unlink()
    with pytest.raises(BadInput, match="a store was expected"):
        acting(desk.station, LIBRARIAN, PASSWORD, None, CLOCK)
    assert not store.exists()
