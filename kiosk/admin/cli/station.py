# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl init`: make a station."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import stations
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput


def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="An empty folder, or one that is not there yet.")],
    station_id: Annotated[str, typer.Option("--id", help="The station's name in its journal.")] = "station-1",
    port: Annotated[int, typer.Option(help="The gateway's port on this machine.")] = 8899,
    policy: Annotated[Path | None, typer.Option(help="Another policy than the starter one.")] = None,
    store_url: Annotated[str | None, typer.Option(help="A PostgreSQL server's address for the store.")] = None,
    store_password: Annotated[Path | None, typer.Option(help="A file with the store's password.")] = None,
    keys_of: Annotated[Path | None, typer.Option(help="The keys of a station that uses this store.")] = None,
) -> None:
    """Make a station: keys, settings, starter policy, guides, journal, and a first reader."""
    shared = stations.SharedStore(store_url, store_password, keys_of) if store_url else None
    with bad_input_exits():
        if shared is None and (store_password or keys_of):
            raise BadInput("--store-url", "the address of the store was expected beside --store-password and --keys-of")
        issued = stations.init_station(
            folder, SystemClock(), station_id=station_id, port=port, policy=policy, shared=shared
        )
    typer.echo(f"{issued.config} is ready.")
    if issued.pin:
        _print_card(issued.number, issued.pin)
    typer.echo(f"Verifier key of the record, to be written down elsewhere: {issued.verifier}")
    typer.echo(f"Now: kioskd --config {issued.config}   and   kiosk --config {issued.config}")


def _print_card(number: str, pin: str) -> None:
    typer.echo(f"Card {number}, PIN {pin}. The PIN is shown this once and kept nowhere.")
