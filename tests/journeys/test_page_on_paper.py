# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a page goes from the screen to the printer as pictures, marked and counted, and is kept nowhere else."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument

from kiosk.admin.actions import prints
from kiosk.demo.stage import Stage
from tests.journeys.rig import ScreenProcess, journal_bytes, kinds, wait
from tests.journeys.test_supervised import librarian

WORD = "zhanbota"
LONG = f"""(() => {{ document.body.innerHTML = '<h1>{WORD}</h1>' + '<p style="height: 900px">Law</p>'.repeat(%d);
  document.title = '/Type /Page /Type /Page'; return 1; }})()"""


def _files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _paper(path: Path) -> QPdfDocument:
    paper = QPdfDocument()
    assert paper.load(str(path)) is QPdfDocument.Error.None_
    return paper


def test_a_page_comes_out_of_the_printer_as_it_was_on_the_screen(
    screen: ScreenProcess, lasting_stage: Stage, home: Path, tmp_path: Path
) -> None:
    screen.open_site()
    screen.page(LONG % 3)
    screen.click("page-tools", "page-print")
    screen.wait_words("print-told", "You may still ask for 10 sheets.")
    count = int(screen.text("print-told").removeprefix("This page takes ").split()[0])
    assert 3 <= count <= 4
    assert prints.waiting(lasting_stage.station) == ()
    screen.click("print-ask")
    screen.wait_words("print-told", "Your print is number ")
    (waits,) = prints.waiting(lasting_stage.station)
    assert f"number {waits.number}." in screen.text("print-told")
    screen.click("page-tool-close", "page-tools", "page-print")
    screen.wait_words("print-told", f"You may still ask for {10 - count} sheets.")
    by, _ = librarian(lasting_stage)
    output = tmp_path / "paper.pdf"
    prints.release(lasting_stage.station, waits.number, output, by)
    assert prints.waiting(lasting_stage.station) == ()
    paper = _paper(output)
    assert paper.pageCount() == count
    for number in range(count):
        said = paper.getAllText(number).text()
        assert waits.session in said, "each page is marked"
        assert WORD not in said, "what is printed is a picture"
    picture = paper.render(0, QSize(210, 297))
    assert any(picture.pixelColor(x, y).lightness() < 128 for x in range(210) for y in range(60)), "the page's heading"
    assert ("pages_asked_for", None) in kinds(lasting_stage)
    assert ("print_released", None) in kinds(lasting_stage)
    for kept in (journal_bytes(lasting_stage), _files(lasting_stage.folder), _files(home)):
        assert WORD.encode() not in kept
        assert b"%PDF" not in kept


def test_more_sheets_than_are_left_cannot_be_asked_for(screen: ScreenProcess, lasting_stage: Stage) -> None:
    screen.open_site()
    screen.page(LONG % 30)
    screen.click("page-tools", "page-print")
    screen.wait_words("print-told", "You may still ask for ")
    assert not screen.ask("seen", "print-ask")
    screen.click("home")
    screen.ask("gone", "print-told")
    assert prints.waiting(lasting_stage.station) == ()


def test_a_page_that_is_left_meanwhile_goes_nowhere(screen: ScreenProcess, lasting_stage: Stage) -> None:
    screen.open_site()
    screen.page(LONG % 5)
    screen.click("page-tools", "page-print", "page-tool-close")
    screen.ask("settle", 500)
    assert not screen.ask("seen", "print-told")
    wait(lambda: screen.page("[1]") == [1], "the page as it was")
    assert prints.waiting(lasting_stage.station) == ()
