# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of judgement, sentence by sentence, and what no change of a policy may do."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.policy.engine import Request, Verdict, admit, decide, relay
from kiosk.policy.kinds import LOADS, Kind
from kiosk.policy.model import Policy
from kiosk.policy.reasons import Reason

Make = Callable[..., Policy]
MOMENT = datetime(2026, 12, 1, 10, tzinfo=UTC)
AFTER = datetime(2027, 2, 22, tzinfo=UTC)
ADILET = 'allow = ["https://adilet.zan.kz/"]\nexcept = [{ match = "https://adilet.zan.kz/cabinet/", reason = "x" }]'
ADILET_PAGE = "https://adilet.zan.kz/rus/docs/K1400000226"


@pytest.fixture
def policy(make: Make) -> Policy:
    return make(
        {
            "adilet": f'{ADILET}\nparts = ["https://static.zakon.kz/", "https://img.zakon.kz/a/"]\ncore = true',
            "kitap": 'allow = ["https://kitap.kz/"]\nparts = ["https://cdn.kitap.kz/"]',
            "plain": 'allow = ["http://plain.kz/"]\nparts = ["http://img.plain.kz/"]',
        },
        ("https://*.translate.goog/", "https://docs.kitap.kz/gview"),
    )


def _reason(request: Request, policy: Policy, moment: datetime = MOMENT) -> Reason | None:
    decision = decide(request, policy, moment)
    assert decision.allowed is (decision.verdict is Verdict.ALLOWED) is (decision.reason is None)
    return decision.reason


def test_a_listed_address_opens_and_names_its_rule(policy: Policy) -> None:
    decision = decide(Request(f"{ADILET_PAGE}#a"), policy, MOMENT)
    assert decision.allowed
    assert decision.site is policy.site("adilet")
    assert decision.rule == "https://adilet.zan.kz/"
    assert decision.canonical == ADILET_PAGE


def test_what_is_not_listed_does_not_open(policy: Policy) -> None:
    decision = decide(Request("https://www.youtube.com/watch?v=1"), policy, MOMENT)
    assert (decision.reason, decision.site, decision.rule) == (Reason.NOT_LISTED, None, None)
    assert decision.canonical == "https://www.youtube.com/watch?v=1"


def test_an_address_that_is_not_taken_has_no_canonical_form(policy: Policy) -> None:
    decision = decide(Request("https://adilet.zan.kz@evil.com/"), policy, MOMENT)
    assert (decision.reason, decision.canonical) == (Reason.USER_INFO, None)


def test_an_exception_names_its_site_and_rule(policy: Policy) -> None:
    decision = decide(Request("https://adilet.zan.kz/cabinet/"), policy, MOMENT)
    assert decision.reason is Reason.EXCEPTED
    assert (decision.site, decision.rule) == (policy.site("adilet"), "https://adilet.zan.kz/cabinet/")


@pytest.mark.parametrize(
    ("allow", "shut", "address", "reason"),
    [
        ("https://gov.kz/", "https://gov.kz/a/", "https://gov.kz/a/b", Reason.EXCEPTED),
        ("https://gov.kz/", "https://gov.kz/a/", "https://gov.kz/b", None),
        ("https://gov.kz/a/b/", "https://gov.kz/a/", "https://gov.kz/a/b/c", None),
        ("https://gov.kz/a/b/", "https://gov.kz/a/", "https://gov.kz/a/c", Reason.EXCEPTED),
        ("https://gov.kz/a", "https://gov.kz/a", "https://gov.kz/a", Reason.EXCEPTED),
        ("https://*.zan.kz/", "https://office.zan.kz/", "https://office.zan.kz/a", Reason.EXCEPTED),
        ("https://office.zan.kz/", "https://*.zan.kz/", "https://office.zan.kz/a", None),
        ("https://*.a.zan.kz/", "https://*.zan.kz/", "https://b.a.zan.kz/", None),
        ("https://*.zan.kz/", "https://*.a.zan.kz/", "https://b.a.zan.kz/", Reason.EXCEPTED),
        ("https://*.zan.kz/", "https://*.zan.kz/", "https://a.zan.kz/", Reason.EXCEPTED),
    ],
)
def test_the_nearest_and_longest_rule_speaks_and_a_tie_refuses(
    allow: str, shut: str, address: str, reason: Reason | None, make: Make
) -> None:
    body = f'allow = ["https://sud.gov.kz/", "{allow}"]\nexcept = [{{ match = "{shut}", reason = "x" }}]'
    assert _reason(Request(address), make({"one": body})) is reason


