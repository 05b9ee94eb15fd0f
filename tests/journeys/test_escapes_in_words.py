# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: no word of a reader's goes out of a site that is only read."""

import pytest

from tests.journeys.escapes.attempts import Group
from tests.journeys.escapes.suite import Suite
from tests.journeys.escapes.text import TEXT


@pytest.mark.parametrize("group", [TEXT], ids=lambda group: group.name)
def test_no_word_goes_out(suite: Suite, group: Group) -> None:
    assert suite.run(group) == []
