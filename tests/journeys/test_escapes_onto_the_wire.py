# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: no page is taken for the screen, and none reaches a device, a viewer or an unlisted host."""

import pytest

from tests.journeys.escapes.attempts import Group
from tests.journeys.escapes.devices import DEVICES
from tests.journeys.escapes.documents import DOCUMENTS
from tests.journeys.escapes.network import NETWORK
from tests.journeys.escapes.painting import PAINTING
from tests.journeys.escapes.suite import Suite


@pytest.mark.parametrize("group", [PAINTING, DEVICES, NETWORK, DOCUMENTS], ids=lambda group: group.name)
def test_nothing_is_reached(suite: Suite, group: Group) -> None:
    assert suite.run(group) == []
