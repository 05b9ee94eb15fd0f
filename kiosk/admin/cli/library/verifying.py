# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library verify`."""

import json
from typing import Annotated

import typer

from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.library.asking import folder_of
from kiosk.admin.cli.options import AsJson
from kiosk.admin.cli.progress import progress
from kiosk.admin.cli.shown import harmless
from kiosk.library.catalogue import Broken, Entry, describe, pack_files
from kiosk.library.intake import find


def verify(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One pack only.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read every byte of the packs. Exit code 1 where one is not what it was made as."""
    with bad_input_exits():
        files = [find(folder_of(context), name)] if name else pack_files(folder_of(context))
        found: list[Entry | Broken] = []
        with progress("reading packs", len(files)) as step:
            for path in files:
                found.append(describe(path))
                step()
    for one in found:
        typer.echo(
            json.dumps(_fields(one), ensure_ascii=False) if as_json else harmless(f"{one.file.name}: {_spoken(one)}")
        )
    if any(isinstance(one, Broken) for one in found):
        raise typer.Exit(FINDINGS)


def _fields(one: Entry | Broken) -> dict[str, object]:
    if isinstance(one, Broken):
        return {"file": one.file.name, "whole": False, "broken": one.expected}
    return {"file": one.file.name, "whole": True, "sha256": one.sha256}


def _spoken(one: Entry | Broken) -> str:
    return f"BROKEN: {one.expected}" if isinstance(one, Broken) else f"whole, SHA-256 {one.sha256}"
