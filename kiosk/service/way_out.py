# SPDX-License-Identifier: GPL-3.0-or-later
"""The institution's proxy, from a station's settings and its secret file; None where the gateway goes out by itself."""

import ssl
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.base.keys import read_password
from kiosk.gateway.limits import USUAL, Limits
from kiosk.gateway.upstream import Credentials, Upstream
from kiosk.station.config import Station
from kiosk.station.keys import UPSTREAM_FILE


def upstream_of(station: Station, limits: Limits = USUAL) -> Upstream | None:
    """Return the way out through the institution's proxy. Raises BadInput for its password or authority."""
    proxy = station.upstream
    if proxy is None:
        return None
    credentials = Credentials(proxy.user, read_password(station.keys / UPSTREAM_FILE)) if proxy.user else None
    tls = _context(proxy.authority) if proxy.tls else None
    return Upstream(proxy.host, proxy.port, limits, credentials=credentials, tls=tls)


def _context(authority: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=authority)
    except (OSError, ssl.SSLError) as fault:
        raise BadInput(str(authority), "a certificate in PEM was expected") from fault
