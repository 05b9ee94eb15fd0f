# SPDX-License-Identifier: GPL-3.0-or-later
"""Says one of Chrome's filters in address patterns: never wider where it opens, never narrower where it keeps shut.

What cannot be said so is a sentence instead. Which of two patterns then speaks is `chrome_drafts`' affair.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from kiosk.exchange.chrome_filter import Filter, Token
from kiosk.exchange.imported import Address
from kiosk.policy.address import DEFAULT_PORTS, parse
from kiosk.policy.pattern import BadPattern, Pattern, is_public_suffix, parse_pattern
from kiosk.policy.query import plain_key
from kiosk.policy.reasons import Reason

ASTERISK_IN_HOST: Final = (
    "Chrome takes the asterisk for a letter, so no host is meant; a host without it stands for the names below it too"
)
NOT_ESCAPED: Final = "Chrome compares with the escaped form of a name or path, so no address is meant"

_WHY_NO_HOST: Final[Mapping[Reason, str]] = {
    Reason.IP_LITERAL: "a bare IP address never opens here",
    Reason.LOCAL_NAME: "a local or special-use name never opens here",
    Reason.LOOKALIKE: "the name mixes scripts that look alike and never opens here",
    Reason.ADDRESS_TOO_LONG: "the address is longer than any that opens here",
}


class _Reach(NamedTuple):
    """Scheme and port of a pattern; `shut_https`: it covers https as well, which the filter does not."""

    scheme: str
    port: str
    shut_https: bool
    note: str


# the reaches of a filter's scheme and port; on any other port an http pattern covers both schemes there, as in Chrome
_REACHES: Final[Mapping[tuple[str, int], _Reach]] = {
    ("", 0): _Reach("http", "", False, "http on port 80 and https on port 443 only"),
    ("", 443): _Reach("https", "", False, "https only"),
    ("", 80): _Reach("http", "", True, "http only"),
    ("https", 0): _Reach("https", "", False, "port 443 only"),
    ("https", 443): _Reach("https", "", False, ""),
    ("http", 0): _Reach("http", "", True, "port 80 only"),
    ("http", 80): _Reach("http", "", True, ""),
}
_PLAIN = re.compile(r"[A-Za-z0-9._~-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Written:
    """A pattern, and how it stands in a policy."""

    pattern: Pattern
    address: Address


@dataclass(frozen=True, slots=True)
class Opened:
    """What an allowlist's filter opens, what must stay shut because it could not be left out, and what was lost."""

    patterns: tuple[Written, ...]
    excepts: tuple[Written, ...]
    notes: tuple[str, ...]
    undecided: str = ""


@dataclass(frozen=True, slots=True)
class Shut:
    """What keeps shut all that a blocklist's filter does, and how it keeps more shut."""

    patterns: tuple[Written, ...]
    notes: tuple[str, ...]


def opened_by(item: Filter, *, with_https: bool) -> Opened | str:
    """Say what a filter of the allowlist opens, or why a policy cannot.

    `with_https` tells that another filter opens the same addresses in https.
    """
    if item.scheme not in ("", *DEFAULT_PORTS):
        return f"only http and https pages open here, not {item.scheme}"
    reach, query = _reach(item), _opening_query(item.query)
    if refused := _refused_host(item) or _refused_path(item):
        return refused
    if isinstance(reach, str):
        return reach
    if isinstance(query, str):
        return query
    wild = item.subdomains and not is_public_suffix(item.host)
    found = _written(reach.scheme, reach.port, replace(item, subdomains=wild), query)
    if found[0].pattern.scope.path != (item.path or "/"):
        return "no address is spelled with such a path"
    excepts: tuple[Written, ...] = ()
    notes = [reach.note] if reach.note else []
    if reach.shut_https and not with_https:
        excepts = _written("https", ":443", replace(item, subdomains=wild), query, restricts=True)
        notes.append("its addresses are kept shut in https")
    if query:
        notes.append("a query that servers may read in different ways does not open")
    undecided = f"only {item.host} itself opens: a wildcard over a name below which many owners live never does"
    return Opened(found, excepts, tuple(notes), undecided if item.subdomains and not wild else "")


