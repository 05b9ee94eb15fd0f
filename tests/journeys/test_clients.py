# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: whatever client a machine has, it gets through the gateway what is listed, and is told what is not and why.

The real kioskd with a session; each client is the one that Debian (or Python) ships, trusting the stand-ins' authority.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from kiosk.admin.actions import journals
from kiosk.demo.stage import Stage
from tests.fakes.stations import stage
from tests.journeys.headless import HeadlessShell
from tests.journeys.rig import FRONT, PATIENCE, UNLISTED, reading

USER = "tereze"
LITERAL = "https://198.51.100.7/"
PLAIN = "http://adilet.zan.kz/"
OPENED = (200, "")
# address, token is right, what comes of it: the status and reason
ASKED = (
    (FRONT, True, OPENED),
    (UNLISTED, True, (403, "not_listed")),
    (LITERAL, True, (403, "ip_literal")),
    (PLAIN, True, (403, "not_listed")),
    (FRONT, False, (407, "wrong_token")),
)
TUNNELS = tuple(asked for asked in ASKED if asked[0] != PLAIN)
TITLE = "<title>Әділет</title>"


class Desk:
    """A station with a running session, seen by a client that knows its token or another one."""

    def __init__(self, staged: Stage, token: str, home: Path) -> None:
        self.staged, self.token, self.home = staged, token, home
        self.authority = staged.folder / "ca.pem"
        self.port = staged.station.gateway_port
        self.proxy = f"http://127.0.0.1:{self.port}"

    def shown(self, right: bool) -> str:
        return self.token if right else "another"

    def run(self, *command: str, given: str = "") -> "subprocess.CompletedProcess[str]":
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            command, input=given, capture_output=True, text=True, timeout=PATIENCE, check=False, env=environment
        )

    def recorded(self, host: str) -> set[object]:
        """Return the reasons for which the journal says that this host, or a stranger's unnamed one, did not open."""
        return {
            entry.body.get("reason")
            for entry in journals.show(self.staged.station.journal)
            if entry.body.get("host") in (host, "") and "reason" in entry.body
        }


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with stage() as staged, reading(staged) as token:
        yield Desk(staged, token, tmp_path_factory.mktemp("home"))


def outcome(answer: str) -> tuple[int, str]:
    """Read the status of the first answer in a text, and the reason if there is one."""
    status = re.search(r"HTTP/1\.[01] (\d{3})", answer)
    reason = re.search(r"^X-Tereze-Reason: (\w+)", answer, re.MULTILINE)
    assert status, answer
    return int(status[1]), reason[1] if reason else ""


@pytest.mark.parametrize(("address", "right", "expected"), ASKED)
def test_curl(address: str, right: bool, expected: tuple[int, str], desk: Desk) -> None:
    shown = ("--proxy", desk.proxy, "--proxy-user", f"{USER}:{desk.shown(right)}", "--cacert", str(desk.authority))
    done = desk.run("curl", "--silent", "--show-error", *shown, "--dump-header", "-", address)
    assert outcome(done.stdout) == expected
    assert (TITLE in done.stdout) is (expected == OPENED)


@pytest.mark.parametrize(("address", "right", "expected"), ASKED)
def test_wget(address: str, right: bool, expected: tuple[int, str], desk: Desk) -> None:
    """Its debugging output shows what the gateway said to CONNECT; nothing else of it does."""
    proxies = [f"--execute={name}={desk.proxy}" for name in ("https_proxy", "http_proxy")]
    shown = (*proxies, f"--proxy-user={USER}", f"--proxy-password={desk.shown(right)}")
    authority = f"--ca-certificate={desk.authority}"
    done = desk.run("wget", "--debug", "--tries=1", "--output-document=-", *shown, authority, address)
    assert (
        outcome(done.stderr.partition("responded with: [")[2] or done.stderr.partition("response begin")[2]) == expected
    )
    assert (TITLE in done.stdout) is (expected == OPENED)


