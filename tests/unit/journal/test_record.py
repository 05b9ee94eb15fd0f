# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry's bytes: golden vectors of our own, headers in one spelling, a body that can be destroyed."""

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.canonical import canonical_json
from kiosk.base.ids import StationId
from kiosk.base.keys import signer
from kiosk.journal.checkpoint import Checkpoint
from kiosk.journal.entries import BY_KIND, SessionWiped, StationStopped, body_of
from kiosk.journal.record import Header, Record, commit, parse_header, seal
from kiosk.journal.tree import Frontier

VECTORS = json.loads((Path(__file__).resolve().parents[2] / "data" / "journal" / "vectors.json").read_text("utf-8"))
HEADER = Header(7, "session_wiped", datetime(2026, 12, 1, 5, 0, 0, 123456, tzinfo=UTC), StationId("one"))


def _record(index: int, vector: dict[str, str]) -> Record:
    header = Header(index, vector["kind"], datetime.fromisoformat(vector["moment"]), StationId(VECTORS["station"]))
    body = canonical_json(body_of(BY_KIND[vector["kind"]](**vector["entry"])))  # type: ignore[arg-type]
    salt = bytes.fromhex(vector["salt"])
    return Record(index, header.to_bytes(), salt, body, commit(salt, body))


def test_the_golden_vectors_hold() -> None:
    """Fixed key, salts and moments give these bytes for ever; a change here is a change of the format."""
    frontier = Frontier()
    for index, vector in enumerate(VECTORS["entries"]):
        record = _record(index, vector)
        assert record.header.decode() == vector["header"]
        assert (record.body or b"").decode() == vector["body"]
        assert record.leaf_hash.hex() == vector["leaf_hash"]
        frontier.append(record.leaf_hash)
    key = signer(VECTORS["origin"], bytes.fromhex(VECTORS["seed"]))
    assert str(key.verifier) == VECTORS["verifier"]
    assert base64.b64encode(frontier.root()).decode() == VECTORS["root"]
    assert key.sign(Checkpoint(key.name, frontier.size, frontier.root()).text()) == VECTORS["checkpoint"]


def test_a_header_is_read_back_in_milliseconds() -> None:
    found = parse_header(HEADER.to_bytes())
    assert found
    assert found.moment == HEADER.moment.replace(microsecond=123000)
    assert found.to_bytes() == HEADER.to_bytes()


def test_a_moment_is_written_in_utc() -> None:
    almaty = HEADER.moment.astimezone(timezone(timedelta(hours=5)))
    assert Header(7, "session_wiped", almaty, StationId("one")).to_bytes() == HEADER.to_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"index":7', b'"index": 7'),
        (b'"index":7', b'"index":true'),
        (b'"index":7', b'"index":7.5'),
        (b'"format":1', b'"format":2'),
        (b"+00:00", b""),
        (b"+00:00", b"Z"),
        (b"2026-12-01", b"2026-13-01"),
        (b"2026-12-01T05:00:00.123+00:00", b"0001-01-01T00:00:00.000+23:59"),
        (b'"station":"one"', b'"station":null'),
        (b"}", b',"x":1}'),
        (b"{", b"["),
        (b"{", b"\xff{"),
    ],
)
def test_a_header_in_another_spelling_is_none(before: bytes, after: bytes) -> None:
    assert before in HEADER.to_bytes()
    assert parse_header(HEADER.to_bytes().replace(before, after)) is None


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_can_be_asked(untrusted: bytes) -> None:
    assert parse_header(untrusted) is None


def test_each_entry_has_a_fresh_salt_so_that_bodies_cannot_be_guessed() -> None:
    one, two = seal(HEADER, SessionWiped("s")), seal(HEADER, SessionWiped("s"))
    assert one.body == two.body
    assert one.salt != two.salt
    assert one.commitment != two.commitment


def test_a_destroyed_body_leaves_the_leaf() -> None:
    whole = seal(HEADER, StationStopped())
    gone = Record(whole.index, whole.header, None, None, whole.commitment)
    assert gone.leaf_hash == whole.leaf_hash
    assert gone.body_holds
    assert not Record(whole.index, whole.header, None, whole.body, whole.commitment).body_holds
    assert not Record(whole.index, whole.header, whole.salt, None, whole.commitment).body_holds
    assert not Record(whole.index, whole.header, whole.salt, b"{ }", whole.commitment).body_holds
