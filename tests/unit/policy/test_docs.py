# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/policy.md says what happens: its policy is taken, and each worked example comes out as its row says."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.policy.engine import Request, decide
from kiosk.policy.kinds import Kind
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy

PAGE = (Path(__file__).parents[3] / "docs" / "policy.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (sub )?`([^`]+)` \| ([a-z_]+) \|", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def written() -> Policy:
    return parse_policy(PAGE.split("```toml\n")[1].split("```")[0], "docs/policy.md")


def test_no_row_is_overlooked() -> None:
    table = PAGE.split("## Worked examples")[1].split("\n## ")[0]
    assert len(ROWS) == sum(line.startswith("| ") for line in table.splitlines()) - 1
    assert len(ROWS) > 10


@pytest.mark.parametrize(("sub", "address", "answer"), ROWS)
def test_a_worked_example_comes_out_as_written(
    sub: str, address: str, answer: str, written: Policy, moment: datetime
) -> None:
    page = "https://adilet.zan.kz/" if sub else None
    decision = decide(Request(address, kind=Kind.IMAGE if sub else Kind.MAIN_FRAME, page=page), written, moment)
    assert (decision.reason.value if decision.reason else decision.verdict.value) == answer
