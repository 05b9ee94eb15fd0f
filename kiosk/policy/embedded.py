# SPDX-License-Identifier: GPL-3.0-or-later
"""placeholder until the branch comes."""

from kiosk.policy.address import Url


def inner_addresses(url: Url, judged: frozenset[str] = frozenset()) -> tuple[str, ...] | None:
    return ()


def is_relay(host: str) -> bool:
    return False


def may_carry(path: str, query: str) -> bool:
    return False
