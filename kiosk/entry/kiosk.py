# SPDX-License-Identifier: GPL-3.0-or-later
"""`kiosk`, the reader's screen; `kiosk demo` shows it with everything it needs."""

import logging
import os
import signal
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.cli.faults import BAD_INPUT, bad_input_exits
from kiosk.base.paths import site_config
from kiosk.entry.demo import demo
from kiosk.shell.start import make_application, open_screen
from kiosk.station.config import read_station

app = typer.Typer(add_completion=False, help="Tereze, the reader's screen.")
app.command()(demo)


@app.callback(invoke_without_command=True)
def screen(
    context: typer.Context,
    config: Annotated[Path | None, typer.Option(help="The station's station.toml.")] = None,
    trial_as_root: Annotated[
        bool, typer.Option("--trial-as-root", help="Run as root for a trial, without Chromium's sandbox.")
    ] = False,
) -> None:
    """Run the screen of this station."""
    if context.invoked_subcommand is not None:
        return
    logging.basicConfig(format="kiosk: %(levelname)s: %(message)s", level=logging.INFO)
    if os.geteuid() == 0 and not trial_as_root:
        typer.echo("kiosk: an ordinary user was expected: root's browser has no sandbox (--trial-as-root)", err=True)
        raise typer.Exit(BAD_INPUT)
    with bad_input_exits():
        station = read_station(config or site_config())
        application = make_application(station, sandbox=os.geteuid() != 0)
        shown = open_screen(application, station)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)  # nothing here needs tidying: the profile lives in memory only
    raise typer.Exit(shown.application.exec())


def main() -> None:
    """Run the command line."""
    app()
