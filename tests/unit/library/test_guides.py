# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide is read strictly, and the three languages must go together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES
from kiosk.library.guides import read_guide, read_guides, read_topics

TOPICS = """format = 1
[[topic]]
id = "courts"
title = { kk = "Сот", ru = "Суд", en = "Courts" }
[[topic]]
id = "help"
title = { kk = "Көмек", ru = "Помощь", en = "Help" }
"""
GUIDE = """+++
id = "appeal"
language = "ru"
title = "Как обжаловать?"
summary = "Коротко о жалобе."
topic = "courts"
as_of = 2026-11-22
sources = [{ title = "УПК", url = "https://adilet.zan.kz/rus/docs/K1400000231", read = 2026-11-22 }]
review_by = 2027-05-25
editor = "Tereze editors"
reviewed_by = ""
+++

## Ответ

Подайте жалобу.

## Сроки

15 суток.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "topics.toml").write_text(TOPICS)
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
    return tmp_path


def write(folder: Path, text: str, name: str = "ru/appeal.md") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_reads_head_and_sections(folder: Path) -> None:
    guide = read_guide(write(folder, GUIDE))
    assert (guide.id, guide.language, guide.path) == ("appeal", "ru", "ru/appeal")
    assert guide.topic.title["en"] == "Courts"
    assert [(part.anchor, part.title, part.text) for part in guide.sections] == [
        ("s1", "Ответ", "Подайте жалобу."),
        ("s2", "Сроки", "15 суток."),
    ]


def test_keywords_may_be_there_be_empty_or_be_missing(folder: Path) -> None:
    head = 'topic = "courts"\n'
    kept = [
        read_guide(write(folder, GUIDE.replace(head, f"{head}{line}"))).keywords
        for line in ('keywords = ["УДО", "выйти раньше"]\n', "keywords = []\n", "")
    ]
    assert kept == [("УДО", "выйти раньше"), (), ()]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("+++\nid", "id", 1, "+++ on a line of its own"),
        ("\n+++\n\n## Ответ", "\n\n## Ответ", 19, "a second +++"),
        ('id = "appeal"', 'id = "other"', 2, "id: appeal, as in the file's name"),
        ('language = "ru"', 'language = "kk"', 3, "language: ru, as the file's folder"),
        ('title = "Как обжаловать?"', 'titel = "Как?"', None, "title: a text was expected, the key is missing"),
        ('"Как обжаловать?"', f'"{"д" * 81}"', 4, "title: a text of at most 80"),
        ('topic = "courts"', 'topic = "sport"', 6, "topic: one of courts, help"),
        ("as_of = 2026-11-22", 'as_of = "22.11.2026"', 7, "as_of: a date like"),
        ("https://adilet", "http://adilet", 8, "url: an address like https://"),
        ("https://adilet", "https://me@adilet", 8, "url: an address like https://"),
        ("https://adilet.zan.kz", "https://adilet.zan.kz:8443", 8, "url: an address like https://"),
        ("sources = [{", "x = 1\nsources = [{", 8, "x: no such key"),
        ("read = 2026-11-22", 'read = "22.11.2026"', 8, "read: a date like"),
        ("review_by = 2027-05-25", "review_by = 2026-11-22", 9, "review_by: a day after as_of"),
        ('editor = "Tereze editors"', 'editor = ""', 10, "editor: a text that is not empty"),
        ('reviewed_by = ""\n', "", None, 'reviewed_by: a lawyer\'s name, or ""'),
        ('topic = "courts"', 'topic = "courts"\nkeywords = "УДО"', 7, "keywords: a list of texts"),
        ('topic = "courts"', 'topic = "courts"\nkeywords = ["УДО", 1]', 7, "keywords: a list of texts"),
        ('topic = "courts"', 'topic = "courts"\nkeywords = [""]', 7, "keywords: a list of texts"),
        (
            'topic = "courts"',
            'topic = "courts"\nkeywords = ["УДО, ШМБ"]',
            7,
            "keywords: a text of at most 60 letters without",
        ),
        (
            'topic = "courts"',
            'topic = "courts"\nkeywords = [" УДО"]',
            7,
            "keywords: a text of at most 60 letters without",
        ),
        ('topic = "courts"', 'topic = "courts"\nkeywords = ["УДО\\nУДО"]', 7, "keywords: a text of at most 60 letters"),
        ('topic = "courts"', f'topic = "courts"\nkeywords = ["{"д" * 61}"]', 7, "keywords: a text of at most 60"),
        ('topic = "courts"', 'topic = "courts"\nkeywords = ["УДО", "УДО"]', 7, "keywords: at most 24 texts, each once"),
        (
            'topic = "courts"',
            f'topic = "courts"\nkeywords = {[str(n) for n in range(25)]}',
            7,
            "keywords: at most 24 texts",
        ),
        ('topic = "courts"', 'topic = "courts"\nkeyword = ["УДО"]', 7, "keyword: no such key"),
        ("## Сроки", "## Сроки {#s1}", 18, "another anchor than s1"),
        ("## Ответ\n\n", "", 14, "a heading with ## was expected before any text"),
        ("## Сроки", "### Сроки", 18, "a heading with ## was expected"),
        ("## Сроки", "Сроки\n=====", 18, "a heading with ## was expected"),
        ("15 суток.\n", "", 18, "text under this heading"),
        ("15 суток.", "![вид](https://adilet.zan.kz/a.png)", 20, "no picture"),
        ("15 суток.", "[закон](http://adilet.zan.kz/)", 20, "a link to https:// or to the name of a guide"),
        ("15 суток.", "[закон](../../etc/passwd)", 20, "a link to https:// or to the name of a guide"),
        ("15 суток.", "[закон](//evil.example/)", 20, "a link to https:// or to the name of a guide"),
        ("15 суток.", "15\tсуток.", 20, "text without tabs"),
    ],
)
def test_names_file_line_and_key(folder: Path, old: str, new: str, line: int | None, says: str) -> None:
    assert old in GUIDE
    with pytest.raises(BadInput) as fault:
        read_guide(write(folder, GUIDE.replace(old, new, 1)))
    text = str(fault.value)
    place = f"ru/appeal.md:{line}: " if line else "ru/appeal.md: "
    assert place in text
    assert says in text
    assert "\n" not in text


def test_refuses_bytes_that_are_not_text(folder: Path) -> None:
    path = folder / "ru" / "appeal.md"
    path.write_bytes(GUIDE.encode("cp1251"))
    with pytest.raises(BadInput, match="text in UTF-8"):
        read_guide(path)


def test_refuses_a_strange_name_and_a_huge_file(folder: Path) -> None:
    with pytest.raises(BadInput, match="a file name like"):
        read_guide(write(folder, GUIDE, "ru/Appeal.md"))
    with pytest.raises(BadInput, match="at most 65536 bytes"):
        read_guide(write(folder, GUIDE + "слово " * 20000))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: "", "en/appeal.md was expected too"),
        (lambda text: text + "\n## Ещё\n\nСлово.\n", "2 sections were expected, as in kk"),
        (lambda text: text.replace('"courts"', '"help"'), "topic: courts was expected, as in kk"),
        (lambda text: text.replace("11-22", "11-23"), "as_of: 2026-11-22 was expected, as in kk"),
        (lambda text: text.replace("15 суток", "[суд](court)"), "appeal.md:20: a guide that exists"),
        (lambda text: text.replace("15 суток", "[суд](appeal#s3)"), "where the text points to appeal#s3"),
        (lambda text: text.replace("Ответ", "Ответ {#answer}"), "not in both: answer, s1"),
        (lambda text: text.replace("05-25", "05-26"), "review_by: 2027-05-25 was expected, as in kk"),
    ],
)
def test_all_languages_must_agree(folder: Path, change: Callable[[str], str], says: str) -> None:
    for language in LANGUAGES:
        text = GUIDE.replace('"ru"', f'"{language}"')
        text = change(text) if language == "en" else text
        if text:
            write(folder, text, f"{language}/appeal.md")
    with pytest.raises(BadInput) as fault:
        read_guides(folder)
    assert says in str(fault.value)


def test_an_empty_folder_is_refused(folder: Path) -> None:
    with pytest.raises(BadInput, match="guides were expected"):
        read_guides(folder)


def test_topics_are_strict(folder: Path) -> None:
    (folder / "topics.toml").write_text(TOPICS.replace('id = "help"', 'id = "courts"'))
    with pytest.raises(BadInput, match=r"topics\.toml:6: topic\[2\]\.id: a new id"):
        read_topics(folder)
