# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the demonstration stands on: a temporary station, the stand-in sites, kioskd, and a display if needed."""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cryptography import x509

from kiosk.admin.actions.stations import Issued, init_station
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.paths import resources
from kiosk.policy.reader import read_policy
from kiosk.station.config import Station, read_station

START_SECONDS: Final = 30
STOP_SECONDS: Final = 10
# In the tour the warning comes after a minute and a half, so that it is seen without a long wait.
TOUR_LIMITS: Final = {"session_minutes": 3, "day_minutes": 60, "week_minutes": 300, "warn_minutes": 2}


@dataclass(frozen=True, slots=True)
class Stage:
    """What is running: the station, its first reader, the stand-ins' log and authority."""

    folder: Path
    station: Station
    issued: Issued
    log: Path
    ports: Mapping[str, int]
    service: "subprocess.Popen[bytes]"

    @property
    def trusted(self) -> Sequence[x509.Certificate]:
        """The demonstration's authority, for its browser profile alone."""
        return x509.load_pem_x509_certificates((self.folder / "ca.pem").read_bytes())

    def seen_hosts(self) -> set[str]:
        """Return every host that anything reached, by the stand-ins' own log; "udp" stands for a datagram."""
        lines = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return {line["host"] or line["proto"] for line in lines}


@contextmanager
def stage(
    limits: Mapping[str, int] = MappingProxyType({}),
    lines: Mapping[str, str] = MappingProxyType({}),
    packs: Path | None = None,
) -> Iterator[Stage]:
    """Set everything up, and take it down again whatever happens.

    `limits` replace the policy's, `lines` the first places where their keys stand in it. `packs` are another station's;
    without them the guides are built. Raises BadInput.
    """
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="tereze-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        policy = _demo_policy(folder, limits, lines)
        made = folder / "station"
        issued = init_station(made, SystemClock(), station_id="demo", port=_free_port(), policy=policy, packs=packs)
        station = read_station(issued.config)
        also = [argument for site in read_policy(policy).sites for argument in ("--also", _host_of(site.start))]
        log, ports_file = folder / "standins.jsonl", folder / "ports.json"
        names = ("--folder", str(folder), "--log", str(log), "--ports-file", str(ports_file))
        stack.enter_context(_running("kiosk.demo.standins", *names, *also, until=ports_file))
        service = stack.enter_context(running_service(issued.config, ports_file))
        yield Stage(folder, station, issued, log, json.loads(ports_file.read_text()), service)


@contextmanager
def running_service(config: Path, ports_file: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Run the station's service, its names led to the stand-ins. Raises BadInput."""
    options = ("--config", str(config), "--ports-file", str(ports_file))
    with _running("kiosk.demo.service", *options, until=read_station(config).socket) as process:
        yield process


@contextmanager
def virtual_display(width: int, height: int) -> Iterator[None]:
    """Run a virtual display of this size and make it ours. Raises BadInput where there is none to run."""
    reading, writing = os.pipe()
    size = f"{width}x{height}x24"
    # Without -noreset it starts anew whenever its last client leaves, and turns away who comes at that moment.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    try:
        server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    except FileNotFoundError as fault:
        raise BadInput("Xvfb", "the virtual display was expected (package xvfb)") from fault
    finally:
        os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise BadInput("Xvfb", "a virtual display could not be started")
    os.environ["DISPLAY"] = f":{number}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    try:
        yield
    finally:
        _stop(server)


def _demo_policy(folder: Path, limits: Mapping[str, int], lines: Mapping[str, str]) -> Path:
    """Write the starter policy with these limits and lines."""
    text = (resources() / "policy" / "starter.toml").read_text(encoding="utf-8")
    for key, value in limits.items():
        text = re.sub(rf"^{key} = \d+$", f"{key} = {value}", text, flags=re.MULTILINE)
    for old, new in lines.items():
        text = text.replace(old, new, 1)
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    shutil.copy(resources() / "policy" / "locks.toml", folder)
    return path


@contextmanager
def _running(module: str, *arguments: str, until: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Run one of our modules as a process; it is ready when the file `until` is there."""
    process = subprocess.Popen([sys.executable, "-m", module, *arguments])
    try:
        _wait_for(process, module, until)
        yield process
    finally:
        _stop(process)


def _wait_for(process: "subprocess.Popen[bytes]", module: str, until: Path) -> None:
    clock = SystemClock()
    end = clock.monotonic() + START_SECONDS
    while not until.exists():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            raise BadInput(module, f"it was expected to start, but ended with {process.returncode}")
        if clock.monotonic() > end:
            raise BadInput(module, f"it was expected to start within {START_SECONDS} seconds")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _host_of(address: str) -> str:
    return address.split("/")[2]
