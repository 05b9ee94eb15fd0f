# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskd`, the service of a station: sessions, policy, journal, gateway. Runs without Qt."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.cli.faults import bad_input_exits
from kiosk.base.clock import SystemClock
from kiosk.base.paths import site_config
from kiosk.gateway.addresses import AddressGuard, intranet
from kiosk.gateway.names import SystemResolver
from kiosk.gateway.ports import Resolver
from kiosk.service.run import serve
from kiosk.station.config import Station, read_station

Names = Callable[[Station], tuple[Resolver, AddressGuard]]


def run(config: Path, names: Names) -> None:
    """Serve until SIGTERM. Bad input is one line and exit code 2."""
    logging.basicConfig(format="kioskd: %(levelname)s: %(message)s", level=logging.INFO)
    with bad_input_exits():
        station = read_station(config)
        resolver, guard = names(station)
        asyncio.run(serve(station, SystemClock(), resolver, guard))


def system_names(station: Station) -> tuple[Resolver, AddressGuard]:
    """Return the machine's own resolver, and a guard that lets the institution's own sites be."""
    return SystemResolver(SystemClock()), AddressGuard(intranet(station.intranet))


def start(
    config: Annotated[Path | None, typer.Option(help="The station's station.toml.")] = None,
) -> None:
    """Run the service of this station."""
    run(config or site_config(), system_names)


def main() -> None:
    """Run the command line."""
    typer.run(start)
