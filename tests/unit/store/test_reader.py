# SPDX-License-Identifier: GPL-3.0-or-later
"""Which values are taken of a reader: each bad one is named."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.base.errors import BadInput
from kiosk.store.reader import (
    LONGEST_SUSPENSION,
    Allowance,
    Profile,
    SuspendedWhy,
    Suspension,
    changed,
    check_suspension,
    checked_profile,
)
from tests.unit.store.conftest import NOW

FULL = Profile("Anna", "ru", "school-2", Allowance(30, 60, 300))
SUSPENSION = Suspension(NOW + timedelta(days=1), SuspendedWhy.RULES)


def test_good_values_stay_as_they_are() -> None:
    assert checked_profile(FULL) == FULL
    assert checked_profile(Profile()) == Profile()
    assert checked_profile(Profile(" И\u0306ван ")) == Profile("\u0419ван")


@pytest.mark.parametrize(
    ("profile", "key"),
    [
        (Profile(name="x" * 101), "name"),
        (Profile(name="a\nb"), "name"),
        (Profile(language="de"), "language"),
        (Profile(group="Under 18"), "group"),
        (Profile(group="x" * 81), "group"),
        (Profile(group="school\n"), "group"),
        (Profile(allowance=Allowance(session=0)), "session minutes"),
        (Profile(allowance=Allowance(day=1441)), "day minutes"),
        (Profile(allowance=Allowance(week=-5)), "week minutes"),
        (Profile(allowance=Allowance(week=10081)), "week minutes"),
    ],
)
def test_a_bad_value_is_named(profile: Profile, key: str) -> None:
    with pytest.raises(BadInput, match=f"^{key}: "):
        checked_profile(profile)


def test_a_suspension_has_an_end_within_a_year() -> None:
    check_suspension(SUSPENSION, NOW)
    check_suspension(replace(SUSPENSION, until=NOW + LONGEST_SUSPENSION), NOW)
    for until in (NOW, NOW - timedelta(days=1), NOW + LONGEST_SUSPENSION + timedelta(seconds=1)):
        with pytest.raises(BadInput, match=r"^until: "):
            check_suspension(replace(SUSPENSION, until=until), NOW)
    for note in ("x" * 501, "a\nb"):
        with pytest.raises(BadInput, match=r"^note: "):
            check_suspension(replace(SUSPENSION, note=note), NOW)


def test_changes_are_told_by_name_alone() -> None:
    assert changed(FULL, FULL) == ()
    assert changed(FULL, Profile()) == ("name", "language", "group", "allowance")
    assert changed(FULL, replace(FULL, allowance=Allowance(30))) == ("allowance",)
