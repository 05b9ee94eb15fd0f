# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a guide leads outside, however it is written, and marks that the page would show as they stand.

An address may lead to the host of one of the guide's own sources, or where the given policy opens it. Whether a
guide that is pointed to exists is for `guides`. The dialect of guides has no tables, no HTML and no marks in headings.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from typing import Final
from urllib.parse import urlsplit

from kiosk.library.check.prose import Address, Block, title_tokens
from kiosk.library.guide_text import Section, is_https
from kiosk.library.guides import Guide
from kiosk.policy.engine import Request, Verdict, decide
from kiosk.policy.model import Policy
from kiosk.policy.reasons import Reason

_BARE: Final = re.compile(r"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.)[^\s<>\"“”«»()\[\]`]+", re.IGNORECASE)
_TRAILING: Final = ".,;:!?'’*_|"
_TIMES: Final = frozenset({Reason.POLICY_EXPIRED, Reason.SITE_EXPIRED, Reason.HOURS})
_SHOWN: Final = (
    (re.compile(r"\][(\[]"), "a link whose address can be read was expected; this one is shown as it stands"),
    (re.compile(r"</?[a-z][^<>]*>|<!--", re.IGNORECASE), "no HTML was expected; it is shown as it stands"),
    (re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+", re.MULTILINE), "no table was expected; it is shown as it stands"),
)


def outside(guide: Guide, said: Iterable[Block], found: Iterable[Address], policy: Policy) -> Iterator[tuple[int, str]]:
    """Return each address that leads where no reader can go, with its line; one address once a line."""
    sources = {urlsplit(source.url).hostname for source in guide.sources if source.url}
    bare = (address for block in said for address in _written(block))
    for address in dict.fromkeys((*found, *bare)):
        target = address.target
        if re.match(r"www\.|[^/?#]*:", target, re.IGNORECASE) and not _leads(target, sources, policy):
            expected = "an https address on a source's host or on a site of the policy was expected"
            yield address.line, f"{target}: {expected}"


def shown_as_it_stands(section: Section, blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Return marks that do nothing in a section, with their lines."""
    if any(child.type != "text" for child in title_tokens(section)):
        yield section.heading, "a heading without marks was expected; they are shown as they stand"
    for block in blocks:
        for pattern, expected in _SHOWN:
            if match := pattern.search(block.text):
                yield block.line_at(match.start()), expected


def _written(block: Block) -> Iterator[Address]:
    for match in _BARE.finditer(block.text):
        yield Address(block.line_at(match.start()), match[0].rstrip(_TRAILING))


def _leads(url_text: str, sources: set[str | None], policy: Policy) -> bool:
    if not is_https(url_text):
        return False
    if urlsplit(url_text).hostname in sources:
        return True
    decision = decide(Request(url_text), policy, datetime.combine(policy.issued, time(12), UTC))
    return decision.verdict is Verdict.ALLOWED or decision.reason in _TIMES
