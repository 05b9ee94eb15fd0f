# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of hostile addresses: none opens, each is refused for the reason that stands beside it."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.base.paths import resources
from kiosk.policy.engine import Request, admit, decide
from kiosk.policy.kinds import Kind
from kiosk.policy.model import Policy
from kiosk.policy.reader import read_policy

TABLE = Path(__file__).parents[2] / "data" / "policy" / "hostile.tsv"


def _rows() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").split("\n")
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line and line[0] != "#"]


def _plain(written: str) -> str:
    letters = re.sub(r"\{U\+([0-9A-F]{4})\}", lambda found: chr(int(found[1], 16)), written)
    return re.sub(r"\{([0-9]+)([a-z])\}", lambda found: int(found[1]) * found[2], letters)


@pytest.fixture(scope="module")
def starter() -> Policy:
    return read_policy(resources() / "policy" / "starter.toml")


@pytest.mark.parametrize(("written", "reason"), _rows(), ids=lambda value: None)
def test_it_does_not_open_and_says_why(written: str, reason: str, starter: Policy, moment: datetime) -> None:
    decision = decide(Request(_plain(written)), starter, moment)
    assert not decision.allowed
    assert decision.reason is not None
    assert decision.reason.value == reason, written


@pytest.mark.parametrize("kind", list(Kind))
def test_no_kind_of_load_opens_what_is_not_a_page(kind: Kind, starter: Policy, moment: datetime) -> None:
    for written, reason in _rows():
        if reason != "part_as_page":
            decision = decide(Request(_plain(written), kind=kind, page="https://adilet.zan.kz/"), starter, moment)
            assert not decision.allowed, written


@pytest.mark.parametrize(
    ("host", "port", "reason"),
    [
        ("evil.com", 443, "not_listed"),
        ("adilet.zan.kz", 80, "port"),
        ("adilet.zan.kz", 0, "port"),
        ("adilet.zan.kz", 65536, "malformed_address"),
        ("adilet.zan.kz", -1, "malformed_address"),
        ("adilet.zan.kz@evil.com", 443, "user_info"),
        ("evil.com/adilet.zan.kz", 443, "malformed_address"),
        ("evil.com#", 443, "malformed_address"),
        ("evil.com?", 443, "malformed_address"),
        ("127.0.0.1", 443, "ip_literal"),
        ("2130706433", 443, "ip_literal"),
        ("::1", 443, "ip_literal"),
        ("[::1]", 443, "ip_literal"),
        ("adilet.zan.kz:443", 443, "malformed_address"),
        ("localhost", 443, "local_name"),
        ("", 443, "malformed_address"),
        (" adilet.zan.kz", 443, "malformed_address"),
        ("adilet.zan.kz\r\n", 443, "control_character"),
        ("x.translate.goog", 443, "locked"),
        ("insecure.zan.kz", 443, "locked"),
        ("а" + "dilet.zan.kz", 443, "lookalike"),
    ],
)
def test_no_tunnel_is_dug_there(host: str, port: int, reason: str, starter: Policy, moment: datetime) -> None:
    decision = admit(host, port, starter, moment)
    assert not decision.allowed
    assert decision.reason is not None
    assert decision.reason.value == reason
