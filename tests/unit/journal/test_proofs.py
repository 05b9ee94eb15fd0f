# SPDX-License-Identifier: GPL-3.0-or-later
"""Proofs convince of what is so and of nothing else, and another library agrees on every hash of them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion
from pymerkle.proof import InclusionProof

from kiosk.journal.proofs import Proof, consistency_proof, inclusion_proof, proves_consistency, proves_inclusion
from kiosk.journal.tree import EMPTY_ROOT, Frontier, leaf_hash

VECTORS = json.loads((Path(__file__).resolve().parents[2] / "data" / "journal" / "vectors.json").read_text("utf-8"))
MOST = 70
LEAVES = [bytes([number]) for number in range(MOST)]
HASHES = [leaf_hash(leaf) for leaf in LEAVES]
ROOTS = [Frontier(HASHES[:size]).root() for size in range(MOST + 1)]
SIZES = st.integers(1, MOST)


@st.composite
def two_sizes(draw: st.DrawFn) -> tuple[int, int]:
    second = draw(SIZES)
    return draw(st.integers(0, second)), second


@st.composite
def place_and_size(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(SIZES)
    return draw(st.integers(0, size - 1)), size


def test_every_entry_of_every_small_tree_is_proved_at_its_place_alone() -> None:
    for size in range(1, 34):
        for index in range(size):
            proof = inclusion_proof(index, HASHES[:size])
            places = [at for at in range(size) if proves_inclusion(at, size, HASHES[index], ROOTS[size], proof)]
            assert places == [index]


def test_every_small_tree_is_proved_the_beginning_of_every_larger() -> None:
    for second in range(34):
        for first in range(second + 1):
            proof = consistency_proof(first, HASHES[:second])
            firsts = [at for at in range(34) if proves_consistency(at, second, (ROOTS[at], ROOTS[second]), proof)]
            assert first in firsts
            # an empty proof is also that of none and of all
            assert set(firsts) - {first} <= ({0, second} if not proof else set())


@given(place_and_size(), st.data())
def test_a_changed_proof_of_an_entry_proves_nothing(where: tuple[int, int], data: st.DataObject) -> None:
    index, size = where
    proof = inclusion_proof(index, HASHES[:size])
    assert not proves_inclusion(index, size, HASHES[index], ROOTS[size], data.draw(changed(proof)))
    assert not proves_inclusion(index, size, leaf_hash(b"another"), ROOTS[size], proof)
    assert not proves_inclusion(index, size, HASHES[index], EMPTY_ROOT, proof)


@given(two_sizes(), st.data())
def test_a_changed_proof_of_a_beginning_proves_nothing(sizes: tuple[int, int], data: st.DataObject) -> None:
    first, second = sizes
    roots = ROOTS[first], ROOTS[second]
    proof = consistency_proof(first, HASHES[:second])
    assert not proves_consistency(first, second, roots, data.draw(changed(proof)))
    assert not proves_consistency(first, second, (leaf_hash(b"another"), roots[1]), proof)
    assert first == 0 or not proves_consistency(first, second, (roots[0], leaf_hash(b"another")), proof)


@given(two_sizes(), st.integers(0, MOST - 1))
def test_a_history_with_another_entry_in_it_is_not_proved(sizes: tuple[int, int], place: int) -> None:
    first, second = sizes
    forged = [*HASHES[:second]]
    forged[place % second] = leaf_hash(b"another")
    proved = proves_consistency(
        first, second, (ROOTS[first], Frontier(forged).root()), consistency_proof(first, forged)
    )
    assert proved == (place % second >= first)


def changed(proof: Proof) -> st.SearchStrategy[Proof]:
    """One hash more, one fewer, one other, or two that changed places."""
    ways = [st.just((*proof, HASHES[0])), st.just((HASHES[0], *proof))]
    if proof:
        places = st.integers(0, len(proof) - 1)
        ways.append(places.map(lambda at: (*proof[:at], *proof[at + 1 :])))
        ways.append(places.map(lambda at: (*proof[:at], leaf_hash(proof[at]), *proof[at + 1 :])))
    if len(proof) > 1:
        ways.append(st.just((*proof[1:], proof[0])))
    return st.one_of(ways)


def test_what_is_out_of_range_has_no_proof() -> None:
    for prove, place, size in (
        (inclusion_proof, 3, 3),
        (inclusion_proof, -1, 3),
        (inclusion_proof, 0, 0),
        (consistency_proof, 4, 3),
        (consistency_proof, -1, 3),
    ):
        with pytest.raises(ValueError, match=r"entr.* of \d"):
            prove(place, HASHES[:size])
    assert not proves_inclusion(3, 3, HASHES[0], ROOTS[3], ())
    assert not proves_inclusion(-1, 3, HASHES[0], ROOTS[3], ())
    assert not proves_consistency(3, 2, (ROOTS[3], ROOTS[2]), ())
    assert not proves_consistency(-1, 2, (ROOTS[0], ROOTS[2]), ())
    assert not proves_consistency(3, 5, (ROOTS[3], ROOTS[5]), ())


@pytest.fixture(scope="module")
def peer() -> InmemoryTree:
    """The same leaves in the tree of an independent implementation."""
    tree = InmemoryTree(algorithm="sha256")
    for leaf in LEAVES:
        tree.append_entry(leaf)
    return tree


def test_the_peer_agrees_on_every_root(peer: InmemoryTree) -> None:
    assert [peer.get_root(size) for size in range(MOST + 1)] == ROOTS
    assert [peer.get_leaf(index + 1) for index in range(MOST)] == HASHES


def test_the_peer_agrees_on_every_proof_of_an_entry(peer: InmemoryTree) -> None:
    """Its proof is the leaf's hash and then RFC 9162's path; its verifier takes ours, ours takes its."""
    for size in range(1, MOST + 1):
        for index in range(size):
            theirs, ours = peer.prove_inclusion(index + 1, size), inclusion_proof(index, HASHES[:size])
            assert tuple(theirs.path) == (HASHES[index], *ours)
            assert proves_inclusion(index, size, HASHES[index], ROOTS[size], tuple(theirs.path[1:]))
            of_ours = InclusionProof("sha256", True, size, index + 1, theirs.rule, [HASHES[index], *ours])
            verify_inclusion(HASHES[index], ROOTS[size], of_ours, index=index + 1, size=size)


def test_the_peer_agrees_on_every_beginning(peer: InmemoryTree) -> None:
    """Its proofs split further than RFC 9162's do, so roots and verdicts are compared, and not the hashes."""
    for second in range(1, MOST + 1):
        for first in range(1, second + 1):
            theirs = peer.prove_consistency(first, second)
            verify_consistency(ROOTS[first], ROOTS[second], theirs, prior_size=first, later_size=second)
            roots = peer.get_root(first), peer.get_root(second)
            assert proves_consistency(first, second, roots, consistency_proof(first, HASHES[:second]))


