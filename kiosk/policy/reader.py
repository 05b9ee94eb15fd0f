# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a policy file, strictly, and lets it in only when it says of its own examples what it promises.

A key too many, too few or of the wrong form is BadInput with file, line and key. Nothing is guessed. `include` names
files beside the policy; they may hold locks and nothing else, so that what is included can never open anything.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final, NoReturn

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.base.ids import SiteId
from kiosk.base.toml import Table, parse_toml
from kiosk.policy import limits
from kiosk.policy.engine import Decision, Request, decide
from kiosk.policy.fields import (
    addresses,
    optional,
    read_groups,
    read_hours,
    read_id,
    read_methods,
    read_mode_reason,
    read_search,
    read_texts,
    restriction,
)
from kiosk.policy.model import Example, Except, Lock, Mode, Notice, Policy, Record, Site, Topic
from kiosk.policy.pattern import Pattern
from kiosk.policy.sitting_limits import read_limits

FORMAT: Final = 1
NONE_BESIDE: Final[Mapping[str, str]] = MappingProxyType({})
_INCLUDED = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.toml", re.ASCII)


def read_policy(path: Path) -> Policy:
    """Read a policy file and what it includes. Raises BadInput."""
    text = read_text(path)
    beside = {name: read_text(path.parent / name) for name in included_names(text, str(path))}
    return parse_policy(text, str(path), beside)


def included_names(text: str, source: str) -> tuple[str, ...]:
    """Return the names of the files that a policy includes; they lie beside it. Raises BadInput."""
    return _included(parse_toml(text, source)) if "include" in text else ()


def parse_policy(text: str, source: str, beside: Mapping[str, str] = NONE_BESIDE) -> Policy:
    """Read a policy's text; `source` is the name that messages give it, `beside` the texts of the files it includes.

    Raises BadInput.
    """
    top = parse_toml(text, source)
    top.integer("format", FORMAT, FORMAT)
    if "topic" not in top:
        top.fail("topic", "at least one [[topic]] was expected")
    topics = tuple(_topic(table) for table in top.tables("topic"))
    _once(top.tables("topic"), [topic.id for topic in topics])
    known = tuple(topic.id for topic in topics)
    sites = tuple(_site(table, known) for table in top.tables("site"))
    _once(top.tables("site"), [site.id for site in sites])
    included = _included(top)
    policy = Policy(
        name=top.string("name", limit=limits.TITLE_CHARACTERS),
        version=top.integer("version", 1, 10**9),
        issued=top.day("issued"),
        expires=top.day("expires"),
        topics=topics,
        sites=sites,
        locks=(*_locks(top), *(lock for name in included for lock in _included_locks(top, name, beside))),
        limits=read_limits(top.table("limits")),
        notice=_notice(top.table("notice")),
        digest=_digest(text, [(name, beside[name]) for name in included]),
    )
    top.done()
    if policy.expires <= policy.issued:
        top.fail("expires", "a day after `issued` was expected")
    _judge_examples(policy, top.tables("site"))
    return policy


def read_text(path: Path) -> str:
    """Read a file of the policy as text. Raises BadInput."""
    try:
        return read_limited(path, limits.FILE_BYTES).decode()
    except UnicodeDecodeError as fault:
        raise BadInput(str(path), "text in UTF-8 was expected") from fault


def _included(top: Table) -> tuple[str, ...]:
    names = top.strings("include", default=())
    if len(names) > limits.INCLUDED_FILES or not all(_INCLUDED.fullmatch(name) for name in names):
        top.fail("include", f"at most {limits.INCLUDED_FILES} names of .toml files beside this one were expected")
    return names


def _included_locks(top: Table, name: str, beside: Mapping[str, str]) -> tuple[Lock, ...]:
    if name not in beside:
        top.fail("include", f"{name} beside this file was expected")
    included = parse_toml(beside[name], str(Path(top.source).parent / name))
    included.integer("format", FORMAT, FORMAT)
    included.string("name", limit=limits.TITLE_CHARACTERS)
    included.day("issued")
    locks = _locks(included)
    included.done()
    return locks


