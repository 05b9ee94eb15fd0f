# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff do with a policy file: read it strictly, and ask what it says about an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.policy.engine import Decision, Request, decide
from kiosk.policy.model import Policy
from kiosk.policy.reader import read_policy


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one policy says about one address, opened as a page."""

    address: str
    decision: Decision

    def as_json(self) -> Mapping[str, str | None]:
        """Return the five fields that scripts may rely on."""
        decision = self.decision
        return {
            "verdict": decision.verdict.value,
            "reason": decision.reason.value if decision.reason else None,
            "site": decision.site.id if decision.site else None,
            "rule": decision.rule,
            "canonical": decision.canonical,
        }


def explain(policy_path: Path, url: str, moment: datetime) -> Explanation:
    """Judge an address by a policy file. Raises BadInput where the file cannot be taken."""
    return Explanation(url, decide(Request(url), check(policy_path), moment))


def check(policy_path: Path) -> Policy:
    """Read a policy file as a station would. Raises BadInput with file, line and key."""
    return read_policy(policy_path)
