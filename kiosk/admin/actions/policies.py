# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff ask of a policy file: what it says about an address, by which rules, and about many addresses at once."""

import codecs
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.base.errors import BadInput
from kiosk.base.files import write_atomic
from kiosk.base.paths import resources
from kiosk.base.toml import parse_toml, spoken_path
from kiosk.base.toml_lines import KeyPath, lines_of_keys
from kiosk.policy.categories import LOCK_CATEGORIES
from kiosk.policy.changes import Change, changes
from kiosk.policy.engine import Decision, Request, decide
from kiosk.policy.kinds import Kind
from kiosk.policy.layout import laid_out
from kiosk.policy.lint import Finding, lint
from kiosk.policy.model import Policy
from kiosk.policy.profile import ControlState, Profile, evaluate, read_profile
from kiosk.policy.reader import read_policy, read_text
from kiosk.policy.reasons import Reason
from kiosk.policy.trace import Step, trace

ZONE = ZoneInfo("Asia/Almaty")  # Kazakhstan has had one time zone, UTC+05:00, since 1 March 2024
LINE_BYTES = 65536
TEXTS = ("url", "method", "kind", "page", "group", "at")
NEVER_EMPTY = ("method", "kind", "at")  # an empty one is a mistake, and must not be judged as the usual one
KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: a request, and the moment on the institution's wall clock."""

    request: Request
    moment: datetime


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one policy says about one request, and every rule it looked at."""

    asked: Asked
    decision: Decision
    steps: tuple[Step, ...]

    def as_json(self) -> dict[str, str | None]:
        """Return the five fields that scripts may rely on."""
        return fields_of(self.decision)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one line of a replay; `fault` says what was wrong with a line that could not be read."""

    fields: Mapping[str, str | None]
    fault: BadInput | None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its key as it is spoken, and its line."""

    key: str
    line: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """A policy that can be obeyed, and what there is to say about it."""

    policy: Policy
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A profile, the policy that was held against it, and what it shows of each control."""

    policy_path: Path
    profile: Profile
    states: tuple[ControlState, ...]


def ask(url: str, now: datetime, **details: str) -> Asked:
    """Put a question together from texts: `method`, `kind`, `page`, `group`, `at`; each may be absent or empty.

    Raises BadInput for a moment that cannot be read; a kind that nobody knows is UNKNOWN, which never opens.
    """
    request = Request(
        url,
        details.get("method") or "GET",
        KINDS.get(details.get("kind") or "main_frame", Kind.UNKNOWN),
        details.get("page") or None,
        group=details.get("group") or None,
    )
    at = details.get("at")
    return Asked(request, _moment(at) if at else now.astimezone(ZONE))


def explain(policy_path: Path, asked: Asked) -> Explanation:
    """Judge a request by a policy file. Raises BadInput where the file cannot be taken."""
    policy = read_policy(policy_path)
    decision = decide(asked.request, policy, asked.moment)
    return Explanation(asked, decision, trace(asked.request.url_text, policy))


def replay(policy_path: Path, lines: Iterable[bytes], now: datetime) -> Iterator[Answer]:
    """Answer each line of JSON in its place; a line that cannot be read is refused, with what was expected.

    Raises BadInput where the policy cannot be taken.
    """
    policy = read_policy(policy_path)
    for number, line in enumerate(lines, start=1):
        try:
            asked = _read_line(line, number, now)
        except BadInput as fault:
            yield Answer({**_NO_FIELDS, "error": str(fault)}, fault)
        else:
            yield Answer(fields_of(decide(asked.request, policy, asked.moment)), None)


def check(policy_path: Path, today: date) -> Checked:
    """Read a policy as a station would, and return what a reviewer would ask. Raises BadInput with file, line, key."""
    policy = read_policy(policy_path)
    text = read_text(policy_path)
    findings = lint(policy, tomllib.loads(text), today, LOCK_CATEGORIES)
    lines = lines_of_keys(text) if findings else {}
    found = (Found(spoken_path(one.path), _line_of(one.path, lines), one) for one in findings)
    return Checked(policy, tuple(sorted(found, key=lambda one: one.line)))


