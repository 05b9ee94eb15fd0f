# SPDX-License-Identifier: GPL-3.0-or-later
"""A few thousand cases of `make fuzz`: nothing raises, is read otherwise than by h11 or OpenSSL, or passes unjudged."""

import pytest

from tests.fuzz.gateway import TARGETS, Target, run

CASES = 2000
SEED = 2026


@pytest.mark.parametrize("target", [target for target, _ in TARGETS], ids=lambda target: target.__name__)
def test_spoilt_input_is_read_in_one_way_or_refused(target: Target) -> None:
    taken = run(target, CASES, SEED)
    assert CASES * 0.05 < taken < CASES * 0.95  # a fuzzer whose input is all refused, or all taken, shows little
