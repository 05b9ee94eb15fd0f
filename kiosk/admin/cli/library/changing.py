# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library add` and `remove`."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import library_packs
from kiosk.admin.actions.acting import Acting
from kiosk.admin.cli.faults import BAD_INPUT, bad_input_exits
from kiosk.admin.cli.library.asking import folder_of, station_of
from kiosk.admin.cli.library.searching import show_indexing
from kiosk.admin.cli.options import PasswordFile, StaffName
from kiosk.admin.cli.progress import progress
from kiosk.admin.cli.shown import harmless
from kiosk.admin.cli.signing import signed
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.library.intake import sources
from kiosk.library.partial import BLOCK
from kiosk.store.staff import Role


def add(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A pack, or a folder or USB stick with several.")],
    replace: Annotated[bool, typer.Option("--replace", help="Also where the pack that is there is no older.")] = False,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Copy packs in, verify them and index all packs; what was interrupted goes on. Exit code 2 where one was not."""
    failed = changed = False
    with bad_input_exits():
        who = _who(context, by, password_file)
        for source in sources(file):
            try:
                changed |= _add(context, source, who, replace=replace)
            except BadInput as fault:
                typer.echo(harmless(str(fault)), err=True)
                failed = True
        if changed:
            show_indexing(folder_of(context))
    if failed:
        raise typer.Exit(BAD_INPUT)


def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A pack's name, as `list` shows it.")],
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Take a pack out of the library and its index; the screen shows it until it starts again."""
    with bad_input_exits():
        who = _who(context, by, password_file)
        removed = library_packs.remove(station_of(context), folder_of(context), name, who, SystemClock())
        typer.echo(harmless(f"{removed} is removed."))
        show_indexing(folder_of(context))


def _who(context: typer.Context, by: str | None, password_file: Path | None) -> Acting | None:
    station = station_of(context)
    if station is None:
        if by is not None:
            raise BadInput("--staff", "a station (--config) was expected: a folder at the desk has no staff")
        return None
    return signed(station, by, password_file, Role.LIBRARIAN)


def _add(context: typer.Context, source: Path, who: Acting | None, *, replace: bool) -> bool:
    """Tell whether the library has changed."""
    size = source.stat().st_size if source.is_file() else 0
    with progress(f"copying {harmless(source.name)}, MiB", -(-size // BLOCK)) as step:
        name, present = library_packs.add(
            station_of(context), folder_of(context), source, who, SystemClock(), replace=replace, step=step
        )
    typer.echo(harmless(f"{name} is there already." if present else f"{name} is added."))
    return not present
