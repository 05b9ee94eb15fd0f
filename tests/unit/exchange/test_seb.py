# SPDX-License-Identifier: GPL-3.0-or-later
"""A settings file of Safe Exam Browser becomes drafts that never open more than it did, with a line for every entry."""

import gzip
import plistlib
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.exchange.imported import Fate, Imported
from kiosk.exchange.seb import FILE_BYTES, RULES, read_seb
from kiosk.exchange.trial import trial_policy
from kiosk.policy.engine import Request, decide
from tests.unit.exchange.seb_policy import policy_of, read, rule, settings

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
XML = settings([rule("zan.kz")])


def _fates(imported: Imported) -> dict[str, Fate]:
    return {line.entry: line.fate for line in imported.report}


def _note(imported: Imported, entry: str) -> str:
    return next(line.note for line in imported.report if line.entry == entry)


def _allow(imported: Imported) -> list[str]:
    return [address.match for site in imported.sites for address in site.allow]


def _excepts(imported: Imported) -> list[str]:
    return [address.match for site in imported.sites for address in site.excepts]


def _locks(imported: Imported) -> list[str]:
    return [lock.match for lock in imported.locks]


@pytest.mark.parametrize(
    "data",
    [
        XML,
        plistlib.dumps(plistlib.loads(XML), fmt=plistlib.FMT_BINARY),
        gzip.compress(XML, mtime=0),
        b"plnd" + gzip.compress(XML, mtime=0),
        gzip.compress(b"plnd" + gzip.compress(XML), mtime=0),
    ],
)
def test_every_form_of_the_file_is_read(data: bytes) -> None:
    assert _allow(read_seb(data, "exam.seb")) == ["https://zan.kz/", "https://*.zan.kz/"]


ENTITY = b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "b">]><plist version="1.0"><dict><key>&a;</key></dict></plist>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a property list"),
        (b"pswd" + bytes(40), "without a password"),
        (gzip.compress(b"pkhs" + bytes(40), mtime=0), "without a password"),
        (gzip.compress(bytes(FILE_BYTES + 1), mtime=0), "after unpacking"),
        (gzip.compress(gzip.compress(gzip.compress(gzip.compress(XML), mtime=0))), "layers"),
        (gzip.compress(XML, mtime=0)[:-12], "whole gzip"),
        (b"\x1f\x8b\x08nonsense", "whole gzip"),
        (bytes(FILE_BYTES + 1), "at most"),
        (b"bplist00" + bytes(40), "a property list"),
        (ENTITY, "a property list"),
        (b"<plist><array/></plist>", "a property list"),
        (b"<plist><dict><key>a</key><integer>x</integer></dict></plist>", "a property list"),
        (plistlib.dumps({"URLFilterEnable": 1}), "URLFilterEnable: true or false"),
        (plistlib.dumps({"startURL": 1}), "startURL: a text"),
        (plistlib.dumps({"whitelistURLFilter": []}), "whitelistURLFilter: a text"),
        (plistlib.dumps({"URLFilterRules": "zan.kz"}), "URLFilterRules: a list"),
        (settings([rule("zan.kz")] * (RULES + 1)), "URLFilterRules: a list"),
        (plistlib.dumps({"URLFilterRules": ["zan.kz"]}), r"URLFilterRules\[1\]: a rule"),
        (settings([rule("zan.kz") | {"regex": 0}]), r"URLFilterRules\[1\].regex: true or false"),
        (settings([rule("zan.kz"), rule("gov.kz") | {"action": 2}]), r"URLFilterRules\[2\].action: 0"),
        (settings([rule("zan.kz") | {"action": True}]), r"URLFilterRules\[1\].action: 0"),
        (settings([rule("a" * 3000)]), r"URLFilterRules\[1\].expression: at most"),
    ],
)
def test_what_cannot_be_taken_is_said(data: bytes, expected: str) -> None:
    with pytest.raises(BadInput, match=f"^exam.seb: {expected}|^exam.seb: .*{expected}"):
        read_seb(data, "exam.seb")


@given(st.binary(max_size=200))
def test_broken_bytes_are_one_fault(data: bytes) -> None:
    for prefix in (b"", b"plnd", b"bplist00", b"<plist>", b"<?xml version='1.0'?><plist><dict>"):
        with pytest.raises(BadInput):
            read_seb(prefix + data, "exam.seb")