def root_of_the_peer(leaves: list[bytes]) -> bytes:
    tree = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        tree.append_entry(leaf)
    return tree.get_root()


def subproof_by_definition(first: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 9162 §2.1.4.1, as it stands there, over the peer's hashes."""
    if first == len(leaves):
        return [] if whole else [root_of_the_peer(leaves)]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    if first <= half:
        return [*subproof_by_definition(first, leaves[:half], whole), root_of_the_peer(leaves[half:])]
    return [*subproof_by_definition(first - half, leaves[half:], False), root_of_the_peer(leaves[:half])]


def test_the_proof_of_a_beginning_is_the_definitions_over_the_peers_hashes() -> None:
    for second in range(1, 26):
        for first in range(1, second + 1):
            expected = subproof_by_definition(first, LEAVES[:second], True)
            assert consistency_proof(first, HASHES[:second]) == tuple(expected)


def _hex(proof: Proof) -> list[str]:
    return [hashed.hex() for hashed in proof]


@pytest.mark.parametrize(
    ("name", "prove"),
    [
        ("inclusion", inclusion_proof),
        ("consistency", consistency_proof),
    ],
)
def test_the_golden_vectors_hold(name: str, prove: Callable[[int, list[bytes]], Proof]) -> None:
    hashes = [bytes.fromhex(entry["leaf_hash"]) for entry in VECTORS["entries"]]
    told = VECTORS["proofs"][name]
    assert {place: _hex(prove(int(place), hashes)) for place in told} == told
    assert len(told) >= len(hashes)
