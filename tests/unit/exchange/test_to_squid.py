# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported configuration gives the gateway's answers, says where it cannot, and Squid itself takes it."""

import shutil
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from kiosk.base.paths import resources
from kiosk.exchange.exported import Exported
from kiosk.exchange.squid import read_squid
from kiosk.exchange.to_squid import NO_SERVER_NAMES, export_squid
from kiosk.policy.engine import admit, relay
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy, read_policy
from tests.unit.policy.conftest import HEAD, TAIL, lock, site

TRICKY = {
    "all": """
allow = ["https://*.a.kz/", "https://b.a.kz/", "http://b.a.kz/"]
start = "https://b.a.kz/"
except = [
    { match = "https://c.b.a.kz/", reason = "r" },
    { match = "http://b.a.kz/x%20http_access%20allow%20all", reason = "r" },
]
""",
    "localhost": """
allow = ["https://d.kz/law/", "http://d.kz/law*", "http://e.kz:8080/a(b)+c.d$/", "http://e.kz/%D0%B0%20/"]
parts = ["http://p.kz/"]
start = "https://d.kz/law/"
[[site.hours]]
days = ["mon", "sun"]
start = "09:00"
end = "24:00"
""",
    "private": """
allow = ["https://*.c.b.a.kz/", "https://x.c.b.a.kz/", { match = "https://y.kz/w", query = { v = "1" } }]
start = "https://x.c.b.a.kz/"
groups = ["study"]
expires = 2027-01-01
mode = "search"
search = ["https://x.c.b.a.kz/find"]
""",
}
IDS = (
    *(
        "connect",
        "all",
        "manager",
        "localhost",
        "to-localhost",
        "to-linklocal",
        "private",
        "named",
        "first-message",
        "ssl",
    ),
    *("0", "443", "port443", "methods", "locked", "decided", "with-paths", "hidden-path", "one", "one-2", "one-hours"),
    *("list-one", "a" * 80, "a" * 79 + "b", "connect-http", "list-list-one"),
)
LOCKS = (
    "https://*.b.a.kz:8443/",
    "https://*.d.kz/",
    "https://z.kz/",
    "https://*.f.kz/",
    "https://f.kz/",
    "http://d.kz/y",
)

HOSTS = ("a.kz", "*.a.kz", "b.a.kz", "*.b.a.kz", "x.b.a.kz", "d.kz", "*.d.kz", "e.kz")
PORTS = ("", "", "", ":8443")
OPEN_PATHS = ("/", "/", "/law/", "/law", "/law*", "/law/x", "/a.b(c)")
SHUT_PATHS = ("/", "/", "/law/", "/law", "/law/x*", "/A.b(c)", "/law/x/")
HOURS = ("", "", '[[site.hours]]\ndays = ["mon", "wed"]\nstart = "09:00"\nend = "18:00"\n')


def _patterns(
    hosts: tuple[str, ...], paths: tuple[str, ...], *, least: int = 0, most: int
) -> st.SearchStrategy[list[str]]:
    one = st.builds("{}://{}{}{}".format, *map(st.sampled_from, (("https", "https", "http"), hosts, PORTS, paths)))
    return st.lists(one, min_size=least, max_size=most, unique=True)


def _body(number: int, allow: list[str], parts: list[str], excepts: list[str], hours: str, methods: str) -> str:
    start = f"https://start{number}.org.kz/"
    texts = {name: str(found).replace("'", '"') for name, found in (("allow", [*allow, start]), ("parts", parts))}
    shut = ", ".join(f'{{ match = "{text}", reason = "r" }}' for text in excepts)
    fields = "".join(f"{name} = {text}\n" for name, text in texts.items())
    return f'{fields}except = [{shut}]\nstart = "{start}"\n{methods}{hours}'


SITES = st.lists(
    st.tuples(
        _patterns(HOSTS, OPEN_PATHS, least=1, most=4),
        _patterns(HOSTS, OPEN_PATHS, most=2),
        _patterns(HOSTS, SHUT_PATHS, most=3),
        st.sampled_from(HOURS),
        st.sampled_from(("", "", 'methods = ["GET"]\n')),
    ),
    min_size=1,
    max_size=3,
)
POLICIES = st.tuples(SITES, _patterns(HOSTS, SHUT_PATHS, most=2))
ASKED_HOSTS = ("a.kz", "b.a.kz", "x.b.a.kz", "y.b.a.kz", "c.a.kz", "d.kz", "z.d.kz", "e.kz", "start0.org.kz", "no.kz")
ASKED_PATHS = (
    "/",
    "/law",
    "/law/",
    "/law/x",
    "/Law/x/",
    "/lawx",
    "/law//x",
    "//law;a/x",
    "/a.b(c)",
    "/a.b(c)?d",
    "/;z/law?x",
)
ASKED = st.tuples(
    st.sampled_from(ASKED_HOSTS),
    st.sampled_from(("", "", ":8443", ":80")),
    st.sampled_from(ASKED_PATHS),
    st.sampled_from(("GET", "HEAD", "POST")),
    st.sampled_from((9 * 60 - 1, 9 * 60, 18 * 60 - 1, 18 * 60, 9 * 60 + 24 * 60)),
)


