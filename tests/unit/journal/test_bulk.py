# SPDX-License-Identifier: GPL-3.0-or-later
"""What is let pass together would pass one by one, and says the same; ordinary entries do pass together."""

import dataclasses
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.canonical import canonical_json
from kiosk.base.ids import StationId
from kiosk.journal.bulk import read_sound
from kiosk.journal.entries import ENTRY_TYPES, Entry, SessionWiped, StationStopped, TimeUsed, body_of
from kiosk.journal.record import Header, Record, Row, commit, parse_body, parse_header, seal

STATION = StationId("one")
START = datetime(2026, 12, 1, 5, tzinfo=UTC)
PLAIN = st.text(st.characters(codec="utf-8", exclude_characters='"\\', exclude_categories=["Cc"]), max_size=12)


def entries_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Entry]:
    by_type = {str: texts, int: st.integers(-(10**14), 10**14)}

    def build(kind: type[Entry]) -> st.SearchStrategy[Entry]:
        return st.builds(kind, **{field.name: by_type[field.type] for field in dataclasses.fields(kind)})  # type: ignore[index]

    return st.sampled_from(ENTRY_TYPES).flatmap(build)


def sealed(entries: list[Entry], first: int = 0) -> list[Row]:
    return [
        seal(Header(place, entry.kind.value, START + timedelta(milliseconds=place), STATION), entry).to_row()
        for place, entry in enumerate(entries, start=first)
    ]


@given(st.lists(entries_of(PLAIN), min_size=1, max_size=12), st.integers(0, 10**6))
def test_ordinary_entries_pass_together(entries: list[Entry], first: int) -> None:
    rows = sealed(entries, first)
    sound = read_sound(rows, STATION)
    assert sound
    assert list(sound.leaf_hashes) == [Record(*row).leaf_hash for row in rows]
    assert [kind.decode() for kind in sound.kinds] == [entry.kind.value for entry in entries]
    assert sound.destroyed == []
    sessions = {entry.session for entry in entries if isinstance(entry, SessionWiped | TimeUsed) and entry.session}
    assert {f"session={session}" for session in sessions} <= sound.marks


def test_across_the_places_at_which_numbers_grow_longer() -> None:
    for first in (5, 95, 995, 99_995):
        assert read_sound(sealed([StationStopped()] * 12, first), STATION)


def passes_one_by_one(row: Row, place: int) -> bool:
    record = Record(*row)
    header = parse_header(record.header)
    if header is None or header.index != place or record.index != place or header.station != STATION:
        return False
    body = record.body
    return record.body_holds and (body is None or parse_body(header.kind, body) is not None)


@given(st.lists(entries_of(PLAIN | st.text(st.characters(codec="utf-8"))), min_size=1, max_size=4), st.data())
def test_whatever_passes_together_passes_one_by_one(entries: list[Entry], data: st.DataObject) -> None:
    """Bytes are put in, taken out and changed, and the commitment is made anew, as somebody who forges would."""
    rows = sealed(entries)
    place = data.draw(st.integers(0, len(rows) - 1))
    n, header, salt, body, _ = rows[place]
    assert salt
    assert body is not None
    spoil = data.draw(st.sampled_from(["header", "body"]))
    spoilt = spoiled(data, header if spoil == "header" else body)
    header, body = (spoilt, body) if spoil == "header" else (header, spoilt)
    rows[place] = (n, header, salt, body, commit(salt, body))
    if read_sound(rows, STATION):
        assert all(passes_one_by_one(row, number) for number, row in enumerate(rows))


def spoiled(data: st.DataObject, content: bytes) -> bytes:
    at = data.draw(st.integers(0, len(content)))
    until = data.draw(st.integers(at, min(at + 3, len(content))))
    pieces = st.sampled_from([b"", b'"', b"\\", b",", b"\n", b"}\n{", b" ", b"-", b"0", b"1", b"\xff", b"\xd2\x9b"])
    return content[:at] + data.draw(pieces) + content[until:]


