# SPDX-License-Identifier: GPL-3.0-or-later
"""What a folder holds: each pack with what it says of itself, and what is broken by name."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.library import limits
from kiosk.library.catalogue import Broken, Entry, describe, pack_files, read_catalogue
from kiosk.library.shelf import Shelf


def test_a_pack_says_what_it_is(pack_file: Path) -> None:
    found = describe(pack_file)
    assert isinstance(found, Entry)
    data = pack_file.read_bytes()
    assert found.as_json() == {
        "name": "guides",
        "file": "guides.zim",
        "title": "Құқықтық нұсқаулықтар",
        "languages": ["kaz", "rus", "eng"],
        "publisher": "Tereze",
        "creator": "Tereze",
        "date": date(2026, 11, 25).isoformat(),
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "md5": data[-16:].hex(),
        "articles": found.articles,
    }
    assert found.articles > 3


@pytest.mark.parametrize("keep", [0, 80, -1])
def test_what_is_broken_is_named(tmp_path: Path, pack_file: Path, keep: int) -> None:
    path = tmp_path / "cut.zim"
    path.write_bytes(pack_file.read_bytes()[:keep])
    found = describe(path)
    assert isinstance(found, Broken)
    assert found.as_json() == {"file": "cut.zim", "broken": found.expected}
    assert "expected" in found.expected


def test_a_folder_has_a_limit_and_has_to_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.zim", "a.ZIM", "c.zim.part"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in pack_files(tmp_path)] == ["a.ZIM", "b.zim"]
    monkeypatch.setattr(limits, "PACKS", 1)
    with pytest.raises(BadInput, match="at most 1"):
        pack_files(tmp_path)
    with pytest.raises(BadInput, match="readable folder"):
        pack_files(tmp_path / "missing")


def test_two_packs_of_one_name_are_one_and_one_left_out(tmp_path: Path, pack_file: Path) -> None:
    for name in ("Law.zim", "law.zim", "other.zim"):
        (tmp_path / name).write_bytes(pack_file.read_bytes())
    steps: list[None] = []
    found = read_catalogue(tmp_path, lambda: steps.append(None))
    assert [one.file.name if isinstance(one, Broken) else one.name for one in found] == ["law", "law.zim", "other"]
    assert len(steps) == 3
    shelf = Shelf.open(tmp_path)
    assert [*shelf.packs] == ["law", "other"]
    assert len(shelf.broken) == 1
