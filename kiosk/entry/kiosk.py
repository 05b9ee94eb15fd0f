# SPDX-License-Identifier: GPL-3.0-or-later
"""`kiosk`, the reader's screen; `kiosk demo` shows it with everything it needs, `kiosk selftest` is for staff.

What the other two need is loaded when one of them is asked for: it is not the reader's screen's to have.
"""

import logging
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Final

import typer

from kiosk.admin.cli.faults import BAD_INPUT, bad_input_exits
from kiosk.base.paths import site_config
from kiosk.shell.start import make_application, open_screen
from kiosk.station.config import read_station

OTHERS: Final = ("demo", "selftest")  # modules beside this one, each with an `app`


app = typer.Typer(add_completion=False)


@app.command()
def screen(
    config: Annotated[Path | None, typer.Option(help="The station's station.toml.")] = None,
    trial_as_root: Annotated[
        bool, typer.Option("--trial-as-root", help="Run as root for a trial, without Chromium's sandbox.")
    ] = False,
) -> None:
    """Run the reader's screen of this station. `kiosk demo` shows it with stand-ins; `kiosk selftest` is for staff."""
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
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name in OTHERS:
        import_module(f"kiosk.entry.{name}").app(sys.argv[2:], prog_name=f"kiosk {name}")
    else:
        app(prog_name="kiosk")
