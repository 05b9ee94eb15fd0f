# SPDX-License-Identifier: GPL-3.0-or-later
"""Squid's http_access lines and what they answer: the first that matches; where none does, the last one's opposite.

Of an https page Squid sees `CONNECT host:443` and nothing else: no path, no method, no address. An address is asked
about as `policy.address` reads it, which is how a station would ask: dot segments and empty folders are gone. A
numeric host is matched as it stands, because looking up a name for it lets whoever owns the number choose the name.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import ada_url

from kiosk.base.errors import BadInput
from kiosk.exchange.squid_acl import Acl, Asked, Match, decoded, folded
from kiosk.exchange.squid_conf import Directive, Form, Place
from kiosk.policy.address import DEFAULT_PORTS, parse
from kiosk.policy.reasons import Reason

CONNECT: Final = "CONNECT"


@dataclass(frozen=True, slots=True)
class Condition:
    """One word of a line: a list, or that it does not match."""

    acl: Acl
    negated: bool

    def match(self, asked: Asked) -> Match:
        found = self.acl.meaning.match(asked)
        return found.negated() if self.negated else found


@dataclass(frozen=True, slots=True)
class Rule:
    """One http_access line: what it does where every one of its conditions holds."""

    place: Place
    text: str
    allows: bool
    conditions: tuple[Condition, ...]

    def match(self, asked: Asked) -> Match:
        found = [condition.match(asked) for condition in self.conditions]
        return Match(all(one.sure for one in found), all(one.maybe for one in found))


@dataclass(frozen=True, slots=True)
class SquidSource:
    """Squid's own judgement, for a reader of whom nothing is known: a line that asks who it is never opens for sure."""

    rules: tuple[Rule, ...]

    def opens(self, url_text: str, method: str, moment: datetime) -> bool:
        """Tell whether Squid would surely let it through. `moment` is on Squid's own wall clock."""
        asked = ask(url_text, method, moment)
        if asked is None:
            return False
        for rule in self.rules:
            found = rule.match(asked)
            if found.sure if rule.allows else found.maybe:
                return rule.allows
        return bool(self.rules) and not self.rules[-1].allows


def ask(url_text: str, method: str, moment: datetime) -> Asked | None:
    """Return the request as Squid sees it; None where it never does, because a browser cannot read the address."""
    url = parse(url_text)
    if isinstance(url, Reason):
        return _ask_other(url_text, method, moment)
    return _asked(url.scheme, url.host, url.port, url.path + url.query, method, moment)


def read_rules(directives: tuple[Directive, ...], acls: dict[str, Acl]) -> tuple[Rule, ...]:
    """Read http_access lines; one without a list is none, as in Squid. Raises BadInput."""
    rules = (_rule(directive, acls) for directive in directives)
    return tuple(rule for rule in rules if rule.conditions)


def _rule(directive: Directive, acls: dict[str, Acl]) -> Rule:
    words = [word.text for word in directive.words() if word.form is not Form.PARAMETERS]
    if words[:1] not in (["allow"], ["deny"]) or len(words) < len(directive.words()):
        raise directive.place.fail("http_access allow or http_access deny was expected")
    conditions = tuple(_condition(word, directive, acls) for word in words[1:])
    return Rule(directive.place, directive.text, words[0] == "allow", conditions)


def _condition(word: str, directive: Directive, acls: dict[str, Acl]) -> Condition:
    acl = acls.get(folded(word.removeprefix("!")))
    if acl is None:
        raise BadInput(directive.place.path, f"the name of an acl was expected: {word}", line=directive.place.line)
    return Condition(acl, word.startswith("!"))


def _ask_other(url_text: str, method: str, moment: datetime) -> Asked | None:
    """Ask about an address that no station opens: a numeric or local host, say."""
    try:
        url = ada_url.URL(url_text)
    except ValueError:
        return None
    scheme = url.protocol.removesuffix(":")
    if scheme not in DEFAULT_PORTS:
        return None
    port = int(url.port) if url.port else DEFAULT_PORTS[scheme]
    return _asked(scheme, url.hostname.rstrip("."), port, url.pathname + url.search, method, moment)


def _asked(scheme: str, host: str, port: int, path: str, method: str, moment: datetime) -> Asked:
    day, minute = moment.weekday(), moment.hour * 60 + moment.minute
    if scheme == "https":
        return Asked(CONNECT, f"{host}:{port}", None, host, port, day, minute)
    place = host if port == DEFAULT_PORTS["http"] else f"{host}:{port}"
    return Asked(method, decoded(f"http://{place}{path}"), decoded(path), host, port, day, minute)
