# SPDX-License-Identifier: GPL-3.0-or-later
"""A profile: controls with the clause that each rests on, and what a policy shows of them. No judgement of law.

A profile is a TOML file of `[[control]]` tables. What a control expects is one of a closed set of checks:

- `setting`: a limit of the policy; its value is shown. Opening hours that never close count as not set.
- `each_site`, `each_restriction`: something that every site, or every exception and lock, has to say; counted.
- `notice`: a text of the notice.
- `default_deny`, `program`: done by the program whatever the policy says. With no module in `enforced`: not yet.
- `institution`: done by people.

`enforced` names modules and `tested` test files; tests hold them to be there. A control is `known` only where its
source says what it says, and then the source has to be named; everything inferred is `assumed`.
"""

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from kiosk.base.toml import Table, Texts, parse_toml
from kiosk.policy import limits
from kiosk.policy.fields import optional, read_id, read_texts
from kiosk.policy.model import READ_METHODS, Except, Lock, Mode, Policy, Site

FORMAT: Final = 1
TEXT_CHARACTERS: Final = 1000
SITE_FIELDS: Final = ("reason", "legal_basis", "owner", "examples", "read_only")
RESTRICTION_FIELDS: Final = ("reason", "legal_basis")
NOTICE_FIELDS: Final = ("operator", "recorded", "purpose", "kept", "seen_by")
SETTINGS: Final = tuple(
    f"limits.{name}"
    for name in ("session_minutes", "day_minutes", "week_minutes", "warn_minutes", "idle_seconds", "opening")
)
_MODULE = re.compile(r"kiosk(?:\.[a-z_]+)+")
_TEST = re.compile(r"tests/(?:[a-z_]+/)+test_[a-z_]+\.py")
_ALL_DAY: Final = ("00:00", "23:59")


class Topic(enum.Enum):
    """What a control is about."""

    PURPOSE = "purpose"
    ACCESS = "access"
    PLACE = "place"
    SUPERVISION = "supervision"
    TIME = "time"
    RECORD = "record"
    REASONS = "reasons"
    APPEAL = "appeal"
    LANGUAGES = "languages"


class Certainty(enum.Enum):
    """Whether the source says it, or somebody inferred it."""

    KNOWN = "known"
    ASSUMED = "assumed"


class Check(enum.Enum):
    """How a policy shows a control; the value is the key in the file."""

    SETTING = "setting"
    EACH_SITE = "each_site"
    EACH_RESTRICTION = "each_restriction"
    NOTICE = "notice"
    DEFAULT_DENY = "default_deny"
    PROGRAM = "program"
    INSTITUTION = "institution"


CHOICES: Final = {
    Check.SETTING: SETTINGS,
    Check.EACH_SITE: SITE_FIELDS,
    Check.EACH_RESTRICTION: RESTRICTION_FIELDS,
    Check.NOTICE: NOTICE_FIELDS,
}


class State(enum.Enum):
    """How far a control is shown; the value is the code in JSON."""

    SET = "set"
    PARTLY = "partly"
    MISSING = "missing"
    BY_PROGRAM = "by_program"
    BY_INSTITUTION = "by_institution"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Expectation:
    """A check, and which setting, field or text it looks at (empty where there is no choice)."""

    check: Check
    of: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """One control: the clause behind it, where that is said, what it asks for, and what carries it."""

    id: str
    about: Topic
    clause: Texts
    source: str | None
    as_of: date | None
    certainty: Certainty
    says: Texts
    expects: Expectation
    enforced: tuple[str, ...]
    tested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A list of controls, and what it does not claim."""

    name: str
    title: Texts
    claims: Texts
    issued: date
    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class ControlState:
    """What a policy shows of a control: a value for a setting; how many of how many where things are counted."""

    control: Control
    state: State
    value: str = ""
    met: int = 0
    total: int = 0


def read_profile(text: str, source: str) -> Profile:
    """Read a profile's text; `source` is the name that messages give it. Raises BadInput."""
    top = parse_toml(text, source)
    top.integer("format", FORMAT, FORMAT)
    tables = top.tables("control")
    if not tables:
        top.fail("control", "at least one [[control]] was expected")
    profile = Profile(
        name=read_id(top, "name"),
        title=read_texts(top, "title", limits.ABOUT_CHARACTERS, partial=False),
        claims=read_texts(top, "claims", TEXT_CHARACTERS, partial=False),
        issued=top.day("issued"),
        controls=tuple(_control(table) for table in tables),
    )
    seen: set[str] = set()
    for control, table in zip(profile.controls, tables, strict=True):
        if control.id in seen:
            table.fail("id", f"an id that no other control has was expected: {control.id} stands twice")
        seen.add(control.id)
    top.done()
    return profile


