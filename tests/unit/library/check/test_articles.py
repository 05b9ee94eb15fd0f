# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles are found as each language writes them, alone, in a row and in a range."""

import pytest

from kiosk.library.check.articles import named


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("kk", "ҚПК-нің 476 және 478-баптарынан қараңыз", ["476", "478"]),
        ("kk", "414–416-баптар", ["414", "416", "414", "415"]),
        ("kk", "310-1-бап, 13-тармақ, 5 жұмыс күні", ["310-1"]),
        ("ru", "в части 7 статьи 478 и в статье 481", ["478", "481"]),
        ("ru", "Статьи 67, 68 и 310-1 УПК; 15 дней", ["67", "68", "310-1"]),
        ("en", "item 13 of Article 476, Articles 72 and 73; 15 days", ["476", "72", "73"]),
        ("en", "Articles 5–7", ["5", "7", "5", "6"]),
    ],
)
def test_finds_articles(language: str, text: str, numbers: list[str]) -> None:
    assert list(named(text, language)) == numbers
