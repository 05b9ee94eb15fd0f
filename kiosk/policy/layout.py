# SPDX-License-Identifier: GPL-3.0-or-later
"""The canonical layout of a policy file: the order of its tables and keys. What it says, comments too, stays.

Head first, then topics, sites and locks in the order in which they stand, then limits and notice. A comment belongs
to what follows it; what a blank line parts from the rest at the top of the file, and what stands at its end, stays.
Lines are moved and never rewritten, so quotes and line breaks inside a value stay as somebody chose them. That the
result says the same, and that formatting it again changes nothing, is checked before it is handed back.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.toml_lines import KeyPath, lines_of_keys

TABLES: Final = ("", "topic", "site", "lock", "limits", "notice")  # "" is the head of the file
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("format", "name", "version", "issued", "expires", "include"),
    "topic": ("id", "title"),
    "site": (
        *("id", "topic", "title", "about", "owner", "allow", "except", "parts", "start"),
        *("mode", "mode_reason", "search", "methods", "hours", "groups", "record", "core"),
        *("reason", "legal_basis", "added_by", "review_by", "expires", "examples"),
    ),
    "lock": ("match", "query", "category", "reason", "legal_basis"),
    "limits": (
        *("session_minutes", "day_minutes", "week_minutes", "extension_minutes", "extensions", "warn_minutes"),
        *("idle_seconds", "idle_warn_seconds", "opening", "opening_on", "shut_days", "shut_on"),
        *("supervised", "staff_minutes", "pause_minutes", "print_pages_session", "print_pages_day"),
    ),
    "notice": ("operator", "recorded", "purpose", "kept", "seen_by"),
}
_HEADER: Final = re.compile(r"\[{1,2}[^\[\]{}=]+\]{1,2}")


@dataclass(frozen=True, slots=True)
class _Segment:
    """A key with its value, a table's header, or a whole table inside a table; with the comments before it."""

    block: KeyPath
    name: str
    before: tuple[str, ...]
    lines: tuple[str, ...]


def laid_out(text: str, source: str) -> str:
    """Return the file in canonical order. Raises BadInput where it is no TOML."""
    once = _laid_out(text, source)
    kept = Counter(_words(once)) == Counter(_words(text)) and tomllib.loads(once) == tomllib.loads(text)
    if not kept or _laid_out(once, source) != once:
        raise BadInput(source, "tables and keys that can be put in order line by line were expected; nothing was done")
    return once


def _laid_out(text: str, source: str) -> str:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BadInput(source, f"valid TOML was expected ({fault})") from fault
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    starts = _starts(lines, lines_of_keys(text))
    about = _about(lines[: min(starts, default=1) - 1])
    segments, tail = _segments(lines, starts, len(about))
    blocks: dict[KeyPath, list[_Segment]] = {}
    for segment in segments:
        blocks.setdefault(segment.block, []).append(segment)
    ordered = sorted(blocks.items(), key=lambda item: _place(TABLES, str(item[0][0]) if item[0] else ""))
    paragraphs = ("\n".join(_written(block, found)) for block, found in ordered)
    parts = ("\n".join(_paragraph(about)), *paragraphs, "\n".join(_paragraph(tail)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _starts(lines: Sequence[str], places: Mapping[KeyPath, int]) -> dict[int, tuple[KeyPath, str]]:
    """Return the lines where something begins that moves as one: in which table, and its name (empty: its header)."""
    headers = {path: line for path, line in places.items() if path and _HEADER.match(lines[line - 1])}
    tables = {path for path in headers if len(path) == 1 or (len(path) == 2 and isinstance(path[1], int))}
    found: dict[int, tuple[KeyPath, str]] = {}
    for path, line in places.items():
        block = path[:2] if path[:2] in tables else path[:1] if path[:1] in tables else ()
        inside = path[len(block) :]
        if path in headers:
            found[line] = (block or path[:1], str(inside[0]) if inside and block else "" if block else str(path[-1]))
        elif block in (path[:-1], path[:-2]) and inside and line not in found and not _in_table(path, headers):
            dotted = len(inside) == 2 and lines[line - 1].lstrip().startswith(f"{inside[0]}.")
            if len(inside) == 1 or dotted:
                found[line] = (block, str(inside[0]))
    return found


def _in_table(path: KeyPath, headers: Mapping[KeyPath, int]) -> bool:
    """Tell whether a key stands under the header of a table inside a table, which moves as a whole."""
    return any(path[:length] in headers for length in range(2, len(path)) if not isinstance(path[length - 1], int))


def _segments(
    lines: Sequence[str], starts: Mapping[int, tuple[KeyPath, str]], skipped: int
) -> tuple[list[_Segment], list[str]]:
    """Cut the lines after the skipped ones where something begins; comments and blank lines before it go with it."""
    order = [*sorted(starts), len(lines) + 1]
    found: list[_Segment] = []
    pending = list(lines[skipped : order[0] - 1])
    for first, end in pairwise(order):
        own = list(lines[first - 1 : end - 1])
        after: list[str] = []
        while own[-1] == "" or own[-1].lstrip().startswith("#"):
            after.insert(0, own.pop())
        found.append(_Segment(*starts[first], tuple(pending), tuple(own)))
        pending = after
    return found, pending


def _about(lines: Sequence[str]) -> list[str]:
    """Return the comments at the top that a blank line parts from what follows: they are about the whole file."""
    while lines and lines[-1] != "":
        lines = lines[:-1]
    return list(lines)


def _written(block: KeyPath, segments: Iterable[_Segment]) -> Iterator[str]:
    """Yield a table's lines: its header, its keys, then the tables inside it, each after a blank line."""
    order = KEYS.get(str(block[0]) if block else "", ())
    ordered = sorted(segments, key=lambda one: (bool(one.name), _is_header(one), _place(order, one.name)))
    for number, segment in enumerate(ordered):
        if number and segment.name and _is_header(segment):
            yield ""
        yield from _paragraph(segment.before, keep_gap=not number)
        yield from segment.lines


def _is_header(segment: _Segment) -> bool:
    return _HEADER.match(segment.lines[0]) is not None


def _paragraph(lines: Sequence[str], *, keep_gap: bool = False) -> list[str]:
    """Return comments with one blank line at most between them; with `keep_gap` one may also stand after them."""
    text = "\n".join(lines).strip("\n")
    if not text:
        return []
    gap = [""] if keep_gap and lines[-1] == "" else []
    return re.sub(r"\n{3,}", "\n\n", text).split("\n") + gap


def _place(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _words(text: str) -> Iterator[str]:
    """Yield the lines that say something."""
    return (line.strip() for line in text.split("\n") if line.strip())
