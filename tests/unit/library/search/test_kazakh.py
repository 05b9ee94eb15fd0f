# SPDX-License-Identifier: GPL-3.0-or-later
"""The stemmer against hundreds of inflected words, in Kazakh letters and in those of a Russian keyboard."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.library.search.kazakh import kazakh, loose_kazakh, read_stems
from kiosk.library.search.letters import skeleton

TABLE = Path(__file__).parents[3] / "data" / "search" / "kazakh.txt"
FORMS = [
    (stem, form)
    for line in TABLE.read_text().splitlines()
    if not line.startswith("#")
    for stem, _, forms in [line.partition(": ")]
    for form in forms.split()
]
LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def test_the_table_is_large() -> None:
    assert len(FORMS) > 500


@pytest.mark.parametrize("stem", sorted({stem for stem, _ in FORMS}))
def test_every_form_leads_to_its_stem(stem: str) -> None:
    strangers = {}
    for form in (form for known, form in FORMS if known == stem):
        stems = kazakh().stems(form)
        if stem not in (stems.best, stems.second):
            strangers[form] = stems
    assert not strangers


def test_most_forms_lead_there_at_the_first_guess() -> None:
    assert sum(kazakh().stems(form).best == stem for stem, form in FORMS) / len(FORMS) > 0.97


def test_forms_without_kazakh_letters_lead_to_the_skeleton_of_the_stem() -> None:
    def leads(stem: str, form: str) -> bool:
        stems = loose_kazakh().stems(skeleton(form))
        reached = {stems.best, stems.second, *loose_kazakh().candidates(skeleton(form))}
        return skeleton(stem) in reached

    assert sum(leads(stem, form) for stem, form in FORMS) / len(FORMS) > 0.97


@pytest.mark.parametrize(
    ("one", "other"),
    [("жаза", "жазу"), ("адам", "ада"), ("шағым", "шақ"), ("мекеме", "мекен"), ("заңгер", "заң"), ("сот", "соққы")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert kazakh().stems(one).best != kazakh().stems(other).best


@given(st.text(LETTERS, min_size=1, max_size=25))
def test_a_stem_is_no_longer_than_the_word_but_for_a_restored_vowel(word: str) -> None:
    for stemmer, form in ((kazakh(), word), (loose_kazakh(), skeleton(word) or "а")):
        stems = stemmer.stems(form)
        assert stems.best
        assert len(stems.best) <= len(form) + (stems.best in stemmer.dropped.values())
        assert all(stemmer.candidates(form))


def test_a_broken_list_of_stems_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "stems.txt"
    path.write_text("сот\nСОТ\n")
    with pytest.raises(BadInput, match=r"stems\.txt:2: words in small letters"):
        read_stems(path)
