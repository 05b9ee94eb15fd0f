# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter in disguise is named with its alphabet and with the letter that was expected; honest words pass."""

import pytest

from kiosk.library.check.letters import in_disguise
from kiosk.library.check.spoken import Line


def said(text: str, language: str) -> list[str]:
    return [finding.text for finding in in_disguise([Line("a.md", 3, language, text)])]


@pytest.mark.parametrize(
    ("language", "text", "letter", "expected"),
    [
        (
            "kk",
            "жеңiлдету",
            "i (LATIN SMALL LETTER I, U+0069) in 'жеңiлдету'",
            "і (CYRILLIC SMALL LETTER BYELORUSSIAN-",
        ),
        ("kk", "əділет", "ə (LATIN SMALL LETTER SCHWA", "ә (CYRILLIC SMALL LETTER SCHWA)"),
        ("ru", "cуд", "c (LATIN SMALL LETTER C", "с (CYRILLIC SMALL LETTER ES)"),
        ("ru", "с aдвокатом", "a (LATIN SMALL LETTER A", "а (CYRILLIC SMALL LETTER A)"),
        ("ru", "c адвокатом", "c (LATIN SMALL LETTER C", "с (CYRILLIC SMALL LETTER ES)"),
        ("ru", "CCCP", "C (LATIN CAPITAL LETTER C", "С (CYRILLIC CAPITAL LETTER ES)"),
        ("ru", "сοвет", "ο (GREEK SMALL LETTER OMICRON", "a letter of the word's own alphabet"),
        ("ru", "портал Аdilet", "А (CYRILLIC CAPITAL LETTER A", "A (LATIN CAPITAL LETTER A)"),
        ("en", "cоurt", "о (CYRILLIC SMALL LETTER O", "o (LATIN SMALL LETTER O)"),
        ("en", "а court", "а (CYRILLIC SMALL LETTER A", "a (LATIN SMALL LETTER A)"),
        ("kk", "соттың\u0301", "(COMBINING ACUTE ACCENT, U+0301)", "a plain letter"),
        ("ru", "при\u00adговор", "(SOFT HYPHEN, U+00AD)", "a plain letter"),
        ("ru", "мова є", "є (CYRILLIC SMALL LETTER UKRAINIAN IE", "a letter of the word's own alphabet"),
        ("kk", "3аң", "digit 3 in '3аң'", "the letter З"),
    ],
)
def test_a_letter_in_disguise_is_named(language: str, text: str, letter: str, expected: str) -> None:
    found = said(text, language)
    assert found
    assert letter in found[0]
    assert expected in found[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "eGov-тағы QR-код, SMS-хабарлама, XX ғасыр, № 210-VIII, 8-ге"),
        ("ru", "Windows, HTTP, adilet.zan.kz, II часть, 30-й, 2026, ё Ё"),
        ("en", "The word is әділет; ЖСН, naïve, Article 3"),
    ],
)
def test_an_honest_word_passes(language: str, text: str) -> None:
    assert said(text, language) == []
