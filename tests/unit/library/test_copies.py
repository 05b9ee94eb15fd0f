# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library has in the place of a page that does not come."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.library.copies import copy_of, guides_on
from kiosk.library.shelf import Shelf
from kiosk.library.zim import WrittenItem, new_archive, quiet

PAGE = b"<!doctype html><title>t</title><p>text"
CODE = "https://adilet.zan.kz/{}/docs/K1400000231"


def _write(path: Path, day: str, source: str, *entries: tuple[str, str]) -> None:
    with quiet(), new_archive(path) as archive:
        for name, text in (("Title", path.stem), ("Date", day), ("Source", source)):
            archive.add_metadata(name, text)
        for entry, mime in entries:
            archive.add_item(WrittenItem(entry, "", mime, PAGE))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, pack_file: Path) -> Shelf:
    folder = tmp_path_factory.mktemp("copies")
    shutil.copy(pack_file, folder / "guides.zim")
    html = "text/html"
    _write(folder / "old.zim", "2024-01-01", "", ("adilet.zan.kz/rus/docs/A", html))
    _write(folder / "new.zim", "2026-01-01", "", ("adilet.zan.kz/rus/docs/A", html), ("a.kz/f?id=1", html))
    _write(folder / "wiki.zim", "2025-01-01", "https://wiki.kz", ("Сот", html), ("logo", "image/png"))
    _write(folder / "bad.zim", "2025-01-01", "https://[", ("x", html))
    return Shelf.open(folder)


def test_the_newest_copy_is_found_where_makers_of_packs_put_it(shelf: Shelf) -> None:
    copy = copy_of(shelf, "https://adilet.zan.kz/rus/docs/A#z5")
    assert copy is not None
    assert (copy.address, copy.as_of) == ("library://new/adilet.zan.kz/rus/docs/A", date(2026, 1, 1))


@pytest.mark.parametrize(("address", "found"), [
    ("https://a.kz/f?id=1", "library://new/a.kz/f%3Fid=1"),
    ("https://www.a.kz/f/?id=1", "library://new/a.kz/f%3Fid=1"),
    ("https://www.wiki.kz/Сот/", "library://wiki/%D0%A1%D0%BE%D1%82"),
    ("https://wiki.kz/%D0%A1%D0%BE%D1%82", "library://wiki/%D0%A1%D0%BE%D1%82"),
])  # fmt: skip
def test_queries_and_letters_are_read_as_packs_name_them(shelf: Shelf, address: str, found: str) -> None:
    copy = copy_of(shelf, address)
    assert copy is not None
    assert copy.address == found


@pytest.mark.parametrize("address", [
    "https://a.kz/f", "https://a.kz/f?id=2", "https://other.kz/Сот", "https://wiki.kz/", "https://wiki.kz/logo",
    "https://", "https://[", "", "x", "javascript:1",
])  # fmt: skip
def test_nothing_is_guessed(shelf: Shelf, address: str) -> None:
    assert copy_of(shelf, address) is None


@pytest.mark.parametrize("language", ["rus", "kaz", "eng"])
def test_guides_that_rest_on_a_text_are_found_by_its_address_in_any_language(shelf: Shelf, language: str) -> None:
    found = {card.path for card in guides_on(shelf, CODE.format(language), "kk")}
    assert {"kk/appeal", "kk/cassation"} <= found
    assert all(path.startswith("kk/") for path in found)


@pytest.mark.parametrize("address", ["https://adilet.zan.kz/rus/docs/K1", "https://adilet.zan.kz/", "https://[", ""])
def test_no_guide_rests_on_another_text(shelf: Shelf, address: str) -> None:
    assert guides_on(shelf, address, "kk") == ()
