# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a station: its folder with keys, settings, policy, guides, journal and a first reader."""

import os
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from kiosk.admin.actions import readers
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.files import write_atomic
from kiosk.base.ids import ReaderNumber
from kiosk.base.keys import create_secret, read_secret, signer
from kiosk.base.palette import read_palette
from kiosk.base.paths import resources
from kiosk.base.toml import parse_toml
from kiosk.library.build import build_pack
from kiosk.library.guides import read_guides
from kiosk.policy.reader import included_names, read_policy
from kiosk.station.config import read_station, station_from
from kiosk.station.keys import ALL_KEYS, JOURNAL_KEY
from kiosk.store.reader import Profile
from kiosk.store.store import open_station_store

FIRST_READER: Final = ReaderNumber("1001")
_SETTINGS: Final = Template("""\
# One terminal's settings. Paths are relative to this file; keys stay readable by kioskd's user alone.
format = 1

[station]
id = "$id"
name = { kk = "1-терминал", ru = "Терминал 1", en = "Terminal 1" }
institution = { kk = "Мекеме кітапханасы", ru = "Библиотека учреждения", en = "Library of the institution" }
timezone = "Asia/Almaty"

[files]
policy = "policy.toml"
packs = "packs"
journal = "journal.db"
store = "store.db"
keys = "keys"

[gateway]
port = $port

[wire]
socket = "kioskd.sock"
screen_uids = [$uid]    # the user that the reader's screen runs as
""")


@dataclass(frozen=True, slots=True)
class Issued:
    """A new station's file and its first reader's card; the PIN is kept nowhere."""

    config: Path
    number: ReaderNumber
    pin: str
    verifier: str


def init_station(
    folder: Path, clock: Clock, *, station_id: str = "station-1", port: int = 8899, policy: Path | None = None
) -> Issued:
    """Make a station in a folder that is empty or not there yet. Raises BadInput; then the folder is not a station."""
    source = policy or resources() / "policy" / "starter.toml"
    read_policy(source)
    settings = _SETTINGS.substitute(id=station_id, port=port, uid=os.getuid())
    station_from(parse_toml(settings, "the settings of the new station"), folder.resolve())
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadInput(str(folder), "an empty folder, or none yet, was expected")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "packs").mkdir()
        (folder / "keys").mkdir(mode=0o700)
    except OSError as fault:
        raise BadInput(str(folder), f"a folder that can be written was expected ({fault.strerror})") from fault
    for name in ALL_KEYS:
        create_secret(folder / "keys" / name)
    write_atomic(folder / "policy.toml", source.read_bytes())
    for name in included_names(source.read_text(encoding="utf-8"), str(source)):
        write_atomic(folder / name, (source.parent / name).read_bytes())
    guides = read_guides(resources() / "guides")
    build_pack(guides, folder / "packs" / "guides.zim", palette=read_palette())
    write_atomic(folder / "station.toml", settings.encode())
    station = read_station(folder / "station.toml")
    open_station_store(station).close()
    card = readers.add(station, readers.Wanted(FIRST_READER, Profile()), None, clock, must_change_pin=False)
    verifier = signer(station.origin, read_secret(station.keys / JOURNAL_KEY)).verifier
    return Issued(folder / "station.toml", card.number, card.pin, str(verifier))
