# SPDX-License-Identifier: GPL-3.0-or-later
"""How large things are drawn by a display's dots."""

import pytest
from PySide6.QtCore import QSize

from kiosk.shell.scale import scale_for


@pytest.mark.parametrize(("dots", "factor"), [
    ((1280, 720), 100), ((1366, 768), 100), ((1920, 1080), 100), ((1080, 1920), 100), ((2560, 1080), 100),
    ((2560, 1440), 125), ((3840, 2160), 200), ((2160, 3840), 200), ((30720, 17280), 400), ((0, 0), 100),
])  # fmt: skip
def test_a_display_of_more_dots_is_drawn_larger(dots: tuple[int, int], factor: int) -> None:
    assert scale_for(QSize(*dots)) == factor
