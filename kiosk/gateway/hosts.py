# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine's own list of names, hosts(5): what it says of a name. Asks nobody."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.gateway.limits import NameLimits
from kiosk.gateway.stamps import Stamp, stamp_of

Names = Mapping[str, tuple[str, ...]]


class HostsFile:
    """A file of lines `address name name …`; read again whenever it changes."""

    def __init__(self, path: Path, limits: NameLimits) -> None:
        self._path, self._limits = path, limits
        self._stamp: Stamp | None = None
        self._names: Names = MappingProxyType({})

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return every address that a lower-case name has here; none where the file cannot be read."""
        stamp = stamp_of(self._path)
        if stamp != self._stamp:
            read = self._read()
            self._names = {} if read is None else read
            self._stamp = None if read is None else stamp  # what failed, for want of a descriptor say, is tried again
        return self._names.get(host, ())

    def _read(self) -> Names | None:
        try:
            return _parsed(read_limited(self._path, self._limits.hosts_bytes).decode("ascii", errors="replace"))
        except BadInput:
            return None


def _parsed(text: str) -> Names:
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        address, *names = line.partition("#")[0].split() or ("",)
        for name in map(str.lower, names):
            if address not in found.get(name, ()):
                found[name] = (*found.get(name, ()), address)
    return found
