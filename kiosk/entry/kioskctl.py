# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl`, the staff's command line."""

import typer

from kiosk.admin.cli import asks, gateway, policy, prints, reader, session, staff, station
from kiosk.admin.cli.journal.commands import app as journal
from kiosk.admin.cli.library.commands import app as library

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Tereze: policies, journals and stations.")
app.add_typer(policy.app, name="policy")
app.add_typer(journal, name="journal")
app.add_typer(library, name="library")
app.add_typer(gateway.app, name="gateway")
app.add_typer(reader.app, name="reader")
app.add_typer(asks.app, name="asks")
app.add_typer(prints.app, name="prints")
app.add_typer(staff.app, name="staff")
app.add_typer(session.app, name="session")
app.add_typer(session.clock_app, name="clock")
app.add_typer(station.app, name="station")
app.command("init")(station.init)


def main() -> None:
    """Run the command line."""
    app()
