# SPDX-License-Identifier: GPL-3.0-or-later
"""Squid's named lists as they are written: hosts, ports, hours, methods and paths, each once and under one name.

A dot before a name means the name itself too, which our `*.name` does not; whoever writes lines says so with a second
list. A name that another one of its list covers is left out, because Squid warns of it or does not start.

Squid has lists of its own (`connect`, `manager`), does not look at capitals, and adds up what has one name. Each list
here bears a mark that none of those bears, and that no site's id can bear.
"""

import re
from collections.abc import Iterable
from typing import Final

from kiosk.exchange.names import above, numbered
from kiosk.policy.model import Day, Hours

NAMES_A_LINE: Final = 6
NAME_CHARACTERS: Final = 40  # of Squid's 63; a number may follow
MARK: Final = "list_"
_DAYS: Final = "MTWHFAS"
_BY_SQUID: Final = dict(zip(Day, _DAYS, strict=True))


class Lists:
    """The lists of one configuration, growing; lines that use them are kept in their order by `line`."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._names: dict[tuple[str, ...], str] = {}
        self._taken: set[str] = set()
        self._lines: list[str] = []

    def line(self, text: str) -> None:
        """Add an http_access line after those that are there."""
        self._lines.append(f"http_access {text}")

    def remark(self, text: str) -> None:
        self._lines += ["", f"# {text}"]

    @property
    def text(self) -> str:
        return "\n".join([*self._texts, *self._lines, ""])

    def hosts(self, hint: str, exact: Iterable[str], below: Iterable[str] = ()) -> str:
        """Return the list of these hosts and, of each of `below`, itself and every name below it."""
        dotted = outermost(below)
        names = [f".{host}" for host in sorted(dotted)]
        names += sorted(host for host in set(exact) if not is_below(host, dotted) and host not in dotted)
        return self._list(hint, "dstdomain", names, flag=" -n")

    def ports(self, ports: Iterable[int]) -> str:
        numbers = sorted(set(ports))
        return self._list("port" + "-".join(map(str, numbers[:4])), "port", [str(port) for port in numbers])

    def methods(self, methods: Iterable[str]) -> str:
        return self._list("methods", "method", sorted(methods))

    def hours(self, hint: str, hours: Iterable[Hours]) -> str:
        """Return the list of these hours. Squid counts the minute at which a span ends, a policy does not."""
        spans = [
            f"{''.join(_BY_SQUID[day] for day in sorted(one.days))} {_clock(one.start)}-{_clock(one.end - 1)}"
            for one in hours
        ]
        return self._list(f"{hint}-hours", "time", spans, a_line=1)

    def path(self, hint: str, expression: str, *, fold: bool) -> str:
        return self._list(f"{hint}-path", "urlpath_regex", [expression], flag=" -i" if fold else "", a_line=1)

    def _list(self, hint: str, kind: str, values: list[str], *, flag: str = "", a_line: int = NAMES_A_LINE) -> str:
        key = (hint, kind, flag, *values)
        if key not in self._names:
            name = self._new(hint)
            self._names[key] = name
            for first in range(0, len(values), a_line):
                self._texts.append(f"acl {name} {kind}{flag} {' '.join(values[first : first + a_line])}")
        return self._names[key]

    def _new(self, hint: str) -> str:
        return numbered(MARK + re.sub(r"[^a-z0-9-]+", "-", hint.lower())[:NAME_CHARACTERS], self._taken)


def is_below(host: str, names: Iterable[str]) -> bool:
    """Tell whether a host is a name below one of these. `names` is best a set."""
    known = names if isinstance(names, set | frozenset) else set(names)
    return any(name in known for name in above(host))


def outermost(names: Iterable[str]) -> frozenset[str]:
    """Return the names that stand below no other one of them."""
    every = frozenset(names)
    return frozenset(name for name in every if not is_below(name, every))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
