# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper for appeals: the rule at first, each day counted, and what can still be done when it is late."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.shell.screens.deadline import DeadlineScreen
from kiosk.shell.wishes import Wishes
from tests.gui.conftest import Showroom
from tests.gui.looks import part

TODAY = date(2026, 11, 25)


@pytest.fixture
def room(showroom: Callable[..., Showroom]) -> Showroom:
    return showroom(Wishes("en"))


@pytest.fixture
def screen(room: Showroom) -> DeadlineScreen:
    made = DeadlineScreen(room.scene, TODAY)
    room.window.show_screen(made)
    room.settle()
    return made


def _press(room: Showroom, screen: DeadlineScreen, *names: str) -> None:
    for name in names:
        part(screen, QPushButton, name).click()
        room.settle()


def _text(screen: DeadlineScreen, name: str) -> str:
    return part(screen, QLabel, name).text()


def test_the_rule_stands_there_before_a_day_is_chosen(screen: DeadlineScreen) -> None:
    assert "15 days" in _text(screen, "deadline-rule")


def test_the_days_are_counted_over_the_end_of_a_month(screen: DeadlineScreen, room: Showroom, qtbot: QtBot) -> None:
    _press(room, screen, "day-18")
    assert "2 December 2026" in _text(screen, "deadline-last")
    assert "8 days" in _text(screen, "deadline-told")
    assert [_text(screen, f"count-{number}").split("\n")[1] for number in (1, 8, 13, 14, 15)] == [
        "18.11", "25.11", "30.11", "01.12", "02.12",
    ]  # fmt: skip
    with qtbot.waitSignal(screen.opened) as opened:
        _press(room, screen, "deadline-guide")
    assert opened.args == ["library://guides/en/appeal"]


def test_the_rule_stays_when_a_day_is_chosen(screen: DeadlineScreen, room: Showroom) -> None:
    _press(room, screen, "day-18")
    assert "CPC, Article 418" in _text(screen, "deadline-rule")


def test_nobody_is_late_on_the_day_that_may_be_the_last(screen: DeadlineScreen, room: Showroom) -> None:
    _press(room, screen, "day-10")
    assert "today" in _text(screen, "deadline-last")
    assert "restore the deadline" in _text(screen, "deadline-told")
    _press(room, screen, "day-9")
    assert "23 November 2026" in _text(screen, "deadline-last")


def test_who_is_late_is_told_what_to_do(screen: DeadlineScreen, room: Showroom) -> None:
    _press(room, screen, "month-before", "day-31")
    assert "14 November 2026" in _text(screen, "deadline-last")
    assert "restore the deadline" in _text(screen, "deadline-told")


def test_a_day_to_come_cannot_be_chosen_and_a_year_turns(screen: DeadlineScreen, room: Showroom) -> None:
    assert not part(screen, QPushButton, "day-26").isEnabled()
    assert not part(screen, QPushButton, "month-after").isEnabled()
    _press(room, screen, *["month-before"] * 11)
    assert _text(screen, "month-name") == "December 2025"
    _press(room, screen, "day-31", "month-after")
    assert _text(screen, "month-name") == "January 2026"
