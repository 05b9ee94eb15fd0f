# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: no page asks the reader in a window of its own, and none keeps or takes a file."""

import pytest

from tests.journeys.escapes.attempts import Group
from tests.journeys.escapes.dialogs import DIALOGS
from tests.journeys.escapes.files import FILES
from tests.journeys.escapes.suite import Suite


@pytest.mark.parametrize("group", [DIALOGS, FILES], ids=lambda group: group.name)
def test_a_page_stays_a_page(suite: Suite, group: Group) -> None:
    assert suite.run(group) == []
