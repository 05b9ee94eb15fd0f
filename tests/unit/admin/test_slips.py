# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip has number and PIN in the reader's language, and in all three where that is not known."""

import pytest

from kiosk.admin.actions.slips import RULE, TEXTS, slip, slips
from kiosk.base.ids import ReaderNumber
from kiosk.base.toml import LANGUAGES
from kiosk.store.reader import Profile
from kiosk.store.readers import Card

INSTITUTION = {"kk": "Кітапхана", "ru": "Библиотека", "en": "Library"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_is_in_the_reader_s_language(language: str) -> None:
    made = slip("1001", "482915", language, "Анна", INSTITUTION)
    assert made.startswith(f"Анна\n{INSTITUTION[language]}\n")
    assert (made.count("1001"), made.count("482915")) == (1, 1)
    assert "$" not in made
    assert not any(INSTITUTION[other] in made for other in LANGUAGES if other != language)


def test_it_has_all_languages_where_none_is_known() -> None:
    made = slip("1001", "482915", "", "", INSTITUTION)
    assert made.startswith("Кітапхана\n")
    assert (made.count("1001"), made.count("482915")) == (3, 3)
    assert all(name in made for name in INSTITUTION.values())


def test_many_slips_are_parted_by_a_line_to_cut_along() -> None:
    cards = [Card(ReaderNumber(str(number)), Profile(language="kk"), "482915", "", True) for number in (1001, 1002)]
    made = slips(cards, INSTITUTION)
    assert made.count(RULE) == 1
    assert made.index("1001") < made.index(RULE) < made.index("1002")
    assert slips([], INSTITUTION) == ""


def test_every_language_has_its_text() -> None:
    assert list(TEXTS) == list(LANGUAGES)
