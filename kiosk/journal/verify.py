# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of a whole journal: every finding names its entry or checkpoint; no finding means it holds.

What it can show: edits, gaps, reordering, missing tails that a checkpoint still speaks of, forged checkpoints, and
a wall clock that ran backwards. What it cannot show alone: a tail cut together with its checkpoints; for that,
compare with a checkpoint that left the station.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from kiosk.base.errors import BadInput
from kiosk.base.keys import NoteVerifier, parse_verifier
from kiosk.journal.checkpoint import parse_checkpoint
from kiosk.journal.entries import SIGNED_AT_ONCE
from kiosk.journal.file import FORMAT
from kiosk.journal.reading import DAMAGED, batches, open_for_reading
from kiosk.journal.record import parse_header
from kiosk.journal.spans import noted
from kiosk.journal.walk import Walk

_SIGNED = frozenset(kind.value for kind in SIGNED_AT_ONCE)
LONGEST_UNSIGNED = timedelta(hours=1, minutes=5)  # station.toml allows a checkpoint an hour at the least


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found; `covered` is the size of the newest good checkpoint."""

    entries: int
    root: bytes
    checkpoints: int
    covered: int
    own_key: bool
    findings: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.findings


def verify(path: Path, key: NoteVerifier | None = None) -> Report:
    """Check the journal at `path`; without `key`, by the key it names itself. Raises BadInput if it is none."""
    with open_for_reading(path) as database:
        try:
            return _verify(database, key)
        except DAMAGED as fault:
            raise BadInput(str(path), f"a journal that SQLite can read was expected ({fault})") from fault


def _verify(database: sqlite3.Connection, key: NoteVerifier | None) -> Report:
    findings: list[str] = []
    verifier = key or _named_key(database, findings)
    if key is not None and _about(database, "key") != str(key):
        findings.append("the key that the journal names is not the one it was checked with")
    if _about(database, "format") != FORMAT:
        findings.append(f"the journal is not of format {FORMAT}")
    notes = dict(database.execute("SELECT size, note FROM checkpoints ORDER BY size").fetchall())
    walk = Walk(notes, {row[0]: row for row in noted(database)})
    for rows in batches(database):
        walk.take(rows)
    findings += walk.findings
    findings += walk.erasure_findings()
    findings += walk.span_findings()
    judged = {size: _note_finding(size, note, verifier, walk.roots) for size, note in notes.items()}
    good = [size for size, finding in judged.items() if not finding]
    findings += filter(None, judged.values())
    if notes and len(good) == len(notes):  # a checkpoint that does not hold is a finding of its own
        findings += _unsigned_findings(database, max(good))
    if not walk.frontier.size:
        findings.append("there is no entry: a station's journal begins with its first card")
    if walk.frontier.size and not notes:
        findings.append("no checkpoint covers these entries")
    covered = max(good, default=0)
    return Report(walk.frontier.size, walk.frontier.root(), len(notes), covered, key is None, tuple(findings))


def _unsigned_findings(database: sqlite3.Connection, covered: int) -> Iterator[str]:
    """Find entries after which kioskd signs at once, or long before the newest, that no good checkpoint covers."""
    unsigned = database.execute("SELECT n, header FROM entries WHERE n >= ? ORDER BY n", (covered,))
    tail = [(index, parse_header(header)) for index, header in unsigned]
    newest = max((header.moment for _, header in tail if header), default=None)
    for index, header in tail:
        if header is None or newest is None:
            continue
        if header.kind in _SIGNED:
            yield f"entry {index}: no checkpoint covers it, though one is signed after every {header.kind}"
        elif newest - header.moment > LONGEST_UNSIGNED:
            yield f"entry {index}: no checkpoint covers it, {newest - header.moment} before the newest entry"


def _named_key(database: sqlite3.Connection, findings: list[str]) -> NoteVerifier | None:
    try:
        return parse_verifier(_about(database, "key"))
    except BadInput as fault:
        findings.append(f"the journal names no usable key: {fault}")
        return None


def _about(database: sqlite3.Connection, key: str) -> str:
    row = database.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def _note_finding(size: int, note: object, verifier: NoteVerifier | None, roots: dict[int, bytes]) -> str:
    if not isinstance(note, str):
        return f"checkpoint {size}: it is not a text"
    try:
        checkpoint = parse_checkpoint(note)
    except BadInput as fault:
        return f"checkpoint {size}: {fault}"
    if verifier is None or not verifier.verifies(note):
        return f"checkpoint {size}: its signature is not this station's"
    if checkpoint.size != size or checkpoint.origin != verifier.name:
        return f"checkpoint {size}: it speaks of {checkpoint.origin} at size {checkpoint.size}"
    if size not in roots:
        return f"checkpoint {size}: entries it covers are missing from the end"
    if roots[size] != checkpoint.root:
        return f"checkpoint {size}: entries before it were changed"
    return ""
