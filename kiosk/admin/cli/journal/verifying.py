# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal verify`."""

import json
from typing import Annotated

import typer

from kiosk.admin.actions import journals
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.journal.asking import JournalFile
from kiosk.admin.cli.options import AsJson


def verify(
    journal_file: JournalFile,
    key: Annotated[str | None, typer.Option(help="The verifier key that was written down at the start.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check every entry and checkpoint; exit code 1 when anything is wrong."""
    with bad_input_exits():
        report = journals.verify(journal_file, key)
    if as_json:
        typer.echo(json.dumps(journals.report_as_json(report)))
    else:
        for finding in report.findings:
            typer.echo(finding)
        verdict = "holds" if report.ok else "DOES NOT HOLD"
        typer.echo(
            f"{journal_file}: {verdict}: {report.entries} entries, {report.covered} of them under a good checkpoint"
        )
        if report.own_key:
            typer.echo("checked with the key that the journal names itself; give --key to rule out a whole new file")
    if not report.ok:
        raise typer.Exit(FINDINGS)
