# SPDX-License-Identifier: GPL-3.0-or-later
"""What an address is: one reading of it, or why it is not taken. Whether it may open is not decided here.

1. Length, then the text as it stands: control characters, backslashes, surrounding space, a missing `//`.
2. WHATWG URL parsing (ada), the browser's own reading; nothing is percent-decoded before it is split.
3. http and https only; no user name; no IP address in any spelling; no local or special-use name (RFC 6761 and
   kin); no label that mixes look-alike scripts, none that begins or ends with a hyphen (ada takes it, Qt does not).
4. The path in the form of RFC 3986 section 6.2.2.2: unreserved characters decoded, escapes in upper case, what may
   not stand in a path escaped (Qt escapes it, ada does not), empty segments folded. A broken escape is refused,
   because servers disagree about what it means.

`Url.href` is the canonical address: no fragment, no default port, no trailing dot.
Reading it again changes nothing.
"""

import re
import unicodedata
from typing import Final, NamedTuple
from urllib.parse import unquote

import ada_url

from kiosk.policy.limits import ADDRESS_CHARACTERS, HOST_CHARACTERS, LABEL_CHARACTERS
from kiosk.policy.reasons import Reason

DEFAULT_PORTS: Final = {"https": 443, "http": 80}
HIGHEST_PORT: Final = 65535

LOCAL_SUFFIXES: Final = frozenset(
    (
        *("alt", "arpa", "corp", "example", "home", "i2p", "internal", "intranet", "invalid", "lan", "local"),
        *("localdomain", "localhost", "onion", "private", "test"),
    )
)

# What needs no parser: a lower-case host, and a path and query in which nothing is escaped, empty or climbs.
_PLAIN_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,61}\.){1,8}([a-z]{2,24})", re.ASCII)
_NAME = r"[A-Za-z0-9_~!$&()*+,;=@?-][A-Za-z0-9._~!$&()*+,;=@?-]*"
_REST = rf"/(?:{_NAME}(?:/{_NAME})*/?)?(?<!\?)"
_PLAIN = re.compile(rf"https://([^/]+){_REST}", re.ASCII)
_PLAIN_PLACE = re.compile(rf"(https?)://([^/:]+)(?::([1-9][0-9]{{0,4}}))?{_REST}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SPLIT = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_AUTHORITY = re.compile(r"//([^/?#]+)")
_NUMBER_HOST = re.compile(r"(?:\[.*|(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)\.?)(?::[0-9]*)?", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", re.ASCII)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_EMPTY_SEGMENTS = re.compile(r"//+")
_NOT_OF_A_PATH = re.compile(r"[^A-Za-z0-9._~!$&'()*+,;=:@%/-]", re.ASCII)
_VEILED = re.compile(r"%(?:25)*(?:2f|5c)|%25(?:25)*2e|/(?:%2e\.?|\.%2e|%2e%2e)(?=[/;]|$)|/\.{1,2};", re.IGNORECASE)
_UNRESERVED: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_LOOKALIKE_SCRIPTS: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})


class Url(NamedTuple):
    """An address after parsing.

    `veiled` tells that escapes hide a slash, a backslash, a dot segment, a control character or bytes that are no text,
    or that one in the query is broken, which makes Qt read all of the query otherwise.

    A tuple for speed: one is made for every request.
    """

    scheme: str
    host: str
    port: int
    path: str
    query: str
    href: str
    veiled: bool = False


def plain_host(url_text: str) -> str:
    """Return the host of an https address that nothing in can change; an empty text where a parser must look.

    What is returned has not been looked at itself: it counts only where it equals a host that was.
    """
    found = _PLAIN.fullmatch(url_text)
    return found[1] if found is not None and len(url_text) <= ADDRESS_CHARACTERS else ""


def is_plain_host(host: str) -> bool:
    """Tell whether a host is taken as it stands: small Latin letters, digits and single hyphens, no local name."""
    found = _PLAIN_HOST.fullmatch(host)
    return found is not None and found[1] not in LOCAL_SUFFIXES and len(host) <= HOST_CHARACTERS


def parse(url_text: str) -> Url | Reason:
    """Read an address, or say why it is not taken. Never raises."""
    if len(url_text) > ADDRESS_CHARACTERS:
        return Reason.ADDRESS_TOO_LONG
    return parse_plain(url_text) or _parse_any(url_text)


def parse_plain(url_text: str) -> Url | None:
    """Read an address that is in its canonical form and needs no parser; None for any other."""
    if len(url_text) > ADDRESS_CHARACTERS:
        return None
    host = plain_host(url_text)
    if not is_plain_host(host):
        return _parse_plain_place(url_text)
    path, mark, query = url_text[len("https://") + len(host) :].partition("?")
    return Url("https", host, DEFAULT_PORTS["https"], path, mark + query, url_text)


