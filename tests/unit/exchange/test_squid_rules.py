# SPDX-License-Identifier: GPL-3.0-or-later
"""Squid's own judgement; the answers here were seen from Squid 5.7 itself."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from tests.unit.exchange.squid_policy import import_lines

MONDAY = datetime(2026, 12, 7, 10, tzinfo=UTC)


def _opens(folder: Path, lines: list[str], *urls: str, method: str = "GET", at: datetime = MONDAY) -> list[bool | None]:
    source = import_lines(folder, *lines).source
    return [source.opens(url, method, at) for url in urls]


def _listed(folder: Path, acl: str, *urls: str, method: str = "GET", at: datetime = MONDAY) -> list[bool | None]:
    return _opens(folder, [f"acl a {acl}", "http_access allow a", "http_access deny all"], *urls, method=method, at=at)


def test_where_no_line_matches_the_last_one_s_opposite_counts(tmp_path: Path) -> None:
    acl = "acl a dstdomain a.kz"
    assert _opens(tmp_path, [acl, "http_access deny a"], "http://a.kz/", "http://b.kz/") == [False, True]
    assert _opens(tmp_path, [acl, "http_access allow a"], "http://a.kz/", "http://b.kz/") == [True, False]
    assert _opens(tmp_path, [acl], "http://a.kz/") == [False]
    assert _opens(tmp_path, [acl, "http_access deny a", "http_access allow"], "http://b.kz/") == [True]


def test_the_first_line_that_matches_decides(tmp_path: Path) -> None:
    acls = ["acl a dstdomain .a.kz", "acl b dstdomain b.a.kz"]
    after = [*acls, "http_access allow a", "http_access deny b", "http_access deny all"]
    before = [*acls, "http_access deny b", "http_access allow a", "http_access deny all"]
    assert _opens(tmp_path, after, "https://b.a.kz/") == [True]
    assert _opens(tmp_path, before, "https://b.a.kz/", "https://a.kz/") == [False, True]


def test_names_of_hosts(tmp_path: Path) -> None:
    urls = [f"http://{host}/" for host in ("c.kz", "x.C.kz", "xc.kz", "d.c.kz.", "a.kz", "x.b.kz", "e.kz", "x.e.kz")]
    found = _listed(tmp_path, "dstdomain *.b.kz a.kz. .C.kz E.kz .", *urls)
    assert found == [True, True, False, True, False, False, True, False]


@pytest.mark.parametrize("flag", ["", "-n "])
def test_a_numeric_host_is_matched_as_it_stands(tmp_path: Path, flag: str) -> None:
    urls = ("http://10.0.0.1/x", "http://10.0.0.2/", "http://167772161/", "https://10.0.0.1/")
    assert _listed(tmp_path, f"dstdomain {flag}10.0.0.1 router.kz", *urls) == [True, False, True, True]


def test_of_https_only_host_and_port_are_seen(tmp_path: Path) -> None:
    urls = ("https://A.kz/law/", "https://a.kz:8443/", "http://a.kz/")
    assert _listed(tmp_path, r"url_regex ^a\.kz:443$", *urls) == [True, False, False]
    assert _listed(tmp_path, "urlpath_regex ^/", *urls) == [False, False, True]
    assert _listed(tmp_path, "method CONNECT", *urls) == [True, True, False]
    assert _listed(tmp_path, "method POST", *urls, method="POST") == [False, False, True]
    assert _listed(tmp_path, "port 443", *urls) == [True, False, False]
    lines = ["acl a urlpath_regex .", "http_access allow !a", "http_access deny all"]
    assert _opens(tmp_path, lines, *urls) == [True, True, False]


def test_an_expression_sees_the_address_without_its_escapes(tmp_path: Path) -> None:
    urls = ("http://a.kz/l%61w/x", "http://a.kz/law%2Fx", "http://a.kz/x?/law/", "http://A.kz:80/law/")
    assert _listed(tmp_path, "urlpath_regex ^/law/", *urls) == [True, True, False, True]
    assert _listed(tmp_path, r"url_regex ^http://a\.kz/x\?", *urls) == [False, False, True, False]
    others = ("http://b.kz/a%20b", "http://b.kz/c%23d", "http://b.kz/a%2520b", "http://b.kz/%41", "http://b.kz/%2541")
    assert _listed(tmp_path, r"urlpath_regex ^/a\ b$ ^/c#d ^/%41$", *others) == [True, True, False, False, True]


def test_a_flag_about_capitals_holds_to_the_next_one(tmp_path: Path) -> None:
    urls = [f"http://b.kz/{path}" for path in ("foo", "FOO", "Bar", "bar")]
    assert _listed(tmp_path, "url_regex -i kz/FOO +i kz/Bar", *urls) == [True, True, True, False]
    (tmp_path / "list").write_text("kz/FOO\nkz/bar\n", encoding="utf-8")
    assert _listed(tmp_path, 'url_regex -i "list"', *urls) == [True, True, True, True]


def test_an_expression_that_nobody_can_read_opens_nothing_and_may_shut(tmp_path: Path) -> None:
    acl = r"acl a url_regex \<law"
    assert _opens(tmp_path, [acl, "http_access allow a", "http_access deny all"], "http://a.kz/law") == [False]
    assert _opens(tmp_path, [acl, "http_access deny a", "http_access allow all"], "http://a.kz/x") == [False]


@pytest.mark.parametrize("open_ended", ["x[", "x(", "x)", "(["])
def test_one_that_is_not_closed_makes_its_whole_line_unreadable(tmp_path: Path, open_ended: str) -> None:
    """Squid joins a line's expressions into one, `(x[)|(^http://a)|(])`, where the bracket takes the second in."""
    joined = [f"acl a url_regex {open_ended} ^http://a\\.kz/ ]", "http_access deny all"]
    assert _opens(tmp_path, [*joined[:1], "http_access allow a", *joined[1:]], "http://a.kz/") == [False]
    assert _opens(tmp_path, [*joined[:1], "http_access deny a", "http_access allow all"], "http://b.kz/") == [False]
    apart = [f"acl a url_regex {open_ended}", "acl a url_regex ^http://a\\.kz/", "http_access allow a"]
    assert _opens(tmp_path, apart, "http://a.kz/") == [True]