@pytest.mark.parametrize(
    ("expression", "opened"),
    [
        ("zan.kz", ["https://zan.kz/", "https://*.zan.kz/"]),
        (".zan.kz", ["https://zan.kz/"]),
        ("*.zan.kz", ["https://*.zan.kz/"]),
        (".*.zan.kz", ["https://*.zan.kz/"]),
        ("https://.ZAN.kz:8443/*", ["https://zan.kz:8443/"]),
        ("https://.zan.kz:443/rus/*", ["https://zan.kz/rus/"]),
        (".zan.kz/rus", ["https://zan.kz/rus"]),
        (".zan.kz/rus/", ["https://zan.kz/rus"]),
        (".zan.kz/rus*", ["https://zan.kz/rus*"]),
        (".zan.kz?*", ["https://zan.kz/"]),
        ("gov.kz", ["https://gov.kz/"]),  # names below it belong to many owners
    ],
)
def test_an_allow_rule_opens_what_a_pattern_can_say(expression: str, opened: list[str]) -> None:
    imported = read([expression])
    assert _allow(imported) == opened
    assert _fates(imported)[expression] is (Fate.EXACT if expression == "https://.ZAN.kz:8443/*" else Fate.NARROWED)


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("*", "any host"),
        ("a*.zan.kz", "a wildcard inside a host"),
        ("zan.*", "a wildcard inside a host"),
        ("library", "no station opens"),
        ("10.0.0.1", "no station opens"),
        ("сайт.kz", "no station opens"),
        ("*.gov.kz", "many owners"),
        ("zan.kz:70000", "no station opens"),
        ("http://zan.kz", "http alone"),
        ("ftp://zan.kz", "only http and https"),
        ("me@zan.kz", "a user name"),
        ("zan.kz?a=1", "the whole text of a query"),
        ("zan.kz?.", "the whole text of a query"),
        ("zan.kz#a", "what follows #"),
        ("zan.kz/*/a", "a wildcard inside a path"),
        ("zan.kz/a+b", "a sign in it"),
        ("zan.kz/құжат", "a sign in it"),
        ("zan.kz/a/../b", "climbing"),
        ("zan.kz/a//b", "an empty"),
    ],
)
def test_an_allow_rule_that_no_pattern_says_opens_nothing(expression: str, why: str) -> None:
    imported = read([expression])
    assert imported.sites == ()
    assert _fates(imported)[expression] is Fate.NEEDS_DECISION
    assert why in _note(imported, expression)


@pytest.mark.parametrize(
    ("block", "excepts", "fate"),
    [
        ("zan.kz/cabinet/*", ["https://zan.kz/cabinet/", "https://*.zan.kz/cabinet/"], Fate.NARROWED),
        ("zan.kz/cab*", ["https://zan.kz/cab*", "https://*.zan.kz/cab*"], Fate.NARROWED),
        ("zan.kz/cab", ["https://zan.kz/cab*", "https://*.zan.kz/cab*"], Fate.NARROWED),
        ("zan.kz/cab/", ["https://zan.kz/cab*", "https://*.zan.kz/cab*"], Fate.NARROWED),
        ("zan.kz/cab/*/in", ["https://zan.kz/cab/", "https://*.zan.kz/cab/"], Fate.NARROWED),
        ("zan.kz/cab/../in", ["https://zan.kz/cab/", "https://*.zan.kz/cab/"], Fate.NARROWED),
        ("zan.kz/cabүin", ["https://zan.kz/cab*", "https://*.zan.kz/cab*"], Fate.NARROWED),
        ("zan.kz/a?b=1", ["https://zan.kz/a*", "https://*.zan.kz/a*"], Fate.NARROWED),
        ("zan.kz/a/*#b", ["https://zan.kz/a/", "https://*.zan.kz/a/"], Fate.NARROWED),
        ("zan.kz:8080/a/*", ["https://zan.kz/a/", "https://*.zan.kz/a/"], Fate.NARROWED),
        (".zan.kz/a/*", ["https://zan.kz/a/"], Fate.NARROWED),
        ("in.zan.kz", ["https://in.zan.kz/", "https://*.in.zan.kz/"], Fate.EXACT),
        ("*.in.zan.kz", ["https://*.in.zan.kz/"], Fate.EXACT),
        ("*/a/*", ["https://zan.kz/a/", "https://*.zan.kz/a/"], Fate.NARROWED),
        ("/a/*", ["https://zan.kz/a/", "https://*.zan.kz/a/"], Fate.NARROWED),
        ("kz/a/*", ["https://zan.kz/a/", "https://*.zan.kz/a/"], Fate.NARROWED),
        ("in*.zan.kz/a/*", ["https://*.zan.kz/a/"], Fate.NARROWED),
        ("*@zan.kz/a/*", ["https://zan.kz/a/", "https://*.zan.kz/a/"], Fate.NARROWED),
    ],
)
def test_a_block_inside_what_opens_is_an_exception(block: str, excepts: list[str], fate: Fate) -> None:
    imported = read(["zan.kz"], [block])
    assert sorted(_excepts(imported)) == sorted(excepts)
    assert (_locks(imported), _fates(imported)[block]) == ([], fate)
    policy_of(imported)