def compare(before: Path, after: Path) -> tuple[Change, ...]:
    """Return what changed from one policy to another. Raises BadInput."""
    return changes(read_policy(before), read_policy(after))


def formatted(policy_path: Path) -> tuple[str, str]:
    """Return a policy file as it is and as it would be in canonical order. Raises BadInput."""
    text = read_text(policy_path)
    return text, laid_out(text, str(policy_path))


def write_formatted(policy_path: Path, text: str) -> None:
    """Write the file anew, whole or not at all. Raises BadInput."""
    try:
        write_atomic(policy_path, text.encode())
    except OSError as fault:
        raise BadInput(str(policy_path), f"a file that can be written was expected ({fault.strerror})") from fault


def weigh_profile(path: Path, profile_path: Path | None) -> Weighed:
    """Say what a policy shows of a profile. Raises BadInput.

    `profile_path` None is the shipped profile. Where `path` itself is a profile, the starter list is weighed by it.
    """
    text = read_text(path)
    if profile_path is None and "control" in parse_toml(text, str(path)):
        policy_path, profile_path = resources() / "policy" / "starter.toml", path
    else:
        policy_path, profile_path = path, profile_path or resources() / "policy" / "profile-2010.toml"
    profile = read_profile(read_text(profile_path), str(profile_path))
    return Weighed(policy_path, profile, evaluate(profile, read_policy(policy_path)))


def fields_of(decision: Decision) -> dict[str, str | None]:
    """Return a decision as the five fields of `explain --json` and `replay`."""
    return {
        "verdict": decision.verdict.value,
        "reason": decision.reason.value if decision.reason else None,
        "site": decision.site.id if decision.site else None,
        "rule": decision.rule,
        "canonical": decision.canonical,
    }


_NO_FIELDS: Mapping[str, str | None] = {
    "verdict": "refused",
    "reason": Reason.BAD_REQUEST.value,
    "site": None,
    "rule": None,
    "canonical": None,
}


def _read_line(untrusted: bytes, number: int, now: datetime) -> Asked:
    if len(untrusted) > LINE_BYTES:
        raise BadInput("standard input", f"at most {LINE_BYTES} bytes were expected", line=number)
    text = untrusted.removeprefix(codecs.BOM_UTF8) if number == 1 else untrusted
    try:
        values = json.loads(text.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError) as fault:
        raise BadInput("standard input", "one JSON object, each key once, was expected", line=number) from fault
    if not isinstance(values, dict):
        raise BadInput("standard input", "one JSON object, each key once, was expected", line=number)
    for key, value in values.items():
        if key not in TEXTS:
            raise BadInput("standard input", f"one of {', '.join(TEXTS)} was expected", key=key[:80], line=number)
        if value is not None and not isinstance(value, str):
            raise BadInput("standard input", "a text was expected", key=key, line=number)
        if value == "" and key in NEVER_EMPTY:
            raise BadInput("standard input", "a text that is not empty was expected", key=key, line=number)
    if not isinstance(values.get("url"), str):
        raise BadInput("standard input", "a text was expected, the key is missing", key="url", line=number)
    try:
        return ask(values.pop("url"), now, **{key: value for key, value in values.items() if value is not None})
    except BadInput as fault:
        raise BadInput("standard input", fault.expected, key=fault.key, line=number) from fault


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """Return the line of a key, or of the nearest that is written out."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _moment(text: str) -> datetime:
    """Return a moment; one without an offset is Kazakhstan's wall time."""
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
    except ValueError as fault:
        raise BadInput("moment", "a moment like 2026-11-24T10:00:00+05:00 was expected", key="at") from fault
