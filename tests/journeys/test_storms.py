# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a page that will not behave is closed with a sentence, and meanwhile the frame of the screen answers."""

import pytest

from tests.journeys.rig import ScreenProcess
from tests.journeys.storms import CLOSED, Storm, weather


@pytest.mark.parametrize("storm", CLOSED, ids=lambda storm: storm.name)
def test_it_is_closed_and_home_is_there(screen: ScreenProcess, storm: Storm) -> None:
    """How soon is measured by `python -m tests.journeys.storms`; here both presses are answered at all."""
    assert weather(screen, storm) > 0
