# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl policy` as a script sees it: fields, exit codes, one line for bad input."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.admin.actions.policies import ask, explain
from kiosk.admin.cli.policy import app
from kiosk.base.paths import resources
from tests.unit.policy.conftest import HEAD, TAIL, site

STARTER = resources() / "policy" / "starter.toml"
PROFILE = resources() / "policy" / "profile-2010.toml"
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_an_explanation_has_the_five_fields() -> None:
    assert explain(STARTER, ask("https://adilet.zan.kz/cabinet/a", NOW)).as_json() == {
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
    """The starter list waits for its legal bases: that is a finding, and nothing else is."""
    result = CliRunner().invoke(app, ["check", str(STARTER), "--json"])
    assert result.exit_code == 1
    assert {json.loads(line)["concern"] for line in result.stdout.splitlines()} <= {"no_basis", "no_basis_included"}


@pytest.fixture
def fine(tmp_path: Path) -> Path:
    path = tmp_path / "policy.toml"
    path.write_text(HEAD + site("gov", 'allow = ["https://gov.kz/"]').replace("2027-06-01", "2099-06-01") + TAIL)
    path.write_text(path.read_text().replace("expires = 2027-02-22", "expires = 2099-02-22"))
    return path


def test_a_policy_without_findings_is_fine(fine: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(fine)])
    assert (result.exit_code, result.stdout.split(": ")[1]) == (0, "fine")


@pytest.mark.parametrize(
    ("language", "fine_said", "found_said"),
    [("kk", "бәрі дұрыс: нұсқасы 12", "1 ескерту"), ("ru", "всё в порядке: версия 12", "замечаний: 1")],
)
def test_the_last_line_of_a_check_is_in_the_language_too(
    language: str, fine_said: str, found_said: str, fine: Path
) -> None:
    said = CliRunner().invoke(app, ["check", str(fine), "--language", language]).stdout
    assert said.startswith(f"{fine}: {fine_said}")
    fine.write_text(fine.read_text().replace('"https://gov.kz/"', '"https://gov.kz/", "https://*.gov.org/"'))
    said = CliRunner().invoke(app, ["check", str(fine), "--language", language]).stdout.splitlines()[-1]
    assert said.startswith(f"{fine}: {found_said}: ")


@pytest.mark.parametrize(("language", "said"), [("kk", "барлық"), ("ru", "все имена"), ("en", "every name")])
def test_a_finding_names_line_and_key_in_three_languages(language: str, said: str, fine: Path) -> None:
    fine.write_text(fine.read_text().replace('"https://gov.kz/"', '"https://gov.kz/", "https://*.gov.org/"'))
    result = CliRunner().invoke(app, ["check", str(fine), "--language", language])
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{fine}:18: site[1].allow[2]: https://*.gov.org/")
    assert said in result.stdout


def test_a_trace_shows_every_rule() -> None:
    asked = ["explain", str(STARTER), "https://adilet.zan.kz/cabinet/a", "--trace"]
    found = json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)
    assert [(step["role"], step["outcome"]) for step in found["trace"]] == [
        ("except", "speaks"),
        ("allow", "outranked"),
    ]
    assert "outranked" in CliRunner().invoke(app, asked).stdout


REPLAYED = [
    ({"url": "https://gov.kz/a"}, ("allowed", None)),
    ({"url": "https://gov.kz/a", "method": "POST"}, ("refused", "method")),
    ({"url": "https://gov.kz/a", "kind": "web_socket"}, ("refused", "resource_kind")),
    ({"url": "https://gov.kz/a", "kind": "hologram"}, ("refused", "resource_kind")),
    ({"url": "https://gov.kz/a", "kind": "script", "page": "https://gov.kz/"}, ("allowed", None)),
    ({"url": "https://gov.kz/a", "at": "2099-03-01"}, ("refused", "policy_expired")),
    ({"url": "https://gov.kz/a", "at": "2026-12-01T10:00:00Z", "group": None}, ("allowed", None)),
    ({"url": "https://b.kz/"}, ("refused", "not_listed")),
]


def test_a_replay_answers_each_line_in_its_place(fine: Path) -> None:
    lines = "".join(json.dumps(asked) + "\n" for asked, _ in REPLAYED)
    result = CliRunner().invoke(app, ["replay", str(fine)], input=lines)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(one["verdict"], one["reason"]) for one in found] == [answer for _, answer in REPLAYED]
    assert all(set(one) == {"verdict", "reason", "site", "rule", "canonical"} for one in found)


def test_the_mark_that_some_editors_put_before_a_text_is_taken_off(fine: Path) -> None:
    result = CliRunner().invoke(app, ["replay", str(fine)], input=b'\xef\xbb\xbf{"url": "https://gov.kz/"}\n')
    assert (result.exit_code, json.loads(result.stdout)["verdict"]) == (0, "allowed")


def test_the_help_says_that_a_refusal_is_no_failure() -> None:
    assert "exit code is 0 whatever" in " ".join(CliRunner().invoke(app, ["explain", "--help"]).stdout.split())


