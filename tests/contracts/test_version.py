# SPDX-License-Identifier: GPL-3.0-or-later
"""The version stands in one place."""

import tomllib
from pathlib import Path

import kiosk

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCES = [*sorted((CHECKOUT / "kiosk").rglob("*.py")), CHECKOUT / "pyproject.toml"]


def test_the_version_stands_in_one_file() -> None:
    holding = [path for path in SOURCES if f'"{kiosk.__version__}"' in path.read_text(encoding="utf-8")]
    assert holding == [CHECKOUT / "kiosk" / "__init__.py"]


def test_the_package_takes_its_version_from_there() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "kiosk/__init__.py"
