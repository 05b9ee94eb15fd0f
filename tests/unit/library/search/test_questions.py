# SPDX-License-Identifier: GPL-3.0-or-later
"""What a query is taken to ask for: which words, under which terms, and which names of things."""

import pytest

from kiosk.library.search import limits
from kiosk.library.search.analysis import EXACT, LOOSE_STEM, STEM, Analyst, is_loan
from kiosk.library.search.questions import QuestionReader
from kiosk.library.search.thesaurus import thesaurus
from kiosk.library.search.typos import Vocabulary

KNOWN = ["шагим", "шагимга", "сот", "прокурор", "апелиациа", "апеллиац", "освобожден", "адвокат", "releas", "мерзим"]
READER = QuestionReader(
    Analyst(),
    (Vocabulary((term, number + 1) for number, term in enumerate(KNOWN)),),
    thesaurus(),
    Vocabulary((term, 0) for term in thesaurus().terms),
)


def terms(query: str) -> dict[str, float]:
    (word,) = READER.read(query).words
    return word.terms


@pytest.mark.parametrize(
    ("query", "term", "least"),
    [
        ("шағымға", "шагимга", EXACT),
        ("шағымдарымыздан", "шагим", STEM),
        ("шагымымды", "шагим", LOOSE_STEM),
        ("şağymdy", "шагим", STEM),
        ("shagymdy", "шагим", LOOSE_STEM),
        ("апелляцияға", "апеллиац", STEM),
        ("освобождениями", "освобожден", STEM),
        ("releases", "releas", STEM),
        ("шғым", "шагим", LOOSE_STEM),
    ],
)
def test_a_word_is_read_as_what_the_index_knows(query: str, term: str, least: float) -> None:
    assert terms(query).get(term, 0) >= least


def test_what_is_known_is_not_taken_for_a_misspelling() -> None:
    assert "сот" not in terms("соты") or terms("соты")["сот"] >= LOOSE_STEM
    assert set(terms("мерзімге")) == {"мерзим", "мерзимге"}


def test_words_that_say_nothing_are_left_out_where_others_stay() -> None:
    assert [word.text for word in READER.read("шағымды қалай беруге болады").words] == ["шағымды", "беруге"]
    assert [word.text for word in READER.read("қалай").words] == ["қалай"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ШИЗО-ға", ["ШИЗО"]),
        ("ҚПК-нің 418-бабы", ["ҚПК", "418", "бабы"]),
        ("УДО-ға?", ["УДО"]),
        ("что-то-де", ["что", "то"]),
        ("условно-досрочное", ["условно", "досрочное"]),
        ("-да", ["да"]),
    ],
)
def test_a_case_that_hangs_on_a_word_is_left_out(query: str, words: list[str]) -> None:
    assert {word.text for word in READER.read(query).words} <= set(words)
    assert READER.read(query).words


@pytest.mark.parametrize("query", ["adilet.zan.kz", "https://www.adilet.zan.kz/rus/docs/K1?x=1", "ADILET.zan.kz/"])
def test_a_web_address_is_its_hosts_words(query: str) -> None:
    assert [word.text.lower() for word in READER.read(query).words] == ["adilet", "zan", "kz"]


def test_names_of_things_are_found_as_whole_phrases() -> None:
    question = READER.read("условно-досрочного освобождения ждать")
    (phrase,) = question.phrases
    assert (phrase.first, phrase.last) == (0, 2)
    assert ("parol",) in phrase.others
    assert question.language == "ru"


@pytest.mark.parametrize(("query", "language"), [("шағым туралы", "kk"), ("УДО", "ru"), ("parole", "en"), ("2024", "")])
def test_the_language_shows_by_letters_and_phrases(query: str, language: str) -> None:
    assert READER.read(query).language == language


def test_a_query_is_cut() -> None:
    assert len(READER.read("шағым " * 500).words) <= limits.QUERY_WORDS
    assert READER.read("…\x00!").words == ()


def test_loans_are_known_by_their_letters() -> None:
    assert all(map(is_loan, ("прокурор", "апелляция", "адвокат", "амнистия", "кодекс", "документ")))
    assert not any(map(is_loan, ("шағым", "сот", "босату", "жаза", "мекеме", "қорғаушы")))
