# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal` as a script and as a person see it."""

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.base.ids import StationId
from kiosk.base.keys import signer
from kiosk.journal.checkpoint import Checkpoint
from kiosk.journal.entries import PageOpened, SessionWiped
from kiosk.journal.file import Journal
from kiosk.journal.reading import lock_of
from tests.fakes.clock import FakeClock
from tests.fakes.kioskctl import app

RUN = CliRunner()
KEY = signer("tereze/one", bytes(range(32)))
KEYS = {"ok", "entries", "root", "checkpoints", "findings"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    journal = Journal(path, StationId("one"), KEY, FakeClock())
    journal.append(PageOpened("s", "laws", "https://laws.kz/", "laws.kz", "/[bold]қ"))
    journal.append(SessionWiped("s"))
    journal.checkpoint()
    journal.close()
    lock_of(path).unlink()  # a copy has no lock beside it
    return path


def _change(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE entries SET body = x'7B7D' WHERE n = 1")
    database.close()


def test_a_journal_that_holds(path: Path) -> None:
    result = RUN.invoke(app, ["journal", "verify", str(path), "--json"])
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert set(found) == KEYS
    assert (found["ok"], found["entries"], found["checkpoints"], found["findings"]) == (True, 2, 1, [])
    people = RUN.invoke(app, ["journal", "verify", str(path)])
    assert people.exit_code == 0
    assert "holds: 2 entries, 2 of them under a good checkpoint" in people.stdout
    assert "give --key" in people.stdout


def test_a_journal_that_does_not_hold_exits_with_one(path: Path) -> None:
    _change(path)
    result = RUN.invoke(app, ["journal", "verify", str(path), "--json"])
    found = json.loads(result.stdout)
    assert (result.exit_code, found["ok"]) == (1, False)
    assert found["findings"] == ["entry 1: its body is not the one that was recorded"]
    people = RUN.invoke(app, ["journal", "verify", str(path)])
    assert people.exit_code == 1
    assert "DOES NOT HOLD" in people.stdout


def test_the_key_that_was_written_down_counts(path: Path) -> None:
    right = RUN.invoke(app, ["journal", "verify", str(path), "--key", str(KEY.verifier)])
    assert right.exit_code == 0
    assert "give --key" not in right.stdout
    other = str(signer("tereze/one", bytes(32)).verifier)
    assert RUN.invoke(app, ["journal", "verify", str(path), "--key", other]).exit_code == 1
    nonsense = RUN.invoke(app, ["journal", "verify", str(path), "--key", "nonsense"])
    assert (nonsense.exit_code, nonsense.stdout, nonsense.stderr.count("\n")) == (2, "", 1)


COMMANDS = [
    ("verify", "{}"),
    ("show", "{}"),
    ("report", "{}"),
    ("checkpoint", "{}"),
    ("prove", "0", "{}"),
    ("export", "out.csv", "{}"),
    ("compare", "old.note", "{}"),
]


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("content", [None, b"", b"text", b"SQLite format 3\x00" + bytes(5000)])
def test_no_journal_is_one_line_and_exit_code_two(
    words: tuple[str, ...], content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "journal.db"
    Path("old.note").write_text(KEY.sign(Checkpoint(KEY.name, 0, bytes(32)).text()), encoding="utf-8")
    if content is not None:
        path.write_bytes(content)
    result = RUN.invoke(app, ["journal", *(word.format(path) for word in words)])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert str(path) in result.stderr


def test_show_prints_one_json_object_a_line(path: Path) -> None:
    result = RUN.invoke(app, ["journal", "show", str(path), "--json"])
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert set(first) == {"index", "moment", "kind", "body"}
    assert (first["kind"], first["body"]["path"]) == ("page_opened", "/[bold]қ")
    assert second == {
        "index": 1,
        "moment": "2026-12-01T05:00:00.000+00:00",
        "kind": "session_wiped",
        "body": {"session": "s"},
    }


def test_show_speaks_to_people_and_reads_nothing_into_a_path(path: Path) -> None:
    result = RUN.invoke(app, ["journal", "show", str(path)])
    assert result.exit_code == 0
    assert "path=/[bold]қ" in result.stdout


def test_show_refuses_a_damaged_entry_in_one_line(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE entries SET header = x'00' WHERE n = 1")
    database.close()
    result = RUN.invoke(app, ["journal", "show", str(path)])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "entry 1 was expected to be whole; verify the journal" in result.stderr
    assert "session_wiped" not in result.stdout  # what stands before it was shown already


def test_show_still_shows_an_entry_whose_body_was_destroyed(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE entries SET salt = NULL, body = NULL WHERE n = 0")
    database.close()
    result = RUN.invoke(app, ["journal", "show", str(path), "--json"])
    assert json.loads(result.stdout.splitlines()[0])["body"] == {}
