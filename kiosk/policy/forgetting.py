# SPDX-License-Identifier: GPL-3.0-or-later
"""The judge remembers how parts of addresses read, for speed; after a session it forgets whose they were."""

from kiosk.policy.networks import place_of
from kiosk.policy.pattern import folded
from kiosk.policy.query import plain_key


def forget_addresses() -> None:
    """Drop everything of the addresses that were judged; what is judged next is only slower once."""
    for remembered in (folded, plain_key, place_of):
        remembered.cache_clear()
