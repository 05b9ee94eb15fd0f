# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of a name, and how long it is remembered. No network here.

A found name is kept for the time that its records give it, but never shorter than a floor, so that a site which
changes its address with every question is not asked for on every connection, and never longer than a ceiling. That a
name does not exist, or that nobody answered, is kept briefly. What was used longest ago goes first.
"""

import enum
from collections import OrderedDict
from dataclasses import dataclass

from kiosk.base.clock import Clock
from kiosk.gateway.limits import NameLimits


class Outcome(enum.Enum):
    """How a question ended."""

    FOUND = "found"
    ABSENT = "absent"  # there is no such name, or it has no address
    SILENT = "silent"  # nobody gave an answer that can be used


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a name; `seconds` is the shortest time that one of its records is good for."""

    outcome: Outcome
    addresses: tuple[str, ...] = ()
    seconds: float = 0.0


class Answers:
    """The answers of the last while, by name."""

    def __init__(self, clock: Clock, limits: NameLimits) -> None:
        self._clock, self._limits = clock, limits
        self._kept: OrderedDict[str, tuple[Answer, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, host: str) -> Answer | None:
        """Return what is still good."""
        answer, until = self._kept.get(host, (None, 0.0))
        if answer is None:
            return None
        if self._clock.monotonic() >= until:
            del self._kept[host]
            return None
        self._kept.move_to_end(host)
        return answer

    def keep(self, host: str, answer: Answer) -> None:
        self._kept[host] = answer, self._clock.monotonic() + self._seconds(answer)
        self._kept.move_to_end(host)
        while len(self._kept) > self._limits.names_kept:
            self._kept.popitem(last=False)

    def _seconds(self, answer: Answer) -> float:
        match answer.outcome:
            case Outcome.FOUND:
                return min(max(answer.seconds, self._limits.floor_seconds), self._limits.ceiling_seconds)
            case Outcome.ABSENT:
                return self._limits.absent_seconds
            case Outcome.SILENT:
                return self._limits.silent_seconds
