# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be shown to somebody who does not trust the station: checkpoints, proofs of entries, and their checks."""

import io
from pathlib import Path
from typing import Final

import segno

from kiosk.admin.actions.journals import Source, reading
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited, write_atomic
from kiosk.base.keys import parse_verifier
from kiosk.journal.checkpoint import parse_checkpoint
from kiosk.journal.entries import JournalExported, JournalRead
from kiosk.journal.entry_proof import LARGEST, Proven, check_proof, parse_proof
from kiosk.journal.history import continues, entry_proof, named_key, newest_note

NOTE_BYTES: Final = 4096
PICTURES: Final = ("png", "svg")


def checkpoint(path: Path) -> str:
    """Return a journal's newest checkpoint. Raises BadInput."""
    with reading(path) as database:
        note = newest_note(database)
    if not note:
        raise BadInput(str(path), "a journal with a checkpoint was expected")
    return note


def write_picture(note: str, picture: Path) -> None:
    """Write a checkpoint as a QR code, to be printed. Raises BadInput."""
    kind = picture.suffix.removeprefix(".").lower()
    if kind not in PICTURES:
        raise BadInput(str(picture), "a name that ends in .png or .svg was expected")
    buffer = io.BytesIO()
    segno.make_qr(note, encoding="utf-8", error="m").save(buffer, kind=kind, scale=6)
    try:
        write_atomic(picture, buffer.getvalue())
    except OSError as fault:
        raise BadInput(str(picture), f"a folder that can be written was expected ({fault.strerror})") from fault


def compare(path: Path, untrusted_note: bytes, key: str | None) -> str:
    """Return why the journal does not continue what an older checkpoint signed; nothing where it does.

    Without `key` the one that the journal names itself is taken. Raises BadInput.
    """
    try:
        note = untrusted_note.decode().replace("\r\n", "\n").strip("\n") + "\n"  # as a scanner or an editor left it
    except UnicodeDecodeError as fault:
        raise BadInput("checkpoint", "text in UTF-8 was expected") from fault
    older = parse_checkpoint(note)
    with reading(path) as database:
        verifier = parse_verifier(key or named_key(database))
        if not verifier.verifies(note):
            return "the checkpoint's signature is not of this key"
        if older.origin != verifier.name:
            return f"the checkpoint is one of {older.origin}, and the key of {verifier.name}"
        return continues(database, older)


def prove(source: Source, index: int, reason: str | None, clock: Clock) -> str:
    """Return the proof of an entry as text; with a reason it shows the body, and without only kind and moment.

    Raises BadInput and CannotRecord.
    """
    if reason is None:
        source.tell(JournalRead(source.by, "prove", f"entry {index}"), clock)
    else:
        source.tell(JournalExported(source.by, "proof", f"entry {index}", 1, reason), clock)
    with reading(source.path) as database:
        proof = entry_proof(database, index, with_body=reason is not None)
        if proof is None:
            raise BadInput(str(source.path), f"an entry that a checkpoint covers was expected, number {index} is none")
        found = check_proof(proof, parse_verifier(named_key(database)))
    if isinstance(found, str):
        raise BadInput(str(source.path), f"{found}; verify the journal")
    if reason is not None and found.entry is None:
        raise BadInput(str(source.path), f"an entry whose body is still there was expected, that of {index} is gone")
    return proof.to_text()


def check(path: Path, key: str) -> Proven | str:
    """Check a proof by the key that was written down. Raises BadInput for a file that is no proof."""
    verifier = parse_verifier(key)
    try:
        proof = parse_proof(read_limited(path, LARGEST))
        return check_proof(proof, verifier)
    except BadInput as fault:
        raise fault if fault.source == str(path) else BadInput(str(path), fault.expected) from fault
