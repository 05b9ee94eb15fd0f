# SPDX-License-Identifier: GPL-3.0-or-later
"""The few shapes of expressions that a policy can say: an address, or a path, that begins like this.

What opens is read narrowly: the whole expression must be plain letters (`^http://example\\.kz/law/`), a dot in it is
taken as a dot. What keeps shut is read widely: the beginning counts up to where it stops being plain.
"""

import re
from typing import Final, NamedTuple

from kiosk.exchange.squid_acl import Expression

_SCHEME = re.compile(r"\^(https\?|https|https?|\(https?\|https?\)|http\(s\)\?):(?:/|\\/){2}")
_MANAGER: Final = "^[^:]+://[^/]+"
_PLAIN = re.compile(r"[A-Za-z0-9_~/-]", re.ASCII)
_UNREAL = re.compile(r"//|/\.{1,2}(?=/|$)")  # no address that a station asks for has these in its path
_OPEN_END: Final = frozenset({"", ".*", ".*$"})
_COUNTS: Final = frozenset("*+?{")


class Shape(NamedTuple):
    """A beginning of plain http addresses: a host (empty: any) and how the path begins."""

    host: str
    path: str


def opening(item: Expression) -> Shape | None:
    """Return what an expression surely finds, if it is plain to its end."""
    if not item.sure or item.regex is None:
        return None
    found = _SCHEME.match(item.text)
    if found is None:
        return None
    host, rest = _literal(item.text[found.end() :], "/", dots=True)
    shaped = _path(rest, dots=True)
    known = host == host.lower() or item.fold
    return Shape(host.lower(), shaped[0]) if known and found[1] != "https" and shaped and _is_whole(shaped) else None


def opening_path(item: Expression) -> str | None:
    """Return the beginning of the paths that an expression surely finds, if it is plain to its end."""
    shaped = _path(item.text[1:], dots=True) if item.sure and item.regex and item.text[0] == "^" else None
    return shaped[0] if shaped and _is_whole(shaped) else None


def shutting(item: Expression) -> Shape | None:
    """Return the least beginning that covers all plain http addresses that an expression may find; None: all may be."""
    if item.torn or _splits(item.text):
        return None
    if item.text.startswith(_MANAGER):
        shaped = _path(item.text.removeprefix(_MANAGER), dots=False)
        return Shape("", _real(shaped[0])) if shaped else None
    found = _SCHEME.match(item.text)
    if found is None:
        return None
    host, rest = _literal(item.text[found.end() :], "/", dots=False)
    shaped = _path(rest, dots=False)
    return Shape(host.lower(), _real(shaped[0])) if shaped and host else None


def shutting_path(item: Expression) -> str | None:
    """Return the least beginning that covers all paths that an expression may find; None where all may be."""
    if item.torn or _splits(item.text) or item.text[0] != "^":
        return None
    shaped = _path(item.text[1:], dots=False)
    return _real(shaped[0]) if shaped else None


def _path(text: str, *, dots: bool) -> tuple[str, str] | None:
    """Return the plain beginning of a path and what follows it; None where it is no path."""
    path, rest = _literal(text, "", dots=dots)
    return (path, rest) if path.startswith("/") else None


def _is_whole(shaped: tuple[str, str]) -> bool:
    return shaped[1] in _OPEN_END and not _UNREAL.search(shaped[0])


def _real(path: str) -> str:
    found = _UNREAL.search(path)
    return path[: found.start() + 1] if found else path


def _literal(text: str, until: str, *, dots: bool) -> tuple[str, str]:
    """Return the plain letters at the beginning of an expression, and what follows them."""
    found, at = "", 0
    while at < len(text):
        letter, after = text[at], at + 1
        if letter == "\\" and text[after : after + 1] in (".", "-", "/", "_", "~"):
            letter, after = text[after], after + 1
        elif not (_PLAIN.match(letter) or (dots and letter == ".")):
            break
        if text[after : after + 1] in _COUNTS or letter == until:
            break
        found, at = found + letter, after
    return found, text[at:]


def _splits(text: str) -> bool:
    """Tell whether an expression has branches outside of its brackets: then its beginning is only one of them."""
    depth = 0
    for letter in re.sub(r"\\.|\[\^?\]?[^]]*\]", "", text):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth <= 0:
            return True
    return False
