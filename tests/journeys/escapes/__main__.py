# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m tests.journeys.escapes [GROUP…]`: make every attempt to get out, and print how many did.

Ends with 1 where one did. `--holes` opens one hole for each group, and ends with 1 where the suite does not find it.
"""

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kiosk.base.clock import SystemClock
from kiosk.demo.stage import virtual_display
from tests.fakes.stations import stage
from tests.journeys.escapes.attempts import Group
from tests.journeys.escapes.suite import GROUPS, Suite, canaries
from tests.journeys.rig import screen_of


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.journeys.escapes", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(group.name for group in GROUPS))
    parser.add_argument("--holes", action="store_true", help="open a hole for each group, and look whether it is found")
    parser.add_argument("--only", default="", metavar="WORDS", help="only attempts with these words in their names")
    parser.add_argument("--verbose", action="store_true", help="name each attempt as it is made")
    given = parser.parse_args()
    if given.verbose:
        logging.basicConfig(format="%(message)s")
        logging.getLogger("tests").setLevel(logging.DEBUG)
    groups = [group for group in GROUPS if not given.groups or group.name in given.groups]
    with tempfile.TemporaryDirectory() as folder, virtual_display(1366, 768), stage() as staged:
        display, path = os.environ["DISPLAY"], Path(folder)
        with canaries(path) as ears, screen_of(staged, display, path / "home") as screen:
            screen.begin()
            suite = Suite(screen, ears, path / "home")
            return holes(suite, groups) if given.holes else escapes(suite, groups, given.only)


def escapes(suite: Suite, groups: Sequence[Group], only: str) -> int:
    clock, made = SystemClock(), 0
    found: list[str] = []
    for group in groups:
        begun = clock.monotonic()
        escaped = suite.run(group, only)
        count = sum(only in one.name for one in group.attempts)
        print(f"{group.name}: {count} attempts, {len(escaped)} escapes, {clock.monotonic() - begun:.1f} s")
        for words in escaped:
            print(f"  {words}")
        found += escaped
        made += count
    print(f"{made} attempts, {len(found)} escapes")
    return int(bool(found))


def holes(suite: Suite, groups: Sequence[Group]) -> int:
    missed = 0
    for group in groups:
        found = suite.run_with_hole(group)
        missed += not found
        print(f"{group.name}: " + (f"the hole was found: {'; '.join(found)}" if found else "the hole was NOT found"))
    print(f"{len(groups)} holes, {missed} not found")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
