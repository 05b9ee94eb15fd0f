# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack holds every page, says what it is, and is the same bytes each time."""

from dataclasses import replace
from pathlib import Path

import pytest
from libzim.reader import Archive  # type: ignore[import-untyped]  # stubs, but no py.typed marker

from kiosk.base.errors import BadInput
from kiosk.base.palette import Palette
from kiosk.base.toml import LANGUAGES
from kiosk.library.build import build_pack
from kiosk.library.glossary import Glossary
from kiosk.library.guides import Guide
from kiosk.library.pack import Pack
from kiosk.library.pages import Pages, look_sheet


def test_the_same_guides_give_the_same_bytes(
    tmp_path: Path, guides: tuple[Guide, ...], palette: Palette, pack_file: Path
) -> None:
    build_pack(guides, tmp_path / "again.zim", palette=palette)
    assert (tmp_path / "again.zim").read_bytes() == pack_file.read_bytes()


def test_other_guides_give_another_identity(
    tmp_path: Path, guides: tuple[Guide, ...], palette: Palette, pack_file: Path
) -> None:
    changed = (replace(guides[0], summary="Басқа."), *guides[1:])
    build_pack(changed, tmp_path / "other.zim", palette=palette)
    assert Archive(tmp_path / "other.zim").uuid != Archive(pack_file).uuid


def test_every_page_comes_back_as_it_was_made(guides: tuple[Guide, ...], palette: Palette, pack_file: Path) -> None:
    pack, pages = Pack.open(pack_file), Pages()
    glossaries = {language: Glossary(guides, language) for language in LANGUAGES}
    for guide in guides:
        page = pack.read(guide.path)
        assert page is not None
        assert (page.mime, page.data, page.path) == (
            "text/html",
            pages.guide(guide, glossaries[guide.language]),
            guide.path,
        )
    look, style = pack.read("look.css"), pack.read("style.css")
    assert look is not None
    assert look.data == look_sheet(palette)
    assert style is not None
    assert (style.mime, style.data) == ("text/css", pages.style_sheet())


def test_says_what_it_is(pack_file: Path) -> None:
    archive = Archive(pack_file)
    found = {key: archive.get_metadata(key).decode() for key in archive.metadata_keys if "Illustration" not in key}
    assert found["Language"] == "kaz,rus,eng"
    assert found["Date"] == "2026-11-25"
    assert found["Name"] == "tereze_guides"
    assert len(found["Title"]) <= 30
    assert len(found["Description"]) <= 80
    assert found["Creator"] == found["Publisher"] == "Tereze"
    assert archive.has_illustration(48)
    assert archive.check()


def test_leaves_nothing_beside_the_pack_and_prints_nothing(
    tmp_path: Path, guides: tuple[Guide, ...], palette: Palette, capfd: pytest.CaptureFixture[str]
) -> None:
    build_pack(guides, tmp_path / "guides.zim", palette=palette)
    assert [path.name for path in tmp_path.iterdir()] == ["guides.zim"]
    assert capfd.readouterr().out == ""


def test_a_failed_build_leaves_the_old_pack(tmp_path: Path, guides: tuple[Guide, ...], palette: Palette) -> None:
    target = tmp_path / "guides.zim"
    target.write_bytes(b"old")
    broken = replace(palette, colours={})
    with pytest.raises(KeyError):
        build_pack(guides, target, palette=broken)
    with pytest.raises(BadInput, match="at least one guide"):
        build_pack((), target, palette=palette)
    assert [path.name for path in tmp_path.iterdir()] == ["guides.zim"]
    assert target.read_bytes() == b"old"
