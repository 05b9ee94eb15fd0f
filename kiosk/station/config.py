# SPDX-License-Identifier: GPL-3.0-or-later
"""The strict reader of station.toml: who this terminal is, where its files lie, which port and socket it uses.

Both processes read it. It holds no secret: keys are files of their own that only kioskd's user can read.
"""

import re
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.base.ids import StationId
from kiosk.base.toml import Table, Texts, read_toml
from kiosk.station.servers import StoreServer, server_fault

SOCKET_PATH_BYTES = 100  # sun_path holds 108 on Linux
INTRANET_HOSTS = 100
HOST_CHARACTERS = 253
# Two labels at least, and the last is no number: a whole top level is no institution's, and an address is no name.
_HOST = re.compile(
    r"(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII
)

_PROXY_HOST = re.compile(r"[a-z0-9.-]{1,253}|[0-9a-f:]{2,45}", re.ASCII)


@dataclass(frozen=True, slots=True)
class UpstreamProxy:
    """The institution's proxy: its place, whether in TLS, and who this station is there (empty: nobody).

    The password stands in the keys' folder, the authority of its certificate (none: the machine's) in a file.
    """

    host: str
    port: int
    tls: bool
    user: str
    authority: Path | None


@dataclass(frozen=True, slots=True)
class Station:
    """One terminal's settings; every path is absolute."""

    id: StationId
    name: Texts
    institution: Texts
    zone: tzinfo
    folder: Path
    policy: Path
    packs: Path
    journal: Path
    store: Path | StoreServer
    keys: Path
    socket: Path
    screen_uids: tuple[int, ...]
    gateway_port: int
    intranet: tuple[str, ...]
    upstream: UpstreamProxy | None
    slice_seconds: int
    checkpoint_seconds: int
    scale_percent: int
    fresh_process: bool
    screen_reader: bool

    @property
    def origin(self) -> str:
        """The journal's origin line and its key's name (C2SP tlog-checkpoint)."""
        return f"tereze/{self.id}"


def is_intranet_host(text: str) -> bool:
    """Tell whether a text is a host name of an institution's own, or `*.` before one for all names below it."""
    return len(text) <= HOST_CHARACTERS and _HOST.fullmatch(text) is not None


def read_station(path: Path) -> Station:
    """Read a station file. Raises BadInput with its line and key."""
    return station_from(read_toml(path, limit=64 * 1024), path.resolve().parent)


def station_from(top: Table, folder: Path) -> Station:
    """Return the station whose settings stand in `folder`. Raises BadInput."""
    top.integer("format", 1, 1)
    about, files, gateway, wire = (top.table(key) for key in ("station", "files", "gateway", "wire"))
    record, screen = (top.table(key, optional=True) for key in ("record", "screen"))
    station = Station(
        id=StationId(_identifier(about, "id")),
        name=about.texts("name"),
        institution=about.texts("institution"),
        zone=_zone(about, "timezone"),
        folder=folder,
        policy=_path(files, "policy", folder),
        packs=_path(files, "packs", folder),
        journal=_path(files, "journal", folder),
        store=_store(top, files, folder),
        keys=_path(files, "keys", folder),
        socket=_socket(wire, "socket", folder),
        screen_uids=wire.integers("screen_uids", 0, 2**32 - 2),
        gateway_port=gateway.integer("port", 1024, 65535),
        intranet=_hosts(gateway, "intranet"),
        upstream=_upstream(gateway.table("upstream"), folder) if "upstream" in gateway else None,
        slice_seconds=record.integer("slice_seconds", 1, 60, default=5),
        checkpoint_seconds=record.integer("checkpoint_seconds", 1, 3600, default=60),
        scale_percent=screen.integer("scale_percent", 100, 400, default=100),
        fresh_process=screen.boolean("fresh_process", default=False),
        screen_reader=screen.boolean("screen_reader", default=False),
    )
    if station.intranet and station.upstream:  # it would do nothing: the proxy asks for names, and dials
        gateway.fail("intranet", "nothing was expected beside gateway.upstream: it stands in the proxy's own settings")
    if len({station.policy, station.journal, station.store, station.socket}) != 4:
        top.fail("files", "a file of its own for policy, journal, store and socket was expected")
    for table in (about, files, gateway, wire, record, screen, top):
        table.done()
    return station


def _store(top: Table, files: Table, folder: Path) -> Path | StoreServer:
    if "store" not in top:
        return _path(files, "store", folder)
    if "store" in files:
        top.fail("store", "a file in [files] or a server in [store] was expected, not both")
    table = top.table("store")
    url = table.string("url", limit=1000)
    if fault := server_fault(url):
        table.fail("url", fault)
    table.done()
    return StoreServer(url)


def _upstream(table: Table, folder: Path) -> UpstreamProxy:
    found = UpstreamProxy(
        host=table.string("host", limit=253),
        port=table.integer("port", 1, 65535),
        tls=table.boolean("tls", default=False),
        user=table.string("user", limit=200) if "user" in table else "",
        authority=_path(table, "authority", folder) if "authority" in table else None,
    )
    if not _PROXY_HOST.fullmatch(found.host):
        table.fail("host", "a name or an address of the institution's network was expected")
    if ":" in found.user:
        table.fail("user", "a name without a colon was expected (RFC 7617)")
    if found.authority and not found.tls:
        table.fail("authority", "an authority only beside tls = true was expected")
    table.done()
    return found


def _identifier(table: Table, key: str) -> str:
    value = table.string(key, limit=40)
    if not all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in value):
        table.fail(key, "letters a-z, digits and hyphens were expected")
    return value


def _zone(table: Table, key: str) -> tzinfo:
    try:
        return ZoneInfo(table.string(key, limit=60))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        table.fail(key, "a time zone like Asia/Almaty was expected")


def _path(table: Table, key: str, folder: Path) -> Path:
    return folder / table.string(key, limit=400)


def _socket(table: Table, key: str, folder: Path) -> Path:
    path = _path(table, key, folder)
    if len(str(path).encode()) > SOCKET_PATH_BYTES:
        table.fail(key, f"a path of at most {SOCKET_PATH_BYTES} bytes was expected, this one is {path}")
    return path


def _hosts(table: Table, key: str) -> tuple[str, ...]:
    """Return host names, `*.` before one for all names below it; each once."""
    hosts = table.strings(key, default=())
    if len(hosts) > INTRANET_HOSTS or len(set(hosts)) < len(hosts):
        table.fail(key, f"at most {INTRANET_HOSTS} host names, each once, were expected")
    for host in hosts:
        if not is_intranet_host(host):
            table.fail(key, f"host names like intranet.example.kz or *.example.kz were expected, not {host[:80]!r}")
    return hosts
