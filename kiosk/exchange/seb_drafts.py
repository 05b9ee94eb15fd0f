# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays the rules of Safe Exam Browser out as drafts of sites and locks, with a line for each.

A block always wins there, and an exception in a policy only where it says at least as much as the opening: so an
opening whose first address a block keeps shut is no site at all. A block that reaches into what opens becomes an
exception there; one that reaches nothing becomes a lock; one that cannot be said shuts everything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kiosk.exchange.imported import Address, Fate, Line, LockDraft, SiteDraft
from kiosk.exchange.names import site_id
from kiosk.exchange.seb_filter import Expression
from kiosk.exchange.seb_rules import (
    Idle,
    Level,
    Opening,
    Shutting,
    Unsaid,
    read_opening,
    read_regex_opening,
    read_regex_shutting,
    read_shutting,
)
from kiosk.policy.address import Url
from kiosk.policy.limits import TITLE_CHARACTERS
from kiosk.policy.pattern import BadPattern, Pattern, parse_pattern

SHUTS_ALL: Final = "what it keeps shut cannot be told, so nothing opens beside it"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: where it stands, its text, and the expression; None for a regular one, or one that cannot be taken."""

    place: str
    text: str
    allow: bool
    expression: Expression | None
    regex: bool


@dataclass(frozen=True, slots=True)
class Drafts:
    """What came out: sites, locks, and a line for each rule in the order of the rules."""

    sites: tuple[SiteDraft, ...]
    locks: tuple[LockDraft, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a block keeps shut of one level."""

    rule: Rule
    level: Level
    pattern: Pattern
    loose: bool  # more hosts than the block names


@dataclass(frozen=True, slots=True)
class _Entry:
    """One pattern of an allow rule, and what the blocks cut from its level."""

    rule: Rule
    level: Level
    pattern: Pattern
    cuts: tuple[_Cut, ...]

    @property
    def shut_by(self) -> _Cut | None:
        """The block that keeps the first address shut, if there is one."""
        scope = self.pattern.scope
        first = Url(scope.scheme, self.level.host, scope.port, scope.path, "", "")
        here = (cut for cut in self.cuts if cut.level == self.level)
        return next((cut for cut in here if cut.pattern.scope.restricts(first)), None)


def lay_out(rules: Sequence[Rule]) -> Drafts:
    """Turn the active rules into drafts."""
    openings = {rule: _opening(rule) for rule in rules if rule.allow}
    shuttings = {rule: _shutting(rule) for rule in rules if not rule.allow}
    unsaid = next((rule for rule, found in shuttings.items() if isinstance(found, Unsaid)), None)
    entries = () if unsaid else tuple(_entries(openings, shuttings))
    kept = tuple(entry for entry in entries if entry.shut_by is None)
    shut = {entry.rule: entry.shut_by for entry in entries if entry.shut_by}
    biting = frozenset(cut.rule for entry in kept for cut in entry.cuts)
    costly = frozenset(cut.rule for cut in shut.values())
    said = {rule: _with_hosts(rule, found, entries) for rule, found in shuttings.items()}
    locks = {
        rule: _locks(found)
        for rule, found in said.items()
        if isinstance(found, Shutting) and rule not in biting and not (found.wider and rule in costly)
    }
    lines = []
    for rule in rules:
        if rule.allow:
            partly = any(entry.rule == rule for entry in kept)
            lines.append(_opening_line(rule, openings[rule], unsaid, shut.get(rule), partly=partly))
        else:
            lines.append(_shutting_line(rule, said[rule], locks.get(rule), costly=rule in costly))
    texts = dict.fromkeys(text for found in locks.values() for text in found)
    return Drafts(tuple(_sites(kept)), tuple(LockDraft(text) for text in texts), tuple(lines))


def _with_hosts(rule: Rule, found: Shutting | Idle | Unsaid, entries: Iterable[_Entry]) -> Shutting | Idle | Unsaid:
    """Add where a block had to be said of more hosts than it names."""
    if not isinstance(found, Shutting):
        return found
    loose = dict.fromkeys(
        f"on every name below {cut.level.host}"
        for entry in entries
        for cut in entry.cuts
        if cut.loose and cut.rule == rule
    )
    return replace(found, wider=(*found.wider, *loose))


