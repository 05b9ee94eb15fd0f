# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library`: plain files at the desk; at a station acts of staff, in the journal before they are done."""

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.admin.actions.journals import show
from kiosk.admin.cli.library.listing import spoken
from kiosk.base.paths import resources
from kiosk.library.catalogue import Entry
from kiosk.library.pack import Pack
from kiosk.library.shelf import Shelf
from tests.fakes.kioskctl import app
from tests.fakes.packs import HTML, old_pack, write_pack
from tests.unit.admin.conftest import EDITOR, LIBRARIAN, Desk


def library(folder: Path, *words: object) -> Result:
    return CliRunner().invoke(app, ["library", "--folder", str(folder), *map(str, words)])


def at_station(desk: Desk, *words: object, staff: str = "") -> Result:
    signed = ["--staff", staff, "--password-file", str(desk.password_file)] if staff else []
    return CliRunner().invoke(app, ["library", "--config", str(desk.config), *map(str, words), *signed])


@pytest.fixture
def law(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return write_pack(tmp_path / "stick" / "law.zim", {"page": (HTML, b"<p>law")}, main="page")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    return tmp_path / "packs"


def test_a_pack_is_added_listed_verified_and_removed(folder: Path, law: Path) -> None:
    assert "no pack" in library(folder, "list").stdout
    assert library(folder, "add", law).stdout == "law is added.\n1 articles are indexed.\n"
    assert library(folder, "add", law).stdout == "law is there already.\n"
    (line,) = library(folder, "list", "--json").stdout.splitlines()
    digest = hashlib.sha256(law.read_bytes()).hexdigest()
    assert {"name": "law", "sha256": digest, "date": None}.items() <= json.loads(line).items()
    assert digest in library(folder, "list").stdout
    assert json.loads(library(folder, "verify", "law", "--json").stdout) == {
        "file": "law.zim",
        "whole": True,
        "sha256": digest,
    }
    assert library(folder, "remove", "LAW.zim").stdout == "law is removed.\n0 articles are indexed.\n"
    assert [path.name for path in folder.iterdir()] == ["search.db"]
    assert library(folder, "remove", "law").exit_code == 2


def test_what_is_broken_is_named_and_the_rest_works(folder: Path, law: Path, tmp_path: Path) -> None:
    spoilt = bytearray(law.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    (folder / "spoilt.zim").write_bytes(spoilt)
    (folder / "cut.zim").write_bytes(law.read_bytes()[:-5])
    library(folder, "add", law)
    for command in ("list", "verify"):
        done = library(folder, command)
        assert done.exit_code == 1
        assert [line.partition(" ")[0] for line in done.stdout.splitlines() if "BROKEN" in line] == [
            *([f"{folder}/cut.zim:", f"{folder}/spoilt.zim:"] if command == "list" else ["cut.zim:", "spoilt.zim:"]),
        ]
    shelf = Shelf.open(folder)
    assert (list(shelf.packs), len(shelf.broken)) == (["law"], 2)
    assert library(folder, "verify", "law").exit_code == 0


def test_a_stick_with_several_adds_what_can_be_added(folder: Path, law: Path) -> None:
    (law.parent / "bad.zim").write_bytes(b"bad")
    (law.parent / "link.zim").symlink_to(law)
    done = library(folder, "add", law.parent)
    assert done.exit_code == 2
    assert [Path(line.partition(": ")[0]).name for line in done.stderr.splitlines()] == ["bad.zim", "link.zim"]
    assert sorted(path.name for path in folder.iterdir()) == ["law.zim", "search.db"]


def test_whoever_reads_a_pack_reads_on_when_it_is_removed(folder: Path, law: Path) -> None:
    library(folder, "add", law)
    reading = Pack.open(folder / "law.zim")
    library(folder, "remove", "law")
    page = reading.read("page")
    assert page is not None
    assert page.data == b"<p>law"


def test_an_interrupted_copy_is_removed_too(folder: Path) -> None:
    (folder / ".law.zim.part").write_bytes(b"half")
    assert library(folder, "remove", "law").exit_code == 0
    assert [path.name for path in folder.iterdir()] == ["search.db"]


def test_guides_are_built(tmp_path: Path) -> None:
    guides = next(path for path in (resources() / "library", resources() / "guides") if path.is_dir())
    target = tmp_path / "ours.zim"
    done = CliRunner().invoke(app, ["library", "build", str(guides), "-o", str(target)])
    assert done.exit_code == 0, done.stderr
    assert Pack.open(target).cards().cards
    for wrong in (tmp_path / "ours", tmp_path / "missing" / "ours.zim"):
        assert CliRunner().invoke(app, ["library", "build", str(guides), "-o", str(wrong)]).exit_code == 2


def test_either_a_folder_or_a_station(desk: Desk, folder: Path) -> None:
    done = CliRunner().invoke(app, ["library", "--folder", str(folder), "--config", str(desk.config), "list"])
    assert done.exit_code == 2
    assert at_station(desk, "list").exit_code == 0


def test_a_station_keeps_in_its_journal_who_added_and_removed(staffed: Desk, law: Path) -> None:
    digest = hashlib.sha256(law.read_bytes()).hexdigest()
    assert at_station(staffed, "add", law).exit_code == 2
    assert at_station(staffed, "add", law, staff=EDITOR).exit_code == 2
    assert at_station(staffed, "add", law, staff=LIBRARIAN).exit_code == 0
    assert at_station(staffed, "add", law, staff=LIBRARIAN).exit_code == 0
    assert at_station(staffed, "remove", "law", staff=LIBRARIAN).exit_code == 0
    acts = [written for written in staffed.written() if written[0].startswith("pack_")]
    fields = {"pack": "law", "sha256": digest, "by": LIBRARIAN}
    assert acts == [("pack_added", fields), ("pack_removed", fields)]


def test_a_pack_that_cannot_be_recorded_is_not_added(staffed: Desk, law: Path) -> None:
    journal = staffed.station.journal
    spoilt = bytearray(journal.read_bytes())
    spoilt[:16] = bytes(16)
    at = staffed.station.packs
    before = sorted(path.name for path in at.glob("*.zim"))
    journal.write_bytes(spoilt)
    assert at_station(staffed, "add", law, staff=LIBRARIAN).exit_code == 2
    assert sorted(path.name for path in at.glob("*.zim")) == before


def test_a_stations_folder_is_not_changed_as_nobodys(staffed: Desk, law: Path, tmp_path: Path) -> None:
    packs = staffed.station.packs
    (tmp_path / "way").symlink_to(packs)
    for way in (packs, tmp_path / "way"):
        for act in (("add", law), ("remove", "guides")):
            done = library(way, *act)
            assert done.exit_code == 2
            assert "--config" in done.stderr
    assert sorted(path.name for path in packs.iterdir()) == ["guides.zim", "search.db"]
    assert not [written for written in show(staffed.station.journal) if written.kind.startswith("pack_")]


def test_a_pack_of_another_case_is_the_same_pack(folder: Path, tmp_path: Path) -> None:
    for case, day in (("Law", b"2025-01-01"), ("law", b"2026-01-01")):
        (tmp_path / case).mkdir()
        entries = {"A/page": (HTML, day), "M/Date": ("text/plain", day)}
        source = old_pack(tmp_path / case / f"{case}.zim", entries, "A/page")
        assert library(folder, "add", source).exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["law.zim", "search.db"]


@pytest.mark.parametrize("command", ["add", "list", "verify", "remove", "build", "search", "index", "check"])
def test_help_needs_no_station(tmp_path: Path, command: str) -> None:
    missing = str(tmp_path / "station.toml")
    asked = CliRunner().invoke(app, ["library", "--config", missing, command, "--help"])
    assert (asked.exit_code, asked.stderr) == (0, "")
    assert "Usage:" in asked.stdout


def test_without_a_station_one_line_says_so(tmp_path: Path) -> None:
    missing = str(tmp_path / "station.toml")
    done = CliRunner().invoke(app, ["library", "--config", missing, "list"])
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert missing in done.stderr


def test_guides_are_not_built_into_a_stations_packs(staffed: Desk, tmp_path: Path) -> None:
    packs = staffed.station.packs
    before = {path.name: path.stat().st_mtime_ns for path in packs.iterdir()}
    elsewhere = tmp_path / "else"
    elsewhere.mkdir()
    (tmp_path / "way").symlink_to(packs)
    guides = str(resources() / "library")
    for target in (packs / "ours.zim", packs / "guides.zim", tmp_path / "way" / "ours.zim"):
        for given in ((), ("--config", str(staffed.config))):
            done = CliRunner().invoke(app, ["library", *given, "build", guides, "-o", str(target)])
            assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
            assert "outside a station's folder" in done.stderr
            assert "kioskctl library add" in done.stderr
    assert {path.name: path.stat().st_mtime_ns for path in packs.iterdir()} == before
    assert CliRunner().invoke(app, ["library", "build", guides, "-o", str(elsewhere / "ours.zim")]).exit_code == 0


def test_guides_are_not_built_into_packs_that_lie_apart_from_their_station(staffed: Desk, tmp_path: Path) -> None:
    packs = staffed.station.packs
    apart = tmp_path / "apart"
    packs.rename(apart)
    packs.symlink_to(apart)
    words = ["library", "--config", str(staffed.config), "build", str(resources() / "library")]
    done = CliRunner().invoke(app, [*words, "-o", str(apart / "ours.zim")])
    assert done.exit_code == 2
    assert not (apart / "ours.zim").exists()


def test_what_a_pack_says_of_itself_forges_no_line(folder: Path) -> None:
    evil = "Law\r\nother: Other\x1b[2J\u202e\x9b"
    entries = {"A/page": (HTML, b"<p>law")} | {
        f"M/{key}": ("text/plain", evil.encode()) for key in ("Title", "Publisher", "Creator")
    }
    old_pack(folder / "law.zim", entries, "A/page")
    old_pack(folder / "a\nb: B.zim", entries, "A/page")
    for command in ("list", "verify"):
        done = library(folder, command)
        assert done.exit_code == 1
        lines = done.stdout.split("\n")
        assert all(line.isprintable() for line in lines)
        assert len(lines) == (5 if command == "list" else 3)
    assert "law: Law other: Other [2J" in library(folder, "list").stdout
    assert "a\\nb: B.zim: BROKEN" in library(folder, "list").stdout


def test_a_pack_is_said_in_three_lines_whatever_it_says() -> None:
    evil = "a\nb\x1b[2J"
    entry = Entry("law", Path("law.zim"), evil, (evil,), evil, evil, None, 1, "5a", "5b", 1)
    lines = spoken(entry).split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)


def test_a_search_forges_no_line(folder: Path) -> None:
    page = "<title>Law\x9b\u202e</title><p>appeal\x9bcourt</p>".encode()
    old_pack(folder / "law.zim", {"A/pa\nge\x9b": (HTML, page)}, "A/pa\nge\x9b")
    done = library(folder, "search", "appeal")
    assert "law/A/pa\\nge\\x9b" in done.stdout
    assert all(line.isprintable() for line in done.stdout.split("\n"))
