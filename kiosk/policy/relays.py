# SPDX-License-Identifier: GPL-3.0-or-later
"""Services that show or lead to another site, and where in their addresses the other site's stands.

What is done about it is decided in `engine`; how an address is taken out, in `embedded`. The generic forms (a whole
`https://…` in the path or the query) need no line here: these are the services that also take addresses without
their scheme, or hide them in their own way.
"""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


class Way(enum.Enum):
    """Where the other address stands."""

    QUERY = "query"  # it is the value of one of the keys
    PATH = "path"  # it is what follows the path's beginning
    BARE_QUERY = "bare query"  # it is all that follows the `?`
    CACHE = "cache"  # the value of q, after `cache:` and maybe a key of the cache
    HOST = "host"  # it is the first label, with hyphens for dots and two hyphens for one


@dataclass(frozen=True, slots=True)
class Relay:
    """One way of one service; `begins` is an expression for the path up to where the address begins."""

    way: Way
    begins: str = ""
    keys: frozenset[str] = frozenset()


def _query(*keys: str, begins: str = "") -> Relay:
    return Relay(Way.QUERY, begins, frozenset(keys))


def _path(begins: str) -> Relay:
    return Relay(Way.PATH, begins)


_STAMP: Final = r"/(?:web|save)/(?:[0-9*]+(?:[a-z]{2}_)?/)?"
_SECOND: Final = r"(?:s/)?"  # a letter that stands for https
_AMP: Final = rf"/(?:ii?/w[0-9]+|a|ad|c|i|ii|r|v|wp|f|sx|viewer)/{_SECOND}"  # an image may name its width

# a name stands for itself and every name below it; "google" and "yandex" for their names in every country
RELAYS: Final[Mapping[str, tuple[Relay, ...]]] = {
    "translate.goog": (Relay(Way.HOST),),
    "google": (
        _query("u", begins="/(?:translate|website)"),
        _query("q", "url", begins="/url"),
        _query("imgurl", "imgrefurl", begins="/imgres"),
        _query("url", begins="/(?:gview|viewer)"),
        _path(rf"/amp/{_SECOND}"),
    ),
    "googleusercontent.com": (Relay(Way.CACHE, "/search"), _query("url", begins="/gadgets/proxy")),
    "ampproject.org": (_path(_AMP), _path(rf"/(?:mbv|bg)/[^/]+/{_SECOND}")),
    "ampproject.net": (_path(_AMP),),
    "bing-amp.com": (_path(_AMP),),
    "yandex": (
        _query("url", begins="/(?:translate|turbo|yandbtm|clck/jsredir)"),
        _query("text", begins="/turbo"),
        _query("img_url", begins="/images/search"),
        _path(rf"/turbo/{_SECOND}"),
    ),
    "hghltd.yandex.net": (_query("url"),),
    "yandex-turbo.com": (_path(rf"/turbo/{_SECOND}"),),
    "turbopages.org": (_path(rf"/(?:turbo/)?{_SECOND}"),),
    "bing.com": (_query("u", "mediaurl", begins="/(?:ck|images|translator)"), _query("a", begins="/translator")),
    "microsofttranslator.com": (_query("a", "r", begins="/"),),
    "cc.bingj.com": (_query("u", begins="/cache"),),
    "baidu.com": (_query("query", "url", begins="/(?:transpage|link|tc)"),),
    "archive.org": (_path(_STAMP), _query("url", begins="/(?:wayback/available|cdx/|timemap/|web/timemap/)")),
    "web-arch.co.uk": (_path(_STAMP),),
    "arquivo.pt": (_path(r"/(?:wayback|noFrame/replay)/(?:[0-9]+(?:[a-z]{2}_)?/)?"),),
    **{
        name: (_path(r"/(?:newest|oldest|[0-9]{4}[0-9.-]*)/"), _query("url", begins="/(?:submit|timegate)?"))
        for name in (
            "archive.ph",
            "archive.today",
            "archive.is",
            "archive.li",
            "archive.fo",
            "archive.md",
            "archive.vn",
        )
    },
    "ghostarchive.org": (_query("term", begins="/search"),),
    "12ft.io": (_path("/(?:proxy/)?"), _query("q", begins="/proxy")),
    "1ft.io": (_path("/(?:proxy/)?"), _query("q", begins="/proxy")),
    "removepaywall.com": (_path("/(?:search/)?"), _query("url", begins="/")),
    "txtify.it": (_path("/"),),
    "r.jina.ai": (_path("/"),),
    "s.jina.ai": (_path("/"),),
    "via.hypothes.is": (_path("/"),),
    "outline.com": (_path("/"),),
    "textise.net": (_query("strURL", begins="/showtext"),),
    "corsproxy.io": (Relay(Way.BARE_QUERY), _query("url", begins="/")),
    "allorigins.win": (_query("url", begins="/"),),
    "thingproxy.freeboard.io": (_path("/fetch/"),),
    "cors-anywhere.herokuapp.com": (_path("/"),),
    "wp.com": (_path("/"),),
    "weserv.nl": (_query("url", begins="/"),),
    "wsrv.nl": (_query("url", begins="/"),),
    "proxy.duckduckgo.com": (_query("u", begins="/iu"),),
    "external-content.duckduckgo.com": (_query("u", begins="/"),),
    "duckduckgo.com": (_query("uddg", begins="/l"), _query("u", begins="/iu")),
    "officeapps.live.com": (_query("src", begins="/op"),),
    "safelinks.protection.outlook.com": (_query("url", begins="/"),),
    "validator.w3.org": (_query("uri", "doc", begins="/"),),
    "jigsaw.w3.org": (_query("uri", begins="/"),),
    "facebook.com": (_query("u", begins="/(?:l.php|flx/warn|sharer)"),),
    "instagram.com": (_query("u", begins="/"),),
    "vk.com": (_query("to", begins="/away"), _query("url", begins="/share.php")),
    "ok.ru": (_query("st.link", begins="/dk"),),
    "mail.ru": (_query("url", begins="/redir"),),
    "youtube.com": (_query("q", begins="/redirect"),),
    "linkedin.com": (_query("url", begins="/(?:safety/go|redir)"),),
    "reddit.com": (_query("url", begins="/"),),
    "steamcommunity.com": (_query("url", "u", begins="/linkfilter"),),
    "slack-redir.net": (_query("url", begins="/link"),),
    "tumblr.com": (_query("z", begins="/redirect"),),
    "umblr.com": (_query("z", begins="/redirect"),),
    "telegram.me": (_query("url", begins="/(?:iv|share)"),),
    "t.me": (_query("url", begins="/(?:iv|share)"),),
    "href.li": (Relay(Way.BARE_QUERY),),
    "anonym.to": (Relay(Way.BARE_QUERY),),
    "nullrefer.com": (Relay(Way.BARE_QUERY),),
    "dereferer.me": (Relay(Way.BARE_QUERY),),
}

_COUNTRIES = re.compile(r"(?:^|\.)(google|yandex)\.[a-z]{2,3}(?:\.[a-z]{2})?", re.ASCII)


def relays_at(host: str) -> tuple[Relay, ...]:
    """Return the ways of every service that a host belongs to."""
    found: list[Relay] = []
    if country := _COUNTRIES.search(host):
        found += RELAYS[country[1]]
    name = host
    while name:
        found += RELAYS.get(name, ()) if "." in name else ()
        name = name.partition(".")[2]
    return tuple(found)
