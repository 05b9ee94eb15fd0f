# SPDX-License-Identifier: GPL-3.0-or-later
"""The index finds what stands under a host, nearest first, and nothing else."""

from collections.abc import Mapping

from kiosk.policy.index import HostIndex, by_host


def _index(*texts: str, plain: Mapping[str, int] | None = None) -> HostIndex[int, str]:
    """Gather texts by their host, the longest first; a plain owner is a number."""
    found: dict[bool, list[tuple[str, str]]] = {False: [], True: []}
    for text in texts:
        found[text.startswith("*.")].append((text.removeprefix("*.").partition("/")[0], text))
    exact, below = by_host(found[False], _length), by_host(found[True], _length)
    return HostIndex(exact, below, plain or {}, lambda host, owner: f"{host} is all of {owner}")


def _length(text: str) -> tuple[int, ...]:
    return (len(text),)


def test_own_name_before_wildcards_and_longer_wildcards_first() -> None:
    index = _index("*.zan.kz", "adilet.zan.kz", "*.adilet.zan.kz", "*.b.adilet.zan.kz")
    assert list(index.levels("adilet.zan.kz")) == [("adilet.zan.kz",), ("*.zan.kz",)]
    assert list(index.levels("a.b.adilet.zan.kz")) == [("*.b.adilet.zan.kz",), ("*.adilet.zan.kz",), ("*.zan.kz",)]


def test_a_wildcard_is_not_its_own_host() -> None:
    assert list(_index("*.zan.kz").levels("zan.kz")) == []


def test_a_name_that_merely_ends_alike_is_another_name() -> None:
    assert list(_index("*.zan.kz", "zan.kz").levels("insecurezan.kz")) == []


def test_within_one_host_the_higher_rank_stands_first() -> None:
    assert list(_index("zan.kz", "zan.kz/a/", "zan.kz/a/b/").levels("zan.kz")) == [
        ("zan.kz/a/b/", "zan.kz/a/", "zan.kz")
    ]


def test_of_equal_rank_the_first_in_the_file_stands_first() -> None:
    assert list(_index("zan.kz/a/", "zan.kz/b/").levels("zan.kz")) == [("zan.kz/a/", "zan.kz/b/")]


def test_a_plain_owner_is_found_as_itself_and_spelled_as_a_rule() -> None:
    index = _index("*.zan.kz", plain={"adilet.zan.kz": 7})
    assert index.exact["adilet.zan.kz"] == 7
    assert list(index.levels("adilet.zan.kz")) == [("adilet.zan.kz is all of 7",), ("*.zan.kz",)]


class _Counting(dict[str, int | tuple[str, ...]]):
    """A dictionary that counts how often it is asked."""

    asked = 0

    def get(self, *args: object) -> object:  # type: ignore[override]
        self.asked += 1
        return super().get(*args)  # type: ignore[call-overload]


def test_the_cost_does_not_grow_with_the_number_of_hosts() -> None:
    def asked(hosts: int) -> int:
        index = _index(*(f"*.site{number}.zan.kz" for number in range(hosts)))
        exact, below = _Counting({}), _Counting(index._below)
        index.exact, index._below = exact, below  # type: ignore[assignment]
        list(index.levels("a.site1.zan.kz"))
        return exact.asked + below.asked

    assert asked(10) == asked(1000)
