# SPDX-License-Identifier: GPL-3.0-or-later
"""No day of a guide lies in the future, and a review is at most 366 days after the latest reading."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.base.paths import resources
from kiosk.library.check.dates import of_dates
from kiosk.library.guides import Guide, Source, read_guide

READ = date(2026, 11, 22)


@pytest.fixture
def guide() -> Guide:
    return read_guide(resources() / "library" / "en" / "appeal.md")


def said(guide: Guide, today: date = date(2026, 11, 25)) -> list[tuple[object, str]]:
    return [(key, text) for key, _, text in of_dates(guide, today)]


def test_the_day_itself_is_not_the_future(guide: Guide) -> None:
    assert said(guide, READ) == []


def test_a_reading_and_a_text_of_tomorrow_are_named(guide: Guide) -> None:
    assert said(guide, READ - timedelta(1)) == [
        (("sources", 0, "read"), "read: 2026-11-22 is in the future; a day that has come was expected"),
        (("as_of",), "as_of: 2026-11-22 is in the future; a day that has come was expected"),
    ]


@pytest.mark.parametrize(("days", "findings"), [(366, 0), (367, 1)])
def test_a_review_is_not_put_off_without_reading(guide: Guide, days: int, findings: int) -> None:
    older = Source("older", "", READ - timedelta(300))
    guide = replace(guide, sources=(older, *guide.sources), review_by=READ + timedelta(days))
    assert len(said(guide)) == findings


def test_where_nothing_was_read_the_day_of_the_text_counts(guide: Guide) -> None:
    guide = replace(guide, sources=(Source("pointer", ""),), review_by=date.max)
    assert said(guide) == [
        (("review_by",), "review_by: 9999-12-31 is more than 366 days after the latest reading on 2026-11-22")
    ]
