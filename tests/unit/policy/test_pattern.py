# SPDX-License-Identifier: GPL-3.0-or-later
"""Each sentence of the pattern's own description, with its cases."""

import pytest

from kiosk.policy.address import Url, parse
from kiosk.policy.pattern import BadPattern, Pattern, Scope, parse_pattern, whole_host


def _url(text: str) -> Url:
    url = parse(text)
    assert isinstance(url, Url)
    return url


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("adilet.zan.kz", "https://adilet.zan.kz/"),
        ("https://adilet.zan.kz", "https://adilet.zan.kz/"),
        ("https://ADILET.zan.kz/", "https://adilet.zan.kz/"),
        ("https://adilet.zan.kz:443/", "https://adilet.zan.kz/"),
        ("http://adilet.zan.kz", "http://adilet.zan.kz/"),
        ("https://*.zan.kz/", "https://*.zan.kz/"),
        ("*.zan.kz:8443", "https://*.zan.kz:8443/"),
        ("https://gov.kz/%6demleket//a/", "https://gov.kz/memleket/a/"),
        ("https://білім.kz/", _url("https://білім.kz/").href),
    ],
)
def test_a_pattern_has_one_full_form(written: str, full: str) -> None:
    pattern = parse_pattern(written)
    assert pattern.text == full
    assert parse_pattern(full).text == full


@pytest.mark.parametrize(
    "written",
    [
        *("", "*", "https://", "https://*", "https://*/", "ftp://adilet.zan.kz/", "https:adilet.zan.kz", "'self'"),
        *("https://a*.zan.kz/", "https://*.*.zan.kz/", "https://adilet.*.kz/", "https://adilet.zan.kz:*/"),
        *(
            "https://adilet.zan.kz/?a=b",
            "https://adilet.zan.kz/#a",
            "https://adilet.zan.kz/a*b",
            "https://127.0.0.1/",
        ),
        *(
            "https://localhost/",
            "https://reader@adilet.zan.kz/",
            "https://adilet.zan.kz:0/",
            " https://adilet.zan.kz/",
        ),
        *("https://adilet.zan.kz/a%2fb/", "https://adilet.zan.kz/%2e%2e/", "https://\u0430dilet.zan.kz/", "data:"),
    ],
)
def test_what_is_no_pattern_is_said_to_be_none(written: str) -> None:
    with pytest.raises(BadPattern, match="expected"):
        parse_pattern(written)


@pytest.mark.parametrize("suffix", ["kz", "gov.kz", "com.kz", "co.uk", "github.io", "translate.goog", "nosuchsuffix"])
def test_a_wildcard_over_many_owners_never_opens(suffix: str) -> None:
    with pytest.raises(BadPattern, match="expected"):
        parse_pattern(f"https://*.{suffix}/")


def test_a_wildcard_over_many_owners_may_restrict() -> None:
    assert parse_pattern("https://*.translate.goog/", restricts=True).subdomains


@pytest.mark.parametrize(
    ("written", "address", "opens"),
    [
        ("https://gov.kz/", "https://gov.kz/", True),
        ("https://gov.kz/", "https://gov.kz/a/b?c", True),
        ("https://gov.kz/", "http://gov.kz/", False),
        ("https://gov.kz/", "https://gov.kz:8443/", False),
        ("https://gov.kz:8443/", "https://gov.kz:8443/", True),
        ("https://gov.kz:8443/", "https://gov.kz/", False),
        ("http://gov.kz/", "http://gov.kz/", True),
        ("http://gov.kz/", "https://gov.kz/", True),
        ("http://gov.kz/", "https://gov.kz:80/", False),
        ("http://gov.kz/", "http://gov.kz:8080/", False),
        ("http://gov.kz:8080/", "http://gov.kz:8080/", True),
        ("http://gov.kz:8080/", "https://gov.kz:8080/", True),
        ("https://gov.kz/a/", "https://gov.kz/a/", True),
        ("https://gov.kz/a/", "https://gov.kz/a/b", True),
        ("https://gov.kz/a/", "https://gov.kz/a", False),
        ("https://gov.kz/a/", "https://gov.kz/ab/", False),
        ("https://gov.kz/a", "https://gov.kz/a", True),
        ("https://gov.kz/a", "https://gov.kz/a?b", True),
        ("https://gov.kz/a", "https://gov.kz/a/", False),
        ("https://gov.kz/a", "https://gov.kz/ab", False),
        ("https://gov.kz/a", "https://gov.kz/A", False),
        ("https://gov.kz/a", "https://gov.kz/%61", True),
        ("https://gov.kz/a/", "https://gov.kz//a//b", True),
        ("https://gov.kz/a/", "https://gov.kz/a/../b", False),
        ("https://gov.kz/a*", "https://gov.kz/a", True),
        ("https://gov.kz/a*", "https://gov.kz/abc/d?e", True),
        ("https://gov.kz/a*", "https://gov.kz/b", False),
        ("https://gov.kz/a*", "https://gov.kz/A", False),
        ("https://gov.kz/a/*", "https://gov.kz/a/b", True),
        ("https://gov.kz/a/*", "https://gov.kz/a", False),
        ("https://gov.kz/*", "https://gov.kz/", True),
        ("https://gov.kz/a.*", "https://gov.kz/a.b", True),
        ("https://gov.kz/..*", "https://gov.kz/..b", True),
        ("https://gov.kz/..*", "https://gov.kz/b", False),
    ],
)
def test_opening_is_read_narrowly(written: str, address: str, opens: bool) -> None:
    assert parse_pattern(written).scope.opens(_url(address)) is opens