def evaluate(profile: Profile, policy: Policy) -> tuple[ControlState, ...]:
    """Say what a policy shows of each control, in the order of the profile."""
    return tuple(_state(control, policy) for control in profile.controls)


def _control(table: Table) -> Control:
    control = Control(
        id=read_id(table),
        about=Topic(table.one_of("about", tuple(item.value for item in Topic))),
        clause=read_texts(table, "clause", TEXT_CHARACTERS, partial=False),
        source=optional(table, "source"),
        as_of=table.day("as_of") if "as_of" in table else None,
        certainty=Certainty(table.one_of("certainty", tuple(item.value for item in Certainty))),
        says=read_texts(table, "says", TEXT_CHARACTERS, partial=False),
        expects=_expectation(table.table("expects")),
        enforced=_names(table, "enforced", _MODULE, "names of modules like kiosk.policy.engine"),
        tested=_names(table, "tested", _TEST, "test files like tests/unit/policy/test_engine.py"),
    )
    if control.certainty is Certainty.KNOWN and control.source is None:
        table.fail("source", "the source of what is known was expected")
    _refuse_uncarried(table, control)
    table.done()
    return control


def _refuse_uncarried(table: Table, control: Control) -> None:
    """What people do no module carries; what a policy shows some module must; and no module goes untested."""
    check = control.expects.check
    if check is Check.INSTITUTION:
        if control.enforced:
            table.fail("enforced", "no module beside what the institution does was expected")
    elif not control.enforced and check is not Check.PROGRAM:
        table.fail("enforced", "a module that carries it was expected; only `program` may be not yet there")
    if bool(control.enforced) != bool(control.tested):
        table.fail("tested", "test files were expected beside modules, and only there")


def _expectation(table: Table) -> Expectation:
    found = [check for check in Check if check.value in table]
    if len(found) != 1:
        table.fail("", f"one of {', '.join(check.value for check in Check)} was expected")
    check = found[0]
    if check in CHOICES:
        expectation = Expectation(check, table.one_of(check.value, CHOICES[check]))
    else:
        if not table.boolean(check.value):
            table.fail(check.value, "true was expected, or another check")
        expectation = Expectation(check)
    table.done()
    return expectation


def _names(table: Table, key: str, shape: re.Pattern[str], expected: str) -> tuple[str, ...]:
    names = table.strings(key)
    if not all(shape.fullmatch(name) for name in names) or len(set(names)) != len(names):
        table.fail(key, f"{expected}, each once, were expected")
    return names


def _state(control: Control, policy: Policy) -> ControlState:
    of = control.expects.of
    match control.expects.check:
        case Check.SETTING:
            return _setting(control, of, policy)
        case Check.EACH_SITE:
            return _counted(control, (_site_says(site, of) for site in policy.sites))
        case Check.EACH_RESTRICTION:
            restrictions: list[Except | Lock] = [*policy.locks]
            restrictions += [item for site in policy.sites for item in site.excepts]
            return _counted(control, (_restriction_says(item, of) for item in restrictions))
        case Check.NOTICE:
            texts: Texts = getattr(policy.notice, of)
            return _counted(control, (bool(text.strip()) for text in texts.values()))
        case Check.DEFAULT_DENY | Check.PROGRAM:
            return ControlState(control, State.BY_PROGRAM if control.enforced else State.NOT_YET)
        case Check.INSTITUTION:
            return ControlState(control, State.BY_INSTITUTION)
        case _:
            assert_never(control.expects.check)


def _setting(control: Control, of: str, policy: Policy) -> ControlState:
    name = of.removeprefix("limits.")
    if name != "opening":
        return ControlState(control, State.SET, str(getattr(policy.limits, name)))
    hours = f"{policy.limits.opens_at:%H:%M}", f"{policy.limits.closes_at:%H:%M}"
    return ControlState(control, State.MISSING if hours == _ALL_DAY else State.SET, "–".join(hours))


def _counted(control: Control, said: Iterable[bool]) -> ControlState:
    """Nothing to say it of is no gap."""
    answers = tuple(said)
    met, total = sum(answers), len(answers)
    state = State.SET if met == total else State.PARTLY if met else State.MISSING
    return ControlState(control, state, met=met, total=total)


def _site_says(site: Site, of: str) -> bool:
    if of == "read_only":
        return site.mode is Mode.READ and site.methods <= READ_METHODS
    return bool(getattr(site, of))


def _restriction_says(item: Except | Lock, of: str) -> bool:
    return bool(item.reason if of == "reason" else item.legal_basis)
