# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl staff`: who belongs to the staff. Two different members agree to each change, once there are two."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import staff
from kiosk.admin.actions.acting import Acting
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.options import AsJson, ConfigOption, PasswordFile, SecondName, SecondPasswordFile, StaffName
from kiosk.admin.cli.signing import new_password, signed
from kiosk.base.clock import SystemClock
from kiosk.station.config import Station, read_station
from kiosk.store.staff import Role

app = typer.Typer(no_args_is_help=True, help="Members of staff and their roles.")
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that the journal will show.")]
Roles = Annotated[list[Role], typer.Option("--role", help="Give it once for each role.")]
NewPasswordFile = Annotated[
    Path | None, typer.Option("--new-password-file", help="For scripts: a file with the password to be set.")
]


@app.command()
def add(
    config: ConfigOption,
    name: Name,
    role: Roles,
    by: StaffName = None,
    second: SecondName = None,
    password_file: PasswordFile = None,
    second_password_file: SecondPasswordFile = None,
    new_password_file: NewPasswordFile = None,
) -> None:
    """Let somebody join the staff; the first one needs nobody's consent, the second one the first's."""
    with bad_input_exits():
        station = read_station(config)
        consent = _consent(station, (by, password_file), (second, second_password_file))
        password = new_password(name, new_password_file)
        staff.add(station, name, password, frozenset(role), consent, SystemClock())
    typer.echo(f"{name} belongs to the staff: {staff.spoken_roles(frozenset(role))}.")


@app.command("list")
def list_members(config: ConfigOption, as_json: AsJson = False) -> None:
    """Print the members and their roles."""
    with bad_input_exits():
        found = staff.members(read_station(config))
    for member in found:
        roles = staff.spoken_roles(member.roles)
        fields = {"name": member.name, "roles": roles.split()}
        typer.echo(json.dumps(fields, ensure_ascii=False) if as_json else f"{member.name}: {roles}")
    if not found and not as_json:
        typer.echo("Nobody belongs to the staff yet.")


@app.command()
def roles(
    config: ConfigOption,
    name: Name,
    role: Roles,
    by: StaffName = None,
    second: SecondName = None,
    password_file: PasswordFile = None,
    second_password_file: SecondPasswordFile = None,
) -> None:
    """Give a member these roles and no other."""
    with bad_input_exits():
        station = read_station(config)
        consent = _consent(station, (by, password_file), (second, second_password_file))
        staff.change_roles(station, name, frozenset(role), consent, SystemClock())
    typer.echo(f"{name}: {staff.spoken_roles(frozenset(role))}.")


@app.command()
def password(
    config: ConfigOption,
    name: Name,
    by: StaffName = None,
    second: SecondName = None,
    password_file: PasswordFile = None,
    second_password_file: SecondPasswordFile = None,
    new_password_file: NewPasswordFile = None,
) -> None:
    """Set a password: one's own (without --staff), or a forgotten one with the consent of two others."""
    with bad_input_exits():
        station = read_station(config)
        consent = _consent(station, (by or name, password_file), (second, second_password_file))
        staff.set_password(station, name, new_password(name, new_password_file), consent, SystemClock())
    typer.echo(f"{name} has a new password.")


@app.command()
def card(
    config: ConfigOption,
    name: Name,
    number: Annotated[str, typer.Option(help="The card's number, four to eight digits.")],
    by: StaffName = None,
    second: SecondName = None,
    password_file: PasswordFile = None,
    second_password_file: SecondPasswordFile = None,
) -> None:
    """Give a member a card for supervised sessions: one's own (without --staff), or another's with two who agree."""
    with bad_input_exits():
        station = read_station(config)
        consent = _consent(station, (by or name, password_file), (second, second_password_file))
        pin = staff.give_card(station, name, number, consent, SystemClock())
    typer.echo(f"{name}: card {number}, PIN {pin}. The PIN is shown this once and kept nowhere.")


@app.command()
def remove(
    config: ConfigOption,
    name: Name,
    by: StaffName = None,
    second: SecondName = None,
    password_file: PasswordFile = None,
    second_password_file: SecondPasswordFile = None,
) -> None:
    """Let a member go; the journal keeps their name under what they did."""
    with bad_input_exits():
        station = read_station(config)
        consent = _consent(station, (by, password_file), (second, second_password_file))
        staff.remove(station, name, consent, SystemClock())
    typer.echo(f"{name} belongs to the staff no more.")


def _consent(station: Station, *shown: tuple[str | None, Path | None]) -> tuple[Acting, ...]:
    """Ask each that is named to show who they are."""
    (first, first_file), *others = shown
    agreed = [signed(station, first, first_file, None)]
    agreed += [signed(station, name, file, None) for name, file in others if name is not None]
    return tuple(one for one in agreed if one is not None)
