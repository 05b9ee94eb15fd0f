# SPDX-License-Identifier: GPL-3.0-or-later
"""A message as one line of JSON, read back strictly: exact fields, exact types, a named length."""

import dataclasses
import json
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.wire.messages import BY_NAME, Message

LINE_BYTES: Final = 16 * 1024
TEXT_LENGTH: Final = 4096


def encode(message: Message) -> bytes:
    """Return the message's line with its newline. Raises ValueError for one that is too long to be read back."""
    line = json.dumps({"message": type(message).__name__, **dataclasses.asdict(message)}, ensure_ascii=False)
    data = line.encode() + b"\n"
    if len(data) > LINE_BYTES:
        raise ValueError(f"{type(message).__name__} is longer than {LINE_BYTES} bytes")
    return data


def decode(untrusted_line: bytes) -> Message:
    """Read one line. Raises BadInput that says what was expected."""
    if len(untrusted_line) > LINE_BYTES:
        raise BadInput("wire", f"a line of at most {LINE_BYTES} bytes was expected")
    try:
        fields = json.loads(untrusted_line.decode(), object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError) as fault:
        raise BadInput("wire", "one line of JSON was expected") from fault
    if not isinstance(fields, dict):
        raise BadInput("wire", "a JSON object was expected")
    return _message(fields)


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key stands twice")
    return fields


def _message(fields: dict[str, object]) -> Message:
    name = fields.pop("message", None)
    kind = BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        raise BadInput("wire", f"one of {', '.join(BY_NAME)} was expected", key="message")
    expected = {field.name: field.type for field in dataclasses.fields(kind)}
    for key in fields.keys() - expected.keys():
        raise BadInput("wire", f"no such key was expected in {name}", key=key)
    for key, kind_of_value in expected.items():
        value = fields.get(key)
        if type(value) is not kind_of_value:
            raise BadInput("wire", f"{name} was expected to hold a {kind_of_value} here", key=key)
        if isinstance(value, str) and (len(value) > TEXT_LENGTH or _has_surrogates(value)):
            raise BadInput("wire", f"at most {TEXT_LENGTH} characters of Unicode text were expected", key=key)
    return kind(**fields)  # type: ignore[arg-type]  # checked field by field above


def _has_surrogates(text: str) -> bool:
    """Tell whether the text holds halves of characters, which JSON can write and UTF-8 cannot."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)