@pytest.mark.parametrize("block", ["http://zan.kz", "me@zan.kz", "ftp://zan.kz/*"])
def test_a_block_of_what_never_opens_says_so(block: str) -> None:
    imported = read(["zan.kz"], [block])
    assert (_excepts(imported), _locks(imported)) == ([], [])
    assert _fates(imported)[block] is Fate.EXACT
    assert _note(imported, block)


def test_a_block_that_reaches_nothing_is_a_lock() -> None:
    imported = read([".zan.kz"], ["relay.com", ".one.com/a/*", "*.net.com", "re*lay.com"])
    expected = ["https://relay.com/", "https://*.relay.com/", "https://one.com/a/", "https://*.net.com/"]
    assert _locks(imported) == expected
    assert _excepts(imported) == []
    assert _fates(imported)["re*lay.com"] is Fate.NEEDS_DECISION
    policy_of(imported)


def test_an_opening_under_a_block_is_no_site() -> None:
    imported = read(["zan.kz/a/b", ".gov.kz"], ["zan.kz/a/*"])
    assert _allow(imported) == ["https://gov.kz/"]
    assert (_fates(imported)["zan.kz/a/b"], _fates(imported)["zan.kz/a/*"]) == (Fate.NEEDS_DECISION, Fate.NARROWED)
    assert "https://*.zan.kz/a/" in _locks(imported)


def test_a_block_that_grew_over_an_allowed_site_leaves_both_to_a_person() -> None:
    imported = read(["zan.kz"], ["zan.kz?secret=1"])
    assert (imported.sites, imported.locks) == ((), ())
    assert {_fates(imported)[text] for text in ("zan.kz", "zan.kz?secret=1")} == {Fate.NEEDS_DECISION}


def test_the_first_address_of_every_site_opens() -> None:
    """Of `zan.kz/a` and a folder below it, the exception also covers the name without a slash."""
    imported = read([".zan.kz/a", ".gov.kz/*"], [".zan.kz/a/*", ".gov.kz/b"])
    assert _allow(imported) == ["https://gov.kz/"]
    policy_of(imported)


def test_part_of_a_rule_may_be_left() -> None:
    imported = read(["zan.kz"], [".zan.kz"])
    assert _allow(imported) == ["https://*.zan.kz/"]
    assert _note(imported, "zan.kz").startswith("in part")


REGEXES = [
    (r"^https?://zan\.kz(/.*)?$", ["https://zan.kz/"]),
    (r"^https:\/\/(www\.)?zan\.kz\/", ["https://zan.kz/", "https://www.zan.kz/"]),
    (r"^https://zan\.kz", ["https://zan.kz/"]),
    (r"^https://zan\.kz/rus/.*", ["https://zan.kz/rus/"]),
    (r"^https://zan\.kz/rus\.html.*$", ["https://zan.kz/rus.html*"]),
    (r"^https://zan\.kz/rus$", []),
    (r"^https://zan.kz/", []),
    (r"^http://zan\.kz/", []),
    (r"^HTTP://zan\.kz/", []),
    (r"https://zan\.kz/", []),
    (r"^https://zan\.kz/|gov", []),
    (r"^https://zan\.kz?/", []),
    (r"^https://zan\.kz/a?.*", []),
    (r"^https://zan\.kz/../a", []),
    (r"^https://[a-z]+\.kz/", []),
]


