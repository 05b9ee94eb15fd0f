# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen's judgement, its guards, its self-test, and the authorities it trusts: all without a browser."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from kiosk.base.paths import resources
from kiosk.demo.authority import LIFE, Authority, make_authority
from kiosk.policy.address import Url, parse
from kiosk.policy.engine import Request
from kiosk.policy.kinds import Kind
from kiosk.policy.query import readings
from kiosk.policy.reader import read_policy
from kiosk.policy.reasons import Reason
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.qtkit.selftest import check_references
from kiosk.shell.browser.interceptor import text_of
from kiosk.shell.browser.judge import ScreenJudge, page_request
from kiosk.shell.browser.trust import Trust
from kiosk.shell.tables.resources import LIBRARY_KINDS
from tests.fakes.clock import FakeClock

MOMENT = datetime(2026, 12, 1, 5, tzinfo=UTC)
JUDGE = ScreenJudge(read_policy(resources() / "policy" / "starter.toml"), FakeClock(MOMENT), UTC)
GUIDE, LISTED = "library://guides/kk/appeal", "https://adilet.zan.kz/"
HOST = "adilet.zan.kz"
SCHEMES = ("file:///etc/passwd", "qrc:/x", "data:text/html,x", "blob:https://adilet.zan.kz/1", "chrome://gpu",
           "view-source:https://adilet.zan.kz/", "javascript:1", "mailto:a@b.kz", "tel:1", "ftp://adilet.zan.kz/",
           "about:blank", "devtools://x", "filesystem:https://adilet.zan.kz/t", "", "adilet.zan.kz")  # fmt: skip


def _judged(
    address: str, page: str | None = None, kind: Kind = Kind.MAIN_FRAME, method: str = "GET", *, form: bool = False
) -> Reason | None:
    return JUDGE.judge(Request(address, method, kind, page, form)).reason


@pytest.mark.parametrize("address", SCHEMES)
def test_what_is_neither_web_nor_library_does_not_open(address: str) -> None:
    assert _judged(address) is Reason.SCHEME
    assert _judged(address, LISTED) is Reason.SCHEME
    assert _judged(address.upper()) is Reason.SCHEME


@pytest.mark.parametrize("kind", Kind)
def test_the_library_serves_its_own_pages_and_the_readers_hand(kind: Kind) -> None:
    served = None if kind in LIBRARY_KINDS else Reason.RESOURCE_KIND
    assert _judged(GUIDE, None, kind) is served
    assert _judged(GUIDE, "library://guides/kk/index", kind) is served
    for page in (LISTED, "https://library/", "about:blank", "http://library:80/"):
        assert _judged(GUIDE, page, kind) is Reason.SCHEME


@pytest.mark.parametrize("kind", Kind)
def test_a_page_of_the_library_loads_parts_of_its_own_pack_alone(kind: Kind) -> None:
    page = kind is Kind.MAIN_FRAME
    assert (_judged("library://other/p.png", GUIDE, kind) is None) is page
    assert (_judged(LISTED, GUIDE, kind) is None) is page
    for address in ("ws://adilet.zan.kz/", "data:text/html,x", "blob:library://guides/1"):
        assert _judged(address, GUIDE, kind) is not None
    assert _judged(LISTED, GUIDE, method="POST") is Reason.METHOD
    assert _judged(LISTED, GUIDE, form=True) is Reason.METHOD


def test_an_address_that_is_no_plain_one_is_not_of_the_library() -> None:
    for address in ("library://Guides/kk", "library://guides:1/kk", "library://a@guides/kk", "library://guides/%2e%2e"):
        assert _judged(address) is Reason.MALFORMED_ADDRESS


def test_the_library_takes_nothing() -> None:
    assert _judged(GUIDE, method="POST") is Reason.METHOD
    assert _judged(GUIDE, form=True) is Reason.METHOD


def test_the_web_is_the_policys() -> None:
    assert JUDGE.judge(page_request(LISTED)).site is not None
    assert _judged(LISTED) is None
    assert _judged("https://www.youtube.com/") is Reason.NOT_LISTED
    assert _judged(LISTED, form=True) is not None


