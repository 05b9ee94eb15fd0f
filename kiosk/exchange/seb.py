# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the URL filter out of a settings file of Safe Exam Browser (.seb).

The file is a property list, in XML or binary, bare or behind gzip and the four letters `plnd`. One that is encrypted
has to be saved without a password first. What its rules mean stands in `seb_filter`, how they become drafts in
`seb_drafts`. A rule has to have all its four keys: the two public implementations differ about what is meant where
one is missing.
"""

import plistlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.parsers.expat import ExpatError

from kiosk.base.errors import BadInput
from kiosk.exchange.imported import Fate, Imported, Line
from kiosk.exchange.seb_drafts import Drafts, Rule, lay_out
from kiosk.exchange.seb_filter import Asked, Expression, SebFilter, read_asked, read_expression
from kiosk.exchange.seb_regex import WholeText, read_regexes
from kiosk.exchange.trial import refusal, trial_policy

FILE_BYTES: Final = 16 * 1024 * 1024
LAYERS: Final = 4  # gzip, plnd, gzip and the list itself
RULES: Final = 10_000
EXPRESSION_CHARACTERS: Final = 2000

PRODUCT: Final = "Safe Exam Browser"
_GZIP: Final = b"\x1f\x8b"
_PLAIN: Final = b"plnd"
_ENCRYPTED: Final = (b"pswd", b"pwcc", b"pkhs", b"phsk")
_KEYS: Final = {"active": (bool, "true or false"), "regex": (bool, "true or false"), "expression": (str, "a text")}
_OLD_LISTS: Final = ("whitelistURLFilter", "blacklistURLFilter")
_FILTER_OFF: Final = "the filter is off, so everything opens: nothing is taken over"
_BROKEN: Final = "Safe Exam Browser does not take this expression, and then opens nothing"
_LOADS: Final = "what pages load from hosts that are not listed does not open; name such hosts as parts"
_READS: Final = "pages are only read: other methods than GET and HEAD, and forms, stay shut"
_OLD: Final = "a list of an earlier version, which the present ones do not read"
_RESOURCE: Final = "a rule of an additional resource, which Safe Exam Browser does not read with the others"
_OPEN_THERE: Final = "the rules open it already, but what was taken over of them does not"
_MAYBE_OPEN: Final = "whether a regular expression opens it already cannot be told here"


def read_seb(untrusted: bytes, source: str) -> Imported:
    """Read a settings file's filter; `source` is the name that messages give it. Raises BadInput."""
    settings = _settings(untrusted, source)
    every = tuple(_rules(settings, source))
    active = tuple(rule for rule, in_force in every if in_force)
    start = _text(settings, "startURL", source)
    judge = SebFilter(
        on=_flag(settings, "URLFilterEnable", source),
        works=not any(_is_broken(rule) for rule in active),
        blocks=_judged(rule for rule in active if not rule.allow),
        allows=_judged(rule for rule in active if rule.allow),
        start=start,
    )
    idle = [Line(rule.place, rule.text, Fate.EXACT, "not in force") for rule, in_force in every if not in_force]
    old = [*_resource_lines(settings), *_old_lines(settings, source)]
    if not judge.on or not judge.works:
        return Imported(PRODUCT, (), (), (*_stopped_lines(judge, active), *idle, *old), judge)
    asked = read_asked(start) if read_expression(start) else None
    added = _start_rule(start) if asked and _is_added(asked, judge) else ()
    drafts = lay_out((*active, *added))
    start_line = () if added or not start else (_start_line(start, asked, judge, drafts),)
    loads = _flag(settings, "URLFilterEnableContentFilter", source)
    report = [Line("URLFilterEnable", "true", Fate.EXACT), _loads_line(loads=loads), *drafts.lines, *start_line]
    report += [*idle, *old]
    if active or added:
        report.append(Line("", "", Fate.NARROWED, _READS))
    return Imported(PRODUCT, drafts.sites, drafts.locks, tuple(report), judge)


