# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiles: the shipped one names only what exists, a broken one names its line, and a policy shows what it has."""

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.paths import resources
from kiosk.base.toml import LANGUAGES
from kiosk.policy.model import Policy
from kiosk.policy.profile import (
    CHOICES,
    Certainty,
    Check,
    ControlState,
    Profile,
    State,
    Topic,
    evaluate,
    read_profile,
)
from kiosk.policy.reader import parse_policy, read_policy
from kiosk.words import profile as words

CHECKOUT = Path(__file__).resolve().parents[3]
SHIPPED = resources() / "policy" / "profile-2010.toml"

TOP = """\
format = 1
name = "small"
issued = 2026-11-24
title = { kk = "а", ru = "б", en = "c" }
claims = { kk = "а", ru = "б", en = "c" }
"""
CONTROL = """\
[[control]]
id = "one"
about = "time"
certainty = "known"
source = "a law"
clause = { kk = "а", ru = "б", en = "c" }
says = { kk = "а", ru = "б", en = "c" }
expects = { setting = "limits.day_minutes" }
enforced = ["kiosk.sessions.allowance"]
tested = ["tests/unit/sessions/test_allowance.py"]
"""
SECOND = 'allow = ["https://gov.kz/"]\nowner = "the ministry"'


@pytest.fixture(scope="module")
def shipped() -> Profile:
    return read_profile(SHIPPED.read_text(encoding="utf-8"), "profile-2010.toml")


@pytest.fixture(scope="module")
def starter() -> Policy:
    return read_policy(resources() / "policy" / "starter.toml")


def test_the_shipped_profile_speaks_of_every_topic(shipped: Profile) -> None:
    assert {control.about for control in shipped.controls} == set(Topic)


def test_every_module_and_test_that_it_names_is_there(shipped: Profile) -> None:
    modules = {name for control in shipped.controls for name in control.enforced}
    assert [name for name in sorted(modules) if importlib.util.find_spec(name) is None] == []
    tests = {name for control in shipped.controls for name in control.tested}
    assert [name for name in sorted(tests) if not (CHECKOUT / name).is_file()] == []


def test_what_is_known_has_an_address_or_is_the_articles(shipped: Profile) -> None:
    for control in shipped.controls:
        if control.certainty is Certainty.KNOWN:
            assert control.source is not None
            assert "https://" in control.source or control.source.startswith("The article in Kazakh"), control.id


def test_it_does_not_claim_to_implement_what_nobody_found(shipped: Profile) -> None:
    assert "we do not say that the program implements the policy of 2010 or complies" in " ".join(
        shipped.claims["en"].split()
    )
    said = [text for control in shipped.controls for text in (*control.clause.values(), *control.says.values())]
    forbidden = re.compile(r"implement|compl(y|ies)|inmate|convict|prisoner|заключ[её]нн|осужд[её]нн|сотталған", re.I)
    assert [text for text in said if forbidden.search(text)] == []


def test_no_language_is_a_copy_of_another(shipped: Profile) -> None:
    for control in shipped.controls:
        for texts in (control.clause, control.says):
            assert len({texts[language] for language in LANGUAGES}) == 3, control.id
            assert not re.search("[әғқңөұүһі]", texts["ru"], re.I), control.id


def _shown(states: tuple[ControlState, ...]) -> dict[str, ControlState]:
    return {state.control.id: state for state in states}


def test_what_the_starter_policy_shows(shipped: Profile, starter: Policy) -> None:
    shown = _shown(evaluate(shipped, starter))
    assert (shown["session-length"].state, shown["session-length"].value) == (State.SET, "60")
    assert (shown["opening-hours"].state, shown["opening-hours"].value) == (State.MISSING, "00:00–23:59")
    sites = len(starter.sites)
    assert (shown["legal-literacy"].met, shown["legal-literacy"].total) == (sites, sites)
    assert shown["legal-basis"].state is State.MISSING
    assert shown["legal-basis"].total == len(starter.locks) + sum(len(site.excepts) for site in starter.sites)
    assert shown["reason-of-each-refusal"].state is State.SET
    assert shown["notice-kept"].met == 3
    assert shown["default-deny"].state is State.BY_PROGRAM
    assert shown["library-room"].state is State.BY_INSTITUTION


def test_what_the_program_cannot_do_yet_is_said(shipped: Profile, starter: Policy) -> None:
    shown = _shown(evaluate(shipped, starter))
    not_yet = {name for name, state in shown.items() if state.state is State.NOT_YET}
    assert not_yet == {
        *("staff-key", "my-record", "destroyed-in-time", "weekly-report", "second-person", "answer-in-time"),
    }


def _expecting(check: Check, of: str) -> Profile:
    return read_profile(
        TOP + CONTROL.replace('{ setting = "limits.day_minutes" }', f'{{ {check.value} = "{of}" }}'), "profile.toml"
    )


@pytest.fixture
def gaps(policy_text: Callable[..., str]) -> Policy:
    """One of two sites opens fully and says whose it is; one of three restrictions has its basis."""
    first = """allow = ["https://zan.kz/"]
except = [
    { match = "https://zan.kz/a/", reason = "sign-in", legal_basis = "a law" },
    { match = "https://zan.kz/b/", reason = "sign-in" },
]"""
    text = policy_text({"first": first, "second": SECOND}, ("https://relay.com/",))
    before, after = text.split('id = "second"')
    full = after.replace('mode = "read"', 'mode = "full"\nmode_reason = "a form"', 1)
    return parse_policy(f'{before}id = "second"{full}', "policy.toml")


