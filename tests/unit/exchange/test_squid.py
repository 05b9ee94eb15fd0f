# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes out of a configuration: sites, locks, and a line for each of its entries."""

from pathlib import Path

import pytest

from kiosk.exchange.imported import Fate, Hours, Imported, SiteDraft
from tests.unit.exchange.squid_policy import import_lines, to_policy

DEBIAN = (
    "acl localnet src 10.0.0.0/8",
    "acl SSL_ports port 443",
    "acl Safe_ports port 80\nacl Safe_ports port 443\nacl Safe_ports port 1025-65535",
    "http_access deny !Safe_ports",
    "http_access deny CONNECT !SSL_ports",
    "http_access allow localhost manager",
    "http_access deny manager",
)
MANAGER = "squid-internal-mgr/"


def _site(imported: Imported, name: str) -> SiteDraft:
    return next(site for site in imported.sites if site.id == name)


def _allow(site: SiteDraft) -> list[str]:
    return [one.match for one in site.allow]


def _excepts(site: SiteDraft) -> list[str]:
    return [one.match for one in site.excepts]


def _fates(imported: Imported) -> dict[str, tuple[Fate, str]]:
    return {line.entry: (line.fate, line.note) for line in imported.report}


def test_a_reading_room_s_proxy(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        *DEBIAN,
        "acl law dstdomain .zan.kz gov.kz",
        "acl sign-in dstdomain .my.zan.kz",
        "http_access deny sign-in",
        "http_access allow law",
        "http_access allow localhost",
        "http_access deny all",
    )
    assert [(site.id, site.title, site.hours, site.methods) for site in imported.sites] == [
        ("gov-kz", "gov.kz", (), ()),
        ("zan-kz", "zan.kz", (), ()),
    ]
    zan = _site(imported, "zan-kz")
    assert _allow(zan) == ["http://zan.kz/", "http://*.zan.kz/"]
    assert _excepts(zan) == [f"http://*.zan.kz/{MANAGER}", f"http://zan.kz/{MANAGER}"]
    assert [lock.match for lock in imported.locks] == ["https://my.zan.kz/", "https://*.my.zan.kz/"]
    fates = _fates(imported)
    assert fates["http_access allow law"] == (Fate.EXACT, "")
    assert fates["acl law dstdomain .zan.kz gov.kz"] == (Fate.EXACT, "")
    assert fates["http_access allow localhost manager"][0] is Fate.NEEDS_DECISION
    assert fates["http_access deny manager"] == (Fate.NARROWED, "its paths stay shut at every hour, and in https too")
    assert imported.report[0].entry == imported.report[0].place == ""
    assert "GET and HEAD" in imported.report[0].note
    to_policy(imported)


def test_every_entry_has_its_line_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("zan.kz\n.kz\n", encoding="utf-8")
    lines = (
        *DEBIAN,
        'acl law dstdomain "list"',
        "http_access allow localnet law",
        "cache_mem 8 MB",
        "acl x src all",
    )
    imported = import_lines(tmp_path, *lines)
    text = (tmp_path / "squid.conf").read_text(encoding="utf-8").splitlines()
    places = {line.place for line in imported.report}
    for number, line in enumerate(text, start=1):
        if line.startswith("http_access") or (line.startswith("acl") and " x " not in line):
            assert f"squid.conf:{number}" in places, line
    assert next(line.place for line in imported.report if line.entry == ".kz") == "list:2"
    assert imported.report[-1].entry == "acl x, cache_mem"
    assert imported.report[-1].note == "not about access: 2 lines"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("http_access allow all", "does not name"),
        ("http_access allow CONNECT", "does not name"),
        ("http_access allow !site", "does not name"),
        ("http_access allow net site", "net (src); name the sites in a line without net, or add them by hand"),
        ("http_access allow !net site", "net (src); name the sites in a line without net, or add them by hand"),
        ("http_access allow net", "net (src)"),
        ("http_access allow localhost", "localhost (src)"),
        ("http_access allow words", "no plain beginning of an address: words"),
        ("http_access allow files site", "no plain beginning of an address: files"),
        ("http_access allow site far", "far (dst)"),
    ],
)
def test_a_line_that_opens_what_cannot_be_said_needs_a_decision(tmp_path: Path, line: str, why: str) -> None:
    imported = import_lines(
        tmp_path,
        "acl site dstdomain a.kz",
        "acl net src 10.0.0.0/8",
        "acl words url_regex law",
        r"acl files urlpath_regex \.pdf$",
        "acl far dst 8.8.8.8",
        line,
        "http_access deny all",
    )
    assert imported.sites == ()
    fate, note = _fates(imported)[line]
    assert fate is Fate.NEEDS_DECISION
    assert why in note


