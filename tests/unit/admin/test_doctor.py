# SPDX-License-Identifier: GPL-3.0-or-later
"""The connection doctor: where it stops, what it says, and that it goes nowhere a reader may not go."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest
import typer
from typer.testing import CliRunner

from kiosk.admin.actions.diagnosis import Finding, Mark, Sign, Step
from kiosk.admin.actions.doctor import Means, examine, means_of
from kiosk.admin.cli.gateway import SENTENCES, app, spoken, walk
from kiosk.base.clock import SystemClock
from kiosk.demo.authority import make_authority
from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.limits import Limits
from kiosk.gateway.ports import Endpoint, NameNotFound, NamesSilent
from kiosk.gateway.upstream import Upstream
from kiosk.policy.reader import parse_policy
from kiosk.station.config import read_station
from tests.fakes.clock import FakeClock
from tests.fakes.loopback import loopback_guard
from tests.fakes.stations import new_station
from tests.unit.policy.conftest import HEAD, TAIL, site

LOOPBACK = "127.0.0.1"
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
QUICK = Limits(dial_seconds=0.2, attempt_seconds=0.2, greeting_seconds=0.2)
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Names:
    """Leads every name to the same places, and notes who was asked for."""

    def __init__(self, *places: Endpoint) -> None:
        self.places = places
        self.asked: list[str] = []

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        return ()

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        self.asked.append(host)
        if host == "nowhere.kz":
            raise NameNotFound(host)
        if host == "silent.kz":
            raise NamesSilent(host)
        return self.places


def means(*places: Endpoint, group: str | None = None) -> Means:
    """Return what the doctor works with, under a policy that lists a few hosts on the first place's port."""
    port = places[0].port if places else 443
    hosts = ("a.kz", "b.kz", "nowhere.kz", "silent.kz")
    allowed = [f'"{scheme}://{host}:{port}/"' for host in hosts for scheme in ("https", "http")]
    body = (
        f'allow = [{", ".join(allowed)}]\nexcept = [{{ match = "https://a.kz:{port}/cabinet/", reason = "sign-in" }}]\n'
    )
    body += f'parts = ["https://static.kz:{port}/"]'
    closed = site("closed", 'allow = ["https://closed.kz/"]\ngroups = ["staff"]')
    policy = parse_policy(HEAD + site("texts", body) + closed + TAIL, "policy.toml")
    trusting = ssl.create_default_context()
    guard = loopback_guard("a.kz", "b.kz", "static.kz", "nowhere.kz", "silent.kz")
    return Means(policy, NOON, Names(*places), guard, Endpoint(LOOPBACK, 8899), FakeClock(), trusting, group, QUICK)


async def found(url: str, given: Means) -> list[Finding]:
    return [finding async for finding in examine(url, given)]


def stops(findings: list[Finding]) -> list[tuple[Step, Sign]]:
    return [(finding.step, finding.sign) for finding in findings if finding.mark is Mark.STOP]