def test_a_lock_speaks_before_any_site(make: Make) -> None:
    policy = make({"one": 'allow = ["https://gov.kz/", "https://kitap.kz/a/b/c"]'}, ("https://kitap.kz/a/",))
    decision = decide(Request("https://kitap.kz/a/b/c"), make({"one": 'allow = ["https://gov.kz/"]'}), MOMENT)
    assert decision.reason is Reason.NOT_LISTED
    decision = decide(Request("https://kitap.kz/a/b/c"), policy, MOMENT)
    assert (decision.reason, decision.rule, decision.site) == (Reason.LOCKED, "https://kitap.kz/a/", None)


def test_a_hidden_step_is_refused_only_where_paths_matter(policy: Policy) -> None:
    assert _reason(Request("https://adilet.zan.kz/a%2fb"), policy) is Reason.MALFORMED_ADDRESS
    for hidden in ("a?b=%", "a%00", "a%00.html", "a%0Ab", "%c0%af..%c0%afcabinet/", "%FF"):
        assert _reason(Request(f"https://adilet.zan.kz/{hidden}"), policy) is Reason.MALFORMED_ADDRESS, hidden
    assert _reason(Request("https://kitap.kz/a%2fb"), policy) is None


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://adilet.zan.kz:8443/", Reason.PORT),
        ("https://static.zakon.kz:8443/", Reason.NOT_LISTED),
        ("http://adilet.zan.kz/", Reason.NOT_LISTED),
        ("http://plain.kz/", None),
        ("https://plain.kz/", None),
    ],
)
def test_scheme_and_port_are_the_rule_s_own(address: str, reason: Reason | None, policy: Policy) -> None:
    assert _reason(Request(address), policy) is reason


def test_a_part_loads_for_its_own_site_s_pages(policy: Policy) -> None:
    request = Request("https://static.zakon.kz/a.js", kind=Kind.SCRIPT, page=ADILET_PAGE)
    decision = decide(request, policy, MOMENT)
    assert decision.allowed
    assert (decision.site, decision.rule) == (policy.site("adilet"), "https://static.zakon.kz/")


@pytest.mark.parametrize(
    "page",
    [
        None,
        "",
        "https://kitap.kz/",
        "https://evil.com/",
        "https://static.zakon.kz/",
        "https://adilet.zan.kz/cabinet/",
    ],
)
def test_a_part_loads_for_nobody_else(page: str | None, policy: Policy) -> None:
    request = Request("https://static.zakon.kz/a.js", kind=Kind.SCRIPT, page=page)
    assert _reason(request, policy) is Reason.NOT_LISTED


@pytest.mark.parametrize("kind", [Kind.MAIN_FRAME, Kind.SUB_FRAME])
def test_a_part_never_opens_as_a_page(kind: Kind, policy: Policy) -> None:
    request = Request("https://static.zakon.kz/", kind=kind, page=ADILET_PAGE)
    assert _reason(request, policy) is Reason.PART_AS_PAGE


def test_a_part_s_path_counts(policy: Policy) -> None:
    inside = Request("https://img.zakon.kz/a/x.png", kind=Kind.IMAGE, page=ADILET_PAGE)
    outside = Request("https://img.zakon.kz/b/x.png", kind=Kind.IMAGE, page=ADILET_PAGE)
    assert _reason(inside, policy) is None
    assert _reason(outside, policy) is Reason.NOT_LISTED


