# SPDX-License-Identifier: GPL-3.0-or-later
"""The gateway beside Squid and tinyproxy, on loopback, in one run: `make bench`.

Every proxy, the site and the client are processes of their own. What is measured:

- tunnel: one tunnel through which the site sends as fast as it can; beside it the same without a proxy.
- connect: a new connection, CONNECT, a TLS greeting, and the first byte that the site answers; median and p99.
- requests: plain http over kept-alive connections, eight clients, a page of one kibibyte.
- idle: what a thousand tunnels in which nothing happens add to the process (resident memory of that one process; what
  the kernel keeps for sockets, threads and pipes is not in it).
- fair: two hundred tunnels that all receive at once for a while; the slowest one's share of the mean.

Tinyproxy gives each connection a thread and does not keep connections of plain http: its requests are of a connection
each. A cell that is not measured says so.

Of several rounds the best counts, since whatever else the machine does only takes away; proxies take turns. The
ratios are what counts. Peers are Debian's packages with caching and logs off.
"""

import asyncio
import base64
import contextlib
import multiprocessing
import os
import platform
import resource
import selectors
import shutil
import socket
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kiosk.gateway.limits import Limits
from kiosk.gateway.ports import Endpoint
from kiosk.gateway.server import Gateway
from kiosk.policy.engine import Decision, admit, relay
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from tests.bench.policy import processor
from tests.fakes.greeting import greeting
from tests.fakes.loopback import loopback_guard
from tests.unit.policy.conftest import HEAD, TAIL, site

HOST = "site.bench-example.kz"
TOKEN = "a-token-for-the-benchmark"
MIB = 1024 * 1024
TUNNEL_BYTES = 4096 * MIB
ROUNDS = 5
CONNECTS = 1500
CLIENTS, REQUESTS = 8, 1000
IDLE, FAIR, FAIR_SECONDS = 1000, 200, 4.0
PAGE = b"x" * 1024
HELLO = greeting(HOST)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 1024\r\nContent-Type: text/plain\r\n\r\n" + PAGE


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where a proxy listens, what it calls the site, and which process to weigh."""

    name: str
    port: int
    host: str
    pid: int


@dataclass(frozen=True, slots=True)
class Site:
    """The ports of the site: one that sends without end, one that answers a byte, one that serves pages."""

    flood: int
    echo: int
    http: int


class Names:
    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        return (Endpoint("127.0.0.1", port),)

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        return self.known(host, port)


class OpenGate:
    def admits(self, token: str) -> Reason | None:
        return None if token == TOKEN else Reason.WRONG_TOKEN


class Judge:
    """The real policy at a fixed moment."""

    def __init__(self, policy: Policy) -> None:
        self._policy, self._moment = policy, datetime(2026, 12, 1, tzinfo=UTC)

    def admit(self, host: str, port: int) -> Decision:
        return admit(host, port, self._policy, self._moment)

    def decide(self, url: str, method: str, body: int | None) -> Decision:
        return relay(url, method, self._policy, self._moment, body=body)


def _serve_site(ready: Connection) -> None:
    """Serve all three ports from one process, a thread for each flood and one for the rest."""

    def flood(peer: socket.socket) -> None:
        block = bytes(MIB)
        with contextlib.suppress(OSError), peer:
            peer.recv(65536)
            while True:
                peer.sendall(block)

    def floods(listener: socket.socket) -> None:
        while True:
            peer, _ = listener.accept()
            threading.Thread(target=flood, args=(peer,), daemon=True).start()

    flooding = socket.create_server(("127.0.0.1", 0), backlog=1024)
    threading.Thread(target=floods, args=(flooding,), daemon=True).start()

    class Answering(asyncio.Protocol):
        answer = ANSWER

        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            assert isinstance(transport, asyncio.Transport)
            self.transport = transport

        def data_received(self, data: bytes) -> None:
            self.transport.write(self.answer)

    class Echoing(Answering):
        answer = b"!"

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        servers = [await loop.create_server(kind, "127.0.0.1", 0, backlog=1024) for kind in (Echoing, Answering)]
        ports = [server.sockets[0].getsockname()[1] for server in servers]
        ready.send(Site(flooding.getsockname()[1], *ports))
        await asyncio.Event().wait()

    asyncio.run(serve())


def _serve_gateway(ready: Connection, ports: Site) -> None:
    _raise_descriptors()
    allowed = [f'"http://{HOST}:{ports.http}/"', *(f'"https://{HOST}:{port}/"' for port in (ports.flood, ports.echo))]
    policy = parse_policy(HEAD + site("bench", f"allow = [{', '.join(allowed)}]") + TAIL, "policy.toml")

    async def serve() -> None:
        limits = Limits(connections=4096)
        guard = loopback_guard(HOST)
        gateway = Gateway(Judge(policy), OpenGate(), Names(), guard, lambda _verdict: None, limits)
        await gateway.start("127.0.0.1", 0)
        ready.send(gateway.address.port)
        await asyncio.Event().wait()

    asyncio.run(serve())


def _raise_descriptors() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536), hard))


@contextmanager
def _process(work: Callable[..., None], *arguments: object) -> Iterator[tuple[object, int]]:
    """Run a server and yield what it says once it is ready, and its pid."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=work, args=(theirs, *arguments), daemon=True)
    process.start()
    try:
        yield ours.recv(), process.pid or 0
    finally:
        process.kill()
        process.join()