@pytest.mark.parametrize(("text", "opened"), REGEXES)
def test_of_regular_expressions_a_plain_beginning_opens(text: str, opened: list[str]) -> None:
    imported = read_seb(settings([rule(text, regex=True)]), "exam.seb")
    assert _allow(imported) == opened
    assert _fates(imported)[text] is (Fate.NARROWED if opened else Fate.NEEDS_DECISION)


@pytest.mark.parametrize(
    ("text", "excepts", "opens"),
    [
        (r"^https://zan\.kz/cab", ["https://zan.kz/cab*"], True),
        (r"^https://zan\.kz/cabs?/.*", ["https://zan.kz/cab*"], True),
        (r"^https://zan\.kz/a\.?b", ["https://zan.kz/a*"], True),
        (r"^https://zan\.kz/a(b|c)", [], False),
        (r"^https://zan\.kz/(.*\.exe)$", [], False),
        (r"^https://zan\.k", [], False),
        (r"^https://relay\.com", [], True),
        (r"^http://zan\.kz/", [], True),
        (r"\.exe$", [], False),
    ],
)
def test_a_regular_block_is_read_widely(text: str, excepts: list[str], opens: bool) -> None:
    rules = [rule(".zan.kz"), rule(text, allow=False, regex=True)]
    imported = read_seb(settings(rules), "exam.seb")
    assert _excepts(imported) == excepts
    assert bool(imported.sites) == opens
    if not opens:
        assert {_fates(imported)[".zan.kz"], _fates(imported)[text]} == {Fate.NEEDS_DECISION}


def test_the_start_address_is_one_more_rule() -> None:
    start = "https://zan.kz/start"
    assert _allow(read(startURL=start)) == ["https://zan.kz/start", "https://*.zan.kz/start"]
    assert _allow(read(["https://.zan.kz"], startURL=start)) == ["https://zan.kz/"]
    assert _allow(read((), [".zan.kz/start"], startURL=start)) == []
    for unread in (r"^https://zan", r"zan\.kz/\w"):
        maybe = read_seb(settings([rule(unread, regex=True)], startURL=start), "exam.seb")
        assert (_allow(maybe), _fates(maybe)[start]) == ([], Fate.NEEDS_DECISION)
    assert _fates(read(startURL="/"))["/"] is Fate.NEEDS_DECISION


def test_a_start_address_that_only_a_rule_left_behind_opens_needs_a_decision() -> None:
    start = "https://zan.kz/start"
    taken = read(["https://.zan.kz"], startURL=start)
    assert (_fates(taken)[start], _note(taken, start)) == (Fate.EXACT, "the rules open it already")
    left = read(["*.kz"], startURL=start)
    assert (_allow(left), _fates(left)[start]) == ([], Fate.NEEDS_DECISION)
    assert _note(left, start).endswith("of them does not (not_listed)")
    by_http = read(["zan.kz"], startURL="http://zan.kz/")
    assert _fates(by_http)["http://zan.kz/"] is Fate.NEEDS_DECISION


@pytest.mark.parametrize("allow", [True, False])
def test_an_expression_that_would_never_end_is_judged_all_the_same(allow: bool) -> None:
    """Python's own search would take longer than anyone waits."""
    rules = [rule("zan.kz"), rule("^(a+)+$", regex=True, allow=allow), rule("^https://gov(.*k)+$", regex=True)]
    imported = read_seb(settings(rules, startURL=f"https://zan.kz/{'a' * 60}!"), "exam.seb")
    address = f"https://gov.kz/{'k' * 1800}!"
    assert [imported.source.opens(one, "GET", NOW) for one in (address, f"{address}k")] == [False, True]


def test_where_nobody_can_tell_what_the_source_says_nothing_is_said() -> None:
    rules = [rule(".zan.kz"), rule(".gov.kz"), rule(r"^https://zan\.kz/\w{3}", regex=True, allow=False)]
    imported = read_seb(settings([*rules, rule(r"(?<=x)kz/$", regex=True)]), "exam.seb")
    asked = ["https://zan.kz/law", "https://gov.kz/", "https://b.kz/"]
    assert [imported.source.opens(one, "GET", NOW) for one in asked] == [None, True, None]


def test_a_rule_that_is_not_active_is_not_in_force() -> None:
    imported = read_seb(settings([rule("zan.kz", active=False), rule("", active=False)]), "exam.seb")
    assert imported.sites == ()
    assert [line.note for line in imported.report if line.place.startswith("URLFilterRules")] == ["not in force"] * 2


