# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF that nobody can vouch for becomes pixels, in a child that can open nothing; staff's process stands."""

import os
import socket
from pathlib import Path

import pytest
from fpdf import FPDF

from kiosk.admin.actions import page_pictures
from kiosk.admin.actions.page_pictures import TALLEST, WIDEST, Picture, draw
from kiosk.base.errors import BadInput


def _pdf(pages: int, size: tuple[float, float] = (210, 297)) -> bytes:
    paper = FPDF(format=size)
    paper.set_font("helvetica", size=60)
    for number in range(pages):
        paper.add_page()
        paper.text(20, 60, f"Page {number}")
    return bytes(paper.output())


def test_pages_become_pictures_and_no_more_than_were_asked_for() -> None:
    drawn = draw(_pdf(3), 2)
    assert len(drawn) == 2
    for picture in drawn:
        assert WIDEST - 2 <= picture.width <= WIDEST
        assert len(picture.pixels) == picture.width * picture.height
        assert min(picture.pixels) < 64 < 192 < max(picture.pixels)
    assert drawn[0].pixels != drawn[1].pixels
    assert len(draw(_pdf(1), 5)) == 1


def test_a_page_of_any_size_fits() -> None:
    (huge,) = draw(_pdf(1, (5000, 9000)), 1)
    assert huge.width <= WIDEST
    assert huge.height <= TALLEST


@pytest.mark.parametrize("untrusted", [b"", b"%PDF-", b"%PDF-1.7\n" + os.urandom(5000), _pdf(1)[:300]])
def test_what_cannot_be_drawn_is_said(untrusted: bytes) -> None:
    with pytest.raises(BadInput, match="a page that can be drawn was expected"):
        draw(untrusted, 3)


def _as_the_child(monkeypatch: pytest.MonkeyPatch, does: object) -> tuple[Picture, ...]:
    """Let the child do this in the place of drawing, confined as it is."""
    monkeypatch.setattr(page_pictures, "_drawn", does)
    return draw(_pdf(1), 1)


def _answer(text: str) -> Picture:
    return Picture(len(text), 1, text.encode())


@pytest.mark.parametrize("what", ["a file", "a file to write", "a socket", "a process"])
def test_the_child_can_open_nothing(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tries(_page: object) -> Picture:
        try:
            match what:
                case "a file":
                    Path("/etc/hostname").read_text()
                case "a file to write":
                    (tmp_path / "written").write_text("x")
                case "a socket":
                    socket.socket(socket.AF_INET).close()
                case _:
                    os.fork()
        except OSError as fault:
            return _answer(type(fault).__name__)
        return _answer("it could")

    (said,) = _as_the_child(monkeypatch, tries)
    assert said.pixels != b"it could"
    assert not (tmp_path / "written").exists()


def test_the_child_is_nobody_where_we_are_root(monkeypatch: pytest.MonkeyPatch) -> None:
    (said,) = _as_the_child(monkeypatch, lambda _page: _answer(str(os.getuid())))
    assert (said.pixels == b"0", os.geteuid() == 0) != (True, True)


def test_a_picture_that_lies_about_its_size_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput):
        _as_the_child(monkeypatch, lambda _page: Picture(60_000, 60_000, b"x"))
    with pytest.raises(BadInput):
        _as_the_child(monkeypatch, lambda _page: Picture(10, 10, b"x"))


def test_a_child_that_dies_or_hangs_takes_nobody_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_pictures, "SECONDS", 1)

    def hangs(_page: object) -> Picture:
        while True:
            pass

    for does in (lambda _page: os.abort(), hangs):
        with pytest.raises(BadInput):
            _as_the_child(monkeypatch, does)
