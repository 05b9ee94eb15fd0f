# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the single fields of a policy file: ids, texts, address patterns, hours, methods, search endpoints.

Each fault is BadInput with file, line and key. Which fields a site has stands in `reader`.
"""

import re
from collections.abc import Mapping
from datetime import time

from kiosk.base.toml import LANGUAGES, Table, Texts
from kiosk.policy import limits
from kiosk.policy.model import MODE_METHODS, Day, Endpoint, Hours, Mode
from kiosk.policy.pattern import NO_QUERY, BadPattern, Pattern, parse_pattern

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOUR = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
DAYS = {day.name.lower(): day for day in Day}
_MINUTES_OF_A_DAY = 24 * 60


def read_id(table: Table, key: str = "id") -> str:
    value = table.string(key, limit=limits.TITLE_CHARACTERS)
    if not _ID.fullmatch(value):
        table.fail(key, "small Latin letters and digits, joined by single hyphens, were expected")
    return value


def read_texts(table: Table, key: str, limit: int, *, partial: bool = True) -> Texts:
    """Return a text in three languages, each of at most `limit` characters; `check` warns of one that is missing."""
    texts = table.texts(key, partial=partial)
    for language in LANGUAGES:
        if len(texts[language]) > limit:
            table.fail(key, f"at most {limit} characters were expected ({language})")
    return texts


def optional(table: Table, key: str) -> str | None:
    return table.string(key) if key in table else None


def addresses(table: Table, key: str, *, default: tuple[str, ...] | None = None) -> tuple[Pattern, ...]:
    """Return patterns that open: texts, or tables `{ match = "…", query = { … } }`."""
    found = table.strings_or_tables(key, default=default)
    return tuple(_opening(table, key, item) for item in found)


def restriction(table: Table) -> Pattern:
    """Return the pattern of an exception's or a lock's own table: `match`, and `query` where there is one."""
    return _match(table, restricts=True)


def read_mode_reason(table: Table, mode: Mode) -> str | None:
    """Return why a site opens fully: only then there is one, and then it must be said."""
    if mode is Mode.FULL:
        return table.string("mode_reason")
    if "mode_reason" in table:
        table.fail("mode_reason", 'a reason only beside mode = "full" was expected')
    return None


def read_search(table: Table, mode: Mode) -> tuple[Endpoint, ...]:
    """Return the addresses that take a search; a site that searches has some, another site has none."""
    found = tuple(_endpoint(table, item) for item in table.strings_or_tables("search", default=()))
    if bool(found) != (mode is Mode.SEARCH):
        table.fail("search", 'addresses that take a form were expected beside mode = "search", and only there')
    return found


def read_methods(table: Table, mode: Mode) -> frozenset[str]:
    """Return the methods that a site's mode has, or those of them that the site names."""
    usual = MODE_METHODS[mode]
    named = frozenset(table.strings("methods", default=tuple(usual)))
    if "GET" not in named or not named <= usual:
        table.fail("methods", f"GET, and others of {', '.join(sorted(usual))}, were expected for mode = {mode.value}")
    return named


def read_hours(table: Table) -> Hours:
    """Return days and hours; an end of 24:00 is midnight."""
    named = table.strings("days", default=tuple(DAYS))
    if not named or not set(named) <= set(DAYS):
        table.fail("days", f"some of {', '.join(DAYS)} were expected")
    start, end = minutes(table, "start"), minutes(table, "end")
    if end <= start:
        table.fail("end", "an hour after `start` was expected; hours past midnight are two entries")
    table.done()
    return Hours(frozenset(DAYS[name] for name in named), start, end)


def read_groups(table: Table) -> frozenset[str]:
    """Return the readers' groups for which a site opens; none named means everyone."""
    named = table.strings("groups", default=())
    if ("groups" in table and not named) or not all(_ID.fullmatch(name) for name in named):
        table.fail("groups", "at least one group, in small Latin letters and digits joined by hyphens, was expected")
    return frozenset(named)


def minutes(table: Table, key: str) -> int:
    """Return an hour of the day as minutes since midnight."""
    value = table.string(key)
    if value == "24:00":
        return _MINUTES_OF_A_DAY
    found = _HOUR.fullmatch(value)
    if found is None:
        table.fail(key, 'an hour like "09:00" was expected')
    return int(found[1]) * 60 + int(found[2])


def hour(table: Table, key: str) -> time:
    """Return an hour of the day; 24:00 is none."""
    minute = minutes(table, key)
    if minute == _MINUTES_OF_A_DAY:
        table.fail(key, 'an hour like "09:00" was expected')
    return time(minute // 60, minute % 60)


def _endpoint(table: Table, item: str | Table) -> Endpoint:
    if isinstance(item, str):
        return Endpoint(_pattern(table, "search", item), limits.SEARCH_BYTES_USUAL)
    match = _match(item, restricts=False)
    endpoint = Endpoint(match, item.integer("max_bytes", *limits.SEARCH_BYTES, default=limits.SEARCH_BYTES_USUAL))
    item.done()
    return endpoint


def _opening(table: Table, key: str, item: str | Table) -> Pattern:
    if isinstance(item, str):
        return _pattern(table, key, item)
    pattern = _match(item, restricts=False)
    item.done()
    return pattern


def _match(table: Table, *, restricts: bool) -> Pattern:
    text = table.string("match", limit=limits.ADDRESS_CHARACTERS)
    query = {}
    if "query" in table:
        conditions = table.table("query")
        query = {key: conditions.string(key) for key in conditions.values}
        if not query:
            table.fail("query", 'at least one condition like { v = "abc*" } was expected')
    return _pattern(table, "match", text, restricts=restricts, query=query)


def _pattern(
    table: Table, key: str, text: str, *, restricts: bool = False, query: Mapping[str, str] = NO_QUERY
) -> Pattern:
    try:
        return parse_pattern(text, restricts=restricts, query=query)
    except BadPattern as fault:
        table.fail(key, f"{fault}: {text}")
