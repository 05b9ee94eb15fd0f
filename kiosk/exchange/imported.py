# SPDX-License-Identifier: GPL-3.0-or-later
"""What an importer hands over: drafts of sites and locks, one line for each entry of the source, and its own judge.

Nothing may be opened that the source did not open. What cannot be said in a policy is made narrower, or left shut
and reported; no entry goes without a line.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class Fate(enum.Enum):
    """What became of one entry of the source."""

    EXACT = "exact"
    NARROWED = "narrowed"
    NEEDS_DECISION = "needs decision"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the source: where it stands, its own words, its fate, and how or why (empty where exact)."""

    place: str
    entry: str
    fate: Fate
    note: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A pattern as it stands in a policy: `query` maps a key to a value that may end in `*`."""

    match: str
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hours:
    """Days (mon, tue, wed, thu, fri, sat, sun) and wall time HH:MM; the end is not included, 24:00 is midnight."""

    days: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class SiteDraft:
    """A site to be: what opens, what stays shut inside it, when (empty: always), by which methods (empty: reading)."""

    id: str
    title: str
    allow: tuple[Address, ...]
    excepts: tuple[Address, ...] = ()
    hours: tuple[Hours, ...] = ()
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LockDraft:
    """An address that the source keeps shut whatever else it says."""

    match: str


class SourceFilter(Protocol):
    """The source's own semantics, faithfully: what it would answer to a page of this address."""

    def opens(self, url_text: str, method: str, moment: datetime) -> bool | None:
        """Tell whether the product that the source was written for would let it through; None: it cannot be told."""
        ...


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything that came out of one source."""

    product: str
    sites: tuple[SiteDraft, ...]
    locks: tuple[LockDraft, ...]
    report: tuple[Line, ...]
    source: SourceFilter
