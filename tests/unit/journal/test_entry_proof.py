# SPDX-License-Identifier: GPL-3.0-or-later
"""A proof as text: what was proved is read back, anything else is refused, and a golden one holds for ever."""

import base64
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.base.keys import NoteSigner, NoteVerifier, parse_verifier, signer
from kiosk.journal.checkpoint import Checkpoint
from kiosk.journal.entries import SessionWiped
from kiosk.journal.entry_proof import EntryProof, Proven, check_proof, parse_proof
from kiosk.journal.history import continues, entry_proof, named_key, newest_note, root_at
from kiosk.journal.proofs import inclusion_proof
from kiosk.journal.reading import in_use, open_for_reading
from kiosk.journal.tree import EMPTY_ROOT, Frontier, leaf_hash
from tests.unit.journal.conftest import Opens

VECTORS = json.loads((Path(__file__).resolve().parents[2] / "data" / "journal" / "vectors.json").read_text("utf-8"))
ENTRIES = 11


@pytest.fixture
def journal(opened: Opens, path: Path) -> Path:
    """Eleven entries; a checkpoint at four, one at ten."""
    with opened() as writing:
        for number in range(ENTRIES - 1):
            writing.append(SessionWiped(f"s{number}"))
            if number == 3:
                writing.checkpoint()
        writing.checkpoint()
        writing.append(SessionWiped("the last"))
    return path


def proved(journal: Path, index: int, *, with_body: bool = True) -> EntryProof:
    with open_for_reading(journal) as database:
        found = entry_proof(database, index, with_body=with_body)
    assert found
    return found


def test_what_was_proved_is_read_back_and_holds(journal: Path, key: NoteSigner) -> None:
    for index in range(ENTRIES - 1):
        for with_body in (True, False):
            proof = proved(journal, index, with_body=with_body)
            assert parse_proof(proof.to_text().encode()) == proof
            found = check_proof(proof, key.verifier)
            assert isinstance(found, Proven)
            assert (found.header.index, found.size) == (index, ENTRIES - 1)
            assert found.entry == (SessionWiped(f"s{index}") if with_body else None)


def test_a_proof_without_the_body_does_not_tell_of_it(journal: Path) -> None:
    text = proved(journal, 3, with_body=False).to_text()
    told = base64.b64decode(text.split("\n")[1].removeprefix("extra "))
    assert b"s3" not in told
    assert b"salt" not in told
    assert b"s3" in base64.b64decode(proved(journal, 3).to_text().split("\n")[1].removeprefix("extra "))


def test_an_entry_that_no_checkpoint_covers_has_no_proof(journal: Path, opened: Opens, path: Path) -> None:
    with open_for_reading(journal) as database:
        assert entry_proof(database, ENTRIES - 1, with_body=False) is None
        assert entry_proof(database, 1000, with_body=False) is None
    fresh = path.with_name("fresh.db")
    with opened(fresh):
        pass
    with open_for_reading(fresh) as database:
        assert newest_note(database) == ""
        assert entry_proof(database, 0, with_body=False) is None


def with_leaf(text: str, **fields: object) -> str:
    """Put other extra data into a proof."""
    lines = text.split("\n")
    leaf = {**json.loads(base64.b64decode(lines[1].removeprefix("extra "))), **fields}
    plain = json.dumps({name: leaf[name] for name in sorted(leaf)}, separators=(",", ":"))
    lines[1] = "extra " + base64.b64encode(plain.encode()).decode()
    return "\n".join(lines)


def test_a_proof_of_something_else_says_why_it_proves_nothing(journal: Path, key: NoteSigner) -> None:
    text, other = proved(journal, 3).to_text(), proved(journal, 4)
    forger = signer(key.name, b"f" * 32)
    swapped = key.sign(Checkpoint("tereze/two", 10, bytes(32)).text())
    other_header, note = other.header.decode(), proved(journal, 3).note
    cases = {
        with_leaf(text, body='{"session":"s4"}'): "is not in the record",
        with_leaf(text, salt=""): "is not in the record",
        with_leaf(text, header=other_header): "not one of this entry",
        with_leaf(text, header=other_header).replace("index 3", "index 4"): "is not in the record",
        text.replace("index 3", "index 2"): "not one of this entry",
        text.replace("index 3\n", "index 3\n\n"): "signature is not of this key",
        text.replace(note, forger.sign(note.rpartition("\n\n")[0] + "\n")): "signature is not of this key",
        text.replace(note, swapped): "is one of tereze/two",
    }
    for changed, why in cases.items():
        found = check_proof(parse_proof(changed.encode()), key.verifier)
        assert isinstance(found, str), why
        assert why in found


