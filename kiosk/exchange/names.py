# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of hosts and what is above them; ids for what is made of them."""

import re
from collections.abc import Iterator
from typing import Final

ID_CHARACTERS: Final = 60

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


def upwards(host: str) -> Iterator[str]:
    """Yield a host and every name above it, the nearest first."""
    while host:
        yield host
        host = host.partition(".")[2]


def above(host: str) -> Iterator[str]:
    """Yield the names of which a host is a part, the nearest first."""
    return upwards(host.partition(".")[2])


def site_id(host: str, taken: set[str]) -> str:
    """Return a site's id: the host's letters and digits joined by hyphens. It is then taken."""
    return numbered(_NOT_IN_IDS.sub("-", host).strip("-")[:ID_CHARACTERS].strip("-") or "site", taken)


def numbered(plain: str, taken: set[str]) -> str:
    """Return a name that is not taken yet, with a number where the plain one is. It is then taken."""
    found, number = plain, 1
    while found in taken:
        number += 1
        found = f"{plain}-{number}"
    taken.add(found)
    return found