def _digest(text: str, included: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of the file's bytes; what it includes is hashed after it, each with its name and length."""
    digest = hashlib.sha256(text.encode())
    for name, more in included:
        digest.update(f"\0{name}\0{len(more.encode())}\0{more}".encode())
    return digest.hexdigest()


def _topic(table: Table) -> Topic:
    topic = Topic(read_id(table), read_texts(table, "title", limits.TITLE_CHARACTERS))
    table.done()
    return topic


def _site(table: Table, topics: tuple[str, ...]) -> Site:
    allow = addresses(table, "allow")
    if not allow:
        table.fail("allow", "at least one address pattern was expected")
    mode = Mode(table.one_of("mode", tuple(item.value for item in Mode)))
    site = Site(
        id=SiteId(read_id(table)),
        topic=table.one_of("topic", topics),
        title=read_texts(table, "title", limits.TITLE_CHARACTERS),
        about=read_texts(table, "about", limits.ABOUT_CHARACTERS) if "about" in table else None,
        allow=allow,
        excepts=tuple(_except(item) for item in table.tables("except")),
        parts=addresses(table, "parts", default=()),
        start=table.string("start", default=_start(allow[0]), limit=limits.ADDRESS_CHARACTERS),
        mode=mode,
        mode_reason=read_mode_reason(table, mode),
        search=read_search(table, mode),
        methods=read_methods(table, mode),
        hours=tuple(read_hours(item) for item in table.tables("hours")),
        groups=read_groups(table),
        record=Record(table.one_of("record", tuple(item.value for item in Record))),
        core=table.boolean("core", default=False),
        owner=optional(table, "owner"),
        reason=table.string("reason"),
        legal_basis=optional(table, "legal_basis"),
        added_by=table.string("added_by", limit=limits.ABOUT_CHARACTERS),
        review_by=table.day("review_by"),
        expires=table.day("expires") if "expires" in table else None,
        examples=tuple(_example(item) for item in table.tables("examples")),
    )
    table.done()
    return site


def _start(first: Pattern) -> str:
    """Return the address of the first pattern; a wildcard, prefix or query has none: then `start` must be written."""
    plain = not first.subdomains and not first.scope.prefix and not first.scope.query
    return first.text if plain else ""


def _except(table: Table) -> Except:
    item = Except(restriction(table), table.string("reason"), optional(table, "legal_basis"))
    table.done()
    return item


def _locks(top: Table) -> tuple[Lock, ...]:
    return tuple(_lock(table) for table in top.tables("lock"))


def _lock(table: Table) -> Lock:
    lock = Lock(
        match=restriction(table),
        category=read_id(table, "category"),
        reason=table.string("reason"),
        legal_basis=optional(table, "legal_basis"),
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


def _notice(table: Table) -> Notice:
    notice = Notice(
        operator=read_texts(table, "operator", limits.NOTICE_CHARACTERS, partial=False),
        recorded=read_texts(table, "recorded", limits.NOTICE_CHARACTERS, partial=False),
        purpose=read_texts(table, "purpose", limits.NOTICE_CHARACTERS, partial=False),
        kept=read_texts(table, "kept", limits.NOTICE_CHARACTERS, partial=False),
        seen_by=read_texts(table, "seen_by", limits.NOTICE_CHARACTERS, partial=False),
    )
    table.done()
    return notice


def _judge_examples(policy: Policy, tables: Iterable[Table]) -> None:
    """Refuse a policy of which one example, or a site's own first page, does not come out as it says."""
    for site, table in zip(policy.sites, tables, strict=True):
        if site.expires is not None and site.expires <= policy.issued:
            table.fail("expires", "a day after the policy's `issued` was expected")
        start = _as_reader(site.start, site, policy)
        if not start.allowed or start.site is not site:
            table.fail("start", f"an address that this site opens was expected: {_why_not(site, start)}")
        for example in site.examples:
            decision = _as_reader(example.address, site, policy)
            if decision.allowed != example.opens:
                expected = "open" if example.opens else "refuse"
                why = decision.reason.value if decision.reason else f"opened by {decision.rule}"
                _fail_example(table, example, f"{expected} {example.address} was expected, but it is: {why}")


def _why_not(site: Site, found: Decision) -> str:
    """Say what stands in the way of a first page: the same pattern in another site is easily overlooked."""
    if not site.start:
        return "none is given"
    if found.site is not None and found.site is not site:
        return f"{site.start} belongs to the site {found.site.id}, by {found.rule}"
    return f"{site.start} is refused: {found.reason.value}" if found.reason else site.start


def _as_reader(address: str, site: Site, policy: Policy) -> Decision:
    """Judge an address for a reader for whom the site opens, at an hour at which it does."""
    request = Request(address, group=min(site.groups, default=None))
    moment = datetime.combine(policy.issued, time(), UTC)
    if site.hours:
        first = min(site.hours, key=lambda hours: min(hours.days))
        days = (min(first.days) - moment.weekday()) % 7
        moment += timedelta(days=days, minutes=first.start)
    return decide(request, policy, moment)


def _fail_example(table: Table, example: Example, expected: str) -> NoReturn:
    """Name the example's own line: a list of them may be long."""
    try:
        table.fail("examples", expected)
    except BadInput as fault:
        first = fault.line or 1
        lines = enumerate(table.text.splitlines()[first - 1 :], start=first)
        line = next((number for number, line in lines if example.address in line), first)
        raise BadInput(fault.source, expected, key=fault.key, line=line) from None


def _once(tables: Iterable[Table], ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for table, value in zip(tables, ids, strict=True):
        if value in seen:
            table.fail("id", f"an id that no other entry has was expected: {value} stands twice")
        seen.add(value)
