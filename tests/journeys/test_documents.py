# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a site's PDF opens as a page, is found, shown and asked for like one, and nothing of it stays anywhere."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument

from kiosk.admin.actions import journals, prints
from kiosk.demo.paper import PARTS
from kiosk.demo.stage import Stage
from kiosk.shell.browser.spool import IN_MEMORY, PREFIX
from tests.journeys.rig import FRONT, ScreenProcess, journal_bytes, kinds, processes_of, screen_of, wait
from tests.journeys.test_supervised import librarian

PAPER = f"{FRONT}demo/paper.pdf"
LINK = """(() => { document.body.innerHTML = '<a id=paper style="font-size:60px" href="%s">Paper</a>'; return 1; })()"""
WHOLE = "[...document.images].length && [...document.images].every(one => one.complete && one.naturalWidth > 0)"
WORDS = "[document.querySelector('main').textContent.replace(/\\s+/g, ' ')]"


def _spooled(screen: ScreenProcess) -> set[Path]:
    """Return what lies in memory of a file that comes to this screen; others may run beside it."""
    return set(IN_MEMORY.glob(f"{PREFIX}{screen.process.pid}-*"))


def _is_page(screen: ScreenProcess, document: bool) -> bool:
    facts = screen.facts
    return (facts["screen"], facts["document"]) == ("page", document)


def _readers(screen: ScreenProcess) -> list[int]:
    return processes_of(screen.process.pid, "kiosk.entry.document")


def _open(screen: ScreenProcess, path: str = "/demo/paper.pdf") -> None:
    screen.open_site()
    screen.page(LINK % path)
    screen.ask("click_link", "#paper")


def _open_paper(screen: ScreenProcess, path: str = "/demo/paper.pdf") -> None:
    _open(screen, path)
    wait(partial(_is_page, screen, True), "the document")
    screen.wait_page(WHOLE)


@pytest.mark.parametrize("path", ["/demo/paper.pdf", "/demo/attached.pdf"])
def test_it_opens_as_a_page_of_its_site(screen: ScreenProcess, lasting_stage: Stage, path: str) -> None:
    _open_paper(screen, path)
    assert screen.facts["address"] == FRONT.rstrip("/") + path
    assert "adilet.zan.kz" in screen.text("whose")
    (words,) = screen.page(WORDS)
    for title, text in PARTS:
        assert title in words
        assert text in words
    opened = [entry for entry in journals.show(lasting_stage.station.journal) if entry.kind == "page_opened"]
    assert opened[-1].body["path"] == path
    screen.click("back")
    screen.ask("wait_address", FRONT)
    wait(lambda: not screen.facts["document"], "the site again")


def test_its_words_are_found_and_its_headings_lead_to_them(screen: ScreenProcess) -> None:
    _open_paper(screen)
    screen.click("page-tools", "page-find")
    screen.press(*"written".upper())
    screen.wait_words("page-find-count", "1 of 5")
    wait(lambda: screen.page("[scrollY > 1000]") == [True], "the third page")
    screen.click("page-tool-close", "page-tools", "page-contents-tool")
    wait(lambda: PARTS[1][0] in screen.ask("words"), "the document's own headings")
    assert "Page 3 of 3" in screen.ask("words")
    screen.click("page-tool-close")


def test_the_words_alone_and_back(screen: ScreenProcess) -> None:
    _open_paper(screen)
    screen.ask("click_link", ".ways a")
    screen.wait_page("document.body.className === 'words'")
    assert screen.page("[document.images.length]") == [0]
    assert PARTS[0][1] in screen.page(WORDS)[0]
    assert screen.page("[...document.querySelectorAll('h3')].map(one => one.textContent)") == [one for one, _ in PARTS]
    screen.click("back")
    screen.wait_page("document.body.className === 'pictures'")


def test_another_language_and_look_keep_it(screen: ScreenProcess) -> None:
    _open_paper(screen)
    screen.click("look-contrast")
    screen.wait_page("document.documentElement.className === 'contrast' && scrollY === 0")
    screen.click("look-language", "veil-kk")
    screen.wait_page("document.documentElement.lang === 'kk'")
    assert screen.facts["document"]
    screen.click("look-contrast", "look-language", "veil-en")
    screen.wait_page("document.documentElement.lang === 'en'")


def test_the_page_that_is_seen_goes_to_the_printer(screen: ScreenProcess, lasting_stage: Stage, tmp_path: Path) -> None:
    _open_paper(screen)
    screen.page("(document.querySelector('#p2').scrollIntoView(), 1)")
    screen.click("page-tools", "page-print")
    screen.wait_words("print-told", "This page takes 1 sheet.")
    screen.click("print-ask")
    screen.wait_words("print-told", "Your print is number ")
    (waits,) = prints.waiting(lasting_stage.station)
    by, _ = librarian(lasting_stage)
    prints.release(lasting_stage.station, waits.number, tmp_path / "paper.pdf", by)
    paper = QPdfDocument()
    assert paper.load(str(tmp_path / "paper.pdf")) is QPdfDocument.Error.None_
    assert paper.pageCount() == 1
    picture = paper.render(0, QSize(210, 297))
    assert any(picture.pixelColor(x, y).lightness() < 128 for x in range(210) for y in range(60)), "its heading"
    screen.click("page-tool-close")
    assert screen.page("[document.querySelectorAll('[data-alone]').length]") == [0]


