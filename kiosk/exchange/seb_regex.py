# SPDX-License-Identifier: GPL-3.0-or-later
"""Regular expressions of Safe Exam Browser, judged in steady time or not at all.

They are .NET's, capitals and small letters alike. What means the same in POSIX extended expressions goes to the
matcher of those (`squid_regex`): whoever wrote one may have made it so that a backtracking search never ends.

1. A group that is not counted, `(?:…)`, is a group, and a lazy `*?`, `+?`, `??` finds what `*`, `+`, `?` find.
2. Of any other expression (`\\w`, `{2,}`, look-around, letters beyond ASCII, one over the bounds) nobody can tell
   whether it is found, unless it has a plain beginning that is not found either.
3. Nor of any in a text with letters that libraries fold or count in different ways, or in a very long one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.exchange.squid_regex import Regex, parse_regex

JUDGED_CHARACTERS: Final = 32768  # of all expressions of a file: a search costs a step or more for each of them
ADDRESS_CHARACTERS: Final = 4096

_PIECE = re.compile(r"\\.|\[\^?\]?[^\]]*\]|\(\?:|[*+?]\?|.", re.DOTALL)
_BEGINNING = re.compile(
    r"\^(?:https\?|https|http)://(?:\((?:\?:)?www\\\.\)\?)?(?:[A-Za-z0-9_~/-]|\\[.-])*", re.IGNORECASE
)
_LAST = re.compile(r"\\?[^?]\Z")
# I with and without its dot, the long s, the sign of kelvin; and what is two letters to .NET
_FOLDED_OTHERWISE = re.compile("[\u0130\u0131\u017f\u212a\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class WholeText:
    """An expression, sought anywhere in an address: itself, or else its plain beginning; None where none is read."""

    regex: Regex | None
    beginning: Regex | None = None

    def found_in(self, text: str) -> bool | None:
        """Tell whether it is found; None where nobody can tell."""
        if len(text) > ADDRESS_CHARACTERS or _FOLDED_OTHERWISE.search(text):
            return None
        if self.regex is not None:
            return self.regex.search(text)
        return False if self.beginning is not None and not self.beginning.search(text) else None


def read_regexes(texts: Sequence[str]) -> Iterator[WholeText]:
    """Read all expressions of a file, in order; those that come after the bound are read as nothing."""
    left = JUDGED_CHARACTERS
    for text in texts:
        left -= len(text)
        yield read_regex(text) if left >= 0 else WholeText(None)


def read_regex(text: str) -> WholeText:
    """Read one expression."""
    plain = "".join(_plain(piece) for piece in _PIECE.findall(text))
    regex = None if _is_unread(plain) else parse_regex(plain, fold=True)
    return WholeText(regex) if regex else WholeText(None, _beginning(text))


def _plain(piece: str) -> str:
    """Return a piece as POSIX spells it."""
    if piece == "(?:":
        return "("
    return piece[0] if piece[0] in "*+?" else piece


def _is_unread(text: str) -> bool:
    """Tell whether something is counted, which makes an expression of any size, or is no escape to .NET."""
    return not {"{", "\\_"}.isdisjoint(_PIECE.findall(text))


def _beginning(text: str) -> Regex | None:
    """Return what every text in which the expression is found begins with, or None where that cannot be told."""
    plain = text.replace("\\/", "/")
    found = _BEGINNING.match(plain)
    if found is None or "|" in text or "\\\\" in text:
        return None
    literal, rest = found[0], plain[found.end() :]
    if rest.startswith(("*", "+", "?", "{")):
        if literal.endswith("?"):
            return None
        literal = _LAST.sub("", literal)
    return parse_regex(literal.replace("(?:", "("), fold=True)
