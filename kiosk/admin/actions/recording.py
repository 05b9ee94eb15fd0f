# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff acts enter the journal before they are done, whether the station's service runs or not.

Only one program writes a journal: the service where it runs, which is asked over its socket; this program where it does
not. What an act is, and who may do it, is not decided here.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kiosk.base.clock import Clock
from kiosk.base.keys import read_secret, signer
from kiosk.journal.entries import Entry, body_of
from kiosk.journal.file import Journal
from kiosk.station.config import Station
from kiosk.station.keys import JOURNAL_KEY
from kiosk.wire.asking import ask_to_keep, service_answers

Keep = Callable[[Entry], int]


@contextmanager
def recording(station: Station, clock: Clock) -> Iterator[Keep]:
    """Yield what writes an entry to disk and returns its index.

    Raises BadInput where the journal is in nobody's hands that answer, CannotRecord where it cannot be written.
    """
    if service_answers(station.socket):
        yield lambda entry: ask_to_keep(station.socket, entry.kind.value, _fields(entry))
        return
    secret = read_secret(station.keys / JOURNAL_KEY)
    journal = Journal(station.journal, station.id, signer(station.origin, secret), clock)
    try:
        yield journal.append
    finally:
        journal.close()


def _fields(entry: Entry) -> str:
    return json.dumps(body_of(entry), ensure_ascii=False)