def test_a_comparison_says_what_opens_and_what_no_longer_does(fine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(fine.read_text().replace("https://gov.kz/", "https://b.kz/"))
    result = CliRunner().invoke(app, ["diff", str(fine), str(other)])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Opens now:",
        "  https://b.kz/ opens now (gov).",
        "No longer opens:",
        "  https://gov.kz/ no longer opens (gov).",
    ]
    spoken = CliRunner().invoke(app, ["diff", str(fine), str(other), "--language", "kk"]).stdout
    assert "https://b.kz/ енді ашылады (gov)." in spoken
    same = CliRunner().invoke(app, ["diff", str(fine), str(fine), "--language", "ru"])
    assert (same.exit_code, same.stdout) == (0, "Оба списка открывают одно и то же.\n")
    found = CliRunner().invoke(app, ["diff", str(fine), str(other), "--json"]).stdout.splitlines()
    assert [json.loads(line)["effect"] for line in found] == ["opens", "shuts"]


def test_formatting_prints_writes_or_checks(fine: Path) -> None:
    untidy = fine.read_text()
    assert CliRunner().invoke(app, ["format", str(fine), "--check"]).exit_code == 1
    printed = CliRunner().invoke(app, ["format", str(fine)])
    assert (printed.exit_code, fine.read_text()) == (0, untidy)
    assert CliRunner().invoke(app, ["format", str(fine), "--write"]).exit_code == 0
    assert fine.read_text() == printed.stdout
    assert CliRunner().invoke(app, ["format", str(fine), "--check"]).exit_code == 0


@pytest.mark.parametrize(
    "command", [["check"], ["explain", "{}", "https://a.kz/"], ["replay"], ["diff", "{}"], ["format"]]
)
def test_a_file_that_cannot_be_taken_is_one_line_and_exit_code_2(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("format = [\n")
    words = [word.format(path) for word in command]
    result = CliRunner().invoke(
        app, words if str(path) in words[1:2] and words[0] == "explain" else [*words, str(path)]
    )
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{path}:")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"nonsense", "standard input:2: one JSON object, each key once, was expected"),
        (b"", "standard input:2: one JSON object, each key once, was expected"),
        (b"[]", "standard input:2: one JSON object, each key once, was expected"),
        (b"\xff", "standard input:2: one JSON object, each key once, was expected"),
        (b"[" * 9999, "standard input:2: one JSON object, each key once, was expected"),
        (b'{"method": "GET"}', "standard input:2: url: a text was expected, the key is missing"),
        (b'{"url": "https://gov.kz/", "method": ""}', "standard input:2: method: a text that is not empty"),
        (b'{"url": "https://gov.kz/", "kind": ""}', "standard input:2: kind: a text that is not empty"),
        (b'{"url": "https://b.kz/", "url": "https://gov.kz/"}', "standard input:2: one JSON object, each key once"),
        (b'\xef\xbb\xbf{"url": "https://gov.kz/"}', "standard input:2: one JSON object"),
        (b'{"url": 7}', "standard input:2: url: a text was expected"),
        (b'{"url": "https://gov.kz/", "colour": "x"}', "standard input:2: colour: one of url, method"),
        (b'{"url": "https://gov.kz/", "at": "soon"}', "standard input:2: at: a moment like 2026"),
        (b'{"url": "' + b"a" * 70000 + b'"}', "standard input:2: at most 65536 bytes were expected"),
    ],
)
def test_a_broken_line_is_answered_in_its_place_and_opens_nothing(line: bytes, said: str, fine: Path) -> None:
    good = b'{"url": "https://gov.kz/"}\n'
    result = CliRunner().invoke(app, ["replay", str(fine)], input=good + line + b"\n" + good)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 2
    assert [one["verdict"] for one in found] == ["allowed", "refused", "allowed"]
    assert found[1]["error"].startswith(said)
    assert said in result.stderr


@pytest.mark.parametrize("command", [["check"], ["explain", "--json"]])
def test_bad_input_is_one_line_and_exit_code_two(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("format = 9\n", encoding="utf-8")
    arguments = [*command, str(path), *(["https://adilet.zan.kz/"] if command[0] == "explain" else [])]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == f"{path}:1: format: a whole number from 1 to 1 was expected\n"


def test_a_profile_is_shown_clause_by_clause() -> None:
    result = CliRunner().invoke(app, ["profile", str(STARTER), "--json"])
    found = {control["id"]: control for control in map(json.loads, result.stdout.splitlines())}
    assert result.exit_code == 1  # the starter list waits for its legal bases and opening hours
    assert found["legal-literacy"]["certainty"] == "known"
    assert found["legal-basis"]["state"] == "missing"
    assert found["default-deny"]["enforced"]
    assert found["default-deny"]["tested"]


@pytest.mark.parametrize(("language", "said"), [("kk", "негізі"), ("ru", "основание"), ("en", "clause")])
def test_a_profile_says_what_it_does_not_claim_and_stands_for_the_starter_list(language: str, said: str) -> None:
    shown = CliRunner().invoke(app, ["profile", str(PROFILE), "--language", language]).stdout
    assert said in shown
    assert str(STARTER) in shown
    assert "2010" in shown.splitlines()[3]
