# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: when the screen dies mid-session the session is over, and its token opens nothing any more."""

import base64
import http.client
from pathlib import Path

from kiosk.demo.stage import Stage
from kiosk.demo.standins import LOOPBACK
from tests.journeys.relay import Tap, tap
from tests.journeys.rig import kinds, processes_of, screen_of, wait


def test_the_session_ends_and_its_token_opens_nothing(staged: Stage, display: str, tmp_path: Path) -> None:
    with (
        tap(staged.station.gateway_port) as wire,
        screen_of(staged, display, tmp_path / "home", "--port", str(wire.port)) as screen,
    ):
        screen.begin()
        screen.open_site()
        credentials = _credentials(wire)
        assert _tunnel(staged, credentials) == 200  # as any program on this machine could while the session runs
        screen.process.kill()
        screen.process.wait()
        wait(lambda: kinds(staged)[-1] == ("session_ended", "screen_lost"), "the end of the session")
        assert _tunnel(staged, credentials) == 403
        wait(lambda: not processes_of(screen.process.pid), "Chromium's processes to follow the screen")


def _credentials(wire: Tap) -> str:
    return next(field for field in wire.fields if field.lower().startswith("proxy-authorization:"))


def _tunnel(staged: Stage, credentials: str) -> int:
    """Ask for a tunnel with a credentials field as the browser wrote it; return the status."""
    name, _, value = credentials.partition(": ")
    assert base64.b64decode(value.removeprefix("Basic ")).startswith(b"tereze:")
    client = http.client.HTTPConnection(LOOPBACK, staged.station.gateway_port, timeout=10)
    client.putrequest("CONNECT", "adilet.zan.kz:443", skip_host=True)
    client.putheader("Host", "adilet.zan.kz:443")
    client.putheader(name, value)
    client.endheaders()
    answer = client.sock.recv(100).split(b" ")
    client.close()
    return int(answer[1])
