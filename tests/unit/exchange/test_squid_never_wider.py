# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the lines are: what the imported policy opens, Squid opens."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import event, given, settings
from hypothesis import strategies as st

from kiosk.policy.engine import Request, decide, relay
from tests.unit.exchange.squid_policy import import_lines, to_policy

DOMAINS = (".a.kz", "a.kz", "b.a.kz", ".b.a.kz", ".c.b.a.kz", ".org.kz", "x.org.kz", ".kz", "d.kz", "10.0.0.1", "a.kz.")
PATHS = (
    "^/law/",
    "^/law",
    "^/law/x",
    "^/LAW",
    r"^/a\.b",
    "^/",
    "^/law/.*",
    "law",
    r"\.pdf$",
    "^/(a|b)",
    "^/l[a-z]w/",
    "^x|^/law",
)
URLS = (
    *(
        "^http://a\\.kz/law/",
        "^https?://b\\.a\\.kz/",
        "^http://a.kz/law",
        "^https://a\\.kz/",
        "a.kz",
        "^http://d\\.kz/law/x",
    ),
    *("^a\\.kz:443$", ":443$", "^[^:]+://[^/]+/law/", "(law|pdf)", "^http://d\\.kz", r"\wlaw", "^http://a\\.kz/|d"),
)
TIMES = ("MTWHF 09:00-18:00", "12:00-13:00", "SA", "D", "M 00:00-24:00", "WH 08:30-12:00 13:00-23:59")
PORTS = ("80", "443", "8443", "1025-65535", "80 443 8443")
METHODS = ("GET", "GET HEAD", "CONNECT", "POST", "HEAD")


def _acls(
    kind: str, values: tuple[str, ...], name: str, flags: tuple[str, ...] = ("",)
) -> st.SearchStrategy[list[str]]:
    one = st.tuples(st.sampled_from(flags), st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))
    return st.lists(one, min_size=2, max_size=2).map(
        lambda found: [f"acl {name}{i} {kind} {flag}{' '.join(texts)}" for i, (flag, texts) in enumerate(found)]
    )


LISTS = st.tuples(
    _acls("dstdomain", DOMAINS, "site", ("", "-n ")),
    _acls("dstdomain", DOMAINS, "more"),
    _acls("urlpath_regex", PATHS, "path", ("", "-i ")),
    _acls("url_regex", URLS, "url", ("", "-i ")),
    _acls("time", TIMES, "hours"),
    _acls("port", PORTS, "port"),
    _acls("method", METHODS, "method"),
).map(lambda found: [line for lines in found for line in lines])
COMMON = ("site0", "site1", "more0", "more1")
RARER = ("path0", "path1", "url0", "url1", "hours0", "hours1", "port0", "port1", "method0", "method1", "CONNECT", "all")
RAREST = ("localhost", "manager", "to_localhost")
NAMES = st.sampled_from((*COMMON * 4, *RARER, *RAREST))
CONDITION = st.tuples(st.sampled_from(("", "", "", "!")), NAMES).map("".join)
CONDITIONS = st.lists(CONDITION, min_size=1, max_size=3).map(" ".join)
RULE = st.tuples(st.sampled_from(("allow", "allow", "deny")), CONDITIONS).map(
    lambda pair: f"http_access {' '.join(pair)}"
)
CONFIGS = st.tuples(LISTS, st.lists(RULE, min_size=1, max_size=6)).map(lambda pair: [*pair[0], *pair[1]])

ADDRESSES = st.builds(
    "{}://{}{}{}".format,
    st.sampled_from(("http", "http", "https")),
    st.sampled_from(
        ("a.kz", "b.a.kz", "x.b.a.kz", "c.b.a.kz", "y.c.b.a.kz", "x.org.kz", "org.kz", "d.kz", "e.kz", "A.kz.")
    ),
    st.sampled_from(("", "", "", ":8443", ":80", ":443")),
    st.sampled_from(
        ("/", "/law", "/law/", "/law/x", "/LAW/x", "/lawx", "/a.b", "/a", "//law/x", "/l%61w/", "/x.pdf?law", "/law;/")
    )
    | st.just("/squid-internal-mgr/menu"),
)
MOMENTS = st.integers(0, 7 * 24 * 4 - 1).map(
    lambda quarter: datetime(2026, 12, 7, tzinfo=UTC) + timedelta(minutes=15 * quarter)
)


@settings(max_examples=300, deadline=None)
@given(CONFIGS, st.lists(st.tuples(ADDRESSES, st.sampled_from(("GET", "HEAD")), MOMENTS), min_size=1, max_size=30))
def test_what_the_policy_opens_squid_opens(config: list[str], asked: list[tuple[str, str, datetime]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        imported = import_lines(Path(folder), *config)
    policy = to_policy(imported)
    for url, method, moment in asked:
        if decide(Request(url, method), policy, moment).allowed or relay(url, method, policy, moment).allowed:
            event("opened")
            assert imported.source.opens(url, method, moment), (url, method, moment)
