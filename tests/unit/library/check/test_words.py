# SPDX-License-Identifier: GPL-3.0-or-later
"""A word is known by the dictionary or by the list; endings hang on numbers and abbreviations; the list is in order."""

from pathlib import Path

import pytest

from kiosk.library.check.words import Speller, WordList, read_word_list


class Few:
    """A dictionary of a few words."""

    def knows(self, word: str) -> bool:
        return word.lower() in {"сот", "шешеді", "аты", "жөні"}


def speller(*reviewed: str) -> Speller:
    return Speller(Few(), WordList(Path("words.kk.txt"), {word: at for at, word in enumerate(reviewed, start=1)}))


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Сот шешеді.", []),
        ("Сот шешті, сот шешті.", ["шешті", "шешті"]),
        ("ҚПК-нің", []),
        ("қпк-нің", ["қпк-нің"]),
        ("ҚПК-нікі", ["ҚПК-нікі"]),
        ("ЖСН-ге", ["ЖСН-ге"]),
        ("8-ге, 476-ның", []),
        ("{number}-й сот", []),
        ("й", ["й"]),
        ("8-сот 8-соттан", ["соттан"]),
        ("аты-жөні", []),
        ("аты-жөнін", ["аты-жөнін"]),
        ("court, [link](https://adilet.zan.kz/kaz/)", []),
    ],
)
def test_what_is_known(text: str, unknown: list[str]) -> None:
    assert list(speller("қпк").unknown(text)) == unknown


def test_a_listed_word_that_no_text_needs_is_named() -> None:
    asked = speller("заңгер", "қпк")
    assert list(asked.unknown("ҚПК-нің, Заңгер")) == []
    assert [finding.line for finding in asked.not_needed()] == []
    fresh = speller("заңгер", "қпк")
    assert list(fresh.unknown("ҚПК")) == []
    assert [(finding.line, finding.text) for finding in fresh.not_needed()] == [(1, "заңгер is not needed by any text")]


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        ("б\nа\n", 2, "а was expected above б"),
        ("а\nа\n", 2, "а was expected above а, and once"),
        ("А\n", 1, "one word in small letters"),
        ("# note\n\nекі сөз\n", 3, "one word in small letters"),
        ("court\n", 1, "one word in small letters"),
    ],
)
def test_a_list_is_in_order(tmp_path: Path, lines: str, line: int, says: str) -> None:
    path = tmp_path / "words.kk.txt"
    path.write_text(lines)
    found = list(read_word_list(path).disorder())
    assert [(finding.line, says in finding.text) for finding in found] == [(line, True)]


def test_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_word_list(tmp_path / "words.kk.txt").words == {}