@asynccontextmanager
async def serving(serve: Serve, tls: ssl.SSLContext | None = None) -> AsyncIterator[Endpoint]:
    """Serve, and see that every visitor has left: the doctor keeps no connection."""
    visits: list[asyncio.Task[None]] = []

    async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            await serve(reader, writer)
            await writer.wait_closed()

    def visited(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visits.append(asyncio.create_task(visit(reader, writer)))

    server = await asyncio.start_server(visited, LOOPBACK, 0, ssl=tls)
    try:
        yield Endpoint(LOOPBACK, server.sockets[0].getsockname()[1])
    finally:
        server.close()
        await server.wait_closed()
        await asyncio.wait_for(asyncio.gather(*visits), 5)


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


def says(*words: bytes) -> Serve:
    """Serve these bytes to whoever has said something."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        for word in words:
            writer.write(word)
            await writer.drain()
        writer.close()

    return serve


@pytest.mark.parametrize(
    ("url", "stop", "reason"),
    [
        ("", (Step.ADDRESS, Sign.UNREADABLE), "malformed_address"),
        ("ftp://a.kz/", (Step.ADDRESS, Sign.UNREADABLE), "scheme"),
        ("https://127.0.0.1/", (Step.ADDRESS, Sign.UNREADABLE), "ip_literal"),
        ("https://localhost/", (Step.ADDRESS, Sign.UNREADABLE), "local_name"),
        ("https://c.kz/", (Step.POLICY, Sign.REFUSED), "not_listed"),
        ("http://c.kz/", (Step.POLICY, Sign.REFUSED), "not_listed"),
        ("https://a.kz:444/", (Step.POLICY, Sign.REFUSED), "port"),
        ("https://closed.kz/", (Step.POLICY, Sign.REFUSED), "group"),
        ("https://a.kz/cabinet/login", (Step.SCREEN, Sign.REFUSED), "excepted"),
        ("https://a.kz/?u=https://c.kz/", (Step.SCREEN, Sign.REFUSED), "embedded"),
    ],
)
def test_a_refusal_ends_the_walk_before_anything_is_asked_of_the_network(
    url: str, stop: tuple[Step, Sign], reason: str
) -> None:
    given = means()
    findings = asyncio.run(found(url, given))
    assert stops(findings) == [stop]
    assert findings[-1].facts["reason"] == reason
    assert isinstance(given.names, Names)
    assert given.names.asked == []


def test_a_site_of_a_group_is_judged_for_that_group() -> None:
    findings = asyncio.run(found("https://closed.kz/", means(group="staff")))
    assert [finding.sign for finding in findings[:3]] == [Sign.READ, Sign.ALLOWED, Sign.ALLOWED]
    assert stops(findings) == []


@pytest.mark.parametrize(("host", "sign"), [("nowhere.kz", Sign.NO_SUCH_NAME), ("silent.kz", Sign.NAMES_SILENT)])
def test_a_name_that_leads_nowhere(host: str, sign: Sign) -> None:
    assert stops(asyncio.run(found(f"https://{host}/", means()))) == [(Step.NAME, sign)]


def test_every_address_is_spoken_of_and_one_that_is_not_public_stops_the_walk() -> None:
    places = [Endpoint(address, 443) for address in ("198.41.0.4", "10.0.0.1", "fe80::1")]
    findings = asyncio.run(found("https://a.kz/", means(*places)))
    assert [(one.mark, one.facts) for one in findings if one.step is Step.NETWORK] == [
        (Mark.FINE, {"address": "198.41.0.4"}),
        (Mark.STOP, {"address": "10.0.0.1", "place": "private"}),
        (Mark.STOP, {"address": "fe80::1", "place": "link_local"}),
    ]
    assert findings[-1].step is Step.NETWORK


def test_the_gateway_itself_is_not_dialled() -> None:
    given = replace(means(Endpoint(LOOPBACK, 443)), itself=Endpoint(LOOPBACK, 443))
    assert stops(asyncio.run(found("https://a.kz/", given))) == [(Step.NETWORK, Sign.ITSELF)]


def test_every_dial_is_told_and_only_when_all_fail_the_walk_ends() -> None:
    async def test() -> None:
        async with serving(says(b"HTTP/1.1 200 OK\r\n\r\n")) as here:
            nobody = Endpoint(LOOPBACK, 1)
            findings = await found(f"http://a.kz:{here.port}/", means(here, nobody))
            dialled = [(one.sign, one.facts["port"]) for one in findings if one.step is Step.DIAL]
            assert dialled == [(Sign.CONNECTED, str(here.port)), (Sign.NOT_CONNECTED, "1")]
            assert stops(findings) == []
        findings = await found("http://a.kz:1/", means(nobody, nobody))
        assert stops(findings) == [(Step.DIAL, Sign.UNREACHED)]

    asyncio.run(test())


@pytest.mark.parametrize(
    ("serve", "sign"),
    [
        (says(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 404 Not Found\r\n\r\n"), Sign.ANSWERED),
        (says(b"SSH-2.0-x\r\n\r\n"), Sign.NO_HTTP),
        (says(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000), Sign.NO_HTTP),
        (hangs_up, Sign.CLOSED),
        (silent, Sign.NO_ANSWER),
    ],
)
def test_a_plain_site_is_asked_for_one_head(serve: Serve, sign: Sign) -> None:
    async def test() -> None:
        async with serving(serve) as here:
            findings = await found(f"http://a.kz:{here.port}/", means(here))
            assert (findings[-1].step, findings[-1].sign) == (Step.HTTP, sign)
            assert (findings[-1].mark is Mark.FINE) is (sign is Sign.ANSWERED)

    asyncio.run(test())


def test_the_head_is_the_addresses_own() -> None:
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.0 301 Moved\r\nLocation: http://c.kz/\r\n\r\n")
        writer.close()

    async def test() -> None:
        async with serving(listen) as here:
            findings = await found(f"http://A.kz:{here.port}/x?y#z", means(here))
            assert findings[-1].facts == {"status": "301"}
            place = f"a.kz:{here.port}".encode()
            assert heard == [b"HEAD /x?y HTTP/1.1\r\nHost: " + place + b"\r\nConnection: close\r\n\r\n"]

    asyncio.run(test())


@pytest.mark.parametrize(
    ("hosts", "age", "known", "sign"),
    [
        (("a.kz", "b.kz"), timedelta(), True, Sign.VERIFIED),
        (("b.kz",), timedelta(), True, Sign.OTHER_NAME),
        (("a.kz",), timedelta(days=30), True, Sign.EXPIRED),
        (("a.kz",), timedelta(days=-30), True, Sign.NOT_YET),
        (("a.kz",), timedelta(), False, Sign.UNKNOWN_AUTHORITY),
    ],
)
def test_a_certificate_is_verified_for_the_host(
    hosts: tuple[str, ...], age: timedelta, known: bool, sign: Sign, tmp_path: Path
) -> None:
    authority = make_authority(tmp_path, hosts, FakeClock(SystemClock().now() - age))
    serving_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving_tls.load_cert_chain(authority.chain_pem, authority.key_pem)
    trusting = ssl.create_default_context(cafile=str(authority.ca_pem) if known else None)

    async def test() -> None:
        async with serving(silent, serving_tls) as here:
            findings = await found(f"https://a.kz:{here.port}/", replace(means(here), tls=trusting))
            assert (findings[-1].step, findings[-1].sign) == (Step.TLS, sign)
            assert (findings[-1].mark is Mark.FINE) is (sign is Sign.VERIFIED)
            if sign is Sign.VERIFIED:
                assert findings[-1].facts["version"] == "TLSv1.3"
                assert findings[-1].facts["issuer"] == "Tereze demonstration"

    asyncio.run(test())


@pytest.mark.parametrize(
    ("serve", "sign"),
    [(says(b"HTTP/1.1 400 Bad Request\r\n\r\n"), Sign.NO_TLS), (hangs_up, Sign.CLOSED), (silent, Sign.NO_ANSWER)],
)
def test_what_shakes_no_hands(serve: Serve, sign: Sign) -> None:
    async def test() -> None:
        async with serving(serve) as here:
            assert stops(await found(f"https://a.kz:{here.port}/", means(here))) == [(Step.TLS, sign)]

    asyncio.run(test())


def test_a_part_is_examined_though_it_is_no_page() -> None:
    async def test() -> None:
        async with serving(hangs_up) as here:
            findings = await found(f"https://static.kz:{here.port}/x.js", means(here))
            assert (findings[2].mark, findings[2].sign) == (Mark.NOTE, Sign.PART)
            assert stops(findings) == [(Step.TLS, Sign.CLOSED)]

    asyncio.run(test())


def test_every_sign_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Sign)
    for sign, sentence in SENTENCES.items():
        facts = {name: name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert spoken(Finding(Step.TLS, Mark.FINE, sign, facts)).startswith("tls      ok    ")


def test_it_is_printed_for_people_and_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    assert not asyncio.run(walk("https://c.kz/", means(), as_json=False))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "address  ok    The address is read as https://c.kz/."
    assert lines[1].startswith("policy   stop  Refused: not_listed")

    async def test() -> None:
        async with serving(says(b"HTTP/1.1 200 OK\r\n\r\n")) as here:
            assert await walk(f"http://a.kz:{here.port}/", means(here), as_json=True)

    asyncio.run(test())
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["step"] for line in printed] == ["address", "policy", "screen", "name", "network", "dial", "http"]
    assert printed[-1] == {"step": "http", "outcome": "ok", "code": "answered", "facts": {"status": "200"}}


def test_the_command_takes_a_stations_own_settings(tmp_path: Path) -> None:
    kioskctl = typer.Typer()
    kioskctl.add_typer(app, name="gateway")
    config = new_station(tmp_path / "station").config
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[gateway]", '[gateway]\nintranet = ["intranet.example.kz"]'), encoding="utf-8")
    given = means_of(read_station(config))
    assert given.guard.passes("intranet.example.kz", "10.0.0.1")
    assert not given.guard.passes("intranet.example.kz", LOOPBACK)
    assert isinstance(given.guard, AddressGuard)
    refused = CliRunner().invoke(
        kioskctl, ["gateway", "doctor", "https://www.youtube.com/", "--config", str(config), "--json"]
    )
    assert refused.exit_code == 1
    assert json.loads(refused.stdout.splitlines()[-1])["facts"]["reason"] == "not_listed"
    missing = CliRunner().invoke(
        kioskctl, ["gateway", "doctor", "https://a.kz/", "--config", str(tmp_path / "none.toml")]
    )
    assert missing.exit_code == 2
    assert len(missing.stderr.splitlines()) == 1


def answering(said: bytes) -> Serve:
    """Return a proxy that answers a tunnel with this, and then says nothing that is TLS."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(said)
            await reader.read(1)
        writer.close()

    return serve


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", [(Step.TLS, Sign.CLOSED)]),
        (b"HTTP/1.1 403 No\r\n\r\n", [(Step.PROXY, Sign.PROXY_REFUSES)]),
        (b"HTTP/1.1 407 Who\r\n\r\n", [(Step.PROXY, Sign.PROXY_CREDENTIALS)]),
        (b"HTTP/1.1 503 No\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\n\r\n", [(Step.PROXY, Sign.PROXY_NO_WAY)]),
        (b"SSH-2.0-x\r\n\r\n", [(Step.PROXY, Sign.PROXY_AWAY)]),
    ],
)
def test_through_an_institution_s_proxy(said: bytes, signs: list[tuple[Step, Sign]]) -> None:
    async def test() -> None:
        async with serving(answering(said)) as proxy:
            given = replace(means(), upstream=Upstream(LOOPBACK, proxy.port, QUICK))
            findings = await found("https://a.kz/", given)
            assert stops(findings) == signs
            assert [finding.step for finding in findings[:4]] == [Step.ADDRESS, Step.POLICY, Step.SCREEN, Step.PROXY]
            assert given.names.asked == []  # type: ignore[attr-defined]  # the proxy asks for names
            plain = await found("http://a.kz:443/", given)
            own_word = b"X-Squid-Error" in said or b" 407 " in said or said.startswith(b"SSH")
            assert stops(plain) == (signs if own_word else [])

    asyncio.run(test())
