# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs put into a library and taken out of it: what readers can read changes, so at a station each is an entry.

At the desk, for a folder that is no station's, they are plain files and nobody's act.
"""

from pathlib import Path
from typing import Final

from kiosk.admin.actions.acting import Acting, name_of
from kiosk.admin.actions.recording import recording
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.palette import read_palette
from kiosk.base.paths import site_config
from kiosk.journal.entries import PackAdded, PackRemoved
from kiosk.library import intake
from kiosk.library.build import build_pack
from kiosk.library.catalogue import sha256_of
from kiosk.library.guides import read_guides
from kiosk.library.partial import sync_folder
from kiosk.station.config import Station, read_station

STATION_FILE: Final = "station.toml"


def add(
    station: Station | None,
    folder: Path,
    source: Path,
    by: Acting | None,
    clock: Clock,
    *,
    replace: bool,
    step: intake.Step,
) -> tuple[str, bool]:
    """Copy one pack in; return its name, and whether it was there already. Raises BadInput and CannotRecord."""
    check_whose(station, folder)
    with intake.copied(source, folder, replace=replace, step=step) as ready:
        if not ready.present:
            if station is not None:
                with recording(station, clock) as keep:
                    keep(PackAdded(ready.name, ready.sha256, name_of(by)))
            ready.place()
        return ready.name, ready.present


def remove(station: Station | None, folder: Path, name: str, by: Acting | None, clock: Clock) -> str:
    """Take a pack out, whole or broken, and a copy that was interrupted. Raises BadInput and CannotRecord.

    Who reads the pack now reads on. A mere copy was never to be read, so that is no entry.
    """
    check_whose(station, folder)
    try:
        unfinished = intake.discard_unfinished(folder, name)
        file = intake.find(folder, name)
        pack = file.name.lower().removesuffix(".zim")
        if station is not None:
            with recording(station, clock) as keep:
                keep(PackRemoved(pack, sha256_of(file), name_of(by)))
        file.unlink()
        sync_folder(folder)
    except intake.NoSuchPack:
        if not unfinished:
            raise
        return name
    except OSError as fault:
        raise BadInput(str(folder), f"a file that can be removed was expected ({fault.strerror})") from fault
    return pack


def build(guides: Path, target: Path, config: Path | None = None) -> None:
    """Make a folder of guides into a pack, but not into a station's folder: what readers get there is an entry.

    `config` names a station besides those that `check_whose` knows. Raises BadInput.
    """
    if _station_with(target.parent, *((config,) if config else ())) is not None:
        raise BadInput(
            str(target),
            "a place outside a station's folder of packs was expected; `kioskctl library add` takes the pack there",
        )
    if target.suffix != ".zim":
        raise BadInput(str(target), "a name that ends in .zim was expected")
    if not target.parent.is_dir():
        raise BadInput(str(target.parent), "a folder was expected")
    build_pack(read_guides(guides), target, palette=read_palette())


def check_whose(station: Station | None, folder: Path) -> None:
    """Refuse a station's folder that is given as nobody's: its changes are entries. Raises BadInput.

    A station is known by its file beside the folder, or where this machine's own stands.
    """
    if station is not None:
        return
    if (file := _station_with(folder)) is not None:
        raise BadInput(str(folder), f"--config {file} was expected: a station's folder, and its changes are recorded")


def _station_with(folder: Path, *more: Path) -> Path | None:
    """Return the file of the station that has its packs in this folder. Raises BadInput."""
    whole = folder.resolve()
    for file in (*more, whole.parent / STATION_FILE, site_config()):
        try:
            known = file.is_file()
        except OSError as fault:
            raise BadInput(str(file), f"a readable file was expected ({fault.strerror})") from fault
        if (known or file in more) and read_station(file).packs.resolve() == whole:
            return file
    return None
