# SPDX-License-Identifier: GPL-3.0-or-later
"""What one rule of Safe Exam Browser says in the words of a policy: what it opens, or what it keeps shut.

What opens is said at most as wide as the rule and what is shut at least as wide, in both of the public
implementations (`seb_filter`):

- An opening is in https, on the usual port or the one that is named, of a host or the names below it; everything, a
  folder, a beginning, or one address. Anything else is left unsaid.
- Safe Exam Browser takes escapes off before it splits an address, so that a block of `/a` or of a query also shuts
  `/a%3Fx`. No pattern says that exactly: such a block becomes one of everything that begins like it.
- Of regular expressions only those are read that begin with `^`, the scheme and a host spelt out.
"""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from kiosk.exchange.seb_filter import Expression, covers
from kiosk.policy.pattern import BadPattern, parse_pattern

BY_HTTP: Final = "http alone cannot be said: a pattern in http opens https as well"
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")
_SAID_PATH = re.compile(r"(/[A-Za-z0-9._~/-]*)(\**)")
_LITERAL = re.compile(r"/[A-Za-z0-9._~/-]*")
_UNSAID_SEGMENT = re.compile(r"/(?=/|\.{1,2}(?:/|$))")
_REGEX = re.compile(
    r"\^(?P<scheme>https\?|https|http)://(?P<www>\((?:\?:)?www\\\.\)\?)?"
    r"(?P<host>[a-z0-9_-]+(?:\\\.[a-z0-9_-]+)+)(?P<tail>.*)",
    re.IGNORECASE,
)
_REGEX_LITERAL = re.compile(r"/(?:[A-Za-z0-9_~/-]|\\\.)*")
_ANY_TAIL: Final = ("", ".*", ".*$")
_WHOLE_TAIL: Final = ("(/.*)?$", "(?:/.*)?$")


class Level(NamedTuple):
    """A host, or every name below it: what a policy's rules stand under."""

    host: str
    below: bool

    def pattern(self, ending: str) -> str:
        """Return the pattern text; the ending begins with a port or a slash."""
        return f"https://{'*.' if self.below else ''}{self.host}{ending}"


class Span(NamedTuple):
    """The hosts that a block covers: a name in which `*` is any text, and perhaps all names below it."""

    name: str
    below: bool

    def levels(self) -> tuple[Level, ...]:
        """Return the levels that are exactly these hosts; none where no pattern says them."""
        if self.name.startswith("*.") and "*" not in self.name[2:]:
            return (Level(self.name[2:], True),)
        if "*" in self.name:
            return ()
        return (Level(self.name, False), Level(self.name, True)) if self.below else (Level(self.name, False),)

    def covers_all_of(self, level: Level) -> bool:
        """Tell whether every name below a level's host is covered."""
        above = any(one.below and f".{level.host}".endswith(f".{one.host}") for one in self.levels())
        return above or not self.name.strip("*")

    def within(self, level: Level) -> tuple[Level, ...]:
        """Return what of a level is covered, as levels: itself, nearer ones, or nothing."""
        if not level.below:
            found = covers(self.name, level.host) or (self.below and covers(f"*.{self.name}", level.host))
            return (level,) if found else ()
        own = self.levels()
        if not own:
            last = self.name.rpartition("*")[2]
            return (level,) if f".{level.host}".endswith(last) or last.endswith(f".{level.host}") else ()
        if self.covers_all_of(level):
            return (level,)
        nearer = tuple(one for one in own if one.host.endswith(f".{level.host}"))
        return nearer if all(_can_be_said(one) for one in nearer) else (level,)


@dataclass(frozen=True, slots=True)
class Opening:
    """What an allow rule opens: levels, the pattern's ending, and how that is narrower than the rule."""

    levels: tuple[Level, ...]
    ending: str
    narrower: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shutting:
    """What a block rule keeps shut: hosts, the pattern's ending, and how that is wider than the rule."""

    spans: tuple[Span, ...]
    ending: str
    wider: tuple[str, ...]

    @property
    def read_widely(self) -> tuple[str, ...]:
        """How any pattern with this path, being a restriction, keeps more shut than its letters say."""
        if self.ending == "/":
            return ()
        slash = "without the slash at its end, " if self.ending[-1] == "/" else ""
        return (f"the path also {slash}with a ; in it",)


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A rule that no pattern says, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Idle:
    """A block of what no station opens, and why."""

    why: str


