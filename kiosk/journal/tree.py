# SPDX-License-Identifier: GPL-3.0-or-later
"""Merkle tree hashing of RFC 9162 §2.1.1, kept as the roots of complete subtrees so that appending is cheap."""

import hashlib
from collections.abc import Iterable, Sequence

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
        """Add one leaf."""
        self._add(hashed_leaf, 1)

    def extend(self, hashed_leaves: Sequence[bytes]) -> None:
        """Add leaves, in the largest complete subtrees that fit where the tree ends."""
        done, count = 0, len(hashed_leaves)
        while done < count:
            width = 1 << (count - done).bit_length() - 1
            if self.size:
                width = min(width, self.size & -self.size)
            self._add(_subtree(hashed_leaves[done : done + width]), width)
            done += width

    def _add(self, node: bytes, width: int) -> None:
        """Add a complete subtree; each trailing one-bit of the size, counted in its width, closes a larger one."""
        size = self.size // width
        while size & 1:
            node = node_hash(self._roots.pop(), node)
            size >>= 1
        self._roots.append(node)
        self.size += width

    def copy(self) -> "Frontier":
        """Return another one of the same leaves."""
        made = Frontier()
        made.size, made._roots = self.size, list(self._roots)
        return made

    def root(self) -> bytes:
        """Return the 32-byte root of all leaves so far."""
        if not self._roots:
            return EMPTY_ROOT
        node = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            node = node_hash(left, node)
        return node


def _subtree(level: Sequence[bytes]) -> bytes:
    """Return the root over a power of two of leaf hashes."""
    digest = hashlib.sha256
    while len(level) > 1:
        level = [digest(b"\x01" + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=True)]
    return level[0]
