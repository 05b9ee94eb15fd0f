# SPDX-License-Identifier: GPL-3.0-or-later
"""One station's key, and journals that are opened and closed again."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from kiosk.base.ids import StationId
from kiosk.base.keys import NoteSigner, signer
from kiosk.journal.file import Journal
from tests.fakes.clock import FakeClock

Opens = Callable[..., AbstractContextManager[Journal]]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def key() -> NoteSigner:
    return signer("tereze/one", bytes(range(32)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def opened(path: Path, key: NoteSigner, clock: FakeClock) -> Opens:
    """Return what opens the journal for a `with`."""

    @contextmanager
    def open_it(where: Path = path, by: NoteSigner = key) -> Iterator[Journal]:
        journal = Journal(where, StationId("one"), by, clock)
        try:
            yield journal
        finally:
            journal.close()

    return open_it
