# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a paper that is filled in on the screen is printed by staff, and kept nowhere before, meanwhile or after."""

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from kiosk.admin.actions import prints
from kiosk.base.errors import BadInput
from tests.fakes.stations import stage
from tests.journeys.rig import journal_bytes, kinds, screen_of
from tests.journeys.test_supervised import librarian

WORD = "zhanbota"


def _files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_paper_goes_from_the_screen_to_the_printer_and_nowhere_else(display: str, tmp_path: Path) -> None:
    with stage() as staged, screen_of(staged, display, tmp_path / "home") as screen:
        screen.begin("en")
        screen.click("forms", "form-complaint")
        screen.press(*WORD, "Return")
        for way in ("home", "back"):
            screen.click(way)
            screen.click("veil-stay")
        screen.click("form-done", "form-print")
        (waits,) = prints.waiting(staged.station)
        assert f"no. {waits.number}" in screen.text("form-answer")
        assert not any(WORD in words for words in screen.ask("words"))
        by, _ = librarian(staged)
        output = tmp_path / "paper.pdf"
        with pytest.raises(BadInput, match="a file that can be written was expected"):
            prints.release(staged.station, waits.number, tmp_path / "nowhere" / "paper.pdf", by)
        output.write_text("another's")
        with pytest.raises(BadInput, match="a file that is not there yet was expected"):
            prints.release(staged.station, waits.number, output, by)
        output.unlink()
        assert prints.waiting(staged.station) == (waits,)
        prints.release(staged.station, waits.number, output, by)
        assert prints.waiting(staged.station) == ()
        paper = QPdfDocument()
        paper.load(str(output))
        assert WORD in paper.getAllText(0).text()
        assert waits.session in paper.getAllText(0).text()
        screen.click("home")
        screen.click("forms")  # nothing is asked, for nothing is left on the paper
        screen.end()
        assert ("print_released", None) in kinds(staged)
        for kept in (journal_bytes(staged), _files(staged.folder), _files(tmp_path / "home")):
            assert WORD.encode() not in kept
