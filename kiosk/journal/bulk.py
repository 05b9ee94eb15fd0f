# SPDX-License-Identifier: GPL-3.0-or-later
"""Many entries judged at once: either each of them is exactly as this program writes it, or nothing is said of any.

A check of one entry builds objects and writes them again to compare; a million of them take a minute. Here the same
question is asked of some hundred entries together, with the few operations on long texts that are quick:

- the places count up by one, and the headers say so, of one station, in the canonical spelling;
- salt and body are those that the leaf commits to;
- each body has the fields of its kind in their order, texts that need no escape and whole numbers of 15 digits at most.

Cutting bodies at every quotation mark tells the last: where no text holds a backslash, the pieces of one kind's bodies
repeat in a fixed rhythm, in which names, colons and commas have their places and values theirs.

Whatever is not of this shape (a text with an escape is one, and well-formed all the same) is judged one by one by
`journal.record`; nothing is let pass here that would not pass there, which a property test holds.
"""

import dataclasses
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.base.ids import StationId
from kiosk.journal.entries import BY_KIND, Entry
from kiosk.journal.record import FORMAT, SALT_BYTES, Row

MARKED: Final = ("reader", "session", "site")  # the fields that entries are looked up by
_ESCAPED: Final = bytes([*range(0x20), ord("\\")]).replace(b"\n", b"")
_DIGITS: Final = bytes.maketrans(b"123456789", b"000000000")
_INDEX: Final = f'{{"format":{FORMAT},"index":'.encode()
_KIND: Final = b',"kind":"'
_BETWEEN: Final = b'","moment":"'
_MOMENT: Final = b"0000-00-00T00:00:00.000+00:00"
_NUMBER: Final = r":(?:0|-?[1-9][0-9]{0,14})"  # certainly below 2**53, which a canonical number may not reach
_TEXT: Final = "\x00"


@dataclass(frozen=True, slots=True)
class Sound:
    """What some entries say that are all as they should be; `destroyed` are the places whose bodies are gone."""

    kinds: Sequence[bytes]
    moments: Sequence[bytes]
    leaf_hashes: Sequence[bytes]
    destroyed: Sequence[int]
    marks: frozenset[str]


def read_sound(rows: Sequence[Row], station: StationId) -> Sound | None:
    """Return what these rows say, or None where not each of them is of the plainest right shape."""
    try:
        places, headers, salts, bodies, commitments = zip(*rows, strict=True)
        if places != tuple(range(places[0], places[0] + len(rows))):
            return None
        heads = _headers(headers, places[0], station)
        if heads is None or not _committed(salts, bodies, commitments):
            return None
        kinds, moments = heads
        marks = _marks(kinds, bodies)
    except (TypeError, ValueError):  # not bytes, not UTF-8, or not a moment of any calendar
        return None
    if marks is None:
        return None
    digest = hashlib.sha256
    hashes = [digest(b"\x00" + head + held).digest() for head, held in zip(headers, commitments, strict=True)]
    destroyed = [place for place, body in zip(places, bodies, strict=True) if body is None] if None in bodies else []
    return Sound(kinds, moments, hashes, destroyed, marks)


def _headers(headers: Sequence[bytes], first: int, station: StationId) -> tuple[list[bytes], list[bytes]] | None:
    """Return kinds and moments of headers that count up from `first`.

    They are cut out where they stand in a header of this station, and written into new headers, which must be the same.
    """
    after = f'","station":{json.dumps(station, ensure_ascii=False)}}}'.encode()
    count, moment_ends = len(headers), len(after)
    kind_ends = len(_BETWEEN) + len(_MOMENT) + moment_ends
    numbers = [b"%d" % place for place in range(first, first + count)]
    start = len(_INDEX) + len(_KIND)
    kinds = [header[start + len(number) : -kind_ends] for number, header in zip(numbers, headers, strict=True)]
    moments = [header[-moment_ends - len(_MOMENT) : -moment_ends] for header in headers]
    written = [_INDEX, b"", _KIND, b"", _BETWEEN, b"", after] * count
    written[1::7], written[3::7], written[5::7] = numbers, kinds, moments
    return (kinds, moments) if b"".join(written) == b"".join(headers) and _are_moments(moments) else None


