# SPDX-License-Identifier: GPL-3.0-or-later
"""Days that a guide's head states: none that has not come yet, and a review that is not put off without reading."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kiosk.base.toml_lines import KeyPath
from kiosk.library.check.findings import Rule
from kiosk.library.guides import Guide

LONGEST: Final = 366
"""Days from the latest reading of a source to `review_by`, at most."""


def of_dates(guide: Guide, today: date) -> Iterator[tuple[KeyPath, Rule, str]]:
    """Return what is wrong with a guide's days: the key in its head, the rule, and what to say."""
    read = {number: source.read for number, source in enumerate(guide.sources) if source.read}
    stated = {("sources", number, "read"): day for number, day in read.items()} | {("as_of",): guide.as_of}
    for key, day in stated.items():
        if day > today:
            yield key, Rule.DATE, f"{key[-1]}: {day} is in the future; a day that has come was expected"
    latest = max(read.values(), default=guide.as_of)
    if (guide.review_by - latest).days > LONGEST:
        said = f"review_by: {guide.review_by} is more than {LONGEST} days after the latest reading on {latest}"
        yield ("review_by",), Rule.DATE, said
    if guide.review_by < today:
        said = f"review_by: overdue since {guide.review_by}; the sources are to be read again"
        yield ("review_by",), Rule.OVERDUE, said
