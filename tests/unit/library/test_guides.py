# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide is read strictly, and the shipped ones hold what every guide must hold."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES
from kiosk.library.guides import Guide, read_guide, read_guides, read_topics

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
OFFICIAL_HOSTS = {"adilet.zan.kz"}
PROCEDURE_CODE = "K1400000231"
# The edition in which the Code of Criminal Procedure was read.
EDITION = {
    "kk": "(№ 210-VIII Заңға дейінгі өзгерістерімен)",
    "ru": "(с изменениями до Закона № 210-VIII включительно)",
    "en": "(as amended up to Law No. 210-VIII)",
}
# What somebody has read for each guide: articles, days and numbers of laws. A new number comes in here with its reader.
READ = {
    "appeal": {"15", "414", "417", "418", "419"},
    "cassation": {"310-1", "484", "485", "487"},
    "early-release": {"3", "5", "6", "67", "72", "73", "476", "477", "478", "480"},
    "complaint": {"106", "482", "483"},
    "legal-aid": {"5", "67", "68", "122", "176", "478", "482", "2018"},
}
NOT_ARTICLES = {"15", "3", "5", "6", "122", "2018"}  # days, parts of an article, laws, a year
NUMBER = re.compile(r"\d+(?:-\d+)?")
# Words that name a person by the sentence, or a reader by anything but "you".
FORBIDDEN = re.compile(
    r"inmate|convict(?!ion)|prisoner|offender|заключ[её]нн|осужд[её]нн|сотталған|сотталуш|зек\b|преступник",
    re.IGNORECASE,
)


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


def test_shipped_guides_stand_by_topic_in_three_languages(guides: tuple[Guide, ...]) -> None:
    assert len(guides) == 15
    assert [guide.language for guide in guides] == list(LANGUAGES) * 5
    assert [guide.id for guide in guides[::3]] == [
        "appeal",
        "cassation",
        "early-release",
        "complaint",
        "legal-aid",
    ]


def test_shipped_guides_are_short_and_speak_to_the_reader(guides: tuple[Guide, ...]) -> None:
    address = {"kk": r"\bСіз|(ңыз|ңіз)\b", "ru": r"\bВ(ы|ас|аш)", "en": r"\byou"}
    for guide in guides:
        words = " ".join(f"{part.title} {part.text}" for part in guide.sections)
        assert 220 <= len(re.findall(r"\w+", words)) <= 450, guide.path
        assert re.search(address[guide.language], words), guide.path


def test_shipped_guides_hold_no_forbidden_word(guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        words = " ".join([guide.title, guide.summary, *(f"{part.title} {part.text}" for part in guide.sections)])
        assert not FORBIDDEN.search(words), guide.path


def test_shipped_sources_are_official_and_in_the_guides_language(guides: tuple[Guide, ...]) -> None:
    folder = {"kk": "/kaz/", "ru": "/rus/", "en": "/eng/"}
    for guide in guides:
        for source in guide.sources:
            parts = urlsplit(source.url)
            assert parts.hostname in OFFICIAL_HOSTS, guide.path
            assert parts.path.startswith(folder[guide.language]), guide.path


def test_shipped_sources_name_the_edition_that_was_read(guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        for source in guide.sources:
            named = source.title.endswith(EDITION[guide.language])
            assert named == source.url.endswith(PROCEDURE_CODE), (guide.path, source.title)
        assert any(source.url.endswith(PROCEDURE_CODE) for source in guide.sources), guide.path


def test_shipped_guides_state_only_what_was_read(guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        assert numbers_stated(guide) <= READ[guide.id], guide.path


def test_shipped_articles_stand_in_a_source(guides: tuple[Guide, ...]) -> None:
    """Whatever article a guide names, its sources name too, alone or in a range."""
    for guide in guides:
        titles = " ".join(source.title for source in guide.sources)
        ranges = [range(int(first), int(last)) for first, last in re.findall(r"(\d+)–(\d+)", titles)]
        named = set(NUMBER.findall(titles)) | {str(number) for articles in ranges for number in articles}
        assert numbers_stated(guide) - NOT_ARTICLES <= named, guide.path


def numbers_stated(guide: Guide) -> set[str]:
    """Return the numbers in a guide's text, but not those of its addresses and of its numbered steps."""
    text = "\n".join(part.text for part in guide.sections)
    return set(NUMBER.findall(re.sub(r"\(https://[^)]*\)|^\d+\. ", "", text, flags=re.MULTILINE)))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_shipped_guides_hold_no_latin_letter_in_disguise(guides: tuple[Guide, ...], language: str) -> None:
    for guide in guides:
        if guide.language == language:
            text = " ".join([guide.title, guide.summary, *(f"{part.title} {part.text}" for part in guide.sections)])
            assert not re.search(r"[a-z][а-яёәғқңөұүһі]|[а-яёәғқңөұүһі][a-z]", text, re.IGNORECASE), guide.path


def test_shipped_numbers_are_the_same_in_every_language(guides: tuple[Guide, ...]) -> None:
    """Articles and deadlines: what one language states, the others state too."""
    for name in {guide.id for guide in guides}:
        numbers = [
            sorted(NUMBER.findall(" ".join(part.text for part in guide.sections)))
            for guide in guides
            if guide.id == name
        ]
        assert numbers[0] == numbers[1] == numbers[2], name
