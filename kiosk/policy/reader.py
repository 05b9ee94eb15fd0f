# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a policy file, strictly, and lets it in only when it says of its own examples what it promises.

A key too many, too few or of the wrong form is BadInput with file, line and key. Nothing is guessed.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final, NoReturn

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.base.ids import SiteId
from kiosk.base.toml import LANGUAGES, Table, Texts, parse_toml
from kiosk.policy import limits
from kiosk.policy.engine import Request, decide
from kiosk.policy.model import Example, Except, Limits, Lock, Mode, Notice, Policy, Record, Site, Topic
from kiosk.policy.pattern import BadPattern, Pattern, parse_pattern

FORMAT: Final = 1
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LATER_MODES: Final = ("search", "full")


def read_policy(path: Path) -> Policy:
    """Read a policy file. Raises BadInput."""
    try:
        text = read_limited(path, limits.FILE_BYTES).decode()
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault
    return parse_policy(text, str(path))


def parse_policy(text: str, source: str) -> Policy:
    """Read a policy's text; `source` is the name that messages give it. Raises BadInput."""
    top = parse_toml(text, source)
    top.integer("format", FORMAT, FORMAT)
    if "topic" not in top:
        top.fail("topic", "at least one [[topic]] was expected")
    topics = tuple(_topic(table) for table in top.tables("topic"))
    _once(top.tables("topic"), [topic.id for topic in topics])
    known = tuple(topic.id for topic in topics)
    sites = tuple(_site(table, known) for table in top.tables("site"))
    _once(top.tables("site"), [site.id for site in sites])
    policy = Policy(
        name=top.string("name", limit=limits.TITLE_CHARACTERS),
        version=top.integer("version", 1, 10**9),
        issued=top.day("issued"),
        expires=top.day("expires"),
        topics=topics,
        sites=sites,
        locks=tuple(_lock(table) for table in top.tables("lock")),
        limits=_limits(top.table("limits")),
        notice=_notice(top.table("notice")),
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    top.done()
    if policy.expires <= policy.issued:
        top.fail("expires", "a day after `issued` was expected")
    _judge_examples(policy, top.tables("site"))
    return policy


def _topic(table: Table) -> Topic:
    topic = Topic(_id(table), _texts(table, "title", limits.TITLE_CHARACTERS))
    table.done()
    return topic


def _site(table: Table, topics: tuple[str, ...]) -> Site:
    allow = _patterns(table, "allow")
    if not allow:
        table.fail("allow", "at least one address pattern was expected")
    site = Site(
        id=SiteId(_id(table)),
        topic=table.one_of("topic", topics),
        title=_texts(table, "title", limits.TITLE_CHARACTERS),
        about=_texts(table, "about", limits.ABOUT_CHARACTERS) if "about" in table else None,
        allow=allow,
        excepts=tuple(_except(item) for item in table.tables("except")),
        parts=_patterns(table, "parts", default=()),
        start=table.string("start", default=_start(allow[0]), limit=limits.ADDRESS_CHARACTERS),
        mode=_mode(table),
        record=Record(table.one_of("record", tuple(item.value for item in Record))),
        core=table.boolean("core", default=False),
        reason=table.string("reason"),
        legal_basis=_optional(table, "legal_basis"),
        added_by=table.string("added_by", limit=limits.ABOUT_CHARACTERS),
        review_by=table.day("review_by"),
        examples=tuple(_example(item) for item in table.tables("examples")),
    )
    table.done()
    return site


def _mode(table: Table) -> Mode:
    if table.values.get("mode") in _LATER_MODES:
        table.fail("mode", "one of read was expected; search and full come with a later format of the policy")
    return Mode(table.one_of("mode", tuple(item.value for item in Mode)))


def _start(first: Pattern) -> str:
    """Return the address of the first pattern; a wildcard has none, so `start` must then be written."""
    return "" if first.subdomains else first.text


def _except(table: Table) -> Except:
    item = Except(_pattern(table, "match"), table.string("reason"), _optional(table, "legal_basis"))
    table.done()
    return item


def _lock(table: Table) -> Lock:
    lock = Lock(
        match=_pattern(table, "match"),
        category=_id(table, "category"),
        reason=table.string("reason"),
        legal_basis=_optional(table, "legal_basis"),
    )
    table.done()
    return lock


def _example(table: Table) -> Example:
    opens = "open" in table
    if opens == ("refuse" in table):
        table.fail("", 'either { open = "https://…" } or { refuse = "https://…" } was expected')
    example = Example(table.string("open" if opens else "refuse", limit=2 * limits.ADDRESS_CHARACTERS), opens)
    table.done()
    return example


def _limits(table: Table) -> Limits:
    opening = table.table("opening")
    found = Limits(
        session_minutes=table.integer("session_minutes", *limits.SESSION_MINUTES),
        day_minutes=table.integer("day_minutes", *limits.DAY_MINUTES),
        week_minutes=table.integer("week_minutes", *limits.WEEK_MINUTES),
        warn_minutes=table.integer("warn_minutes", *limits.WARN_MINUTES),
        idle_seconds=table.integer("idle_seconds", *limits.IDLE_SECONDS),
        opens_at=_hour(opening, "start"),
        closes_at=_hour(opening, "end"),
    )
    if found.warn_minutes >= found.session_minutes:
        table.fail("warn_minutes", "fewer minutes than `session_minutes` were expected")
    if not found.session_minutes <= found.day_minutes <= found.week_minutes:
        table.fail("day_minutes", "session_minutes <= day_minutes <= week_minutes was expected")
    if found.closes_at <= found.opens_at:
        opening.fail("end", "an hour after `start` was expected")
    opening.done()
    table.done()
    return found


def _notice(table: Table) -> Notice:
    notice = Notice(
        operator=_texts(table, "operator", limits.NOTICE_CHARACTERS),
        recorded=_texts(table, "recorded", limits.NOTICE_CHARACTERS),
        purpose=_texts(table, "purpose", limits.NOTICE_CHARACTERS),
        kept=_texts(table, "kept", limits.NOTICE_CHARACTERS),
        seen_by=_texts(table, "seen_by", limits.NOTICE_CHARACTERS),
    )
    table.done()
    return notice


def _judge_examples(policy: Policy, tables: Iterable[Table]) -> None:
    """Refuse a policy of which one example, or a site's own first page, does not come out as it says."""
    moment = datetime.combine(policy.issued, time(), UTC)
    for site, table in zip(policy.sites, tables, strict=True):
        start = decide(Request(site.start), policy, moment)
        if not start.allowed or start.site is not site:
            table.fail("start", f"an address that this site opens was expected: {site.start or 'none is given'}")
        for example in site.examples:
            decision = decide(Request(example.address), policy, moment)
            if decision.allowed != example.opens:
                expected = "open" if example.opens else "refuse"
                why = decision.reason.value if decision.reason else f"opened by {decision.rule}"
                _fail_example(table, example, f"{expected} {example.address} was expected, but it is: {why}")


def _fail_example(table: Table, example: Example, expected: str) -> NoReturn:
    """Name the example's own line: a list of them may be long."""
    try:
        table.fail("examples", expected)
    except BadInput as fault:
        first = fault.line or 1
        lines = enumerate(table.text.splitlines()[first - 1 :], start=first)
        line = next((number for number, line in lines if example.address in line), first)
        raise BadInput(fault.source, expected, key=fault.key, line=line) from None


def _id(table: Table, key: str = "id") -> str:
    value = table.string(key, limit=limits.TITLE_CHARACTERS)
    if not _ID.fullmatch(value):
        table.fail(key, "small Latin letters and digits, joined by single hyphens, were expected")
    return value


def _once(tables: Iterable[Table], ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for table, value in zip(tables, ids, strict=True):
        if value in seen:
            table.fail("id", f"an id that no other entry has was expected: {value} stands twice")
        seen.add(value)


def _texts(table: Table, key: str, limit: int) -> Texts:
    texts = table.texts(key)
    for language in LANGUAGES:
        if len(texts[language]) > limit:
            table.fail(key, f"at most {limit} characters were expected ({language})")
    return texts


def _optional(table: Table, key: str) -> str | None:
    return table.string(key) if key in table else None


def _patterns(table: Table, key: str, *, default: tuple[str, ...] | None = None) -> tuple[Pattern, ...]:
    return tuple(_read_pattern(table, key, text, False) for text in table.strings(key, default=default))


def _pattern(table: Table, key: str) -> Pattern:
    return _read_pattern(table, key, table.string(key, limit=limits.ADDRESS_CHARACTERS), True)


def _read_pattern(table: Table, key: str, text: str, restricts: bool) -> Pattern:
    try:
        return parse_pattern(text, restricts=restricts)
    except BadPattern as fault:
        table.fail(key, f"{fault}: {text}")


def _hour(table: Table, key: str) -> time:
    value = table.string(key)
    if not re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", value, re.ASCII):
        table.fail(key, 'an hour like "09:00" was expected')
    return time.fromisoformat(value)