def _settings(untrusted: bytes, source: str) -> Mapping[str, object]:
    data = _unwrap(untrusted, source)
    expected = "a property list of Safe Exam Browser was expected"
    try:
        found = plistlib.loads(data)
    # what plistlib lets through of broken lists, in either form
    except (ExpatError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as fault:
        raise BadInput(source, expected) from fault
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise BadInput(source, expected)
    return found


def _unwrap(data: bytes, source: str) -> bytes:
    """Take off gzip and the four letters, in whatever order they come."""
    for _ in range(LAYERS):
        if len(data) > FILE_BYTES:
            raise BadInput(source, f"at most {FILE_BYTES} bytes were expected")
        if data.startswith(_ENCRYPTED):
            raise BadInput(source, "settings saved without a password or certificate were expected")
        if data.startswith(_PLAIN):
            data = data[len(_PLAIN) :]
        elif data.startswith(_GZIP):
            data = _inflate(data, source)
        else:
            return data
    raise BadInput(source, f"at most {LAYERS} layers around a property list were expected")


def _inflate(data: bytes, source: str) -> bytes:
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = stream.decompress(data, FILE_BYTES + 1)
    except zlib.error as fault:
        raise BadInput(source, "whole gzip data was expected") from fault
    if len(plain) > FILE_BYTES:
        raise BadInput(source, f"at most {FILE_BYTES} bytes after unpacking were expected")
    if not stream.eof:
        raise BadInput(source, "whole gzip data was expected")
    return plain


def _flag(settings: Mapping[str, object], key: str, source: str) -> bool:
    value = settings.get(key, False)
    if not isinstance(value, bool):
        raise BadInput(source, "true or false was expected", key=key)
    return value


def _text(settings: Mapping[str, object], key: str, source: str) -> str:
    value = settings.get(key, "")
    if not isinstance(value, str):
        raise BadInput(source, "a text was expected", key=key)
    return value


def _rules(settings: Mapping[str, object], source: str) -> Iterator[tuple[Rule, bool]]:
    """Yield every rule, and whether it is in force."""
    found = settings.get("URLFilterRules", [])
    if not isinstance(found, list) or len(found) > RULES:
        raise BadInput(source, f"a list of at most {RULES} rules was expected", key="URLFilterRules")
    for number, item in enumerate(found, start=1):
        yield _rule(item, f"URLFilterRules[{number}]", source)


def _rule(item: object, place: str, source: str) -> tuple[Rule, bool]:
    if not isinstance(item, dict):
        raise BadInput(source, "a rule was expected", key=place)
    for key, (kind, expected) in _KEYS.items():
        if not isinstance(item.get(key), kind):
            raise BadInput(source, f"{expected} was expected", key=f"{place}.{key}")
    text, action = item["expression"], item.get("action")
    if len(text) > EXPRESSION_CHARACTERS:
        raise BadInput(source, f"at most {EXPRESSION_CHARACTERS} characters were expected", key=f"{place}.expression")
    if type(action) is not int or action not in (0, 1):
        raise BadInput(source, "0 (block) or 1 (allow) was expected", key=f"{place}.action")
    return Rule(place, text, action == 1, None if item["regex"] else read_expression(text), item["regex"]), item[
        "active"
    ]


def _is_broken(rule: Rule) -> bool:
    return rule.expression is None and not rule.regex


def _judged(rules: Iterable[Rule]) -> tuple[Expression | WholeText, ...]:
    """Return what judges each rule, the simplified ones first: which of them finds an address does not matter."""
    found = list(rules)
    simple = (rule.expression for rule in found if rule.expression is not None)
    return (*simple, *read_regexes([rule.text for rule in found if rule.regex]))


def _is_added(start: Asked, judge: SebFilter) -> bool:
    """Tell whether Safe Exam Browser adds a rule for its start address: surely nothing opens it, or shuts it."""
    return judge.opens_by_rules(start) is False and not judge.blocks_it(start)


def _start_rule(start: str) -> tuple[Rule, ...]:
    return (Rule("startURL", start, True, read_expression(start), False),)


def _start_line(start: str, asked: Asked | None, judge: SebFilter, drafts: Drafts) -> Line:
    """Return the line of a start address for which no rule is added."""
    if asked is None:
        return Line("startURL", start, Fate.NEEDS_DECISION, "an address was expected")
    if judge.blocks_it(asked):
        return Line("startURL", start, Fate.EXACT, "a block keeps it shut")
    if not judge.opens_by_rules(asked):
        return Line("startURL", start, Fate.NEEDS_DECISION, _MAYBE_OPEN)
    why = refusal(start, trial_policy(drafts.sites, drafts.locks))
    if why is not None:
        return Line("startURL", start, Fate.NEEDS_DECISION, f"{_OPEN_THERE} ({why.value})")
    return Line("startURL", start, Fate.EXACT, "the rules open it already")


def _stopped_lines(judge: SebFilter, active: tuple[Rule, ...]) -> Iterator[Line]:
    """Yield the lines of a filter that is off, or that Safe Exam Browser cannot start with."""
    why = "Safe Exam Browser cannot start with these rules" if judge.on else _FILTER_OFF
    yield Line("URLFilterEnable", str(judge.on).lower(), Fate.NEEDS_DECISION, why)
    for rule in active:
        yield Line(rule.place, rule.text, Fate.NEEDS_DECISION, _BROKEN if judge.on and _is_broken(rule) else why)
    if judge.start:
        yield Line("startURL", judge.start, Fate.NEEDS_DECISION, why)


def _loads_line(*, loads: bool) -> Line:
    key = "URLFilterEnableContentFilter"
    return Line(key, "true", Fate.EXACT) if loads else Line(key, "false", Fate.NARROWED, _LOADS)


def _old_lines(settings: Mapping[str, object], source: str) -> Iterator[Line]:
    for key in _OLD_LISTS:
        for entry in filter(None, (part.strip() for part in _text(settings, key, source).split(";"))):
            yield Line(key, entry, Fate.NEEDS_DECISION, _OLD)


def _resource_lines(settings: Mapping[str, object]) -> Iterator[Line]:
    found = settings.get("additionalResources")
    for number, resource in enumerate(found if isinstance(found, list) else (), start=1):
        rules = resource.get("URLFilterRules") if isinstance(resource, dict) else None
        for at, item in enumerate(rules if isinstance(rules, list) else (), start=1):
            text = item.get("expression") if isinstance(item, dict) else None
            place = f"additionalResources[{number}].URLFilterRules[{at}]"
            yield Line(place, text if isinstance(text, str) else "", Fate.NEEDS_DECISION, _RESOURCE)
