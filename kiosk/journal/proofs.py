# SPDX-License-Identifier: GPL-3.0-or-later
"""Proofs of RFC 9162: that an entry is in a tree (§2.1.3), and that an older tree is the beginning of a newer (§2.1.4).

A proof is the hashes of a few subtrees, at most two for each doubling of the tree. Whoever checks one needs a root that
they trust, from a signed checkpoint; nothing here knows of checkpoints, keys or files.
"""

from collections.abc import Sequence

from kiosk.journal.tree import EMPTY_ROOT, Frontier, node_hash

Proof = tuple[bytes, ...]


def inclusion_proof(index: int, leaf_hashes: Sequence[bytes]) -> Proof:
    """Return PATH(index, D[n]) of §2.1.3.1: the leaf's sibling first. Raises ValueError for no such leaf."""
    if not 0 <= index < len(leaf_hashes):
        raise ValueError(f"entry {index} of {len(leaf_hashes)}")
    start, end, path = 0, len(leaf_hashes), list[bytes]()
    while end - start > 1:
        middle = start + _half(end - start)
        if index < middle:
            path.append(_root(leaf_hashes, middle, end))
            end = middle
        else:
            path.append(_root(leaf_hashes, start, middle))
            start = middle
    return tuple(reversed(path))


def consistency_proof(first: int, leaf_hashes: Sequence[bytes]) -> Proof:
    """Return PROOF(first, D[n]) of §2.1.4.1; empty where `first` is none or all of them. Raises ValueError."""
    if not 0 <= first <= len(leaf_hashes):
        raise ValueError(f"{first} entries of {len(leaf_hashes)}")
    start, end, path = 0, len(leaf_hashes), list[bytes]()
    while first not in (0, end):
        middle = start + _half(end - start)
        if first <= middle:
            path.append(_root(leaf_hashes, middle, end))
            end = middle
        else:
            path.append(_root(leaf_hashes, start, middle))
            start = middle
    if start:  # the older tree's own root needs no telling
        path.append(_root(leaf_hashes, start, end))
    return tuple(reversed(path))


def proves_inclusion(index: int, size: int, leaf_hash: bytes, root: bytes, untrusted_proof: Proof) -> bool:
    """Tell whether the leaf is entry `index` of the tree of `size` entries with this root (§2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf_hash
    for hashed in untrusted_proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(hashed, found)
            place, last = _past_lone_nodes(place, last)
        else:
            found = node_hash(found, hashed)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def proves_consistency(first: int, second: int, roots: tuple[bytes, bytes], untrusted_proof: Proof) -> bool:
    """Tell whether the tree of `first` entries is the beginning of the one of `second` (§2.1.4.2)."""
    older, newer = roots
    if not 0 < first < second:
        same = first == second and older == newer
        return not untrusted_proof and (same or (first == 0 < second and older == EMPTY_ROOT))
    whole = first & (first - 1) == 0  # a complete subtree, whose root the proof leaves out
    path = (older, *untrusted_proof) if whole else untrusted_proof
    if not path:
        return False
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for hashed in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(hashed, before), node_hash(hashed, after)
            place, last = _past_lone_nodes(place, last)
        else:
            after = node_hash(after, hashed)
        place, last = place >> 1, last >> 1
    return last == 0 and (before, after) == (older, newer)


def _past_lone_nodes(place: int, last: int) -> tuple[int, int]:
    """Go up past the levels at which the last node has no sibling."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _half(width: int) -> int:
    """Return the largest power of two below `width`."""
    return 1 << (width - 1).bit_length() - 1


def _root(leaf_hashes: Sequence[bytes], start: int, end: int) -> bytes:
    frontier = Frontier()
    frontier.extend(leaf_hashes[start:end])
    return frontier.root()