def _opening(rule: Rule) -> Opening | Unsaid:
    return read_regex_opening(rule.text) if rule.expression is None else read_opening(rule.expression)


def _shutting(rule: Rule) -> Shutting | Idle | Unsaid:
    return read_regex_shutting(rule.text) if rule.expression is None else read_shutting(rule.expression)


def _entries(
    openings: Mapping[Rule, Opening | Unsaid], shuttings: Mapping[Rule, Shutting | Idle | Unsaid]
) -> Iterator[_Entry]:
    for rule, opening in openings.items():
        if isinstance(opening, Opening):
            for level in opening.levels:
                cuts = tuple(_cuts(level, shuttings))
                yield _Entry(rule, level, parse_pattern(level.pattern(opening.ending)), cuts)


def _cuts(level: Level, shuttings: Mapping[Rule, Shutting | Idle | Unsaid]) -> Iterator[_Cut]:
    for rule, found in shuttings.items():
        if isinstance(found, Shutting):
            for span in found.spans:
                for part in span.within(level):
                    loose = part == level and level.below and not span.covers_all_of(level)
                    yield _Cut(rule, part, parse_pattern(part.pattern(found.ending), restricts=True), loose)


def _locks(found: Shutting) -> tuple[str, ...]:
    """Return the patterns of a block's hosts; none where they are no patterns."""
    texts = [level.pattern(found.ending) for span in found.spans for level in span.levels()]
    try:
        for text in texts:
            parse_pattern(text, restricts=True)
    except BadPattern:
        return ()
    return tuple(texts)


def _sites(kept: Iterable[_Entry]) -> Iterator[SiteDraft]:
    """Yield a site for each host, its own address first: a home screen opens the first pattern."""
    groups: dict[str, list[_Entry]] = {}
    for entry in kept:
        groups.setdefault(entry.level.host, []).append(entry)
    ids: set[str] = set()
    said: set[str] = set()
    for host, entries in groups.items():
        entries.sort(key=lambda entry: (entry.level.below, entry.pattern.scope.prefix))
        cuts = dict.fromkeys(cut.pattern.text for entry in entries for cut in entry.cuts)
        allow = dict.fromkeys(entry.pattern.text for entry in entries)
        excepts = tuple(Address(text) for text in cuts if text not in said)
        said.update(cuts)
        yield SiteDraft(site_id(host, ids), host[:TITLE_CHARACTERS], tuple(map(Address, allow)), excepts)


def _opening_line(rule: Rule, found: Opening | Unsaid, unsaid: Rule | None, shut: _Cut | None, *, partly: bool) -> Line:
    if isinstance(found, Unsaid):
        return Line(rule.place, rule.text, Fate.NEEDS_DECISION, found.why)
    if unsaid is not None:
        return Line(rule.place, rule.text, Fate.NEEDS_DECISION, f"{unsaid.place}: {SHUTS_ALL}")
    narrower = "; ".join(found.narrower)
    if shut is not None:
        why = f"{shut.rule.place} keeps {shut.pattern.text} shut"
        return Line(rule.place, rule.text, Fate.NEEDS_DECISION, f"in part: {why}; {narrower}" if partly else why)
    return Line(rule.place, rule.text, Fate.NARROWED if narrower else Fate.EXACT, narrower)


def _shutting_line(rule: Rule, found: Shutting | Idle | Unsaid, locks: tuple[str, ...] | None, *, costly: bool) -> Line:
    if isinstance(found, Unsaid):
        return Line(rule.place, rule.text, Fate.NEEDS_DECISION, f"{found.why}: {SHUTS_ALL}")
    if isinstance(found, Idle):
        return Line(rule.place, rule.text, Fate.EXACT, found.why)
    wider = "; ".join((*found.wider, *found.read_widely))
    if costly and found.wider:
        return Line(
            rule.place, rule.text, Fate.NEEDS_DECISION, f"said wider, and then an allowed site is shut: {wider}"
        )
    if locks == ():
        return Line(rule.place, rule.text, Fate.NEEDS_DECISION, "no lock says its hosts; none of them opens here")
    return Line(rule.place, rule.text, Fate.NARROWED if wider else Fate.EXACT, wider)
