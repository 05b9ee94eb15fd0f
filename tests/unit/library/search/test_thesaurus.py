# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped thesaurus is large and whole; a broken one is named with its line and key."""

from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES
from kiosk.library.search.thesaurus import read_thesaurus, thesaurus


def test_it_has_150_groups_in_three_languages() -> None:
    groups = thesaurus().groups
    assert len(groups) >= 150
    for group in groups:
        assert {phrase.language for phrase in group.phrases} == set(LANGUAGES), group.id


def test_release_on_parole_has_its_names() -> None:
    group = next(group for group in thesaurus().groups if group.id == "parole")
    names = {phrase.text for phrase in group.phrases}
    assert {"УДО", "ШМБ", "parole", "шартты түрде мерзімінен бұрын босату", "условно-досрочное освобождение"} <= names


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format = 2\n", r":1: format: a whole number from 1 to 1 was expected"),
        ("format = 1\n", r"group: 1 to 2000 groups were expected"),
        ('format = 1\n[[group]]\nid = "a"\nkk = ["сот"]\n', r":2: group\[1\]: at least two different phrases"),
        ('format = 1\n[[group]]\nid = "a"\nkk = ["сот", "…"]\n', r":4: group\[1\]\.kk: phrases of 1 to 8 words"),
        ('format = 1\n[[group]]\nid = "a"\nkk = ["а", "б"]\nde = ["c"]\n', r":5: group\[1\]\.de: no such key"),
        (
            "format = 1\n" + '[[group]]\nid = "a"\nkk = ["сот", "үкім"]\n' * 2,
            r":6: group\[2\]\.id: an id that no other",
        ),
    ],
)
def test_a_broken_one_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "thesaurus.toml"
    path.write_text(text)
    with pytest.raises(BadInput, match=r"thesaurus\.toml.*" + message):
        read_thesaurus(path)
