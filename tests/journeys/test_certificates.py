# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a site that cannot prove its name is not shown, there is no way past, and the screen says why."""

import json
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.base.clock import SystemClock
from kiosk.demo.authority import LIFE, make_authority
from kiosk.demo.site_pages import FRONT_HOST
from kiosk.demo.stage import Stage, running_service
from tests.fakes.clock import FakeClock
from tests.journeys.rig import kinds, screen_of, wait
from tests.journeys.sites import tls_site

LONG_AGO = -(LIFE + timedelta(days=1))
NOT_YET = timedelta(days=1)


@pytest.mark.parametrize(
    ("names", "shift", "trust"),
    [
        (("another.example.net",), timedelta(), True),
        ((FRONT_HOST,), LONG_AGO, True),
        ((FRONT_HOST,), NOT_YET, True),
        ((FRONT_HOST,), timedelta(), False),
    ],
    ids=["another name", "expired", "not yet", "an authority of nobody"],
)
def test_it_does_not_open(
    staged: Stage, display: str, tmp_path: Path, names: Sequence[str], shift: timedelta, trust: bool
) -> None:
    made = make_authority(tmp_path, names, FakeClock(SystemClock().now() + shift))
    shutil.copy(made.ca_pem, staged.folder / "ca.pem")  # the one that the screen trusts, where it trusts any
    staged.service.terminate()
    staged.service.wait()
    ports_file = staged.folder / "ports.json"
    with tls_site(made) as site:
        ports_file.write_text(json.dumps({**staged.ports, "https": site.port}))
        with (
            running_service(staged.issued.config, ports_file),
            screen_of(staged, display, tmp_path / "home", trust=trust) as screen,
        ):
            screen.begin()
            screen.click("topic-legislation", "site-adilet")
            assert "could not prove" in screen.text("why")
            assert not screen.ask("seen", "ask")
            screen.press(*"thisisunsafe")
            screen.ask("settle", 300)
            assert screen.facts["screen"] == "RefusalScreen"
            wait(lambda: ("page_refused", "certificate") in kinds(staged), "the record of it")
    assert site.connections > 0
    assert site.requests == 0


def test_the_same_site_opens_with_the_right_one(staged: Stage, display: str, tmp_path: Path) -> None:
    made = make_authority(tmp_path, (FRONT_HOST,))
    shutil.copy(made.ca_pem, staged.folder / "ca.pem")
    staged.service.terminate()
    staged.service.wait()
    ports_file = staged.folder / "ports.json"
    with tls_site(made) as site:
        ports_file.write_text(json.dumps({**staged.ports, "https": site.port}))
        with running_service(staged.issued.config, ports_file), screen_of(staged, display, tmp_path / "home") as screen:
            screen.begin()
            screen.open_site()
    assert site.requests > 0
