# SPDX-License-Identifier: GPL-3.0-or-later
"""Squid's configuration as lines and words, with every file that it names; what they mean is decided elsewhere.

Read as Squid 5 does (Debian 12): comments and blank lines fall out, also inside a line that goes on after a backslash;
`include` takes names with wildcards; a list's values stand on its line, or one a line in `"a file"`. With
`configuration_includes_quoted_values on` quotes mean a word instead and `parameters("a file")` means the file.

A file is opened only below the folder that was given, after every link has been followed.
"""

import enum
import glob
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited

FILE_BYTES: Final = 16 * 1024 * 1024
MOST_FILES: Final = 256
MOST_NESTED: Final = 16  # Squid's own bound
MOST_ENTRIES: Final = 300_000
LINE_CHARACTERS: Final = 8190  # Squid cuts a longer line in two
VALUE_CHARACTERS: Final = 2046  # and a longer line of a list

_SPACE: Final = " \t\r\n\f\v"
_COMMENT = re.compile(r"(?:^|\s)#.*", re.DOTALL)
_CONDITIONS: Final = frozenset({"if", "else", "endif"})


class Place(NamedTuple):
    """Where something stands: `name` as a report shows it, below the folder that was given."""

    name: str
    line: int
    path: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"

    def fail(self, expected: str) -> BadInput:
        """Return the fault of this place, to be raised."""
        return BadInput(self.path, expected, line=self.line)


class Form(enum.Enum):
    """How a word stands on its line."""

    PLAIN = "plain"
    QUOTED = "quoted"
    PARAMETERS = "parameters"


class Word(NamedTuple):
    """One word of a line; of `parameters("x")` the x."""

    text: str
    form: Form = Form.PLAIN


class Value(NamedTuple):
    """One value of a list; not `sure` where versions of Squid differ about whether they read it."""

    text: str
    place: Place
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Directive:
    """One line of the configuration: its first word, what follows, and whether quotes make words on it."""

    place: Place
    name: str
    rest: str
    quotes: bool

    @property
    def text(self) -> str:
        return f"{self.name} {self.rest}".strip()

    def words(self) -> tuple[Word, ...]:
        """Return the words after the first. Raises BadInput."""
        return tuple(_words(self.rest, self.place, quotes=self.quotes))


@dataclass(slots=True)
class Files:
    """Opens the files of one configuration, no more than there may be, and none outside its folder."""

    root: Path
    opened: int = 0
    entries: int = 0
    _resolved: Path = field(init=False)

    def __post_init__(self) -> None:
        self._resolved = self.root.resolve()

    def read_main(self, main: Path) -> tuple[Directive, ...]:
        """Return the lines of a configuration and of all that it includes. Raises BadInput."""
        found: list[Directive] = []
        self._collect(main, found, 0)
        return tuple(found)

    def read_values(self, words: tuple[Word, ...], directive: Directive) -> tuple[Value, ...]:
        """Return the values that the words of an acl line are or name. Raises BadInput."""
        found: list[Value] = []
        sure = True
        for word in words:
            if not word.text:
                raise directive.place.fail("a value between the quotes was expected")
            if word.form is Form.PARAMETERS:
                # without quotes Squid takes the word as it stands, whatever the handbook says
                lines = self._lines(self._inside(word.text, directive.place))
                known = sure and directive.quotes
                found += [Value(one, line.place, known) for line in lines for one in _bare(line.text)]
            elif word.form is Form.PLAIN and not directive.quotes and word.text[0] in "\"'":
                path = self._inside(word.text[1:].replace("'", '"').partition('"')[0], directive.place)
                lines = [_uncommented(line) for line in self._lines(path)]
                found += [line._replace(sure=sure) for line in lines if line.text]
                sure = False  # what follows a file is read from Squid 6 on and not before
            else:
                found.append(Value(word.text, directive.place, sure))
        self._count(len(found), directive.place)
        return tuple(found)

    def _collect(self, path: Path, found: list[Directive], depth: int) -> None:
        for line in _joined(self._lines(path)):
            name, *rest = line.text.split(None, 1)
            directive = Directive(line.place, name, rest[0] if rest else "", _quotes(found))
            if name.lower() != name:
                raise line.place.fail(f"a word in small letters was expected, as Squid knows no other: {name}")
            if name in _CONDITIONS or "${" in line.text:
                raise line.place.fail("a configuration without `if` and `${…}` was expected")
            if name != "include":
                self._count(1, line.place)
                found.append(directive)
                continue
            if depth == MOST_NESTED:
                raise line.place.fail(f"files that include each other at most {MOST_NESTED} deep were expected")
            for word in directive.words():
                for included in self._matching(word.text, line.place):
                    self._collect(included, found, depth + 1)

    def _lines(self, path: Path) -> list[Value]:
        self.opened += 1
        if self.opened > MOST_FILES:
            raise BadInput(str(path), f"a configuration of at most {MOST_FILES} files was expected")
        text = read_limited(path, FILE_BYTES).decode("utf-8", "replace")
        name = self._name(path)
        return [Value(line, Place(name, number, str(path))) for number, line in enumerate(text.split("\n"), start=1)]

    def _matching(self, pattern: str, place: Place) -> list[Path]:
        """Return the files that an include names, sorted as Squid sorts them."""
        if "**" in pattern:
            raise place.fail("a name with single wildcards was expected after `include`")
        found = sorted(glob.glob(pattern, root_dir=self.root)) if self._is_below(pattern) else [pattern]
        if not found:
            raise place.fail(f"a file to include was expected: {pattern}")
        return [self._inside(name, place) for name in found]

    def _is_below(self, pattern: str) -> bool:
        """Tell whether names may be looked for: nothing is listed outside the folder."""
        path = Path(pattern)
        below = any((self.root / pattern).is_relative_to(folder) for folder in (self.root, self._resolved))
        return below and ".." not in path.parts

    def _inside(self, text: str, place: Place) -> Path:
        path = (self.root / text).resolve()
        if not path.is_relative_to(self._resolved):
            raise place.fail(f"a file below {self.root} was expected: {text}")
        if not path.is_file():
            raise place.fail(f"a file that is there was expected: {text}")
        return path

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self._resolved)) if path.is_relative_to(self._resolved) else path.name

    def _count(self, more: int, place: Place) -> None:
        self.entries += more
        if self.entries > MOST_ENTRIES:
            raise place.fail(f"a configuration of at most {MOST_ENTRIES} lines and values was expected")


