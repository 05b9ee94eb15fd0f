# SPDX-License-Identifier: GPL-3.0-or-later
"""All spellings of a word meet: three Latin alphabets, transliteration, a Russian keyboard, another layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.search import limits
from kiosk.library.search.latin import cyrillic_readings
from kiosk.library.search.layouts import other_layouts
from kiosk.library.search.letters import WORD, lower, normal, skeleton


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("шағым", "şağym shaghym shagym s'ag'ym shaǵym"),
        ("құқық", "qūqyq quqyq kukyk"),
        ("өтініш", "ötınış otinish o'tinis' ótinish"),
        ("әкімшілік", "äkımşılık akimshilik a'kimshilik ákimshilik"),
        ("жаңа", "jaña zhanga jan'a jańa zhana"),
        ("үкім", "ükım ukim u'kim úkim"),
        ("жаза", "jaza zhaza"),
        ("халық", "halyq khalyq xalyq"),
        ("айып", "aiyp ayip ajyp"),
        ("апелляция", "apellyaciya apellyatsiya"),
        ("кассация", "kassatsiya kassaciya"),
        ("жалоба", "zhaloba"),
        ("освобождение", "osvobozhdenie"),
        ("защитник", "zashchitnik zaschitnik"),
    ],
)
def test_latin_spellings_meet_the_cyrillic_word(cyrillic: str, latin: str) -> None:
    apart = [word for word in latin.split() if skeleton(cyrillic) not in map(skeleton, cyrillic_readings(lower(word)))]
    assert not apart


@pytest.mark.parametrize(
    ("kazakh", "russian_keys"),
    [
        ("шағым", "шагым"),
        ("қоңырау", "конырау"),
        ("үкім", "уким"),
        ("өтініш", "отинишь"),
        ("һ", "х"),
        ("әділет", "адилет"),
    ],
)
def test_a_russian_keyboard_will_do(kazakh: str, russian_keys: str) -> None:
    assert skeleton(kazakh) == skeleton(russian_keys)


def test_look_alikes_of_another_alphabet_are_read_as_cyrillic() -> None:
    assert lower("cот") == "сот"
    assert lower("AПЕЛЛЯЦИЯ") == "апелляция"
    assert lower("cassatiоn") == "cassation"


def test_yo_is_ye() -> None:
    assert skeleton("зачёт") == skeleton("зачет")


@pytest.mark.parametrize(
    ("typed", "meant"), [("ghbujdjh", "приговор"), ("ifqsv", "шайым"), ("if5sv", "шағым"), ("фззуфд", "appeal")]
)
def test_another_layout_is_read(typed: str, meant: str) -> None:
    assert meant in other_layouts(typed)


@given(st.text(max_size=60))
def test_a_skeleton_s_skeleton_is_itself(text: str) -> None:
    for word in WORD.findall(normal(text)):
        once = skeleton(lower(word))
        assert skeleton(once) == once


@given(st.text("aeiouyszhcgnjwx'äöüşñğ", max_size=30))
def test_readings_are_few(word: str) -> None:
    assert len(cyrillic_readings(word)) <= limits.VARIANTS
