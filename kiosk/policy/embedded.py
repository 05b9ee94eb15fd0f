# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses that are carried inside other addresses: by translators, kept copies, viewers, proxies, redirectors.

On any host, an address is carried where

1. the whole query, a key of it or a value is an http, https, ftp or ws address or begins with `//`: escaped up to three
   times over, in base64, behind another scheme (`view-source:`), with one slash or with backslashes;
2. such an address, with its slashes, stands anywhere in one of them, after anything but a letter or digit;
3. in the path `http:`, `https:` and the like stand after anything but a letter or digit, or in base64.

Tabs and line ends inside are no hindrance: browsers take them out (WHATWG URL, section 4.4).

On hosts that are known for it (`relays`), an address without its scheme counts too, where the service expects one.
A key that a rule's own condition speaks about is judged there and not here. What becomes of an address that carries
another is decided in `engine`.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, unquote_plus

from kiosk.policy.address import Url
from kiosk.policy.query import plain_key
from kiosk.policy.relays import Relay, Way, relays_at

ROUNDS: Final = 3  # how often an address may be escaped
MOST: Final = 8  # how many addresses one address may carry

_SCHEME: Final = r"(https?|ftps?|wss?)"
_OTHERS: Final = r"[\x00-\x20]*(?:[a-z][a-z0-9+.-]{0,30}:){0,3}?"
_ADDRESS = re.compile(rf"{_OTHERS}{_SCHEME}:[/\\]*(.*)", re.IGNORECASE | re.DOTALL)
_SLASHES = re.compile(r"[\x00-\x20]*[/\\]{2,}([^/\\].*)", re.DOTALL)
_INSIDE = re.compile(rf"(?<![A-Za-z0-9]){_SCHEME}:[/\\]+(\S*)", re.IGNORECASE)
_IN_PATH = re.compile(rf"(?<![A-Za-z0-9]){_SCHEME}:[/\\]*(.*)", re.IGNORECASE | re.DOTALL)
_TAKEN_OUT: Final = str.maketrans("", "", "\t\r\n")
_BASE64 = re.compile(r"[aS][HF]R[0U][A-Za-z0-9+/_-]*={0,2}")
_MARKS: Final = (":", "//", "%2", "%3", "%5", "\\", "R0", "RU")


def may_carry(path: str, query: str) -> bool:
    """Tell, quickly, whether a path or query may hold an address in a form that any host understands."""
    return any(mark in path for mark in (":", "%25", "%3A", "R0", "RU")) or (
        bool(query) and any(mark in query for mark in _MARKS)
    )


def may_hide(plain_url_text: str) -> bool:
    """Tell, quickly, whether an address of which nothing is escaped may hold another one in base64."""
    return "R0" in plain_url_text or "RU" in plain_url_text


def is_relay(host: str) -> bool:
    """Tell whether a host is known to show or lead to other sites."""
    return bool(relays_at(host))


def passes_on(host: str) -> bool:
    """Tell whether a host is known to show other sites under its own name, and not only to lead to them."""
    return any(relay.way is not Way.QUERY for relay in relays_at(host))


def inner_addresses(url: Url, judged: frozenset[str] = frozenset()) -> tuple[str, ...] | None:
    """Return the addresses that an address carries, as texts; None where there are more than anyone needs.

    `judged` are the query keys, as `query.plain_key` returns them, that are not looked at.
    """
    found = dict.fromkeys((*_in_query(url, judged), *_in_path(url), *_in_relay(url, judged)))
    return tuple(found) if len(found) <= MOST else None


def _in_query(url: Url, judged: frozenset[str]) -> Iterator[str]:
    bare = url.query.removeprefix("?")
    yield from _whole(bare)
    for part in bare.replace(";", "&").split("&"):
        key, _, value = (unquote_plus(text) for text in part.partition("="))
        if plain_key(key) not in judged:
            yield from _read(part if "=" not in part else key)
            yield from _read(value)


