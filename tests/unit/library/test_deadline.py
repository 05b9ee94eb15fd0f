# SPDX-License-Identifier: GPL-3.0-or-later
"""The count of an appeal's days: over months and years, and never later than the law allows by any reading."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.deadline import DAYS, Count

DATES = st.dates(date(2015, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(("received", "last"), [
    (date(2026, 11, 10), date(2026, 11, 24)),
    (date(2026, 12, 20), date(2027, 1, 3)),
    (date(2028, 2, 20), date(2028, 3, 5)),
    (date(2027, 2, 20), date(2027, 3, 6)),
])  # fmt: skip
def test_the_last_day(received: date, last: date) -> None:
    assert Count(received, received).last == last


@given(DATES)
def test_fifteen_days_in_a_row_from_the_receipt_on(received: date) -> None:
    days = Count(received, received).days
    assert (len(days), days[0]) == (DAYS, received)
    assert all(later - earlier == timedelta(days=1) for earlier, later in itertools.pairwise(days))


@given(DATES, st.integers(0, 60))
def test_days_that_are_left_run_out_when_it_is_late(received: date, passed: int) -> None:
    count = Count(received, received + timedelta(days=passed))
    assert count.left == max(0, DAYS - passed)
    weekend = {5: 2, 6: 1}.get((received + timedelta(days=DAYS)).weekday(), 0)
    assert count.uncertain is (DAYS <= passed <= DAYS + weekend)
    assert count.late is (passed > DAYS + weekend)
