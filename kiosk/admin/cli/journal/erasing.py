# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal erase`."""

from typing import Annotated

import typer

from kiosk.admin.actions import journal_erasure
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.journal.asking import moment
from kiosk.admin.cli.options import ConfigOption, PasswordFile, SecondName, SecondPasswordFile, StaffName
from kiosk.admin.cli.signing import signed
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.station.config import read_station
from kiosk.store.staff import Role


def erase(
    config: ConfigOption,
    before: Annotated[str, typer.Option(metavar="DATE", help="What was recorded before this day.")],
    reason: Annotated[str, typer.Option(help="By which rule its time is over; it is recorded.")],
    by: StaffName = None,
    second: SecondName = None,
    password_file: PasswordFile = None,
    second_password_file: SecondPasswordFile = None,
) -> None:
    """Destroy what old entries say; that they were there stays proven. kioskd must not run."""
    with bad_input_exits():
        station = read_station(config)
        day = moment(before, station.zone, "--before")
        first = signed(station, by, password_file, Role.AUDITOR)
        other = signed(station, second, second_password_file, None) if second else None
        if first is None or other is None or day is None:
            raise BadInput("--second", "two members of staff were expected: an auditor, and one who agrees")
        told = journal_erasure.erase(station, day, reason, (first, other), SystemClock())
    typer.echo(f"{told.count} entries before {told.below} say nothing any more; entry {told.index} says so.")