@given(st.text())
def test_no_text_opens_by_accident(text: str) -> None:
    if not text.lower().startswith(("http:", "https:", "ws:", "wss:", "library:")):
        assert _judged(text) is Reason.SCHEME


LETTERS = "abkz019-_.ә中é/%2eE41c3AF0:?#&=[]{}|^`\"<>\\ ;,~!@$'()*+"


@settings(max_examples=1500, deadline=None)
@given(st.text(LETTERS, max_size=12), st.text(LETTERS, max_size=12))
@example("-a", "")
@example("a-", "")
@example("a", "|[^]")
@example("a", "?%41=|")
def test_whatever_is_taken_the_browser_reads_as_the_policy_does(host: str, path: str) -> None:
    """QUrl stands between Chromium and the policy: where the two would disagree, nothing is taken (qt-facts 14)."""
    read = parse(f"https://{host}.kz/{path}")
    if not isinstance(read, Url) or read.veiled:
        return
    again = parse(text_of(QUrl.fromEncoded(read.href.encode())))
    assert isinstance(again, Url)
    assert (again.scheme, again.host, again.port, again.path) == (read.scheme, read.host, read.port, read.path)
    for ours, screens in zip(readings(read.query), readings(again.query), strict=True):
        assert [pair[:2] for pair in screens] == [pair[:2] for pair in ours]


def test_a_raise_is_a_refusal(loud: pytest.LogCaptureFixture) -> None:
    def fails() -> bool:
        raise RuntimeError("in a callback")

    assert ask_or_refuse(fails, False) is False
    assert ask_or_refuse(lambda: True, False) is True
    assert "in a callback" in loud.text


def test_this_binding_keeps_references() -> None:
    before = sys.getrefcount(None)
    check_references()
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return make_authority(tmp_path, (HOST, "*.example.net"), FakeClock(MOMENT))


def _trust(authority: Authority | None, moment: datetime = MOMENT) -> Trust:
    known = x509.load_pem_x509_certificates(authority.ca_pem.read_bytes()) if authority else ()
    return Trust(known, FakeClock(moment))


def _chain(authority: Authority) -> list[bytes]:
    pem = authority.chain_pem.read_bytes()
    return [found.public_bytes(Encoding.DER) for found in x509.load_pem_x509_certificates(pem)]


def test_a_chain_to_a_trusted_authority_is_vouched_for(authority: Authority) -> None:
    assert _trust(authority).verifies(HOST, _chain(authority))
    assert _trust(authority).verifies("any.example.net", _chain(authority))
    assert _trust(authority).verifies(HOST, _chain(authority)[:1])


def test_another_name_another_time_or_nobody_is_not(authority: Authority) -> None:
    chain = _chain(authority)
    for name in ("egov.kz", "a.b.example.net", "adilet.zan.kz.evil.test", "zan.kz", "", "127.0.0.1"):
        assert not _trust(authority).verifies(name, chain), name
    for moment in (MOMENT + LIFE + timedelta(hours=1), MOMENT - timedelta(days=1)):
        assert not _trust(authority, moment).verifies(HOST, chain)
    assert not _trust(None).verifies(HOST, chain)
    assert not _trust(authority).verifies(HOST, [])


def test_another_authority_of_the_same_name_is_not(authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_authority(tmp_path / "other", (HOST,), FakeClock(MOMENT))
    assert not _trust(authority).verifies(HOST, _chain(other))
    assert not _trust(authority).verifies(HOST, [_chain(other)[0], _chain(authority)[1]])


def test_an_authority_is_no_servers_certificate_and_a_server_no_authority(authority: Authority) -> None:
    leaf, ca = _chain(authority)
    assert not _trust(authority).verifies(HOST, [ca])
    assert not Trust([x509.load_der_x509_certificate(leaf)], FakeClock(MOMENT)).verifies("egov.kz", [ca, leaf])


def test_a_chain_with_a_flipped_byte_is_not(authority: Authority) -> None:
    leaf, ca = _chain(authority)
    for place in range(0, len(leaf), 7):
        broken = leaf[:place] + bytes([leaf[place] ^ 1]) + leaf[place + 1 :]
        assert not _trust(authority).verifies(HOST, [broken, ca]), place
