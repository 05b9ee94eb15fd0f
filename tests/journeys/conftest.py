# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual display and a staged station for every journey that asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.stage import Stage
from tests.fakes.stations import stage
from tests.journeys.escapes.suite import Suite, canaries
from tests.journeys.rig import ScreenProcess, display_beside, screen_of


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A display for the screens of one module; this process itself stays without one."""
    with display_beside() as name:
        yield name


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a module's screen lives."""
    return tmp_path_factory.mktemp("module") / "home"


@pytest.fixture(scope="module")
def lasting_stage() -> Iterator[Stage]:
    """As `staged`, for all tests of a module."""
    with stage() as made:
        yield made


@pytest.fixture(scope="module")
def screen(lasting_stage: Stage, display: str, home: Path) -> Iterator[ScreenProcess]:
    """One session for all tests of a module, in English and at home."""
    with screen_of(lasting_stage, display, home) as made:
        made.begin()
        yield made


@pytest.fixture(scope="module")
def suite(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Suite]:
    """Eyes on a screen of the module's own, in a session."""
    folder = tmp_path_factory.mktemp("escapes")
    home = folder / "home"
    with stage() as made, canaries(folder) as ears, screen_of(made, display, home) as screen:
        screen.begin()
        yield Suite(screen, ears, home)


@pytest.fixture
def staged() -> Iterator[Stage]:
    """The demonstration's station with its stand-in sites, under the starter policy's own limits."""
    with stage() as made:
        yield made
