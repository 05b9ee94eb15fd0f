# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: after a session no renderer is left, and nothing that a page wrote is in any file."""

from contextlib import suppress
from pathlib import Path

from kiosk.demo.stage import Stage
from tests.journeys.rig import FRONT, ScreenProcess, kinds, processes_of, screen_of, wait

WORD = "zhalbyz"
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


def test_nothing_that_was_written_is_left_in_memory_either(staged: Stage, display: str, tmp_path: Path) -> None:
    """What was typed into the search and a paper. Of pages the browser's memory keeps some until it is used again."""
    with screen_of(staged, display, tmp_path / "home") as screen:
        survivors = [screen.process.pid, staged.service.pid]
        screen.begin()
        screen.click("search")
        screen.press(*WORD, "Return")
        screen.wait("search-field")
        screen.click("home", "forms", "form-complaint")
        screen.press(*WORD)
        screen.ask("settle", 300)
        assert any(_in_memory(pid, WORD) for pid in survivors)  # the search does find
        screen.click("home", "veil-leave")
        _leave_traces(screen)
        screen.end()
        wait(lambda: ("session_wiped", None) in kinds(staged), "the record of it")
        screen.click("message-done")
        screen.wait("language-kk")
        screen.ask("settle", 1000)
        everything = [*survivors, *processes_of(screen.process.pid)]
        assert {pid: _in_memory(pid, WORD) for pid in everything} == dict.fromkeys(everything, 0)


def test_a_station_may_have_a_process_for_each_session(staged: Stage, display: str, tmp_path: Path) -> None:
    config = staged.issued.config
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[wire]", "[screen]\nfresh_process = true\n\n[wire]", 1), encoding="utf-8")
    with screen_of(staged, display, tmp_path / "home") as screen:
        screen.begin()
        _leave_traces(screen)
        screen.end()
        wait(lambda: ("session_wiped", None) in kinds(staged), "the record of it")
        with suppress(AssertionError):  # it may be gone before it answers
            screen.click("message-done")
        assert screen.process.wait(30) == 0
        wait(lambda: not processes_of(screen.process.pid), "all of it to go")


def _in_memory(pid: int, word: str) -> int:
    """Count a word, as UTF-8 and as UTF-16, in all memory that a process may write to."""
    found = 0
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            if rights.startswith("rw") and "/dev/" not in line:
                start, end = (int(place, 16) for place in span.split("-"))
                with suppress(OSError):  # a mapping that cannot be read, a guard page say
                    memory.seek(start)
                    data = memory.read(end - start)
                    found += sum(data.count(word.encode(code)) for code in ("utf-8", "utf-16-le"))
    return found


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
