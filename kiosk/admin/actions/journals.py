# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at a journal: does it hold, and what does it say."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.base.keys import parse_verifier
from kiosk.journal.entries import body_of
from kiosk.journal.reading import DAMAGED, open_for_reading, records
from kiosk.journal.record import Record, parse_body, parse_header
from kiosk.journal.verify import Report
from kiosk.journal.verify import verify as verify_file


def verify(path: Path, key: str | None) -> Report:
    """Check a journal, by a verifier key that was written down elsewhere if there is one. Raises BadInput."""
    return verify_file(path, parse_verifier(key) if key else None)


def report_as_json(report: Report) -> Mapping[str, object]:
    """Return the report as `kioskctl journal verify --json` prints it."""
    return {
        "ok": report.ok,
        "entries": report.entries,
        "root": base64.b64encode(report.root).decode(),
        "checkpoints": report.checkpoints,
        "findings": list(report.findings),
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry for a person's eyes; `body` is empty where it cannot be read."""

    index: int
    moment: str
    kind: str
    body: Mapping[str, str | int]


def show(path: Path) -> Iterator[Shown]:
    """Yield the entries in order. Raises BadInput for a file that is no journal."""
    with open_for_reading(path) as database:
        try:
            for record in records(database):
                yield _shown(path, record)
        except DAMAGED as fault:
            raise BadInput(str(path), f"a journal that SQLite can read was expected ({fault})") from fault


def _shown(path: Path, record: Record) -> Shown:
    header = parse_header(record.header)
    if header is None:
        raise BadInput(str(path), f"entry {record.index} was expected to be whole; verify the journal")
    entry = parse_body(header.kind, record.body) if record.body is not None else None
    moment = header.moment.isoformat(timespec="milliseconds")
    return Shown(record.index, moment, header.kind, body_of(entry) if entry else {})