@contextmanager
def _peer(name: str, port: int, command: Sequence[str], files: dict[str, str], host: str) -> Iterator[Proxy]:
    """Run a peer with its configuration in a folder that its own user can read."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        for file, text in files.items():
            Path(folder, file).write_text(text.replace("@", folder), encoding="utf-8")
        process = subprocess.Popen([part.replace("@", folder) for part in command], stderr=subprocess.DEVNULL)
        try:
            _wait_for(port)
            yield Proxy(name, port, host, _heaviest(process.pid))
        finally:
            process.terminate()
            process.wait()


def _squid(port: int) -> contextlib.AbstractContextManager[Proxy]:
    conf = f"""
http_port 127.0.0.1:{port}
http_access allow all
cache deny all
access_log none
cache_log @/cache.log
cache_store_log none
pid_filename none
hosts_file @/hosts
coredump_dir @
pinger_enable off
shutdown_lifetime 0 seconds
workers 1
client_persistent_connections on
server_persistent_connections on
via off
forwarded_for delete
"""
    files = {"squid.conf": conf, "hosts": f"127.0.0.1 {HOST}\n"}
    return _peer("Squid 5.7", port, ["squid", "-N", "-f", "@/squid.conf"], files, HOST)


def _tinyproxy(port: int) -> contextlib.AbstractContextManager[Proxy]:
    conf = f"Port {port}\nListen 127.0.0.1\nMaxClients 2000\nLogLevel Critical\nTimeout 600\nDisableViaHeader Yes\n"
    return _peer("tinyproxy", port, ["tinyproxy", "-d", "-c", "@/tiny.conf"], {"tiny.conf": conf}, "127.0.0.1")


def _heaviest(pid: int) -> int:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return max((pid, *map(int, children)), key=_resident_kib)


def _resident_kib(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _wait_for(port: int) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
    raise SystemExit(f"nothing listens on port {port}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _credentials() -> bytes:
    return b"Proxy-Authorization: Basic " + base64.b64encode(f"tereze:{TOKEN}".encode()) + b"\r\n"


def _tunnel(proxy: Proxy | None, port: int) -> socket.socket:
    """Open a tunnel (or a plain connection) and greet."""
    peer = socket.create_connection(("127.0.0.1", proxy.port if proxy else port))
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if proxy:
        place = f"{proxy.host}:{port}".encode()
        peer.sendall(b"CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n" % (place, place, _credentials()))
        head = b""
        while b"\r\n\r\n" not in head:
            head += peer.recv(4096)
        if b" 200 " not in head.split(b"\r\n")[0]:
            raise SystemExit(f"{proxy.name}: {head!r}")
    peer.sendall(HELLO)
    return peer


def _throughput(proxy: Proxy | None, ports: Site) -> float:
    """Return mebibytes a second."""
    block = bytearray(MIB)
    with _tunnel(proxy, ports.flood) as peer:
        left, begun = TUNNEL_BYTES, time.perf_counter()
        while left > 0:
            left -= peer.recv_into(block)
        return TUNNEL_BYTES / MIB / (time.perf_counter() - begun)


def _connect_times(proxy: Proxy, ports: Site) -> list[float]:
    """Return the milliseconds of each new tunnel up to its first byte."""
    found = []
    for _ in range(CONNECTS):
        begun = time.perf_counter()
        with _tunnel(proxy, ports.echo) as peer:
            peer.recv(1)
            found.append((time.perf_counter() - begun) * 1000)
    return found


class Asking:
    """Clients that ask for the same page again and again, each over a connection that is kept while the proxy does."""

    def __init__(self, proxy: Proxy, ports: Site) -> None:
        target = f"http://{proxy.host}:{ports.http}/page".encode()
        place = f"{proxy.host}:{ports.http}".encode()
        self._asked = b"GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n" % (target, place, _credentials())
        self._proxy = proxy
        self._heard: dict[socket.socket, bytes] = {}
        self.choose = selectors.DefaultSelector()
        for _ in range(CLIENTS):
            self._connect()

    def hear(self, peer: socket.socket) -> bool:
        """Tell whether an answer is whole, and ask again."""
        data = peer.recv(65536)
        self._heard[peer] += data
        if not data and self._heard[peer]:
            raise SystemExit(f"{self._proxy.name} closed in the midst of an answer: {self._heard[peer]!r}")
        whole = self._heard[peer].endswith(PAGE)
        if not data or (whole and b"connection: close" in self._heard[peer].lower()):
            self._forget(peer)
            self._connect()
        elif whole:
            self._heard[peer] = b""
            peer.sendall(self._asked)
        return whole

    def close(self) -> None:
        for peer in tuple(self._heard):
            self._forget(peer)

    def _connect(self) -> None:
        peer = socket.create_connection(("127.0.0.1", self._proxy.port))
        self.choose.register(peer, selectors.EVENT_READ)
        self._heard[peer] = b""
        peer.sendall(self._asked)

    def _forget(self, peer: socket.socket) -> None:
        self.choose.unregister(peer)
        peer.close()
        del self._heard[peer]


def _requests(proxy: Proxy, ports: Site) -> float:
    """Return plain-http requests a second over kept-alive connections."""
    asking = Asking(proxy, ports)
    done, begun = 0, time.perf_counter()
    while done < CLIENTS * REQUESTS:
        for key, _ in asking.choose.select():
            assert isinstance(key.fileobj, socket.socket)
            done += asking.hear(key.fileobj)
    spent = time.perf_counter() - begun
    asking.close()
    return done / spent


def _idle(proxy: Proxy, ports: Site) -> float:
    """Return the mebibytes that idle tunnels add."""
    before = _resident_kib(proxy.pid)
    peers = [_tunnel(proxy, ports.echo) for _ in range(IDLE)]
    for peer in peers:
        peer.recv(1)
    added = (_resident_kib(proxy.pid) - before) / 1024
    for peer in peers:
        peer.close()
    return added


def _fairness(proxy: Proxy, ports: Site) -> float:
    """Return the slowest tunnel's part of the mean."""
    choose = selectors.DefaultSelector()
    block, got = bytearray(64 * 1024), {}
    for _ in range(FAIR):
        peer = _tunnel(proxy, ports.flood)
        got[peer] = 0
        choose.register(peer, selectors.EVENT_READ)
    begun = time.perf_counter()
    while time.perf_counter() - begun < FAIR_SECONDS:
        for key, _ in choose.select(1):
            assert isinstance(key.fileobj, socket.socket)
            got[key.fileobj] += key.fileobj.recv_into(block)
    for peer in got:
        peer.close()
    return min(got.values()) / statistics.mean(got.values())


