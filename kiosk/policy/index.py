# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds what is said about a host in as many steps as the host has labels, however many sites there are."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from kiosk.policy.pattern import Pattern

T = TypeVar("T")


class HostIndex(Generic[T]):
    """Values under their patterns' hosts; built once, then only read."""

    __slots__ = ("_below", "_exact")

    def __init__(self, entries: Iterable[tuple[Pattern, T]], rank: Callable[[Pattern, T], tuple[int, ...]]) -> None:
        """Keep the values of one host in the order of `rank`, highest first."""
        exact: dict[str, list[tuple[Pattern, T]]] = {}
        below: dict[str, list[tuple[Pattern, T]]] = {}
        for pattern, value in entries:
            (below if pattern.subdomains else exact).setdefault(pattern.host, []).append((pattern, value))
        self._exact = {host: _ordered(found, rank) for host, found in exact.items()}
        self._below = {host: _ordered(found, rank) for host, found in below.items()}

    def levels(self, host: str) -> Iterator[tuple[T, ...]]:
        """Yield the values for a host: those of its own name first, then of each wildcard, the longest first."""
        if found := self._exact.get(host):
            yield found
        if not self._below:
            return
        dot = host.find(".")
        while dot >= 0:
            host = host[dot + 1 :]
            if found := self._below.get(host):
                yield found
            dot = host.find(".")


def _ordered(found: list[tuple[Pattern, T]], rank: Callable[[Pattern, T], tuple[int, ...]]) -> tuple[T, ...]:
    return tuple(value for _, value in sorted(found, key=lambda entry: rank(*entry), reverse=True))
