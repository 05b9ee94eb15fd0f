# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack opens whole or not at all, and is read by path, through redirects, from any thread."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from libzim.writer import Creator, Hint  # type: ignore[import-untyped]  # stubs, but no py.typed marker

from kiosk.base.errors import BadInput
from kiosk.library import limits
from kiosk.library.guides import Guide
from kiosk.library.pack import Pack
from kiosk.library.zim import WrittenItem, new_archive, quiet
from tests.fakes.packs import old_pack, write_pack


def small_pack(path: Path, *, redirects: int = 0, main: str = "", **metadata: str) -> Path:
    with quiet(), new_archive(path) as archive:
        if main:
            archive.set_mainpath(main)
        for name, text in metadata.items():
            archive.add_metadata(name, text)
        archive.add_item(WrittenItem("page", "Page", "text/html", b"<p>here</p>"))
        add_redirects(archive, redirects)
    return path


def add_redirects(archive: Creator, count: int) -> None:
    for number in range(count):
        target = "page" if number == 0 else f"r{number - 1}"
        archive.add_redirection(f"r{number}", "", target, {Hint.FRONT_ARTICLE: False})


def test_opens_and_says_what_it_is(pack_file: Path) -> None:
    pack = Pack.open(pack_file)
    assert pack.name == "guides"
    assert pack.title == "Құқықтық нұсқаулықтар"
    assert pack.languages == ("kaz", "rus", "eng")
    assert pack.date == date(2026, 11, 25)


def test_the_main_page_lies_at_its_own_path(pack_file: Path) -> None:
    page = Pack.open(pack_file).read("")
    assert page is not None
    assert page.path == "kk"


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    pack = Pack.open(small_pack(tmp_path / "small.zim"))
    for path in ("nothing", "", "../page", "/page", "page/", "д" * (limits.PATH_LETTERS + 1), "\x00", "page\x00"):
        assert pack.read(path) is None, path


def test_a_pack_from_elsewhere_needs_no_metadata_and_has_no_guides(tmp_path: Path) -> None:
    pack = Pack.open(small_pack(tmp_path / "Small_2024-01.ZIM", Date="soon"))
    assert (pack.name, pack.title, pack.languages, pack.date) == ("small_2024-01", "small_2024-01", (), None)
    assert pack.cards().cards == ()


def test_follows_redirects_and_says_where_it_landed(tmp_path: Path) -> None:
    pack = Pack.open(small_pack(tmp_path / "small.zim", redirects=limits.REDIRECTS + 1))
    landed = pack.read(f"r{limits.REDIRECTS - 2}")
    assert landed is not None
    assert (landed.path, landed.data) == ("page", b"<p>here</p>")
    assert pack.read(f"r{limits.REDIRECTS}") is None


def test_a_page_over_the_limit_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = Pack.open(small_pack(tmp_path / "small.zim"))
    monkeypatch.setattr(limits, "PAGE_BYTES", 10)
    assert pack.read("page") is None


@pytest.mark.parametrize("keep", [0, 1, 79, 80, 500, 20_000, -17, -1])
def test_a_truncated_pack_is_named(tmp_path: Path, pack_file: Path, keep: int) -> None:
    path = tmp_path / "cut.zim"
    path.write_bytes(pack_file.read_bytes()[:keep])
    with pytest.raises(BadInput) as fault:
        Pack.open(path)
    assert str(fault.value).startswith(f"{path}: a ")
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("at", [0, 30, 72, 200, 2_000, 20_000, 50_000, -1])
def test_a_changed_byte_is_found(tmp_path: Path, pack_file: Path, at: int) -> None:
    data = bytearray(pack_file.read_bytes())
    data[at] ^= 0x20
    path = tmp_path / "changed.zim"
    path.write_bytes(data)
    with pytest.raises(BadInput):
        Pack.open(path)


def test_refuses_what_is_no_pack(tmp_path: Path, pack_file: Path) -> None:
    (tmp_path / "folder.zim").mkdir()
    (tmp_path / "text.zim").write_text("not a pack")
    (tmp_path / "12 .zim").write_bytes(pack_file.read_bytes())
    for name in ("folder.zim", "text.zim", "12 .zim", "missing.zim"):
        with pytest.raises(BadInput, match="expected"):
            Pack.open(tmp_path / name)


def test_many_threads_read_the_same_bytes(pack_file: Path, guides: tuple[Guide, ...]) -> None:
    pack = Pack.open(pack_file)
    alone = {guide.path: pack.read(guide.path) for guide in guides}
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(pack.read, [guide.path for guide in guides] * 20))
    assert together == [alone[guide.path] for guide in guides] * 20


def test_an_entry_is_found_without_a_copy_and_says_where_it_lies(tmp_path: Path) -> None:
    pack = Pack.open(small_pack(tmp_path / "small.zim", redirects=2))
    found = pack.find("r1")
    assert found is not None
    assert (found.mime, bytes(found.content), found.path) == ("text/html", b"<p>here</p>", "page")
    for path in ("nothing", "", "../page", "д" * (limits.PATH_LETTERS + 1), "page\x00"):
        assert pack.find(path) is None


def test_a_large_entry_has_to_lie_in_the_file_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that would unpack to a large entry is not unpacked."""
    film = ("video/webm", bytes(1024 * 1024))
    packed = Pack.open(write_pack(tmp_path / "packed.zim", {"film": film}))
    plain = Pack.open(old_pack(tmp_path / "plain.zim", {"A/page": ("text/html", b"x"), "I/film": film}, "A/page"))
    monkeypatch.setattr(limits, "PAGE_BYTES", 1024)
    assert packed.find("film") is None
    found = plain.find("I/film")
    assert found is not None
    assert bytes(found.content) == film[1]
    assert plain.read("I/film") is None
    monkeypatch.setattr(limits, "MEDIA_BYTES", 1024)
    assert plain.find("I/film") is None
