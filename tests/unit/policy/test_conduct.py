# SPDX-License-Identifier: GPL-3.0-or-later
"""By which methods, with which forms, when and for whom a site opens."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.policy.engine import Request, admit, decide, relay
from kiosk.policy.kinds import Kind
from kiosk.policy.model import Policy
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from tests.unit.policy.conftest import HEAD, TAIL, site

Make = Callable[..., Policy]
ALLOW = 'allow = ["https://gov.kz/", "http://old.gov.kz/"]\n'
SEARCH = ALLOW + 'search = [{ match = "https://gov.kz/search", max_bytes = 10 }, "http://old.gov.kz/find/"]'
ALMATY = timezone(timedelta(hours=5))
NOON = datetime(2026, 12, 1, 12, tzinfo=ALMATY)


def _reason(request: Request, policy: Policy, moment: datetime) -> str | None:
    reason = decide(request, policy, moment).reason
    return reason.value if reason else None


@pytest.fixture
def of_mode(policy_text: Callable[..., str]) -> Callable[[str, str], Policy]:
    def make(mode: str, body: str) -> Policy:
        text = policy_text({"gov": body}).replace('mode = "read"', f'mode = "{mode}"')
        return parse_policy(text, "policy.toml")

    return make


@pytest.mark.parametrize(
    ("address", "method", "form", "body", "reason"),
    [
        ("https://gov.kz/search", "POST", True, 10, None),
        ("https://gov.kz/search", "POST", False, 10, None),
        ("https://gov.kz/search", "POST", True, 11, "form_too_large"),
        ("https://gov.kz/search?q=12345678", "POST", True, 0, "form_too_large"),
        ("https://gov.kz/search?q=1", "POST", True, 6, None),
        ("https://gov.kz/search?q=1", "POST", True, 7, "form_too_large"),
        ("https://gov.kz/search", "POST", True, None, "form_too_large"),
        ("https://gov.kz/search/", "POST", True, 1, "form"),
        ("https://gov.kz/other", "POST", True, 1, "form"),
        ("https://gov.kz/search?q=123456", "GET", True, 0, None),
        ("https://gov.kz/search?q=12345678", "GET", True, 0, "form_too_large"),
        ("https://gov.kz/search?q=12345678", "GET", False, 0, None),
        ("https://gov.kz/other?q=1", "GET", True, 0, "form"),
        ("https://gov.kz/search", "PUT", True, 1, "method"),
        ("https://gov.kz/search", "DELETE", False, 0, "method"),
        ("http://old.gov.kz/find/laws", "POST", True, 100, None),
        ("https://gov.kz/", "GET", False, 0, None),
    ],
)
def test_a_site_that_searches_takes_forms_at_its_endpoints_alone(
    address: str,
    method: str,
    form: bool,
    body: int | None,
    reason: str | None,
    of_mode: Callable[[str, str], Policy],
    moment: datetime,
) -> None:
    policy = of_mode("search", SEARCH)
    assert _reason(Request(address, method, form=form, body=body), policy, moment) == reason


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
def test_a_site_that_is_full_takes_every_method(
    method: str, of_mode: Callable[[str, str], Policy], moment: datetime
) -> None:
    policy = of_mode("full", ALLOW + 'mode_reason = "asked for"')
    assert _reason(Request("https://gov.kz/a", method, form=True, body=None), policy, moment) is None


@pytest.mark.parametrize("method", ["CONNECT", "TRACE", "get", "", "BREW"])
@pytest.mark.parametrize("mode", ["read", "search", "full"])
def test_no_mode_takes_any_other_method(
    method: str, mode: str, of_mode: Callable[[str, str], Policy], moment: datetime
) -> None:
    policy = of_mode(mode, {"read": ALLOW, "search": SEARCH, "full": ALLOW + 'mode_reason = "x"'}[mode])
    assert _reason(Request("https://gov.kz/search", method), policy, moment) == "method"


def test_named_methods_narrow_a_mode(of_mode: Callable[[str, str], Policy], moment: datetime) -> None:
    policy = of_mode("full", ALLOW + 'mode_reason = "x"\nmethods = ["GET", "PUT"]')
    assert _reason(Request("https://gov.kz/", "PUT"), policy, moment) is None
    assert _reason(Request("https://gov.kz/", "POST"), policy, moment) == "method"
    assert _reason(Request("https://gov.kz/", "HEAD"), policy, moment) == "method"
    narrow = of_mode("read", ALLOW + 'methods = ["GET"]')
    assert _reason(Request("https://gov.kz/", "HEAD"), narrow, moment) == "method"


@pytest.mark.parametrize("kind", [Kind.WEB_SOCKET, Kind.PING, Kind.SERVICE_WORKER, Kind.UNKNOWN])
def test_a_full_site_still_gets_no_channel_that_is_not_a_page(
    kind: Kind, of_mode: Callable[[str, str], Policy], moment: datetime
) -> None:
    policy = of_mode("full", ALLOW + 'mode_reason = "x"')
    assert _reason(Request("https://gov.kz/a", kind=kind), policy, moment) == "resource_kind"


def test_the_gateway_judges_the_body_of_plain_http(of_mode: Callable[[str, str], Policy], moment: datetime) -> None:
    policy = of_mode("search", SEARCH)
    assert relay("http://old.gov.kz/find/", "POST", policy, moment, body=9).allowed
    assert not relay("http://old.gov.kz/find/", "POST", policy, moment, body=None).allowed
    assert not relay("http://old.gov.kz/", "POST", policy, moment, body=9).allowed


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_a_reading_method_carries_is_sent_too(
    method: str, of_mode: Callable[[str, str], Policy], moment: datetime
) -> None:
    """RFC 9110, section 9.3.1, gives it no meaning; a site that is listening reads it all the same."""
    reading, searching = of_mode("read", ALLOW.replace("https", "http")), of_mode("search", SEARCH)
    assert relay("http://gov.kz/a", method, reading, moment, body=0).allowed
    for body in (1, None):
        assert relay("http://gov.kz/a", method, reading, moment, body=body).reason is Reason.FORM
        assert not relay("http://old.gov.kz/", method, searching, moment, body=body).allowed
    assert relay("http://old.gov.kz/find/", method, searching, moment, body=9).allowed
    assert relay("http://old.gov.kz/find/", method, searching, moment, body=5_000_000).reason is Reason.FORM_TOO_LARGE


HOURS = (
    ALLOW
    + 'hours = [{ days = ["mon", "fri"], start = "09:00", end = "12:30" }, '
    + '{ days = ["sun"], start = "22:00", end = "24:00" }]'
)


@pytest.mark.parametrize(
    ("day", "hour", "minute", "opens"),
    [
        (23, 9, 0, True),  # Monday, 23 November 2026
        (23, 8, 59, False),
        (23, 12, 29, True),
        (23, 12, 30, False),
        (24, 10, 0, False),
        (27, 10, 0, True),
        (29, 23, 59, True),
        (30, 0, 0, False),
    ],
)
def test_hours_are_read_on_the_institution_s_clock(day: int, hour: int, minute: int, opens: bool, make: Make) -> None:
    policy, moment = make({"gov": HOURS}), datetime(2026, 11, day, hour, minute, tzinfo=ALMATY)
    assert _reason(Request("https://gov.kz/"), policy, moment) == (None if opens else "hours")
    assert admit("gov.kz", 443, policy, moment).allowed is opens
    assert relay("http://old.gov.kz/", "GET", policy, moment).allowed is opens


def test_a_site_for_groups_opens_for_them_alone(make: Make, moment: datetime) -> None:
    policy = make({"gov": ALLOW + 'groups = ["school", "minimum"]'})
    assert _reason(Request("https://gov.kz/", group="school"), policy, moment) is None
    assert _reason(Request("https://gov.kz/", group="strict"), policy, moment) == "group"
    assert _reason(Request("https://gov.kz/"), policy, moment) == "group"
    assert admit("gov.kz", 443, policy, moment, group="minimum").allowed
    assert not admit("gov.kz", 443, policy, moment).allowed
    assert not relay("http://old.gov.kz/", "GET", policy, moment, group="strict").allowed


def test_a_site_ends_on_its_own_day_core_or_not(make: Make) -> None:
    policy = make({"gov": ALLOW + "expires = 2026-12-24\ncore = true"})
    assert _reason(Request("https://gov.kz/"), policy, datetime(2026, 12, 23, 23, 59, tzinfo=UTC)) is None
    assert _reason(Request("https://gov.kz/"), policy, datetime(2026, 12, 24, tzinfo=UTC)) == "site_expired"
    assert not admit("gov.kz", 443, policy, datetime(2026, 12, 24, tzinfo=UTC)).allowed


def test_a_tunnel_opens_for_whichever_site_may_use_it(make: Make, moment: datetime) -> None:
    sites = {"a": 'allow = ["https://gov.kz/a/"]\ngroups = ["school"]', "b": 'allow = ["https://gov.kz/b/"]'}
    assert admit("gov.kz", 443, make(sites), moment).allowed


def test_more_conditions_speak_before_fewer(make: Make, moment: datetime) -> None:
    body = """\
