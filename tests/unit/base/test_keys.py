# SPDX-License-Identifier: GPL-3.0-or-later
"""Signed notes hold only as they were signed; keys are taken only as they should be."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.base.ids import ReaderNumber
from kiosk.base.keys import NoteVerifier, create_secret, parse_verifier, pseudonym, read_secret, signer

SIGNER = signer("tereze/one", bytes(range(32)))
NOTE = SIGNER.sign("tereze/one\n3\nroot\n")


def test_a_note_has_its_text_an_empty_line_and_a_signature_line() -> None:
    text, _, line = NOTE.partition("\n\n")
    assert text == "tereze/one\n3\nroot"
    assert line.startswith("— tereze/one ")
    assert line.endswith("\n")
    assert base64.b64decode(line.split()[2])[:4] == SIGNER.verifier.key_id


@given(st.text(st.characters(codec="utf-8")))
def test_what_was_signed_verifies(text: str) -> None:
    assert SIGNER.verifier.verifies(SIGNER.sign(f"{text}\n"))


def test_a_text_without_a_last_newline_is_not_signed() -> None:
    with pytest.raises(ValueError, match="newline"):
        SIGNER.sign("text")


def test_any_flipped_bit_is_found() -> None:
    whole = NOTE.encode()
    for place in range(len(whole)):
        for bit in range(8):
            changed = bytearray(whole)
            changed[place] ^= 1 << bit
            assert not SIGNER.verifier.verifies(changed.decode("utf-8", "surrogateescape")), (place, bit)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n\n",
        NOTE[:-1],
        NOTE + "\n",
        NOTE.replace("\n", "\r\n"),
        NOTE.partition("\n\n")[2],
        NOTE.replace("— ", "- "),
    ],
)
def test_a_note_in_another_shape_does_not_verify(note: str) -> None:
    assert not SIGNER.verifier.verifies(note)


def test_another_signature_may_stand_beside_ours() -> None:
    other = signer("witness", bytes(32))
    both = NOTE + other.sign(NOTE.partition("\n\n")[0] + "\n").partition("\n\n")[2]
    assert SIGNER.verifier.verifies(both)
    assert other.verifier.verifies(both)


@pytest.mark.parametrize("other", [signer("tereze/one", bytes(32)), signer("tereze/two", bytes(range(32)))])
def test_another_key_or_name_does_not_verify(other: object) -> None:
    verifier = getattr(other, "verifier")  # noqa: B009 - the parameter's type is not of interest
    assert isinstance(verifier, NoteVerifier)
    assert not verifier.verifies(NOTE)


def test_a_verifier_key_is_read_back() -> None:
    text = str(SIGNER.verifier)
    assert str(parse_verifier(f" {text}\n")) == text
    assert parse_verifier(text).verifies(NOTE)


NAME, KEY_ID, ENCODED = str(SIGNER.verifier).split("+", 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+",
        "++",
        NAME,
        f"+{KEY_ID}+{ENCODED}",
        f"{NAME}+{KEY_ID}",
        f"{NAME}+{KEY_ID}+",
        f"{NAME}+{KEY_ID}+{ENCODED[:-4]}",
        f"{NAME}+{KEY_ID}+{ENCODED}AAAA",
        f"{NAME}+{KEY_ID}+!{ENCODED}",
        f"{NAME}+00000000+{ENCODED}",
        f"{NAME}+{KEY_ID.upper()}x+{ENCODED}",
        f"other+{KEY_ID}+{ENCODED}",
        f"two words+{KEY_ID}+{ENCODED}",
        f"\ud800+{KEY_ID}+{ENCODED}",
        f"{NAME}+{KEY_ID}+{base64.b64encode(bytes([2]) + bytes(32)).decode()}",
        f"{NAME}+{KEY_ID}+қ",
    ],
)
def test_a_malformed_verifier_key_is_bad_input(text: str) -> None:
    with pytest.raises(BadInput, match="verifier key"):
        parse_verifier(text)


def test_a_key_file_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "journal.key"
    create_secret(path)
    assert path.stat().st_mode & 0o777 == 0o600
    secret = read_secret(path)
    assert len(secret) == 32
    with pytest.raises(BadInput, match="never overwritten"):
        create_secret(path)
    assert read_secret(path) == secret


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o644])
def test_a_key_that_others_can_reach_is_refused(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "journal.key"
    create_secret(path)
    path.chmod(mode)
    with pytest.raises(BadInput, match="only its owner"):
        read_secret(path)


@pytest.mark.parametrize("size", [0, 31, 33, 4096])
def test_a_key_of_another_size_is_refused(size: int, tmp_path: Path) -> None:
    path = tmp_path / "journal.key"
    path.write_bytes(bytes(size))
    path.chmod(0o600)
    with pytest.raises(BadInput):
        read_secret(path)


def test_a_pseudonym_is_one_readers_on_one_station() -> None:
    here, there, one = b"a" * 32, b"b" * 32, ReaderNumber("1001")
    assert pseudonym(here, one) == pseudonym(here, one) != pseudonym(there, one)
    assert pseudonym(here, one) != pseudonym(here, ReaderNumber("1002"))
    assert "1001" not in pseudonym(here, one)
