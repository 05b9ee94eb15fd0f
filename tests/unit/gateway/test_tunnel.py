# SPDX-License-Identifier: GPL-3.0-or-later
"""A playbook: events in, commands out, and no way from a refusal to a dialled site."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.gateway.admission import Refusal
from kiosk.gateway.events import (
    Answer,
    Await,
    Close,
    Command,
    Deny,
    Dial,
    DialFailed,
    Dialled,
    Ended,
    Event,
    Greet,
    Judge,
    Judged,
    Listen,
    Part,
    Received,
    Relay,
    Send,
    TimedOut,
)
from kiosk.gateway.exchange import Side
from kiosk.gateway.limits import Limits
from kiosk.gateway.tunnel import Tunnel
from kiosk.policy.reasons import Reason
from tests.fakes.greeting import greeting

HELLO = greeting("a.kz")
CONNECT = b"CONNECT a.kz:443 HTTP/1.1\r\nHost: a.kz:443\r\n\r\n"
GET = b"GET http://a.kz/x HTTP/1.1\r\nHost: a.kz\r\nProxy-Connection: keep-alive\r\n\r\n"
ASKED = b"GET /x HTTP/1.1\r\nHost: a.kz\r\n\r\n"
ADMITTED = Judged(None)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def client(data: bytes) -> Received:
    return Received(Side.CLIENT, data)


def site(data: bytes) -> Received:
    return Received(Side.SITE, data)


def play(*events: Event, limits: Limits | None = None) -> list[Command]:
    """Return what the last event brings forth."""
    tunnel = Tunnel(limits or Limits())
    commands: tuple[Command, ...] = ()
    for event in events:
        commands = tunnel.handle(event)
    return list(commands)


def status(commands: list[Command]) -> tuple[int, Reason | None]:
    (said,) = commands
    assert isinstance(said, Answer)
    return int(said.data.split(b" ", 2)[1]), said.reason


def test_a_tunnel() -> None:
    tunnel = Tunnel(Limits())
    (judge,) = tunnel.handle(client(CONNECT))
    assert isinstance(judge, Judge)
    assert (judge.head.host, judge.head.port) == ("a.kz", 443)
    assert tunnel.handle(ADMITTED) == (Dial("a.kz", 443),)
    established = Send(Side.CLIENT, b"HTTP/1.1 200 Connection established\r\n\r\n")
    assert tunnel.handle(Dialled()) == (established, Greet())
    assert tunnel.handle(client(HELLO[:50])) == ()
    assert tunnel.handle(client(HELLO[50:])) == (Relay(HELLO),)


@pytest.mark.parametrize("first", [greeting("b.kz"), greeting(None), b"SSH-2.0-x\r\n", greeting("a.kz.b.kz")])
def test_a_tunnel_for_another_name_is_denied(first: bytes) -> None:
    assert play(client(CONNECT), ADMITTED, Dialled(), client(first))[-1] == Deny(Reason.SERVER_NAME_MISMATCH)
    assert play(client(CONNECT + first), ADMITTED, Dialled())[-1] == Deny(Reason.SERVER_NAME_MISMATCH)


def test_a_client_that_says_nothing_in_its_tunnel_is_let_go() -> None:
    assert play(client(CONNECT), ADMITTED, Dialled(), TimedOut())[-1] == Close()
    assert play(client(CONNECT), ADMITTED, Dialled(), Ended(Side.CLIENT))[-1] == Close()


def test_bytes_that_came_with_the_head_wait_for_the_verdict_and_go_first() -> None:
    assert play(client(CONNECT + HELLO), ADMITTED, Dialled())[-1] == Relay(HELLO)


@pytest.mark.parametrize("size", [1, 2, 7])
def test_a_head_in_pieces(size: int) -> None:
    pieces = [client(CONNECT[at : at + size]) for at in range(0, len(CONNECT), size)]
    assert play(*pieces[:-1]) == []
    assert isinstance(play(*pieces)[0], Judge)


def test_refused_means_answered_and_never_dialled() -> None:
    refused = play(client(CONNECT), Judged(Refusal(403, Reason.NOT_LISTED)))
    assert status(refused) == (403, Reason.NOT_LISTED)
    after = (client(CONNECT), Judged(Refusal(407, None)), Dialled())
    assert play(*after) == []


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (Reason.NAME_NOT_FOUND, 502),
        (Reason.SITE_DOWN, 502),
        (Reason.SITE_TIMEOUT, 504),
        (Reason.PRIVATE_ADDRESS, 403),
    ],
)
def test_a_site_that_cannot_be_dialled(reason: Reason, code: int) -> None:
    assert status(play(client(CONNECT), ADMITTED, DialFailed(reason))) == (code, reason)


def test_heads_that_do_not_come() -> None:
    assert play(TimedOut()) == [Close()]
    assert status(play(client(b"GET"), TimedOut())) == (408, Reason.BAD_REQUEST)
    assert play(client(b"GET"), Ended(Side.CLIENT)) == [Close()]
    assert status(play(client(b"GET / HTTP/1.1\r\nHost: a.kz\r\n\r\n"))) == (400, Reason.BAD_REQUEST)
    long = client(b"GET http://a.kz/" + b"x" * 100)
    assert status(play(long, limits=Limits(head_bytes=100))) == (431, Reason.BAD_REQUEST)


def test_a_plain_request_is_written_anew_and_its_answer_too() -> None:
    assert play(client(GET), ADMITTED, Dialled()) == [Send(Side.SITE, ASKED), Listen()]
    said = play(client(GET), ADMITTED, Dialled(), site(OK + b"HTTP/1.1 200 OK\r\n\r\nsmuggled"))
    body = b"".join(each.data for each in said if isinstance(each, Send))
    assert body == b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
    assert said[-2:] == [Part(), Await()]  # what the site said beyond its answer is nobody's


def test_a_site_that_says_nothing() -> None:
    asked = (client(GET), ADMITTED, Dialled())
    assert status(play(*asked, TimedOut())) == (504, Reason.SITE_TIMEOUT)
    assert status(play(*asked, Ended(Side.SITE))) == (502, Reason.SITE_DOWN)
    assert status(play(*asked, Ended(Side.SITE, broken=True))) == (502, Reason.SITE_DOWN)
    assert status(play(*asked, site(b"SSH-2.0-x\r\n\r\n"))) == (502, Reason.SITE_DOWN)
    assert play(*asked, Ended(Side.CLIENT, broken=True)) == [Close()]


def test_an_answer_that_is_cut_off_ends_cut_off() -> None:
    begun = (client(GET), ADMITTED, Dialled(), site(OK[:-1]))
    for end in (Ended(Side.SITE), Ended(Side.SITE, broken=True), TimedOut()):
        assert play(*begun, end) == [Close()]


def test_a_client_that_sends_no_more_still_gets_its_answer() -> None:
    said = play(client(GET), ADMITTED, Dialled(), Ended(Side.CLIENT), site(OK))
    assert isinstance(said[0], Send)


def test_a_body_goes_on_and_a_broken_one_is_refused() -> None:
    post = b"POST http://a.kz/x HTTP/1.1\r\nHost: a.kz\r\nTransfer-Encoding: chunked\r\n\r\n"
    begun = (client(post), ADMITTED, Dialled())
    assert play(*begun, client(b"3\r\nabc\r\n")) == [Send(Side.SITE, b"3\r\nabc\r\n")]
    assert status(play(*begun, client(b"0x3\r\nabc\r\n"))) == (400, Reason.BAD_REQUEST)
    assert status(play(*begun, Ended(Side.CLIENT))) == (400, Reason.BAD_REQUEST)


def test_a_broken_body_that_came_with_the_head_is_not_listened_to() -> None:
    post = b"POST http://a.kz/x HTTP/1.1\r\nHost: a.kz\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    said = play(client(post), ADMITTED, Dialled())
    assert isinstance(said[-1], Answer)


ONCE = (client(GET), ADMITTED, Dialled(), site(OK))


def test_each_head_on_a_kept_connection_is_judged_and_the_same_site_not_dialled_again() -> None:
    assert play(*ONCE)[-1] == Await()
    (judge,) = play(*ONCE, client(GET))
    assert isinstance(judge, Judge)
    assert play(*ONCE, client(GET), ADMITTED) == [Send(Side.SITE, ASKED), Listen()]
    assert status(play(*ONCE, client(GET), Judged(Refusal(403, Reason.HOURS)))) == (403, Reason.HOURS)


def test_another_site_is_dialled_and_the_last_one_let_go() -> None:
    other = GET.replace(b"a.kz", b"b.kz")
    assert play(*ONCE, client(other), ADMITTED) == [Part(), Dial("b.kz", 80, tunnels=False)]
    port = GET.replace(b"a.kz", b"a.kz:8080")
    assert play(*ONCE, client(port), ADMITTED) == [Part(), Dial("a.kz", 8080, tunnels=False)]
    assert play(*ONCE, client(CONNECT), ADMITTED) == [Part(), Dial("a.kz", 443)]


def test_a_kept_site_that_speaks_unasked_or_ends_is_let_go() -> None:
    for event in (site(b"HTTP/1.1 200 OK\r\n\r\nsmuggled"), Ended(Side.SITE), Ended(Side.SITE, broken=True)):
        assert play(*ONCE, event) == [Part()]
        assert play(*ONCE, event, client(GET), ADMITTED) == [Dial("a.kz", 80, tunnels=False)]


def test_a_kept_site_that_went_away_unseen_is_dialled_once_more() -> None:
    again = (*ONCE, client(GET), ADMITTED)
    for end in (Ended(Side.SITE), Ended(Side.SITE, broken=True)):
        assert play(*again, end) == [Part(), Dial("a.kz", 80, tunnels=False)]
        assert play(*again, end, Dialled()) == [Send(Side.SITE, ASKED), Listen()]
        assert status(play(*again, end, Dialled(), end)) == (502, Reason.SITE_DOWN)
    assert play(*again, site(OK[:5]), Ended(Side.SITE)) != [Part(), Dial("a.kz", 80, tunnels=False)]
    post = b"POST http://a.kz/x HTTP/1.1\r\nHost: a.kz\r\nContent-Length: 1\r\n\r\nx"
    assert status(play(*ONCE, client(post), ADMITTED, Ended(Side.SITE))) == (502, Reason.SITE_DOWN)


def test_requests_sent_ahead_are_taken_one_by_one() -> None:
    said = play(client(GET + GET), ADMITTED, Dialled(), site(OK))
    assert said[-2] == Await()
    assert isinstance(said[-1], Judge)


def test_nothing_is_kept_for_a_client_that_closes() -> None:
    last = GET.replace(b"Proxy-Connection: keep-alive", b"Connection: close")
    assert play(client(last), ADMITTED, Dialled(), site(OK))[-1] == Close()
    assert play(client(GET), ADMITTED, Dialled(), Ended(Side.CLIENT), site(OK))[-1] == Close()
    assert play(*ONCE, TimedOut()) == [Close()]
    assert play(*ONCE, Ended(Side.CLIENT)) == [Close()]


EVENTS = st.one_of(
    st.sampled_from([CONNECT, GET, GET[:20], b"\r\n", OK, b"x"]).map(client),
    st.sampled_from([OK, OK[:9], b"x"]).map(site),
    st.builds(Ended, st.sampled_from(Side), st.booleans()),
    st.sampled_from(
        [ADMITTED, Judged(Refusal(403, Reason.LOCKED)), Dialled(), DialFailed(Reason.SITE_DOWN), TimedOut()]
    ),
)


@given(st.lists(EVENTS, max_size=16))
@example([client(GET), ADMITTED, Dialled(), site(OK), client(GET), ADMITTED, Ended(Side.SITE)])
def test_nothing_is_dialled_or_sent_without_a_verdict_and_nothing_follows_the_end(events: list[Event]) -> None:
    tunnel = Tunnel(Limits())
    judged = over = False
    for event in events:
        judged = judged or event == ADMITTED
        commands = tunnel.handle(event)
        assert not (over and commands)
        for command in commands:
            if isinstance(command, Judge):
                judged = False  # each head waits for a verdict of its own
            assert judged or not isinstance(command, Dial | Relay | Listen)
            assert judged or not (isinstance(command, Send) and command.side is Side.SITE and command.data)
        over = over or any(isinstance(command, Answer | Deny | Close) for command in commands)
