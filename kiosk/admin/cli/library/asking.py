# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library's commands share: whose folder of packs is meant. A station is read only once a command asks."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.cli.faults import bad_input_exits
from kiosk.base.errors import BadInput
from kiosk.base.paths import site_config
from kiosk.station.config import Station, read_station

Folder = Annotated[
    Path | None, typer.Option("--folder", metavar="DIR", help="A folder of packs; without it, the station's own.")
]
StationFile = Annotated[
    Path | None, typer.Option("--config", metavar="STATION", help="The station's station.toml; acts are recorded.")
]


@dataclass(frozen=True)
class Asked:
    """What stood before the command."""

    at_desk: Path | None
    config: Path | None

    @cached_property
    def station(self) -> Station | None:
        """The station whose packs are meant, None for a folder at the desk. Raises BadInput."""
        return read_station(self.config or site_config()) if self.at_desk is None else None


def library(context: typer.Context, folder: Folder = None, config: StationFile = None) -> None:
    """Packs of the offline library: of a station (--config), or of a folder at the desk (--folder)."""
    with bad_input_exits():
        if folder is not None and config is not None:
            raise BadInput("kioskctl library", "either --folder or --config was expected")
    context.obj = Asked(folder, config)


def station_of(context: typer.Context) -> Station | None:
    """Return the station whose packs are meant, None for a folder at the desk. Raises BadInput."""
    return _asked(context).station


def folder_of(context: typer.Context) -> Path:
    """Return the folder of packs that is meant. Raises BadInput."""
    asked = _asked(context)
    if asked.at_desk is not None:
        return asked.at_desk
    assert asked.station is not None
    return asked.station.packs


def config_of(context: typer.Context) -> Path | None:
    """Return the station's file that was given."""
    return _asked(context).config


def _asked(context: typer.Context) -> Asked:
    asked = context.obj
    assert isinstance(asked, Asked)
    return asked