@pytest.mark.parametrize("more", [{"URLFilterEnable": False}, {}])
def test_a_filter_that_is_off_needs_a_decision(more: Mapping[str, object]) -> None:
    data: dict[str, object] = {"URLFilterRules": [rule("zan.kz")], "startURL": "https://zan.kz/", **more}
    imported = read_seb(plistlib.dumps(data), "exam.seb")
    assert (imported.sites, imported.locks) == ((), ())
    assert {line.fate for line in imported.report} == {Fate.NEEDS_DECISION}
    assert len(imported.report) == 3
    assert imported.source.opens("https://anything.org/", "GET", NOW)


def test_a_rule_that_safe_exam_browser_does_not_take_stops_everything() -> None:
    imported = read(["zan.kz", "..."])
    assert imported.sites == ()
    assert _fates(imported)["zan.kz"] is _fates(imported)["..."] is Fate.NEEDS_DECISION
    assert not imported.source.opens("https://zan.kz/", "GET", NOW)


def test_lists_of_an_earlier_version_have_their_lines() -> None:
    imported = read(["zan.kz"], whitelistURLFilter="^a$; ^b$;", blacklistURLFilter="c")
    assert [_fates(imported)[text] for text in ("^a$", "^b$", "c")] == [Fate.NEEDS_DECISION] * 3


def test_rules_of_additional_resources_have_their_lines() -> None:
    resources = [{"active": True, "URLFilterRules": [rule("gov.kz"), "nonsense"]}, "nonsense"]
    imported = read(["zan.kz"], additionalResources=resources)
    found = {line.place: (line.entry, line.fate) for line in imported.report if line.place.startswith("additional")}
    assert found == {
        "additionalResources[1].URLFilterRules[1]": ("gov.kz", Fate.NEEDS_DECISION),
        "additionalResources[1].URLFilterRules[2]": ("", Fate.NEEDS_DECISION),
    }
    assert not imported.source.opens("https://gov.kz/", "GET", NOW)


def test_what_holds_for_all_pages_is_said_once() -> None:
    imported = read(["zan.kz"])
    general = [line for line in imported.report if not line.place]
    assert [(line.entry, line.fate) for line in general] == [("", Fate.NARROWED)]
    assert _fates(imported)["false"] is Fate.NARROWED
    loads = read(["zan.kz"], URLFilterEnableContentFilter=True)
    assert {line.fate for line in loads.report if line.place == "URLFilterEnableContentFilter"} == {Fate.EXACT}


def test_ids_and_titles_are_the_hosts() -> None:
    imported = read([".a.zan.kz", ".a-zan.kz", f".{'a' * 60}.{'b' * 60}.kz"])
    assert [site.id for site in imported.sites][:2] == ["a-zan-kz", "a-zan-kz-2"]
    assert len(imported.sites[2].title) == 80
    policy_of(imported)


def _expressions(seldom: list[str], hosts: list[str], paths: list[str]) -> st.SearchStrategy[str]:
    """Join pieces of an expression; the seldom ones, before or behind, in one of eight."""
    before = st.sampled_from(["https://", *[""] * 6, *(text for text in seldom if text.endswith(("/", "@")))])
    behind = st.sampled_from([*[""] * 16, *(text for text in seldom if text.startswith(("?", "#")))])
    port = st.sampled_from([*[""] * 12, ":443", ":8443", ":*"])
    return st.tuples(before, st.sampled_from(hosts), port, st.sampled_from(paths), behind).map("".join)


