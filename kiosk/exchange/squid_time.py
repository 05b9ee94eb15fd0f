# SPDX-License-Identifier: GPL-3.0-or-later
"""Hours of the week: Squid's `time` lists read, and sets of minutes written as a policy's hours.

Squid counts the minute at which a span ends; a policy does not. A set of minutes is one whole number: bit 0 is Monday
00:00, bit 10079 Sunday 23:59.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.exchange.imported import Hours
from kiosk.exchange.squid_conf import Value

DAY: Final = 24 * 60
ALWAYS: Final = (1 << 7 * DAY) - 1
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LETTERS: Final = {
    **{letter: (number,) for number, letter in enumerate("MTWHFAS")},
    "D": (0, 1, 2, 3, 4),
    "-": (),
}
_SPAN = re.compile(r"([0-9]{1,2}):([0-9]{1,2})-([0-9]{1,2}):([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Week:
    """Spans of a week: the days (Monday is 0), the first minute of a day and the last one, both counted."""

    spans: tuple[tuple[frozenset[int], int, int], ...]

    def holds(self, day: int, minute: int) -> bool:
        return any(day in days and first <= minute <= last for days, first, last in self.spans)

    def minutes(self, *, with_last: bool) -> int:
        """Return the minutes as a set, with or without the one at which each span ends."""
        found = 0
        for days, first, last in self.spans:
            # 23:59 is how the whole evening is written: nothing comes after it
            end = min(last + 1, DAY) if with_last or last >= DAY - 1 else last
            for day in days:
                found |= ((1 << max(end - first, 0)) - 1) << (day * DAY + first)
        return found


def parse_week(lines: tuple[tuple[Value, ...], ...]) -> Week:
    """Read the words of a time list, line by line. Raises BadInput.

    Days belong to the first span after them and to no other; a span without days is of every day, days without a
    span are whole days.
    """
    return Week(tuple(span for line in lines for span in _spans(line)))


def _spans(line: tuple[Value, ...]) -> Iterator[tuple[frozenset[int], int, int]]:
    days: frozenset[int] = frozenset()
    for value in line:
        if value.text[0].isdecimal():
            yield days or frozenset(range(7)), *_span(value)
            days = frozenset()
        elif unknown := set(value.text) - _LETTERS.keys():
            raise value.place.fail(f"days out of SMTWHFAD were expected: {''.join(sorted(unknown))}")
        else:
            days |= {day for letter in value.text for day in _LETTERS[letter]}
    if days:
        yield days, 0, DAY


def to_hours(minutes: int) -> tuple[Hours, ...]:
    """Write a set of minutes as days and hours; every minute of the week is none."""
    if minutes == ALWAYS:
        return ()
    days: dict[tuple[int, int], list[str]] = {}
    for number, day in enumerate(_DAYS):
        for run in _runs(minutes >> number * DAY & ((1 << DAY) - 1)):
            days.setdefault(run, []).append(day)
    return tuple(Hours(tuple(named), _clock(start), _clock(end)) for (start, end), named in days.items())


def _span(value: Value) -> tuple[int, int]:
    shape = _SPAN.fullmatch(value.text)
    hours = tuple(map(int, shape.groups())) if shape else (25, 0, 0, 0)
    first, last = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if hours[0] > 23 or max(hours[1], hours[3]) > 59 or last > DAY or first > last:
        raise value.place.fail(f"hours like 09:00-18:00 were expected: {value.text}")
    return first, last


def _runs(minutes: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    while minutes >> at:
        start = at + _lowest(minutes >> at)
        at = start + _lowest(~(minutes >> start))
        found.append((start, at))
    return found


def _lowest(bits: int) -> int:
    """Return the place of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
