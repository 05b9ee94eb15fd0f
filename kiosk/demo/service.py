# SPDX-License-Identifier: GPL-3.0-or-later
"""kioskd for the demonstration: the real service, but every name leads to the stand-in servers.

Names are the only difference, and that they may lead to loopback. The policy, the gateway's judgement, the journal
and the sessions are the real ones.
"""

import argparse
import asyncio
import json
import logging
import sys
from pathlib import Path
from typing import Final

from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.demo.standins import LOOPBACK
from kiosk.gateway.addresses import AddressGuard, Exemption
from kiosk.gateway.ports import Endpoint
from kiosk.policy.networks import Place
from kiosk.service.run import serve
from kiosk.station.config import read_station

BAD_INPUT: Final = 2
TO_STAND_INS: Final = Exemption(frozenset({"*"}), frozenset({Place.LOOPBACK}))


class StandInNames:
    """Every name leads to the stand-in servers: a request that gets out is served, logged and so seen."""

    def __init__(self, https: int, http: int) -> None:
        self._ports = {443: https, 80: http}

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:  # noqa: ARG002 - each is asked for
        return ()

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:  # noqa: ARG002 - any host
        return (Endpoint(LOOPBACK, self._ports.get(port, self._ports[443])),)


def main() -> int:
    """Serve until SIGTERM."""
    parser = argparse.ArgumentParser(prog="kiosk.demo.service", description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--ports-file", type=Path, required=True, help="written by kiosk.demo.standins")
    given = parser.parse_args()
    logging.basicConfig(format="kioskd: %(levelname)s: %(message)s", level=logging.INFO)
    ports = json.loads(given.ports_file.read_text())
    names = StandInNames(ports["https"], ports["http"])
    try:
        asyncio.run(serve(read_station(given.config), SystemClock(), names, AddressGuard(TO_STAND_INS)))
    except BadInput as fault:
        sys.stderr.write(f"{fault}\n")
        return BAD_INPUT
    return 0


if __name__ == "__main__":
    sys.exit(main())
