# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl init`: make a station; `kioskctl station check`: look it over."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import selftests, stations
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.options import AsJson, ConfigOption, Language, LanguageOption, PrintOption, SiteOption, WhoOption
from kiosk.admin.cli.shown import harmless
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.station.config import read_station
from kiosk.station.selftest import Line
from kiosk.words.selftest import faults_sentence, outcome_word, part_word, spoken

app = typer.Typer(no_args_is_help=True, help="Look a station over.")


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


@app.command()
def check(
    config: ConfigOption,
    who: WhoOption = "",
    site: SiteOption = "",
    language: LanguageOption = Language.EN,
    print_to: PrintOption = None,
    as_json: AsJson = False,
) -> None:
    """Look over service, gateway, clock, disk, journal and policy; exit code 1 where a part has a fault."""
    with bad_input_exits():
        station = read_station(config)
        sheet = selftests.check(station, SystemClock(), who, site)
        if print_to is not None:
            selftests.print_to(print_to, sheet, station, language.value)
    for line in sheet.lines:
        typer.echo(json.dumps(line.as_json(), ensure_ascii=False) if as_json else _spoken(line, language.value))
    if not as_json:
        typer.echo(faults_sentence(sheet, language.value))
    if not sheet.well:
        raise typer.Exit(FINDINGS)


def _spoken(line: Line, language: str) -> str:
    said = harmless(spoken(line, language))
    return f"{part_word(line.part, language):<12}{outcome_word(line, language):<14}{said}"