SELDOM = ["http://", "http*://", "*@", "me@", "?*", "?.", "?x=1", "?x=*", "#a", "#*"]
OPENED = ["zan.kz", ".zan.kz", "a.zan.kz", "*.zan.kz", "*.a.zan.kz", "gov.kz", ".a.gov.kz"]
OPENED_PATHS = ["", "", "", "/", "/*", "/a", "/a/*", "/a*", "/a/b", "/a/b/*", "/*b", "/A"]
SHUT = [*OPENED, "*", "a*.kz", "b*.zan.kz", "", "kz", "*a.zan.kz", ".b.zan.kz", "b.a.zan.kz", ".b.*.kz"]
SHUT_PATHS = ["", "/a", "/a/", "/a/*", "/a*", "/a/b", "/a/b*", "/a/b/*", "/a/*/c", "/ab", "/A/", "/c*", "/b/*", "/b*c"]
REGULAR = st.sampled_from([text for text, _ in REGEXES])
SHUT_REGULAR = st.sampled_from([r"^https?://a\.zan\.kz/a", r"^https://(www\.)?zan\.kz/a/b.*", r"/b$", r"^https://b\.z"])
RULES_OF_A_FILE = st.tuples(
    st.lists(_expressions(SELDOM, OPENED, OPENED_PATHS).map(rule), min_size=1, max_size=4),
    st.lists(_expressions(SELDOM, SHUT, SHUT_PATHS).map(lambda text: rule(text, allow=False)), max_size=3),
    st.lists(REGULAR.map(lambda text: rule(text, regex=True)), max_size=1),
    st.one_of(
        *[st.just([])] * 3, st.lists(SHUT_REGULAR.map(lambda text: rule(text, allow=False, regex=True)), max_size=1)
    ),
    st.lists(st.just(rule("zan.kz", allow=False, active=False)), max_size=1),
).map(lambda lists: [one for found in lists for one in found])
ADDRESS = st.builds(
    lambda scheme, host, port, path, query: f"{scheme}://{host}{port}/{path}{query}",
    st.sampled_from(["https", "https", "http"]),
    st.sampled_from(["zan.kz", "a.zan.kz", "b.zan.kz", "b.a.zan.kz", "gov.kz", "a.gov.kz", "zan.kz.", "www.zan.kz"]),
    st.sampled_from(["", "", "", ":443", ":8443", ":80"]),
    st.lists(
        st.sampled_from(["a", "b", "c", "A", "/", "/", "%61", "%3F", "%23", "%2F", "..", ".", ";", "+", "%0A", "rus"]),
        max_size=6,
    ).map("".join),
    st.sampled_from(["", "", "?x=1", "?x=2", "?X%3D1", "?", "?%23", "#a"]),
)


@effort(max_examples=600, deadline=None)
@given(
    RULES_OF_A_FILE,
    st.sampled_from(["", "", "https://zan.kz/a", "https://gov.kz/", "https://zan.kz/a?x=1"]),
    st.lists(ADDRESS, min_size=1, max_size=12),
)
@example([rule(".zan.kz"), rule("zan.kz/a", allow=False)], "", ["https://zan.kz/a%3Fb", "https://zan.kz/a%23"])
@example([rule(".zan.kz"), rule("zan.kz?x=1", allow=False)], "", ["https://zan.kz/%3Fx=1", "https://zan.kz/?x%3D1"])
@example([rule(".zan.kz/a*"), rule(".zan.kz/ab/*"), rule("zan.kz/ab", allow=False)], "", ["https://zan.kz/ab/c"])
def test_what_the_drafts_open_the_source_opened(
    rules: list[dict[str, object]], start: str, addresses: list[str]
) -> None:
    imported = read_seb(settings(rules, startURL=start), "exam.seb")
    places = [line.place for line in imported.report]
    assert all(f"URLFilterRules[{number}]" in places for number in range(1, len(rules) + 1))
    if not imported.sites:
        return
    policy = policy_of(imported)
    for address in addresses:
        if decide(Request(address), policy, NOW).allowed:
            assert imported.source.opens(address, "GET", NOW), address


PLAIN_ADDRESSES = [
    f"https://{host}{path}"
    for host in ("zan.kz", "a.zan.kz")
    for path in ("/", "/a", "/A", "/a/", "/ab", "/a;x", "/a/b", "/A/b/", "/a;x/b", "/b/a", "/c", "/a?x=1", "/A?X=1")
]


@given(_expressions(SELDOM, SHUT, SHUT_PATHS))
@example("zan.kz/a/*")
@example("zan.kz/a*")
@example("zan.kz")
def test_of_what_is_said_to_be_exact_nothing_differs(block: str) -> None:
    imported = read(["https://.zan.kz:443/*"], [block])
    if any(line.fate is not Fate.EXACT for line in imported.report if line.entry == block):
        return
    policy = trial_policy(imported.sites, imported.locks)
    for address in PLAIN_ADDRESSES:
        assert decide(Request(address), policy, NOW).allowed == imported.source.opens(address, "GET", NOW), address