def test_a_denial_that_nobody_can_judge_shuts_what_the_rest_says(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        "acl a dstdomain a.kz\nacl b dstdomain b.kz\nacl net src 10.0.0.0/8",
        "http_access deny !net a",
        "http_access allow a\nhttp_access allow b\nhttp_access deny all",
    )
    assert [site.id for site in imported.sites] == ["b-kz"]
    fate, note = _fates(imported)["http_access deny !net a"]
    assert fate is Fate.NARROWED
    assert "net (src)" in note
    assert _fates(imported)["http_access allow a"][0] is Fate.NARROWED


def test_a_denial_after_the_line_that_opens_shuts_nothing(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        "acl a dstdomain .a.kz\nacl b dstdomain b.a.kz",
        "http_access allow b\nhttp_access deny a\nhttp_access allow a\nhttp_access deny all",
    )
    assert [_allow(site) for site in imported.sites] == [["http://b.a.kz/"]]
    assert {lock.match for lock in imported.locks} == {"https://a.kz/"}  # one on *.a.kz would shut b.a.kz


def test_a_host_inside_a_wildcard_keeps_what_is_its_own(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        "acl a dstdomain .a.kz\nacl b dstdomain b.a.kz",
        "http_access allow CONNECT b\nhttp_access deny b\nhttp_access allow a\nhttp_access deny all",
    )
    site = _site(imported, "a-kz")
    assert _allow(site) == ["http://a.kz/", "http://*.a.kz/", "https://b.a.kz/"]
    assert _excepts(site) == ["https://b.a.kz:80/"]


def test_plain_http_alone_keeps_https_shut(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        r"acl law url_regex ^http://a\.kz/law/ ^http://b\.kz/law",
        "acl cabinet urlpath_regex ^/law/cabinet",
        "http_access deny cabinet\nhttp_access allow law\nhttp_access deny all",
    )
    assert _allow(_site(imported, "a-kz")) == ["http://a.kz/law/"]
    assert _excepts(_site(imported, "a-kz")) == ["http://a.kz/law/cabinet*", "https://a.kz:443/law/"]
    assert _allow(_site(imported, "b-kz")) == ["http://b.kz/law", "http://b.kz/law*"]
    policy = to_policy(imported)
    assert policy.site("b-kz") is not None


def test_a_path_shut_by_an_earlier_line_is_not_opened_by_a_longer_one(tmp_path: Path) -> None:
    """The longest path speaks in a policy, the first line in Squid."""
    lists = r"acl law url_regex ^http://a\.kz/law/open/", "acl shut urlpath_regex -i ^/LAW"
    before = import_lines(tmp_path, *lists, "http_access deny shut\nhttp_access allow law")
    assert before.sites == ()
    after = import_lines(tmp_path, *lists, "http_access allow law\nhttp_access deny shut")
    assert _allow(_site(after, "a-kz")) == ["http://a.kz/law/open/"]


