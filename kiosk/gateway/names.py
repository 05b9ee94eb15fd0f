# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a name leads, by the system's resolver, off the event loop. Nothing about dialling is decided here."""

import asyncio
import socket

from kiosk.gateway.ports import Endpoint, NameNotFound


class SystemResolver:
    """Asks the machine's resolver and gives up after a while. Implements `ports.Resolver`."""

    def __init__(self, seconds: float = 5.0) -> None:
        self._seconds = seconds

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        """Return the distinct addresses in the resolver's order. Raises NameNotFound."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._seconds):
                found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (
            OSError,
            UnicodeError,
        ) as fault:  # a time-out is an OSError; UnicodeError: a label that IDNA refuses
            raise NameNotFound(host) from fault
        return tuple(dict.fromkeys(Endpoint(str(place[0]), port) for *_, place in found))
