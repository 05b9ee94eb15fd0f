# SPDX-License-Identifier: GPL-3.0-or-later
"""The index finds what stands under a host, nearest first, and nothing else."""

from collections.abc import Mapping

from kiosk.policy.index import HostIndex
from kiosk.policy.pattern import Pattern, parse_pattern


def _index(texts: tuple[str, ...]) -> HostIndex[str]:
    return HostIndex(((parse_pattern(text), text) for text in texts), lambda pattern, _: (len(pattern.path),))


def test_own_name_before_wildcards_and_longer_wildcards_first() -> None:
    index = _index(("*.zan.kz", "adilet.zan.kz", "*.adilet.zan.kz", "*.b.adilet.zan.kz"))
    assert list(index.levels("adilet.zan.kz")) == [("adilet.zan.kz",), ("*.zan.kz",)]
    assert list(index.levels("a.b.adilet.zan.kz")) == [("*.b.adilet.zan.kz",), ("*.adilet.zan.kz",), ("*.zan.kz",)]


def test_a_wildcard_is_not_its_own_host() -> None:
    assert list(_index(("*.zan.kz",)).levels("zan.kz")) == []


def test_a_name_that_merely_ends_alike_is_another_name() -> None:
    assert list(_index(("*.zan.kz", "zan.kz")).levels("insecurezan.kz")) == []


def test_within_one_host_the_higher_rank_stands_first() -> None:
    assert list(_index(("zan.kz", "zan.kz/a/", "zan.kz/a/b/")).levels("zan.kz")) == [
        ("zan.kz/a/b/", "zan.kz/a/", "zan.kz")
    ]


class _Counting(dict[str, tuple[str, ...]]):
    """A dictionary that counts how often it is asked."""

    def __init__(self, found: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(found)
        self.asked = 0

    def get(self, *args: object) -> object:  # type: ignore[override]
        self.asked += 1
        return super().get(*args)  # type: ignore[call-overload]


def test_the_cost_does_not_grow_with_the_number_of_hosts() -> None:
    def asked(hosts: int) -> int:
        index = HostIndex(((_wild(number), "x") for number in range(hosts)), lambda *_: ())
        index._exact, index._below = _Counting(index._exact), _Counting(index._below)
        list(index.levels("a.site1.zan.kz"))
        return index._exact.asked + index._below.asked

    assert asked(10) == asked(1000)


def _wild(number: int) -> Pattern:
    return parse_pattern(f"*.site{number}.zan.kz")