@pytest.mark.parametrize(
    ("written", "address", "shut"),
    [
        ("https://gov.kz/", "http://gov.kz/", True),
        ("http://gov.kz/", "https://gov.kz/", True),
        ("https://gov.kz/", "https://gov.kz:8443/", True),
        ("https://gov.kz:8443/", "https://gov.kz:8443/", True),
        ("https://gov.kz:8443/", "https://gov.kz/", False),
        ("https://gov.kz/a/", "https://gov.kz/a", True),
        ("https://gov.kz/a/", "https://gov.kz/a;b", True),
        ("https://gov.kz/a/", "https://gov.kz/a;b/c", True),
        ("https://gov.kz/a/", "https://gov.kz/;b/a/c", True),
        ("https://gov.kz/a/", "https://gov.kz/ab", False),
        ("https://gov.kz/a/", "https://gov.kz/b;/a/", False),
        ("https://gov.kz/a", "https://gov.kz/a/b", False),
        ("https://gov.kz/a", "https://gov.kz/a/", True),
        ("https://gov.kz/a/", "https://gov.kz/A/b", True),
        ("https://gov.kz/A/", "https://gov.kz/a", True),
        ("https://gov.kz/ab*", "https://gov.kz/ABC/d", True),
        ("https://gov.kz/ab*", "https://gov.kz/a", False),
    ],
)
def test_restricting_is_read_widely(written: str, address: str, shut: bool) -> None:
    assert parse_pattern(written, restricts=True).scope.restricts(_url(address)) is shut


def test_a_pattern_is_a_value() -> None:
    pattern = parse_pattern("adilet.zan.kz")
    assert pattern == Pattern("adilet.zan.kz", False, Scope("https", 443, True, "/", False, ()))
    assert pattern == whole_host("adilet.zan.kz")
    assert pattern.text == "https://adilet.zan.kz/"
    assert pattern.scope is parse_pattern("gov.kz").scope


@pytest.mark.parametrize(
    ("shut", "address"),
    [
        ("https://gov.kz/кабинет/", "https://gov.kz/КАБИНЕТ/x"),
        ("https://gov.kz/Әділет", "https://gov.kz/әділет/"),
        ("https://gov.kz/page", "https://gov.kz/page%20"),
        ("https://gov.kz/page", "https://gov.kz/page."),
        ("https://gov.kz/page", "https://gov.kz/page%3Fx"),
        ("https://gov.kz/page", "https://gov.kz/page%23x"),
        ("https://gov.kz/cabinet/", "https://gov.kz/cabinet./x"),
        ("https://gov.kz/cabinet/", "https://gov.kz/cabinet%3Bx/y"),
        ("https://gov.kz/aа*", "https://gov.kz/A%D0%90b"),
    ],
)
def test_a_restriction_holds_however_a_server_reads_the_path(shut: str, address: str) -> None:
    assert parse_pattern(shut, restricts=True).scope.restricts(_url(address))
    assert not parse_pattern(shut).scope.opens(_url(address))
