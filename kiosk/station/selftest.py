# SPDX-License-Identifier: GPL-3.0-or-later
"""A station's self-test as values: which parts are looked at, what was found, how many faults that makes.

A part that nobody looked at is neither good nor a fault, and keeps the whole from being well.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final


class Part(enum.Enum):
    """What is looked at, in the order of the page; the value is the code that scripts may rely on."""

    SCREEN = "screen"
    TOUCH = "touch"
    KEYBOARD = "keyboard"
    SPEAKER = "speaker"
    SERVICE = "service"
    GATEWAY = "gateway"
    SITE = "site"
    CLOCK = "clock"
    DISK = "disk"
    JOURNAL = "journal"
    POLICY = "policy"


BY_HAND: Final = (Part.SCREEN, Part.TOUCH, Part.KEYBOARD, Part.SPEAKER)


class Sign(enum.Enum):
    """What was found of a part."""

    # by hand
    NOT_LOOKED_AT = "not_looked_at"
    SEEN_WELL = "seen_well"
    NOT_SEEN_WELL = "not_seen_well"
    TOUCHED = "touched"
    NOT_TOUCHED = "not_touched"
    KEYS_WORK = "keys_work"
    KEYS_MISSING = "keys_missing"
    NO_KEYBOARD = "no_keyboard"
    HEARD = "heard"
    NOT_HEARD = "not_heard"
    NO_SOUND = "no_sound"
    # by the station itself
    CANNOT_LOOK = "cannot_look"
    SERVES = "serves"
    NO_SERVICE = "no_service"
    GATEWAY_SHUT = "gateway_shut"
    GATEWAY_AWAY = "gateway_away"
    GATEWAY_OPEN = "gateway_open"
    SITE_ANSWERS = "site_answers"
    SITE_NOT_REACHED = "site_not_reached"
    CLOCK_GOES = "clock_goes"
    CLOCK_BEHIND = "clock_behind"
    CLOCK_STEPPED = "clock_stepped"
    ROOM = "room"
    LITTLE_ROOM = "little_room"
    READ_ONLY = "read_only"
    JOURNAL_HOLDS = "journal_holds"
    JOURNAL_BROKEN = "journal_broken"
    IN_FORCE = "in_force"
    EXPIRES_SOON = "expires_soon"
    POLICY_EXPIRED = "policy_expired"
    POLICY_UNREAD = "policy_unread"


GOOD: Final = frozenset(
    {
        *(Sign.SEEN_WELL, Sign.TOUCHED, Sign.KEYS_WORK, Sign.NO_KEYBOARD, Sign.HEARD),
        *(Sign.SERVES, Sign.GATEWAY_SHUT, Sign.SITE_ANSWERS, Sign.CLOCK_GOES, Sign.ROOM, Sign.JOURNAL_HOLDS),
        *(Sign.IN_FORCE, Sign.EXPIRES_SOON),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One part and what was found of it; `facts` are what its sentence speaks of."""

    part: Part
    sign: Sign
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return self.sign in GOOD

    @property
    def looked_at(self) -> bool:
        return self.sign is not Sign.NOT_LOOKED_AT

    def as_json(self) -> dict[str, object]:
        """Return the four fields that scripts may rely on."""
        return {"part": self.part.value, "ok": self.good, "code": self.sign.value, "facts": dict(self.facts)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One self-test: when, by whom (empty where nobody said), and a line for each part that belongs to it."""

    moment: datetime
    who: str
    lines: tuple[Line, ...]

    @property
    def faults(self) -> int:
        return sum(line.looked_at and not line.good for line in self.lines)

    @property
    def left(self) -> int:
        """How many parts nobody looked at."""
        return sum(not line.looked_at for line in self.lines)

    @property
    def well(self) -> bool:
        """Tell whether every part was looked at and found good."""
        return not self.faults and not self.left

    def with_line(self, line: Line) -> "Sheet":
        """Return the sheet with another line in the place of its part's."""
        return Sheet(self.moment, self.who, tuple(line if old.part is line.part else old for old in self.lines))


def blank() -> tuple[Line, ...]:
    """Return the lines of what only somebody's hands, eyes and ears can tell."""
    return tuple(Line(part, Sign.NOT_LOOKED_AT) for part in BY_HAND)


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines as the page has them."""
    return tuple(sorted(lines, key=lambda line: list(Part).index(line.part)))
