# SPDX-License-Identifier: GPL-3.0-or-later
"""The start-up self-test for a binding that loses references to None.

WORKAROUND(Qt 6.12): PySide6 6.12.0 on Python 3.11 gives back one reference to None too many for each call that
returns None; after some thousand calls the interpreter stops the process. From Python 3.12 None is immortal.
"""

import sys
from typing import Final

from PySide6.QtCore import QObject

from kiosk.base.errors import BadInput

CALLS: Final = 1000
TOLERANCE: Final = 100


def check_references() -> None:
    """Raise BadInput where 1000 calls that return None change its reference count by more than noise."""
    if sys.version_info >= (3, 12):
        return
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        probe.setObjectName("probe")
    lost = before - sys.getrefcount(None)
    if abs(lost) > TOLERANCE:
        raise BadInput("PySide6", f"a binding that keeps references was expected, this one lost {lost}; use 6.11.3")
