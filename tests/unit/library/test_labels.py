# SPDX-License-Identifier: GPL-3.0-or-later
"""The words around a guide are there in three languages, and nothing else is."""

from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.paths import resources
from kiosk.base.toml import LANGUAGES
from kiosk.library.labels import Labels, read_labels

DATED = {"as_of", "review_by", "read"}
SHIPPED = resources() / "library" / "labels.toml"


def test_every_label_is_there_and_the_date_has_its_place() -> None:
    labels = read_labels()
    for field in fields(Labels):
        texts = getattr(labels, field.name)
        assert set(texts) == set(LANGUAGES)
        assert all(("{day}" in text) == (field.name in DATED) for text in texts.values()), field.name
        assert all(("{name}" in text) == (field.name == "checked") for text in texts.values()), field.name


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("contents =", "content =", "labels.contents: a table was expected, the key is missing"),
        ('kk = "Дереккөз", ', "", "labels.source.kk: a text was expected, the key is missing"),
        ("format = 1", "format = 2", "labels.toml:2: format: a whole number from 1 to 1"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = SHIPPED.read_text()
    assert old in text
    (tmp_path / "labels.toml").write_text(text.replace(old, new))
    with pytest.raises(BadInput) as fault:
        read_labels(tmp_path / "labels.toml")
    assert says in str(fault.value)
