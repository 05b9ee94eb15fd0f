# SPDX-License-Identifier: GPL-3.0-or-later
"""The labelled queries, and how good a list of answers is for them."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "queries.txt"
FIRST: Final = 10
EVERYDAY: Final = "everyday"
"""The kind of a query in words that no guide's text uses; these are judged apart."""
Search = Callable[[str, str], Sequence[str]]
"""Given a query and its language, the ids of what was found, best first."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, the guide that answers it, and whether it was held out while the search was tuned."""

    text: str
    language: str
    kind: str
    guide: str
    held_out: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """The share of queries whose guide is among the first ten, and the mean of 1 by its place."""

    recall: float
    reciprocal: float
    missed: tuple[Query, ...]
    low: tuple[tuple[Query, int], ...]


def read_queries() -> tuple[Query, ...]:
    """Read the file of queries, in its order."""
    queries, guide = [], ""
    for line in FILE.read_text().splitlines():
        if line.startswith("["):
            guide = line.strip("[]")
        elif line and not line.startswith("#"):
            language, kind, text = line.split(" ", 2)
            held = hashlib.sha256(text.encode()).digest()[0] % 3 == 0
            queries.append(Query(text, language, kind, guide, held))
    return tuple(queries)


def judge(queries: Sequence[Query], search: Search) -> Quality:
    """Ask every query and count."""
    missed: list[Query] = []
    low: list[tuple[Query, int]] = []
    total = 0.0
    for query in queries:
        found = list(search(query.text, query.language))[:FIRST]
        if query.guide not in found:
            missed.append(query)
            continue
        place = found.index(query.guide) + 1
        total += 1 / place
        if place > 1:
            low.append((query, place))
    count = max(1, len(queries))
    return Quality(1 - len(missed) / count, total / count, tuple(missed), tuple(low))
