# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal export`: three forms, the checkpoint that vouches, and nothing of persons without a reason."""

import csv
import io
import json
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from typer.testing import CliRunner, Result

from kiosk.admin.actions import journal_exports
from kiosk.admin.actions.journal_exports import CODED_REASONS, PERSONAL, is_personal
from kiosk.base.ids import StationId
from kiosk.base.keys import signer
from kiosk.journal.entries import (
    ENTRY_TYPES,
    HostRefused,
    PageAskedFor,
    PageOpened,
    SessionStarted,
    SessionWiped,
    StaffEndedSession,
)
from kiosk.journal.file import Journal
from kiosk.journal.reading import lock_of
from kiosk.store.staff import Role
from tests.fakes.clock import FakeClock
from tests.fakes.kioskctl import app
from tests.unit.admin.conftest import LIBRARIAN, Desk

KEY = signer("tereze/one", bytes(range(32)))
KEPT = {
    *("version", "policy", "policy_version", "why", "seconds", "milliseconds", "repeats", "site", "rule", "host"),
    *("path", "by", "second", "staff", "roles", "waiting", "act", "asked", "written_as", "personal", "before"),
    *("below", "count", "what", "until", "outcome", "pack", "sha256", "pages"),
}
SECRETS = ("r-secret", "session-secret", "4711", "words of staff")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    journal = Journal(path, StationId("one"), KEY, FakeClock())
    journal.append(SessionStarted("session-secret", "r-secret", 3600, 1))
    journal.append(PageOpened("session-secret", "laws", "rule", "laws.kz", "/қазақ/" + "a" * 300))
    journal.append(HostRefused("session-secret", "not_listed", "", "", "=1+1.kz"))
    journal.append(PageAskedFor("session-secret", "r-secret", 4711, "else.kz"))
    journal.append(StaffEndedSession("Aigul", "words of staff"))
    journal.append(SessionWiped("session-secret"))  # no checkpoint covers it yet
    journal.close()
    lock_of(path).unlink()  # a copy has no lock beside it
    return path


def export(path: Path, output: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["journal", "export", str(output), str(path), *words])


def text_of(pdf: Path) -> tuple[str, int]:
    document = QPdfDocument()
    assert document.load(str(pdf)) is QPdfDocument.Error.None_
    count = document.pageCount()
    return "\n".join(document.getAllText(page).text() for page in range(count)), count


