# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathers openings into drafts of sites, one for each host, and leaves out a site that would not open itself."""

from collections.abc import Iterable, Mapping, Sequence

from kiosk.exchange.chrome_entries import Entry
from kiosk.exchange.chrome_patterns import Written
from kiosk.exchange.imported import Address, LockDraft, SiteDraft
from kiosk.exchange.names import site_id, upwards
from kiosk.exchange.trial import first_that_opens, trial_policy
from kiosk.policy.limits import TITLE_CHARACTERS


def gather(
    openings: Iterable[tuple[Entry, Written]], excepts: Sequence[Written], locks: Sequence[LockDraft]
) -> tuple[tuple[SiteDraft, ...], tuple[Entry, ...]]:
    """Return the sites, and the entries of those of which no pattern would open.

    A site's first pattern is one of which an example opens: its first page can be taken from it.
    """
    groups: dict[str, dict[str, Address]] = {}
    entries: dict[str, list[Entry]] = {}
    for entry, one in openings:
        groups.setdefault(one.pattern.host, {})[one.pattern.text] = one.address
        entries.setdefault(one.pattern.host, []).append(entry)
    taken: set[str] = set()
    ids = {host: site_id(host, taken) for host in groups}
    closed: list[Entry] = []
    while True:
        drafts = {host: SiteDraft(ids[host], host[:TITLE_CHARACTERS], tuple(groups[host].values())) for host in groups}
        drafts = _with_excepts(drafts, excepts)
        policy = trial_policy(drafts.values(), locks)
        firsts = {host: first_that_opens(draft, policy) for host, draft in drafts.items()}
        shut = [host for host, first in firsts.items() if first is None]
        if not shut:
            return tuple(_led_by(draft, firsts[host]) for host, draft in drafts.items()), tuple(closed)
        for host in shut:
            closed += entries[host]
            del groups[host]


def _led_by(draft: SiteDraft, first: Address | None) -> SiteDraft:
    others = (item for item in draft.allow if item is not first)
    return SiteDraft(draft.id, draft.title, (*([first] if first else []), *others), draft.excepts)


def _with_excepts(drafts: Mapping[str, SiteDraft], excepts: Iterable[Written]) -> dict[str, SiteDraft]:
    """Put each exception into the site of its host, of the nearest name above it, or else of one below it.

    In the engine it speaks for its addresses wherever it stands; one without any such site has nothing to keep shut.
    """
    below = {name: host for host in drafts for name in upwards(host)}
    placed: dict[str, dict[tuple[str, bool], Address]] = {host: {} for host in drafts}
    for one in excepts:
        host = one.pattern.host
        home = next((name for name in upwards(host) if name in drafts), below.get(host))
        if home is not None:
            placed[home][one.pattern.text, one.pattern.scope.any_port] = one.address
    return {
        host: SiteDraft(draft.id, draft.title, draft.allow, tuple(placed[host].values()))
        for host, draft in drafts.items()
    }
