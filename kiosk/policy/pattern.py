# SPDX-License-Identifier: GPL-3.0-or-later
"""Address patterns: CSP Level 3 host-sources, and what each covers. Which pattern wins is decided in `engine`.

    https://adilet.zan.kz/       this host, every path
    adilet.zan.kz                the same: a silent scheme is https, a silent path is everything
    https://*.zan.kz/            any name below zan.kz, not zan.kz itself
    https://gov.kz/memleket/     this folder and everything below it
    https://gov.kz/memleket      this very address
    https://gov.kz:8443/         this port; a silent port is the scheme's own

A pattern that opens is read narrowly: its own scheme (http also covers https on the usual ports, as in CSP) and
its own port. A pattern that restricts (an exception, a lock) is read widely: both schemes, every port unless it
names one, a folder's name with and without its last slash, and a path with and without the `;…` that some servers
cut from its segments. There are no regular expressions and no other wildcards.
"""

import functools
import re
from dataclasses import dataclass

from publicsuffixlist import PublicSuffixList

from kiosk.policy.address import DEFAULT_PORTS, Url, parse
from kiosk.policy.reasons import Reason

_SHAPE = re.compile(r"(?:(https?)://)?(\*\.)?([^/:?#*]+)(?::([0-9]{1,5}))?(/[^?#*]*)?")
_SEGMENT_EXTRAS = re.compile(r";[^/]*")
_EMPTY_SEGMENTS = re.compile(r"//+")
_EXPECTED = "an address pattern like https://adilet.zan.kz/, https://*.zan.kz/ or https://gov.kz/memleket/ was expected"


class BadPattern(ValueError):
    """A text that is no pattern; the message is a sentence that says what was expected."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One host-source; `text` is its full form, as it stands in the record."""

    scheme: str
    host: str
    subdomains: bool
    port: int
    any_port: bool
    path: str
    text: str

    @property
    def whole_host(self) -> bool:
        return self.path == "/"

    def opens(self, url: Url) -> bool:
        """Tell whether scheme, port and path are this pattern's. The host is the index's affair."""
        return self.reaches(url.scheme, url.port) and self._covers(url.path)

    def reaches(self, scheme: str, port: int) -> bool:
        """Tell whether a line to this port in this scheme may be this pattern's."""
        if scheme == self.scheme:
            return port == self.port
        return scheme == "https" and (port == self.port if self.port != DEFAULT_PORTS["http"] else port == 443)

    def restricts(self, url: Url) -> bool:
        """Tell whether the address is kept shut by this pattern. The host is the index's affair."""
        if not self.any_port and url.port != self.port:
            return False
        return self._keeps(url.path) or (";" in url.path and self._keeps(_without_extras(url.path)))

    def _keeps(self, path: str) -> bool:
        return self._covers(path) or f"{path}/" == self.path

    def _covers(self, path: str) -> bool:
        return path.startswith(self.path) if self.path[-1] == "/" else path == self.path


def parse_pattern(text: str, *, restricts: bool = False) -> Pattern:
    """Read a pattern. Raises BadPattern; a wildcard at or above a public suffix may only restrict."""
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise BadPattern(_EXPECTED)
    scheme, wild, host, port, path = shape.groups()
    scheme = scheme or "https"
    url = parse(f"{scheme}://{host}{f':{port}' if port else ''}{path or '/'}")
    if isinstance(url, Reason):
        raise BadPattern(f"{_EXPECTED} ({url.value})")
    if url.veiled:
        raise BadPattern("a path without escaped slashes, backslashes or dot segments was expected")
    if wild and not restricts and _suffixes().is_public(url.host):
        raise BadPattern(f"a name below a public suffix was expected: *.{url.host} belongs to many owners")
    place = url.host if url.port == DEFAULT_PORTS[scheme] else f"{url.host}:{url.port}"
    full = f"{scheme}://{wild or ''}{place}{url.path}"
    return Pattern(scheme, url.host, bool(wild), url.port, port is None, url.path, full)


def _without_extras(path: str) -> str:
    return _EMPTY_SEGMENTS.sub("/", _SEGMENT_EXTRAS.sub("", path))


@functools.cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
