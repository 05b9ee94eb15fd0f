# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses of the library: what is read, what is refused, and that what is written reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library import limits
from kiosk.library.address import PACK_NAME, read_address, write_address

REFUSED = [
    "library://guides",
    "library:guides/kk",
    "library:///kk",
    "LIBRARY://guides/kk",
    "library://Guides/kk",
    "library://guides:80/kk",
    "library://guides:/kk",
    "library://a@guides/kk",
    "library://:@guides/kk",
    "library://1.2.3.4/kk",
    "library://gui%64es/kk",
    "library://құқық/kk",
    "library://guides/../kk",
    "library://guides/kk/..",
    "library://guides/./kk",
    "library://guides/%2e%2E/kk",
    "library://guides/kk/%2e",
    "library://guides/a%2Fb",
    "library://guides/a%2fb",
    "library://guides/a%5Cb",
    "library://guides/a\\b",
    "library://guides/a%00",
    "library://guides/a%0Ab",
    "library://guides/a\x00",
    "library://guides/a b",
    "library://guides/заң",
    "library://guides/a%",
    "library://guides/a%4",
    "library://guides/a%zz",
    "library://guides/%ff",
    "library://guides/%C2%85",
    "https://guides/kk",
    "",
    "library://guides/" + "a" * (limits.PATH_LETTERS + 1),
    "library://guides/?" + "a" * 100_000,
]


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:40])
def test_what_is_no_plain_address_is_refused(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize(
    ("text", "pack", "path"),
    [
        ("library://guides/", "guides", ""),
        ("library://guides/kk/appeal#when?", "guides", "kk/appeal"),
        ("library://wiki_2024-01.en/A/%D0%97%D0%B0%D2%A3", "wiki_2024-01.en", "A/Заң"),
        ("library://wiki/why%3F", "wiki", "why?"),
        ("library://wiki/why?x=1", "wiki", "why"),
        ("library://wiki/50%25_..a/...", "wiki", "50%_..a/..."),
        ("library://wiki/a%23b", "wiki", "a#b"),
        ("library://wiki/https://site.kz/x", "wiki", "https://site.kz/x"),
    ],
)
def test_an_address_names_a_pack_and_a_path(text: str, pack: str, path: str) -> None:
    assert read_address(text) == (pack, path)


@given(st.from_regex(PACK_NAME, fullmatch=True), st.text(max_size=60))
def test_what_is_written_reads_back_or_is_refused(pack: str, path: str) -> None:
    """Surrogates have no UTF-8, and are in no pack."""
    if any(0xD800 <= ord(letter) < 0xE000 for letter in path):
        return
    written = write_address(pack, path)
    assert written.isascii()
    assert read_address(written) in (None, (pack, path))


@given(st.text() | st.text("library:/%.2eF5cABC?#@\\\x00ә", max_size=40).map("library://a/".__add__))
def test_whatever_comes_is_taken_plainly_or_refused(text: str) -> None:
    found = read_address(text)
    if found is not None:
        assert text.startswith(f"library://{found.pack}/")
        assert PACK_NAME.fullmatch(found.pack)
        assert not {"..", "."} & set(found.path.split("/"))
        assert "\x00" not in found.path
        assert read_address(write_address(*found)) == found
