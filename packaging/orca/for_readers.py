#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's Orca 43 for a reading station: it speaks, and opens no window of its own.

Run by Debian's Python in the place of `orca`, with Orca's own options. Of Orca's keys those are left that say something
(ALLOWED); the others, its preferences, its search window, its help in a browser, clicks and bookmarks among them, do
nothing, and a key that a later Orca adds is one of the others. Its settings lie in a folder that ends with it.
"""

import os
import runpy
import sys
import tempfile
from typing import Any, Final

import orca.orca
from gi.repository import GLib

ALLOWED: Final = frozenset(
    {
        "sayAll",
        "whereAmIBasic",
        "whereAmIDetailed",
        "presentTime",
        "presentDate",
        "reviewPreviousLine",
        "reviewCurrentLine",
        "reviewNextLine",
        "reviewPreviousItem",
        "reviewCurrentItem",
        "reviewNextItem",
        "reviewSpellCurrentItem",
        "reviewPreviousCharacter",
        "reviewCurrentCharacter",
        "reviewNextCharacter",
    }
)
# A digit is said when it stands in a field, and not when its key is pressed: Orca may be late, and no longer know that
# the key was one of a PIN.
SETTINGS: Final = {
    "enableNumericKeys": False,
    "enableEchoByCharacter": True,
    "enableBraille": False,
    "enableSound": False,
}

# Orca waits in C: without a turn of Python's now and then it hears SIGTERM only with the next thing that happens.
TURN_MS: Final = 250

_bound = orca.keybindings.KeyBindings.getInputHandler
_nothing = orca.input_event.InputEventHandler(lambda *_: True, "nothing")


def _allowed(bindings: Any, event: Any) -> Any:
    """Return what Orca does with a key of its own: what may be done, or nothing; no other program gets the key."""
    found = _bound(bindings, event)
    return found if found is None or found.function.__name__ in ALLOWED else _nothing


def main() -> None:
    orca.keybindings.KeyBindings.getInputHandler = _allowed
    for name, value in SETTINGS.items():
        assert hasattr(orca.settings, name), f"this Orca has no {name}"
        setattr(orca.settings, name, value)
    GLib.timeout_add(TURN_MS, lambda: True)
    os.environ["GSETTINGS_BACKEND"] = "memory"  # it asks no other program for the desktop's settings, and keeps none
    with tempfile.TemporaryDirectory(prefix="orca-") as folder:
        sys.argv += ["--user-prefs", folder]
        runpy.run_path("/usr/bin/orca", run_name="__main__")


if __name__ == "__main__":
    main()