def test_csv_has_a_line_an_entry_and_its_checkpoint_beside_it(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    result = export(path, output)
    assert result.exit_code == 0, result.stderr
    assert "5 entries, under the checkpoint at 5" in result.stdout
    assert "1 entries that no checkpoint covers yet were left out" in result.stdout
    whole = output.read_bytes()
    assert whole.startswith(b"\xef\xbb\xbf")
    rows = [*csv.DictReader(io.StringIO(whole.decode("utf-8-sig")))]
    assert [row["kind"] for row in rows][:3] == ["session_started", "page_opened", "host_refused"]
    assert rows[1]["path"].startswith("/қазақ/")
    assert rows[2]["host"] == "'=1+1.kz"  # no spreadsheet computes it
    assert not {"reader", "session", "number"} & {*rows[0]}
    assert KEY.verifier.verifies(output.with_name("out.csv.checkpoint").read_text("utf-8"))
    assert output.stat().st_mode & 0o077 == 0


def test_json_lines_begin_with_what_vouches(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert export(path, output, "--kind", "page_opened", "--kind", "page_asked_for").exit_code == 0
    head, *rows = map(json.loads, output.read_text("utf-8").splitlines())
    assert KEY.verifier.verifies(head.pop("checkpoint"))
    assert head == {"key": str(KEY.verifier), "asked": "kinds page_asked_for page_opened", "personal": False}
    assert [(row["index"], row["kind"]) for row in rows] == [(1, "page_opened"), (3, "page_asked_for")]
    assert rows[1]["body"] == {"host": "else.kz"}


def test_a_pdf_prints_kazakh_the_checkpoint_and_the_key(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    assert export(path, output, "--since", "2026-12-01", "--until", "2026-12-01").exit_code == 0
    text, pages = text_of(output)
    flat = text.replace("\n", "").replace("\r", "")
    assert pages == 1
    for told in ("Журнал үзіндісі", "/қазақ/", "tereze/one", str(KEY.verifier), "2026-12-01 – 2026-12-01", "1 / 1"):
        assert told in flat, told
    assert "Without personal data" in flat


def test_a_long_pdf_numbers_its_pages_and_repeats_its_head(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    journal = Journal(path, StationId("one"), KEY, FakeClock())
    journal.append_all([PageOpened("s", "laws", "rule", "laws.kz", f"/{number}") for number in range(300)])
    journal.checkpoint()
    journal.close()
    lock_of(path).unlink()
    assert export(path, tmp_path / "long.pdf").exit_code == 0
    text, pages = text_of(tmp_path / "long.pdf")
    assert pages > 3
    assert f"{pages} / {pages}" in text
    assert text.count("мазмұны") in (pages - 1, pages)  # what vouches may have the last page to itself


@pytest.mark.parametrize("form", ["csv", "jsonl", "pdf"])
def test_nothing_of_persons_leaves_without_a_reason(form: str, path: Path, tmp_path: Path) -> None:
    plain, whole = tmp_path / f"plain.{form}", tmp_path / f"whole.{form}"
    assert export(path, plain).exit_code == 0
    assert export(path, whole, "--personal", "--reason", "request 7 of the prosecutor").exit_code == 0
    texts = [text_of(file)[0] if form == "pdf" else file.read_text("utf-8") for file in (plain, whole)]
    for secret in SECRETS:
        assert secret not in texts[0]
        assert secret in texts[1]


@pytest.mark.parametrize(
    ("output", "words", "expected"),
    [
        ("out.txt", (), "a name that ends in .csv, .jsonl or .pdf"),
        ("out", (), "a name that ends in .csv, .jsonl or .pdf"),
        ("out.csv", ("--personal",), "--reason: a reason was expected with --personal"),
        ("out.csv", ("--reason", "x"), "none without it"),
        ("out.csv", ("--personal", "--reason", " "), "--reason: a reason was expected with --personal"),
        ("journal.csv", (), "a name that no file has yet"),
        ("absent/out.csv", (), "a folder that can be written"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    output: str, words: tuple[str, ...], expected: str, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "journal.csv").write_text("kept", encoding="utf-8")
    result = export(path, tmp_path / output, *words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert expected in result.stderr
    assert (tmp_path / "journal.csv").read_text(encoding="utf-8") == "kept"


def test_every_field_is_either_of_a_person_or_kept() -> None:
    """A new field has to be decided on here."""
    fields = {(kind.kind.value, name) for kind in ENTRY_TYPES for name in kind.__slots__}
    names = {name for _, name in fields}
    assert names == PERSONAL | KEPT | {"reason"}
    coded = {kind for kind, name in fields if name == "reason" and not is_personal(kind, name)}
    assert coded == CODED_REASONS


def test_who_took_what_away_is_written_down(staffed: Desk, tmp_path: Path) -> None:
    staffed.joins("Gulnara", Role.AUDITOR, consent=(staffed.shows(LIBRARIAN), staffed.shows("Berik")))
    staffed.forget_written()
    words = ("journal", "export", str(tmp_path / "out.jsonl"), "--personal", "--reason", "request 7")
    assert staffed.acts(*words, staff="Gulnara").exit_code == 0
    told = {"by": "Gulnara", "written_as": "jsonl", "asked": "everything", "personal": 1, "reason": "request 7"}
    assert staffed.written() == [("journal_exported", told)]
    assert '"personal": true' in (tmp_path / "out.jsonl").read_text("utf-8")
    assert "journal_exported" in (tmp_path / "out.jsonl").read_text("utf-8")


def test_one_person_s_entries_are_personal_data_whatever_their_fields(staffed: Desk, tmp_path: Path) -> None:
    staffed.joins("Gulnara", Role.AUDITOR, consent=(staffed.shows(LIBRARIAN), staffed.shows("Berik")))
    result = staffed.acts("journal", "export", str(tmp_path / "one.csv"), "--reader", "r-x", staff="Gulnara")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "--personal with a reason was expected" in result.stderr


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("/a;=cmd!A0;b", "/a;'=cmd!A0;b"),
        ("/a; @x\t-2", "/a; '@x\t'-2"),
        ("/a;b=c", "/a;b=c"),
        ("plain", "plain"),
    ],
)
def test_no_cell_is_computed_whatever_parts_the_cells(text: str, cell: str) -> None:
    assert journal_exports._cell(text) == cell
