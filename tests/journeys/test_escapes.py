# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: no address and no new window leads out of the page, whatever is tried (escapes/)."""

import pytest

from tests.journeys.escapes.attempts import Group
from tests.journeys.escapes.schemes import SCHEMES
from tests.journeys.escapes.suite import Suite
from tests.journeys.escapes.windows import WINDOWS


@pytest.mark.parametrize("group", [SCHEMES, WINDOWS], ids=lambda group: group.name)
def test_nothing_leads_out_of_the_page(suite: Suite, group: Group) -> None:
    assert suite.run(group) == []
