# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading Chrome's lists: never wider than Chrome, and a line for every entry."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.exchange.chrome import ALLOW, BLOCK, ENTRY_CHARACTERS, OPEN_WORLD, READING_ONLY, read_chrome
from kiosk.exchange.imported import Fate, Imported, Line
from tests.unit.exchange.conftest import MOMENT, load, opened


def read(allow: list[str], block: list[str] | None = None, **others: object) -> Imported:
    lists = {ALLOW: allow, BLOCK: ["*"] if block is None else block}
    return read_chrome(json.dumps(lists | others).encode(), "policy.json")


def line(imported: Imported, entry: str) -> Line:
    return next(item for item in imported.report if item.entry == entry)


HOSTS = st.sampled_from(["law.kz", "a.law.kz", "b.a.law.kz", "gov.kz", "x.gov.kz", "kz"])
PATHS = st.sampled_from(["", "/", "/a", "/a/", "/a/b", "/ab", "/a/b/c", "/A", "/b/", "//a", "/a/../b", "/%61"])
QUERIES = st.sampled_from(["", "", "", "?v=1", "?v=1&w=2", "?v=1*", "?v=*", "?v", "?v*", "?v=2", "?w=2*&v=1&", "?*"])
SCHEMES = st.sampled_from(["", "", "", "http://", "https://", "ftp://", "*://"])
PORTS = st.sampled_from(["", "", "", ":80", ":443", ":8080"])
FILTERS = st.one_of(
    st.builds(
        lambda scheme, dot, host, port, path, query: f"{scheme}{dot}{host}{port}{path}{query}",
        SCHEMES,
        st.sampled_from(["", "", "."]),
        HOSTS,
        PORTS,
        PATHS,
        QUERIES,
    ),
    st.sampled_from(["*", "http://*", "https://*", "*/a", "*:8080", "*?v=1", "*.law.kz", "law.kz/*", ".kz", "law.kz."]),
)
URLS = st.builds(
    lambda scheme, host, port, path, query: f"{scheme}{host}{port}{path}{query}",
    st.sampled_from(["http://", "https://"]),
    st.sampled_from(["law.kz", "a.law.kz", "b.a.law.kz", "c.law.kz", "gov.kz", "x.gov.kz", "www.x.gov.kz", "other.kz"]),
    st.sampled_from(["", "", ":80", ":443", ":8080"]),
    st.sampled_from(["/", "/a", "/a/", "/a/b", "/ab", "/a/b/c", "/A", "/b/", "/b/x", "//a", "/%61", "/a;x", "/a/b/cd"]),
    st.sampled_from(["", "", "?", "?v=1", "?v=2", "?v=1&v=2", "?w=2&v=1", "?w=23&v=1", "?v", "?v=", "?vv=1", "?v=12"]),
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(FILTERS, max_size=5), st.lists(FILTERS, max_size=5), st.booleans(), st.lists(URLS, min_size=8, max_size=24)
)
def test_what_opens_here_opens_in_chrome(allow: list[str], block: list[str], shut: bool, urls: list[str]) -> None:
    imported = read(allow, [*block, *(["*"] if shut else [])])
    policy = load(imported)
    for url_text in urls:
        address = opened(url_text, policy)
        assert address is None or imported.source.opens(address, "GET", MOMENT), (url_text, imported)


@settings(max_examples=100, deadline=None)
@given(st.lists(FILTERS, max_size=6), st.lists(FILTERS, max_size=6))
def test_every_entry_has_its_line(allow: list[str], block: list[str]) -> None:
    imported = read(allow, block)
    for name, entries in ((ALLOW, allow), (BLOCK, block)):
        for count, entry in enumerate(entries, start=1):
            lines = [item for item in imported.report if item.place == f"{name}[{count}]"]
            assert [item.entry for item in lines] == [entry]
            assert all(item.note or item.fate is Fate.EXACT for item in lines)
