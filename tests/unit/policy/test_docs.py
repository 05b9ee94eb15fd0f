# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/policy.md says what happens: each worked example is taken, and each row of each table comes out as it says."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.policy.engine import Request, decide
from kiosk.policy.kinds import Kind
from kiosk.policy.layout import KEYS
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy

PAGE = (Path(__file__).parents[3] / "docs" / "policy.md").read_text(encoding="utf-8")
FRAME = PAGE.split("```toml\n")[1].split("```")[0]
PLACE = "# sites and locks stand here\n"
USUAL = datetime(2026, 12, 1, 10, tzinfo=ZoneInfo("Asia/Almaty"))
EXAMPLES = re.findall(r"^### (\d+)\. .*?\n```toml\n(.*?)```\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
ASK = re.compile(
    r"`(?P<url>[^`]+)`(?P<form> form)?(?: method (?P<method>\w+))?(?: kind (?P<kind>\w+))?(?: page `(?P<page>[^`]+)`)?"
    r"(?: group (?P<group>[\w-]+))?(?: at (?P<at>[\dT:-]+))?"
)
ROWS = [
    (fragment, *[cell.strip() for cell in line.strip("|").split("|")][:2])
    for _, fragment, rest in EXAMPLES
    for line in rest.splitlines()
    if line.startswith("| `")
]


def _section(name: str) -> str:
    return PAGE.split(f"## {name}\n")[1].split("\n## ")[0]


def _cells(section: str, columns: int) -> list[list[str]]:
    found = [re.findall(r"`([^`]+)`", line) for line in section.splitlines() if line.startswith("| `")]
    return [cells[:columns] for cells in found if len(cells) >= columns]


PATTERNS, RESTRICTIONS = (_cells(part, 3) for part in _section("Address patterns").split("In `except` and"))


def _policy(fragment: str) -> Policy:
    assert PLACE in FRAME
    return parse_policy(FRAME.replace(PLACE, fragment), "docs/policy.md")


def test_there_are_ten_examples_and_no_row_is_overlooked() -> None:
    assert [int(number) for number, _, _ in EXAMPLES] == list(range(1, 11))
    worked = PAGE.split("## Ten worked examples")[1].split("\n## ")[0]
    assert len(ROWS) == worked.count("\n| `") >= 40
    assert len(PATTERNS) + len(RESTRICTIONS) == _section("Address patterns").count("\n| `")


@pytest.mark.parametrize(("fragment", "ask", "answer"), ROWS, ids=[row[1] for row in ROWS])
def test_a_worked_example_comes_out_as_written(fragment: str, ask: str, answer: str) -> None:
    asked = ASK.fullmatch(ask)
    assert asked is not None, ask
    request = Request(
        asked["url"],
        asked["method"] or "GET",
        Kind(asked["kind"] or "main_frame"),
        asked["page"],
        form=asked["form"] is not None,
        group=asked["group"],
    )
    moment = datetime.fromisoformat(asked["at"]).replace(tzinfo=USUAL.tzinfo) if asked["at"] else USUAL
    decision = decide(request, _policy(fragment), moment)
    assert (decision.reason.value if decision.reason else decision.verdict.value) == answer


@pytest.mark.parametrize(("pattern", "opens", "stays"), PATTERNS)
def test_a_pattern_opens_what_its_row_says(pattern: str, opens: str, stays: str, make: Callable[..., Policy]) -> None:
    policy = make({"one": f'allow = ["https://start.kz/", "{pattern}"]'})
    assert decide(Request(opens), policy, USUAL).allowed
    assert not decide(Request(stays), policy, USUAL).allowed


@pytest.mark.parametrize(("pattern", "shuts", "stays"), RESTRICTIONS)
def test_a_restriction_shuts_what_its_row_says(
    pattern: str, shuts: str, stays: str, make: Callable[..., Policy]
) -> None:
    opened = '"https://start.kz/", "http://gov.kz/", "http://gov.kz:8443/", "https://gov.kz:8443/"'
    policy = make({"one": f"allow = [{opened}]\nexcept = [{{ match = '{pattern}', reason = 'x' }}]"})
    locked = make({"one": f"allow = [{opened}]"}, (pattern,))
    for one, reason in ((policy, "excepted"), (locked, "locked")):
        found = decide(Request(shuts), one, USUAL).reason
        assert found is not None
        assert found.value == reason
        assert decide(Request(stays), one, USUAL).allowed


def test_every_key_of_a_site_is_explained() -> None:
    explained = set(
        re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\| (`.*?) \|", _section("The keys of a site"), re.M)))
    )
    assert explained == set(KEYS["site"])
