# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries of Chrome's two lists, and which of the allowlist's meet one of the blocklist's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.exchange.chrome_filter import Filter
from kiosk.exchange.imported import Fate, Line
from kiosk.exchange.names import above, upwards

_PLAIN_HTTP = {("http", 0), ("http", 80), ("", 80)}
_OPEN_HTTPS = {("", 0), ("https", 0), ("", 443), ("https", 443)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list; `ignored` says why Chrome does not apply it, and is empty where it does."""

    place: str
    text: str
    allow: bool
    filter: Filter | None
    ignored: str = ""

    def line(self, fate: Fate, note: str = "") -> Line:
        return Line(self.place, self.text, fate, note)


@dataclass(frozen=True, slots=True)
class Rule:
    """An entry that could be read, with its filter."""

    entry: Entry
    filter: Filter

    @property
    def host(self) -> str:
        return self.filter.host.removesuffix(".")

    @property
    def rank(self) -> tuple[bool, bool, int, int, int, bool]:
        return self.filter.rank(allow=self.entry.allow)

    def may_meet(self, other: "Rule") -> bool:
        """Tell whether an address may be the other rule's and covered by this one's patterns."""
        own, its = self.filter, other.filter
        if (own.scheme, own.port) in _PLAIN_HTTP:
            return self.is_near(other)  # a pattern for http covers https too
        apart = "" not in (own.scheme, its.scheme) and own.scheme != its.scheme
        return not apart and (0 in (own.port, its.port) or own.port == its.port) and self.is_near(other)

    def is_near(self, other: "Rule") -> bool:
        """Tell whether hosts and paths lie in one another, whatever the scheme, port, query and capital letters."""
        own, its = self.filter.path.casefold(), other.filter.path.casefold()
        if not own.startswith(its) and not its.startswith(own):
            return False
        return self.host == other.host or self._is_above(other) or other._is_above(self)

    def _is_above(self, other: "Rule") -> bool:
        return self.filter.subdomains and other.host.endswith(f".{self.host}")


class Allowed:
    """The allowlist's entries that are in force, found by their hosts."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._at: dict[str, list[Rule]] = {}
        self._below: dict[str, list[Rule]] = {}
        for rule in rules:
            self._at.setdefault(rule.host, []).append(rule)
            for host in above(rule.host):
                self._below.setdefault(host, []).append(rule)

    def near(self, rule: Rule) -> Iterator[Rule]:
        """Yield those whose hosts and paths lie in the blocklist's rule, or it in theirs."""
        yield from (one for one in self._at_or_above(rule.host) if one.is_near(rule))
        yield from (one for one in self._below.get(rule.host, ()) if one.is_near(rule))

    def has_twin_in_https(self, rule: Rule) -> bool:
        """Tell whether another entry opens the same addresses in https."""
        own = rule.filter
        return any(
            (one.filter.scheme, one.filter.port) in _OPEN_HTTPS
            and (one.filter.subdomains, one.filter.path, one.filter.query) == (own.subdomains, own.path, own.query)
            for one in self._at[rule.host]
        )

    @property
    def usual_ports(self) -> bool:
        """Tell whether nothing opens but http on port 80 and https on port 443."""
        named = ((rule.filter.scheme, rule.filter.port) for rule in self._rules)
        return all(port in (0, 80, 443) and (scheme, port) != ("https", 80) for scheme, port in named)

    def _at_or_above(self, host: str) -> Iterator[Rule]:
        return (one for name in upwards(host) for one in self._at.get(name, ()))