def test_hours_methods_and_ports(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        "acl a dstdomain a.kz\nacl b dstdomain b.kz\nacl c dstdomain c.kz",
        "acl day time MTWHF 09:00-18:00\nacl lunch time 12:00-13:00",
        "acl get method GET CONNECT\nacl odd port 8443",
        "http_access allow a day !lunch\nhttp_access allow b get\nhttp_access allow c odd\nhttp_access deny all",
    )
    days = ("mon", "tue", "wed", "thu", "fri")
    assert _site(imported, "a-kz").hours == (Hours(days, "09:00", "12:00"), Hours(days, "13:01", "18:00"))
    assert _site(imported, "b-kz").methods == ("GET",)
    assert _allow(_site(imported, "c-kz")) == ["https://c.kz:8443/"]
    fates = _fates(imported)
    assert "the minute at which day ends" in fates["http_access allow a day !lunch"][1]
    assert "only GET" in fates["http_access allow b get"][1]
    assert "plain http on port 8443" in fates["http_access allow c odd"][1]
    to_policy(imported)


def test_a_site_without_a_first_page_waits_for_somebody_to_choose_one(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        "acl below dstdomain .a.kz .gov.kz\nacl itself dstdomain a.kz gov.kz",
        "http_access deny itself\nhttp_access allow below\nhttp_access deny all",
    )
    assert imported.sites == ()
    assert {
        line.entry: line.note for line in imported.report if line.place == "squid.conf:1" and line.entry[0] == "."
    } == {
        ".a.kz": "only names below it open: a first page must be chosen",
        ".gov.kz": "names below gov.kz belong to many owners",
    }


def test_what_else_may_refuse_needs_a_decision(tmp_path: Path) -> None:
    imported = import_lines(tmp_path, "url_rewrite_program /usr/bin/guard", "http_reply_access deny all")
    assert [(line.place, line.fate) for line in imported.report] == [
        ("squid.conf:1", Fate.NEEDS_DECISION),
        ("squid.conf:2", Fate.NEEDS_DECISION),
    ]


def test_lists_of_one_name_in_other_capitals_are_one_list(tmp_path: Path) -> None:
    """Squid refuses both hosts: its names have no capitals."""
    imported = import_lines(
        tmp_path,
        "acl Good dstdomain a.kz\nacl good dstdomain b.kz\nacl both dstdomain a.kz b.kz",
        "http_access deny good\nhttp_access allow BOTH\nhttp_access deny All",
    )
    assert imported.sites == ()
    assert {lock.match for lock in imported.locks} == {"https://a.kz/", "https://b.kz/"}
    assert [line.place for line in imported.report if line.entry.startswith("acl")] == [
        f"squid.conf:{number}" for number in (1, 2, 3)
    ]


def test_an_expression_that_squid_skips_opens_nothing(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        r"acl a dstdomain xb.kz b.kz",
        r"acl b dstdom_regex ^*b\.kz$",
        "http_access allow a b\nhttp_access deny all",
    )
    assert imported.sites == ()
    assert _fates(imported)["http_access allow a b"][0] is Fate.NEEDS_DECISION


def test_ids_are_unique_and_plain(tmp_path: Path) -> None:
    imported = import_lines(
        tmp_path,
        f"acl a dstdomain a-b.kz a--b.kz xn--80ak6aa92e.kz {'x' * 63}.kz {'y' * 60}.{'z' * 60}.kz",
        "acl b dstdomain x.a-b.kz\nacl day time D",
        "http_access allow a\nhttp_access allow b day\nhttp_access deny all",
    )
    ids = [site.id for site in imported.sites]
    assert len(ids) == len(set(ids)) == 6
    assert {"a-b-kz", "a-b-kz-2", "a-b-kz-3"} <= set(ids)
    to_policy(imported)


def test_ten_thousand_names_are_read_in_a_breath(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("".join(f".host{number}.kz\n" for number in range(10_000)), encoding="utf-8")
    imported = import_lines(tmp_path, *DEBIAN, 'acl a dstdomain "list"', "http_access allow a", "http_access deny all")
    assert len(imported.sites) == 10_000
