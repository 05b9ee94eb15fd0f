# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal report`: a week in numbers, without names."""

import csv
import json
import sys
from typing import Annotated

import typer

from kiosk.admin.actions import journal_reports
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.journal.asking import CopyFile, StationFile, moment, source, zone_of
from kiosk.admin.cli.options import AsJson, PasswordFile, StaffName
from kiosk.base.clock import SystemClock


def report(
    copy: CopyFile = None,
    config: StationFile = None,
    week: Annotated[
        str | None, typer.Option(metavar="DATE", help="A day of the week that is meant; else the last.")
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV: what, of what, how many.")] = False,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Print a week's sessions, hours, pages by site, refusals by reason and site, and what became of requests."""
    with bad_input_exits():
        found = source(copy, config, by, password_file)
        day = moment(week, zone_of(found), "--week")
        told = journal_reports.weekly(found, day, zone_of(found), SystemClock())
    if as_json:
        typer.echo(json.dumps(told.as_json(), ensure_ascii=False))
    elif as_csv:
        csv.writer(sys.stdout).writerows([("what", "of", "count"), *told.rows()])
    else:
        typer.echo(f"{told.first} to {told.last}")
        for what, of, count in told.rows():
            typer.echo(f"{what:28}  {of:44}  {count:>10}")
