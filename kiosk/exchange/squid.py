# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Squid's configuration into drafts of a policy: what its http_access lines open, with a line for every entry.

How lines and files are read stands in `squid_conf`, what lists mean in `squid_acl`, Squid's own judgement in
`squid_rules`, the translation in `squid_drafts`. Other directives that may refuse an answer (a redirector, a filter of
replies) are named as needing a decision: the judge here knows of http_access alone.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.exchange.imported import Fate, Imported, Line
from kiosk.exchange.squid_acl import Acl, Domains, Expressions, Networks, Times, Unknown, folded, known_as, read_acls
from kiosk.exchange.squid_conf import Directive, Files, Value
from kiosk.exchange.squid_drafts import Drafts, draft
from kiosk.exchange.squid_rules import Condition, Rule, SquidSource, read_rules
from kiosk.exchange.squid_shapes import opening, opening_path, shutting, shutting_path

PRODUCT: Final = "Squid"
ENTRY_CHARACTERS: Final = 200

_RESTRICTING: Final = frozenset(
    {
        *("adaptation_access", "adapted_http_access", "ecap_service", "external_acl_type", "http_access2"),
        *("http_reply_access", "icap_service", "miss_access", "redirect_program", "reply_body_max_size"),
        *("request_body_max_size", "ssl_bump", "store_id_program", "url_rewrite_program"),
    }
)
_READING: Final = Line(
    "",
    "",
    Fate.NARROWED,
    "pages are read (GET and HEAD), on the schemes' own ports and those that a line names one by one",
)


def read_squid(main: Path, root: Path) -> Imported:
    """Read a configuration and the files that it names below `root`. Raises BadInput."""
    files = Files(root)
    directives = files.read_main(main)
    acls = read_acls(tuple(one for one in directives if one.name == "acl"), files)
    lines = tuple(one for one in directives if one.name == "http_access")
    rules = read_rules(lines, acls)
    drafts = draft(rules)
    entries = [
        *(_report_rule(number, rule, drafts) for number, rule in enumerate(rules)),
        *_report_empty(lines, rules),
        *(found for acl in acls.values() for found in _report_acl(acl, rules, drafts)),
        *_report_others(directives, rules),
    ]
    order = {str(one.place): number for number, one in enumerate(directives)}
    # a file's values stand after all lines, and what has no place at the very end
    entries.sort(key=lambda line: order.get(line.place, len(order) + (not line.place)))
    general = (_READING,) if drafts.sites else ()
    return Imported(PRODUCT, drafts.sites, drafts.locks, (*general, *entries), SquidSource(rules))


def _report_rule(number: int, rule: Rule, drafts: Drafts) -> Line:
    text = rule.text[:ENTRY_CHARACTERS]
    problem = _undecided(rule) if rule.allows else ""
    if problem and number not in drafts.used:
        return Line(str(rule.place), text, Fate.NEEDS_DECISION, problem)
    notes = {note for about, note in drafts.notes if about == number} | set(_narrowed(rule))
    said = "; ".join(sorted(notes | ({problem} if problem else set())))
    return Line(str(rule.place), text, Fate.NARROWED if said else Fate.EXACT, said)


def _undecided(rule: Rule) -> str:
    """Say why a line that allows opens nothing in a policy; empty where it does."""
    for condition in rule.conditions:
        meaning = condition.acl.meaning
        if _is_unknown(condition.acl):
            return _unknown(condition.acl, named=any(_names_hosts(one) for one in rule.conditions))
        if isinstance(meaning, Expressions) and not condition.negated and not _opening_shapes(condition.acl):
            return f"no plain beginning of an address: {condition.acl.name} ({meaning.about})"
        if (
            isinstance(meaning, Expressions)
            and condition.negated
            and _shutting_shapes(condition.acl) < len(meaning.items)
        ):
            return f"no plain beginning of an address: !{condition.acl.name} ({meaning.about})"
    if not any(_names_hosts(condition) for condition in rule.conditions):
        return "opens hosts that it does not name: a policy opens what somebody chose"
    return ""


def _unknown(acl: Acl, *, named: bool) -> str:
    """Say what a policy does not know and, where the line does name sites, what to do about it."""
    says = f"asks for what a policy does not know: {acl.name} ({acl.type})"
    return f"{says}; name the sites in a line without {acl.name}, or add them by hand" if named else says


