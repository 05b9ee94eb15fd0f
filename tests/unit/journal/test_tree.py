# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree that is built by appending is the one that RFC 9162 §2.1.1 defines by halving."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal.tree import EMPTY_ROOT, Frontier, leaf_hash


def root_by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 9162 §2.1.1, as it stands there."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = root_by_definition(leaves[:half]), root_by_definition(leaves[half:])
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: list[bytes]) -> bytes:
    return Frontier(leaf_hash(leaf) for leaf in leaves).root()


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_the_root_is_the_definitions(leaves: list[bytes]) -> None:
    assert root(leaves) == root_by_definition(leaves)


def test_every_size_up_to_130_on_the_way() -> None:
    leaves = [bytes([number]) for number in range(130)]
    frontier = Frontier()
    assert frontier.root() == EMPTY_ROOT
    for size, leaf in enumerate(leaves, start=1):
        frontier.append(leaf_hash(leaf))
        assert (frontier.size, frontier.root()) == (size, root_by_definition(leaves[:size]))


@given(st.lists(st.integers(0, 70), max_size=6))
def test_adding_many_at_once_is_adding_one_by_one(counts: list[int]) -> None:
    leaves = [leaf_hash(bytes([number % 256])) for number in range(sum(counts))]
    many, done = Frontier(), 0
    for count in counts:
        many.extend(leaves[done : done + count])
        done += count
        assert (many.size, many.root()) == (done, Frontier(leaves[:done]).root())


@given(st.lists(st.binary(max_size=3), min_size=1, max_size=40), st.data())
def test_changing_dropping_swapping_or_repeating_a_leaf_changes_the_root(
    leaves: list[bytes], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.integers(0, len(leaves) - 1))
    before = root(leaves)
    assert root([*leaves[:place], leaves[place] + b"x", *leaves[place + 1 :]]) != before
    assert root([*leaves[:place], *leaves[place + 1 :]]) != before
    assert root([*leaves[:place], leaves[place], *leaves[place:]]) != before
    swapped = list(leaves)
    swapped[place], swapped[other] = swapped[other], swapped[place]
    assert (root(swapped) == before) == (swapped == leaves)


def test_a_leaf_cannot_pass_for_a_node() -> None:
    one, two = leaf_hash(b"1"), leaf_hash(b"2")
    assert root([one + two]) != root([b"1", b"2"])