def test_an_expired_policy_keeps_only_its_core_open(policy: Policy) -> None:
    assert _reason(Request("https://kitap.kz/"), policy, datetime(2027, 2, 21, 23, 59, tzinfo=UTC)) is None
    assert _reason(Request("https://kitap.kz/"), policy, AFTER) is Reason.POLICY_EXPIRED
    assert _reason(Request(ADILET_PAGE), policy, AFTER) is None
    assert _reason(Request("https://evil.com/"), policy, AFTER) is Reason.NOT_LISTED


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "", "X"])
def test_reading_needs_no_other_method(method: str, policy: Policy) -> None:
    assert _reason(Request(ADILET_PAGE, method=method), policy) is Reason.METHOD


def test_a_form_is_refused_even_as_get(policy: Policy) -> None:
    assert _reason(Request(ADILET_PAGE, form=True), policy) is Reason.FORM
    assert _reason(Request(ADILET_PAGE, method="HEAD"), policy) is None


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_loads_as_its_table_says(kind: Kind, policy: Policy) -> None:
    request = Request(ADILET_PAGE, kind=kind, page=ADILET_PAGE)
    assert _reason(request, policy) is (None if LOADS[kind] else Reason.RESOURCE_KIND)


@pytest.mark.parametrize(
    ("host", "port", "moment", "reason"),
    [
        ("adilet.zan.kz", 443, MOMENT, None),
        ("ADILET.ZAN.KZ.", 443, MOMENT, None),
        ("static.zakon.kz", 443, MOMENT, None),
        ("img.zakon.kz", 443, MOMENT, None),
        ("plain.kz", 443, MOMENT, None),
        ("plain.kz", 80, MOMENT, Reason.PORT),
        ("adilet.zan.kz", 8443, MOMENT, Reason.PORT),
        ("www.youtube.com", 443, MOMENT, Reason.NOT_LISTED),
        ("a.translate.goog", 443, MOMENT, Reason.LOCKED),
        ("kitap.kz", 443, AFTER, Reason.POLICY_EXPIRED),
        ("cdn.kitap.kz", 443, AFTER, Reason.POLICY_EXPIRED),
        ("adilet.zan.kz", 443, AFTER, None),
        ("static.zakon.kz", 443, AFTER, None),
    ],
)
def test_a_tunnel_opens_where_some_page_or_part_may(
    host: str, port: int, moment: datetime, reason: Reason | None, policy: Policy
) -> None:
    assert admit(host, port, policy, moment).reason is reason


@pytest.mark.parametrize(
    ("allow", "shut", "reason"),
    [
        ("https://*.zan.kz/", "https://office.zan.kz/", Reason.EXCEPTED),
        ("https://*.zan.kz/", "https://office.zan.kz/a/", None),
        ("https://office.zan.kz/", "https://office.zan.kz/", Reason.EXCEPTED),
        ("https://office.zan.kz/a/", "https://office.zan.kz/", None),
        ("https://office.zan.kz/", "https://*.zan.kz/", None),
    ],
)
def test_a_tunnel_is_shut_where_an_exception_covers_the_whole_host(
    allow: str, shut: str, reason: Reason | None, make: Make
) -> None:
    body = f'allow = ["https://sud.gov.kz/", "{allow}"]\nexcept = [{{ match = "{shut}", reason = "x" }}]'
    assert admit("office.zan.kz", 443, make({"one": body}), MOMENT).reason is reason


def test_a_lock_on_a_path_leaves_the_tunnel_open(make: Make) -> None:
    policy = make({"one": 'allow = ["https://docs.kitap.kz/"]'}, ("https://docs.kitap.kz/gview",))
    assert admit("docs.kitap.kz", 443, policy, MOMENT).allowed


