# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of kinds is complete, and what carries data out is not in it."""

import pytest

from kiosk.policy.kinds import LOADS, PAGES, Kind


def test_every_kind_has_its_answer() -> None:
    assert set(LOADS) == set(Kind)


def test_the_value_is_the_name_in_small_letters() -> None:
    assert all(kind.value == kind.name.lower() for kind in Kind)


@pytest.mark.parametrize(
    "kind",
    [
        Kind.OBJECT,
        Kind.SHARED_WORKER,
        Kind.PREFETCH,
        Kind.PING,
        Kind.SERVICE_WORKER,
        Kind.CSP_REPORT,
        Kind.PLUGIN_RESOURCE,
        Kind.WEB_SOCKET,
        Kind.UNKNOWN,
    ],
)
def test_channels_and_strangers_do_not_load(kind: Kind) -> None:
    assert not LOADS[kind]


def test_frames_are_pages() -> None:
    assert {Kind.MAIN_FRAME, Kind.SUB_FRAME} <= PAGES