def _joined(lines: list[Value]) -> Iterator[Value]:
    """Yield the lines without comments, those that end in a backslash with what they go on with."""
    begun, place = "", None
    for line in lines:
        text = line.text.partition("\r")[0].lstrip(_SPACE)
        if len(line.text) > LINE_CHARACTERS:
            raise line.place.fail(f"lines of at most {LINE_CHARACTERS} characters were expected")
        if not text or text[0] == "#":
            continue
        place = place or line.place
        begun += text
        if begun.endswith("\\"):
            begun = begun[:-1]
        elif begun.strip(_SPACE):
            yield Value(begun.strip(_SPACE), place)
            begun, place = "", None
        else:
            begun, place = "", None


def _quotes(found: list[Directive]) -> bool:
    settings = (one for one in reversed(found) if one.name == "configuration_includes_quoted_values")
    return next((one.rest.split()[:1] == ["on"] for one in settings), False)


def _uncommented(line: Value) -> Value:
    """Return the line of a list's file without its comment, which begins a word."""
    if len(line.text) > VALUE_CHARACTERS:
        raise line.place.fail(f"lines of at most {VALUE_CHARACTERS} characters were expected")
    return line._replace(text=_COMMENT.sub("", line.text).strip(_SPACE))


def _bare(text: str) -> Iterator[str]:
    for word in text.split():
        if word[0] == "#":
            return
        yield word.strip("\"'")


def _words(text: str, place: Place, *, quotes: bool) -> Iterator[Word]:
    rest = text.lstrip(_SPACE)
    while rest and rest[0] != "#":
        if quotes and rest[0] in "\"'":
            word, rest = _quoted(rest, place)
            yield Word(word, Form.QUOTED)
        elif rest.startswith("parameters("):
            word, rest = _quoted(rest.removeprefix("parameters(").lstrip(_SPACE), place)
            if not rest.lstrip(_SPACE).startswith(")"):
                raise place.fail('parameters("a file") was expected')
            rest = rest.lstrip(_SPACE)[1:]
            yield Word(word, Form.PARAMETERS)
        else:
            end = _end(rest)
            yield Word(rest[:end])
            rest = rest[end:]
        rest = rest.lstrip(_SPACE)


def _end(rest: str) -> int:
    """Return where a word ends: at a space before which no backslash stands."""
    at = 0
    while at < len(rest) and rest[at] not in _SPACE:
        at += 2 if rest[at] == "\\" else 1
    return min(at, len(rest))


def _quoted(text: str, place: Place) -> tuple[str, str]:
    """Return the word between quotes, and what follows the second."""
    mark = text[:1]
    found, at = "", 1
    while mark and mark in "\"'" and at < len(text):
        if text[at] == mark:
            return found, text[at + 1 :]
        at += text[at] == "\\"
        found += text[at : at + 1]
        at += 1
    raise place.fail("a word between two quotes was expected")
