# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a station: its folder with keys, settings, policy, guides, journal and a first reader."""

import json
import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from kiosk.admin.actions import readers
from kiosk.admin.actions.card_lists import Wanted
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.files import write_atomic
from kiosk.base.ids import ReaderNumber
from kiosk.base.keys import create_secret, read_password, read_secret, signer
from kiosk.base.palette import read_palette
from kiosk.base.paths import resources
from kiosk.base.toml import parse_toml
from kiosk.library.build import build_pack
from kiosk.library.guides import read_guides
from kiosk.library.search.building import build_index
from kiosk.policy.reader import included_names, read_policy
from kiosk.station.config import Station, read_station, station_from
from kiosk.station.keys import ALL_KEYS, JOURNAL_KEY, SHARED_KEYS, STORE_FILE
from kiosk.store.reader import Profile
from kiosk.store.store import open_station_store, open_store

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
$file
keys = "keys"

[gateway]
port = $port

[wire]
socket = "kioskd.sock"
screen_uids = [$uid]    # the user that the reader's screen runs as
$server""")


@dataclass(frozen=True, slots=True)
class SharedStore:
    """A store on a server: its address, the file with its password, and the keys of a station that uses it already."""

    url: str
    password: Path | None = None
    keys_of: Path | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """A new station's file and its first reader's card; the PIN is kept nowhere.

    Number and PIN are empty where the station shares a store that has its readers.
    """

    config: Path
    number: ReaderNumber
    pin: str
    verifier: str


def init_station(
    folder: Path,
    clock: Clock,
    *,
    station_id: str = "station-1",
    port: int = 8899,
    policy: Path | None = None,
    shared: SharedStore | None = None,
    packs: Path | None = None,
) -> Issued:
    """Make a station in a folder that is empty or not there yet. Raises BadInput; then the folder is not a station.

    `packs` is another station's folder of packs with their index; without it the guides are built.
    """
    source = policy or resources() / "policy" / "starter.toml"
    read_policy(source)
    settings = _settings(station_id, port, shared)
    station = station_from(parse_toml(settings, "the settings of the new station"), folder.resolve())
    if shared is not None:
        _check(shared, station)
    _make_folders(folder)
    for name in ALL_KEYS:
        create_secret(folder / "keys" / name)
    if shared is not None:
        _share(shared, folder / "keys")
    write_atomic(folder / "policy.toml", source.read_bytes())
    for name in included_names(source.read_text(encoding="utf-8"), str(source)):
        write_atomic(folder / name, (source.parent / name).read_bytes())
    _fill(folder / "packs", packs)
    write_atomic(folder / "station.toml", settings.encode())
    number, pin = _first_card(read_station(folder / "station.toml"), clock)
    verifier = signer(station.origin, read_secret(station.keys / JOURNAL_KEY)).verifier
    return Issued(folder / "station.toml", number, pin, str(verifier))


def _fill(packs: Path, ready: Path | None) -> None:
    if ready is None:
        build_pack(read_guides(resources() / "library"), packs / "guides.zim", palette=read_palette())
        build_index(packs)
        return
    try:
        shutil.copytree(ready, packs, dirs_exist_ok=True)
    except OSError as fault:
        raise BadInput(str(ready), "a readable folder of packs was expected") from fault


def _settings(station_id: str, port: int, shared: SharedStore | None) -> str:
    file = 'store = "store.db"' if shared is None else "# the store stands on a server: [store] below"
    server = "" if shared is None else f"\n[store]\nurl = {json.dumps(shared.url)}\n"
    return _SETTINGS.substitute(id=station_id, port=port, uid=os.getuid(), file=file, server=server)


def _check(shared: SharedStore, station: Station) -> None:
    """Look at a store before anything is made. Raises BadInput where it is others' and their keys are not given."""
    password = read_password(shared.password) if shared.password else None
    if shared.keys_of is not None:
        for name in SHARED_KEYS:
            read_secret(shared.keys_of / name)
    with closing(open_store(station.store, b"", station.id, password)) as store:
        if shared.keys_of is None and (store.readers.all() or store.staff.members()):
            expected = "an empty store, or the keys of a station that uses it (--keys-of), was expected"
            raise BadInput(shared.url, expected)


def _make_folders(folder: Path) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadInput(str(folder), "an empty folder, or none yet, was expected")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "packs").mkdir()
        (folder / "keys").mkdir(mode=0o700)
    except OSError as fault:
        raise BadInput(str(folder), f"a folder that can be written was expected ({fault.strerror})") from fault


def _share(shared: SharedStore, keys: Path) -> None:
    if shared.password is not None:
        write_atomic(keys / STORE_FILE, shared.password.read_bytes(), mode=0o600)
    if shared.keys_of is not None:
        for name in SHARED_KEYS:
            write_atomic(keys / name, read_secret(shared.keys_of / name), mode=0o600)


def _first_card(station: Station, clock: Clock) -> tuple[ReaderNumber, str]:
    with closing(open_station_store(station)) as store:
        begun = bool(store.readers.all() or store.staff.members())
    if begun:
        return ReaderNumber(""), ""
    card = readers.add(station, Wanted(FIRST_READER, Profile()), None, clock, must_change_pin=False)
    return card.number, card.pin
