# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Squid with what an institution would give it: the template, an exported policy, and names of the test's own.

Sites of these tests stand on 127.0.0.1, where no listed name may lead. That one address is taken out of the exported
networks, and nothing else: every line that opens and every other network stays as it was exported.
"""

import asyncio
import base64
import ipaddress
import re
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.gateway.upstream import Credentials

ROOT = Path(__file__).parents[2]
PACKAGED = ROOT / "packaging" / "squid"
LOOPBACK = "127.0.0.1"
STATION = Credentials("station-1", "a password")


def binary(*, names: bool = False) -> str:
    """Return Debian's squid, or the squid-openssl that looks at server names."""
    if names:
        unpacked = ROOT / "build" / "squid-openssl" / "usr" / "sbin" / "squid"
        assert unpacked.exists(), "`make setup` fetches squid-openssl from Debian and unpacks it there"
        return str(unpacked)
    found = shutil.which("squid", path="/usr/sbin:/usr/bin:/sbin:/bin")
    assert found is not None, "packaging/apt.txt names it"
    return found


def configure(folder: Path, exported: str, ports: dict[str, int], hosts: Iterable[tuple[str, str]]) -> Path:
    """Write squid.conf and all that it names. `ports` are those of the packaged files, and which to take for them."""
    policy = _moved(reaches_this_machine(exported), ports).replace("/etc/squid/tereze", str(folder))
    (folder / "policy.conf").write_text(policy, encoding="utf-8")
    asked = ["openssl", "passwd", "-apr1", STATION.password]
    hashed = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    (folder / "stations").write_text(f"{STATION.user}:{hashed}\n", encoding="utf-8")
    (folder / "hosts").write_text("".join(f"{address} {name}\n" for address, name in hosts), encoding="utf-8")
    shutil.copy(PACKAGED / "same-name", folder)
    subprocess.run([PACKAGED / "peek-key", folder / "peek.pem"], check=True)
    text = _moved((PACKAGED / "squid.conf").read_text(encoding="utf-8"), ports)
    return write_conf(folder, text)


def write_conf(folder: Path, text: str) -> Path:
    """Write a main file that leaves nothing on the machine, and asks no name server."""
    quiet = f"pid_filename none\naccess_log none\ncache_log @/cache.log\nhosts_file @/hosts\ncoredump_dir {folder}\n"
    whole = f"{text}{quiet}dns_nameservers {LOOPBACK}\ndns_timeout 1 second\n".replace("/etc/squid/tereze", "@")
    main = folder / "squid.conf"
    main.write_text(whole.replace("@", str(folder)), encoding="utf-8")
    return main


def reaches_this_machine(exported: str) -> str:
    """Take 127.0.0.1 out of the networks where a listed name must not lead."""
    loopback = ipaddress.IPv4Network("127.0.0.0/8")
    rest = sorted(loopback.address_exclude(ipaddress.IPv4Network(f"{LOOPBACK}/32")))
    lines = [line for line in exported.splitlines() if line.startswith("acl") and f" {loopback}" in line]
    assert lines, "the exported networks name the station itself"
    for line in lines:
        exported = exported.replace(line, line.replace(f" {loopback}", f" {' '.join(map(str, rest))}"))
    return exported


def free_ports(*known: str) -> dict[str, int]:
    """Return a free port for each place of the packaged files."""
    probes = [socket.create_server((LOOPBACK, 0)) for _ in known]
    found = {place: int(probe.getsockname()[1]) for place, probe in zip(known, probes, strict=True)}
    for probe in probes:
        probe.close()
    return found


@asynccontextmanager
async def running(configuration: Path, ports: Iterable[int], *, names: bool = False) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(binary(names=names), "-N", "-f", str(configuration))
    try:
        async with asyncio.timeout(30):
            while not all([await _listens(port) for port in ports]):
                assert process.returncode is None, (configuration.parent / "cache.log").read_text()[-2000:]
                await asyncio.sleep(0.05)
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def complaints(configuration: Path, *, names: bool = False) -> list[str]:
    """Return what Squid has against a configuration; what it says of files is left to its start."""
    asked = [binary(names=names), "-k", "parse", "-f", str(configuration)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if "Processing" not in line]
    return [line for line in said if re.search("warning|error|fatal", line, re.IGNORECASE)]


@dataclass(frozen=True, slots=True)
class Answer:
    """A proxy's answer: its status, the gateway's reason where there is one, and the start of what came after."""

    status: int
    reason: str
    said: bytes


async def ask(
    proxy: int, line: str, *, user: str = STATION.user, password: str = STATION.password, then: bytes = b""
) -> Answer:
    """Send `METHOD target` to a proxy on this machine, and, where that opens a tunnel, `then` into it."""
    reader, writer = await asyncio.open_connection(LOOPBACK, proxy)
    writer.write(request_head(line, user, password))
    async with asyncio.timeout(20):
        answered = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(answered.split(" ")[1])
        said = b""
        with suppress(ConnectionError):
            if then and status == 200:
                writer.write(then)
            if then or not line.startswith("CONNECT"):
                said = await reader.read(200)
    writer.close()
    reason = re.search(r"X-Tereze-Reason: (\w+)", answered)
    return Answer(status, reason[1] if reason else "", said)


def request_head(line: str, user: str = STATION.user, password: str = STATION.password) -> bytes:
    """Return the head of a request to a proxy."""
    target = line.split(" ")[1].removeprefix("http://").partition("/")[0]
    shown = base64.b64encode(f"{user}:{password}".encode()).decode()
    length = "Content-Length: 0\r\n" if line.startswith(("POST", "PUT")) else ""
    head = f"{line} HTTP/1.1\r\nHost: {target}\r\nProxy-Authorization: Basic {shown}\r\nConnection: close\r\n"
    return f"{head}{length}\r\n".encode()


def _moved(text: str, ports: dict[str, int]) -> str:
    for place, port in ports.items():
        text = text.replace(place, f"{LOOPBACK}:{port}")
        host, _, number = place.rpartition(":")
        text = text.replace(f"cache_peer {host} parent {number} ", f"cache_peer {host} parent {port} ")
    return text


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(LOOPBACK, port)
    except OSError:
        return False
    writer.close()
    return True
