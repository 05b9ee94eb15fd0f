# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns what an importer made into a policy that loads, so that the engine itself can judge it."""

import json
from datetime import UTC, datetime

from kiosk.exchange.imported import Address, Imported, SiteDraft
from kiosk.exchange.trial import examples, trial_policy
from kiosk.policy.engine import Request, decide
from kiosk.policy.model import Policy
from kiosk.policy.pattern import parse_pattern
from kiosk.policy.reader import parse_policy
from tests.unit.policy.conftest import HEAD, TAIL, lock, site

MOMENT = datetime(2026, 12, 1, 10, tzinfo=UTC)


def _inline(item: Address, reason: str = "") -> str:
    query = ", ".join(f"{json.dumps(key)} = {json.dumps(value)}" for key, value in item.query.items())
    parts = [f"match = {json.dumps(item.match)}", f"query = {{ {query} }}" if query else "", reason]
    return f"{{ {', '.join(filter(None, parts))} }}"


def _body(draft: SiteDraft, start: str) -> str:
    allow = ", ".join(map(_inline, draft.allow))
    shut = ", ".join(_inline(item, 'reason = "shut"') for item in draft.excepts)
    return f"allow = [{allow}]\nexcept = [{shut}]\nstart = {json.dumps(start)}\n"


def load(imported: Imported) -> Policy:
    """Return the policy of an import, read as a station would; each site starts at an example of its first pattern."""
    trial = trial_policy(imported.sites, imported.locks)
    sites = "".join(site(draft.id, _body(draft, _start(draft, trial))) for draft in imported.sites)
    return parse_policy(HEAD + sites + "".join(lock(item.match) for item in imported.locks) + TAIL, "policy.toml")


def opened(url_text: str, policy: Policy) -> str | None:
    """Return the address that opens when a reader asks for one; None where none does."""
    decision = decide(Request(url_text), policy, MOMENT)
    return decision.canonical if decision.allowed else None


def _start(draft: SiteDraft, trial: Policy) -> str:
    pattern = parse_pattern(draft.allow[0].match, query=draft.allow[0].query)
    return next((address for address in examples(pattern) if opened(address, trial)), "")
