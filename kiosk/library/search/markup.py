# SPDX-License-Identifier: GPL-3.0-or-later
"""Markup made safe to parse: what would cost a parser of HTML time or memory out of all proportion never reaches it.

Three things do. A formatting element is opened anew in every paragraph until it is closed (HTML Standard 13.2.4.3, the
list of active formatting elements), so a page of 60 kB can ask for gigabytes; such tags say nothing of the words, and
become `wbr`, which holds nothing. A parser looks through all open elements at many tags, and through all names of a
tag's attributes at each, so nesting and long tags cost their square.
"""

import re
from typing import Final

from kiosk.library.search import limits

_FORMATTING: Final = re.compile(
    rb"(?i)(</?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])",
)
_TOKEN: Final = re.compile(
    rb"""(?isx)
    <!--.*?(?:-->|\Z)
    | <(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>]).*?(?:</(?P=raw)(?=[\s/>])|\Z)
    | <(?P<end>/?)(?P<name>[a-z][^\s/>]*)(?:[^>="']|=\s*(?:"[^"]*"|'[^']*')|["'=])*+
    """
)
_VALUE: Final = re.compile(rb"""=\s*(?:"[^"]*"|'[^']*')""")
_CLOSED_BY_THE_NEXT: Final = frozenset(
    b"p li dt dd tr td th thead tbody tfoot option optgroup html head body colgroup".split(),
)
"""Their end tags may be left out, and each ends the one before it unless something else is opened between."""
_VOID: Final = frozenset(b"area base br col embed hr img input link meta source track wbr".split())


def tamed(untrusted_html: bytes) -> bytes | None:
    """Return a page without formatting elements, or None where nesting or a tag is out of all measure.

    An end tag that does not match the last open element is not counted: a page of many errors may be left out though a
    browser would show it, and none is let in that only claims to have closed what it opened.
    """
    page = _FORMATTING.sub(rb"\1wbr", untrusted_html)
    plain = page.count(b"<") <= limits.NESTING and len(page) <= limits.TAG_BYTES
    return page if plain or _in_measure(page) else None


def _in_measure(page: bytes) -> bool:
    opened: list[bytes] = []
    for token in _TOKEN.finditer(page):
        if token["name"] and len(token[0]) > limits.TAG_BYTES and len(_VALUE.sub(b"", token[0])) > limits.TAG_BYTES:
            return False
        name = (token["name"] or b"").lower()
        if not name or name in _VOID or name in _CLOSED_BY_THE_NEXT:
            continue
        if not token["end"]:
            opened.append(name)
            if len(opened) > limits.NESTING:
                return False
        elif opened and opened[-1] == name:
            opened.pop()
    return True
