# SPDX-License-Identifier: GPL-3.0-or-later
"""The policy's limits, told to the session's pure machine in its own words."""

from typing import Final

from kiosk.policy.model import Limits
from kiosk.sessions.allowance import Ceiling
from kiosk.sessions.session import Terms
from kiosk.station.config import Station
from kiosk.store.reader import Allowance

POLICY_S: Final = Allowance()


def ceiling(limits: Limits, own: Allowance = POLICY_S) -> Ceiling:
    """Return how long one may sit; a reader's own minutes stand before the policy's, its hours before all."""
    return Ceiling(
        session=(own.session or limits.session_minutes) * 60,
        day=(own.day or limits.day_minutes) * 60,
        week=(own.week or limits.week_minutes) * 60,
        opens=limits.opens_at,
        closes=limits.closes_at,
    )


def terms(limits: Limits, station: Station, allowed: float) -> Terms:
    """Return the terms of a session that may use `allowed` seconds."""
    return Terms(
        allowance=allowed,
        warn=min(limits.warn_minutes * 60, allowed / 2),
        idle=limits.idle_seconds,
        slice=station.slice_seconds,
    )
