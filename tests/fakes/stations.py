# SPDX-License-Identifier: GPL-3.0-or-later
"""Stations for tests that are not about building guides: their pack and its index are made once for all of them."""

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kiosk.admin.actions.stations import Issued, SharedStore, init_station
from kiosk.base.clock import SystemClock
from kiosk.demo.stage import Stage
from kiosk.demo.stage import stage as stage_with_guides


@cache
def ready_packs() -> Path:
    """Return the packs of a station that was really made; they stay until this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="tereze-packs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return init_station(folder / "station", SystemClock()).config.parent / "packs"


def new_station(folder: Path, *, port: int = 8899, shared: SharedStore | None = None) -> Issued:
    return init_station(folder, SystemClock(), port=port, shared=shared, packs=ready_packs())


def stage(
    limits: Mapping[str, int] = MappingProxyType({}), lines: Mapping[str, str] = MappingProxyType({})
) -> AbstractContextManager[Stage]:
    return stage_with_guides(limits, lines, ready_packs())
