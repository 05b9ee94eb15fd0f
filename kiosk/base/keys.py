# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and passwords of a station, reader pseudonyms, and C2SP signed notes.

A signed note (C2SP signed-note) is a text that ends in a newline, an empty line, and signature lines
`— NAME BASE64(key id ‖ signature)`. The key id is the first four bytes of SHA-256(name ‖ "\\n" ‖ 0x01 ‖ public
key), 0x01 being Ed25519. A verifier key is written `NAME+hex(key id)+BASE64(0x01 ‖ public key)`.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited, write_atomic
from kiosk.base.ids import Pseudonym, ReaderNumber

ED25519 = b"\x01"
SEED_BYTES = 32
PASSWORD_BYTES = 1024
_DASH = "\u2014"


@dataclass(frozen=True, slots=True)
class NoteVerifier:
    """A public key with the name it signs under."""

    name: str
    public: Ed25519PublicKey

    @property
    def key_id(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public.public_bytes_raw()).digest()[:4]

    def __str__(self) -> str:
        key = base64.b64encode(ED25519 + self.public.public_bytes_raw()).decode()
        return f"{self.name}+{self.key_id.hex()}+{key}"

    def verifies(self, untrusted_note: str) -> bool:
        """Tell whether one of the note's signature lines is this key's and right."""
        text, split, lines = untrusted_note.rpartition("\n\n")
        if not split or not lines.endswith("\n"):
            return False
        return any(self._signed(f"{text}\n", line) for line in lines[:-1].split("\n"))

    def _signed(self, text: str, untrusted_line: str) -> bool:
        prefix = f"{_DASH} {self.name} "
        if not untrusted_line.startswith(prefix):
            return False
        encoded = untrusted_line.removeprefix(prefix)
        try:
            raw = base64.b64decode(encoded, validate=True)
            # one signature, one spelling: Base64 leaves bits of its last letter unused
            if raw[:4] != self.key_id or base64.b64encode(raw).decode() != encoded:
                return False
            self.public.verify(raw[4:], text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class NoteSigner:
    """A private key with the name it signs under."""

    name: str
    private: Ed25519PrivateKey

    def sign(self, text: str) -> str:
        """Return `text`, which must end in a newline, as a note with this key's signature line."""
        if not text.endswith("\n"):
            raise ValueError("a note's text ends in a newline")
        signature = base64.b64encode(self.verifier.key_id + self.private.sign(text.encode())).decode()
        return f"{text}\n{_DASH} {self.name} {signature}\n"

    @property
    def verifier(self) -> NoteVerifier:
        return NoteVerifier(self.name, self.private.public_key())


def parse_verifier(text: str) -> NoteVerifier:
    """Read a C2SP verifier key. Raises BadInput."""
    name, _, rest = text.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    try:
        raw = base64.b64decode(encoded, validate=True)
        if not name or name.split() != [name] or raw[:1] != ED25519:
            raise ValueError(name)
        verifier = NoteVerifier(name, Ed25519PublicKey.from_public_bytes(raw[1:]))
        fits = verifier.key_id.hex() == key_id
    except ValueError as fault:
        raise BadInput("verifier key", "NAME+KEYID+BASE64 with an Ed25519 key was expected") from fault
    if not fits:
        raise BadInput("verifier key", "its key id does not belong to its name and key")
    return verifier


def create_secret(path: Path) -> None:
    """Write 32 fresh random bytes that only the owner may read; never overwrites."""
    if path.exists():
        raise BadInput(str(path), "no file was expected here: a key is never overwritten")
    write_atomic(path, Ed25519PrivateKey.generate().private_bytes_raw(), mode=0o600)


def read_secret(path: Path) -> bytes:
    """Return the 32 bytes of a key file. Raises BadInput where others may read it or its size is wrong."""
    secret = read_limited(path, SEED_BYTES)
    if len(secret) != SEED_BYTES:
        raise BadInput(str(path), f"a key of {SEED_BYTES} bytes was expected")
    if path.stat().st_mode & 0o077:
        raise BadInput(str(path), "a key that only its owner can read was expected (chmod 600)")
    return secret


def read_password(path: Path) -> str:
    """Return the one line of a password's file. Raises BadInput where others may read it or it is no such line."""
    try:
        password = read_limited(path, PASSWORD_BYTES).decode().removesuffix("\n")
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault
    if not password or not password.isprintable():
        raise BadInput(str(path), "one line with a password was expected")
    if path.stat().st_mode & 0o077:
        raise BadInput(str(path), "a password that only its owner can read was expected (chmod 600)")
    return password


def signer(name: str, secret: bytes) -> NoteSigner:
    """Return the signer whose Ed25519 seed is `secret`."""
    return NoteSigner(name, Ed25519PrivateKey.from_private_bytes(secret))


def pseudonym(secret: bytes, number: ReaderNumber) -> Pseudonym:
    """Return the reader's name in the record: a keyed hash, so that the record alone names nobody."""
    digest = hmac.digest(secret, b"reader\x00" + number.encode(), "sha256")
    return Pseudonym("r-" + base64.b32encode(digest[:10]).decode().lower())
