# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped texts, and a copy of them that a test may break."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.base.paths import resources, translations
from kiosk.library.check.dictionaries import Dictionary, open_dictionary
from kiosk.library.check.spoken import CHECKED, Texts


@pytest.fixture(scope="session")
def dictionaries() -> Mapping[str, Dictionary]:
    return {language: open_dictionary(language) for language in CHECKED}


@pytest.fixture
def shipped() -> Texts:
    return Texts(resources() / "library", translations(), resources() / "policy" / "starter.toml")


@pytest.fixture
def texts(shipped: Texts, tmp_path: Path) -> Texts:
    shutil.copytree(shipped.folder, tmp_path / "library")
    screens = tmp_path / "translations"
    screens.mkdir()
    for path in shipped.translations.glob("*.ts"):
        shutil.copy(path, screens)
    shutil.copy(shipped.sites, tmp_path / "sites.toml")
    shutil.copy(shipped.sites.with_name("locks.toml"), tmp_path)
    return replace(shipped, folder=tmp_path / "library", translations=screens, sites=tmp_path / "sites.toml")