def main() -> None:
    """Run everything and print it."""
    _raise_descriptors()
    console = Console(width=120)
    for tool in ("squid", "tinyproxy"):
        if shutil.which(tool) is None and not Path(f"/usr/sbin/{tool}").exists():
            raise SystemExit(f"{tool}: the peer was expected (apt-get install {tool})")
    with contextlib.ExitStack() as stack:
        ports, _ = stack.enter_context(_process(_serve_site))
        assert isinstance(ports, Site)
        port, pid = stack.enter_context(_process(_serve_gateway, ports))
        ours = Proxy("Tereze", int(str(port)), HOST, pid)
        squid, tiny = stack.enter_context(_squid(_free_port())), stack.enter_context(_tinyproxy(_free_port()))
        _report(console, ours, squid, tiny, ports)


def _report(console: Console, ours: Proxy, squid: Proxy, tiny: Proxy, ports: Site) -> None:
    proxies = (ours, squid, tiny)
    fast = {proxy.name: max(_throughput(proxy, ports) for _ in range(ROUNDS)) for proxy in proxies}
    direct = max(_throughput(None, ports) for _ in range(ROUNDS))
    times: dict[str, list[list[float]]] = {proxy.name: [] for proxy in proxies}
    for _ in range(ROUNDS):
        for proxy in proxies:
            times[proxy.name].append(_connect_times(proxy, ports))
    median = {name: min(statistics.median(one) for one in found) for name, found in times.items()}
    late = {name: min(statistics.quantiles(one, n=100)[98] for one in found) for name, found in times.items()}
    asked = {proxy.name: max(_requests(proxy, ports) for _ in range(ROUNDS)) for proxy in proxies}
    idle = {proxy.name: _idle(proxy, ports) for proxy in proxies}
    fair = {proxy.name: _fairness(proxy, ports) for proxy in proxies}
    table = Table("", "tunnel, MiB/s", "connect, ms", "p99, ms", "requests/s", "1,000 idle, MiB", "slowest/mean")
    for name, speed in fast.items():
        cells = (f"{speed:,.0f}", f"{median[name]:.2f}", f"{late[name]:.2f}", f"{asked[name]:,.0f}")
        table.add_row(name, *cells, f"{idle[name]:.0f}", f"{fair[name]:.2f}")
    table.add_row("direct", f"{direct:,.0f}", *["not measured"] * 5)
    console.print(table)
    mine, its = ours.name, squid.name
    console.print(f"tunnel, to Squid {fast[mine] / fast[its]:.2f}, to direct {fast[mine] / direct:.2f}")
    console.print(f"connect, to Squid: median {median[mine] / median[its]:.2f}, p99 {late[mine] / late[its]:.2f}")
    console.print(f"requests, to Squid {asked[mine] / asked[its]:.2f}")
    console.print(f"{platform.machine()}, {processor()}, Python {platform.python_version()}")


if __name__ == "__main__":
    main()
