# SPDX-License-Identifier: GPL-3.0-or-later
"""The closed set: each entry goes out and comes back, anything else does not, and the documentation names it all."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.canonical import canonical_json
from kiosk.journal.entries import BY_KIND, ENTRY_TYPES, Entry, body_of, entry_from
from kiosk.journal.kinds import Kind
from kiosk.journal.record import parse_body

DOCUMENTATION = Path(__file__).resolve().parents[3] / "docs" / "journal.md"
NEVER_A_FIELD = {"query", "form", "text", "content", "pin", "number_of_card", "card", "address", "url", "fragment"}


def values_of(kind_of_entry: type[Entry]) -> st.SearchStrategy[Entry]:
    by_type = {str: st.text(st.characters(codec="utf-8"), max_size=20), int: st.integers(0, 2**53 - 1)}
    return st.builds(kind_of_entry, **{field.name: by_type[field.type] for field in dataclasses.fields(kind_of_entry)})  # type: ignore[index]


@given(st.sampled_from(ENTRY_TYPES).flatmap(values_of))
def test_an_entry_goes_out_and_comes_back(entry: Entry) -> None:
    assert parse_body(entry.kind.value, canonical_json(body_of(entry))) == entry


@given(st.sampled_from(ENTRY_TYPES).flatmap(values_of), st.data())
def test_a_body_with_other_fields_or_types_is_none_of_the_set(entry: Entry, data: st.DataObject) -> None:
    body = dict(body_of(entry))
    assert entry_from(entry.kind.value, {**body, "more": ""}) is None
    if body:
        name = data.draw(st.sampled_from(sorted(body)))
        assert entry_from(entry.kind.value, {key: value for key, value in body.items() if key != name}) is None
        wrongs: tuple[object, ...] = (None, True, 1.5, [], {})
        for wrong in wrongs:
            assert entry_from(entry.kind.value, {**body, name: wrong}) is None


@pytest.mark.parametrize(
    "untrusted",
    [b"", b"{", b"[]", b"1", b'"a"', b"null", b"\xff", b"[" * 100_000, b'{"session": "a"}', b'{"session":1}'],
)
def test_bytes_that_are_no_body_are_none(untrusted: bytes) -> None:
    assert parse_body("session_wiped", untrusted) is None


def test_a_body_in_another_spelling_is_none() -> None:
    assert parse_body("session_wiped", b'{"session":"a"}')
    assert parse_body("session_wiped", b'{"session":"\\u0061"}') is None
    assert parse_body("session_wiped", b'{"session":"b","session":"a"}') is None
    assert parse_body("no_such_kind", b'{"session":"a"}') is None


def test_each_kind_has_one_entry() -> None:
    assert set(BY_KIND) == {kind.value for kind in Kind}
    assert len(ENTRY_TYPES) == len(Kind)


def test_no_entry_has_a_place_for_what_is_never_kept() -> None:
    names = {field.name for entry in ENTRY_TYPES for field in dataclasses.fields(entry)}
    assert names & NEVER_A_FIELD == set()


def test_the_documentation_names_every_kind_and_field() -> None:
    lines = [line for line in DOCUMENTATION.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    written = {cells[1].strip(" `"): cells[2] for line in lines if len(cells := line.split("|")) > 3}
    fields = {entry.kind.value: [field.name for field in dataclasses.fields(entry)] for entry in ENTRY_TYPES}
    assert {kind: json.loads(f"[{told.replace('`', chr(34)).strip(' –')}]") for kind, told in written.items()} == fields
