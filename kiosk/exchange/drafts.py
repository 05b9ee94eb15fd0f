# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns what an importer found into the text of a policy that a station could read, for people to go on with.

Limits and notice are taken over from another policy, for no filter says anything of them. Each site opens for
reading only, is recorded by host, and is to be reviewed soon: nobody has decided on it yet. A draft of which no page
would open is left out and reported.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import tomlkit
from tomlkit.items import Array, InlineTable, Table

from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES, parse_toml
from kiosk.exchange.imported import Address, Fate, Hours, Imported, Line, LockDraft, SiteDraft
from kiosk.exchange.trial import first_address, trial_policy
from kiosk.policy.layout import laid_out
from kiosk.policy.limits import TITLE_CHARACTERS
from kiosk.policy.model import Policy
from kiosk.policy.reader import FORMAT, parse_policy

HOLDS: Final = timedelta(days=90)
REVIEWED_WITHIN: Final = timedelta(days=30)
TOPIC: Final = "imported"
TOPIC_TITLE: Final[Mapping[str, str]] = {
    "kk": "Басқа тізімнен",
    "ru": "Из другого списка",
    "en": "From another list",
}
LOCK_CATEGORY: Final = "imported"
_ABOUT: Final = """\
# A draft, made from the rules of another program: nobody has decided on it yet.
# For each site, write who decided and why, under which clause of law it is restricted, and what it is called.

"""


@dataclass(frozen=True, slots=True)
class Base:
    """What the source does not say: from which policy limits and notice come, who imports, and on which day."""

    text: str
    source: str
    name: str
    added_by: str
    today: date


@dataclass(frozen=True, slots=True)
class Drafted:
    """A policy's text, the policy that it reads as, and a line for each draft that was left out."""

    text: str
    policy: Policy
    left_out: tuple[Line, ...]


def drafted(imported: Imported, base: Base) -> Drafted:
    """Return the policy that an import amounts to. Raises BadInput where the base cannot be taken."""
    trial = trial_policy(imported.sites, imported.locks)
    starts = [(draft, first_address(draft, trial)) for draft in imported.sites]
    kept = [(draft, start) for draft, start in starts if start is not None]
    text = laid_out(_ABOUT + _written(imported, kept, base), base.name)
    shut = (draft.title for draft, start in starts if start is None)
    left_out = tuple(Line("", title, Fate.NEEDS_DECISION, "none of its pages would open") for title in shut)
    return Drafted(text, parse_policy(text, base.name), left_out)


def _written(imported: Imported, sites: Sequence[tuple[SiteDraft, str]], base: Base) -> str:
    parse_toml(base.text, base.source)
    like = tomlkit.parse(base.text)
    file = tomlkit.document()
    file.update({"format": FORMAT, "name": base.name, "version": 1, "issued": base.today})
    file["expires"] = base.today + HOLDS
    topic = tomlkit.table()
    topic.update({"id": TOPIC, "title": _texts(TOPIC_TITLE)})
    file["topic"] = _tables([topic])
    if sites:
        file["site"] = _tables([_site(draft, start, imported.product, base) for draft, start in sites])
    if imported.locks:
        file["lock"] = _tables([_lock(draft, imported.product) for draft in imported.locks])
    for name in ("limits", "notice"):
        if name not in like:
            raise BadInput(base.source, f"a policy with [{name}] was expected", key=name)
        file[name] = like[name]
    return tomlkit.dumps(file)


def _site(draft: SiteDraft, start: str, product: str, base: Base) -> Table:
    table = tomlkit.table()
    table.update({"id": draft.id, "topic": TOPIC, "title": _title(draft)})
    table["allow"] = _lines([_address(one) for one in draft.allow])
    if draft.excepts:
        reason = f"kept shut in {product}"
        table["except"] = _lines([_inline(one.match, one.query, {"reason": reason}) for one in draft.excepts])
    table["start"] = start
    table["mode"] = "read"
    if draft.methods:
        table["methods"] = list(draft.methods)
    if draft.hours:
        table["hours"] = _lines([_hours(one) for one in draft.hours])
    table.update({"record": "host", "reason": f"open in {product}", "added_by": base.added_by})
    table["review_by"] = base.today + REVIEWED_WITHIN
    return table


def _title(draft: SiteDraft) -> InlineTable:
    return _texts(dict.fromkeys(LANGUAGES, draft.title[:TITLE_CHARACTERS]))


def _lock(draft: LockDraft, product: str) -> Table:
    table = tomlkit.table()
    table.update({"match": draft.match, "category": LOCK_CATEGORY, "reason": f"kept shut in {product}"})
    return table


def _address(one: Address) -> str | InlineTable:
    return _inline(one.match, one.query, {}) if one.query else one.match


def _inline(match: str, query: Mapping[str, str], more: Mapping[str, str]) -> InlineTable:
    table = tomlkit.inline_table()
    table["match"] = match
    if query:
        table["query"] = _texts(query)
    table.update(more)
    return table


def _hours(one: Hours) -> InlineTable:
    table = tomlkit.inline_table()
    table.update({"days": list(one.days), "start": one.start, "end": one.end})
    return table


def _texts(texts: Mapping[str, str]) -> InlineTable:
    table = tomlkit.inline_table()
    table.update(texts)
    return table


def _lines(values: Sequence[object]) -> Array:
    array = tomlkit.array()
    array.extend(values)
    return array.multiline(len(values) > 1)


def _tables(tables: Sequence[Table]) -> object:
    array = tomlkit.aot()
    for table in tables:
        array.append(table)
    return array
