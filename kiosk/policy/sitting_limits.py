# SPDX-License-Identifier: GPL-3.0-or-later
"""The strict reader of a policy's `[limits]`: how long a sitting may last, when the room is open, who must be there."""

from kiosk.base.toml import Table
from kiosk.policy import limits
from kiosk.policy.fields import DAYS, hour, read_hours
from kiosk.policy.model import Day, Hours, Limits


def read_limits(table: Table) -> Limits:
    """Return the limits. Raises BadInput with the line and key."""
    opening = table.table("opening")
    idle = table.integer("idle_seconds", *limits.IDLE_SECONDS)
    found = Limits(
        session_minutes=table.integer("session_minutes", *limits.SESSION_MINUTES),
        day_minutes=table.integer("day_minutes", *limits.DAY_MINUTES),
        week_minutes=table.integer("week_minutes", *limits.WEEK_MINUTES),
        warn_minutes=table.integer("warn_minutes", *limits.WARN_MINUTES),
        idle_seconds=idle,
        opens_at=hour(opening, "start"),
        closes_at=hour(opening, "end"),
        idle_warn_seconds=table.integer(
            "idle_warn_seconds", *limits.IDLE_WARN_SECONDS, default=min(limits.IDLE_WARN_USUAL, idle // 2)
        ),
        extension_minutes=table.integer("extension_minutes", *limits.EXTENSION_MINUTES, default=0),
        extensions=table.integer("extensions", *limits.EXTENSIONS, default=0),
        opening_on=tuple(read_hours(other) for other in table.tables("opening_on")),
        shut_days=_days(table, "shut_days"),
        shut_on=tuple(sorted(table.dates("shut_on"))),
        supervised=table.boolean("supervised", default=False),
        staff_minutes=table.integer("staff_minutes", *limits.STAFF_MINUTES, default=limits.STAFF_MINUTES_USUAL),
        pause_minutes=table.integer("pause_minutes", *limits.PAUSE_MINUTES, default=limits.PAUSE_MINUTES_USUAL),
        print_pages_session=table.integer("print_pages_session", *limits.PRINT_PAGES, default=0),
        print_pages_day=table.integer("print_pages_day", *limits.PRINT_PAGES, default=0),
    )
    _check(found, table, opening)
    opening.done()
    table.done()
    return found


def _check(found: Limits, table: Table, opening: Table) -> None:
    if found.warn_minutes >= found.session_minutes:
        table.fail("warn_minutes", "fewer minutes than `session_minutes` were expected")
    if not found.session_minutes <= found.day_minutes <= found.week_minutes:
        table.fail("day_minutes", "session_minutes <= day_minutes <= week_minutes was expected")
    if found.closes_at <= found.opens_at:
        opening.fail("end", "an hour after `start` was expected")
    if found.idle_warn_seconds >= found.idle_seconds:
        table.fail("idle_warn_seconds", "fewer seconds than `idle_seconds` were expected")
    if bool(found.extensions) != bool(found.extension_minutes):
        table.fail("extensions", "`extension_minutes` and `extensions`, both or neither, were expected")
    if found.print_pages_session > found.print_pages_day:
        table.fail("print_pages_day", "no fewer pages than `print_pages_session` were expected")
    if len(found.shut_on) > limits.SHUT_DAYS:
        table.fail("shut_on", f"at most {limits.SHUT_DAYS} days were expected")
    _check_weekdays(found.opening_on, found.shut_days, table)


def _check_weekdays(other: tuple[Hours, ...], shut: frozenset[Day], table: Table) -> None:
    named = [day for hours in other for day in hours.days] + list(shut)
    if len(set(named)) < len(named):
        table.fail("opening_on", "each weekday once, here or in `shut_days`, was expected")
    if shut == frozenset(Day):
        table.fail("shut_days", "a day on which the room is open was expected")


def _days(table: Table, key: str) -> frozenset[Day]:
    names = table.strings(key, default=())
    if not set(names) <= set(DAYS):
        table.fail(key, f"some of {', '.join(DAYS)} were expected")
    return frozenset(DAYS[name] for name in names)
