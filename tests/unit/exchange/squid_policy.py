# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy out of drafts, and a configuration out of lines."""

from collections.abc import Iterable
from pathlib import Path

from kiosk.exchange.imported import Address, Imported, SiteDraft
from kiosk.exchange.squid import read_squid
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from tests.unit.policy.conftest import HEAD, TAIL, lock, site


def to_policy(imported: Imported) -> Policy:
    """Read the drafts as a policy would be read: every pattern, every start, every id."""
    text = HEAD + "".join(map(_site, imported.sites)) + "".join(lock(one.match) for one in imported.locks) + TAIL
    return parse_policy(text, "policy.toml")


def import_lines(folder: Path, *lines: str) -> Imported:
    main = folder / "squid.conf"
    main.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_squid(main, folder)


def _site(draft: SiteDraft) -> str:
    body = f"allow = {_texts(one.match for one in draft.allow)}\n"
    if draft.methods:
        body += f"methods = {_texts(draft.methods)}\n"
    if draft.excepts:
        body += f"except = [{', '.join(map(_except, draft.excepts))}]\n"
    for hours in draft.hours:
        body += f'[[site.hours]]\ndays = {_texts(hours.days)}\nstart = "{hours.start}"\nend = "{hours.end}"\n'
    return site(draft.id, body)


def _texts(texts: Iterable[str]) -> str:
    return '["' + '", "'.join(texts) + '"]'


def _except(address: Address) -> str:
    return f'{{ match = "{address.match}", reason = "the source" }}'
