# SPDX-License-Identifier: GPL-3.0-or-later
"""`kiosk selftest`: staff look a station over, on its own screen, while nobody reads there.

No reader gets here: the reader's screen starts no program. No browser is started, so that root may run it too.
"""

import logging
import os
import signal
from pathlib import Path
from typing import Annotated

import shiboken6
import typer

from kiosk.admin.actions import selftests
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.options import Language, LanguageOption, PrintOption, SiteOption, WhoOption
from kiosk.base.clock import SystemClock
from kiosk.base.paths import site_config
from kiosk.shell.selftest.round import open_round
from kiosk.shell.start import fill, make_application
from kiosk.station.config import read_station
from kiosk.words.selftest import faults_sentence

app = typer.Typer(add_completion=False)


@app.command()
def selftest(
    config: Annotated[Path | None, typer.Option(help="The station's station.toml.")] = None,
    who: WhoOption = "",
    site: SiteOption = "",
    language: LanguageOption = Language.KK,
    print_to: PrintOption = None,
) -> None:
    """Look the station over: screen, touch, keyboard, speaker, and what it can tell by itself."""
    logging.basicConfig(format="kiosk: %(levelname)s: %(message)s", level=logging.WARNING)
    with bad_input_exits():
        station = read_station(config or site_config())
        sheet = selftests.check(station, SystemClock(), who, site, by_hand=True)
        application = make_application(station, sandbox=os.geteuid() != 0)
        window, shown = open_round(application, station, sheet, language.value)
        shown.finished.connect(lambda: application.exit(0))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        fill(window, application)
        application.exec()
        sheet = shown.sheet
        if print_to is not None:
            selftests.print_to(print_to, sheet, station, language.value)
    shiboken6.delete(window)  # while its display is still there
    application.shutdown()
    typer.echo(faults_sentence(sheet, language.value))
    raise typer.Exit(0 if sheet.well else FINDINGS)