def test_an_anchor_that_is_repeated_is_unreadable(tmp_path: Path) -> None:
    acl = r"acl a dstdom_regex ^*b\.kz$"
    assert _opens(tmp_path, [acl, "http_access allow a", "http_access deny all"], "https://b.kz/") == [False]
    assert _opens(tmp_path, [acl, "http_access deny a", "http_access allow all"], "https://b.kz/") == [False]


def test_names_of_lists_have_no_capitals(tmp_path: Path) -> None:
    urls = ("https://a.kz/", "https://b.kz/", "https://c.kz/")
    acls = ["acl Good dstdomain a.kz", "acl good dstdomain b.kz", "acl both dstdomain a.kz b.kz c.kz"]
    lines = [*acls, "http_access deny gOOD", "http_access allow Both", "http_access deny ALL"]
    assert _opens(tmp_path, lines, *urls) == [False, False, True]
    lines = ["acl \N{LATIN SMALL LETTER E WITH ACUTE} dstdomain a.kz", "http_access deny connect"]
    lines += ["acl \N{LATIN CAPITAL LETTER E WITH ACUTE} dstdomain c.kz", "http_access allow all"]
    assert _opens(tmp_path, lines, "https://a.kz/", "http://a.kz/") == [False, True]
    lines[1] = "http_access deny \N{LATIN SMALL LETTER E WITH ACUTE}"
    assert _opens(tmp_path, lines, *urls) == [False, True, True]


def test_two_names_of_lists_that_cannot_be_told_apart_are_not_taken(tmp_path: Path) -> None:
    text = b"acl \xe9 dstdomain a.kz\nacl \xe8 dstdomain b.kz\nhttp_access deny \xe9\nhttp_access allow all\n"
    (tmp_path / "names.conf").write_bytes(text)
    with pytest.raises(BadInput, match="UTF-8"):
        import_lines(tmp_path, "include names.conf")


def test_methods_in_small_letters(tmp_path: Path) -> None:
    assert _listed(tmp_path, "method get", "http://a.kz/") == [True]
    assert _listed(tmp_path, "method get", "http://a.kz/", method="HEAD") == [False]


@pytest.mark.parametrize(
    ("words", "open_at", "shut_at"),
    [
        ("MTWHF 09:00-18:00", ("07T09:00", "07T18:00", "11T12:30"), ("07T08:59", "07T18:01", "12T12:00")),
        ("SA", ("12T00:00", "13T23:59"), ("07T12:00", "11T23:59")),
        ("D", ("07T00:00", "11T23:59"), ("12T00:00", "13T12:00")),
        ("9:0-9:5", ("07T09:05", "13T09:00"), ("07T09:06",)),
        ("WH 08:30-12:00 13:00-14:00", ("09T08:30", "07T13:30"), ("07T08:30", "09T12:30")),
        ("09:00-10:00 M", ("07T20:00", "08T09:30"), ("08T10:30",)),
        ("-M-- 00:00-24:00", ("07T23:59",), ("08T00:00",)),
    ],
)
def test_hours(tmp_path: Path, words: str, open_at: tuple[str, ...], shut_at: tuple[str, ...]) -> None:
    source = import_lines(tmp_path, f"acl a time {words}", "http_access allow a", "http_access deny all").source
    for day, expected in [(one, True) for one in open_at] + [(one, False) for one in shut_at]:
        moment = datetime.fromisoformat(f"2026-12-{day}:30+05:00")
        assert source.opens("https://a.kz/", "GET", moment) is expected, day


