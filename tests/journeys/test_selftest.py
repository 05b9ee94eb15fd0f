# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: staff look a station over on its own screen, get a sheet of it, and not while somebody reads."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtPdf import QPdfDocument

from kiosk.demo.stage import Stage
from tests.journeys.rig import CHECKOUT, PATIENCE, child_environment, reading

KEYS = "keys:1,5,0,BackSpace,q,t,p,a,g,l,Return,z,b,m,space,Left,Right"
SCREEN = ("look-screen", "answer-seen_well")
TOUCH = ("look-touch", *(f"point-{number}" for number in range(1, 6)))
FINISH = "selftest-finish"


def run(staged: Stage, display: str, home: Path, *hands: str, sheet: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the self-test with these hands."""
    home.mkdir(exist_ok=True)
    options = ("--config", str(staged.issued.config), "--language", "en", "--who", "Aigul S.")
    printed = ("--print", str(home / sheet)) if sheet else ()
    command = [sys.executable, "-m", "tests.journeys.drivers.selftest", *options, *printed, "--", *hands]
    environment = child_environment(display, home)
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=CHECKOUT, timeout=3 * PATIENCE, check=False
    )


def text_of(path: Path) -> str:
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    assert document.pageCount() == 1
    return document.getAllText(0).text()


def test_a_whole_round_ends_with_a_sheet_and_its_faults(staged: Stage, display: str, tmp_path: Path) -> None:
    hands = (*SCREEN, *TOUCH, "look-keyboard", KEYS, "look-speaker", "answer-no_sound", FINISH)
    done = run(staged, display, tmp_path / "home", *hands, sheet="sheet.pdf")
    assert done.stdout == "Faults: 1\n", done.stderr
    assert done.returncode == 1
    printed = text_of(tmp_path / "home" / "sheet.pdf")
    for words in ("Self-test of the terminal", "demo", "Aigul S.", "All five points were touched", "Faults: 1"):
        assert words in printed
    for words in ("Every key that was asked for works", "There is no device for sound", "The service answers"):
        assert words in printed


def test_what_is_left_out_is_not_well(staged: Stage, display: str, tmp_path: Path) -> None:
    hands = (*SCREEN, "look-keyboard", "keys:1,5", "answer-keys_missing", FINISH)
    done = run(staged, display, tmp_path / "home", *hands)
    assert (done.returncode, done.stdout) == (1, "Faults: 1. Not looked at: 2\n"), done.stderr


def test_nothing_is_shown_while_somebody_reads(staged: Stage, display: str, tmp_path: Path) -> None:
    with reading(staged):
        done = run(staged, display, tmp_path / "home", FINISH)
    assert done.returncode == 2, done.stderr
    assert "somebody is reading" in done.stderr
