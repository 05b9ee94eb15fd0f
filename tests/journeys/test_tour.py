# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: `kiosk demo --tour DIR` walks through its steps, pictures each, and leaves nothing else behind."""

import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.fakes.nobody import open_folder
from tests.journeys.rig import CHECKOUT, child_environment, processes_of, stop_session, wait

TOUR = "import kiosk.entry.kiosk as process; process.main()"
STEPS = 23
LIMIT = 240
SHADES = 16  # a blank picture has one colour, or a few where half of it was painted
MARK = b"tereze-was-here"  # kiosk/demo/pages/memory.html
STEP = re.compile(r"^ ?(\d+)\. .*: (ok|FAILED)\b", re.MULTILINE)


def test_it_shows_every_step_and_leaves_only_the_pictures(tmp_path: Path) -> None:
    pictures, log = tmp_path / "tour", tmp_path / "log"
    with open_folder() as home:  # a short name: a socket's path is limited
        _walk(home, pictures, log)
        assert list(home.glob("tereze-*")) == []
        left = [path for path in home.rglob("*") if not path.is_dir()]
        assert [path for path in left if not _is_the_machines(path.relative_to(home))] == []
        assert [path for path in left if MARK in path.read_bytes()] == []
    _every_step_has_a_picture_that_shows_something(pictures)


def _is_the_machines(path: Path) -> bool:
    """Tell whether a file is a library's own about this machine: an empty key store, or compiled shaders."""
    return path.parts[:2] == (".pki", "nssdb") or "shader" in str(path.parent)


def _walk(home: Path, pictures: Path, log: Path) -> None:
    environment = child_environment("", home)
    del environment["DISPLAY"], environment["QT_QPA_PLATFORM"]
    command = [sys.executable, "-c", TOUR, "demo", "--tour", str(pictures), "--size", "1366x768"]
    with (
        log.open("w") as file,
        subprocess.Popen(
            command, stdout=file, stderr=subprocess.STDOUT, cwd=CHECKOUT, env=environment, start_new_session=True
        ) as process,
    ):
        try:
            wait(lambda: processes_of(process.pid, "QtWebEngineProcess"), "the browser: it is looked for again below")
            assert process.wait(LIMIT) == 0, log.read_text()
            said = log.read_text()
            assert STEP.findall(said) == [(str(number), "ok") for number in range(1, STEPS + 1)], said
            assert processes_of(process.pid) == []
        finally:
            stop_session(process.pid)


def _every_step_has_a_picture_that_shows_something(folder: Path) -> None:
    made = sorted(folder.glob("*.png"))
    numbers = {path.name[:2] for path in made if path.name[:2].isdigit()}
    assert numbers == {f"{number:02}" for number in range(1, STEPS + 1)}
    for path in made:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1366, 768)
        assert len(_shades(image)) >= SHADES, path.name


def _shades(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
