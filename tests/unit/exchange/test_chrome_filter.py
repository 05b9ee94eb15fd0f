# SPDX-License-Identifier: GPL-3.0-or-later
"""Chrome's own judgement: the grammar of a filter, sentence by sentence, and which of several speaks."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.exchange.chrome_filter import Filter, UrlLists, parse_filter

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def lists(allow: list[str], block: list[str]) -> UrlLists:
    allowed = (parse_filter(text, allow=True) for text in allow)
    blocked = (parse_filter(text, allow=False) for text in block)
    return UrlLists(
        tuple(item for item in allowed if item is not None), tuple(item for item in blocked if item is not None)
    )


def opens(allow: list[str], block: list[str], url_text: str) -> bool:
    return lists(allow, block).opens(url_text, "GET", NOON)


@pytest.mark.parametrize(
    ("text", "covered", "not_covered"),
    [
        # scheme
        ("law.kz", ["http://law.kz", "https://law.kz/", "ftp://law.kz", "custom://law.kz"], ["about:law.kz"]),
        ("https://law.kz", ["https://law.kz/a"], ["http://law.kz/a"]),
        ("HTTP://LAW.kz", ["http://law.kz"], ["https://law.kz"]),
        ("https://*", ["https://law.kz"], ["http://law.kz"]),
        ("custom:*", ["custom:a", "custom://a/b"], ["customs:a"]),
        ("file://*", ["file:///a/b"], ["http://law.kz"]),
        ("file:///a", ["file:///a/b"], ["file:///b"]),
        ("data:text", ["data:text/plain,a"], ["data:image/png,a"]),
        ("http;//law.kz", ["http://law.kz"], ["https://law.kz"]),
        # host
        ("law.kz", ["http://a.law.kz", "http://b.a.law.kz", "http://law.kz."], ["http://outlaw.kz", "http://kz"]),
        (".law.kz", ["http://law.kz/a"], ["http://a.law.kz"]),
        ("*", ["http://anything", "ftp://anything", "custom://a"], []),
        ("10.0.0.1", ["http://10.0.0.1:8080/"], ["http://10.0.0.2/", "http://a.10.0.0.1.kz/"]),
        ("[::1]", ["http://[::1]/"], ["http://[::2]/"]),
        ("*.law.kz", [], ["http://law.kz", "http://a.law.kz"]),
        ("http://user:word@law.kz", ["http://law.kz", "http://other@law.kz"], ["http://user/"]),
        ("reading", ["http://reading:8080"], ["file:///reading"]),
        # port
        ("law.kz:8080", ["http://law.kz:8080", "https://law.kz:8080"], ["http://law.kz"]),
        ("law.kz:80", ["http://law.kz"], ["https://law.kz"]),
        ("law.kz", ["http://law.kz:99"], []),
        ("reading:80/a", ["http://reading/a"], ["http://reading/b"]),
        # path
        ("law.kz/law", ["http://law.kz/law", "http://law.kz/lawyer", "http://law.kz/law/1"], ["http://law.kz/la"]),
        ("law.kz/Law", ["http://law.kz/Law"], ["http://law.kz/law"]),
        ("law.kz/*", ["http://law.kz/*"], ["http://law.kz/a"]),
        ("law.kz/%61", ["http://law.kz/%61"], ["http://law.kz/a"]),
        ("*/law", ["http://any.kz/law"], ["http://any.kz/"]),
        ("*://law.kz", ["http://any.kz//law.kz"], ["http://law.kz/"]),
        ("law.kz/a#b", ["http://law.kz/a"], []),
        # query
        ("law.kz?a=1&b=2", ["http://law.kz/?b=2&a=1&c"], ["http://law.kz/?a=1", "http://law.kz/?a=2&b=1"]),
        ("law.kz?a=1*", ["http://law.kz/?a=12", "http://law.kz/?a=1"], ["http://law.kz/?a=2", "http://law.kz/?aa=1"]),
        ("law.kz?a", ["http://law.kz/?b&a"], ["http://law.kz/?a=1", "http://law.kz/?a="]),
        ("law.kz?a=*", ["http://law.kz/?a=", "http://law.kz/?a=1"], ["http://law.kz/?a"]),
        ("law.kz?a*", ["http://law.kz/?b&ab=1"], ["http://law.kz/?ba"]),
        ("law.kz?*", ["http://law.kz/?", "http://law.kz/?a"], ["http://law.kz/"]),
        ("law.kz?a=1&", ["http://law.kz/?a=1"], []),
        ("law.kz?A=1", ["http://law.kz/?A=1"], ["http://law.kz/?a=1"]),
    ],
)
def test_what_a_filter_covers(text: str, covered: list[str], not_covered: list[str]) -> None:
    assert [url_text for url_text in covered if opens([], [text], url_text)] == []
    assert [url_text for url_text in not_covered if not opens([], [text], url_text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "user:word@law.kz",
        "law.kz:*",
        "law.kz:0",
        "law.kz:65536",
        "law.kz:1x",
        "mailto:a@law.kz",
        "wrong://app",
        "http://",
    ],
)
def test_what_chrome_cannot_read(text: str) -> None:
    assert parse_filter(text, allow=True) is None


def test_what_cannot_be_an_address_opens_nowhere() -> None:
    assert not opens(["*"], [], "https://")
    assert not opens(["*"], [], "https://a b/")


@pytest.mark.parametrize(
    ("allow", "block", "opening", "shut"),
    [
        # nothing covers it: it opens
        ([], ["bad.kz"], ["http://law.kz"], ["http://bad.kz"]),
        # the wildcard speaks last, and not about the browser's own pages
        (["law.kz"], ["*"], ["http://law.kz", "chrome-extension://a/b"], ["http://gov.kz"]),
        (["*"], ["*"], ["http://law.kz"], []),
        (["http://*"], ["*"], ["http://law.kz"], ["https://law.kz"]),
        # an exact host before any path, then the longer host
        ([".law.kz/a"], ["law.kz/aaa", "*"], ["http://law.kz/aaa"], ["http://x.law.kz/aaa", "http://law.kz/b"]),
        (["x.law.kz"], ["law.kz/long/path"], ["http://x.law.kz/long/path"], ["http://law.kz/long/path"]),
        (["law.kz"], ["*/path"], ["http://law.kz/path"], ["http://gov.kz/path"]),
        # the longer path, then more of the query, then the allowlist
        (["law.kz/a/b"], ["law.kz/a"], ["http://law.kz/a/b"], ["http://law.kz/a/c"]),
        (["law.kz"], ["law.kz/"], [], ["http://law.kz/"]),
        (["law.kz?a=1&b=2"], ["law.kz?a=1"], ["http://law.kz/?a=1&b=2"], ["http://law.kz/?a=1"]),
        (["law.kz"], ["law.kz"], ["http://law.kz"], []),
        # every occurrence in the allowlist, any in the blocklist
        (["law.kz?v=1"], ["*"], ["http://law.kz/?v=1&v=1"], ["http://law.kz/?v=1&v=2", "http://law.kz/?v=2&v=1"]),
        ([], ["law.kz?v=1"], ["http://law.kz/?v=2"], ["http://law.kz/?v=2&v=1"]),
        # of one key in the allowlist the first value counts; so it is one condition and not two
        (["law.kz?v=1&v=2"], ["*"], ["http://law.kz/?v=1"], ["http://law.kz/?v=2"]),
        (["law.kz?v=1&v=1"], ["law.kz?v=1&w"], [], ["http://law.kz/?v=1&w"]),
        ([], ["law.kz?v=1&v=2"], ["http://law.kz/?v=1"], ["http://law.kz/?v=1&v=2"]),
        # what delivers a page's own answer is not looked at
        ([], ["*"], ["blob:https://law.kz/1"], []),
    ],
)
def test_which_filter_speaks(allow: list[str], block: list[str], opening: list[str], shut: list[str]) -> None:
    assert [url_text for url_text in opening if not opens(allow, block, url_text)] == []
    assert [url_text for url_text in shut if opens(allow, block, url_text)] == []


@given(st.text(max_size=40) | st.text(":/.*?&=@[];%#-az09", max_size=20), st.booleans())
def test_any_text_is_a_filter_or_none(text: str, allow: bool) -> None:
    found = parse_filter(text, allow=allow)
    assert found is None or isinstance(found, Filter)


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    assert lists(["law.kz"], ["*"]).opens(text, "GET", NOON) in {True, False}