BODIES = [
    b'{"milliseconds":05,"reader":"r","session":"s"}',
    b'{"milliseconds":-0,"reader":"r","session":"s"}',
    b'{"milliseconds":5.0,"reader":"r","session":"s"}',
    b'{"milliseconds":"5","reader":"r","session":"s"}',
    b'{"milliseconds":5,"reader":"r", "session":"s"}',
    b'{"milliseconds":5,"session":"s","reader":"r"}',
    b'{"milliseconds":5,"reader":"r","session":"s","site":"x"}',
    b'{"milliseconds":5,"reader":"\x07","session":"s"}',
    b'{"milliseconds":5,"reader":"\xff","session":"s"}',
    b'{"milliseconds":5,"reader":"\xed\xa0\x80","session":"s"}',
    b'{"milliseconds":5,"reader":"r","session":"s"}\n',
    b'{"milliseconds":5,"reader":"r","session":"s"}\n{"milliseconds":5,"reader":"r","session":"s"}',
    b"{}",
    b"",
]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_in_another_spelling_does_not_pass(body: bytes) -> None:
    rows = sealed([TimeUsed("r", "s", 5)] * 3)
    n, header, salt, _, _ = rows[1]
    assert salt
    assert read_sound(rows, STATION)
    rows[1] = (n, header, salt, body, commit(salt, body))
    assert read_sound(rows, STATION) is None


HEADERS = [
    ('"index":1', '"index":01'),
    ('"index":1', '"index":2'),
    ('"format":1', '"format":2'),
    ("time_used", "time_lent"),
    ("time_used", "session_wiped"),
    ("2026-12-01T", "2026-13-01T"),
    ("2026-12-01T", "2026-02-30T"),
    ("2026-12-01T", "0000-12-01T"),
    ("T05:00:00", "T24:00:00"),
    ("T05:00:00", "T05:60:00"),
    ("T05:00:00", "T05:00:60"),
    (".001+", ".01+"),
    ("+00:00", "+00:30"),
    ('"one"', '"two"'),
    ('"one"', '"one" '),
    ("}", ',"x":1}'),
]


@pytest.mark.parametrize(("before", "after"), HEADERS)
def test_a_header_in_another_spelling_does_not_pass(before: str, after: str) -> None:
    rows = sealed([TimeUsed("r", "s", 5)] * 3)
    n, header, *rest = rows[1]
    assert before in header.decode()
    rows[1] = (n, header.decode().replace(before, after).encode(), *rest)  # type: ignore[assignment]  # a row again
    assert read_sound(rows, STATION) is None


def test_a_station_whose_name_could_end_the_text_early_is_no_way_in() -> None:
    """A name that has to be escaped is spelled as JSON spells it, also here."""
    name = StationId('a","x":"b')
    right = seal(Header(0, "station_stopped", START, name), StationStopped()).to_row()
    wrong = right[1].replace(json.dumps(name).encode(), f'"{name}"'.encode())
    assert wrong != right[1]
    assert read_sound([right], name)
    assert read_sound([(0, wrong, *right[2:])], name) is None


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize("value", [None, "text", 5, 1.5, b"", bytes(31)])
def test_columns_that_hold_something_else_do_not_pass(column: int, value: object) -> None:
    rows = sealed([TimeUsed("r", "s", 5)] * 3)
    changed = [*rows[1]]
    changed[column] = value  # type: ignore[call-overload]  # what no journal holds
    assert read_sound([rows[0], tuple(changed), rows[2]], STATION) is None  # type: ignore[list-item]


def test_a_salt_of_another_length_does_not_pass() -> None:
    body = canonical_json(body_of(StationStopped()))
    header = Header(0, "station_stopped", START, STATION).to_bytes()
    assert read_sound([(0, header, bytes(32), body, commit(bytes(32), body))], STATION)
    assert read_sound([(0, header, bytes(31), body, commit(bytes(31), body))], STATION) is None


def test_destroyed_bodies_pass_and_are_named() -> None:
    rows = sealed([SessionWiped("s"), SessionWiped("t"), TimeUsed("u", "r", 5)])
    rows[1] = (1, rows[1][1], None, None, rows[1][4])
    sound = read_sound(rows, STATION)
    assert sound
    assert sound.destroyed == [1]
    assert sound.marks == {"kind=session_wiped", "kind=time_used", "session=s", "session=u", "reader=r"}
    rows[1] = (1, rows[1][1], None, None, b"short")
    assert read_sound(rows, STATION) is None
