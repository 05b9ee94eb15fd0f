# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal prove`, `check-proof`, `checkpoint` and `compare`: what others can check who trust no station."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from typer.testing import CliRunner, Result

from kiosk.base.ids import StationId
from kiosk.base.keys import signer
from kiosk.journal.checkpoint import Checkpoint
from kiosk.journal.entries import SessionWiped
from kiosk.journal.file import Journal
from kiosk.journal.reading import lock_of
from kiosk.store.staff import Role
from tests.fakes.clock import FakeClock
from tests.fakes.kioskctl import app
from tests.unit.admin.conftest import LIBRARIAN, Desk

KEY = signer("tereze/one", bytes(range(32)))
OTHER = signer("tereze/one", bytes(32))


def run(*words: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, ["journal", *map(str, words)], input=typed)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    journal = Journal(path, StationId("one"), KEY, FakeClock())
    for number in range(5):
        journal.append(SessionWiped(f"s{number}"))
    (tmp_path / "old.note").write_text(journal.checkpoint(), encoding="utf-8")
    journal.append(SessionWiped("later"))
    journal.checkpoint()
    journal.append(SessionWiped("uncovered"))
    journal.close()
    lock_of(path).unlink()  # a copy has no lock beside it
    return path


@pytest.mark.parametrize(("words", "told"), [((), False), (("--body", "--reason", "complaint 5"), True)])
def test_a_proof_is_checked_without_the_journal(words: tuple[str, ...], told: bool, path: Path, tmp_path: Path) -> None:
    proof = tmp_path / "entry.tlog-proof"
    proof.write_text(run("prove", 2, path, *words).stdout, encoding="utf-8")
    path.unlink()
    result = run("check-proof", proof, "--key", KEY.verifier)
    assert result.exit_code == 0
    assert "holds: entry 2 of 6 of station one, session_wiped at 2026-12-01T05:00:00.000+00:00" in result.stdout
    assert ("session = 's2'" in result.stdout) == told
    wrong = run("check-proof", proof, "--key", OTHER.verifier)
    assert wrong.exit_code == 1
    assert "PROVES NOTHING: the checkpoint's signature is not of this key" in wrong.stdout
    proof.write_text("nothing", encoding="utf-8")
    nothing = run("check-proof", proof, "--key", KEY.verifier)
    assert (nothing.exit_code, nothing.stdout, nothing.stderr.count("\n")) == (2, "", 1)
    assert str(proof) in nothing.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((6,), "an entry that a checkpoint covers was expected, number 6 is none"),
        ((99,), "an entry that a checkpoint covers was expected, number 99 is none"),
        ((2, "--body"), "--reason: a reason was expected with --body"),
        ((2, "--reason", "x"), "none without it"),
    ],
)
def test_what_cannot_be_proved_is_one_line(words: tuple[object, ...], expected: str, path: Path) -> None:
    result = run("prove", *words, path)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert expected in result.stderr


def test_a_journal_that_was_changed_proves_nothing(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE entries SET commitment = zeroblob(32) WHERE n = 1")
        database.execute("UPDATE entries SET salt = NULL, body = NULL WHERE n = 3")
    database.close()
    assert "verify the journal" in run("prove", 2, path).stderr


def test_a_body_that_is_gone_cannot_be_shown(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE entries SET salt = NULL, body = NULL WHERE n = 2")
    database.close()
    assert run("prove", 2, path).exit_code == 0
    assert "that of 2 is gone" in run("prove", 2, path, "--body", "--reason", "x").stderr


@pytest.mark.parametrize("name", ["note.png", "note.svg"])
def test_a_checkpoint_comes_as_text_and_as_a_picture(name: str, path: Path, tmp_path: Path) -> None:
    result = run("checkpoint", path, "--qr", tmp_path / name)
    assert result.exit_code == 0
    assert KEY.verifier.verifies(result.stdout)
    assert result.stdout.split("\n")[1] == "6"
    picture = QImage(str(tmp_path / name))
    assert picture.width() == picture.height() > 200
    refused = run("checkpoint", path, "--qr", tmp_path / "note.bmp")
    assert (refused.exit_code, "ends in .png or .svg" in refused.stderr) == (2, True)


def test_an_older_checkpoint_is_continued(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.note"
    text = old.read_text("utf-8")
    for given in (text, text.rstrip("\n"), text.replace("\n", "\r\n")):
        old.write_bytes(given.encode())
        result = run("compare", old, path, "--key", KEY.verifier)
        assert (result.exit_code, "continues this checkpoint" in result.stdout) == (0, True), result.output
    assert "give --key" in run("compare", "-", path, typed=text).stdout


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE entries SET commitment = zeroblob(32) WHERE n = 1", "entries before 5 were changed"),
        ("DELETE FROM entries WHERE n >= 3", "entries 3 to 4 are missing from the end: the checkpoint covers 5"),
        ("DELETE FROM entries WHERE n = 1", "entries before 5 were changed, dropped"),
    ],
)
def test_a_past_that_was_changed_is_found(statement: str, expected: str, path: Path, tmp_path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute(statement)
        database.execute("DELETE FROM checkpoints")
    database.close()
    result = run("compare", tmp_path / "old.note", path)
    assert result.exit_code == 1
    assert f"DOES NOT CONTINUE this checkpoint: {expected}" in result.stdout


def test_a_checkpoint_of_somebody_else_is_found(path: Path, tmp_path: Path) -> None:
    root = Checkpoint("tereze/one", 0, bytes(32))
    for note, expected in (
        (OTHER.sign(root.text()), "signature is not of this key"),
        (KEY.sign(Checkpoint("tereze/two", 0, bytes(32)).text()), "is one of tereze/two"),
    ):
        result = run("compare", "-", path, typed=note)
        assert (result.exit_code, expected in result.stdout) == (1, True)
    for typed in ("", "nonsense", "\n\n"):
        result = run("compare", "-", path, typed=typed)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    assert "UTF-8 was expected" in run("compare", tmp_path / "bytes", path).stderr


def test_who_proved_what_is_written_down(staffed: Desk) -> None:
    staffed.joins("Gulnara", Role.AUDITOR, consent=(staffed.shows(LIBRARIAN), staffed.shows("Berik")))
    staffed.forget_written()
    assert staffed.acts("journal", "prove", "0", staff="Gulnara").exit_code == 0
    shown = staffed.acts("journal", "prove", "0", "--body", "--reason", "complaint 5", staff="Gulnara")
    assert shown.exit_code == 0
    told = {"by": "Gulnara", "written_as": "proof", "asked": "entry 0", "personal": 1, "reason": "complaint 5"}
    assert staffed.written() == [
        ("journal_read", {"by": "Gulnara", "act": "prove", "asked": "entry 0"}),
        ("journal_exported", told),
    ]
