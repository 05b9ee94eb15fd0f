# SPDX-License-Identifier: GPL-3.0-or-later
"""The arrows of the packages hold, and the service starts where there is no Qt."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is not installed here")
sys.meta_path.insert(0, NoQt())
import kiosk.entry.%s
"""


def _python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments], cwd=CHECKOUT, capture_output=True, text=True, timeout=100, check=False
    )


# What the demonstration, the self-test and staff need, and what takes long: the reader's screen starts without it.
NOT_THE_READERS = (
    *("kiosk.service", "kiosk.gateway", "kiosk.store", "kiosk.journal", "kiosk.demo", "kiosk.admin.actions"),
    *("kiosk.shell.selftest", "PySide6.QtMultimedia", "fpdf", "sqlalchemy", "qtawesome", "qtpy"),
)


def test_every_import_goes_down() -> None:
    run = _python("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "3 kept, 0 broken" in run.stdout


@pytest.mark.parametrize("process", ["kioskd", "kioskctl"])
def test_the_service_and_the_command_line_start_without_qt(process: str) -> None:
    run = _python("-c", WITHOUT_QT % process)
    assert run.returncode == 0, run.stderr


def test_the_screen_does_need_qt() -> None:
    """The hook above really keeps Qt away."""
    assert "is not installed here" in _python("-c", WITHOUT_QT % "kiosk").stderr


def test_the_readers_screen_starts_without_what_is_not_its_own() -> None:
    loaded = _python("-c", "import sys, kiosk.entry.kiosk; print(*sys.modules)").stdout.split()
    assert "kiosk.shell.start" in loaded
    assert [name for name in NOT_THE_READERS if name in loaded] == []
