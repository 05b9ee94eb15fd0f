# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped texts pass; each rule is broken once in a copy, and named with its file and line."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.library.check.content import check
from kiosk.library.check.dictionaries import Dictionary
from kiosk.library.check.findings import Rule
from kiosk.library.check.spoken import Texts

TODAY = date(2026, 11, 25)
LAST_DAY = date(2027, 5, 25)
Checked = Mapping[str, Dictionary]


def change(path: Path, old: str, new: str) -> int:
    """Replace a text once and return its line."""
    text = path.read_text()
    assert old in text, old
    path.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_texts_pass_until_their_last_day(shipped: Texts, dictionaries: Checked) -> None:
    assert check(shipped, dictionaries, TODAY) == []
    assert check(shipped, dictionaries, LAST_DAY) == []


def test_every_guide_is_overdue_a_day_later(shipped: Texts, dictionaries: Checked) -> None:
    found = check(shipped, dictionaries, date(2027, 5, 26))
    assert {finding.rule for finding in found} == {Rule.OVERDUE}
    assert len(found) == len(list(shipped.folder.glob("*/*.md")))
    assert found[0].text == "review_by: overdue since 2027-05-25; the sources are to be read again"
    line = Path(found[0].file).read_text().split("\n")[found[0].line - 1]
    assert line == "review_by = 2027-05-25"


def test_a_missing_language_is_named_by_the_others(texts: Texts, dictionaries: Checked) -> None:
    (texts.folder / "en" / "torture.md").unlink()
    found = [
        finding for finding in check(texts, dictionaries, TODAY) if finding.text == "en/torture.md was expected too"
    ]
    assert {Path(finding.file).parent.name for finding in found} == {"kk", "ru"}


@pytest.mark.parametrize(
    ("old", "new", "rule", "says"),
    [
        ("sources = [", "sources = []\nold = [", Rule.FORM, "sources: 1 to 12 sources"),
        ("as_of = 2026-11-25\n", "", Rule.FORM, "as_of: a date like 2026-11-22 was expected, the key is missing"),
        ("review_by = 2027-05-25\n", "", Rule.FORM, "review_by: a date like"),
        ('editor = "Tereze editors"\n', "", Rule.FORM, "editor: a text was expected"),
        ("(court-execution)", "(court-executed)", Rule.TOGETHER, "points to court-executed"),
        ("(court-execution)", "(glossary#no-such-word)", Rule.TOGETHER, "points to glossary#no-such-word"),
        ("CC, Article 62: counting", "CC, Article 63: counting", Rule.ARTICLE, "article 63: a source"),
        ('Article 62", url', 'Article 61", url', Rule.ARTICLE, "article 62: a source"),
    ],
)
def test_each_rule_names_file_and_line(
    texts: Texts, dictionaries: Checked, old: str, new: str, rule: Rule, says: str
) -> None:
    path = texts.folder / "en" / "custody-credit.md"
    line = change(path, old, new)
    found = [finding for finding in check(texts, dictionaries, TODAY) if finding.rule is rule]
    assert found
    assert {finding.file for finding in found} == {str(path)}
    assert all(says in finding.text for finding in found)
    assert rule is Rule.FORM or "url" in new or line in {finding.line for finding in found}


def test_a_source_that_was_not_read_carries_no_number(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "ru" / "money.md"
    change(path, ", read = 2026-11-22", "")
    assert {(finding.rule, finding.text[:12]) for finding in check(texts, dictionaries, TODAY)} == {
        (Rule.ARTICLE, "article 108:")
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        ("library/kk/money.md", "бухгалтериясынан", "бугалтериясынан", "бугалтериясынан"),
        ("library/kk/money.md", "мекеменің", "мекемениң", "мекемениң"),
        ("library/kk/money.md", "шоттың", "счеттың", "счеттың"),
        ("library/ru/money.md", "бухгалтерии", "бугалтерии", "бугалтерии"),
        ("library/labels.toml", "Барлық", "Балрық", "Балрық"),
        ("library/topics.toml", "Повседневная", "Повсидневная", "Повсидневная"),
        ("library/figures.toml", "Қазақстанда тіркелген", "Қазақстанда тіркилген", "тіркилген"),
        ("translations/tereze_kk.ts", "Оқу", "Оқуу", "Оқуу"),
        ("sites.toml", "Заңнама", "Заңнаама", "Заңнаама"),
    ],
)
def test_a_misspelt_word_is_named_wherever_it_stands(
    texts: Texts, dictionaries: Checked, file: str, old: str, new: str, word: str
) -> None:
    path = texts.folder.parent / file
    line = change(path, old, new)
    found = [finding for finding in check(texts, dictionaries, TODAY) if finding.rule is Rule.WORD]
    assert [(finding.file, finding.line) for finding in found] == [(str(path), line)]
    assert found[0].text.startswith(f"{word} is neither in the dictionary nor in words.")


def test_keywords_are_not_spelt_but_what_stands_around_them_is(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "ru" / "cassation.md"
    change(path, "editor = ", 'keywords = [\n    "апиляция",\n    "кассацыя",\n]\neditor = ')
    line = change(path, "## Короткий ответ\n", "## Короткий ответ\n\nkeywords = апиляция\nПодайтэ.\n")
    found = [one for one in check(texts, dictionaries, TODAY) if one.rule is Rule.WORD]
    assert [(one.file, one.line, one.text.split()[0]) for one in found] == [
        (str(path), line + 2, "апиляция"),
        (str(path), line + 3, "Подайтэ"),
    ]


def test_a_file_that_cannot_be_read_is_a_fault_and_no_finding(texts: Texts, dictionaries: Checked) -> None:
    (texts.folder / "kk" / "money.md").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match=r"money\.md: text in UTF-8"):
        check(texts, dictionaries, TODAY)


def test_a_folder_without_guides_is_a_fault(texts: Texts, dictionaries: Checked, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere/topics\.toml"):
        check(Texts(tmp_path / "nowhere", texts.translations, texts.sites), dictionaries, TODAY)
