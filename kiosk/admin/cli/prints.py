# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl prints`: forms that readers filled in, and pages of the screen, that wait for paper."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import prints
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.options import AsJson, ConfigOption, PasswordFile, StaffName
from kiosk.admin.cli.signing import signed
from kiosk.station.config import read_station
from kiosk.store.staff import Role

app = typer.Typer(no_args_is_help=True, help="Forms that readers filled in and pages of the screen, waiting for paper.")
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The paper's number, as the reader was told.")]


@app.command("list")
def list_prints(
    config: ConfigOption, as_json: AsJson = False, by: StaffName = None, password_file: PasswordFile = None
) -> None:
    """Show the numbers that wait; neither whose they are, nor what stands on them. kioskd has to run."""
    with bad_input_exits():
        station = read_station(config)
        signed(station, by, password_file, Role.LIBRARIAN)
        found = prints.waiting(station)
    for one in found:
        shown = {"number": one.number, "moment": one.moment, "language": one.language, "pages": one.pages}
        what = f"a page of the screen, {one.pages} sheets" if one.pages else f"a form, {one.language}"
        line = f"No. {one.number}, {one.moment} ({what})"
        typer.echo(json.dumps(shown) if as_json else line)
    if not found and not as_json:
        typer.echo("Nothing waits.")


@app.command()
def release(
    config: ConfigOption,
    number: Number,
    output: Annotated[Path, typer.Option("--output", "-o", help="The PDF; remove it when it is printed.")],
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Write a form or a page as a PDF for the printer; the station holds nothing of it afterwards."""
    with bad_input_exits():
        station = read_station(config)
        acting = signed(station, by, password_file, Role.LIBRARIAN)
        prints.release(station, number, output, acting)
    typer.echo(f"No. {number} is in {output}; remove it when it is printed.")


@app.command()
def discard(config: ConfigOption, number: Number, by: StaffName = None, password_file: PasswordFile = None) -> None:
    """Throw a form or a page away unprinted."""
    with bad_input_exits():
        station = read_station(config)
        acting = signed(station, by, password_file, Role.LIBRARIAN)
        prints.discard(station, number, acting)
    typer.echo(f"No. {number} is thrown away.")
