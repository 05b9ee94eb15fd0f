# SPDX-License-Identifier: GPL-3.0-or-later
"""The institution's proxy, from a station's settings and its secret file; None where the gateway goes out by itself."""

import ssl
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.gateway.limits import USUAL, Limits
from kiosk.gateway.upstream import Credentials, Upstream
from kiosk.station.config import Station
from kiosk.station.keys import UPSTREAM_FILE

PASSWORD_BYTES = 1024


def upstream_of(station: Station, limits: Limits = USUAL) -> Upstream | None:
    """Return the way out through the institution's proxy. Raises BadInput for its password or authority."""
    proxy = station.upstream
    if proxy is None:
        return None
    credentials = Credentials(proxy.user, _password(station.keys / UPSTREAM_FILE)) if proxy.user else None
    tls = _context(proxy.authority) if proxy.tls else None
    return Upstream(proxy.host, proxy.port, limits, credentials=credentials, tls=tls)


def _password(path: Path) -> str:
    try:
        password = read_limited(path, PASSWORD_BYTES).decode().rstrip("\n")
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault
    if not password or not password.isprintable():
        raise BadInput(str(path), "one line with the password for the institution's proxy was expected")
    if path.stat().st_mode & 0o077:
        raise BadInput(str(path), "a password that only its owner can read was expected (chmod 600)")
    return password


def _context(authority: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=authority)
    except (OSError, ssl.SSLError) as fault:
        raise BadInput(str(authority), "a certificate in PEM was expected") from fault
