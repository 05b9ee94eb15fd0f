# SPDX-License-Identifier: GPL-3.0-or-later
"""The dictionaries know words and not their misspellings; one that is missing is named by its package."""

from collections.abc import Mapping

import pytest

from kiosk.base.errors import BadInput
from kiosk.library.check.dictionaries import Dictionary, open_tagged


@pytest.mark.parametrize(
    ("language", "right", "wrong"), [("kk", "үкіммен", "укіммен"), ("ru", "приговором", "преговором")]
)
def test_a_word_is_known_and_its_misspelling_is_not(
    dictionaries: Mapping[str, Dictionary], language: str, right: str, wrong: str
) -> None:
    assert dictionaries[language].knows(right)
    assert not dictionaries[language].knows(wrong)


def test_russian_words_are_not_kazakh_ones(dictionaries: Mapping[str, Dictionary]) -> None:
    assert not dictionaries["kk"].knows("приговором")


def test_a_missing_dictionary_is_named_by_its_package() -> None:
    with pytest.raises(BadInput, match=r"hunspell-xx: this Debian package was expected"):
        open_tagged("xx_XX", "hunspell-xx")
