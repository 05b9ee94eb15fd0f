# SPDX-License-Identifier: GPL-3.0-or-later
"""Which line of a TOML text holds which key. Only for messages: values are read by tomllib, never here."""

import re
from collections.abc import Iterator

KeyPath = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_TOKEN = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[\]{}]')


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """Map each key path of a valid TOML text to its line, counted from 1; list items carry their index."""
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in _statements(text):
        if header := _HEADER.match(line):
            table = _enter(header[2], header[1] == "[[", counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_split(key[1])), number)
    return found


def _enter(name: str, is_list: bool, counts: dict[KeyPath, int]) -> KeyPath:
    path: KeyPath = ()
    steps = _split(name)
    for position, step in enumerate(steps):
        path = (*path, step)
        if is_list and position == len(steps) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _split(name: str) -> list[str]:
    return [part.strip().strip("\"'") for part in re.findall(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""", name)]


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines on which a statement begins; lines inside a longer value are passed over."""
    depth, quote = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        begins = depth == 0 and not quote
        if begins:
            yield number, line
        if begins and _HEADER.match(line) and not _KEY.match(line):
            continue
        depth, quote = _after(line, depth, quote)


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    position = 0
    while position < len(line):
        if quote:
            end = line.find(quote, position)
            if end < 0:
                return depth, quote
            position, quote = end + 3, ""
            continue
        token = _TOKEN.search(line, position)
        if token is None:
            break
        position = token.end()
        if token[0] in ('"""', "'''"):
            quote = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
    return depth, quote