def read_opening(rule: Expression) -> Opening | Unsaid:
    """Say what a simplified allow rule opens."""
    if rule.user:
        return Unsaid("addresses with a user name never open")
    if rule.fragment.strip():
        return Unsaid("what follows # cannot be asked for")
    if rule.query.strip().strip("*"):
        return Unsaid("the whole text of a query cannot be asked for")
    if rule.scheme and not covers(rule.scheme, "https"):
        return Unsaid(BY_HTTP if covers(rule.scheme, "http") else "only http and https open")
    path = _opening_path(rule)
    if isinstance(path, Unsaid):
        return path
    ending, narrower = path
    if rule.scheme.lower() != "https":
        narrower = ("by https", *narrower)
    port = rule.port_number
    if port is None:
        narrower = (*narrower, "on the usual port")
    return _opening_levels(rule, f"{'' if port is None else f':{port}'}{ending}", narrower)


def read_shutting(rule: Expression) -> Shutting | Idle:
    """Say what a simplified block rule keeps shut."""
    if rule.scheme and not covers(rule.scheme, "https"):
        return Idle("nothing opens but by https")
    if not rule.matches_user(""):
        return Idle("addresses with a user name never open")
    ending, exact = _shut_path(rule)
    wider = () if exact else (f"everything under {ending} stays shut",)
    if rule.port_number is not None:
        wider = (*wider, "on every port")
    if rule.query.strip().strip("*"):
        wider = (*wider, "with every query")
    if rule.fragment.strip().strip("*"):
        wider = (*wider, "whatever follows #")
    name = _in_ascii(rule.host_name.lower().removesuffix("."))
    return Shutting((Span(name or "*", not rule.exact_host),), ending, wider)


def read_regex_opening(text: str) -> Opening | Unsaid:
    """Say what an allow rule in the form of a regular expression opens."""
    found = _plain_regex(text)
    if found is None:
        return Unsaid("a regular expression that is not a plain beginning of an address")
    if found["scheme"].lower() == "http":
        return Unsaid(BY_HTTP)
    literal = "/"
    if found["tail"] not in (*_ANY_TAIL, *_WHOLE_TAIL):
        beginning = _REGEX_LITERAL.match(found["tail"])
        if beginning is None or found["tail"][beginning.end() :] not in _ANY_TAIL:
            return Unsaid("a regular expression that does not end in any text")
        literal = beginning[0].replace("\\", "")
    if _UNSAID_SEGMENT.search(literal):
        return Unsaid("an empty or climbing segment in the path")
    levels = tuple(level for span in _regex_spans(found) for level in span.levels())
    if not all(_can_be_said(level, opens=True) for level in levels):
        return Unsaid("no station opens this host")
    narrower = ("by https",) if found["scheme"].lower() != "https" else ()
    return Opening(levels, _beginning(literal), (*narrower, "on the usual port", *_letters(literal)))


def read_regex_shutting(text: str) -> Shutting | Idle | Unsaid:
    """Say what a block rule in the form of a regular expression keeps shut."""
    found = _plain_regex(text)
    if found is None:
        return Unsaid("a regular expression whose hosts cannot be told")
    if found["scheme"].lower() == "http":
        return Idle("nothing opens but by https")
    tail = found["tail"]
    spans = _regex_spans(found)
    if tail in _WHOLE_TAIL:
        return Shutting(spans, "/", ("on every port",))
    if not tail.startswith(("/", "$", ":")):
        every = tuple(Span(f"{span.name}*", False) for span in spans)
        return Shutting(every, "/", ("everything on these hosts stays shut",))
    beginning = _REGEX_LITERAL.match(tail)
    literal = beginning[0] if beginning else "/"
    rest = tail[len(literal) :] if beginning else tail
    if rest.startswith(("?", "*", "+", "{")):
        literal = literal.removesuffix("\\.") if literal.endswith("\\.") else literal[:-1]
    ending = _beginning(_up_to_unsaid(literal.replace("\\", "") or "/"))
    exact = beginning is not None and rest in _ANY_TAIL
    wider = () if exact else (f"everything under {ending} stays shut",)
    return Shutting(spans, ending, (*wider, "on every port"))


