# SPDX-License-Identifier: GPL-3.0-or-later
"""How a member of staff shows who they are on the command line: a hidden prompt, or a file for scripts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import typer

from kiosk.admin.actions.acting import Acting, acting, has_staff
from kiosk.admin.cli.faults import BAD_INPUT
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.keys import read_password
from kiosk.station.config import Station
from kiosk.store.staff import NotProven, Role, StaffRefusal

SENTENCES: Final[Mapping[NotProven, str]] = {
    NotProven.WRONG: "{name}: no such name with this password; nothing was done. Wait before the next try: {seconds} s",
    NotProven.WAIT: "{name}: too many wrong tries; nothing was done. Try again in {seconds} s",
    NotProven.ROLE: "{name}: the role {role} was expected; nothing was done",
}


def signed(station: Station, name: str | None, password_file: Path | None, role: Role | None) -> Acting | None:
    """Return who acts; nobody by name (None) only while the station has no member of staff. Raises BadInput, Exit."""
    if name is None:
        if has_staff(station):
            raise BadInput("--staff", "the name of a member of staff was expected")
        return None
    shown = acting(station, name, password_of(name, password_file), role, SystemClock())
    if isinstance(shown, StaffRefusal):
        said = SENTENCES[shown.why].format(name=name, seconds=shown.seconds, role=role.value if role else "")
        typer.echo(said, err=True)
        raise typer.Exit(BAD_INPUT)
    return shown


def password_of(name: str, password_file: Path | None) -> str:
    """Return the password from its file, or from a hidden prompt. Raises BadInput."""
    if password_file is None:
        return str(typer.prompt(f"Password of {name}", hide_input=True, err=True))
    return read_password(password_file)


def new_password(name: str, password_file: Path | None) -> str:
    """Return a password to be set: from its file, or asked for twice. Raises BadInput."""
    if password_file is None:
        asked = f"New password of {name}"
        return str(typer.prompt(asked, hide_input=True, confirmation_prompt=True, err=True))
    return read_password(password_file)
