# SPDX-License-Identifier: GPL-3.0-or-later
"""Merkle tree hashing of RFC 9162 §2.1.1, kept as the roots of complete subtrees so that appending is cheap."""

import hashlib
from collections.abc import Iterable

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Return SHA-256(0x00 ‖ leaf)."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The tree's right edge: one root for each complete subtree, largest first; O(log n) memory."""

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._roots: list[bytes] = []
        for hashed in leaf_hashes:
            self.append(hashed)

    def append(self, hashed_leaf: bytes) -> None:
        """Add one leaf; each trailing one-bit of the size closes a subtree."""
        node, size = hashed_leaf, self.size
        while size & 1:
            node = node_hash(self._roots.pop(), node)
            size >>= 1
        self._roots.append(node)
        self.size += 1

    def root(self) -> bytes:
        """Return the 32-byte root of all leaves so far."""
        if not self._roots:
            return EMPTY_ROOT
        node = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            node = node_hash(left, node)
        return node
