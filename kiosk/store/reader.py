# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of a reader, and which values are taken.

Nothing but the number is asked for. The name is the institution's choice: the list of who holds which card may stay on
paper. A suspension always has an end and a reason from a closed set, which the reader is told; a note is staff's own.
"""

import enum
import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.ids import ReaderNumber
from kiosk.base.toml import LANGUAGES

GROUP: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
GROUP_LENGTH: Final = 80
NAME_LENGTH: Final = 100
NOTE_LENGTH: Final = 500
DAY_MINUTES: Final = 24 * 60
WEEK_MINUTES: Final = 7 * DAY_MINUTES
LONGEST_SUSPENSION: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Allowance:
    """A reader's own minutes; None: the policy's."""

    session: int | None = None
    day: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What staff wrote down of a reader; empty texts: not kept, not said, no group."""

    name: str = ""
    language: str = ""
    group: str = ""
    allowance: Allowance = field(default_factory=Allowance)


class SuspendedWhy(enum.Enum):
    """Why a card does not open for a time; the reader is told this and not the note."""

    RULES = "rules"  # against the reading room's rules
    EQUIPMENT = "equipment"  # until something is mended or brought back
    CARD = "card"  # the card was lost, or lent
    DECISION = "decision"  # a written decision of the institution


@dataclass(frozen=True, slots=True)
class Suspension:
    """A card does not open before `until`."""

    until: datetime
    why: SuspendedWhy
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """A card and who holds it."""

    number: ReaderNumber
    profile: Profile
    suspension: Suspension | None
    must_change_pin: bool

    def suspended(self, now: datetime) -> Suspension | None:
        """Return the suspension that is in force."""
        return self.suspension if self.suspension and self.suspension.until > now else None


def is_card(number: str) -> bool:
    return number.isascii() and number.isdigit() and 4 <= len(number) <= 8


def card_number(text: str) -> ReaderNumber:
    """Return the number of a card. Raises BadInput."""
    if not is_card(text):
        raise BadInput("card number", "four to eight digits were expected")
    return ReaderNumber(text)


def checked_profile(profile: Profile) -> Profile:
    """Return the profile as it is kept. Raises BadInput."""
    name = unicodedata.normalize("NFC", profile.name).strip()
    if len(name) > NAME_LENGTH or not name.isprintable():
        raise BadInput("name", f"at most {NAME_LENGTH} characters on one line were expected")
    if profile.language and profile.language not in LANGUAGES:
        raise BadInput("language", f"one of {', '.join(LANGUAGES)} was expected")
    if profile.group and (len(profile.group) > GROUP_LENGTH or not GROUP.fullmatch(profile.group)):
        raise BadInput("group", "small Latin letters and digits, joined by single hyphens, were expected")
    _minutes("session minutes", profile.allowance.session, DAY_MINUTES)
    _minutes("day minutes", profile.allowance.day, DAY_MINUTES)
    _minutes("week minutes", profile.allowance.week, WEEK_MINUTES)
    return replace(profile, name=name)


def check_suspension(suspension: Suspension, now: datetime) -> None:
    """Refuse one that is over, has no end within a year, or a note that is too long. Raises BadInput."""
    if not now < suspension.until <= now + LONGEST_SUSPENSION:
        raise BadInput("until", "a moment to come, within a year, was expected")
    if len(suspension.note) > NOTE_LENGTH or not suspension.note.isprintable():
        raise BadInput("note", f"at most {NOTE_LENGTH} characters on one line were expected")


def changed(before: Profile, after: Profile) -> tuple[str, ...]:
    """Return the names, never the values, of what differs."""
    return tuple(
        name for name in ("name", "language", "group", "allowance") if getattr(before, name) != getattr(after, name)
    )


def _minutes(key: str, minutes: int | None, most: int) -> None:
    if minutes is not None and not 1 <= minutes <= most:
        raise BadInput(key, f"1 to {most} were expected")
