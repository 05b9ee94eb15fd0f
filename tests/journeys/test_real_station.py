# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: the README's four lines make a station whose screen covers the display; what is bad is one line."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.journeys.rig import CHECKOUT, child_environment, display_beside, processes_of, stop_session, wait, xdotool

LIMIT = 60
TRIAL = ("--trial-as-root",) if os.geteuid() == 0 else ()


@dataclass
class Place:
    """A station's folder, and the three commands on it."""

    folder: Path
    display: str
    home: Path

    def run(self, name: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run one of our commands to its end."""
        command, environment = _command(name, *arguments), child_environment(self.display, self.home)
        return subprocess.run(
            command, capture_output=True, text=True, cwd=CHECKOUT, env=environment, timeout=LIMIT, check=False
        )

    @contextmanager
    def running(self, name: str, *arguments: str) -> "Iterator[subprocess.Popen[str]]":
        """Run one of our commands until the block is done."""
        command, environment = _command(name, *arguments), child_environment(self.display, self.home)
        log = self.folder.with_name(f"{name}.log")
        with (
            log.open("w") as file,
            subprocess.Popen(
                command, stdout=file, stderr=file, text=True, cwd=CHECKOUT, env=environment, start_new_session=True
            ) as process,
        ):
            try:
                yield process
            finally:
                stop_session(process.pid)
                sys.stderr.write(log.read_text(errors="replace")[-3000:])

    def edit(self, name: str, before: str, after: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    @property
    def config(self) -> tuple[str, str]:
        return ("--config", str(self.folder / "station.toml"))

    @property
    def windows(self) -> list[str]:
        return xdotool(self.display, "search", "--onlyvisible", "--name", "^Tereze$").split()


def _command(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", f"import kiosk.entry.{name} as process; process.main()", *arguments]


@pytest.fixture
def place(tmp_path: Path, display: str) -> Place:
    """A station as `kioskctl init` makes it, on a port that was free a moment ago."""
    made = Place(tmp_path / "s", display, tmp_path / "home")
    made.home.mkdir()
    done = made.run("kioskctl", "init", str(made.folder))
    assert done.returncode == 0, done.stderr
    with socket.create_server(("127.0.0.1", 0)) as free:
        made.edit("station.toml", "port = 8899", f"port = {free.getsockname()[1]}")
    return made


def test_the_screen_covers_the_display_and_both_end_when_told(place: Place) -> None:
    with place.running("kioskd", *place.config) as service:
        wait((place.folder / "kioskd.sock").exists, "the service")
        with place.running("kiosk", *place.config, *TRIAL) as screen:
            (window,) = wait(lambda: place.windows, "a window called Tereze")
            wait(lambda: _geometry(place, window) == (0, 0, 1366, 768), "it to cover the display")
            screen.terminate()
            screen.wait(LIMIT)
            wait(lambda: not processes_of(screen.pid), "Chromium's processes to follow")
        assert place.windows == []
        service.terminate()
        assert service.wait(LIMIT) == 0
    done = place.run("kioskctl", "journal", "verify", str(place.folder / "journal.db"))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("percent", [100, 200])
def test_a_large_display_is_covered_and_asks_for_its_scale(percent: int, place: Place) -> None:
    place.edit("station.toml", "[wire]", f"[screen]\nscale_percent = {percent}\n\n[wire]")
    with display_beside(3840, 2160) as display:
        large = replace(place, display=display)
        with large.running("kiosk", *place.config, *TRIAL):
            (window,) = wait(lambda: large.windows, "a window called Tereze")
            wait(lambda: _geometry(large, window) == (0, 0, 3840, 2160), "it to cover the display")
            said = place.folder.with_name("kiosk.log").read_text()
    assert ("3840x2160 dots: set scale_percent = 200" in said) is (percent == 100)


def test_root_without_a_word_gets_one_line(place: Place) -> None:
    if os.geteuid() == 0:
        done = place.run("kiosk", *place.config)
        _is_one_line(done, "an ordinary user was expected")


def _bad_settings(place: Place) -> str:
    place.edit("station.toml", "format = 1", "format = 2")
    return "station.toml:"


def _bad_policy(place: Place) -> str:
    place.edit("policy.toml", 'mode = "read"', 'mode = "anything"')
    return "policy.toml:"


def _no_policy(place: Place) -> str:
    (place.folder / "policy.toml").unlink()
    return "policy.toml: a readable file was expected"


def _no_station(place: Place) -> str:
    (place.folder / "station.toml").unlink()
    return "station.toml: a readable file was expected"


@pytest.mark.parametrize("spoil", [_bad_settings, _bad_policy, _no_policy, _no_station])
def test_what_is_bad_is_one_line(spoil: Callable[[Place], str], place: Place) -> None:
    said = spoil(place)
    _is_one_line(place.run("kiosk", *place.config, *TRIAL), said)
    assert place.windows == []


@pytest.mark.parametrize("spoilt", [b"no pack at all", b""])
def test_a_broken_pack_is_left_out_and_the_rest_works(spoilt: bytes, place: Place) -> None:
    (place.folder / "packs" / "broken.zim").write_bytes(spoilt)
    with place.running("kiosk", *place.config, *TRIAL) as screen:
        wait(lambda: place.windows, "a window called Tereze")
        assert screen.poll() is None
        said = place.folder.with_name("kiosk.log").read_text()
    assert "broken.zim" in said
    assert "left out" in said
    assert "Traceback" not in said


def test_without_packs_there_is_still_a_screen(place: Place) -> None:
    shutil.rmtree(place.folder / "packs")
    with place.running("kiosk", *place.config, *TRIAL) as screen:
        wait(lambda: place.windows or screen.poll() is not None, "a window called Tereze")
        said = place.folder.with_name("kiosk.log").read_text()
        assert "Traceback" not in said
        assert screen.poll() in (None, 2)


def _is_one_line(done: "subprocess.CompletedProcess[str]", said: str) -> None:
    ours = [line for line in done.stderr.splitlines() if not line.startswith(("Sandboxing disabled", "[", "Failed to"))]
    assert done.returncode == 2, done.stderr
    assert len(ours) == 1, done.stderr
    assert said in ours[0]
    assert done.stdout == ""


def _geometry(place: Place, window: str) -> tuple[int, ...]:
    said = xdotool(place.display, "getwindowgeometry", "--shell", window)
    found = dict(re.findall(r"^(\w+)=(-?\d+)$", said, re.MULTILINE))
    return tuple(int(found.get(name, -1)) for name in ("X", "Y", "WIDTH", "HEIGHT"))