def _parse_plain_place(url_text: str) -> Url | None:
    """Read the same in http, or with a port that is not the scheme's own."""
    found = _PLAIN_PLACE.fullmatch(url_text)
    if found is None or not is_plain_host(found[2]):
        return None
    usual, begins = DEFAULT_PORTS[found[1]], found.end(3) if found[3] else found.end(2)
    port = int(found[3]) if found[3] else usual
    if port > HIGHEST_PORT or (found[3] and port == usual):
        return None
    path, mark, query = url_text[begins:].partition("?")
    return Url(found[1], found[2], port, path, mark + query, url_text)


def place(host: str, port: int) -> Url | Reason:
    """Return the https address of a host and port, or say why it is not taken. Never raises."""
    if is_plain_host(host) and 0 < port <= HIGHEST_PORT:
        there = host if port == DEFAULT_PORTS["https"] else f"{host}:{port}"
        return Url("https", host, port, "/", "", f"https://{there}/")
    named = f"[{host}]" if host.count(":") > 1 and host[0] != "[" else host
    return Reason.MALFORMED_ADDRESS if set(named) & set("/?#") else parse(f"https://{named}:{port}/")


def _parse_any(url_text: str) -> Url | Reason:
    """Read an address the slow way, which is the one that counts: the fast one must agree with it."""
    if unreadable := _refuse_text(url_text):
        return unreadable
    split = _SPLIT.fullmatch(url_text)
    if split is None:
        return Reason.MALFORMED_ADDRESS
    scheme, rest = split[1].lower(), split[2]
    if scheme not in DEFAULT_PORTS:
        return Reason.SCHEME
    authority = _AUTHORITY.match(rest)
    if authority is None:
        return Reason.MALFORMED_ADDRESS
    if "@" in authority[1]:
        return Reason.USER_INFO
    try:
        parsed = ada_url.URL(url_text)
    except ValueError:
        return Reason.IP_LITERAL if _NUMBER_HOST.fullmatch(authority[1]) else Reason.MALFORMED_ADDRESS
    return _judge(scheme, parsed, rest[authority.end() :])


def _refuse_text(url_text: str) -> Reason | None:
    """Refuse what parsers silently take out, turn round or cut off (WHATWG URL, section 4.4, steps 1 to 3)."""
    if _CONTROL.search(url_text):
        return Reason.CONTROL_CHARACTER
    if "\\" in url_text:
        return Reason.BACKSLASH
    return Reason.MALFORMED_ADDRESS if url_text != url_text.strip() else None


def _judge(scheme: str, parsed: ada_url.URL, raw_path: str) -> Url | Reason:
    if parsed.host_type != ada_url.HostType.DEFAULT:
        return Reason.IP_LITERAL
    host = parsed.hostname.removesuffix(".")
    if refused := _refuse_host(host):
        return refused
    port = int(parsed.port) if parsed.port else DEFAULT_PORTS[scheme]
    if port == 0:
        return Reason.PORT
    if _BROKEN_ESCAPE.search(parsed.pathname):
        return Reason.MALFORMED_ADDRESS
    path = _EMPTY_SEGMENTS.sub("/", _NOT_OF_A_PATH.sub(_escaped, _ESCAPE.sub(_normal_escape, parsed.pathname)))
    place = host if port == DEFAULT_PORTS[scheme] else f"{host}:{port}"
    hides = _VEILED.search(re.split(r"[?#]", raw_path, maxsplit=1)[0]) or _BROKEN_ESCAPE.search(parsed.search)
    veiled = hides is not None or _has_no_text(path)
    return Url(scheme, host, port, path, parsed.search, f"{scheme}://{place}{path}{parsed.search}", veiled)


def _refuse_host(host: str) -> Reason | None:
    labels = host.split(".")
    if len(host) > HOST_CHARACTERS or max(map(len, labels)) > LABEL_CHARACTERS or not _HOST.fullmatch(host):
        return Reason.MALFORMED_ADDRESS
    if len(labels) == 1 or labels[-1] in LOCAL_SUFFIXES:
        return Reason.LOCAL_NAME
    for label in labels:
        if label.startswith("xn--") and (refused := _refuse_label(label)):
            return refused
    return Reason.AMBIGUOUS if any("-" in (label[0], label[-1]) for label in labels) else None


def _refuse_label(label: str) -> Reason | None:
    spoken = ada_url.idna_to_unicode(label)
    if spoken.isascii() or ada_url.idna_to_ascii(spoken) != label.encode():
        return Reason.MALFORMED_ADDRESS
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in spoken if letter.isalpha()}
    return Reason.LOOKALIKE if len(scripts & _LOOKALIKE_SCRIPTS) > 1 else None


def _has_no_text(path: str) -> bool:
    """Tell whether escapes in a path stand for a control character, or for bytes that are no UTF-8 (overlong, say)."""
    if "%" not in path:
        return False
    try:
        return _CONTROL.search(unquote(path, errors="strict")) is not None
    except UnicodeDecodeError:
        return True


def _normal_escape(escape: re.Match[str]) -> str:
    value = int(escape[1], 16)
    return chr(value) if value in _UNRESERVED else escape[0].upper()


def _escaped(letter: re.Match[str]) -> str:
    return f"%{ord(letter[0]):02X}"
