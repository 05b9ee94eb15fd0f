# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input on the command line: one clear line on standard error, exit code 2, never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

from kiosk.admin.cli.shown import harmless
from kiosk.base.errors import BadInput, CannotRecord

FINDINGS: Final = 1
BAD_INPUT: Final = 2


@contextmanager
def bad_input_exits() -> Iterator[None]:
    """Turn BadInput and CannotRecord into their line and exit code."""
    try:
        yield
    except BadInput as fault:
        typer.echo(harmless(str(fault)), err=True)
        raise typer.Exit(BAD_INPUT) from fault
    except CannotRecord as fault:
        typer.echo(f"{harmless(str(fault))}: this cannot be written, so nothing was done", err=True)
        raise typer.Exit(BAD_INPUT) from fault