def _in_path(url: Url) -> Iterator[str]:
    for path in _decoded(url.path):
        if found := _IN_PATH.search(path):
            yield f"{found[1].lower()}://{found[2]}{url.query}"
            return
    for segment in url.path.split("/"):
        yield from _from_base64(segment)


def _in_relay(url: Url, judged: frozenset[str]) -> Iterator[str]:
    for relay in relays_at(url.host):
        yield from _relayed(relay, url, judged)


def _relayed(relay: Relay, url: Url, judged: frozenset[str]) -> Iterator[str]:
    bare = url.query.removeprefix("?")
    if relay.way is Way.HOST:
        yield from _from_label(url)
        return
    if relay.way is Way.BARE_QUERY:
        yield from _complete(unquote_plus(bare))
        return
    begins = re.match(relay.begins, url.path)
    if begins is None:
        return
    if relay.way is Way.PATH:
        yield from _complete(unquote(url.path[begins.end() :]) + url.query)
        return
    keys = frozenset(("q",)) if relay.way is Way.CACHE else frozenset(map(plain_key, relay.keys))
    for key, value in _pairs(bare):
        if key in keys and key not in judged:
            yield from _complete(_after_cache(value) if relay.way is Way.CACHE else value)


def _from_label(url: Url) -> Iterator[str]:
    """`adilet-zan-kz.translate.goog` shows adilet.zan.kz."""
    label = url.host.removesuffix(".translate.goog")
    if label != url.host:
        host = label.replace("--", "\0").replace("-", ".").replace("\0", "-")
        kept = [part for part in url.query.removeprefix("?").split("&") if part and not part.startswith("_x_tr_")]
        yield f"https://{host}{url.path}{'?' if kept else ''}{'&'.join(kept)}"


def _after_cache(value: str) -> str:
    """`cache:KEY:example.kz/page words` is a kept copy of example.kz/page."""
    if not value.lower().startswith("cache:"):
        return ""
    rest = value[len("cache:") :].split(" ", 1)[0]
    return rest.partition(":")[2] if re.match(r"[A-Za-z0-9_-]{12}:", rest) else rest


def _complete(text: str) -> Iterator[str]:
    """Read a text that is an address, with its scheme or without."""
    bare = text.strip("\x00\x20/\\")
    whole = tuple(_read(bare))
    if whole:
        yield from whole
    elif "." in bare.partition("/")[0]:
        yield f"https://{bare}"


def _read(value: str) -> Iterator[str]:
    """Yield the address that a value is, or those that stand in it."""
    whole = tuple(_whole(value))
    yield from whole
    if whole:
        return
    for text in _decoded(value):
        found = tuple(f"{scheme.lower()}://{rest}" for scheme, rest in _INSIDE.findall(text))
        yield from found
        if found:
            return
    yield from _from_base64(value)


def _whole(value: str) -> Iterator[str]:
    """Yield the address that a text is, if it is one."""
    for text in _decoded(value):
        if found := _ADDRESS.fullmatch(text):
            yield f"{found[1].lower()}://{found[2]}"
            return
        if found := _SLASHES.fullmatch(text):
            yield f"https://{found[1]}"
            return


def _from_base64(value: str) -> Iterator[str]:
    for text in _decoded(value):
        if _BASE64.fullmatch(text):
            padded = text.rstrip("=").translate(str.maketrans("-_", "+/"))
            try:
                plain = base64.b64decode(padded + "=" * (-len(padded) % 4)).decode("latin-1")
            except (binascii.Error, ValueError):
                continue
            if found := _ADDRESS.fullmatch(plain):
                yield f"{found[1].lower()}://{found[2]}"


def _decoded(text: str) -> Iterator[str]:
    """Yield a text as it stands and with its escapes taken off, once after the other."""
    yield text.translate(_TAKEN_OUT)
    for _ in range(ROUNDS):
        plain = unquote(text)
        if plain == text:
            return
        yield plain.translate(_TAKEN_OUT)
        text = plain


def _pairs(bare: str) -> Iterator[tuple[str, str]]:
    for part in bare.replace(";", "&").split("&"):
        key, _, value = part.partition("=")
        yield plain_key(unquote_plus(key)), unquote_plus(value)
