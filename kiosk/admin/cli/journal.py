# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal`: check a journal and show what it says."""

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kiosk.admin.actions import journals
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits

app = typer.Typer(no_args_is_help=True, help="Check a journal and show what it says.")
JournalFile = Annotated[Path, typer.Argument(metavar="FILE", help="A station's journal.db.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
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


@app.command()
def show(journal_file: JournalFile, as_json: AsJson = False) -> None:
    """Print the entries, as a table or one JSON object a line."""
    with bad_input_exits():
        shown = list(journals.show(journal_file))
    if as_json:
        for entry in shown:
            typer.echo(json.dumps(dataclasses.asdict(entry), ensure_ascii=False))
        return
    table = Table("no.", "moment (UTC)", "what", "facts")
    for entry in shown:
        facts = ", ".join(f"{name}={value}" for name, value in entry.body.items() if value != "")
        table.add_row(str(entry.index), entry.moment[:23], entry.kind, Text(facts))
    Console(width=None if Console().is_terminal else 160).print(table)
