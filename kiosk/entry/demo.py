# SPDX-License-Identifier: GPL-3.0-or-later
"""`kiosk demo`: the terminal with everything it needs, on this machine alone; `--tour` walks through it by itself."""

import logging
import os
import signal
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from PySide6.QtCore import QTimer

from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.demo.stage import TOUR_LIMITS, Stage, stage, virtual_display
from kiosk.demo.tour import Tour
from kiosk.shell.start import close_screen, make_application, open_screen

HINT = "Көрсетілім · Демонстрация · Demonstration: {number} / {pin}"

app = typer.Typer(add_completion=False)


@app.command()
def demo(
    tour: Annotated[Path | None, typer.Option(metavar="DIR", help="Walk through by itself; pictures go here.")] = None,
    size: Annotated[str, typer.Option(help="The virtual display's size, for the tour.")] = "1366x768",
) -> None:
    """Show the terminal with a demonstration reader and stand-in sites; nothing leaves this machine."""
    logging.basicConfig(format="kiosk: %(levelname)s: %(message)s", level=logging.WARNING)
    with ExitStack() as stack, bad_input_exits():
        if tour is not None:
            width, _, height = size.partition("x")
            stack.enter_context(virtual_display(int(width), int(height)))
        raise typer.Exit(_show(stack.enter_context(stage(TOUR_LIMITS if tour else {})), tour))


def _show(staged: Stage, pictures: Path | None) -> int:
    application = make_application(staged.station, sandbox=os.geteuid() != 0)
    hint = HINT.format(number=staged.issued.number, pin=staged.issued.pin)
    screen = open_screen(application, staged.station, staged.trusted, hint, framed=pictures is None)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Python hears of a signal between two of Qt's events; the screen's timers bring one each second.
        signal.signal(number, lambda *_signal: application.exit(0))
    failures: list[int] = []
    if pictures is not None:
        tour = Tour(screen, staged, pictures, typer.echo)
        tour.finished.connect(failures.append)
        tour.finished.connect(lambda _count: application.exit(0))
        QTimer.singleShot(0, tour, tour.run)
    application.exec()
    close_screen(screen)
    return FINDINGS if any(failures) else 0
