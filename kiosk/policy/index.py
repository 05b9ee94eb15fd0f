# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds what is said about a host in as many steps as the host has labels, however many sites there are.

The plainest and by far the commonest case, a host of which one site opens everything, is kept as the site alone:
no rule of its own, so that a million hosts fit into a small machine and are found in one step.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

P = TypeVar("P")
T = TypeVar("T")


class HostIndex(Generic[P, T]):
    """Rules (T) under their hosts, and plain owners (P); built once, then only read."""

    __slots__ = ("_below", "_spell", "exact")

    def __init__(
        self,
        exact: Mapping[str, tuple[T, ...]],
        below: Mapping[str, tuple[T, ...]],
        plain: Mapping[str, P],
        spell: Callable[[str, P], T],
    ) -> None:
        """`below` holds the rules for names below a host; `spell` makes the rule that a plain owner stands for."""
        self.exact: dict[str, P | tuple[T, ...]] = {**plain, **exact}
        self._below = dict(below)
        self._spell = spell

    def says_nothing_below(self, host: str) -> bool:
        """Tell that no wildcard covers the host."""
        below = self._below
        dot = host.find(".")
        while dot >= 0:
            host = host[dot + 1 :]
            if host in below:
                return False
            dot = host.find(".")
        return True

    def levels(self, host: str) -> Iterator[tuple[T, ...]]:
        """Yield the rules for a host: those of its own name first, then of each wildcard, the longest first."""
        found = self.exact.get(host)
        if found is not None:
            yield found if isinstance(found, tuple) else (self._spell(host, found),)
        if not self._below:
            return
        dot = host.find(".")
        while dot >= 0:
            host = host[dot + 1 :]
            if rules := self._below.get(host):
                yield rules
            dot = host.find(".")


def by_host(entries: Iterable[tuple[str, T]], rank: Callable[[T], tuple[int, ...]]) -> dict[str, tuple[T, ...]]:
    """Gather the values of each host in the order of `rank`, highest first."""
    found: dict[str, list[T]] = {}
    for host, value in entries:
        found.setdefault(host, []).append(value)
    return {host: tuple(sorted(values, key=rank, reverse=True)) for host, values in found.items()}
