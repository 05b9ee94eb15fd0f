# SPDX-License-Identifier: GPL-3.0-or-later
"""A shelf opens what is whole, names what is not, and lists the guides in the reader's language."""

import shutil
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.library import limits
from kiosk.library.cards import CARDS_PATH
from kiosk.library.guides import Guide
from kiosk.library.shelf import Shelf
from kiosk.library.zim import WrittenItem, new_archive, quiet

GUIDES = 30
TOPICS = ["courts", "release", "complaints", "help", "daily", "after", "knowing", "terminal"]


@pytest.fixture
def folder(tmp_path: Path, pack_file: Path) -> Path:
    shutil.copy(pack_file, tmp_path / "guides.zim")
    return tmp_path


def test_a_truncated_pack_is_named_and_left_out(folder: Path, pack_file: Path) -> None:
    (folder / "cut.zim").write_bytes(pack_file.read_bytes()[:-100])
    (folder / "notes.txt").write_text("not a pack, and not named like one")
    shelf = Shelf.open(folder)
    assert list(shelf.packs) == ["guides"]
    assert [line.partition(": ")[0] for line in shelf.broken] == [str(folder / "cut.zim")]
    assert len(shelf.guides("kk")) == GUIDES


def test_a_pack_with_a_bad_list_is_left_out(folder: Path) -> None:
    with quiet(), new_archive(folder / "liar.zim") as archive:
        archive.add_item(WrittenItem(CARDS_PATH, "", "application/json", b'{"format":1}'))
    shelf = Shelf.open(folder)
    assert list(shelf.packs) == ["guides"]
    assert shelf.broken[0].startswith("liar:_guides.json: an object with format, topics, guides")


def test_two_packs_of_one_name_are_not_mixed_up(folder: Path) -> None:
    shutil.copy(folder / "guides.zim", folder / "GUIDES.zim")
    shelf = Shelf.open(folder)
    assert list(shelf.packs) == ["guides"]
    assert "another name was expected" in shelf.broken[0]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_cards_say_what_the_guides_say(folder: Path, guides: tuple[Guide, ...], language: str) -> None:
    ours = [guide for guide in guides if guide.language == language]
    cards = Shelf.open(folder).guides(language)
    assert [(card.pack, card.path, card.title, card.summary, card.topic, card.as_of) for card in cards] == [
        ("guides", guide.path, guide.title, guide.summary, guide.topic.id, guide.as_of) for guide in ours
    ]


def test_every_card_opens_a_page(folder: Path) -> None:
    shelf = Shelf.open(folder)
    for card in shelf.guides("ru"):
        page = shelf.read(card.pack, card.path)
        assert page is not None
        assert card.title in page.data.decode()


def test_topics_stand_in_their_order_once(folder: Path) -> None:
    shutil.copy(folder / "guides.zim", folder / "more.zim")
    shelf = Shelf.open(folder)
    assert [topic.id for topic in shelf.topics()] == TOPICS
    assert len(shelf.guides("kk")) == 2 * GUIDES


def test_an_unknown_pack_page_or_language_is_nothing(folder: Path) -> None:
    shelf = Shelf.open(folder)
    assert shelf.read("other", "kk/appeal") is None
    assert shelf.read("guides", "kk/other") is None
    assert shelf.guides("de") == ()


def test_an_empty_folder_is_an_empty_shelf(tmp_path: Path) -> None:
    shelf = Shelf.open(tmp_path)
    assert (dict(shelf.packs), shelf.broken, shelf.guides("kk"), shelf.topics()) == ({}, (), (), ())


def test_refuses_a_missing_folder_and_too_many_packs(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a readable folder of packs"):
        Shelf.open(tmp_path / "missing")
    for number in range(limits.PACKS + 1):
        (tmp_path / f"p{number}.zim").touch()
    with pytest.raises(BadInput, match="at most 64 packs"):
        Shelf.open(tmp_path)
