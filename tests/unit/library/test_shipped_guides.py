# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped guides hold what every guide must hold, and state no number that nobody has read."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.base.toml import LANGUAGES
from kiosk.library.guides import Guide

# What somebody has read for each guide: articles of law, and other numbers (days, parts, laws, years).
READ_FILE = Path(__file__).parents[2] / "data" / "guides_read.toml"
OFFICIAL_HOSTS = {"adilet.zan.kz"}
PROCEDURE_CODE = "K1400000231"
# The edition in which the Code of Criminal Procedure was read.
EDITION = {
    "kk": "(№ 210-VIII Заңға дейінгі өзгерістерімен)",
    "ru": "(с изменениями до Закона № 210-VIII включительно)",
    "en": "(as amended up to Law No. 210-VIII)",
}
NUMBER = re.compile(r"\d+(?:-\d+)?")
# Words that name a person by the sentence, or a reader by anything but "you".
FORBIDDEN = re.compile(
    r"inmate|convict(?!ion)|prisoner|offender|заключ[её]нн|осужд[её]нн|сотталған|сотталуш|зек\b|преступник",
    re.IGNORECASE,
)
LONGEST = {"glossary": 1600}  # a list of words, each in a sentence or two
PER_LANGUAGE = len(LANGUAGES)


@pytest.fixture(scope="module")
def read() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(READ_FILE.read_text())


def test_every_topic_stands_in_three_languages(guides: tuple[Guide, ...]) -> None:
    names = [guide.id for guide in guides[::PER_LANGUAGE]]
    assert [guide.language for guide in guides] == list(LANGUAGES) * len(names)
    assert len(set(names)) == len(names) >= 26


def test_guides_are_short_and_speak_to_the_reader(guides: tuple[Guide, ...]) -> None:
    address = {"kk": r"\bСіз|(ңыз|ңіз)", "ru": r"\bВ(ы|ас|аш)", "en": r"\byou"}
    for guide in guides:
        words = " ".join(f"{part.title} {part.text}" for part in guide.sections)
        assert 220 <= len(re.findall(r"\w+", words)) <= LONGEST.get(guide.id, 450), guide.path
        assert re.search(address[guide.language], words), guide.path


def test_guides_hold_no_forbidden_word(guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        words = " ".join([guide.title, guide.summary, *(f"{part.title} {part.text}" for part in guide.sections)])
        assert not FORBIDDEN.search(words), guide.path


def test_keywords_are_words_that_title_summary_and_headings_do_not_have(guides: tuple[Guide, ...]) -> None:
    assert any(guide.keywords for guide in guides)
    for guide in guides:
        heads = " ".join([guide.title, guide.summary, *(part.title for part in guide.sections)]).lower()
        for word in guide.keywords:
            assert not re.search(rf"\b{re.escape(word.lower())}\b", heads), (guide.path, word)
            assert not FORBIDDEN.search(word), (guide.path, word)


def test_keywords_go_out_in_all_languages_or_in_none(guides: tuple[Guide, ...]) -> None:
    with_some = {
        language: {one.id for one in guides if one.language == language and one.keywords} for language in LANGUAGES
    }
    assert with_some["kk"] == with_some["ru"] == with_some["en"]


def test_sources_are_official_and_in_the_guides_language(guides: tuple[Guide, ...]) -> None:
    folder = {"kk": "/kaz/", "ru": "/rus/", "en": "/eng/"}
    for guide in guides:
        for parts in (urlsplit(source.url) for source in guide.sources if source.url):
            assert parts.hostname in OFFICIAL_HOSTS, guide.path
            assert parts.path.startswith(folder[guide.language]), guide.path


def test_sources_name_the_edition_that_was_read(guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        for source in guide.sources:
            named = source.title.endswith(EDITION[guide.language])
            assert named == source.url.endswith(PROCEDURE_CODE), (guide.path, source.title)


def test_guides_state_only_what_was_read(
    guides: tuple[Guide, ...], read: Mapping[str, Mapping[str, list[str]]]
) -> None:
    assert set(read) == {guide.id for guide in guides}
    for guide in guides:
        assert numbers_stated(guide) <= {*read[guide.id]["articles"], *read[guide.id]["others"]}, guide.path


def test_nothing_is_listed_as_read_that_no_guide_states(
    guides: tuple[Guide, ...], read: Mapping[str, Mapping[str, list[str]]]
) -> None:
    for name, numbers in read.items():
        stated = set().union(*(numbers_stated(guide) for guide in guides if guide.id == name))
        assert {*numbers["articles"], *numbers["others"]} <= stated, name


def numbers_stated(guide: Guide) -> set[str]:
    """Return the numbers in a guide's text, but not those of its addresses and of its numbered steps."""
    text = "\n".join(part.text for part in guide.sections)
    plain = re.sub(r"\(https://[^)]*\)|^\d+\. |\([a-z-]+#[a-z-]+\)", "", text, flags=re.MULTILINE)
    return set(NUMBER.findall(plain))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_guides_hold_no_latin_letter_in_disguise(guides: tuple[Guide, ...], language: str) -> None:
    for guide in guides:
        if guide.language == language:
            parts = [f"{part.title} {part.text}" for part in guide.sections]
            text = " ".join([guide.title, guide.summary, *parts, *guide.keywords])
            assert not re.search(r"[a-z][а-яёәғқңөұүһі]|[а-яёәғқңөұүһі][a-z]", text, re.IGNORECASE), guide.path


def test_numbers_are_the_same_in_every_language(guides: tuple[Guide, ...]) -> None:
    """Articles and deadlines: what one language states, the others state too."""
    for name in {guide.id for guide in guides}:
        numbers = [
            sorted(NUMBER.findall(" ".join(part.text for part in guide.sections)))
            for guide in guides
            if guide.id == name
        ]
        assert numbers[0] == numbers[1] == numbers[2], name
