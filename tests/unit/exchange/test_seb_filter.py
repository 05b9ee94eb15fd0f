# SPDX-License-Identifier: GPL-3.0-or-later
"""Each sentence about Safe Exam Browser's expressions, as rows: expression, address, whether it covers it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.exchange.seb_filter import Expression, SebFilter, covers, read_asked, read_expression
from kiosk.exchange.seb_regex import WholeText, read_regex

NOW = datetime(2026, 12, 1, tzinfo=UTC)

ROWS = [
    # a host alone: itself and every name below it, every path, query, scheme and port
    ("zan.kz", "https://zan.kz/", True),
    ("zan.kz", "http://zan.kz:8080/a/b?c=d#e", True),
    ("zan.kz", "https://adilet.zan.kz/", True),
    ("zan.kz", "https://notzan.kz/", False),
    ("zan.kz", "https://zan.kz.evil.com/", False),
    ("zan.kz", "https://evil.com/zan.kz", False),
    ("zan.kz", "https://zan.kz./", True),
    ("ZAN.kz", "https://zan.KZ/", True),
    # a leading dot: this host exactly
    (".zan.kz", "https://zan.kz/", True),
    (".zan.kz", "https://adilet.zan.kz/", False),
    # a name without a dot is itself alone
    ("kz", "https://zan.kz/", False),
    ("library", "https://library/", True),
    ("library", "https://a.library/", False),
    # wildcards in hosts
    ("*", "https://anything.org/at/all", True),
    ("*.zan.kz", "https://adilet.zan.kz/", True),
    ("*.zan.kz", "https://zan.kz/", False),
    ("adilet.*", "https://adilet.zan.kz/", True),
    ("zan.*.kz", "https://zan.gov.kz/", True),
    ("zan.*.kz", "https://zan.kz/", False),
    # no host: only a host that is empty
    ("/secret", "https://zan.kz/secret", False),
    # schemes
    ("https://zan.kz", "https://zan.kz/", True),
    ("https://zan.kz", "http://zan.kz/", False),
    ("http*://zan.kz", "https://zan.kz/", True),
    ("HTTPS://zan.kz", "https://zan.kz/", True),
    # ports: the scheme's own where the address names none
    ("zan.kz:443", "https://zan.kz/", True),
    ("zan.kz:443", "http://zan.kz/", False),
    ("zan.kz:8443", "https://zan.kz:8443/", True),
    ("zan.kz:8443", "https://zan.kz/", False),
    ("zan.kz:*", "https://zan.kz:8443/", True),
    ("zan.kz:99999999999", "https://zan.kz:8443/", True),
    # a path: whole, with or without a slash at its end, whatever the capitals
    ("zan.kz/", "https://zan.kz/a", True),
    ("zan.kz/a", "https://zan.kz/a", True),
    ("zan.kz/a", "https://zan.kz/a/", True),
    ("zan.kz/a/", "https://zan.kz/a", True),
    ("zan.kz/a", "https://zan.kz/A", True),
    ("zan.kz/a", "https://zan.kz/a/b", False),
    ("zan.kz/a", "https://zan.kz/ab", False),
    ("zan.kz/a/*", "https://zan.kz/a/b/c", True),
    ("zan.kz/a/*", "https://zan.kz/a/", True),
    ("zan.kz/a/*", "https://zan.kz/a", False),
    ("zan.kz/a*", "https://zan.kz/ab/c", True),
    ("zan.kz/*/c", "https://zan.kz/a/b/c", True),
    ("zan.kz/*.pdf", "https://zan.kz/a/b.pdf", True),
    ("zan.kz/*.pdf", "https://zan.kz/a/b.pdf.html", False),
    ("zan.kz/a", "https://zan.kz/b/../a", True),
    ("zan.kz/a", "https://zan.kz//a", True),
    # escapes are taken off before the address is split
    ("zan.kz/a", "https://zan.kz/%61", True),
    ("zan.kz/a", "https://zan.kz/a%3Fb", True),
    ("zan.kz/a", "https://zan.kz/a%23b", True),
    ("zan.kz/a/b", "https://zan.kz/a%2Fb", True),
    ("zan.kz?x=1", "https://zan.kz/a%3Fx=1", True),
    ("zan.kz/a+b", "https://zan.kz/a+b", False),
    ("zan.kz/а", "https://zan.kz/%D0%B0", False),
    # a query: whole, or none at all
    ("zan.kz?a=1", "https://zan.kz/x?a=1", True),
    ("zan.kz?a=1", "https://zan.kz/x?a=1&b=2", False),
    ("zan.kz?a=1", "https://zan.kz/x", False),
    ("zan.kz?a=1*", "https://zan.kz/?a=1&b=2", True),
    ("zan.kz?*", "https://zan.kz/", True),
    ("zan.kz?.", "https://zan.kz/a", True),
    ("zan.kz?.", "https://zan.kz/a?b", False),
    # what follows #
    ("zan.kz#a", "https://zan.kz/#a", True),
    ("zan.kz#a", "https://zan.kz/", False),
    ("zan.kz#a", "https://zan.kz/#ab", False),
    # names and passwords
    ("me@zan.kz", "https://me@zan.kz/", True),
    ("me@zan.kz", "https://me:secret@zan.kz/", True),
    ("me@zan.kz", "https://zan.kz/", False),
    ("me:secret@zan.kz", "https://me:other@zan.kz/", False),
    ("*@zan.kz", "https://zan.kz/", True),
]


@pytest.mark.parametrize(("text", "address", "expected"), ROWS)
def test_an_expression_covers_what_it_says(text: str, address: str, expected: bool) -> None:
    expression, asked = read_expression(text), read_asked(address)
    assert expression is not None
    assert asked is not None
    assert expression.matches(asked) == expected


def test_an_expression_falls_into_its_pieces() -> None:
    whole = read_expression("https://me:pass@zan.kz:8443/a/*?b=1#c")
    assert whole == Expression("https", "me", "pass", "zan.kz", "8443", "/a/*", "b=1", "c")
    assert read_expression("zan.kz") == Expression("", "", "", "zan.kz", "", "", "", "")
    # what stands before an @ is a name, wherever the @ is
    assert read_expression("zan.kz/a@b") == Expression("", "zan.kz/a", "", "b", "", "", "", "")


@pytest.mark.parametrize("text", ["", "/", ".", "?", "://", "әділет"])
def test_an_expression_has_a_letter_a_digit_or_a_star(text: str) -> None:
    assert read_expression(text) is None


def _filter(allows: tuple[str, ...] = (), blocks: tuple[str, ...] = (), start: str = "", **more: bool) -> SebFilter:
    found = [[rule for text in texts if (rule := read_expression(text))] for texts in (blocks, allows)]
    return SebFilter(**{"on": True, "works": True, **more}, blocks=tuple(found[0]), allows=tuple(found[1]), start=start)


def _opens(judge: SebFilter, address: str) -> bool | None:
    return judge.opens(address, "GET", NOW)


def test_a_block_speaks_before_every_opening() -> None:
    judge = _filter(("zan.kz", "zan.kz/a/b"), ("zan.kz/a/*",))
    assert _opens(judge, "https://zan.kz/")
    assert not _opens(judge, "https://zan.kz/a/b")


def test_what_no_rule_names_is_shut_unless_the_filter_is_off() -> None:
    assert not _opens(_filter(("zan.kz",)), "https://gov.kz/")
    assert _opens(_filter(("zan.kz",), on=False), "https://gov.kz/")
    assert not _opens(_filter(("zan.kz",), works=False), "https://zan.kz/")


def test_what_cannot_be_split_is_let_through() -> None:
    assert _opens(_filter(), "no address")
    assert not _opens(_filter(), "about:blank")
    assert _opens(_filter(("*",)), "about:blank")


def test_the_start_address_opens_unless_it_does_already() -> None:
    alone = _filter(start="https://zan.kz/a")
    assert _opens(alone, "https://zan.kz/a")
    assert _opens(alone, "https://below.zan.kz/a/")
    assert not _opens(alone, "https://zan.kz/b")
    assert not _opens(_filter(("https://.zan.kz",), start="https://zan.kz/"), "https://below.zan.kz/")
    assert not _opens(_filter((), ("zan.kz/a",), start="https://zan.kz/a"), "https://zan.kz/a")


def test_a_regular_expression_is_sought_in_the_whole_address() -> None:
    judge = SebFilter(True, True, (read_regex(r"\.exe$"),), (read_regex(r"^https://zan\.kz/"),), "")
    assert _opens(judge, "https://zan.kz/A%62")
    assert not _opens(judge, "https://zan.kz/setup.EXE")
    assert not _opens(judge, "https://gov.kz/https://zan.kz/")


def test_where_a_rule_cannot_be_read_the_answer_is_none_unless_another_rule_settles_it() -> None:
    unread, everything = WholeText(None), read_regex(".")
    nothing = read_regex("qqq")
    rows = [
        ((unread,), (everything,), None),
        ((unread,), (nothing,), False),
        ((unread, everything), (everything,), False),
        ((), (unread,), None),
        ((), (unread, everything), True),
        ((everything,), (unread,), False),
    ]
    for blocks, allows, answer in rows:
        assert _opens(SebFilter(True, True, blocks, allows, ""), "https://zan.kz/") is answer
    assert _opens(SebFilter(True, True, (), (unread,), "https://zan.kz/"), "https://zan.kz/") is None
    assert _opens(SebFilter(True, True, (unread,), (), "https://zan.kz/"), "https://zan.kz/") is None


@given(st.text("ab*", max_size=8), st.text("ab", max_size=8))
def test_stars_are_any_text(pattern: str, text: str) -> None:
    """The quick way agrees with the slow one."""

    def slow(pattern: str, text: str) -> bool:
        if not pattern:
            return not text
        if pattern[0] == "*":
            return slow(pattern[1:], text) or (bool(text) and slow(pattern, text[1:]))
        return bool(text) and pattern[0] == text[0] and slow(pattern[1:], text[1:])

    assert covers(pattern, text) == slow(pattern, text)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    read_asked(text)
    read_expression(text)
    assert isinstance(_opens(_filter(("zan.kz",)), text), bool)
