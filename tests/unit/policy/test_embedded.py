# SPDX-License-Identifier: GPL-3.0-or-later
"""An address carried inside another comes out again, in whichever form; plain addresses carry none."""

import base64
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.policy.address import Url, parse, plain_host
from kiosk.policy.embedded import inner_addresses, is_relay, may_carry, may_hide
from kiosk.policy.engine import Request, admit, decide
from kiosk.policy.model import Policy

Make = Callable[..., Policy]
EVIL = "https://evil.com/a?b=c"


def _carried(text: str) -> list[str]:
    url = parse(text)
    assert isinstance(url, Url), url
    carried = inner_addresses(url)
    assert carried is not None
    if carried:
        assert may_carry(url.path, url.query) or is_relay(url.host)
    return list(carried)


@pytest.mark.parametrize(
    "text",
    [
        "https://adilet.zan.kz/rus/docs/K1400000226",
        "https://adilet.zan.kz/rus/search/docs/fulltext=%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD?page=2&lang=kk",
        "https://zan.gov.kz/client/?doc=1/rus",
        "https://gov.kz/memleket/entities/ksrk/documents/details/1?lang=kk",
        "https://kitap.kz/book/1234/read?return=/kaz/books&sort=a:b",
        "https://adilet.zan.kz/a?q=see+http&x=https",
        "https://adilet.zan.kz/KURU0/aHR0?x=aHR0",
        "https://adilet.zan.kz/time/10:30",
    ],
)
def test_plain_addresses_carry_nothing(text: str) -> None:
    assert _carried(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "https://kitap.kz/go?url=https://evil.com/a?b=c",
        "https://kitap.kz/go?x=1&URL=https%3A%2F%2Fevil.com%2Fa%3Fb%3Dc",
        "https://kitap.kz/go?x=1;u=https%3A%2F%2Fevil.com%2Fa%3Fb%3Dc",
        "https://kitap.kz/go?u=https%253A%252F%252Fevil.com%252Fa%253Fb%253Dc",
        "https://kitap.kz/go?u=%68ttps%3A//evil.com/a%3Fb=c",
        "https://kitap.kz/go?https://evil.com/a?b=c",
        "https://kitap.kz/go?u=//evil.com/a?b=c",
        "https://kitap.kz/go?u=%2F%5Cevil.com/a%3Fb=c",
        "https://kitap.kz/go?u=https:%5C%5Cevil.com/a?b=c",
        "https://kitap.kz/go?u=https:evil.com/a?b=c",
        "https://kitap.kz/go?u=%09%20HTTPS:/evil.com/a?b=c",
        "https://kitap.kz/go?u=view-source:https://evil.com/a?b=c",
        "https://kitap.kz/proxy/https://evil.com/a?b=c",
        "https://kitap.kz/proxy/https:/evil.com/a?b=c",
        "https://kitap.kz/proxy/https%3A//evil.com/a?b=c",
        "https://kitap.kz/proxy/HTTPS:evil.com/a?b=c",
        "https://kitap.kz/go?u=" + base64.b64encode(EVIL.encode()).decode().rstrip("="),
        "https://kitap.kz/go/" + base64.urlsafe_b64encode(EVIL.encode()).decode().rstrip("=") + "/x",
        "https://evil-com.translate.goog/a?b=c&_x_tr_sl=en",
        "https://translate.google.kz/translate?sl=en&u=evil.com/a?b=c",
        "https://www.google.com/url?sa=t&q=https://evil.com/a?b=c",
        "https://www.google.co.uk/amp/s/evil.com/a?b=c",
        "https://evil-com.cdn.ampproject.org/c/s/evil.com/a?b=c",
        "https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:evil.com/a%3Fb%3Dc+words",
        "https://webcache.googleusercontent.com/search?q=cache:https://evil.com/a%3Fb%3Dc",
        "https://web.archive.org/web/20200101000000id_/evil.com/a?b=c",
        "https://web.archive.org/web/2020/https://evil.com/a?b=c",
        "https://archive.ph/newest/evil.com/a?b=c",
        "https://r.jina.ai/evil.com/a?b=c",
        "https://12ft.io/proxy?q=evil.com/a?b=c",
        "https://docs.google.com/gview?embedded=true&url=evil.com/a?b=c",
        "https://view.officeapps.live.com/op/view.aspx?src=evil.com/a?b=c",
        "https://i0.wp.com/evil.com/a?b=c",
        "https://vk.com/away.php?to=evil.com/a?b=c",
        "https://translate.yandex.kz/translate?lang=ru-kk&url=evil.com/a?b=c",
        "https://href.li/?evil.com/a?b=c",
        "https://kitap.kz/fetch:https://evil.com/a?b=c",
        "https://kitap.kz/url=https://evil.com/a?b=c",
        "https://kitap.kz/go;https://evil.com/a?b=c",
        "https://kitap.kz/go?a=b,https://evil.com/a?b=c",
        "https://kitap.kz/go?to=ht%09tps://evil.com/a?b=c",
        "https://cdn.ampproject.org/ii/w1000/s/evil.com/a?b=c",
        "https://cdn.ampproject.org/viewer/s/evil.com/a?b=c",
        "https://translate.google.com/website?u=evil.com/a?b=c",
        "https://web.archive.org/cdx/search/cdx?url=evil.com/a?b=c",
    ],
)
def test_what_is_carried_comes_out(text: str) -> None:
    assert any(parse(inner) == parse(EVIL) for inner in _carried(text)), _carried(text)


