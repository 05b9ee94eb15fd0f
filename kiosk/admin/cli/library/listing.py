# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library list`."""

import json

import typer

from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.library.asking import folder_of
from kiosk.admin.cli.options import AsJson
from kiosk.admin.cli.progress import progress
from kiosk.admin.cli.shown import harmless
from kiosk.library.catalogue import Broken, Entry, pack_files, read_catalogue


def list_packs(context: typer.Context, as_json: AsJson = False) -> None:
    """Show every pack of the folder; a broken one is named and left out. Exit code 1 where one is broken."""
    with bad_input_exits(), progress("reading packs", len(pack_files(folder_of(context)))) as step:
        found = read_catalogue(folder_of(context), step)
    for one in found:
        typer.echo(json.dumps(one.as_json(), ensure_ascii=False) if as_json else spoken(one))
    if not found and not as_json:
        typer.echo("There is no pack here.")
    if any(isinstance(one, Broken) for one in found):
        raise typer.Exit(FINDINGS)


def spoken(one: Entry | Broken) -> str:
    """Say a pack in a few lines."""
    if isinstance(one, Broken):
        return harmless(f"{one.file}: BROKEN, left out: {one.expected}")
    day = one.date.isoformat() if one.date else "no date"
    who = " / ".join(dict.fromkeys(part for part in (one.creator, one.publisher) if part)) or "nobody named"
    lines = (
        f"{one.name}: {one.title}",
        f"  {', '.join(one.languages) or 'no language'}; {who}; {day}",
        f"  {one.articles} articles, {one.size} bytes; SHA-256 {one.sha256}",
    )
    return "\n".join(map(harmless, lines))
