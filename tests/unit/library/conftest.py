# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped guides, read once, and the pack made from them, built once."""

from pathlib import Path

import pytest

from kiosk.base.palette import Palette, read_palette
from kiosk.base.paths import resources
from kiosk.library.build import build_pack
from kiosk.library.guides import Guide, read_guides


@pytest.fixture(scope="session")
def palette() -> Palette:
    return read_palette()


@pytest.fixture(scope="session")
def guides() -> tuple[Guide, ...]:
    return read_guides(resources() / "library")


@pytest.fixture(scope="session")
def pack_file(tmp_path_factory: pytest.TempPathFactory, guides: tuple[Guide, ...], palette: Palette) -> Path:
    path = tmp_path_factory.mktemp("packs") / "guides.zim"
    build_pack(guides, path, palette=palette)
    return path
