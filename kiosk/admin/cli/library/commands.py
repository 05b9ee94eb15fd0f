# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library`: which commands there are, and whose packs they speak of."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.library import searching
from kiosk.base.paths import site_config
from kiosk.station.config import read_station

Folder = Annotated[
    Path | None, typer.Option("--folder", metavar="DIR", help="A folder of packs; without it, the station's own.")
]


def library(context: typer.Context, folder: Folder = None) -> None:
    """Packs of the offline library: search them, and index them for search."""
    with bad_input_exits():
        context.obj = folder if folder is not None else read_station(site_config()).packs


app = typer.Typer(no_args_is_help=True, help="Packs of the offline library: search, index.")
app.callback()(library)
app.command("search")(searching.search)
app.command("index")(searching.index)
