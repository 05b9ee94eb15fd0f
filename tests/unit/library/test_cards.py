# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of guides inside a pack: what was written is read, and anything else is refused by its key."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.library import limits
from kiosk.library.cards import CardList, GuideCard, Topic, read_cards, write_cards

TOPIC = Topic("courts", {"kk": "Сот", "ru": "Суд", "en": "Courts"})
CARD = GuideCard("guides", "kk/appeal", "kk", "Үкімге шағым", "Қысқаша.", "courts", date(2026, 11, 22))
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(str.isprintable)


@given(titles=st.lists(TEXT, min_size=3, max_size=3), title=TEXT, summary=TEXT, day=st.dates())
def test_what_is_written_is_read(titles: list[str], title: str, summary: str, day: date) -> None:
    topic = Topic("courts", dict(zip(("kk", "ru", "en"), titles, strict=True)))
    card = GuideCard("guides", "ru/appeal", "ru", title, summary, "courts", day)
    assert read_cards(write_cards([topic], [card]), pack="guides") == CardList((topic,), (card,))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(untrusted: bytes) -> None:
    with pytest.raises(BadInput):
        read_cards(untrusted, pack="guides")


def put(*path: str | int, value: object) -> Callable[[Any], None]:
    def change(top: Any) -> None:
        for step in path[:-1]:
            top = top[step]
        top[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (put("format", value=2), "format: the number 1"),
        (put("extra", value=1), "an object with format, topics, guides and nothing else"),
        (put("guides", value={}), "guides: a list"),
        (put("topics", 0, "id", value="Courts"), "topics[1].id: a text of the form"),
        (put("topics", 0, "title", value={"kk": "Сот"}), "topics[1].title: an object with kk, ru, en"),
        (put("guides", 0, "topic", value="sport"), "guides[1].topic: the id of a topic"),
        (put("guides", 0, "path", value="kk/../x"), "guides[1].path: a text of the form"),
        (
            put("guides", 0, "path", value="ru/appeal"),
            "guides[1].language: the language that the path begins with",
        ),
        (put("guides", 0, "title", value=""), "guides[1].title: a text of 1 to"),
        (put("guides", 0, "title", value=7), "guides[1].title: a text of 1 to"),
        (put("guides", 0, "title", value="a\u202eb"), "guides[1].title: a text of 1 to"),
        (put("guides", 0, "summary", value="д" * 2001), "guides[1].summary: a text of 1 to"),
        (put("guides", 0, "as_of", value="2026-13-01"), "guides[1].as_of: a date like"),
        (lambda top: top["guides"].append(top["guides"][0]), "guides: each path"),
        (lambda top: top["topics"].append(top["topics"][0]), "topics: each id"),
    ],
)
def test_names_the_key(change: Callable[[Any], None], says: str) -> None:
    top = json.loads(write_cards([TOPIC], [CARD]))
    change(top)
    with pytest.raises(BadInput) as fault:
        read_cards(json.dumps(top).encode(), pack="guides")
    assert str(fault.value).startswith("guides:_guides.json: ")
    assert says in str(fault.value)


def test_refuses_what_is_too_long_or_too_deep() -> None:
    with pytest.raises(BadInput, match="at most"):
        read_cards(b" " * (limits.CARDS_BYTES + 1), pack="guides")
    with pytest.raises(BadInput, match="JSON"):
        read_cards(b"[" * 100_000, pack="guides")
