# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page may do how often, how long it may be silent, and which processes are ended for it."""

import os
import subprocess
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.shell.browser import renderers
from kiosk.shell.browser.patience import MOST, MOST_UNANSWERED, WITHIN_SECONDS, Doing, Patience
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize("doing", Doing)
def test_as_much_as_the_table_says_is_borne_and_then_counted_anew(doing: Doing) -> None:
    patience = Patience(FakeClock())
    assert [patience.bears(doing) for _ in range(MOST[doing] + 2)] == [True] * MOST[doing] + [False, True]


def test_what_lies_back_longer_is_forgotten_and_each_is_counted_by_itself() -> None:
    clock = FakeClock()
    patience = Patience(clock)
    for _ in range(5 * MOST[Doing.GOES]):
        clock.pass_time(1.01 * WITHIN_SECONDS / MOST[Doing.GOES])
        assert patience.bears(Doing.GOES)
    assert patience.bears(Doing.ASKS)


def test_a_page_that_answers_is_asked_for_ever_and_one_that_does_not_is_given_up() -> None:
    patience = Patience(FakeClock())
    for _ in range(3 * MOST_UNANSWERED):
        assert patience.asks_for_life()
        patience.hears_life()
    assert [patience.asks_for_life() for _ in range(MOST_UNANSWERED + 1)] == [True] * MOST_UNANSWERED + [False]
    assert patience.asks_for_life()


@pytest.fixture
def child() -> "Iterator[subprocess.Popen[bytes]]":
    with subprocess.Popen(["QtWebEngineProcess", "600"], executable="/bin/sleep") as process:
        yield process
        process.kill()


def test_a_renderer_stands_back_and_is_ended(child: "subprocess.Popen[bytes]", qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: renderers.is_renderer(child.pid))
    before = os.getpriority(os.PRIO_PROCESS, child.pid)
    assert renderers.stand_back(child.pid) == 1
    assert os.getpriority(os.PRIO_PROCESS, child.pid) == max(before, renderers.STANDS_BACK)
    assert 0 < renderers.size(child.pid) < 2**30
    assert renderers.end(child.pid)
    child.wait()
    assert not renderers.end(child.pid)
    assert (renderers.size(child.pid), renderers.stand_back(child.pid)) == (0, 0)


def test_no_other_process_is_touched() -> None:
    assert not renderers.end(os.getpid())
    assert renderers.stand_back(os.getpid()) == 0
    assert not renderers.end(0)
