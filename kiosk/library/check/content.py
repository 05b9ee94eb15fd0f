# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole content check: every rule over every text, and all that was found, in the order of files and lines."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES
from kiosk.base.toml_lines import lines_of_keys
from kiosk.library.check.articles import read_for, unsourced
from kiosk.library.check.dates import of_dates
from kiosk.library.check.dictionaries import Dictionary
from kiosk.library.check.findings import Finding, Rule, of_fault
from kiosk.library.check.letters import in_disguise
from kiosk.library.check.links import outside, shown_as_it_stands
from kiosk.library.check.prose import addresses, blocks, of_section, place_of
from kiosk.library.check.spoken import CHECKED, THESAURUS, Line, Texts, read_text
from kiosk.library.check.words import Speller, misspelt, read_word_list
from kiosk.library.forms import FORMS_FILE, read_forms
from kiosk.library.guides import Guide, disagreements, guide_files, read_guide, read_shared, split_guide
from kiosk.library.labels import read_labels
from kiosk.library.search.thesaurus import read_thesaurus
from kiosk.policy.model import Policy
from kiosk.policy.reader import read_policy


def check(texts: Texts, dictionaries: Mapping[str, Dictionary], today: date) -> list[Finding]:
    """Return all that is to be mended. Raises BadInput where a file cannot be read at all."""
    policy = read_policy(texts.sites)
    lines = list(texts.lines())
    words = _of_words(texts.folder, lines, dictionaries)
    found = {*_of_guides(texts.folder, policy, today), *words, *in_disguise(lines)}
    return sorted(found, key=lambda finding: finding.place)


def _of_guides(folder: Path, policy: Policy, today: date) -> Iterator[Finding]:
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
    yield from _strays(folder)
    if not faults:  # a guide that could not be taken would be missed everywhere
        yield from (of_fault(Rule.TOGETHER, fault) for fault in disagreements(folder, guides))
        yield from _of_tables(folder, guides)
    for guide in guides:
        yield from _of_guide(folder / guide.language / f"{guide.id}.md", guide, policy, today)


def _strays(folder: Path) -> Iterator[Finding]:
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*")):
            if path.suffix != ".md":
                yield Finding(str(path), 0, Rule.FORM, "only guides, NAME.md, were expected in this folder")


def _of_tables(folder: Path, guides: Sequence[Guide]) -> Iterator[Finding]:
    """Read what lies beside the guides as strictly as the screen does. Raises BadInput."""
    if (folder / THESAURUS).exists():
        read_thesaurus(folder / THESAURUS)
    if (folder / FORMS_FILE).exists():
        names = {guide.id for guide in guides}
        for form in read_forms(folder):
            if form.guide not in names:
                said = f"form {form.id}: a guide that exists was expected, not {form.guide}"
                yield Finding(str(folder / FORMS_FILE), 0, Rule.TOGETHER, said)


def _of_guide(path: Path, guide: Guide, policy: Policy, today: date) -> Iterator[Finding]:
    places = lines_of_keys(split_guide(path)[0].text)
    for key, rule, said in of_dates(guide, today):
        yield Finding(str(path), place_of(places, key), rule, said)
    said_in_it = list(blocks(path))
    for line, number in unsourced(said_in_it, read_for(guide.sources)):
        said = f"article {number}: a source of this guide that was read and names it was expected"
        yield Finding(str(path), line, Rule.ARTICLE, said)
    found = [address for section in guide.sections for address in addresses(section)]
    for line, said in outside(guide, said_in_it, found, policy):
        yield Finding(str(path), line, Rule.LINK, said)
    for section in guide.sections:
        for line, said in shown_as_it_stands(section, of_section(section)):
            yield Finding(str(path), line, Rule.FORM, said)


def _of_words(folder: Path, lines: Sequence[Line], dictionaries: Mapping[str, Dictionary]) -> Iterator[Finding]:
    lists = {language: read_word_list(folder / f"words.{language}.txt") for language in CHECKED}
    spellers = {language: Speller(dictionaries[language], lists[language]) for language in CHECKED}
    yield from misspelt((line for line in lines if line.language in CHECKED and line.spelt), spellers)
    for language in CHECKED:
        yield from lists[language].disorder()
        yield from spellers[language].not_needed()
