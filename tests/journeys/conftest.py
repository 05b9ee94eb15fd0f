# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual display and a staged station for every journey that asks."""

import os
from collections.abc import Iterator

import pytest

from kiosk.demo.stage import Stage, stage, virtual_display
from tests.journeys.escapes.suite import Suite, canaries
from tests.journeys.rig import screen_of


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A display for the screens of one module; this process itself stays without one."""
    before = dict(os.environ)
    with virtual_display(1366, 768):
        name = os.environ["DISPLAY"]
        os.environ.clear()
        os.environ.update(before)
        yield name


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