def test_the_last_few_are_there_on_the_way_back_and_older_ones_come_anew(
    staged: Stage, display: str, tmp_path: Path
) -> None:
    with screen_of(staged, display, tmp_path / "home") as screen:
        screen.begin()
        for _ in range(4):
            screen.click("home")
            _open_paper(screen)
        wait(lambda: len(_readers(screen)) == 2, "no more processes than documents that are kept")
        for there in (False, True, False, True, False, True, False):
            screen.click("back")
            wait(partial(_is_page, screen, there), f"a document: {there}")
        screen.click("back")
        screen.wait("home-screen")


@pytest.mark.parametrize(("path", "reason"), [("/demo/damaged.pdf", "document"), ("/demo/file.zip", "download")])
def test_what_cannot_be_shown_is_refused_in_words(
    screen: ScreenProcess, lasting_stage: Stage, path: str, reason: str
) -> None:
    before = kinds(lasting_stage).count(("page_refused", reason))
    _open(screen, path)
    assert screen.text("why")
    wait(lambda: kinds(lasting_stage).count(("page_refused", reason)) == before + 1, "the record")
    screen.click("refusal-back")
    screen.ask("wait_address", FRONT)


def test_a_process_that_is_killed_takes_its_document_and_nothing_else(screen: ScreenProcess) -> None:
    _open_paper(screen)
    for pid in _readers(screen):
        os.kill(pid, signal.SIGKILL)
    wait(lambda: not _readers(screen), "their end")
    screen.click("look-contrast")  # which asks for the page anew; its document is fetched again
    wait(lambda: screen.facts["document"] and _readers(screen), "the document")
    screen.wait_page(WHOLE)
    screen.click("look-contrast")


def test_one_that_is_on_its_way_is_given_up_where_the_reader_goes_elsewhere(screen: ScreenProcess) -> None:
    _open(screen, "/demo/endless.pdf")
    wait(lambda: screen.facts["screen"] == "MessageScreen", "a word that it opens")
    before = _spooled(screen)
    screen.click("back")
    wait(partial(_is_page, screen, False), "the page that led to it")
    wait(lambda: not _spooled(screen) & before, "what has come of it to be removed")


def test_a_page_that_opens_one_by_itself_can_be_left(staged: Stage, display: str, tmp_path: Path) -> None:
    with screen_of(staged, display, tmp_path / "home") as screen:
        screen.begin()
        _open(screen, "/demo/leads.html")
        wait(partial(_is_page, screen, True), "the document")
        screen.click("back")
        wait(partial(_is_page, screen, False), "the page that led to it")
        screen.ask("settle", 1500)
        assert _is_page(screen, False)
        screen.page("(document.body.innerHTML = '<a id=paper style=\"font-size:60px\" href=paper.pdf>x</a>', 1)")
        screen.ask("click_link", "#paper")
        wait(partial(_is_page, screen, True), "the document, which a hand asked for")
        screen.click("back")
        wait(partial(_is_page, screen, False), "the page that led to it")
        screen.ask("settle", 1000)
        screen.click("back", "back")
        screen.wait("home-screen")


def test_many_that_take_long_are_read_one_at_a_time(screen: ScreenProcess) -> None:
    screen.open_site()
    screen.page("""(setInterval(() => { window.n = (window.n || 0) + 1;
        if (window.n < 8) location = '/demo/dense.pdf?' + window.n; }, 500), 1)""")
    most = 0
    for _ in range(25):
        screen.ask("settle", 200)
        most = max(most, len(_readers(screen)))
    assert 0 < most <= 3, "two that are kept and one that is read were expected"
    screen.click("home")
    wait(lambda: len(_readers(screen)) <= 2, "no more than those that are kept")


def test_a_dense_one_ends_with_its_session(staged: Stage, display: str, tmp_path: Path) -> None:
    """What Chromium reads from outlives whoever answered it."""
    with screen_of(staged, display, tmp_path / "home") as screen:
        for milliseconds in (0, 300, 1000):
            screen.begin()
            _open(screen, "/demo/dense.pdf")
            wait(lambda: screen.facts["document"], "the document")
            screen.ask("settle", milliseconds)
            screen.click("home", "end", "veil-end", "message-done")
            assert _readers(screen) == []


def test_nothing_of_it_is_left(staged: Stage, display: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with screen_of(staged, display, home) as screen:
        screen.begin()
        _open_paper(screen)
        assert _readers(screen)
        screen.end()
        wait(lambda: not _readers(screen), "the end of what read it")
        wait(lambda: ("session_wiped", None) in kinds(staged), "the record of it")
    files = [path for root in (home, staged.folder) for path in root.rglob("*") if path.is_file()]
    assert [path for path in files if b"%PDF" in path.read_bytes()] == []
    assert PARTS[0][0].encode() not in journal_bytes(staged)


def test_the_next_one_removes_what_a_killed_one_left(staged: Stage, display: str, tmp_path: Path) -> None:
    with screen_of(staged, display, tmp_path / "home") as screen:
        screen.begin()
        before = _spooled(screen)
        _open(screen, "/demo/endless.pdf")
        (left,) = wait(lambda: _spooled(screen) - before, "a file on its way")
        os.kill(screen.process.pid, signal.SIGKILL)
        screen.process.wait(30)
        assert left.exists()
    with screen_of(staged, display, tmp_path / "home") as screen:
        screen.wait("language-kk")
        assert not left.exists()
