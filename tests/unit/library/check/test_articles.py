# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles are found as each language writes them: alone, in a row, in a range, in any case and form."""

import time

import pytest

from kiosk.library.check.articles import named, unsourced
from kiosk.library.check.prose import Block


def numbers_in(text: str) -> list[str]:
    return [number for _, number in named(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ҚПК-нің 476 және 478-баптарынан қараңыз", ["476", "478"]),
        ("414–416-баптар", ["414", "415", "416"]),
        ("310-1-бап, 13-тармақ, 5 жұмыс күні", ["310-1"]),
        ("999 бабы", ["999"]),
        ("999-баптың", ["999"]),
        ("999\u2011бап", ["999"]),
        ("999\u2013бап", ["999"]),
        ("999 бап", ["999"]),
        ("998-ші және 999-шы баптар", ["998", "999"]),
        ("482-ден 485-ке дейінгі баптар", ["482", "483", "484", "485"]),
        ("бап 998", ["998"]),
        ("418-БАП", ["418"]),
        ("1.418-бап", ["418"]),
        ("осы баптың 3-бөлігі, 418-баптың 3-бөлігі", ["418"]),
        ("5 баптау, 3 бапкер", []),
        ("в части 7 статьи 478 и в статье 481", ["478", "481"]),
        ("Статьи 67, 68 и 310-1 УПК; 15 дней", ["67", "68", "310-1"]),
        ("статей 998", ["998"]),
        ("ст. 999", ["999"]),
        ("ст.999", ["999"]),
        ("ст.ст. 9 и 998", ["9", "998"]),
        ("ст. УК РК 998", ["998"]),
        ("статьями 9, 998", ["9", "998"]),
        ("СТАТЬЯ 998", ["998"]),
        ("статья № 998, статья: 997, статья (996)", ["998", "997", "996"]),
        ("статьи 9, часть 2, 998", ["9", "998"]),
        ("статьи с 482 по 485", ["482", "483", "484", "485"]),
        ("статьи 482\u2013485", ["482", "483", "484", "485"]),
        ("статьи 482-485", ["482", "483", "484", "485"]),
        ("998-й статьи; по 105 статье", ["998", "105"]),
        ("пункт 3 части 4 статьи закона; 5 статей", []),
        ("в пунктах 22 и 23 статьи 476", ["476"]),
        ("статьи 478, 15 дней; статус 5", ["478"]),
        ("item 13 of Article 476, Articles 72 and 73; 15 days", ["476", "72", "73"]),
        ("Articles 5–7", ["5", "6", "7"]),
        ("Art. 998, art 997", ["998", "997"]),
        ("articles 9 and 998", ["9", "998"]),
        ("ARTICLES 9(2), 998", ["9", "998"]),
        ("Article 476, items 22, 23", ["476"]),
        ("Article No. 998", ["998"]),
        ("the 998th article; 5 articles", ["998"]),
        ("Articles 310-1–310-3", ["310-1", "310-3"]),
        ("| Article | 998 |", ["998"]),
        ("Articles " + "9" * 5000 + "–" + "9" * 5001, ["9" * 5000, "9" * 5001]),
        ("Article ٩٩٨", ["998"]),
        ("part 5, start 6, a smart 7", []),
    ],
)
def test_finds_articles(text: str, numbers: list[str]) -> None:
    assert sorted(numbers_in(text)) == sorted(numbers)


def test_an_article_is_named_once_a_line_on_the_line_of_its_number() -> None:
    block = Block(7, "Article\n998, and Article 998.\nArt\u00adicle 998; Article 5")
    assert list(unsourced([block], frozenset({"5"}))) == [(8, "998"), (9, "998")]


@pytest.mark.parametrize("text", ["1-" * 30_000, "1, " * 20_000, "Article 1 (2 " * 5_000, "ст" + " " * 60_000])
def test_a_long_text_takes_seconds_and_no_more(text: str) -> None:
    begun = time.process_time()
    list(named(text))
    assert time.process_time() - begun < 60