@given(st.text("ahtps:/\\%3A2F?=&;.evilR0Ucom+ \t", max_size=40))
def test_nothing_written_breaks_it(tail: str) -> None:
    for start in (
        "https://kitap.kz/",
        "https://www.google.kz/url?q=",
        "https://a-b.translate.goog/",
        "https://wp.com/",
    ):
        url = parse(start + tail)
        if isinstance(url, Url):
            carried = inner_addresses(url)
            if carried:
                assert may_carry(url.path, url.query) or is_relay(url.host)
            if carried and plain_host(start + tail):
                assert may_hide(start + tail) or is_relay(url.host)


@given(st.integers(0, 3), st.sampled_from(["go?u=", "go?x=1&u=", "proxy/", "go?"]))
def test_however_often_it_is_escaped(times: int, place: str) -> None:
    text = "https://evil.com/"
    for _ in range(times):
        text = quote(text, safe="")
    assert "https://evil.com/" in _carried(f"https://kitap.kz/{place}{text}")


BOTH = {"a": 'allow = ["https://kitap.kz/"]', "b": 'allow = ["https://gov.kz/"]'}


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("https://kitap.kz/go?u=https://gov.kz/a", True),
        ("https://kitap.kz/go?u=https://evil.com/a", False),
        ("https://kitap.kz/go?u=https://gov.kz/a&v=https://evil.com/", False),
        ("https://kitap.kz/go?u=https://gov.kz/b?c=https%253A%252F%252Fevil.com", False),
        ("https://kitap.kz/go?u=http://", False),
        ("https://kitap.kz/go?u=http://127.0.0.1/", False),
        ("https://kitap.kz/go?" + "&".join(f"u=https://gov.kz/{number}" for number in range(9)), False),
        ("https://kitap.kz/a/" * 6 + "b", False),
        ("https://kitap.kz/" + "https:/gov.kz/" * 3, True),
    ],
)
def test_both_must_open(text: str, opens: bool, make: Make, moment: datetime) -> None:
    decision = decide(Request(text), make(BOTH), moment)
    assert decision.allowed is opens
    assert opens or (decision.reason is not None and decision.reason.value == "embedded")


def test_a_key_that_a_rule_speaks_about_is_the_rule_s_affair(make: Make, moment: datetime) -> None:
    body = 'allow = [{ match = "https://kitap.kz/go", query = { u = "https://w3.org/*" } }, "https://kitap.kz/"]'
    policy = make({"a": body + '\nstart = "https://kitap.kz/"'})
    assert decide(Request("https://kitap.kz/go?u=https://w3.org/a"), policy, moment).allowed
    assert not decide(Request("https://kitap.kz/go?u=https://evil.com/"), policy, moment).allowed
    assert not decide(Request("https://kitap.kz/go?u=https://w3.org/a&x=https://evil.com/"), policy, moment).allowed


def test_a_listed_relay_opens_what_is_listed(make: Make, moment: datetime) -> None:
    listed = 'allow = ["https://kitap-kz.translate.goog/", "https://evil-com.translate.goog/"]'
    policy = make(BOTH | {"c": listed})
    assert decide(Request("https://kitap-kz.translate.goog/"), policy, moment).allowed
    assert not decide(Request("https://evil-com.translate.goog/"), policy, moment).allowed
    assert admit("kitap-kz.translate.goog", 443, policy, moment).allowed
    assert not admit("evil-com.translate.goog", 443, policy, moment).allowed


@pytest.mark.parametrize(
    "written",
    ["to=ftp://evil.com/", "to=wss://evil.com/", "https://evil.com/=1", "x&https://a.b/=1", "x&https://evil.com/"],
)
def test_no_other_scheme_and_no_key_is_a_way_round(written: str, make: Make, moment: datetime) -> None:
    policy = make({"a": 'allow = ["https://kitap.kz/"]'})
    reason = decide(Request(f"https://kitap.kz/go?{written}"), policy, moment).reason
    assert reason is not None
    assert reason.value == "embedded"


def test_beside_a_condition_the_rest_of_the_query_is_still_looked_at(make: Make, moment: datetime) -> None:
    body = 'allow = ["https://a.kz/", { match = "https://a.kz/w", query = { v = "x*" } }]'
    policy = make({"a": body})
    assert decide(Request("https://a.kz/w?v=x1"), policy, moment).allowed
    assert not decide(Request("https://a.kz/w?https://evil.com/&v=x1"), policy, moment).allowed
