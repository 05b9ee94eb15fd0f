# SPDX-License-Identifier: GPL-3.0-or-later
"""A message is read strictly or not at all."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.wire.codec import LINE_BYTES, TEXT_LENGTH, decode, encode
from kiosk.wire.messages import BY_NAME, FROM_SCREEN, FROM_SERVICE, EndSession, Message, SignIn, TimeLeft
from kiosk.wire.staff_messages import FROM_STAFF, TO_STAFF


def values_of(kind: type[Message]) -> st.SearchStrategy[Message]:
    by_type = {str: st.text(st.characters(codec="utf-8"), max_size=30), int: st.integers(), bool: st.booleans()}
    return st.builds(kind, **{field.name: by_type[field.type] for field in dataclasses.fields(kind)})  # type: ignore[index]


@given(st.sampled_from([*FROM_SCREEN, *FROM_SERVICE, *FROM_STAFF, *TO_STAFF]).flatmap(values_of))
def test_a_message_goes_out_and_comes_back(message: Message) -> None:
    line = encode(message)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert decode(line) == message


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"SignIn\n",
        b"[]\n",
        b"null\n",
        b"1\n",
        b"{}\n",
        b'{"message": "Nothing"}\n',
        b'{"message": 1}\n',
        b'{"message": ["SignIn"]}\n',
        b'{"message": "SignIn", "number": "1"}\n',
        b'{"message": "SignIn", "number": "1", "pin": null}\n',
        b'{"message": "SignIn", "number": "1", "pin": 1}\n',
        b'{"message": "SignIn", "number": "1", "pin": ["1"]}\n',
        b'{"message": "SignIn", "number": "1", "pin": "1", "more": "1"}\n',
        b'{"message": "SignIn", "number": "1", "pin": "1", "pin": "2"}\n',
        b'{"message": "SignIn", "number": "1", "pin": "\\ud800"}\n',
        b'{"message": "Hello", "protocol": true}\n',
        b'{"message": "Hello", "protocol": 1.0}\n',
        b'{"message": "Hello", "protocol": "1"}\n',
        b'{"message": "Hello", "protocol": NaN}\n',
        b'{"message": "Hello", "protocol": ' + b"9" * 5000 + b"}\n",
        b'{"message": "Hello", "protocol": 1}\xff\n',
        '{"message": "Hello", "protocol": 1}'.encode("utf-16"),
        b"[" * (LINE_BYTES - 1),
        b'{"message":' * 1000,
        b" " * (LINE_BYTES + 1),
    ],
)
def test_anything_else_is_bad_input(line: bytes) -> None:
    with pytest.raises(BadInput, match="wire"):
        decode(line)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists)


@given(st.binary(max_size=60) | JSON.map(json.dumps).map(str.encode))
def test_any_bytes_are_bad_input_and_never_a_fault(line: bytes) -> None:
    with pytest.raises(BadInput):
        decode(line)


def test_a_text_has_a_longest_length() -> None:
    assert decode(encode(EndSession("s", "x" * TEXT_LENGTH)))
    with pytest.raises(BadInput, match="4096 characters"):
        decode(encode(EndSession("s", "x" * (TEXT_LENGTH + 1))))
    with pytest.raises(ValueError, match="longer"):
        encode(SignIn("қ" * 4096, "қ" * 4096))


def test_truths_and_numbers_are_not_mixed_up() -> None:
    with pytest.raises(BadInput):
        decode(encode(TimeLeft("s", 1, 1, False)))  # type: ignore[arg-type]


def test_every_message_has_its_own_name() -> None:
    assert len(BY_NAME) == len({*FROM_SCREEN, *FROM_SERVICE, *FROM_STAFF, *TO_STAFF})
