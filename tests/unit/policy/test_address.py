# SPDX-License-Identifier: GPL-3.0-or-later
"""One reading of an address, and the fast reading never differs from it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.policy import address
from kiosk.policy.address import Url, parse
from kiosk.policy.limits import ADDRESS_CHARACTERS
from kiosk.policy.reasons import Reason

PIECES = st.sampled_from(
    [
        *("https://", "http://", "HTTPS://", "ftp:", "//", "/", "\\", "@", ":", ":443", ":80", ".", "..", "?"),
        *("#", "%", "%2e", "%2F", "%41", "%e2%80%8b", "%00", "%25", ";", "&", "=", "'", "`", "{", "^", "|", "<"),
        *("adilet", "zan", "kz", "gov.kz", "xn--", "xn--80a", "a", "A", "-", "--", "_", "0", "127.0.0.1", "0x7f"),
        *("1", "local", "test", "а", "ә", "ß", "\u00ad", "\u200d", "１", "。", "[", "]", "::1", "\x00", "\x85"),
        *("é", "\ud800", "\t", '"', " "),
    ]
)
PLAIN = st.builds(
    "https://{}/{}".format,
    st.from_regex(address._PLAIN_HOST, fullmatch=True),
    st.from_regex(address._PLAIN, fullmatch=True).map(lambda plain: plain.split("/", 3)[3]),
)
ADDRESSES = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=12).map(lambda pieces: "https://adilet.zan.kz/" + "".join(pieces)),
    PLAIN,
    PLAIN.map(lambda plain: plain.replace("https://", "http://", 1)),
    st.tuples(PLAIN, st.sampled_from([":8443", ":80", ":443", ":08", ":65536", ":0", ":1"])).map(
        lambda given: "/".join([*given[0].split("/")[:2], given[0].split("/")[2] + given[1], *given[0].split("/")[3:]])
    ),
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("https://adilet.zan.kz", "https://adilet.zan.kz/"),
        ("https://adilet.zan.kz/", "https://adilet.zan.kz/"),
        ("https://ADILET.zan.kz./a", "https://adilet.zan.kz/a"),
        ("https://adilet.zan.kz:443/a", "https://adilet.zan.kz/a"),
        ("http://adilet.zan.kz:80/a", "http://adilet.zan.kz/a"),
        ("https://adilet.zan.kz:8443/a", "https://adilet.zan.kz:8443/a"),
        ("https://adilet.zan.kz/a/./b/../c", "https://adilet.zan.kz/a/c"),
        ("https://adilet.zan.kz/%63abinet/%7e%2d", "https://adilet.zan.kz/cabinet/~-"),
        ("https://adilet.zan.kz/%d0%b7", "https://adilet.zan.kz/%D0%B7"),
        ("https://adilet.zan.kz/з?з#з", "https://adilet.zan.kz/%D0%B7?%D0%B7"),
        ("https://adilet.zan.kz//a///b/", "https://adilet.zan.kz/a/b/"),
        ("https://adilet.zan.kz/a?q=%63//b", "https://adilet.zan.kz/a?q=%63//b"),
        ("https://білім.kz/", "https://xn--90aud6hb.kz/"),
    ],
)
def test_canonical_form(text: str, canonical: str) -> None:
    url = parse(text)
    assert isinstance(url, Url)
    assert url.href == canonical


def test_the_parts_are_those_of_the_canonical_form() -> None:
    url = parse("http://Adilet.Zan.Kz.:8080/%61?b#c")
    assert url == Url("http", "adilet.zan.kz", 8080, "/a", "?b", "http://adilet.zan.kz:8080/a?b")


@pytest.mark.parametrize(
    "hidden", ["a%2fb", "a%5Cb", "%2e%2e/a", ".%2e/a", "a/%2e", "a%252fb", "%252e%252e/a", "..;/a"]
)
def test_a_hidden_step_is_marked(hidden: str) -> None:
    url = parse(f"https://adilet.zan.kz/{hidden}")
    assert isinstance(url, Url)
    assert url.veiled


@pytest.mark.parametrize("open_path", ["a/../b", "a/./b", "a%2eb", "a.b", "...", "a?x=%2f", "a#%2f", "%25"])
def test_what_hides_nothing_is_not_marked(open_path: str) -> None:
    url = parse(f"https://adilet.zan.kz/{open_path}")
    assert isinstance(url, Url)
    assert not url.veiled


def test_length_is_counted_before_anything_is_read() -> None:
    assert isinstance(parse("https://adilet.zan.kz/".ljust(ADDRESS_CHARACTERS, "a")), Url)
    assert parse("https://adilet.zan.kz/".ljust(ADDRESS_CHARACTERS + 1, "a")) is Reason.ADDRESS_TOO_LONG


@given(ADDRESSES)
@example("https://adilet.zan.kz/%%34%31")
@example("https://adilet.zan.kz/%2e%2e//%2e")
def test_reading_a_canonical_address_again_changes_nothing(text: str) -> None:
    url = parse(text)
    if isinstance(url, Url):
        again = parse(url.href)
        if again is Reason.ADDRESS_TOO_LONG:  # escapes are longer than the letters they stand for
            return
        assert isinstance(again, Url)
        assert again.href == url.href


@given(PLAIN | ADDRESSES)
@example("https://a-.kz/")
@example("https://a.kz/?")
@example("https://a.kz/?a?")
@example("https://a.kz?b/c")
@example("https://a.kz")
@example("https://a.kz/b//c")
@example("https://a.kz/b/.c/..")
@example("https://a.kz/b?c/../d//e")
@example("https://a.kz//")
@example("https:///a.kz/")
@example("http://a.kz/b")
@example("HTTPS://a.kz/b")
@example("https://x.test/")
@example("https://adilet.zan.kz/a/")
@example("https://adilet.zan.kz/;/a'?%")
@example("https://a--b.kz/")
def test_the_fast_reading_agrees_with_the_careful_one(text: str) -> None:
    careful = address._parse_any(text)
    if len(text) <= ADDRESS_CHARACTERS:
        assert parse(text) == careful


@given(ADDRESSES)
def test_what_is_taken_is_plain(text: str) -> None:
    url = parse(text)
    if isinstance(url, Url):
        assert url.scheme in ("http", "https")
        assert url.href.isascii()
        assert "@" not in url.host
        assert "." in url.host
        assert url.path.startswith("/")
        assert "//" not in url.path


@given(st.one_of(st.text(max_size=12), st.from_regex(address._PLAIN_HOST, fullmatch=True)), st.integers(-1, 70000))
@example("a.local", 443)
@example("::1", 443)
@example("a.kz", 443)
@example("a.kz", 65536)
def test_a_place_is_read_as_its_address_would_be(host: str, port: int) -> None:
    named = f"[{host}]" if host.count(":") > 1 and host[0] != "[" else host
    careful = address._parse_any(f"https://{named}:{port}/")
    if not set(named) & set("/?#"):
        assert address.place(host, port) == careful
