# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal prove`, `check-proof`, `checkpoint` and `compare`: what others can be shown, and can check."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import journal_proofs
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.journal.asking import CopyFile, JournalFile, StationFile, source
from kiosk.admin.cli.options import PasswordFile, StaffName
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.journal.entries import body_of
from kiosk.journal.entry_proof import Proven

KeyOption = Annotated[str, typer.Option("--key", help="The verifier key that was written down at the start.")]
MaybeKey = Annotated[str | None, typer.Option("--key", help="The verifier key that was written down at the start.")]


def prove(
    number: Annotated[int, typer.Argument(metavar="N", min=0, help="The entry's number, as `show` prints it.")],
    copy: CopyFile = None,
    config: StationFile = None,
    body: Annotated[
        bool, typer.Option("--body", help="Show what the entry says, not only its kind and moment.")
    ] = False,
    reason: Annotated[str | None, typer.Option(help="Why the body is shown; --body asks for it.")] = None,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Print a proof that one entry is in the record, for somebody who has the verifier key."""
    with bad_input_exits():
        if body != bool(reason):
            raise BadInput("--reason", "a reason was expected with --body, and none without it")
        found = source(copy, config, by, password_file)
        text = journal_proofs.prove(found, number, reason or None, SystemClock())
    typer.echo(text, nl=False)


def check_proof(
    proof: Annotated[Path, typer.Argument(metavar="PROOF", help="A file with what `prove` printed.")], key: KeyOption
) -> None:
    """Check a proof without the journal; exit code 1 when it proves nothing."""
    with bad_input_exits():
        found = journal_proofs.check(proof, key)
    if not isinstance(found, Proven):
        typer.echo(f"{proof}: PROVES NOTHING: {found}")
        raise typer.Exit(FINDINGS)
    header = found.header
    typer.echo(
        f"{proof}: holds: entry {header.index} of {found.size} of station {header.station},"
        f" {header.kind} at {header.moment.isoformat(timespec='milliseconds')}"
    )
    for name, value in body_of(found.entry).items() if found.entry else ():
        typer.echo(f"  {name} = {value!r}")


def checkpoint(
    journal_file: JournalFile,
    qr: Annotated[Path | None, typer.Option(help="Write it as a picture too: NAME.png or NAME.svg.")] = None,
) -> None:
    """Print the newest checkpoint, to be kept outside of the station."""
    with bad_input_exits():
        note = journal_proofs.checkpoint(journal_file)
        if qr is not None:
            journal_proofs.write_picture(note, qr)
    typer.echo(note, nl=False)


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A file with an older checkpoint; - reads it from here.")],
    journal_file: JournalFile,
    key: MaybeKey = None,
) -> None:
    """Tell whether the journal continues what an older checkpoint signed; exit code 1 when it does not."""
    with bad_input_exits():
        text = sys.stdin.buffer.read(journal_proofs.NOTE_BYTES) if str(old) == "-" else _read(old)
        finding = journal_proofs.compare(journal_file, text, key)
    if finding:
        typer.echo(f"{journal_file}: DOES NOT CONTINUE this checkpoint: {finding}")
        raise typer.Exit(FINDINGS)
    typer.echo(f"{journal_file}: continues this checkpoint: nothing it covers was changed, dropped or moved")
    if key is None:
        typer.echo("checked with the key that the journal names itself; give --key to rule out a whole new file")


def _read(path: Path) -> bytes:
    return read_limited(path, journal_proofs.NOTE_BYTES)
