# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: every guide can be read by eye, by keyboard and by whatever reads aloud, in both looks and enlarged."""

import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest

from kiosk.base.toml import LANGUAGES
from kiosk.library.shelf import Shelf
from kiosk.station.config import read_station
from tests.fakes.stations import new_station
from tests.journeys.rig import CHECKOUT, child_environment

MINUTES: Final = 3
LOOKS: Final[Mapping[str, tuple[str, ...]]] = {"plain": (), "strong": ("--contrast",)}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Any]]:
    """What the driver says of each page of the guides' own pack; one process a look, both at once."""
    folder = tmp_path_factory.mktemp("accessible")
    config = new_station(folder / "station").config
    with ThreadPoolExecutor(2) as threads:
        looks = [threads.submit(_looked_at, folder / name, config, *words) for name, words in LOOKS.items()]
        plain, strong = (look.result() for look in looks)
    shelf = Shelf.open(read_station(config).packs)
    expected = {card.path for language in LANGUAGES for card in shelf.guides(language)} | set(LANGUAGES)
    assert plain.keys() == strong.keys() == expected
    return {path: {**plain[path], **strong[path]} for path in plain}


def _looked_at(home: Path, config: Path, *words: str) -> Mapping[str, Mapping[str, Any]]:
    home.mkdir()
    environment = {**child_environment("", home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.drivers.guides", "--config", str(config), *words]
    done = subprocess.run(
        command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, timeout=60 * MINUTES, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    pages = [json.loads(line) for line in done.stdout.splitlines()]
    return {page["path"]: page for page in pages}


@pytest.mark.parametrize("look", ["axe", "contrast", "tab", "enlarged"])
def test_every_page_is_open_to_everybody(found: Mapping[str, Mapping[str, Any]], look: str) -> None:
    """axe-core's rules; contrast in the second look; each stop of Tab seen; nothing cut at 200 % on 1366×768."""
    assert [f"{path}: {fault}" for path, page in found.items() for fault in page[look]] == []
