# SPDX-License-Identifier: GPL-3.0-or-later
"""The index file: whole or not at all, known to be stale, and never a crash when it is broken."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.library.search.building import FILE, IndexState, build_index, index_state, open_index
from kiosk.library.search.finder import Finder
from kiosk.library.search.store import SearchIndex


@pytest.fixture
def library(tmp_path: Path, indexed_library: Path) -> Path:
    return Path(shutil.copytree(indexed_library, tmp_path / "library"))


def test_a_built_index_is_fresh_and_leaves_no_draft(library: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    built = build_index(library, lambda *step: steps.append(step))
    assert built.articles == steps[-1][1] == steps[-1][2]
    assert steps[-1][0] == "guides.zim"
    assert built.left_out == ()
    assert index_state(library) is IndexState.FRESH
    assert sorted(path.name for path in library.iterdir()) == ["guides.zim", FILE]


def test_a_pack_that_comes_or_changes_makes_it_stale(library: Path) -> None:
    shutil.copy(library / "guides.zim", library / "more.zim")
    assert index_state(library) is IndexState.STALE
    (library / "more.zim").unlink()
    assert index_state(library) is IndexState.FRESH
    data = bytearray((library / "guides.zim").read_bytes())
    data[-1] ^= 1
    (library / "guides.zim").write_bytes(data)
    assert index_state(library) is IndexState.STALE


def test_a_broken_pack_is_left_out_and_named_and_does_not_make_the_index_stale(library: Path) -> None:
    whole = (library / "guides.zim").read_bytes()
    (library / "broken.zim").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    (library / "cut.zim").write_bytes(whole[: len(whole) // 2])
    built = build_index(library)
    assert ["broken.zim" in built.left_out[0], "cut.zim" in built.left_out[1]] == [True, True]
    assert built.articles
    assert index_state(library) is IndexState.FRESH


def test_a_missing_index_is_a_state(library: Path) -> None:
    (library / FILE).unlink()
    assert index_state(library) is IndexState.MISSING
    assert open_index(library) is None
    with pytest.raises(BadInput, match=r"search\.db: a search index was expected"):
        SearchIndex.open(library / FILE)


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00", b"rubbish" * 1000])
def test_a_file_that_is_no_index_is_a_state(library: Path, data: bytes) -> None:
    (library / FILE).write_bytes(data)
    assert index_state(library) is IndexState.BROKEN
    assert open_index(library) is None


def test_damage_at_any_place_is_a_state_or_bad_input(library: Path) -> None:
    whole = (library / FILE).read_bytes()
    for place in range(0, len(whole), len(whole) // 40):
        (library / FILE).write_bytes(whole[:place] + bytes(600) + whole[place + 600 :])
        index = open_index(library)
        if index is None:
            continue
        with suppress(BadInput):
            finder = Finder(index)
            finder.search("шағымдану мерзімі")
            finder.suggest("шағ")
        index.close()


def test_an_index_is_read_without_a_right_to_write(library: Path) -> None:
    (library / FILE).chmod(0o444)
    library.chmod(0o555)
    try:
        index = SearchIndex.open(library / FILE)
        assert Finder(index).search("шағым").hits
        index.close()
        assert sorted(path.name for path in library.iterdir()) == ["guides.zim", FILE]
    finally:
        library.chmod(0o755)


def test_no_folder_is_bad_input(tmp_path: Path) -> None:
    for act in (build_index, index_state):
        with pytest.raises(BadInput, match="a readable folder of packs was expected"):
            act(tmp_path / "none")
