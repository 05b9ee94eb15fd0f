# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: were there a hole, the escape suite would find it; one is opened for each of its groups."""

import pytest

from tests.journeys.escapes.attempts import Group
from tests.journeys.escapes.suite import GROUPS, Suite


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_a_hole_is_found(suite: Suite, group: Group) -> None:
    assert suite.run_with_hole(group) != []