allow = ["https://gov.kz/", { match = "https://gov.kz/watch", query = { v = "abc*" } }]
except = [
    { match = "https://gov.kz/watch", reason = "films" },
    { match = "https://gov.kz/watch", query = { v = "*", list = "x" }, reason = "lists" },
]"""
    policy = make({"gov": body})
    assert _reason(Request("https://gov.kz/watch?v=abcd"), policy, moment) is None
    assert _reason(Request("https://gov.kz/watch?v=evil"), policy, moment) == "excepted"
    assert _reason(Request("https://gov.kz/watch?v=abcd&v=evil"), policy, moment) == "excepted"
    assert _reason(Request("https://gov.kz/watch?v=abcd&list=x"), policy, moment) == "excepted"
    assert _reason(Request("https://gov.kz/other?v=evil"), policy, moment) is None


def test_the_fast_way_says_what_the_careful_one_says(make: Make, moment: datetime) -> None:
    plain = make({"gov": 'allow = ["https://gov.kz/"]'})
    careful = make({"gov": 'allow = ["https://gov.kz/", "https://gov.kz/never/"]'})
    for address in ("https://gov.kz/", "https://gov.kz/a/b?c=d", "https://gov.kz/..", "https://gov.kz/a//b"):
        fast, slow = (decide(Request(address), policy, moment) for policy in (plain, careful))
        assert (fast.verdict, fast.reason, fast.rule, fast.canonical) == (
            slow.verdict,
            slow.reason,
            slow.rule,
            slow.canonical,
        )


@given(st.from_regex(r"https://[a-z0-9.-]{1,20}\.(kz|local|org|test)\.?(:443)?/[a-z/.?%]{0,8}", fullmatch=True))
@example("https://www.gov.kz/")
@example("https://gov.local/")
@example("https://a.gov.org/b?c=//gov.kz/")
def test_nobody_is_listed_faster_than_carefully(address: str) -> None:
    """HEAD takes the careful way; nothing of what it says differs from what GET is told."""
    policy = parse_policy(HEAD + site("gov", 'allow = ["https://gov.kz/", "https://*.gov.org/"]') + TAIL, "policy.toml")
    assert decide(Request(address), policy, NOON) == decide(Request(address, "HEAD"), policy, NOON)


@pytest.mark.parametrize("shut", ["https://gov.kz/", "https://gov.kz/a/", "https://gov.kz:443/", "http://*.gov.kz/"])
def test_no_lock_is_outrun_by_the_fast_way(shut: str, make: Make, moment: datetime) -> None:
    policy = make({"gov": 'allow = ["https://kitap.com/", "https://gov.kz/", "https://a.gov.kz/"]'}, (shut,))
    opened = [decide(Request(f"https://{host}/a/b"), policy, moment).allowed for host in ("gov.kz", "a.gov.kz")]
    assert (
        opened
        == {
            "https://gov.kz/": [False, True],
            "https://gov.kz/a/": [False, True],
            "https://gov.kz:443/": [False, True],
            "http://*.gov.kz/": [True, False],
        }[shut]
    )


def test_a_search_may_stand_on_every_name_below_a_host(moment: datetime, policy_text: Callable[..., str]) -> None:
    body = 'allow = ["https://*.gov.org/"]\nstart = "https://a.gov.org/"\nsearch = ["https://*.gov.org/find"]'
    policy = parse_policy(policy_text({"gov": body}).replace('mode = "read"', 'mode = "search"'), "policy.toml")
    for address, allowed in (("https://b.gov.org/find", True), ("https://b.gov.org/other", False)):
        assert decide(Request(address, "POST", form=True, body=1), policy, moment).allowed is allowed
