# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library build`."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import library_packs
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.library.asking import config_of


def build(
    context: typer.Context,
    guides: Annotated[Path, typer.Argument(metavar="GUIDES", help="A folder of guides, as in resources/library.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PACK.zim", help="The pack to write.")],
) -> None:
    """Make a folder of guides into a pack, outside a station's packs; the same guides give the same bytes."""
    with bad_input_exits():
        library_packs.build(guides, output, config_of(context))
    typer.echo(f"{output} is built.")
