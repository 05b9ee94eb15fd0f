# SPDX-License-Identifier: GPL-3.0-or-later
"""POSIX extended regular expressions, as far as they mean the same everywhere; matched in steady time.

Taken are letters, `.`, `[…]`, `( )`, `|`, `* + ?`, `{m,n}`, `^`, `$` and a backslash before punctuation. What the
libraries read in different ways (`\\w`, `[:alpha:]`, `*?`, `**`, `^*`, letters beyond ASCII) is no expression here, and
whoever asked must take it as one that nobody can judge. So is an edge inside a text (`.^`, `$.`): GNU's library finds
one beside a line's end, where the others find none. The cost of a search grows with the length of the text and
not with what it holds: a set of states walks over it, and nothing is tried twice.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

MOST_CHARACTERS: Final = 512
MOST_STATES: Final = 4096
MOST_REMEMBERED: Final = 4096
MOST_REPEATS: Final = 64
MOST_NESTED: Final = 16

_ENDS: Final = "|)"
_SPECIAL: Final = frozenset("*+?{")
# an escaped letter, a whole bracket with its classes, or one letter
_PARTS = re.compile(r"\\.|\[\^?+\]?+(?>(?:\[\..*?\.\]|\[:.*?:\]|\[=.*?=\]|(?!\[[.:=])[^]])*)\]|.", re.DOTALL)
_WORD: Final = frozenset(string.ascii_letters + string.digits)


class _Unclear(Exception):
    """What is written is not in the part that everyone reads alike."""


@dataclass(slots=True)
class _State:
    """One place in an expression: what it takes (None: nothing, it only leads on), and where it leads."""

    takes: frozenset[str] | None = None
    other_than: bool = False
    edge: str = ""  # ^ or $: leads on only there
    leads: list[int] = field(default_factory=list)


class Regex:
    """One expression, ready to search."""

    __slots__ = ("_end", "_fold", "_seen", "_states")

    def __init__(self, states: list[_State], end: int, *, fold: bool) -> None:
        self._states = states
        self._end = end
        self._fold = fold
        self._seen: dict[tuple[frozenset[int], str], frozenset[int]] = {}

    def search(self, text: str) -> bool:
        """Tell whether the expression is found anywhere in the text."""
        current = self._reach({0}, "^")
        for letter in text.lower() if self._fold else text:
            if self._end in current:
                return True
            current = self._step(current, letter)
        return self._end in self._reach(current, "$" if text else "^$")

    def can_lack(self, letter: str) -> bool:
        """Tell whether it may be found in a text without this letter; never says no where it may."""
        found = {0}
        waiting = [0]
        while waiting:
            state = self._states[waiting.pop()]
            if state.takes is None or state.other_than or state.takes - {letter}:
                fresh = [lead for lead in state.leads if lead not in found]
                found.update(fresh)
                waiting += fresh
        return self._end in found

    def _step(self, current: frozenset[int], letter: str) -> frozenset[int]:
        found = self._seen.get((current, letter))
        if found is None:
            if len(self._seen) >= MOST_REMEMBERED:
                self._seen.clear()
            moved = {lead for number in current if self._takes(number, letter) for lead in self._states[number].leads}
            found = self._seen[current, letter] = self._reach(moved | {0}, "")
        return found

    def _takes(self, number: int, letter: str) -> bool:
        state = self._states[number]
        return state.takes is not None and (letter in state.takes) != state.other_than

    def _reach(self, numbers: set[int] | frozenset[int], edges: str) -> frozenset[int]:
        found = set(numbers)
        waiting = list(numbers)
        while waiting:
            state = self._states[waiting.pop()]
            if state.takes is None and (not state.edge or state.edge in edges):
                fresh = [lead for lead in state.leads if lead not in found]
                found.update(fresh)
                waiting += fresh
        return frozenset(found)


def parse_regex(text: str, *, fold: bool = False) -> Regex | None:
    """Read an expression; None where libraries may differ about it. With `fold` capitals do not matter."""
    if not text.isascii() or not text.isprintable() or len(text) > MOST_CHARACTERS:
        return None
    try:
        return _Reader(text, fold=fold).read()
    except _Unclear:
        return None


def is_closed(text: str) -> bool:
    """Tell whether every bracket and group of an expression ends in it, so that none takes in what stands beside it."""
    depth = 0
    for found in _PARTS.finditer(text):
        part = found[0]
        if part in ("\\", "["):
            return False
        depth += (part == "(") - (part == ")")
        if depth < 0:
            return False
    return depth == 0


class _Reader:
    """Reads an expression from left to right and lays its states down as it goes."""

    def __init__(self, text: str, *, fold: bool) -> None:
        self._text = text
        self._fold = fold
        self._at = 0
        self._states: list[_State] = [_State()]

    def read(self) -> Regex:
        first, last = self._choice(0)
        if self._at < len(self._text):
            raise _Unclear
        self._states[0].leads.append(first)
        if self._has_edge_inside():
            raise _Unclear
        return Regex(self._states, last, fold=self._fold)

    def _has_edge_inside(self) -> bool:
        """Tell whether `^` may stand after a letter, or a letter after `$`."""
        taking = [state for state in self._states if state.takes is not None]
        ending = [state for state in self._states if state.edge == "$"]
        return any(state.edge == "^" for state in self._after(taking)) or any(
            state.takes is not None for state in self._after(ending)
        )

    def _after(self, states: list[_State]) -> list[_State]:
        """Return every state that comes somewhere after these."""
        waiting = [lead for state in states for lead in state.leads]
        found = set(waiting)
        while waiting:
            fresh = set(self._states[waiting.pop()].leads) - found
            found |= fresh
            waiting += fresh
        return [self._states[number] for number in found]

    def _choice(self, depth: int) -> tuple[int, int]:
        if depth > MOST_NESTED:
            raise _Unclear
        first, last = self._new(), self._new()
        while True:
            begin, end = self._sequence(depth)
            self._states[first].leads.append(begin)
            self._states[end].leads.append(last)
            if self._peek() != "|":
                return first, last
            self._at += 1

    def _sequence(self, depth: int) -> tuple[int, int]:
        first = last = self._new()
        while self._peek() and self._peek() not in _ENDS:
            start = self._at
            begin, end = self._atom(depth)
            least, most = self._count()
            if (least, most) != (1, 1):
                begin, end = self._repeat(start, self._at, begin, end, (least, most), depth)
            self._states[last].leads.append(begin)
            last = end
        return first, last

    def _repeat(
        self, start: int, after: int, begin: int, end: int, counts: tuple[int, int | None], depth: int
    ) -> tuple[int, int]:
        """Lay one atom down as often as it may stand; what is read again is the same text."""
        least, most = counts
        first = last = self._new()
        out = self._new()
        times = max(least, 1) if most is None else most
        for number in range(times):
            if number:
                self._at = start
                begin, end = self._atom(depth)
            if number >= least:
                self._states[last].leads.append(out)
            self._states[last].leads.append(begin)
            last = end
        if most is None:
            self._states[last].leads.append(begin)
        self._states[last].leads.append(out)
        self._at = after
        return first, out

    def _atom(self, depth: int) -> tuple[int, int]:
        letter = self._take()
        if letter == "(":
            found = self._choice(depth + 1)
            if not self._peek():
                raise _Unclear
            self._at += 1
            return found
        match letter:
            case "^" | "$":
                if self._peek() in _SPECIAL:  # GNU's library refuses it, others repeat the letter or nothing
                    raise _Unclear
                return self._single(_State(edge=letter))
            case ".":
                return self._single(_State(frozenset(), other_than=True))
            case "[":
                return self._single(self._bracket())
            case "\\":
                return self._single(_State(frozenset(self._escaped())))
            case "*" | "+" | "?" | "{":
                raise _Unclear
            case _:
                return self._single(_State(frozenset(letter.lower() if self._fold else letter)))

    def _escaped(self) -> str:
        letter = self._take()
        if letter in _WORD or letter in "<>`'":  # these mean other things to some libraries
            raise _Unclear
        return letter

    def _bracket(self) -> _State:
        negated = self._peek() == "^"
        self._at += negated
        inside = self._take()
        while self._peek() != "]":
            inside += self._take()
        self._at += 1
        if "[" in inside or "\\" in inside:
            raise _Unclear
        letters = frozenset(_spread(inside))
        return _State(frozenset("".join(letters).lower()) if self._fold else letters, other_than=negated)

    def _count(self) -> tuple[int, int | None]:
        """Return how often the atom before may stand."""
        counts: tuple[int, int | None] = (1, 1)
        match self._peek():
            case "*":
                counts = (0, None)
            case "+":
                counts = (1, None)
            case "?":
                counts = (0, 1)
            case "{":
                counts = self._bounds()
            case _:
                return counts
        self._at += 1
        if self._peek() in _SPECIAL:
            raise _Unclear
        return counts

    def _bounds(self) -> tuple[int, int | None]:
        """Read `{m}`, `{m,}` or `{m,n}` up to its last brace."""
        end = self._text.find("}", self._at)
        low, comma, high = self._text[self._at + 1 : max(end, self._at)].partition(",")
        if not low.isdecimal() or not (high.isdecimal() or not high):
            raise _Unclear
        least = int(low)
        most = (int(high) if high else None) if comma else least
        if max(least, most or 0) > MOST_REPEATS or most == 0 or (most is not None and most < least):
            raise _Unclear
        self._at = end
        return least, most

    def _single(self, state: _State) -> tuple[int, int]:
        begin, end = self._new(state), self._new()
        self._states[begin].leads.append(end)
        return begin, end

    def _new(self, state: _State | None = None) -> int:
        if len(self._states) >= MOST_STATES:
            raise _Unclear
        self._states.append(state or _State())
        return len(self._states) - 1

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        letter = self._peek()
        if not letter:
            raise _Unclear
        self._at += 1
        return letter


def _spread(inside: str) -> Iterator[str]:
    """Yield the letters that stand between brackets, ranges written out."""
    at = 0
    while at < len(inside):
        low = inside[at]
        if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            high = inside[at + 2]
            if high < low:
                raise _Unclear
            yield from map(chr, range(ord(low), ord(high) + 1))
            at += 3
        else:
            yield low
            at += 1
