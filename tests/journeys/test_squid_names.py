# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: squid-openssl with `--server-names` lets TLS to the very host asked for through, unread, and only that."""

import asyncio
import re
import ssl
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.demo.authority import Authority, make_authority
from kiosk.exchange.to_squid import export_squid
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from tests.fakes.greeting import greeting, in_records
from tests.fakes.nobody import open_folder
from tests.journeys.squid import LOOPBACK, PACKAGED, ask, complaints, configure, free_ports, request_head, running
from tests.journeys.test_squid import TOKEN, gateway_behind
from tests.unit.policy.conftest import HEAD, TAIL, site

STATIONS, ALONE, INNER = "10.0.0.1:3128", "127.0.0.1:3128", "127.0.0.1:3129"
LISTED = ("one.kz", "www.one.kz", "a.two.org")
CUT = {
    "another open host": greeting("www.one.kz"),
    "a name below it": greeting("x.one.kz"),
    "a host that is not open": greeting("evil.com"),
    "no name": greeting(None),
    "no name, in small records": in_records(greeting(None), 40),
    "SSH": b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n",
    "plain http": b"GET / HTTP/1.1\r\nHost: one.kz\r\n\r\n",
    "SMTP": b"EHLO one.kz\r\n",
    "nothing that is known": bytes(range(256)),
}


@dataclass
class Site:
    """A TLS site that says one word; and who came to it, with TLS or without."""

    port: int = 0
    came: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that Squid's own user can read."""
    with open_folder(0o777) as made:
        yield made


@pytest.fixture(scope="module")
def authority(folder: Path) -> Authority:
    return make_authority(folder, LISTED)


@asynccontextmanager
async def _site(authority: Authority | None) -> AsyncIterator[Site]:
    site = Site()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        site.came.append("came")
        writer.write(b"a word of the site")
        writer.close()

    context = None
    if authority:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(authority.chain_pem, authority.key_pem)
    server = await asyncio.start_server(serve, LOOPBACK, 0, ssl=context)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        await server.wait_closed()


def _policy(port: int) -> Policy:
    listed = ", ".join(f'"https://{host}:{port}/"' for host in ("one.kz", "www.one.kz", "*.two.org"))
    body = f'allow = [{listed}]\nstart = "https://one.kz:{port}/"'
    return parse_policy(HEAD + site("one", body) + TAIL, "policy.toml")


def _configuration(folder: Path, policy: Policy, ports: dict[str, int]) -> Path:
    exported = export_squid(policy, server_names=True).text
    return configure(folder, exported, ports, [(LOOPBACK, name) for name in LISTED])


@asynccontextmanager
async def _squid(folder: Path, policy: Policy) -> AsyncIterator[dict[str, int]]:
    """Run it as the documents say, and yield which port stands for each of the packaged files."""
    ports = free_ports(STATIONS, ALONE, INNER)
    async with running(_configuration(folder, policy, ports), ports.values(), names=True):
        async with asyncio.timeout(20):  # the inner port is found a moment after all of them listen
            while (await ask(ports[STATIONS], f"CONNECT one.kz:{_port(policy)}")).status == 500:
                await asyncio.sleep(0.05)
        yield ports


def _port(policy: Policy) -> int:
    return policy.sites[0].allow[0].scope.port


def test_tls_to_the_host_asked_for_passes_unread(folder: Path, authority: Authority) -> None:
    own = x509.load_pem_x509_certificate(authority.chain_pem.read_bytes()).public_bytes(Encoding.DER)

    async def play() -> None:
        async with _site(authority) as site, _squid(folder, _policy(site.port)) as ports:
            for place in (STATIONS, ALONE, INNER):
                for host in LISTED:
                    shown, word = await _visit(ports[place], host, site.port, authority)
                    assert word == b"a word of the site", (place, host)
                    assert shown == own, (place, host)

    asyncio.run(play())


async def _visit(proxy: int, host: str, port: int, authority: Authority) -> tuple[bytes | None, bytes]:
    """Shake hands through a tunnel, with the site's authority alone; return the certificate shown, and the word."""
    reader, writer = await asyncio.open_connection(LOOPBACK, proxy)
    writer.write(request_head(f"CONNECT {host}:{port}"))
    async with asyncio.timeout(20):
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 "), head
        await writer.start_tls(ssl.create_default_context(cafile=authority.ca_pem), server_hostname=host)
        word = await reader.read(100)
    shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.close()
    return shown, word


@pytest.mark.parametrize("tls", [True, False], ids=["a TLS site", "a site without TLS"])
def test_anything_else_is_cut_before_it_reaches_the_site(folder: Path, authority: Authority, tls: bool) -> None:
    async def play() -> None:
        async with _site(authority if tls else None) as site, _squid(folder, _policy(site.port)) as ports:
            for place in (STATIONS, ALONE, INNER):
                for what, said in CUT.items():
                    answer = await ask(ports[place], f"CONNECT one.kz:{site.port}", then=said)
                    assert (answer.status, answer.said) == (200, b""), (place, what)
                    assert site.came == [], (place, what)

    asyncio.run(play())


def test_what_does_not_open_is_refused_in_so_many_words_where_stations_ask(folder: Path) -> None:
    """A port that looks at TLS would say 200, and show a certificate of its own with the refusal inside."""

    async def play() -> None:
        async with _squid(folder, _policy(443)) as ports:
            for place in (STATIONS, ALONE):
                for target in ("evil.com:443", "one.kz:8443", "two.org:443"):
                    assert (await ask(ports[place], f"CONNECT {target}")).status == 403, (place, target)
                assert (await ask(ports[place], "CONNECT one.kz:443", password="another")).status == 407
                assert (await ask(ports[place], "GET http://one.kz/")).status == 403

    asyncio.run(play())


def test_a_station_behind_it(folder: Path, authority: Authority) -> None:
    async def play() -> None:
        async with _site(None) as site:
            policy = _policy(site.port)
            async with _squid(folder, policy) as ports, gateway_behind(policy, ports[STATIONS]) as station:
                line = f"CONNECT one.kz:{site.port}"
                right = await ask(station, line, user="tereze", password=TOKEN, then=greeting("one.kz"))
                assert (right.status, right.said) == (200, b"a word of the site")
                wrong = await ask(station, line, user="tereze", password=TOKEN, then=greeting("evil.com"))
                assert (wrong.status, wrong.said) == (200, b"")
                assert site.came == ["came"]

    asyncio.run(play())


def test_it_is_taken_without_a_warning_and_never_bumps(folder: Path) -> None:
    main = _configuration(folder, _policy(443), free_ports(STATIONS, ALONE, INNER))
    assert complaints(main, names=True) == []
    acts = re.findall(r"^ssl_bump (\w+)", (folder / "policy.conf").read_text(encoding="utf-8"), re.MULTILINE)
    assert acts == ["peek", "splice", "terminate"]
    key = (folder / "peek.pem").stat()
    assert key.st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("0 one.kz one.kz -", "0 OK"),
        ("7 www.one.kz one.kz -", "7 ERR"),
        ("1 - one.kz -", "1 ERR"),
        ("2 - - -", "2 ERR"),
        ("3  one.kz", "3 ERR"),
        ("4", "4 ERR"),
        ("5 * one.kz", "5 ERR"),
        (r"6 one.kz\ x one.kz", "6 ERR"),
        ("8 ONE.kz one.kz", "8 ERR"),
    ],
)
def test_the_helper_compares_two_words(line: str, answer: str) -> None:
    done = subprocess.run([PACKAGED / "same-name"], input=f"{line}\n", capture_output=True, text=True, check=True)
    assert done.stdout == f"{answer}\n"
