# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal show`: entries in order, a line each, printed as they are found."""

import dataclasses
import json

import typer

from kiosk.admin.actions import journals
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
from kiosk.admin.cli.options import AsJson, PasswordFile, StaffName
from kiosk.admin.cli.shown import harmless
from kiosk.base.clock import SystemClock


def show(  # noqa: PLR0913, PLR0917  # a filter has as many parts
    copy: CopyFile = None,
    config: StationFile = None,
    since: Since = None,
    until: Until = None,
    reader: Reader = "",
    site: Site = "",
    kind: Kinds = None,
    verdict: Verdicts = None,
    as_json: AsJson = False,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Print the entries that are asked for, as a table or one JSON object a line."""
    with bad_input_exits():
        found = source(copy, config, by, password_file)
        asked = filter_of(zone_of(found), since, until, kind, verdict)
        asked = dataclasses.replace(asked, reader=reader, site=site)
        for number, entry in enumerate(journals.look(found, asked, SystemClock())):
            if as_json:
                typer.echo(json.dumps(dataclasses.asdict(entry), ensure_ascii=False))
                continue
            if number == 0:
                typer.echo(f"{'no.':>8}  {'moment (UTC)':23}  {'what':22}  facts")
            facts = ", ".join(f"{name}={value}" for name, value in entry.body.items() if value != "")
            typer.echo(f"{entry.index:>8}  {entry.moment[:23]}  {entry.kind:22}  {harmless(facts)}".rstrip())
