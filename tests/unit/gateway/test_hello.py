# SPDX-License-Identifier: GPL-3.0-or-later
"""The name in a greeting is found however it is cut, and nothing else is taken for one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.gateway.hello import Greeting, server_name
from tests.fakes.greeting import greeting, in_records

LONGEST = 16 * 1024
HELLO = greeting("a.kz")


def test_the_name_is_found_in_small_letters() -> None:
    assert server_name(greeting("Adilet.Zan.KZ"), LONGEST) == "adilet.zan.kz"


def test_bytes_after_the_greeting_do_not_matter() -> None:
    assert server_name(HELLO + b"\x17\x03\x03\x00\x01x", LONGEST) == "a.kz"


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 50, 200])
def test_a_greeting_in_many_records(size: int) -> None:
    assert server_name(in_records(HELLO, size), LONGEST) == "a.kz"


@given(st.integers(0, len(HELLO) - 1))
def test_a_beginning_waits_for_the_rest(count: int) -> None:
    assert server_name(HELLO[:count], LONGEST) is Greeting.PARTIAL


def test_no_name_is_no_greeting() -> None:
    assert server_name(greeting(None), LONGEST) is Greeting.NONE


@pytest.mark.parametrize(
    "first",
    [
        b"SSH-2.0-x",
        b"GET / HTTP/1.1\r\n",
        b"\x00",
        b"\x15\x03\x01",
        b"\x16\x02",
        b"\x16\x03\x01\x00\x00",
        b"\x16\x03\x01\x40\x01",
    ],
)
def test_anything_else_is_refused_at_its_first_wrong_byte(first: bytes) -> None:
    assert server_name(first, LONGEST) is Greeting.NONE


def test_two_names_are_none() -> None:
    one = b"\x00\x00\x04a.kz"
    listed = len(one + one).to_bytes(2, "big") + one + one
    body = b"\x00\x00" + len(listed).to_bytes(2, "big") + listed
    hello = b"\x03\x03" + bytes(32) + b"\x00" + b"\x00\x02\x13\x01" + b"\x01\x00" + len(body).to_bytes(2, "big") + body
    handshake = b"\x01" + len(hello).to_bytes(3, "big") + hello
    record = b"\x16\x03\x01" + len(handshake).to_bytes(2, "big") + handshake
    assert server_name(record, LONGEST) is Greeting.NONE


def test_a_greeting_without_end_is_refused() -> None:
    endless = b"\x16\x03\x01\x40\x00\x01\x00\x3f\xf0" + bytes(2**14)
    assert server_name(endless, 1000) is Greeting.NONE
    assert server_name(in_records(HELLO, 1)[:-6] * 1, 100) is Greeting.NONE


@given(st.binary(max_size=300))
@example(b"")
def test_nothing_raises_and_nothing_is_invented(untrusted: bytes) -> None:
    assert isinstance(server_name(untrusted, LONGEST), Greeting)
    cut = server_name(HELLO[:40] + untrusted, LONGEST)
    assert isinstance(cut, Greeting) or cut.encode() in untrusted.lower()


@given(st.integers(0, len(HELLO) - 1), st.integers(1, 255))
def test_a_changed_byte_never_gives_another_name_unless_it_is_the_names_own(place: int, change: int) -> None:
    changed = bytearray(HELLO)
    changed[place] ^= change
    named = server_name(bytes(changed), LONGEST)
    at = HELLO.index(b"a.kz")
    assert named in ("a.kz", *Greeting) or at <= place < at + 4
