# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl`, the staff's command line.

What a group of commands needs is loaded when it is asked for: all of them together take a second.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

import typer

INIT: Final = "init"
_CLI: Final = "kiosk.admin.cli"
GROUPS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "policy": ("policy", "app"),
        "journal": ("journal.commands", "app"),
        "library": ("library.commands", "app"),
        "gateway": ("gateway", "app"),
        "reader": ("reader", "app"),
        "asks": ("asks", "app"),
        "prints": ("prints", "app"),
        "staff": ("staff", "app"),
        "session": ("session", "app"),
        "clock": ("session", "clock_app"),
        "station": ("station", "app"),
    }
)


def command_line(names: Iterable[str] = (*GROUPS, INIT)) -> typer.Typer:
    """Return the command line with these groups, by default with all there is."""
    app = typer.Typer(no_args_is_help=True, add_completion=False)
    app.callback()(_about)
    for name in names:
        if name == INIT:
            app.command(INIT)(import_module(f"{_CLI}.station").init)
        else:
            module, variable = GROUPS[name]
            app.add_typer(getattr(import_module(f"{_CLI}.{module}"), variable), name=name)
    return app


def main() -> None:
    """Run the command line."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    app = command_line([asked]) if asked in (*GROUPS, INIT) else command_line()
    app(prog_name="kioskctl")


def _about() -> None:
    """Tereze: policies, journals and stations."""
