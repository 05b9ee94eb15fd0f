# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles that a text names, held against the sources that somebody has read for it.

An article counts as sourced where a source that was read names it, alone or in a range. A source without `read` is
a pointer: no number may rest on it. What is decided here is what names an article, in whatever language the text is:
the word or its short form before a number (статья, ст., Article, Art.) or after it (бап; 998-й статьи), in any case of
letters and of grammar, and a list or range of numbers with it. A number alone is none, and neither is a count of
articles.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from kiosk.library.check.prose import Block, in_plain_letters
from kiosk.library.guides import Source

_HYPHEN: Final = "[-\u2010\u2011]"
_DASH: Final = "[-\u2010-\u2015\u2212]"
_ONE: Final = rf"\d++(?:{_HYPHEN}\d++|(?!{_HYPHEN}\d))"
# Endings that are written after a number: 998-й, 482-ден, 9th.
_ENDING: Final = (
    rf"{_DASH}?(?:st|nd|rd|th|[йяею]|ая|ую|[оеы]й|ых|ым|го|му|ми|[хм]|"
    r"(?:[ыі]?н)?ш[ыі]|[дтн][ае]н|[ғгқк][ае]|[ндт]?[ыі]ң?|[дт][ае])(?!\w)"
)
# Parts of an article beside its number: 9(2), 9 ч. 2, 9, часть 2, 9, items 2, 3; a list only where the word is plural.
_PART: Final = (
    r"(?:\s*\([^()]{0,40}\)"
    r"|,?\s+(?:чч\.|част(?:и|ей|ям|ями|ях)|пп\.|пункт(?:ы|ов|ам|ами|ах)|абзац(?:ы|ев|ам|ами|ах)|paragraphs|parts|items)"
    r"\s+\d++(?>(?:(?:\s*[,–]\s*|\s+(?:и|and)\s+)\d++)*)"
    r"|,?\s+(?:ч\.|част\w{1,3}|п\.|пункт\w{0,3}|абзац\w{0,3}|paras?\.?|paragraph|part|item)\s*\d++)"
)
# What is counted is no article: Article 476 and 15 days.
_COUNTED: Final = (
    r"(?![.,]\d|\s*(?:%|₸|дн(?:я|ей)|день|сут|недел|месяц|лет\b|год|час(?!т)|минут|тенге|раза?\b|"
    r"(?:days?|weeks?|months?|years?|hours?|minutes?|tenge|times?)\b|"
    r"(?:жұмыс\s+)?күн|апта|ай(?:да|ға|дан|лық)?\b|жыл|сағат|теңге|рет\b))"
)
_NUMBER: Final = rf"({_ONE})(?:{_ENDING})?{_PART}?"
_ITEM: Final = rf"(?>{_ONE}(?:{_ENDING})?{_PART}?){_COUNTED}"
_SIGN: Final = r"(?:(?:№|nos?\.?|numbers?)\s*)?"
_RANGE: Final = r"(?:[\u2012-\u2015\u2212]|\.\.|…|(?:по|до|to|through|until)(?!\w))"
_JOINT: Final = (
    rf"(?:\s*(?:[,;/]|{_DASH}|\.\.|…)\s*(?:(?:и|или|and|or|және|немесе)\s+)?"
    r"|\s+(?:и|или|либо|по|до|and|or|to|through|until|және|немесе|не|әрі|[мпб]ен|&)\s+"
    r"|(?<=[дтн][ае]н)\s+)"
)
_LIST: Final = rf"({_ITEM}(?:{_JOINT}{_SIGN}{_ITEM}){{0,40}})"
_NO_LETTER: Final = r"[^\W\d_]"
_WORD: Final = (
    rf"(?<!{_NO_LETTER})(?:стат(?:ь\w{{1,3}}|ей)|(?:ст\.?\s?)?ст(?!{_NO_LETTER})\.?|articles?|arts?(?!{_NO_LETTER})\.?"
    rf"|(?:(?<={_NO_LETTER}\s)|(?<![^\n]))бап(?:тар)?(?=[\s:№]))"
)
_CODE: Final = r"(?:(?-i:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][A-ZА-ЯЁӘҒҚҢӨҰҮҺІа-я]{1,4})\s+){0,2}"
_BEFORE: Final = re.compile(
    rf"{_WORD}-?[\s:(|«\"“]*{_CODE}{_SIGN}(?:(?:с|со|from|between)\s+)?{_LIST}"
    rf"(?!\s*{_DASH}?\s*(?:ба[пб]|бөлі|тарма))",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"(?<!\d){_LIST}\s*(?:дейін\w{{0,3}}\s+|{_DASH}\s*)?"
    r"(ба(?:п(?!кер|та[уп])|б(?=ы))|\s(?:стат(?:ь\w{1,3}|ей)|articles?)(?!\w|\s*(?:№\s*)?\d))",
    re.IGNORECASE,
)
_ALWAYS: Final = re.compile(r"ба[пб]|\sстат(?:ья|ью|ье|ь[её][йю])", re.IGNORECASE)
_ONLY_COUNTED: Final = re.compile(rf"\d+(?:{_PART})?", re.IGNORECASE)
_STEP: Final = re.compile(_NUMBER, re.IGNORECASE)
_TO: Final = re.compile(rf"{_RANGE}|[дтн][ае]н\s", re.IGNORECASE)
_LONGEST_RANGE: Final = 1000
_DIGITS: Final = 9


def read_for(sources: Iterable[Source]) -> frozenset[str]:
    """Return the articles that may be named: those that the titles of sources name which were read."""
    return frozenset(number for source in sources if source.read for _, number in named(source.title))


def unsourced(blocks: Iterable[Block], read: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Return each article that is not among those read, with its line; an article once a line."""
    seen: set[tuple[int, str]] = set()
    for block in blocks:
        text = in_plain_letters(block.text)
        for place, number in named(text):
            found = (block.line + text.count("\n", 0, place), number)
            if number not in read and found not in seen:
                seen.add(found)
                yield found


def named(text: str) -> Iterator[tuple[int, str]]:
    """Return the numbers of articles in a text, each with its place; ranges are unrolled."""
    for found in _BEFORE.finditer(text):
        yield from _numbers(text, *found.span(1))
    for found in _AFTER.finditer(text):
        if _ALWAYS.match(found[2]) or not _ONLY_COUNTED.fullmatch(found[1]):  # "5 статей", "пункт 3 части 4 статьи"
            yield from _numbers(text, *found.span(1))


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Return the numbers of a list; 482–485 and 482-485 are ranges, 310-1 is one number."""
    before: str | None = None
    until = start
    for found in _STEP.finditer(text, start, end):
        first, *rest = (_plain(part) for part in re.split(_HYPHEN, found[1]))
        place = found.start()
        if before is not None and _TO.search(text, until, place):
            yield from ((place, number) for number in _between(before, first))
        if rest and (len(first), first) < (len(rest[0]), rest[0]):
            yield place, first
            yield from ((place, number) for number in (*_between(first, rest[0]), rest[0]))
            before = rest[0]
        else:
            before = "-".join((first, *rest))
            yield place, before
        until = found.end(1)


def _plain(digits: str) -> str:
    """Return a number in the digits 0 to 9, however long it is."""
    return "".join(str(unicodedata.digit(digit)) for digit in digits).lstrip("0") or "0"


def _between(first: str, last: str) -> Iterator[str]:
    """Return the whole numbers between two."""
    low, high = (int(end.partition("-")[0][:_DIGITS]) for end in (first, last))
    yield from map(str, range(low + 1, min(high, low + _LONGEST_RANGE)))
