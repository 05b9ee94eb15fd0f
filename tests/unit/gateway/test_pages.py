# SPDX-License-Identifier: GPL-3.0-or-later
"""Every reason has an answer, every answer is whole, and none of them loads anything."""

import h11
import pytest

from kiosk.gateway.pages import SENTENCES, answer, status_of
from kiosk.policy.reasons import Reason


def read(data: bytes, method: str = "GET") -> tuple[h11.Response, str]:
    client = h11.Connection(h11.CLIENT)
    client.send(h11.Request(method=method, target="http://a.kz/", headers=[("Host", "a.kz")]))
    client.receive_data(data)
    head = client.next_event()
    assert isinstance(head, h11.Response)
    body = b""
    while isinstance(event := client.next_event(), h11.Data):
        body += event.data
    assert isinstance(event, h11.EndOfMessage)
    return head, body.decode()


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_an_answer_with_its_code(reason: Reason) -> None:
    status = status_of(reason)
    head, page = read(answer(status, reason))
    fields = dict(head.headers)
    assert head.status_code == status
    assert fields[b"x-tereze-reason"] == reason.value.encode()
    assert fields[b"cache-control"] == b"no-store"
    assert fields[b"connection"] == b"close"
    assert (b"proxy-authenticate" in fields) == (status == 407)
    assert all(sentence in page for sentence in SENTENCES[status])
    assert "http" not in page
    assert "src=" not in page


def test_a_challenge_names_no_reason() -> None:
    head, _ = read(answer(407, None))
    assert dict(head.headers)[b"proxy-authenticate"] == b'Basic realm="Tereze"'
    assert b"x-tereze-reason" not in dict(head.headers)


def test_an_answer_to_head_has_no_body() -> None:
    assert answer(403, Reason.NOT_LISTED, head_only=True).endswith(b"\r\n\r\n")
    assert read(answer(403, Reason.NOT_LISTED, head_only=True), "HEAD")[1] == ""
