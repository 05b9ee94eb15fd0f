# SPDX-License-Identifier: GPL-3.0-or-later
"""A station's self-test as staff ask for it: by the station itself, with room for hands, and on paper."""

from pathlib import Path

from kiosk.admin.actions.selftest_print import print_sheet
from kiosk.admin.actions.station_checks import look_over, session_runs
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.files import write_atomic
from kiosk.station.config import Station
from kiosk.station.selftest import Sheet, blank, in_order

WHO_CHARACTERS = 80


def check(station: Station, clock: Clock, who: str = "", site: str = "", *, by_hand: bool = False) -> Sheet:
    """Look over what the station can tell by itself; `by_hand` adds the parts that somebody looks at afterwards.

    Raises BadInput, with `by_hand` also while a session runs.
    """
    if len(who) > WHO_CHARACTERS or not (who or " ").isprintable():
        raise BadInput("who", f"a name of at most {WHO_CHARACTERS} characters in one line was expected")
    if by_hand and session_runs(station):
        raise BadInput(str(station.folder), "no session was expected to run meanwhile: somebody is reading there")
    hands = blank() if by_hand else ()
    return Sheet(clock.now(), who, in_order((*hands, *look_over(station, clock, site))))


def print_to(path: Path, sheet: Sheet, station: Station, language: str) -> None:
    """Write the sheet as a PDF. Raises BadInput."""
    document = print_sheet(sheet, station, language)
    try:
        write_atomic(path, document)
    except OSError as fault:
        raise BadInput(str(path), f"a file that can be written was expected ({fault.strerror})") from fault
