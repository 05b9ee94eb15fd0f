# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal export`."""

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import journal_exports
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.journal.asking import (
    CopyFile,
    Kinds,
    Reader,
    Since,
    Site,
    StationFile,
    Until,
    Verdicts,
    filter_of,
    source,
    zone_of,
)
from kiosk.admin.cli.options import PasswordFile, StaffName
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput


def export(  # noqa: PLR0913, PLR0917  # a filter has as many parts
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="What to write: NAME.csv, NAME.jsonl or NAME.pdf.")],
    copy: CopyFile = None,
    config: StationFile = None,
    since: Since = None,
    until: Until = None,
    reader: Reader = "",
    site: Site = "",
    kind: Kinds = None,
    verdict: Verdicts = None,
    personal: Annotated[bool, typer.Option("--personal", help="Readers' pseudonyms and sessions too.")] = False,
    reason: Annotated[str, typer.Option(help="Why personal data is needed; it is recorded.")] = "",
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Write entries to a file, with the checkpoint that covers them; personal data only for a reason."""
    with bad_input_exits():
        if personal != bool(reason.strip()):
            raise BadInput("--reason", "a reason was expected with --personal, and none without it")
        if reader and not personal:
            raise BadInput("--reader", "--personal with a reason was expected: one person's entries are personal data")
        wanted = journal_exports.Wanted(output, journal_exports.form_of(output), personal, reason.strip())
        found = source(copy, config, by, password_file)
        asked = filter_of(zone_of(found), since, until, kind, verdict)
        asked = dataclasses.replace(asked, reader=reader, site=site)
        told = journal_exports.export(found, asked, wanted, zone_of(found), SystemClock())
    typer.echo(f"{output}: {told.entries} entries, under the checkpoint at {told.covered}")
    if told.uncovered:
        typer.echo(f"{told.uncovered} entries that no checkpoint covers yet were left out")