@pytest.mark.parametrize(
    ("check", "of", "state", "met", "total"),
    [
        (Check.EACH_RESTRICTION, "legal_basis", State.PARTLY, 1, 3),
        (Check.EACH_RESTRICTION, "reason", State.SET, 3, 3),
        (Check.EACH_SITE, "owner", State.PARTLY, 1, 2),
        (Check.EACH_SITE, "legal_basis", State.MISSING, 0, 2),
        (Check.EACH_SITE, "examples", State.MISSING, 0, 2),
        (Check.EACH_SITE, "read_only", State.PARTLY, 1, 2),
    ],
)
def test_gaps_are_counted(check: Check, of: str, state: State, met: int, total: int, gaps: Policy) -> None:
    shown = evaluate(_expecting(check, of), gaps)[0]
    assert (shown.state, shown.met, shown.total) == (state, met, total)


def test_a_policy_without_restrictions_has_no_gap(make: Callable[..., Policy]) -> None:
    policy = make({"zan": 'allow = ["https://zan.kz/"]'})
    shown = evaluate(_expecting(Check.EACH_RESTRICTION, "legal_basis"), policy)[0]
    assert (shown.state, shown.met, shown.total) == (State.SET, 0, 0)


@pytest.mark.parametrize("check", [check for check in Check if check in CHOICES])
def test_every_choice_can_be_evaluated_and_said(check: Check, starter: Policy) -> None:
    for of in CHOICES[check]:
        shown = evaluate(_expecting(check, of), starter)[0]
        for language in LANGUAGES:
            said = words.spoken(shown, language)
            assert "{" not in said
            assert shown.value in said


def test_every_word_is_there_in_three_languages(shipped: Profile, starter: Policy) -> None:
    assert words.TOPICS.keys() == set(Topic)
    assert words.CERTAINTIES.keys() == set(Certainty)
    assert words.STATES.keys() == set(State)
    tables = (words.TOPICS, words.CERTAINTIES, words.STATES, words.COUNTED, words.SETTINGS)
    for table in tables:
        assert all(tuple(texts) == LANGUAGES for texts in table.values())
    said = {words.spoken(state, "en") for state in evaluate(shipped, starter)}
    assert {"set: 60 minutes", "not yet in the program", "set: 3 of 3 languages"} <= said
    assert f"set: {len(starter.sites)} of {len(starter.sites)} sites" in said


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "expected"),
    [
        ("format = 1", "format = 2", 1, "format", "from 1 to 1"),
        ('name = "small"', 'name = "Small!"', 2, "name", "small Latin letters"),
        ('about = "time"', 'about = "weather"', 8, "control[1].about", "one of purpose"),
        ('"known"', '"sure"', 9, "control[1].certainty", "one of known, assumed"),
        ('source = "a law"\n', "", 6, "control[1].source", "the source of what is known"),
        ('says = { kk = "а", ru = "б", en = "c" }', 'says = { kk = "а" }', 12, "control[1].says.ru", "missing"),
        ('"limits.day_minutes"', '"limits.year"', 13, "control[1].expects.setting", "one of limits.session_minutes"),
        ('{ setting = "limits.day_minutes" }', "{}", 13, "control[1].expects", "one of setting"),
        (
            '{ setting = "limits.day_minutes" }',
            "{ program = true, institution = true }",
            13,
            "control[1].expects",
            "one",
        ),
        ('{ setting = "limits.day_minutes" }', "{ program = false }", 13, "control[1].expects.program", "true"),
        ('{ setting = "limits.day_minutes" }', "{ institution = true }", 14, "control[1].enforced", "no module"),
        ('["kiosk.sessions.allowance"]', "[]", 14, "control[1].enforced", "a module"),
        ('["kiosk.sessions.allowance"]', '["os.path"]', 14, "control[1].enforced", "names of modules"),
        ('["tests/unit/sessions/test_allowance.py"]', "[]", 15, "control[1].tested", "test files"),
        ('["tests/unit/sessions/test_allowance.py"]', '["../x.py"]', 15, "control[1].tested", "test files"),
        ('source = "a law"', 'source = "a law"\nas_of = "then"', 11, "control[1].as_of", "a date"),
        ('source = "a law"', 'source = "a law"\nother = 1', 11, "control[1].other", "no such key"),
        ('id = "one"', 'id = "one"', 17, "control[2].id", "stands twice"),
    ],
)
def test_a_broken_profile_names_line_and_key(old: str, new: str, line: int, key: str, expected: str) -> None:
    text = TOP + CONTROL
    assert old in text
    broken = text.replace(old, new, 1) if old != new else text + CONTROL
    with pytest.raises(BadInput) as fault:
        read_profile(broken, "profile.toml")
    assert (fault.value.source, fault.value.key) == ("profile.toml", key)
    assert expected in fault.value.expected
    assert fault.value.line == line


def test_a_profile_has_a_control() -> None:
    with pytest.raises(BadInput, match="control: at least one"):
        read_profile(TOP, "profile.toml")