def _narrowed(rule: Rule) -> Iterator[str]:
    """Say what a policy keeps shut that this line does not, whatever the host."""
    for condition in rule.conditions:
        acl, meaning = condition.acl, condition.acl.meaning
        if _is_unknown(acl) and not rule.allows:
            yield f"read as if {acl.name} ({acl.type}) always held: a policy does not know it"
        if isinstance(meaning, Times) and meaning.week.minutes(with_last=False) != meaning.week.minutes(with_last=True):
            yield f"the minute at which {acl.name} ends stays shut"
        if isinstance(meaning, Expressions):
            known = _opening_shapes(acl) if rule.allows and not condition.negated else _shutting_shapes(acl)
            if known < len(meaning.items) or (not rule.allows and condition.negated):
                yield f"expressions of {acl.name} are no plain beginnings: what they may cover stays shut"


def _is_unknown(acl: Acl) -> bool:
    """Tell whether a list asks for what neither an address, nor a method, nor an hour tells."""
    return isinstance(acl.meaning, Unknown) or (isinstance(acl.meaning, Networks) and not acl.meaning.refused)


def _names_hosts(condition: Condition) -> bool:
    meaning = condition.acl.meaning
    about_address = isinstance(meaning, Expressions) and meaning.about == "url_regex"
    return not condition.negated and (isinstance(meaning, Domains) or about_address)


def _opening_shapes(acl: Acl) -> int:
    """Count the expressions of a list that a policy can open by."""
    items = acl.meaning.items if isinstance(acl.meaning, Expressions) else ()
    if acl.type == "dstdom_regex":
        return sum(item.regex is not None for item in items)
    return sum((opening(item) if acl.type == "url_regex" else opening_path(item)) is not None for item in items)


def _shutting_shapes(acl: Acl) -> int:
    """Count the expressions of a list that a policy can keep shut by no more than they say."""
    items = acl.meaning.items if isinstance(acl.meaning, Expressions) else ()
    if acl.type == "dstdom_regex":
        return sum(item.regex is not None for item in items)
    return sum((shutting(item) if acl.type == "url_regex" else shutting_path(item)) is not None for item in items)


def _report_empty(lines: tuple[Directive, ...], rules: tuple[Rule, ...]) -> Iterator[Line]:
    read = {rule.place for rule in rules}
    for line in lines:
        if line.place not in read:
            yield Line(str(line.place), line.text, Fate.EXACT, "names no list: Squid does not read it either")


def _report_acl(acl: Acl, rules: tuple[Rule, ...], drafts: Drafts) -> Iterator[Line]:
    uses = [(rule, one) for rule in rules for one in rule.conditions if one.acl.name == acl.name]
    if not uses:
        return
    opens = isinstance(acl.meaning, Domains) and any(rule.allows and not one.negated for rule, one in uses)
    lost = list(_lost(acl.meaning, drafts)) if opens and isinstance(acl.meaning, Domains) else []
    unsure = isinstance(acl.meaning, Domains) and any(not value.sure for value in acl.meaning.values)
    for place, text in acl.lines:
        if _is_unknown(acl):
            fate, note = Fate.NEEDS_DECISION, f"a policy does not know what {acl.type} asks for"
        elif lost or unsure:
            fate, note = Fate.NARROWED, "some of its names are left out; each has a line of its own"
        else:
            fate, note = Fate.EXACT, ""
        yield Line(str(place), text[:ENTRY_CHARACTERS], fate, note)
    for value, why in lost:
        yield Line(str(value.place), value.text[:ENTRY_CHARACTERS], Fate.NEEDS_DECISION, why)


def _lost(meaning: Domains, drafts: Drafts) -> Iterator[tuple[Value, str]]:
    """Yield the names that should have opened and do not."""
    for value in meaning.values:
        name = value.text.lower()
        why = drafts.left.get(name) or drafts.left.get(name.removeprefix("."))
        if not value.sure:
            yield value, "Squid's versions differ about whether it is read"
        elif why:
            yield value, why


def _report_others(directives: tuple[Directive, ...], rules: tuple[Rule, ...]) -> Iterator[Line]:
    used = {folded(one.acl.name) for rule in rules for one in rule.conditions}
    names: dict[str, int] = {}
    for one in directives:
        if one.name in _RESTRICTING:
            note = "may keep shut what http_access opens: a policy does not know it"
            yield Line(str(one.place), one.text[:ENTRY_CHARACTERS], Fate.NEEDS_DECISION, note)
        elif one.name == "acl" and known_as(one) not in used:
            names[f"acl {known_as(one)}"] = names.get(f"acl {known_as(one)}", 0) + 1
        elif one.name not in ("acl", "http_access"):
            names[one.name] = names.get(one.name, 0) + 1
    if names:
        yield Line("", ", ".join(sorted(names)), Fate.EXACT, f"not about access: {sum(names.values())} lines")
