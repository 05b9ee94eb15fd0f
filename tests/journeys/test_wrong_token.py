# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a token that the gateway does not know is refused once, the session ends, and the screen says why."""

from pathlib import Path

from kiosk.demo.stage import Stage
from tests.journeys.relay import tap
from tests.journeys.rig import kinds, screen_of, wait


def test_it_is_refused_once_and_the_session_ends(staged: Stage, display: str, tmp_path: Path) -> None:
    with tap(staged.station.gateway_port) as wire:
        options = ("--wrong-token", "--port", str(wire.port))
        with screen_of(staged, display, tmp_path / "home", *options) as screen:
            screen.begin()
            screen.click("topic-legislation", "site-adilet")
            screen.wait_words("message-text", "no longer valid")
            wait(lambda: not screen.renderers, "the page to be gone")
            assert screen.facts["screen"] == "MessageScreen"
            wait(lambda: ("session_wiped", None) in kinds(staged), "the session to be wiped")
    refusals = [answer for answer in wire.answers if " 407 " in answer]
    assert len(refusals) == 2, wire.answers  # the first asks for credentials, the second refuses those shown
    assert not any(" 200 " in answer for answer in wire.answers)
    assert staged.seen_hosts() == set()
    assert ("host_refused", "wrong_token") in kinds(staged)
    assert ("session_ended", "token_refused") in kinds(staged)
    assert [kind for kind, _ in kinds(staged)].count("host_refused") == 1
