# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: after a session no renderer is left, and nothing that a page wrote is in any file."""

from pathlib import Path

from kiosk.demo.stage import Stage
from tests.journeys.rig import FRONT, ScreenProcess, kinds, screen_of, wait

MARK = "tereze-was-here"  # kiosk/demo/pages/memory.html
LARGEST = 64 * 1024 * 1024


def test_nothing_is_left_behind(staged: Stage, display: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with screen_of(staged, display, home) as screen:
        screen.begin()
        _leave_traces(screen)
        assert screen.renderers
        screen.end()
        wait(lambda: not screen.renderers, "the last renderer to go")
        wait(lambda: ("session_wiped", None) in kinds(staged), "the record of it")
        assert _holding(MARK, home, staged) == []
        assert _deleted_files_holding(MARK, screen.process.pid) == []
        screen.click("message-done")
        screen.begin()
        assert _leave_traces(screen) == "found: none"
    planted = home / "planted"
    planted.write_text(f"x{MARK}x")
    assert _holding(MARK, home, staged) == [planted]  # the search does find


def _leave_traces(screen: ScreenProcess) -> str:
    screen.open_site()
    screen.ask("click_link", "#memory")
    screen.ask("wait_address", FRONT + "demo/memory.html")
    screen.wait_page("document.querySelector('#wrote')?.textContent.includes('localStorage')")
    return str(screen.page("document.title"))


def _holding(mark: str, home: Path, staged: Stage) -> list[Path]:
    files = [path for root in (home, staged.station.folder) for path in root.rglob("*") if path.is_file()]
    return [path for path in files if path.stat().st_size < LARGEST and mark.encode() in path.read_bytes()]


def _deleted_files_holding(mark: str, pid: int) -> list[str]:
    """Look into files that the process has open, also those without a name any more."""
    found = []
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        target = handle.readlink()
        if str(target).startswith("/") and not str(target).startswith(("/dev", "/proc", "/memfd", "/sys")):
            with handle.open("rb") as file:
                if handle.is_file() and mark.encode() in file.read(LARGEST):
                    found.append(str(target))
    return found
