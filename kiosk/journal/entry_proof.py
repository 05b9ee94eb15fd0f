# SPDX-License-Identifier: GPL-3.0-or-later
"""The proof that one entry is in the record, as a small text in the form of C2SP tlog-proof.

It holds the entry's header and either its commitment, which tells nothing, or the salt and body behind it; the hashes
from the leaf to the root; and the checkpoint that signs the root. Whoever has the verifier key needs nothing else.
"""

import base64
import json
from dataclasses import dataclass
from typing import Final

from kiosk.base.canonical import canonical_json
from kiosk.base.errors import BadInput
from kiosk.base.keys import NoteVerifier
from kiosk.journal.checkpoint import parse_checkpoint
from kiosk.journal.entries import Entry
from kiosk.journal.proofs import Proof, proves_inclusion
from kiosk.journal.record import Header, commit, parse_body, parse_header
from kiosk.journal.tree import HASH_BYTES, leaf_hash

FIRST_LINE: Final = "c2sp.org/tlog-proof@v1"
LARGEST: Final = 64 * 1024  # bytes of a proof that is read
MOST_HASHES: Final = 63
SOURCE: Final = "proof"


@dataclass(frozen=True, slots=True)
class EntryProof:
    """What is claimed: nothing of it is checked. `salt` and `body` are empty where only the commitment is shown."""

    index: int
    header: bytes
    commitment: bytes
    salt: bytes
    body: bytes
    path: Proof
    note: str

    def to_text(self) -> str:
        shown = {"salt": self.salt.hex(), "body": self.body.decode()} if self.body else {}
        leaf = {"header": self.header.decode(), **(shown or {"commitment": self.commitment.hex()})}
        extra = base64.b64encode(canonical_json(leaf)).decode()
        hashes = "".join(f"{base64.b64encode(hashed).decode()}\n" for hashed in self.path)
        return f"{FIRST_LINE}\nextra {extra}\nindex {self.index}\n{hashes}\n{self.note}"


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof that holds says; `entry` is None where its body is not shown."""

    header: Header
    entry: Entry | None
    size: int


def parse_proof(untrusted: bytes) -> EntryProof:
    """Read a proof. Raises BadInput where it is not in the one form that this program writes."""
    try:
        text = untrusted.decode()
        head, _, note = text.partition("\n\n")
        first, extra, index, *hashes = head.split("\n")
        leaf = json.loads(base64.b64decode(extra.removeprefix("extra "), validate=True))
        path = tuple(base64.b64decode(hashed, validate=True) for hashed in hashes)
        salt, body = bytes.fromhex(leaf.get("salt", "")), leaf.get("body", "").encode()
        held = commit(salt, body) if body else bytes.fromhex(leaf["commitment"])
        proof = EntryProof(int(index.removeprefix("index ")), leaf["header"].encode(), held, salt, body, path, note)
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as fault:
        raise BadInput(SOURCE, f"a text that begins with {FIRST_LINE}, extra, index and hashes was expected") from fault
    if first != FIRST_LINE or len(path) > MOST_HASHES or {*map(len, path)} - {HASH_BYTES} or proof.to_text() != text:
        raise BadInput(SOURCE, "the spelling of C2SP tlog-proof, with this program's extra data, was expected")
    return proof


def check_proof(proof: EntryProof, verifier: NoteVerifier) -> Proven | str:
    """Return what the proof says where it holds, or in one sentence why it does not. Raises BadInput."""
    if not verifier.verifies(proof.note):
        return "the checkpoint's signature is not of this key"
    checkpoint = parse_checkpoint(proof.note)
    if checkpoint.origin != verifier.name:
        return f"the checkpoint is one of {checkpoint.origin}, and the key of {verifier.name}"
    header = parse_header(proof.header)
    if header is None or header.index != proof.index:
        return "the header is not one of this entry"
    hashed = leaf_hash(proof.header + proof.commitment)
    if not proves_inclusion(proof.index, checkpoint.size, hashed, checkpoint.root, proof.path):
        return f"entry {proof.index} as it stands here is not in the record that the checkpoint signs"
    entry = parse_body(header.kind, proof.body) if proof.body else None
    if proof.body and entry is None:
        return f"the body is not one of kind {header.kind}"
    return Proven(header, entry, checkpoint.size)
