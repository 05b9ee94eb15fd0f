# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a page that will not behave is closed with a sentence, and meanwhile the frame of the screen answers."""

from collections.abc import Iterator

import pytest

from kiosk.demo.stage import stage
from tests.journeys.rig import ScreenProcess, screen_of
from tests.journeys.storms import CLOSED, Storm, weather


@pytest.fixture(scope="module")
def screen(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenProcess]:
    with stage() as staged, screen_of(staged, display, tmp_path_factory.mktemp("storms") / "home") as made:
        made.begin()
        yield made


@pytest.mark.parametrize("storm", CLOSED, ids=lambda storm: storm.name)
def test_it_is_closed_and_home_is_there(screen: ScreenProcess, storm: Storm) -> None:
    """How soon is measured by `python -m tests.journeys.storms`; here both presses are answered at all."""
    assert weather(screen, storm) > 0
