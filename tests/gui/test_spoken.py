# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language a text is read in, and what of a page's answer is believed."""

from typing import Any

import pytest

from kiosk.shell.on_page.sentences import LONGEST, MOST, Sentence, sentences_in
from kiosk.shell.on_page.tongue import tongue_of


@pytest.mark.parametrize(("text", "declared", "around", "tongue"), [
    ("Үкіммен келіспесеңіз, шағым бере аласыз.", "ru", "ru", "kk"),  # a page that says the wrong language
    ("Сот арқылы бересіз.", "", "ru", "kk"),
    ("Апелляция туралы", "kk-KZ", "", "kk"),
    ("Апелляция", "", "kk", "kk"),  # a heading without a letter of its own, among Kazakh text
    ("Апелляция", "", "", "ru"),
    ("Приговор вступает в силу, если Қ. Әлиев не подал жалобу в срок, который указан в кодексе.", "", "", "ru"),
    ("How to appeal", "ru", "ru", "en"),
    ("Qazaqstan", "kk", "kk", "en"),  # no voice speaks Kazakh in Latin letters
    ("418", "ru", "", "ru"),
    ("418", "", "kk", "kk"),
    ("418", "fr", "", "ru"),
])  # fmt: skip
def test_the_letters_say_the_language_and_then_the_page(text: str, declared: str, around: str, tongue: str) -> None:
    assert tongue_of(text, declared, around) == tongue


def test_a_voice_gets_no_orders_and_no_endless_sentence() -> None:
    first, (one, two) = sentences_in([1, [["A [[x]]\n\x00b", "kk"], ["w" * 5000, "x" * 99]]])
    assert (first, one) == (1, Sentence("A ((x))  b", "kk"))
    assert (len(two.text), len(two.declared)) == (LONGEST, 20)


@pytest.mark.parametrize("untrusted", [
    None, [], [0], [0, 1], ["0", []], [2, [["x", ""]]], [-1, [["x", ""]]], [0, [["x"]]], [0, [[1, ""]]], [0, ["x"]],
    [0, [["x", ""]] * (MOST + 1)],
])  # fmt: skip
def test_what_was_not_asked_for_is_not_spoken(untrusted: Any) -> None:
    assert sentences_in(untrusted) == (0, ())