def test_a_body_that_was_recorded_under_another_kind_proves_nothing(key: NoteSigner, journal: Path) -> None:
    """Not even where the station itself signed it."""
    proof = proved(journal, 3)
    header = proof.header.replace(b"session_wiped", b"station_stopped")
    hashes = [*(bytes([number]) * 32 for number in range(3)), leaf_hash(header + proof.commitment)]
    note = key.sign(Checkpoint(key.name, 4, Frontier(hashes).root()).text())
    forged = dataclasses.replace(proof, header=header, path=inclusion_proof(3, hashes), note=note)
    assert check_proof(forged, key.verifier) == "the body is not one of kind station_stopped"


SPOILT: tuple[Callable[[str], str], ...] = (
    lambda text: "",
    lambda text: text[1:],
    lambda text: text.replace("@v1", "@v2"),
    lambda text: text.replace("index 3", "index 03"),
    lambda text: text.replace("index 3", "index +3"),
    lambda text: text.replace("index 3", "index three"),
    lambda text: text.replace("extra ", "extra  "),
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("index 3\n", "index 3\nAAAA\n"),
    lambda text: text.replace("index 3\n", "index 3\n" + ("A" * 43 + "=\n") * 64),
    lambda text: with_leaf(text, more=1),
    lambda text: with_leaf(text, header=5),
    lambda text: with_leaf(text, body=[]),
    lambda text: with_leaf(text, salt="xx"),
)


@pytest.mark.parametrize("spoil", SPOILT)
def test_another_spelling_is_no_proof(spoil: Callable[[str], str], journal: Path) -> None:
    text = spoil(proved(journal, 3).to_text())
    with pytest.raises(BadInput, match="proof: "):
        parse_proof(text.encode())


@given(st.binary())
def test_any_bytes_can_be_asked(untrusted: bytes) -> None:
    with pytest.raises(BadInput):
        parse_proof(untrusted)


def test_the_golden_proofs_hold() -> None:
    verifier: NoteVerifier = parse_verifier(VECTORS["verifier"])
    for index, text in VECTORS["entry_proofs"].items():
        found = check_proof(parse_proof(text.encode()), verifier)
        assert isinstance(found, Proven)
        assert found.header.index == int(index)
        assert found.header.to_bytes().decode() == VECTORS["entries"][int(index)]["header"]
    assert len(VECTORS["entry_proofs"]) > 1


def test_the_past_is_told_at_every_size(journal: Path, key: NoteSigner, opened: Opens) -> None:
    with open_for_reading(journal) as database:
        assert root_at(database, 0) == EMPTY_ROOT
        assert root_at(database, ENTRIES + 1) is None
        assert named_key(database) == str(key.verifier)
        for size in (4, 10):
            root = root_at(database, size)
            assert root
            assert continues(database, Checkpoint(key.name, size, root)) == ""
            wrong = continues(database, Checkpoint(key.name, size, bytes(32)))
            assert wrong == f"entries before {size} were changed, dropped or put in another order after the checkpoint"
        cut = continues(database, Checkpoint(key.name, 20, bytes(32)))
        assert cut == "entries 11 to 19 are missing from the end: the checkpoint covers 20"


def test_a_journal_that_is_written_is_in_use_and_a_copy_is_not(opened: Opens, path: Path) -> None:
    with opened() as journal:
        journal.append(SessionWiped("later"))
        assert in_use(path)
        copy = path.with_name("copy.db")
        copy.write_bytes(path.read_bytes())
        assert not in_use(copy)
    assert not in_use(path)
    with opened():
        assert in_use(path)
