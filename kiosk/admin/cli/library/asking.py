# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library's commands share: whose folder of packs is meant. `ctx.obj` is its Path for every command."""

from pathlib import Path
from typing import Annotated, Final

import typer

from kiosk.admin.cli.faults import bad_input_exits
from kiosk.base.errors import BadInput
from kiosk.base.paths import site_config
from kiosk.station.config import Station, read_station

STATION: Final = "tereze.station"
WITHOUT_A_FOLDER: Final = ("build", "check")
Folder = Annotated[
    Path | None, typer.Option("--folder", metavar="DIR", help="A folder of packs; without it, the station's own.")
]
StationFile = Annotated[
    Path | None, typer.Option("--config", metavar="STATION", help="The station's station.toml; acts are recorded.")
]


def library(context: typer.Context, folder: Folder = None, config: StationFile = None) -> None:
    """Packs of the offline library: of a station (--config), or of a folder at the desk (--folder)."""
    with bad_input_exits():
        if folder is not None and config is not None:
            raise BadInput("kioskctl library", "either --folder or --config was expected")
        if context.invoked_subcommand in WITHOUT_A_FOLDER:
            return
        if folder is None:
            station = read_station(config or site_config())
            context.meta[STATION] = station
        context.obj = folder if folder is not None else station.packs


def station_of(context: typer.Context) -> Station | None:
    """Return the station whose packs are meant, None for a folder at the desk."""
    found = context.meta.get(STATION)
    return found if isinstance(found, Station) else None
