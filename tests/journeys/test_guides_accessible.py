# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: every guide can be read by eye, by keyboard and by whatever reads aloud, in both looks and enlarged."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kiosk.admin.actions.stations import init_station
from kiosk.base.clock import SystemClock
from kiosk.base.toml import LANGUAGES
from kiosk.library.shelf import Shelf
from kiosk.station.config import read_station
from tests.journeys.rig import CHECKOUT, child_environment

MINUTES = 3


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Sequence[dict[str, Any]]:
    """What the driver says of each page of the guides' own pack."""
    folder = tmp_path_factory.mktemp("accessible")
    config = init_station(folder / "station", SystemClock()).config
    environment = {**child_environment("", folder), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.drivers.guides", "--config", str(config)]
    done = subprocess.run(
        command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, timeout=60 * MINUTES, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    pages = [json.loads(line) for line in done.stdout.splitlines()]
    shelf = Shelf.open(read_station(Path(config)).packs)
    expected = {card.path for language in LANGUAGES for card in shelf.guides(language)} | set(LANGUAGES)
    assert {page["path"] for page in pages} == expected
    return pages


@pytest.mark.parametrize("look", ["axe", "contrast", "tab", "enlarged"])
def test_every_page_is_open_to_everybody(found: Sequence[dict[str, Any]], look: str) -> None:
    """axe-core's rules; contrast in the second look; each stop of Tab seen; nothing cut at 200 % on 1366×768."""
    assert [f"{page['path']}: {fault}" for page in found for fault in page[look]] == []
