# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library check`, as a process of its own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.base.paths import resources

MAIN = "from kiosk.entry.kioskctl import main; main()"


def kioskctl(*arguments: str, code: str = MAIN) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, "library", "check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources() / "library", tmp_path / "library"))


def test_the_shipped_texts_have_nothing_to_mend() -> None:
    answer = kioskctl()
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "Nothing to mend.\n", "")


def test_a_finding_is_a_line_with_file_and_line(folder: Path) -> None:
    path = folder / "ru" / "money.md"
    path.write_text(path.read_text().replace("Переводы", "Пиреводы"))
    answer = kioskctl(str(folder))
    assert answer.returncode == 1
    assert answer.stdout == f"{path}:5: Пиреводы is neither in the dictionary nor in words.ru.txt\n"
    told = json.loads(kioskctl(str(folder), "--json").stdout)
    assert (told["file"], told["line"], told["rule"]) == (str(path), 5, "word")


def test_what_cannot_be_read_exits_with_two(folder: Path) -> None:
    (folder / "kk" / "money.md").write_bytes(b"\xff")
    for answer in (kioskctl(str(folder)), kioskctl(str(folder / "none"))):
        assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)


def test_without_the_reader_of_dictionaries_one_line_names_its_package() -> None:
    answer = kioskctl(code=f"import sys; sys.modules['enchant'] = None; {MAIN}")
    assert answer.returncode == 2
    assert answer.stderr == "libenchant-2-2: this Debian package was expected; the check reads dictionaries by it\n"