@pytest.mark.parametrize(("address", "right", "expected"), TUNNELS)
def test_openssl(address: str, right: bool, expected: tuple[int, str], desk: Desk) -> None:
    """It shows the status alone; the reason stands in the journal. It cannot ask a proxy for plain http."""
    host = address.split("/")[2]
    way = ("-proxy", f"127.0.0.1:{desk.port}", "-proxy_user", USER, "-proxy_pass", f"pass:{desk.shown(right)}")
    place = ("-connect", f"{host}:443", "-servername", host, "-CAfile", str(desk.authority), "-verify_return_error")
    done = desk.run("openssl", "s_client", "-quiet", *way, *place, given=f"GET / HTTP/1.0\r\nHost: {host}\r\n\r\n")
    if expected == OPENED:
        assert outcome(done.stdout) == OPENED
        assert TITLE in done.stdout
    else:
        assert f"HTTP CONNECT failed, reason= {expected[0]} " in done.stderr
        assert done.stdout == ""
        assert expected[1] in desk.recorded(host)


def test_openssl_with_another_servers_name(desk: Desk) -> None:
    """The tunnel is for a listed host; the greeting in it asks for an unlisted one, and is cut off."""
    way = ("-proxy", f"127.0.0.1:{desk.port}", "-proxy_user", USER, "-proxy_pass", f"pass:{desk.token}")
    done = desk.run("openssl", "s_client", "-quiet", *way, "-connect", "adilet.zan.kz:443", "-servername", "egov.kz")
    assert done.returncode != 0
    assert "server_name_mismatch" in desk.recorded("adilet.zan.kz")
    assert "egov.kz" not in desk.staged.seen_hosts()


@pytest.mark.parametrize(("address", "right", "expected"), ASKED)
def test_requests(address: str, right: bool, expected: tuple[int, str], desk: Desk) -> None:
    """Of an answer to CONNECT it shows the status alone; the reason stands in the journal."""
    proxy = f"http://{USER}:{desk.shown(right)}@127.0.0.1:{desk.port}"
    with requests.Session() as client:
        client.trust_env = False
        client.proxies = {"http": proxy, "https": proxy}
        client.verify = str(desk.authority)
        if expected == OPENED:
            answer = client.get(address, timeout=PATIENCE)
            assert answer.status_code == 200
            assert TITLE in answer.text
        elif address == PLAIN:
            answer = client.get(address, timeout=PATIENCE)
            assert (answer.status_code, answer.headers["X-Tereze-Reason"]) == expected
        else:
            with pytest.raises(requests.exceptions.ProxyError, match=f"Tunnel connection failed: {expected[0]} "):
                client.get(address, timeout=PATIENCE)
            assert expected[1] in desk.recorded(address.split("/")[2])


@pytest.mark.parametrize(("address", "right", "expected"), ASKED)
def test_chromium(address: str, right: bool, expected: tuple[int, str], desk: Desk) -> None:
    """It asks for the credentials when it meets a 407, as the reader's browser does.

    Of an answer to CONNECT it shows no fields; the reason stands in the journal.
    """
    with HeadlessShell(desk.proxy, desk.authority, desk.home) as browser:
        page = browser.open(address, USER, desk.shown(right))
    if expected == OPENED:
        assert page.error == ""
        assert TITLE in page.source
        return
    assert TITLE not in page.source
    if address == PLAIN:
        assert (page.status, page.fields["X-Tereze-Reason"]) == expected
    elif not right:
        assert page.status == expected[0]
    else:
        assert page.error == "net::ERR_TUNNEL_CONNECTION_FAILED"
    assert expected[1] in desk.recorded(address.split("/")[2])


def test_nothing_but_the_listed_host_was_reached(desk: Desk) -> None:
    """Whatever the clients above asked for."""
    assert desk.staged.seen_hosts() <= {"adilet.zan.kz"}
    report = journals.verify(desk.staged.station.journal, None)
    assert report.ok, report.findings