def test_who_asks_is_not_known(tmp_path: Path) -> None:
    acls = ["acl net src 10.0.0.0/8", "acl a dstdomain a.kz", "acl b dstdomain b.kz"]
    lines = [*acls, "http_access allow net a", "http_access deny !net b", "http_access allow b", "http_access allow a"]
    assert _opens(tmp_path, lines, "https://a.kz/", "https://b.kz/") == [True, False]
    lines = [*acls, "http_access deny !net", "http_access allow a", "http_access deny all"]
    assert _opens(tmp_path, lines, "https://a.kz/") == [False]


def test_private_addresses_are_no_names_and_other_networks_are_unknown(tmp_path: Path) -> None:
    urls = ("http://a.kz/", "http://127.0.0.1/", "http://[::1]/", "http://8.8.8.8/")
    lines = ["http_access deny to_localhost", "http_access allow all"]
    assert _opens(tmp_path, lines, *urls) == [True, False, False, True]
    lines = ["acl d dst 8.8.8.0/24", "http_access deny d", "http_access allow all"]
    assert _opens(tmp_path, lines, *urls) == [False, True, True, False]


def test_the_built_in_lists(tmp_path: Path) -> None:
    urls = ("http://b.kz/squid-internal-mgr/", "http://b.kz/%73quid-internal-mgr/x", "https://b.kz/squid-internal-mgr/")
    lines = ["acl manager proto cache_object", "acl all src all", "http_access deny manager", "http_access allow all"]
    assert _opens(tmp_path, lines, *urls) == [False, False, True]
    assert _opens(tmp_path, ["http_access deny !CONNECT", "http_access allow all"], *urls) == [False, False, True]


@pytest.mark.parametrize("url", ["ftp://a.kz/", "mailto:a@a.kz", "not an address", "", "https://"])
def test_what_is_no_web_address_is_not_opened(tmp_path: Path, url: str) -> None:
    assert _opens(tmp_path, ["http_access allow all"], url) == [False]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["http_access allow nosuch"], "the name of an acl"),
        (["http_access allow !!all"], "the name of an acl"),
        (["http_access Allow all"], "http_access allow or http_access deny"),
        (["HTTP_ACCESS deny all"], "a word in small letters"),
        (["Include none.conf"], "a word in small letters"),
        (["ACL a dstdomain a.kz"], "a word in small letters"),
        (["acl a dstdomain a.kz", "acl A port 80"], "one type for every line"),
        (["acl Connect dstdomain a.kz"], "one type for every line"),
        (["acl Manager proto cache_object"], "one type for every line"),
        (["acl a dstdomain -N a.kz"], "flags out of"),
        (["acl a url_regex -I a"], "flags out of"),
        (["acl a"], "a name and a type"),
        (["acl a dstdomain a.kz", "acl a port 80"], "one type for every line"),
        (["acl a dstdomain -x a.kz"], "flags out of"),
        (["acl a port 80 x"], "a port like"),
        (["acl a port 90-80"], "a port like"),
        (["acl a time X"], "days out of"),
        (["acl a time 18:00-09:00"], "hours like"),
        (["acl a time 09:00"], "hours like"),
    ],
)
def test_what_squid_does_not_load_is_not_taken(tmp_path: Path, lines: list[str], expected: str) -> None:
    with pytest.raises(BadInput, match=expected) as caught:
        import_lines(tmp_path, "# first", *lines)
    assert caught.value.line == 1 + len(lines)


@pytest.mark.parametrize(
    ("network", "opens"), [("10.0.0.0/8", True), ("4000::/2", True), ("::/3", False), ("8.8.8.0/24", False)]
)
def test_a_network_where_the_gateway_never_goes_takes_nothing_away(network: str, opens: bool, tmp_path: Path) -> None:
    lines = ("acl a dstdomain a.kz", f"acl door dst {network}", "http_access deny door", "http_access allow a")
    source = import_lines(tmp_path, *lines, "http_access deny all").source  # Squid finds all of IPv4 in ::/3
    assert source.opens("http://a.kz/", "GET", MONDAY) is opens
