# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads URLAllowlist and URLBlocklist from the policy of a managed Chrome or Edge.

Taken are a file of managed policies, in which the names stand at the top, and what `chrome://policy` exports, in
which they stand under `chromePolicies`, in newer versions under `policyValues`, each with its `value`. The names
of older versions, URLWhitelist and URLBlacklist, count where the newer ones are missing. What the lists mean stands
in `chrome_filter`, what becomes of them in `chrome_drafts`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.exchange.chrome_drafts import weave
from kiosk.exchange.chrome_entries import Entry
from kiosk.exchange.chrome_filter import MOST_IN_FORCE, Filter, UrlLists, parse_filter
from kiosk.exchange.imported import Fate, Imported, Line

FILE_BYTES: Final = 16 * 1024 * 1024
ENTRIES: Final = 100_000
ENTRY_CHARACTERS: Final = 1900  # with a scheme and a wildcard still an address pattern

PRODUCT: Final = "Chrome or Edge"
ALLOW: Final = "URLAllowlist"
BLOCK: Final = "URLBlocklist"
OLDER: Final[Mapping[str, str]] = {ALLOW: "URLWhitelist", BLOCK: "URLBlacklist"}

NAMES: Final = frozenset((ALLOW, BLOCK, *OLDER.values()))

READING_ONLY: Final = "pages are only read: no forms, and no other methods than GET and HEAD"
OPEN_WORLD: Final = (
    "no * in the blocklist: the source lets through whatever it does not name, a policy opens only what it names"
)


def read_chrome(untrusted: bytes, source: str) -> Imported:
    """Read a policy file of Chrome or Edge; `source` is the name that messages give it. Raises BadInput."""
    settings = _settings(_top(untrusted, source), source)
    if not NAMES & set(settings):
        raise BadInput(source, f"a policy with {ALLOW} or {BLOCK} was expected")
    entries = [*_entries(settings, ALLOW, source), *_entries(settings, BLOCK, source)]
    if len(entries) > ENTRIES:
        raise BadInput(source, f"at most {ENTRIES} entries were expected")
    lists = UrlLists(_in_force(entries, allow=True), _in_force(entries, allow=False))
    drafts = weave(entries)
    report = (*_general(settings, lists), *drafts.report)
    return Imported(PRODUCT, drafts.sites, drafts.locks, report, lists)


def _top(untrusted: bytes, source: str) -> Mapping[str, object]:
    if len(untrusted) > FILE_BYTES:
        raise BadInput(source, f"a file of at most {FILE_BYTES} bytes was expected")
    try:
        found = json.loads(untrusted.decode("utf-8-sig"), object_pairs_hook=_once)
    except json.JSONDecodeError as fault:
        raise BadInput(source, f"JSON was expected ({fault.msg})", line=fault.lineno) from fault
    except (ValueError, RecursionError) as fault:
        raise BadInput(source, "JSON in UTF-8, each key once in its object, was expected") from fault
    return _object(found, source, "")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _settings(top: Mapping[str, object], source: str) -> Mapping[str, object]:
    """Return the settings by their names, from a file of policies or from an export; of the rest only the names."""
    if "policyValues" in top:
        shelves = _object(top["policyValues"], source, "policyValues")
        inside = [_shelf(value, source, name) for name, value in shelves.items()]
        holding = [shelf for shelf in inside if NAMES & set(shelf)]
        if len(holding) != 1:
            raise BadInput(source, "the lists of one browser were expected", key="policyValues")
        rest = {**top, **{name: None for shelf in inside for name in shelf}}
        return {**dict.fromkeys(rest), **holding[0]}
    if "chromePolicies" in top:
        return {**dict.fromkeys(top), **_shelf(top["chromePolicies"], source, "chromePolicies")}
    return top


def _shelf(value: object, source: str, key: str) -> Mapping[str, object]:
    """Return the values of one part of an export: each stands with its source and level."""
    shelf = _object(value, source, key)
    if isinstance(inner := shelf.get("policies"), dict):
        shelf = inner
    return {name: item["value"] if isinstance(item, dict) and "value" in item else item for name, item in shelf.items()}


def _object(value: object, source: str, key: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadInput(source, "an object was expected", key=key)
    return value


def _entries(settings: Mapping[str, object], name: str, source: str) -> list[Entry]:
    """Return the entries of one list under its name of today and its older one."""
    older = OLDER[name]
    newer = _texts(settings, name, source)
    found = [_entry(name, count, text, name == ALLOW, "") for count, text in enumerate(newer, start=1)]
    unheard = f"Chrome does not look at {older} beside {name}" if name in settings else ""
    rest = enumerate(_texts(settings, older, source), start=1)
    return found + [_entry(older, count, text, name == ALLOW, unheard) for count, text in rest]


def _entry(name: str, count: int, text: str, allow: bool, ignored: str) -> Entry:
    if count > MOST_IN_FORCE:
        ignored = ignored or f"Chrome does not look at a list's entries after the first {MOST_IN_FORCE}"
    return Entry(f"{name}[{count}]", text, allow, parse_filter(text, allow=allow), ignored)


def _texts(settings: Mapping[str, object], name: str, source: str) -> Sequence[str]:
    found = settings.get(name, [])
    if not isinstance(found, list):
        raise BadInput(source, "a list of texts was expected", key=name)
    texts = [text for text in found if isinstance(text, str) and len(text) <= ENTRY_CHARACTERS and _is_sound(text)]
    if len(texts) < len(found):
        raise BadInput(source, f"a list of texts of at most {ENTRY_CHARACTERS} characters was expected", key=name)
    return texts


def _is_sound(text: str) -> bool:
    """Tell whether a text could stand in UTF-8: JSON's escapes can spell half a character."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _in_force(entries: Iterable[Entry], *, allow: bool) -> tuple[Filter, ...]:
    chosen = (entry for entry in entries if entry.allow == allow and not entry.ignored)
    return tuple(entry.filter for entry in chosen if entry.filter is not None)


def _general(settings: Mapping[str, object], lists: UrlLists) -> list[Line]:
    """Return the lines that are about no single entry."""
    lines = []
    closed = any(item.is_wildcard for item in lists.block)
    if lists.allow or not closed:
        lines.append(Line("", "", Fate.NARROWED, READING_ONLY))
    if not closed:
        lines.append(Line(BLOCK, "", Fate.NEEDS_DECISION, OPEN_WORLD))
    lines += (
        Line(older, "", Fate.EXACT, f"{older} is what older versions call {name}")
        for name, older in OLDER.items()
        if older in settings
    )
    if others := sorted(set(settings) - NAMES):
        note = f"{len(others)} other settings of the browser are not read"
        lines.append(Line("", ", ".join(others), Fate.NEEDS_DECISION, note))
    return lines