def _policy(sites: dict[str, str], locks: tuple[str, ...] = ()) -> Policy:
    return parse_policy(
        HEAD + "".join(site(*one) for one in sites.items()) + "".join(map(lock, locks)) + TAIL, "p.toml"
    )


@settings(max_examples=200, deadline=None)
@given(POLICIES, st.lists(ASKED, min_size=1, max_size=40))
def test_it_answers_as_the_gateway_does(
    drawn: tuple[list[tuple[list[str], list[str], list[str], str, str]], list[str]],
    asked: list[tuple[str, str, str, str, int]],
) -> None:
    sites, locks = drawn
    policy = _policy({f"s{number}": _body(number, *one) for number, one in enumerate(sites)}, tuple(locks))
    with tempfile.TemporaryDirectory() as folder:
        conf = Path(folder) / "squid.conf"
        conf.write_text(export_squid(policy).text, encoding="utf-8")
        source = read_squid(conf, Path(folder)).source
    for host, port, path, method, minute in asked:
        moment = datetime(2026, 12, 7, tzinfo=UTC) + timedelta(minutes=minute)
        tunnel = admit(host, int(port[1:] or 443), policy, moment)
        assert source.opens(f"https://{host}{port}/", "GET", moment) == tunnel.allowed, (host, port, tunnel)
        url = f"http://{host}{port}{path}"
        plain = relay(url, method, policy, moment)
        assert source.opens(url, method, moment) == plain.allowed, (url, method, plain)
        event("opened" if tunnel.allowed or plain.allowed else "refused")


@pytest.fixture(scope="module")
def starter() -> Exported:
    return export_squid(read_policy(resources() / "policy" / "starter.toml"))


@pytest.fixture(scope="module")
def tricky() -> Exported:
    text = {name: body for name, body in TRICKY.items() if name != "private"}
    searching = site("private", TRICKY["private"]).replace('mode = "read"\n', "", 1)
    locks = "".join(map(lock, LOCKS))
    sites = "".join(site(*one) for one in text.items())
    return export_squid(parse_policy(HEAD + sites + searching + locks + TAIL, "p.toml"))


