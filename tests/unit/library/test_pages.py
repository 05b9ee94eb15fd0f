# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages escape what they are given, carry source, date and notice, and ask for nothing from outside."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from kiosk.base.palette import Palette
from kiosk.base.toml import LANGUAGES
from kiosk.library.guide_text import Section
from kiosk.library.guides import Guide, Source
from kiosk.library.pages import Pages, look_sheet

NOTICE = {
    "kk": "Заңгер әлі тексерген жоқ. Ресми мәтін басым.",
    "ru": "Юрист ещё не проверял. При расхождении верен официальный текст.",
    "en": "Not yet checked by a lawyer; the official text prevails.",
}
AS_OF = {
    "kk": "Мәтін дайындалған күн: {day}.",
    "ru": "Текст подготовлен {day}.",
    "en": "Text prepared on {day}.",
}
REVIEW = {
    "kk": "Келесі тексеру күні: 25.05.2027.",
    "ru": "Проверить снова до 25.05.2027.",
    "en": "To be checked again by 25.05.2027.",
}
VOID = {"meta", "link", "br"}


class Tags(HTMLParser):
    """Collects tags with their attributes, and fails where one is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: bytes) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(page.decode())
    parser.close()
    assert parser.open == []
    return parser.found


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages()


def every_page(pages: Pages, guides: tuple[Guide, ...]) -> Iterator[bytes]:
    yield from (pages.guide(guide) for guide in guides)
    yield from (pages.index(guides, language) for language in LANGUAGES)


def test_every_page_says_source_date_and_notice_in_its_language(pages: Pages, guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        page = pages.guide(guide).decode()
        assert f'<html lang="{guide.language}">' in page
        assert f'<p class="notice">{NOTICE[guide.language]}</p>' in page
        assert page.count(AS_OF[guide.language].format(day=f"{guide.as_of:%d.%m.%Y}")) == 2
        assert REVIEW[guide.language] in page
        for source in guide.sources:
            assert not source.url or f'<a href="{source.url}">{source.title}</a>' in page.replace("&#39;", "'").replace(
                "\u00a0", " "
            )
        assert "№ " not in page


def test_contents_lead_to_every_section_and_headings_descend(pages: Pages, guides: tuple[Guide, ...]) -> None:
    for guide in guides:
        found = tags(pages.guide(guide))
        anchors = [f"#{part.anchor}" for part in guide.sections]
        assert [more["href"] for tag, more in found if tag == "a"][: len(anchors)] == anchors
        ids = [more["id"] for tag, more in found if tag == "section" and "id" in more]
        assert ids == [part.anchor for part in guide.sections]
        levels = [int(tag[1]) for tag, _ in found if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert levels.count(1) == 1


def test_no_page_asks_for_anything_from_outside(pages: Pages, guides: tuple[Guide, ...]) -> None:
    for page in every_page(pages, guides):
        found = tags(page)
        assert {tag for tag, _ in found}.isdisjoint(
            {
                "script",
                "img",
                "iframe",
                "object",
                "embed",
                "form",
                "input",
                "base",
                "video",
                "audio",
                "style",
                "image",
                "use",
            }
        )
        assert not any(
            name.startswith("on") or name in {"style", "src", "srcset"} for _, more in found for name in more
        )
        assert all(
            more["href"] in {"look.css", "style.css", "../look.css", "../style.css"}
            for tag, more in found
            if tag == "link"
        )
        assert b"default-src 'none'" in page


def test_links_stay_inside_or_lead_to_official_texts(pages: Pages, guides: tuple[Guide, ...]) -> None:
    paths = {guide.path for guide in guides}
    for guide in guides:
        for tag, more in tags(pages.guide(guide)):
            link = more.get("href") or ""
            if tag != "a" or link.startswith(("#", "https://adilet.zan.kz/")):
                continue
            page = link.partition("#")[0]
            inside = page.removeprefix("../") if page.startswith("../") else f"{guide.language}/{page}"
            assert inside in paths | set(LANGUAGES), (guide.path, link)


def test_index_lists_each_guide_once_under_its_topic(pages: Pages, guides: tuple[Guide, ...]) -> None:
    for language in LANGUAGES:
        found = tags(pages.index(guides, language))
        links = [more["href"] for tag, more in found if tag == "a" and "/" in (more["href"] or "")]
        assert links == [guide.path for guide in guides if guide.language == language]


def test_texts_come_out_escaped(pages: Pages, guides: tuple[Guide, ...]) -> None:
    evil = "<script>alert(1)</script>\"&'"
    guide = replace(
        guides[0],
        title=evil,
        summary=evil,
        sources=(Source(evil, 'https://adilet.zan.kz/"><img src=x>'),),
        sections=(Section("s1", evil, f"{evil}\n\n<img src=x onerror=alert(1)>\n\n`{evil}` <b>bold</b>"),),
        as_of=date(2026, 1, 2),
    )
    for page in (pages.guide(guide), pages.index((guide,), guide.language)):
        found = tags(page)
        assert {tag for tag, _ in found}.isdisjoint({"script", "img", "b"})
        assert not any("onerror" in more for _, more in found)


def test_keywords_stand_in_the_head_escaped_and_nowhere_else(pages: Pages, guides: tuple[Guide, ...]) -> None:
    guide = replace(guides[0], keywords=("УДОға шығу", '"><script>x</script>'))
    page = pages.guide(guide)
    held = [more["content"] for tag, more in tags(page) if tag == "meta" and more.get("name") == "keywords"]
    assert held == ['УДОға шығу, "><script>x</script>']
    assert "УДОға" not in page.decode().partition("</head>")[2]
    assert b'name="keywords"' not in pages.guide(replace(guide, keywords=()))


def test_style_sheets_load_nothing_and_use_tokens_only(pages: Pages, palette: Palette) -> None:
    for sheet in (pages.style_sheet().decode(), look_sheet(palette).decode()):
        assert "url(" not in sheet
        assert "@import" not in sheet
        assert "@font-face" not in sheet
    style = pages.style_sheet().decode()
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", style)
    named = set(re.findall(r"var\(--([a-z-]+)\)", style))
    assert named <= set(re.findall(r"--([a-z-]+):", look_sheet(palette).decode()))


def test_no_text_is_smaller_than_twenty_pixels(pages: Pages, palette: Palette) -> None:
    style = pages.style_sheet().decode()
    assert palette.sizes["text"] >= 20
    assert "--text-small" not in style
    for size in re.findall(r"font(?:-size)?:\s*([^;]+);", style):
        assert re.search(r"var\(--(text|text-large|heading|title)\)", size), size


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("ink", "soft_ink", "sky") for ground in ("paper", "card")),
        ("ink", "light_gold"),
        ("ink", "light_sky"),
        ("sky", "light_sky"),
    ],
)
def test_every_pair_of_colours_can_be_read(palette: Palette, ink: str, ground: str, contrast: bool) -> None:
    dark, light = sorted(luminance(palette.colour(name, contrast=contrast)) for name in (ink, ground))
    assert (light + 0.05) / (dark + 0.05) >= 7


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
