# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings files of Safe Exam Browser to read, and policies out of the drafts that come of them."""

import plistlib
from collections.abc import Iterable, Sequence

from kiosk.exchange.imported import Imported, SiteDraft
from kiosk.exchange.seb import read_seb
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from tests.unit.policy.conftest import HEAD, TAIL, lock, site


def rule(expression: str, *, allow: bool = True, active: bool = True, regex: bool = False) -> dict[str, object]:
    return {"active": active, "regex": regex, "expression": expression, "action": int(allow)}


def settings(rules: Sequence[dict[str, object]], **more: object) -> bytes:
    return plistlib.dumps({"URLFilterEnable": True, "URLFilterRules": list(rules), **more})


def read(allow: Iterable[str] = (), block: Iterable[str] = (), **more: object) -> Imported:
    rules = [rule(text) for text in allow] + [rule(text, allow=False) for text in block]
    return read_seb(settings(rules, **more), "exam.seb")


def policy_of(imported: Imported) -> Policy:
    sites = "".join(site(draft.id, _body(draft)) for draft in imported.sites)
    return parse_policy(HEAD + sites + "".join(lock(item.match) for item in imported.locks) + TAIL, "policy.toml")


def _body(draft: SiteDraft) -> str:
    allow = ", ".join(f'"{address.match}"' for address in draft.allow)
    excepts = ", ".join(f'{{ match = "{address.match}", reason = "a block" }}' for address in draft.excepts)
    return f'allow = [{allow}]\nexcept = [{excepts}]\nstart = "{_start(draft)}"'


def _start(draft: SiteDraft) -> str:
    """The first address; of a wildcard, a name that no test's block speaks about."""
    return draft.allow[0].match.removesuffix("*").replace("*.", "nowhere-else.")
