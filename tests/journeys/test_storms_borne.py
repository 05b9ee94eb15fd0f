# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: the frame of the screen answers, whatever a page does that does not have to be stopped."""

import pytest

from tests.journeys.rig import ScreenProcess
from tests.journeys.storms import BORNE, Storm, weather


@pytest.mark.parametrize("storm", BORNE, ids=lambda storm: storm.name)
def test_home_is_there(screen: ScreenProcess, storm: Storm) -> None:
    """How soon is measured by `python -m tests.journeys.storms`; here both presses are answered at all."""
    assert weather(screen, storm) > 0
