# SPDX-License-Identifier: GPL-3.0-or-later
"""The gate is shut, or open for one token."""

import pytest

from kiosk.base.ids import SessionToken
from kiosk.policy.reasons import Reason
from kiosk.service.gate import TokenGate

TOKEN = SessionToken("t" * 43)


@pytest.mark.parametrize("token", ["", "None", TOKEN])
def test_a_shut_gate_admits_nobody(token: str) -> None:
    gate = TokenGate()
    assert gate.admits(token) is Reason.NO_SESSION
    gate.open(TOKEN)
    gate.shut()
    assert gate.admits(token) is Reason.NO_SESSION


@pytest.mark.parametrize("token", ["", "t", TOKEN[:-1], TOKEN + "t", TOKEN.upper(), "қ", "\udcff"])
def test_an_open_gate_admits_its_token_alone(token: str) -> None:
    gate = TokenGate()
    gate.open(TOKEN)
    assert gate.admits(TOKEN) is None
    assert gate.admits(token) is Reason.WRONG_TOKEN
    gate.open(SessionToken("other"))
    assert gate.admits(TOKEN) is Reason.WRONG_TOKEN
