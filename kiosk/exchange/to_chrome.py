# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a policy as the managed policy of Chrome and Edge, and says where they let more through.

The blocklist shuts everything (`*`); the allowlist opens what the sites open; more of the blocklist keeps exceptions
and locks shut inside that. What a policy keeps shut stays shut unless a line of `wider` says otherwise; where Chrome
has no words, less opens rather than more. How one host is said stands in `chrome_nodes`.
"""

import json
from collections.abc import Iterator
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.exchange.chrome import ALLOW, BLOCK
from kiosk.exchange.chrome_filter import MOST_IN_FORCE
from kiosk.exchange.chrome_nodes import Node, nodes_of
from kiosk.exchange.exported import Exported, Wider
from kiosk.exchange.names import above, upwards
from kiosk.policy.model import MODE_METHODS, Mode, Policy, Site

PARTS: Final = "parts of a page, of every kind and from every host, load: Chrome's lists are about pages and frames"
CARRIED: Final = "addresses that carry another one inside open, whether the other one would or not"
SPELLING: Final = "addresses that hide a slash, look alike or name a user open if their host and path do"
GENERAL: Final = (PARTS, CARRIED, SPELLING)


def export_chrome(policy: Policy, source: str = "") -> Exported:
    """Return the managed policy as JSON; `source` is the name that messages give the policy, else its own.

    Raises BadInput where Chrome would not look at all of it.
    """
    nodes = nodes_of(policy)
    opening = {(node.host, node.below) for node in nodes if node.opens()}
    allow: set[str] = set()
    block: set[str] = {"*"}
    for node in nodes:
        if (node.host, node.below) in opening:
            allow.update(node.allowed())
            block.update(node.blocked())
        if any((host, True) in opening for host in _above(node)):
            block.add(node.name)
    lists = {ALLOW: sorted(allow), BLOCK: sorted(block)}
    for name, entries in lists.items():
        if len(entries) > MOST_IN_FORCE:
            expected = f"at most {MOST_IN_FORCE} filters were expected, for Chrome looks at no more: {len(entries)}"
            raise BadInput(source or policy.name, expected, key=name)
    text = json.dumps(lists, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    wider = [*_general(policy), *(line for node in nodes for line in node.wider())]
    return Exported(text, tuple(dict.fromkeys(wider)))


def _above(node: Node) -> Iterator[str]:
    """Return the hosts whose filters for the names below them would speak where the node's do not."""
    return above(node.host) if node.below else upwards(node.host)


def _general(policy: Policy) -> Iterator[Wider]:
    if policy.sites:
        yield from (Wider("", says) for says in GENERAL)
    if any(not site.core for site in policy.sites):
        yield Wider("", f"Chrome knows no last day: what ends on {policy.expires.isoformat()} stays open")
    for site in policy.sites:
        yield from (Wider(site.id, says) for says in _about(site))


def _about(site: Site) -> Iterator[str]:
    if site.mode is not Mode.FULL:
        yield "forms can be sent, and every method used"
    elif site.methods != MODE_METHODS[Mode.FULL]:
        yield f"other methods than {', '.join(sorted(site.methods))} can be used"
    if site.hours:
        yield "it opens at every hour"
    if site.groups:
        yield f"it opens for every reader, not only for {', '.join(sorted(site.groups))}"
    if site.expires is not None:
        yield f"it stays open after {site.expires.isoformat()}"
