# SPDX-License-Identifier: GPL-3.0-or-later
"""The policy's limits and a reader's own, told to the session's pure machine in its words."""

from datetime import time
from typing import Final

from kiosk.policy.model import Limits
from kiosk.sessions.allowance import Allowed, Ceiling
from kiosk.sessions.hours import OpeningHours, Span
from kiosk.sessions.session import Terms
from kiosk.station.config import Station
from kiosk.store.reader import Allowance

POLICY_S: Final = Allowance()

MINUTE: Final = 60.0


def ceiling(limits: Limits, own: Allowance = POLICY_S) -> Ceiling:
    """Return how long one may sit; a reader's own minutes stand before the policy's, its hours before all."""
    return Ceiling(
        session=(own.session or limits.session_minutes) * MINUTE,
        day=(own.day or limits.day_minutes) * MINUTE,
        week=(own.week or limits.week_minutes) * MINUTE,
        hours=opening_hours(limits),
    )


def opening_hours(limits: Limits) -> OpeningHours:
    """Return when the room is open, weekday by weekday."""
    by_weekday: dict[int, Span | None] = {int(day): None for day in limits.shut_days}
    for hours in limits.opening_on:
        by_weekday |= {int(day): Span(_clock(hours.start), _clock(hours.end)) for day in hours.days}
    return OpeningHours(Span(limits.opens_at, limits.closes_at), by_weekday, frozenset(limits.shut_on))


def terms(limits: Limits, station: Station, allowed: Allowed) -> Terms:
    """Return the terms of a session that may use what is allowed; it warns early, and again in its last minute."""
    early = min(limits.warn_minutes * MINUTE, allowed.seconds / 2)
    return Terms(
        allowance=allowed.seconds,
        bound=allowed.bound,
        most=allowed.most,
        most_bound=allowed.most_bound,
        warn=(early, MINUTE) if early > MINUTE else (early,),
        idle=limits.idle_seconds,
        idle_warn=limits.idle_warn_seconds,
        slice=station.slice_seconds,
        extension=limits.extension_minutes * MINUTE,
        extensions=limits.extensions,
        pause=limits.pause_minutes * MINUTE,
    )


def _clock(minutes: int) -> time:
    """Return minutes since midnight as an hour; 24:00 is the day's last minute, which reads as its end."""
    return time(*divmod(min(minutes, 24 * 60 - 1), 60))