def shut_by(item: Filter, *, usual_ports: bool) -> Shut | None:
    """Say what a filter of the blocklist keeps shut; None where no address that opens here can be meant.

    `usual_ports` tells that nothing opens but http on port 80 and https on port 443.
    """
    if item.scheme not in ("", *DEFAULT_PORTS) or "*" in item.host or not item.host:
        return None
    port = f":{item.port}" if item.port else ""
    notes: list[str] = []
    if item.scheme and not port and usual_ports:
        port = f":{DEFAULT_PORTS[item.scheme]}"
    elif item.scheme:
        notes.append("http and https alike")
    if item.path.strip("/"):
        notes.append("its path in other capital letters, without its last slash, or with a ; in it")
    query = {token.key: _value(token) for token in item.query if _PLAIN.fullmatch(token.key) and _is_kept(token)}
    if len(query) < len(item.query) or "*" in query.values():
        notes.append("whatever the query's value")
    if query:
        notes.append("its query in other capital letters, or as some servers may read it")
    for path in _shorter(item.path or "/"):
        try:
            found = _written("https", port, replace(item, path=path), query, restricts=True)
        except BadPattern:
            continue
        kept = path == (item.path or "/")
        return Shut(found, (*notes, *([] if kept else [f"everything below {path}"])))
    return None


def _written(
    scheme: str, port: str, item: Filter, query: dict[str, str], *, restricts: bool = False
) -> tuple[Written, ...]:
    """Return the pattern of the host, and of the names below it where they are meant. Raises BadPattern."""
    path = item.path or "/"
    rest = f"{item.host}{port}{path}{'' if path.endswith('/') else '*'}"
    texts = [f"{scheme}://{below}{rest}" for below in ("", *(("*.",) if item.subdomains else ()))]
    return tuple(Written(parse_pattern(text, restricts=restricts, query=query), Address(text, query)) for text in texts)


def _reach(item: Filter) -> _Reach | str:
    if found := _REACHES.get((item.scheme, item.port)):
        return found
    if item.scheme == "http":
        return f"http on port {item.port} would open https there as well, which Chrome does not"
    return _Reach(item.scheme or "http", f":{item.port}", False, "")


def _refused_host(item: Filter) -> str:
    if not item.host:
        return "it opens every host; a policy names each host that it opens"
    if "*" in item.host:
        return ASTERISK_IN_HOST
    if not item.host.isascii():
        return NOT_ESCAPED
    url = parse(f"https://{item.host}/")
    if isinstance(url, Reason):
        return _WHY_NO_HOST.get(url, "no host that opens here has such a name")
    return "" if url.host == item.host else "no host is spelled with such a name"


def _refused_path(item: Filter) -> str:
    if "*" in item.path:
        return "Chrome takes an asterisk in a path for a letter; a path without it covers everything that begins so"
    if not item.path.isascii():
        return NOT_ESCAPED
    try:
        parse_pattern(f"https://{item.host}{item.path or '/'}{'' if item.path.endswith('/') else '*'}")
    except BadPattern:
        return "a policy takes no such path"
    return ""


def _opening_query(tokens: tuple[Token, ...]) -> dict[str, str] | str:
    for token in tokens:
        if not token.value:
            return "a key in the query without a value cannot be said in a policy"
        if not _PLAIN.fullmatch(token.key) or not _PLAIN.fullmatch(token.value):
            return "the query has letters that Chrome compares as they stand and a policy reads"
        if token.key != plain_key(token.key):
            return "a key in the query with capital letters cannot be told from one in small letters"
    return {token.key: _value(token) for token in tokens}


def _is_kept(token: Token) -> bool:
    """Tell whether a policy can say this token: a key that goes on cannot be said."""
    return not token.prefix if token.value is None else not token.value or bool(_PLAIN.fullmatch(token.value))


def _value(token: Token) -> str:
    return f"{token.value or ''}{'*' if token.prefix or not token.value else ''}"


def _shorter(path: str) -> Iterator[str]:
    """Yield a path and the folders around it, the nearest first."""
    yield path
    while path.rstrip("/"):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        yield path
