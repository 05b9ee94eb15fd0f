# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: told to stop while everybody is in the middle of something, kioskd stops in time, and its record holds."""

import asyncio
import base64
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.admin.actions import journals
from kiosk.demo.stage import STOP_SECONDS, Stage
from tests.fakes.greeting import greeting
from tests.fakes.stations import stage
from tests.journeys.rig import kinds, reading, wait

HOST = "adilet.zan.kz"
TUNNELS, REFUSED, HALF, SILENT = 60, 60, 20, 20
TOGETHER = TUNNELS + REFUSED + HALF + SILENT


@contextmanager
def service(staged: Stage, log: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Run the staged station's service once more, with what it says in a file; the first one is stopped."""
    staged.service.terminate()
    staged.service.wait(STOP_SECONDS)
    options = ("--config", str(staged.issued.config), "--ports-file", str(staged.folder / "ports.json"))
    with log.open("wb") as file:
        process = subprocess.Popen([sys.executable, "-m", "kiosk.demo.service", *options], stderr=file)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


class Load:
    """Many clients, each in the middle of something else; counts who has got there."""

    def __init__(self, port: int, token: str) -> None:
        basic = base64.b64encode(f"tereze:{token}".encode())
        self._port, self._shown = port, b"Proxy-Authorization: Basic " + basic + b"\r\n\r\n"
        self.there = 0
        self.all_there = asyncio.Event()
        self.ended = 0

    async def run(self, stop: "subprocess.Popen[bytes]") -> None:
        """Bring everybody to where they wait, tell the service to stop, and hear everybody's end."""
        opens = b"CONNECT adilet.zan.kz:443 HTTP/1.1\r\nHost: adilet.zan.kz:443\r\n" + self._shown
        refused = b"GET http://www.youtube.com/%d HTTP/1.1\r\nHost: www.youtube.com\r\n" + self._shown
        async with asyncio.timeout(60), asyncio.TaskGroup() as group:
            for _ in range(TUNNELS):
                group.create_task(self._one(opens + greeting(HOST), answers=2))
            for number in range(REFUSED):
                group.create_task(self._storm(refused % number))
            for _ in range(HALF):
                group.create_task(self._one(opens, answers=1))
            for _ in range(SILENT):
                group.create_task(self._one(b"CONNECT adilet", answers=0))
            await self.all_there.wait()
            stop.send_signal(signal.SIGTERM)

    def _arrived(self) -> None:
        self.there += 1
        if self.there == TOGETHER:
            self.all_there.set()

    async def _one(self, said: bytes, answers: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(said)
        if answers:
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
        if answers == 2:
            assert await reader.read(1) == b"\x16"  # the site's side of the greeting
        self._arrived()
        await self._to_its_end(reader, writer)

    async def _storm(self, said: bytes) -> None:
        """Ask again and again for what is refused, until nobody answers any more."""
        arrived = False
        try:
            while True:
                reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
                writer.write(said)
                answer = await reader.read()
                writer.close()
                if not answer:
                    break
                if not arrived:
                    arrived = True
                    assert answer.startswith(b"HTTP/1.1 403 ")
                    self._arrived()
        except ConnectionError:
            pass
        self.ended += 1

    async def _to_its_end(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.read(65536):
                pass
        except ConnectionError:
            pass
        writer.close()
        self.ended += 1


@pytest.mark.parametrize("run", range(3))
def test_told_to_stop_under_load_it_stops_and_the_record_holds(run: int, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with stage() as staged, service(staged, log) as process:
        ready(staged, process, log)
        with reading(staged) as token:

            async def whole() -> Load:
                load = Load(staged.station.gateway_port, token)
                await load.run(process)
                return load

            load = asyncio.run(whole())
            assert process.wait(STOP_SECONDS) == 0
        assert load.ended == TOGETHER
        report = journals.verify(staged.station.journal, None)
        assert report.ok, report.findings
        assert report.covered == report.entries
        assert kinds(staged)[-2:] == [("session_ended", "service_stopped"), ("station_stopped", None)]
    assert "Traceback" not in log.read_text(), log.read_text()[-3000:]


def ready(staged: Stage, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the station's socket is there again."""
    wait(lambda: process.poll() is not None or staged.station.socket.exists(), "the service")
    assert process.poll() is None, log.read_text()
