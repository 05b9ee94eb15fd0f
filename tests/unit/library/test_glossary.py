# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the glossary are found in the forms in which they stand, once a page, and what is marked stays escaped."""

import re
from dataclasses import replace

import pytest

from kiosk.base.paths import resources
from kiosk.base.toml import LANGUAGES
from kiosk.library.cards import GLOSSARY
from kiosk.library.glossary import Entry, Glossary
from kiosk.library.guide_text import Section, markdown
from kiosk.library.guides import Guide, read_guides
from kiosk.library.pages import Pages

GUIDES = read_guides(resources() / "library")
BY_LANGUAGE = {language: Glossary(GUIDES, language) for language in LANGUAGES}
MARK = re.compile(r'<button type="button" class="word" popovertarget="word-([a-z-]+)">(.*?)</button>')


def marked(language: str, text: str) -> list[tuple[str, str]]:
    parser, found = markdown(), dict[str, Entry]()
    tokens = parser.parse(text)
    BY_LANGUAGE[language].mark(tokens, found)
    html = parser.renderer.render(tokens, parser.options, {})
    assert re.sub(r"<[^>]+>", "", html).strip() == re.sub(r"<[^>]+>", "", markdown().render(text)).strip()
    return MARK.findall(html)


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("kk", "Қорғаушыңыздың сөзі", [("defender", "Қорғаушыңыздың")]),
    ("kk", "прокурорға, сотқа", [("prosecutor", "прокурорға"), ("court", "сотқа")]),
    ("kk", "Мерзімді қалпына келтіруді сұраңыз", [("restoring", "Мерзімді қалпына келтіруді")]),
    ("kk", "сотталды, сотқор", []),
    ("ru", "у прокурора в суде", [("prosecutor", "прокурора"), ("court", "суде")]),
    ("en", "the courts and rules", [("court", "courts")]),
    ("kk", "сот, сотта, **сотқа**", [("court", "сот")]),
    ("kk", "[сот](appeal) туралы", []),
    ("en", "a <b>court</b> & court", [("court", "court")]),
])  # fmt: skip
def test_words_are_found_in_their_forms_and_once(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(language, text) == expected


def test_every_word_of_the_glossary_can_be_found_as_it_stands_there() -> None:
    for guide in GUIDES:
        if guide.id == GLOSSARY:
            for section in guide.sections[1:]:
                assert (section.anchor, section.title) in marked(guide.language, section.title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_explain_what_they_mark_and_nothing_else(language: str) -> None:
    pages = Pages()
    for guide in (guide for guide in GUIDES if guide.language == language):
        html = pages.guide(guide, BY_LANGUAGE[language]).decode()
        anchors = [anchor for anchor, _ in MARK.findall(html)]
        assert len(set(anchors)) == len(anchors)
        assert re.findall(r'<div class="word-card" id="word-([a-z-]+)" popover>', html) == anchors
        assert not set(anchors) & set(guide.unmarked)
        assert (guide.id == GLOSSARY) is (not anchors)


def test_without_a_glossary_nothing_is_marked() -> None:
    fewer = [guide for guide in GUIDES if guide.id != GLOSSARY]
    (guide,) = [guide for guide in fewer if guide.path == "kk/appeal"]
    assert Pages().guide(guide, Glossary(fewer, "kk")) == Pages().guide(guide)


def test_a_hostile_word_is_text() -> None:
    first = Section("how", "x", "x")
    evil = Section("court", "<img src=x>", "<script>1</script>")
    glossary = replace(_glossary("en"), sections=(first, evil))
    guide = replace(_glossary("en"), id="appeal", sections=(Section("s1", "x", "an img src x here"),))
    html = Pages().guide(guide, Glossary([glossary], "en")).decode()
    assert "<img" not in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def _glossary(language: str) -> Guide:
    return next(guide for guide in GUIDES if guide.path == f"{language}/{GLOSSARY}")
