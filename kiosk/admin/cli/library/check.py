# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library check`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions.library_check import check_library
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.options import AsJson
from kiosk.admin.cli.shown import harmless
from kiosk.base.clock import SystemClock

Texts = Annotated[Path | None, typer.Argument(metavar="[FOLDER]", help="A folder of guides; without it, the shipped.")]


def check(folder: Texts = None, as_json: AsJson = False) -> None:
    """Check guides and screens: languages, sources, dates, links, articles, and every word. Exit code 1 on findings."""
    with bad_input_exits():
        findings = check_library(folder, SystemClock())
    for finding in findings:
        typer.echo(json.dumps(finding.as_json(), ensure_ascii=False) if as_json else harmless(str(finding)))
    if findings:
        raise typer.Exit(FINDINGS)
    if not as_json:
        typer.echo("Nothing to mend.")
