# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles that a guide names, held against the sources that somebody has read for it.

An article counts as sourced where a source that was read names it, alone or in a range. A source without `read` is
a pointer: no number may rest on it.
"""

import re
from collections.abc import Iterator
from typing import Final

from kiosk.library.guides import Guide

_NUMBER: Final = r"\d+(?:-\d+)?"
_ARTICLES: Final = {
    "kk": re.compile(rf"({_NUMBER}(?:(?:, | және |–){_NUMBER})*)-ба[пб]"),
    "ru": re.compile(rf"[Сс]тать\w+ ({_NUMBER}(?:(?:, | и |–){_NUMBER})*)"),
    "en": re.compile(rf"Articles? ({_NUMBER}(?:(?:, | and |–){_NUMBER})*)"),
}
_RANGE: Final = re.compile(r"(\d+)–(\d+)")
_LONGEST_RANGE: Final = 100


def unsourced(guide: Guide) -> Iterator[tuple[int, str]]:
    """Return each article without a source that was read, with its line; an article once a line."""
    read = {number for source in guide.sources if source.read for number in named(source.title, guide.language)}
    for section in guide.sections:
        for line, text in enumerate(section.text.split("\n"), start=section.line):
            for number in dict.fromkeys(named(text, guide.language)):
                if number not in read:
                    yield line, number


def named(text: str, language: str) -> Iterator[str]:
    """Return the numbers of articles in a text, ranges unrolled."""
    for found in _ARTICLES[language].finditer(text):
        yield from re.findall(_NUMBER, found[1])
        for first, last in _RANGE.findall(found[1]):
            yield from map(str, range(int(first), min(int(last), int(first) + _LONGEST_RANGE)))
