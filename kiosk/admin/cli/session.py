# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl session` and `kioskctl clock`: what staff on the station do to the session that runs, and to its clock."""

from typing import Annotated

import typer

from kiosk.admin.actions import sessions
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.options import ConfigOption, PasswordFile, StaffName
from kiosk.admin.cli.signing import signed
from kiosk.base.clock import SystemClock
from kiosk.station.config import read_station
from kiosk.store.staff import Role

app = typer.Typer(no_args_is_help=True, help="The session that runs on this station.")
clock_app = typer.Typer(no_args_is_help=True, help="The station's wall clock.")
Reason = Annotated[str, typer.Option(help="Why; it is written into the journal.")]


@app.command()
def end(config: ConfigOption, reason: Reason, by: StaffName = None, password_file: PasswordFile = None) -> None:
    """End the session that runs; the minutes that are left stay the reader's."""
    with bad_input_exits():
        station = read_station(config)
        sessions.end(station, signed(station, by, password_file, Role.LIBRARIAN), reason, SystemClock())
    typer.echo("The session is over.")


@app.command()
def pause(config: ConfigOption, reason: Reason, by: StaffName = None, password_file: PasswordFile = None) -> None:
    """Stop the time of the session that runs; nothing opens until it is resumed."""
    with bad_input_exits():
        station = read_station(config)
        sessions.pause(station, signed(station, by, password_file, Role.LIBRARIAN), reason, SystemClock())
    typer.echo("The session stands still.")


@app.command()
def resume(config: ConfigOption, by: StaffName = None, password_file: PasswordFile = None) -> None:
    """Let the time of a paused session go on."""
    with bad_input_exits():
        station = read_station(config)
        sessions.resume(station, signed(station, by, password_file, Role.LIBRARIAN), SystemClock())
    typer.echo("The session goes on.")


@app.command()
def waiting(
    config: ConfigOption,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="How many readers wait for this station.")],
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Say how many readers wait; while anybody does, the one who sits there cannot add time."""
    with bad_input_exits():
        station = read_station(config)
        sessions.tell_queue(station, signed(station, by, password_file, Role.LIBRARIAN), number, SystemClock())
    typer.echo(f"{number} waiting.")


@clock_app.command()
def accept(config: ConfigOption, by: StaffName = None, password_file: PasswordFile = None) -> None:
    """Say that the machine's wall clock is right now; until then nobody signs in after it was set."""
    with bad_input_exits():
        station = read_station(config)
        sessions.accept_clock(station, signed(station, by, password_file, Role.LIBRARIAN), SystemClock())
    typer.echo("The clock is accepted.")
