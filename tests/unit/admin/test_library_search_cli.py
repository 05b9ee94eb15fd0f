# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library search` and `index`, as a process of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.base.palette import read_palette
from kiosk.base.paths import resources
from kiosk.library.build import build_pack
from kiosk.library.guides import read_guides


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    home = next(path for path in (resources() / "library", resources() / "guides") if (path / "topics.toml").exists())
    build_pack(read_guides(home), folder / "guides.zim", palette=read_palette())
    return folder


def kioskctl(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from kiosk.entry.kioskctl import main; main()", "library", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_search_answers_with_and_without_an_index(library: Path) -> None:
    asked = ("--folder", str(library), "search", "шағымымды", "--json", "--limit", "2")
    without = kioskctl(*asked)
    assert without.returncode == 0, without.stderr
    hits = [json.loads(line) for line in without.stdout.splitlines()]
    assert len(hits) == 2
    assert {"pack", "path", "title", "snippet", "language", "as_of", "score"} <= set(hits[0])
    assert (hits[0]["pack"], hits[0]["language"]) == ("guides", "kk")
    assert hits[0]["score"] >= hits[1]["score"]
    built = kioskctl("--folder", str(library), "index")
    assert (built.returncode, built.stderr) == (0, "")
    assert (library / "search.db").exists()
    assert kioskctl(*asked).stdout == without.stdout


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    answer = kioskctl("--folder", str(tmp_path / "none"), "search", "шағым")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "a readable folder of packs was expected" in answer.stderr
