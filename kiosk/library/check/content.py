# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole content check: every rule over every text, and all that was found, in the order of files and lines."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.library.check.articles import unsourced
from kiosk.library.check.dictionaries import Dictionary
from kiosk.library.check.findings import Finding, Rule, of_fault
from kiosk.library.check.spoken import CHECKED, Texts, read_text
from kiosk.library.check.words import Speller, misspelt, read_word_list
from kiosk.library.guides import Guide, disagreements, guide_files, read_guide, read_shared
from kiosk.library.labels import read_labels


def check(texts: Texts, dictionaries: Mapping[str, Dictionary], today: date) -> list[Finding]:
    """Return all that is to be mended. Raises BadInput where a file cannot be read at all."""
    return sorted({*_of_guides(texts.folder, today), *_of_words(texts, dictionaries)})


def _of_guides(folder: Path, today: date) -> Iterator[Finding]:
    shared = read_shared(folder)
    read_labels(folder / "labels.toml")
    guides: list[Guide] = []
    faults: list[Finding] = []
    for path in guide_files(folder):
        read_text(path)  # a file that cannot be read at all is no finding
        try:
            guides.append(read_guide(path, shared))
        except BadInput as fault:
            faults.append(of_fault(Rule.FORM, fault))
    yield from faults
    if not faults:  # a guide that could not be taken would be missed everywhere
        yield from (of_fault(Rule.TOGETHER, fault) for fault in disagreements(folder, guides))
    yield from _of_each(folder, guides, today)


def _of_each(folder: Path, guides: Sequence[Guide], today: date) -> Iterator[Finding]:
    for guide in guides:
        path = folder / guide.language / f"{guide.id}.md"
        for line, number in unsourced(guide):
            said = f"article {number}: a source of this guide that was read and names it was expected"
            yield Finding(str(path), line, Rule.ARTICLE, said)
        if guide.review_by < today:
            said = f"review_by: overdue since {guide.review_by}; the sources are to be read again"
            yield Finding(str(path), _line_of(path, "review_by"), Rule.OVERDUE, said)


def _line_of(path: Path, key: str) -> int:
    return next(number for number, line in enumerate(read_text(path).split("\n"), 1) if line.startswith(key))


def _of_words(texts: Texts, dictionaries: Mapping[str, Dictionary]) -> Iterator[Finding]:
    lists = {language: read_word_list(texts.folder / f"words.{language}.txt") for language in CHECKED}
    spellers = {language: Speller(dictionaries[language], lists[language]) for language in CHECKED}
    yield from misspelt(texts.lines(), spellers)
    for language in CHECKED:
        yield from lists[language].disorder()
        yield from spellers[language].not_needed()
