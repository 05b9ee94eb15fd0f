# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl policy` as a script sees it: fields, exit codes, one line for bad input."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.admin.actions.policies import explain
from kiosk.admin.cli.policy import app
from kiosk.base.paths import resources

STARTER = resources() / "policy" / "starter.toml"
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_an_explanation_has_the_five_fields() -> None:
    assert explain(STARTER, "https://adilet.zan.kz/cabinet/a", NOW).as_json() == {
        "verdict": "refused",
        "reason": "excepted",
        "site": "adilet",
        "rule": "https://adilet.zan.kz/cabinet/",
        "canonical": "https://adilet.zan.kz/cabinet/a",
    }


@pytest.mark.parametrize(
    ("url", "verdict", "reason", "site"),
    [
        ("https://adilet.zan.kz/kaz", "allowed", None, "adilet"),
        ("https://www.youtube.com/", "refused", "not_listed", None),
        ("https://adilet.zan.kz@evil.com/", "refused", "user_info", None),
        ("", "refused", "malformed_address", None),
        ("\ud800", "refused", "malformed_address", None),
    ],
)
def test_explain_prints_one_json_object_and_exits_zero(
    url: str, verdict: str, reason: str | None, site: str | None
) -> None:
    result = CliRunner().invoke(app, ["explain", str(STARTER), url, "--json"])
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert set(found) == {"verdict", "reason", "site", "rule", "canonical"}
    assert (found["verdict"], found["reason"], found["site"]) == (verdict, reason, site)


def test_explain_speaks_to_people_too() -> None:
    result = CliRunner().invoke(app, ["explain", str(STARTER), "https://adilet.zan.kz/kaz"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["verdict", "allowed"]


def test_check_says_what_it_read() -> None:
    result = CliRunner().invoke(app, ["check", str(STARTER)])
    assert result.exit_code == 0
    assert "fine: version 1" in result.stdout


@pytest.mark.parametrize("command", [["check"], ["explain", "--json"]])
def test_bad_input_is_one_line_and_exit_code_two(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("format = 9\n", encoding="utf-8")
    arguments = [*command, str(path), *(["https://adilet.zan.kz/"] if command[0] == "explain" else [])]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == f"{path}:1: format: a whole number from 1 to 1 was expected\n"
