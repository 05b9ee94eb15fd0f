# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium's processes that draw pages: told apart from any other, put behind the screen, and ended."""

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

CROWD: Final = 24  # threads: more than Chromium needs for a page without workers
STANDS_BACK: Final = 10  # the screen's own work goes first (nice(2))
STANDS_LAST: Final = 19


def is_renderer(pid: int) -> bool:
    """Tell whether the process is a Chromium child, and not a later process of the same number."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return pid > 0 and b"QtWebEngineProcess" in command


def stand_back(pid: int) -> int:
    """Let all threads of the process have what the screen leaves of the processors; return how many there are.

    A crowd of them gets the least. Chromium sets what each gets when it begins, so this is said again and again.
    """
    if not is_renderer(pid):
        return 0
    threads: list[int] = []
    with suppress(OSError):
        threads += [int(task.name) for task in Path(f"/proc/{pid}/task").iterdir()]
    for thread in threads:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, thread, STANDS_BACK if len(threads) <= CROWD else STANDS_LAST)
    return len(threads)


def size(pid: int) -> int:
    """Return how many bytes of the machine's memory the process has for itself; 0 where it is gone (proc(5), statm)."""
    try:
        _, resident, shared, *_ = map(int, Path(f"/proc/{pid}/statm").read_text().split())
    except (OSError, ValueError):
        return 0
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE")


def end(pid: int) -> bool:
    """Kill the process; tell whether it was there."""
    if not is_renderer(pid):
        return False
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return True