def _opening_path(rule: Expression) -> tuple[str, tuple[str, ...]] | Unsaid:
    if rule.any_path:
        return "/", ()
    found = _SAID_PATH.fullmatch(rule.path)
    if found is None:
        return Unsaid("a wildcard inside a path, or a sign in it that is not read everywhere alike")
    literal, stars = found.groups()
    if _UNSAID_SEGMENT.search(literal):
        return Unsaid("an empty or climbing segment in the path")
    if stars:
        return _beginning(literal), _letters(literal)
    return literal.removesuffix("/"), (*_letters(literal), "without a slash at its end")


def _opening_levels(rule: Expression, ending: str, narrower: tuple[str, ...]) -> Opening | Unsaid:
    name = rule.host_name.lower()
    bare = name.removeprefix("*.")
    if "*" in bare:
        return Unsaid("a wildcard inside a host, or any host")
    if not _HOST.fullmatch(bare):
        return Unsaid("no station opens this host")
    if name == bare and rule.exact_host:
        levels: tuple[Level, ...] = (Level(bare, False),)
    else:
        levels = (Level(bare, True),) if name != bare else (Level(bare, False), Level(bare, True))
    said = tuple(level for level in levels if _can_be_said(level, ending, opens=True))
    if not said:
        return Unsaid("no station opens this host or port, or names below it that belong to many owners")
    if said != levels:
        narrower = (*narrower, "not the names below it, which belong to many owners")
    return Opening(said, ending, narrower)


def _shut_path(rule: Expression) -> tuple[str, bool]:
    """Return the ending of a pattern that covers the rule's path, and whether it covers no more."""
    if rule.any_path:
        return "/", True
    found = _LITERAL.match(rule.path)
    if found is None:
        return "/", False
    literal = _up_to_unsaid(found[0])
    rest = rule.path[len(literal) :]
    if rest and not rest.strip("*"):
        return _beginning(literal), True
    return _beginning(literal if rest or literal == "/" else literal.removesuffix("/")), False


def _up_to_unsaid(literal: str) -> str:
    found = _UNSAID_SEGMENT.search(literal)
    return literal[: found.end()] if found else literal


def _beginning(literal: str) -> str:
    return literal if literal.endswith("/") else f"{literal}*"


def _letters(literal: str) -> tuple[str, ...]:
    return ("in these capital and small letters",) if re.search(r"[A-Za-z]", literal) else ()


def _plain_regex(text: str) -> re.Match[str] | None:
    """Read `^https?://host…`; None where another branch, a class or a quantifier makes the host uncertain."""
    if "|" in text or "\\\\" in text:
        return None
    found = _REGEX.fullmatch(text.replace("\\/", "/"))
    return None if found is None or found["tail"].startswith(("?", "*", "+", "{")) else found


def _regex_spans(found: re.Match[str]) -> tuple[Span, ...]:
    host = found["host"].replace("\\", "").lower()
    return (Span(host, False), Span(f"www.{host}", False)) if found["www"] else (Span(host, False),)


def _in_ascii(name: str) -> str:
    try:
        return name if name.isascii() else parse_pattern(f"https://{name}/", restricts=True).host
    except BadPattern:
        return name


def _can_be_said(level: Level, ending: str = "/", *, opens: bool = False) -> bool:
    try:
        return parse_pattern(level.pattern(ending), restricts=not opens).host == level.host
    except BadPattern:
        return False