@pytest.mark.parametrize(
    ("address", "method", "reason"),
    [
        ("http://plain.kz/a", "GET", None),
        ("http://plain.kz/a", "POST", Reason.METHOD),
        ("http://img.plain.kz/a.png", "GET", None),
        ("http://adilet.zan.kz/", "GET", Reason.NOT_LISTED),
        ("http://evil.com/", "GET", Reason.NOT_LISTED),
        ("http://plain.kz@evil.com/", "GET", Reason.USER_INFO),
        ("http://a.translate.goog/", "GET", Reason.LOCKED),
    ],
)
def test_plain_http_is_judged_whole(address: str, method: str, reason: Reason | None, policy: Policy) -> None:
    assert relay(address, method, policy, MOMENT).reason is reason
    if reason is None:
        assert relay(address, method, policy, AFTER).reason is Reason.POLICY_EXPIRED


HOSTS = st.sampled_from(["zan.kz", "adilet.zan.kz", "a.adilet.zan.kz", "kitap.kz", "docs.kitap.kz", "sud.gov.kz"])
PATHS = st.sampled_from(["/", "/a", "/a/", "/a/b/", "/cabinet/", "/a%2fb", "/a//b", "/%61/"])
WRITTEN = st.sampled_from(["/", "/a", "/a/", "/a/b/", "/cabinet/", "/%61/"])
PATTERNS = st.builds("https://{}{}{}".format, st.sampled_from(["", "*."]), HOSTS, WRITTEN)
ADDRESSES = st.builds("{}://{}{}".format, st.sampled_from(["https", "http"]), HOSTS, PATHS)
REQUESTS = st.builds(
    Request,
    url_text=ADDRESSES,
    method=st.sampled_from(["GET", "POST"]),
    kind=st.sampled_from(list(Kind)),
    page=st.none() | ADDRESSES,
)
properties = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def _body(allow: list[str], excepts: list[str], parts: list[str]) -> str:
    shut = ", ".join(f'{{ match = "{match}", reason = "x" }}' for match in excepts)
    return f"allow = {['https://first.kz/', *allow]}\nexcept = [{shut}]\nparts = {parts}"


BODIES = st.builds(_body, *(st.lists(PATTERNS, max_size=4) for _ in range(3)))


@properties
@given(body=BODIES, lock=PATTERNS, request=REQUESTS)
def test_a_lock_never_opens_anything(make: Make, body: str, lock: str, request: Request) -> None:
    if decide(request, make({"one": body}, (lock,)), MOMENT).allowed:
        assert decide(request, make({"one": body}), MOMENT).allowed


@properties
@given(body=BODIES, request=REQUESTS)
def test_an_unrelated_site_changes_nothing(make: Make, body: str, request: Request) -> None:
    other = 'allow = ["https://other.kz/", "https://*.other.kz/"]\nparts = ["https://parts.kz/"]'
    before = decide(request, make({"one": body}), MOMENT)
    after = decide(request, make({"one": body, "other": other}), MOMENT)
    assert (before.verdict, before.reason, before.rule) == (after.verdict, after.reason, after.rule)


@properties
@given(body=BODIES, request=REQUESTS)
def test_the_browser_opens_nothing_that_the_gateway_refuses(make: Make, body: str, request: Request) -> None:
    policy = make({"one": body})
    if decide(request, policy, MOMENT).allowed:
        scheme, _, rest = request.url_text.partition("://")
        host = rest.partition("/")[0]
        tunnel = admit(host, 443, policy, MOMENT) if scheme == "https" else None
        assert (tunnel or relay(request.url_text, request.method, policy, MOMENT)).allowed


@properties
@given(text=st.text())
def test_what_cannot_be_read_never_opens(make: Make, text: str) -> None:
    policy = make({"one": 'allow = ["https://first.kz/"]'})
    decision = decide(Request(text), policy, MOMENT)
    assert decision.allowed is (decision.canonical or "").startswith("https://first.kz/")
