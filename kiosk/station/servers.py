# SPDX-License-Identifier: GPL-3.0-or-later
"""The address of a PostgreSQL store: which are taken, without connecting and without a driver.

- No password stands in it: station.toml is read by the screen's user too. It stands in `keys/store.password`, or the
  server asks for none (peer authentication on its socket).
- A server elsewhere is asked for TLS with a verified name (`sslmode=verify-full`), for hashes of PINs and names of
  readers travel there; a socket or this machine itself is not.
- Only the listed parameters of libpq are taken: the others could weaken either rule.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SCHEME: Final = "postgresql+psycopg"
PARAMETERS: Final = frozenset({"host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout"})
VERIFIED: Final = "verify-full"
_NAME: Final = re.compile(r"[A-Za-z0-9_.-]{1,63}", re.ASCII)
_LOCAL: Final = re.compile(r"/.*|localhost|127\.[0-9.]+|::1", re.ASCII)


@dataclass(frozen=True, slots=True)
class StoreServer:
    """A store on a PostgreSQL server, by an address without a password."""

    url: str

    def __str__(self) -> str:
        return self.url


def server_fault(url: str) -> str | None:
    """Return what was expected of an address that is not taken, and None for a good one."""
    try:
        parts = urlsplit(url)
        port, given = parts.port, parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        return _EXPECTED
    if parts.scheme != SCHEME or parts.fragment or not _NAME.fullmatch(parts.path.removeprefix("/")):
        return _EXPECTED
    if parts.password is not None:
        return "no password was expected here: it stands in the file store.password among the keys"
    if parts.username is not None and not _NAME.fullmatch(unquote(parts.username)):
        return _EXPECTED
    parameters = dict(given)
    if port == 0 or len(parameters) < len(given) or not parameters.keys() <= PARAMETERS:
        return f"only these parameters, each once, were expected: {', '.join(sorted(PARAMETERS))}"
    if not _is_local(parts, parameters) and parameters.get("sslmode") != VERIFIED:
        return f"sslmode={VERIFIED} was expected for a server that is not this machine"
    return None


def _is_local(parts: SplitResult, parameters: dict[str, str]) -> bool:
    """Tell whether every host that libpq would try is this machine; none at all is its own socket."""
    named = f"{parts.hostname or ''},{parameters.get('host', '')}".split(",")
    return all(_LOCAL.fullmatch(host) for host in named if host)


_EXPECTED: Final = f"an address like {SCHEME}://USER@HOST/DATABASE was expected"
