# SPDX-License-Identifier: GPL-3.0-or-later
"""The compositor of a station (cage), on no screen at all or in a window of X's, run by an ordinary user.

Root's tests become `nobody` for it: cage refuses root, and root's Chromium has no sandbox. That user needs a Python of
the same version that it may run, and the checkout where it may read it.
"""

import dataclasses
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from kiosk.demo.stage import Stage, running_service
from kiosk.station.config import read_station
from tests.fakes.nobody import NOBODY
from tests.journeys.rig import CHECKOUT, ScreenProcess, stop_in_order, stop_session

SIZE: Final = (1280, 720)  # of cage's headless output
SUPERVISOR: Final = "supervisor"
_AS_ROOT: Final = os.geteuid() == 0
USER: Final = NOBODY if _AS_ROOT else os.geteuid()
_WHO: Final[Mapping[str, Any]] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if _AS_ROOT else {}
_HEADLESS: Final = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}


@contextmanager
def for_another_user(staged: Stage) -> Iterator[Stage]:
    """Let the ordinary user's screen reach a staged station, as docs/station.md has it; the service starts anew."""
    config, folder = staged.issued.config, staged.station.folder
    staged.service.terminate()
    staged.service.wait()
    staged.folder.chmod(0o755)
    (folder / "run").mkdir()
    if _AS_ROOT:
        os.chown(folder / "run", 0, NOBODY)
    (folder / "run").chmod(0o2750)
    text = config.read_text(encoding="utf-8")
    assert f"screen_uids = [{os.getuid()}]" in text
    text = text.replace(f"screen_uids = [{os.getuid()}]", f"screen_uids = [{USER}]")
    config.write_text(text.replace('socket = "kioskd.sock"', 'socket = "run/kioskd.sock"'), encoding="utf-8")
    with running_service(config, staged.folder / "ports.json") as service:
        yield dataclasses.replace(staged, station=read_station(config), service=service)


@contextmanager
def screen_in_cage(staged: Stage, home: Path, display: str = "") -> Iterator[ScreenProcess]:
    """Run the reader's screen alone in cage, again and again, as whatever supervises a station would.

    With a display of X's cage is a window there, and takes real keys from it.
    """
    home.mkdir(mode=0o700)
    if _AS_ROOT:
        os.chown(home, NOBODY, NOBODY)
    log = home.with_suffix(".log")
    screen = ["-m", "tests.journeys.drivers.screen", "--inside"]
    station = ["--config", str(staged.issued.config), "--ca", str(staged.folder / "ca.pem")]
    again = 'until [ -e "$HOME/over" ]; do "$@"; done'  # cage ends well also where what it showed was killed
    with log.open("w") as file:
        process = subprocess.Popen(
            ["sh", "-c", again, SUPERVISOR, "cage", "--", python(), *screen, *station],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
            cwd=CHECKOUT,
            env=_environment(home) | ({"WLR_BACKENDS": "x11", "DISPLAY": display} if display else {}),
            start_new_session=True,
            **_WHO,
        )
        try:
            yield ScreenProcess(process, staged)
            (home / "over").touch()
            stop_in_order(process)
        finally:
            process.kill()
            process.__exit__(None, None, None)
            stop_session(process.pid)
            sys.stderr.write(log.read_text(errors="replace")[-6000:])


def python() -> str:
    """Return a Python that the ordinary user may run, and whose version has our packages."""
    wanted = sysconfig.get_python_version()
    for candidate in (sys.executable, "/usr/bin/python3"):
        try:
            asked = [candidate, "-c", "import PySide6.QtCore, kiosk, sysconfig; print(sysconfig.get_python_version())"]
            done = subprocess.run(
                asked, capture_output=True, text=True, env=_environment(CHECKOUT), cwd="/", check=False, **_WHO
            )
        except PermissionError:
            continue
        if done.stdout.strip() == wanted:
            return candidate
    raise AssertionError(f"a Python {wanted} and a checkout were expected that user {USER} can read ({CHECKOUT})")


def _environment(home: Path) -> dict[str, str]:
    packages = [str(CHECKOUT), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    own = {"HOME": str(home), "TMPDIR": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": ":".join(packages)}
    return kept | own | _HEADLESS | {"QT_QPA_PLATFORM": "wayland"}
