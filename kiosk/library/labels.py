# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words that every page of a pack carries around its guide, read from `labels.toml`.

They are here and not in `words`, because a pack is made once and then shown wherever it is carried.
"""

from dataclasses import dataclass, fields
from pathlib import Path

from kiosk.base.paths import resources
from kiosk.base.toml import Texts, read_toml


@dataclass(frozen=True, slots=True)
class Labels:
    """Each label in kk, ru and en."""

    pack: Texts
    lead: Texts
    contents: Texts
    languages: Texts
    source: Texts
    sources_note: Texts
    unchecked: Texts
    checked: Texts
    as_of: Texts
    review_by: Texts
    read: Texts
    not_read: Texts
    all: Texts
    words: Texts
    close: Texts
    in_glossary: Texts


def read_labels(path: Path | None = None) -> Labels:
    """Read the labels. Raises BadInput."""
    top = read_toml(path or resources() / "library" / "labels.toml")
    top.integer("format", 1, 1)
    table = top.table("labels")
    labels = Labels(**{field.name: table.texts(field.name) for field in fields(Labels)})
    table.done()
    top.done()
    return labels