def _are_moments(moments: Sequence[bytes]) -> bool:
    """Tell whether each is a moment of the calendar in UTC and milliseconds; none is longer than one.

    Raises ValueError where one is of no day or minute.
    """
    whole, count = b"".join(moments), len(moments)
    if whole.translate(_DIGITS) != _MOMENT * count or whole.count(b"+00:00") != count:
        return False
    for minute in {moment[:16] for moment in moments}:
        datetime.fromisoformat(minute.decode())
    return max([moment[17:19] for moment in moments]) <= b"59"


def _committed(salts: Sequence[bytes | None], bodies: Sequence[bytes | None], commitments: Sequence[bytes]) -> bool:
    digest = hashlib.sha256
    if None not in bodies and None not in salts:
        found = [digest(salt + body).digest() for salt, body in zip(salts, bodies, strict=True)]  # type: ignore[operator]
        return found == list(commitments) and set(map(len, salts)) == {SALT_BYTES}  # type: ignore[arg-type]
    for salt, body, commitment in zip(salts, bodies, commitments, strict=True):
        if salt is None or body is None:
            if salt is not body or len(commitment) != digest().digest_size:
                return False
        elif len(salt) != SALT_BYTES or digest(salt + body).digest() != commitment:
            return False
    return True


def _marks(kinds: Sequence[bytes], bodies: Sequence[bytes | None]) -> frozenset[str] | None:
    """Return the marks of these entries (`mark` spells one), or None where a body is not of its kind."""
    groups: dict[bytes, list[bytes]] = defaultdict(list)
    for kind, body in zip(kinds, bodies, strict=True):
        group = groups[kind]
        if body is not None:
            group.append(body)
    found = {mark("kind", kind.decode(), "") for kind in groups}
    for kind, group in groups.items():
        shape = _SHAPES.get(kind)
        if shape is None or (group and not shape.takes(group, found)):
            return None
    return frozenset(found)


def mark(name: str, value: str, kind: str) -> str:
    """Return how a span's note says that a field has this value, as JSON spells it; of a site also in which kind."""
    return f"{kind} {name}={value}" if name == "site" else f"{name}={value}"


def _plain(whole: bytes) -> bool:
    """Tell whether nothing in it is, or has to be, escaped."""
    return len(whole.translate(None, _ESCAPED)) == len(whole)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The rhythm of one kind's bodies: what stands where between quotation marks, `pieces` to a body."""

    kind: str
    pieces: int
    fixed: tuple[tuple[int, str], ...]
    numbers: tuple[tuple[int, "re.Pattern[str]"], ...]
    marks: tuple[tuple[int, str], ...]

    def takes(self, bodies: Sequence[bytes], found: set[str]) -> bool:
        """Tell whether these bodies are all of this shape, and add their marks to `found`."""
        whole = b"\n".join(bodies) + b"\n{"
        if whole.count(b"\n") != len(bodies) or not _plain(whole):
            return False
        pieces, width = whole.decode().split('"'), self.pieces
        if width == 0:
            return pieces == ["{}\n" * len(bodies) + "{"]
        if len(pieces) != width * len(bodies) + 1 or pieces[0] != "{":
            return False
        if any(pieces[at::width].count(told) != len(bodies) for at, told in self.fixed):
            return False
        if not all(number.fullmatch(piece) for at, number in self.numbers for piece in set(pieces[at::width])):
            return False
        for at, name in self.marks:
            found.update(mark(name, value, self.kind) for value in set(pieces[at::width]) if value)
        return True


def _shape(kind: type[Entry]) -> _Shape:
    fields = sorted((field.name, field.type) for field in dataclasses.fields(kind))
    written = ",".join(f'"{name}":"{_TEXT}"' if held is str else f'"{name}":{_TEXT}' for name, held in fields)
    pieces = f"{{{written}}}\n{{".split('"')[1:]
    places = list(enumerate(pieces, start=1))
    numbers = ((at, piece[2:]) for at, piece in places if _TEXT in piece and piece != _TEXT)
    return _Shape(
        kind.kind.value,
        len(pieces),
        tuple((at, piece) for at, piece in places if _TEXT not in piece),
        tuple((at, re.compile(_NUMBER + re.escape(rest))) for at, rest in numbers),
        tuple((at, pieces[at - 3]) for at, piece in places if piece == _TEXT and pieces[at - 3] in MARKED),
    )


_SHAPES: Final = {name.encode(): _shape(kind) for name, kind in BY_KIND.items()}
