# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader of a list of cards to be issued: a CSV file as an office program writes it.

- UTF-8, with or without a byte order mark; columns parted by `;` or `,`, whichever the first line has.
- The first line names the columns: `number`, and any of the others. An unknown column spoils the whole file, for what
  stood in it would be lost without a word.
- A bad line is named by its number and what was expected, and the lines around it are still read.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.store.reader import Allowance, Profile, card_number, checked_profile

FILE_BYTES: Final = 1024 * 1024
MOST_CARDS: Final = 2000  # their entries are written while the store waits, so a longer list comes in parts
NUMBER: Final = "number"
MINUTES: Final = ("session_minutes", "day_minutes", "week_minutes")
COLUMNS: Final = (NUMBER, "name", "language", "group", *MINUTES)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card that staff want to be issued."""

    number: str
    profile: Profile


@dataclass(frozen=True, slots=True)
class CardList:
    """What a file asks for: good lines by their numbers, and what is wrong with the others."""

    source: str
    good: Mapping[int, Wanted]
    bad: tuple[BadInput, ...]


def read_card_list(path: Path) -> CardList:
    """Read a list. Raises BadInput where the file as a whole cannot be taken."""
    source = str(path)
    try:
        text = read_limited(path, FILE_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput(source, "text in UTF-8 was expected") from fault
    rows = _rows(text, source)
    columns = _columns(next(rows, (1, [])), source)
    good: dict[int, Wanted] = {}
    bad: list[BadInput] = []
    lines: dict[str, int] = {}
    for line, cells in rows:
        try:
            wanted = _wanted(dict(zip(columns, cells, strict=True)) if len(cells) == len(columns) else None, columns)
            if (before := lines.setdefault(wanted.number, line)) != line:
                raise BadInput("", f"{wanted.number} stands in line {before} already", key=NUMBER)
        except BadInput as fault:
            bad.append(at_line(fault, source, line))
        else:
            good[line] = wanted
    if len(good) + len(bad) > MOST_CARDS:
        raise BadInput(source, f"at most {MOST_CARDS} cards were expected: give a longer list in parts")
    return CardList(source, good, tuple(bad))


def at_line(fault: BadInput, source: str, line: int) -> BadInput:
    """Return what is wrong with a value, as it is said of its line."""
    return BadInput(source, fault.expected, key=fault.key or fault.source, line=line)


def minutes(text: str, key: str) -> int | None:
    """Return whole minutes; None where nothing is said. Raises BadInput."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        raise BadInput(key, "a whole number, or nothing, was expected")
    return int(text)


def _rows(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty with the number of its first line."""
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise BadInput(source, f"CSV was expected ({fault})", line=line) from fault
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, [cell.strip() for cell in cells]


def _columns(first: tuple[int, list[str]], source: str) -> list[str]:
    line, names = first
    known = set(names) <= set(COLUMNS) and len(set(names)) == len(names)
    if NUMBER not in names or not known:
        expected = f"a first line with {NUMBER} and any of {', '.join(COLUMNS[1:])}, each once, was expected"
        raise BadInput(source, expected, line=line)
    return names


def _wanted(cells: Mapping[str, str] | None, columns: list[str]) -> Wanted:
    if cells is None:
        raise BadInput("", f"{len(columns)} cells were expected", key="line")
    session, day, week = (minutes(cells.get(name, ""), name) for name in MINUTES)
    profile = Profile(
        cells.get("name", ""), cells.get("language", ""), cells.get("group", ""), Allowance(session, day, week)
    )
    return Wanted(card_number(cells[NUMBER]), checked_profile(profile))