@pytest.mark.parametrize("name", ["starter", "tricky"])
def test_squid_takes_it_without_a_warning(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    _parse_with_squid(request.getfixturevalue(name), tmp_path)


@pytest.mark.parametrize("ids", [IDS, tuple(reversed(IDS))])
def test_no_id_meets_a_list_of_squid_s_own_or_another_s(ids: tuple[str, ...], tmp_path: Path) -> None:
    hours = '[[site.hours]]\ndays = ["mon"]\nstart = "09:00"\nend = "18:00"\n'
    exported = export_squid(
        _policy(
            {
                name: f'allow = ["https://s{n}.kz/", "https://*.w{n}.kz/", "http://p{n}.kz/x/"]\n'
                f'start = "https://s{n}.kz/"\n{hours}'
                for n, name in enumerate(ids)
            },
            ("https://z.kz/", "http://p0.kz/y"),
        )
    )
    _parse_with_squid(exported, tmp_path)
    named = [line.split()[1:3] for line in exported.text.splitlines() if line.startswith("acl ")]
    assert {name for name, _ in named if not name.startswith("list_")} == {"private"}
    assert all(len(name) <= 63 and name == name.lower() for name, _ in named)
    kinds = {name: {kind for other, kind in named if other == name} for name, _ in named}
    assert all(len(found) == 1 for found in kinds.values()), kinds
    sites = [line.split() for line in exported.text.splitlines() if line.startswith("http_access allow CONNECT")]
    assert len({line[4] for line in sites}) == len(sites) == 2 * len(ids)


def _parse_with_squid(exported: Exported, folder: Path) -> None:
    conf = folder / "squid.conf"
    conf.write_text(exported.text, encoding="utf-8")
    squid = shutil.which("squid", path="/usr/sbin:/usr/bin:/sbin:/bin")
    assert squid is not None, "packaging/apt.txt names it"
    run = subprocess.run(
        [squid, "-k", "parse", "-f", str(conf)], capture_output=True, text=True, timeout=60, check=False
    )
    said = [line for line in run.stderr.splitlines() if "Processing" not in line]
    assert [line for line in said if any(word in line.lower() for word in ("warning", "error", "fatal"))] == []
    assert run.returncode == 0
    assert "Processing: http_access deny all" in run.stderr


def test_nothing_that_a_policy_says_begins_a_line(tricky: Exported) -> None:
    lines = [line for line in tricky.text.splitlines() if line and line[0] != "#"]
    assert not any(line.startswith("http_access allow all") for line in lines)
    assert lines[-1] == "http_access deny all"


def test_it_says_what_a_proxy_cannot_see(tricky: Exported) -> None:
    said = {(one.site, one.says.partition(":")[0].partition(",")[0]) for one in tricky.wider}
    assert ("private", "opens for everyone") in said
    assert ("private", "its own last day") in said
    assert ("private", "a search may go to any of its addresses") in said
    assert ("private", "what it says of the part after the ? is not looked at") in said
    assert ("localhost", "what it says of paths holds in plain http only") in said
    assert {"the last day", "https", "addresses carried inside other addresses are not looked for"} <= {
        says for name, says in said if not name
    }
    for one in tricky.wider:
        assert f"#   {f'{one.site}: ' if one.site else ''}{one.says}\n" in tricky.text


def test_a_wildcard_is_not_the_name_itself_and_hours_end_a_minute_before() -> None:
    hours = '[[site.hours]]\ndays = ["mon", "tue", "thu", "sun"]\nstart = "09:00"\nend = "18:00"'
    policy = _policy({"wild": f'allow = ["https://x.a.kz/", "https://*.a.kz/"]\n{hours}'})
    lines = export_squid(policy).text.splitlines()
    rules = [line for line in lines if line.startswith("http_access")]
    assert "acl list_wild-hours time MTHS 09:00-17:59" in lines
    assert rules == [
        "http_access deny CONNECT !list_port443",
        "http_access allow CONNECT list_port443 list_wild list_wild-hours !private",
        "http_access deny CONNECT list_decided",
        "http_access allow CONNECT list_port443 list_wild-2 list_wild-hours !private",
        "http_access deny CONNECT",
        "http_access deny all",
    ]
    assert {
        "acl list_wild dstdomain -n x.a.kz",
        "acl list_decided dstdomain -n a.kz x.a.kz",
        "acl list_wild-2 dstdomain -n .a.kz",
    } <= {*lines}


def test_only_listed_names_are_ever_looked_up(starter: Exported) -> None:
    """A name that nobody listed must not leave the house, not even as a question to DNS."""
    asking = [line for line in starter.text.splitlines() if "private" in line and line.startswith("http_access")]
    assert asking
    assert all(line.startswith("http_access allow") and line.endswith(" !private") for line in asking)


def test_server_names_are_looked_at_on_the_inner_port_alone(tricky: Exported, starter: Exported) -> None:
    policy = _policy({"one": 'allow = ["https://a.kz/"]'})
    plain, named = export_squid(policy), export_squid(policy, server_names=True)
    ports = [line for line in named.text.splitlines() if line.startswith("http_port")]
    assert [("ssl-bump" in line, line.split()[1]) for line in ports] == [
        (False, "127.0.0.1:3128"),
        (True, "127.0.0.1:3129"),
    ]
    acts = [line.split()[1:] for line in named.text.splitlines() if line.startswith("ssl_bump")]
    assert acts == [["peek", "first-message"], ["splice", "same-name"], ["terminate", "all"]]
    assert not any("ssl" in line for text in (plain, tricky, starter) for line in text.text.splitlines())


def test_it_says_where_server_names_are_not_looked_at() -> None:
    policy = _policy({"one": 'allow = ["https://a.kz/"]'})
    plain, named = (export_squid(policy, server_names=wanted) for wanted in (False, True))
    assert [one.says for one in plain.wider if one not in named.wider] == [NO_SERVER_NAMES]
    assert f"#   {NO_SERVER_NAMES}\n" in plain.text
    assert NO_SERVER_NAMES not in named.text


def test_a_policy_that_opens_nothing_is_a_proxy_that_opens_nothing() -> None:
    rules = [line for line in export_squid(_policy({})).text.splitlines() if line.startswith("http_access")]
    assert rules == ["http_access deny CONNECT", "http_access deny all"]
