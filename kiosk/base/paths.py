# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie: the program's own resources, and the folders a desktop gives to an application."""

import sys
from pathlib import Path

import appdirs

from kiosk.base.errors import BadInput

APPLICATION = "tereze"


def resources() -> Path:
    """Return the folder of policies, guides and tokens, from a checkout or from an installed package."""
    return _shipped("resources")


def translations() -> Path:
    """Return the folder of compiled translations."""
    return _shipped("translations")


def site_config() -> Path:
    """Return where a station's configuration stands when no `--config` is given."""
    return Path(appdirs.site_config_dir(APPLICATION)) / "station.toml"


def _shipped(name: str) -> Path:
    beside_the_package = Path(__file__).resolve().parents[2]
    for root in (beside_the_package, Path(sys.prefix) / "share" / APPLICATION):
        if (root / name).is_dir():
            return root / name
    raise BadInput(name, "the program's own folder was expected; install it again")
