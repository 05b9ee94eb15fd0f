# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading Chrome's lists: never wider than Chrome, and a line for every entry."""

import itertools
import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.exchange.chrome import (
    ALLOW,
    BLOCK,
    ENTRIES,
    ENTRY_CHARACTERS,
    FILE_BYTES,
    OPEN_WORLD,
    READING_ONLY,
    read_chrome,
)
from kiosk.exchange.imported import Fate, Imported, Line
from tests.unit.exchange.conftest import MOMENT, load, opened

Strategy = st.SearchStrategy[str]


def read(allow: list[str], block: list[str] | None = None, **others: object) -> Imported:
    lists = {ALLOW: allow, BLOCK: ["*"] if block is None else block}
    return read_chrome(json.dumps(lists | others).encode(), "policy.json")


def line(imported: Imported, entry: str) -> Line:
    return next(item for item in imported.report if item.entry == entry)


def _joined(parts: tuple[str, ...]) -> str:
    return "".join(parts)


def _filters(schemes: list[str], hosts: list[str], ports: list[str], paths: list[str], queries: list[str]) -> Strategy:
    lists = (schemes, ["", "", "."], hosts, ports, paths, queries)
    return st.tuples(*map(st.sampled_from, lists)).map(_joined)


DENSE = _filters(
    ["", "", "http://", "https://"],
    ["law.kz", "a.law.kz"],
    ["", "", "", ":443", ":8080"],
    ["", "/", "/a", "/a/", "/a/b", "/A"],
    ["", "", "", "?v=1", "?v=1&w=2", "?v=1*"],
)
ODD = _filters(
    ["", "ftp://", "*://", "http:"],
    ["law.kz", "b.a.law.kz", "gov.kz", "x.gov.kz", "kz", "law.kz.", "10.0.0.1", "localhost"],
    ["", ":80", ":0"],
    ["", "/a/*", "//a", "/a/../b", "/%61", "/a;x", "/\u0430", "/a%2Fb"],
    ["", "?v=*", "?v", "?v*", "?*", "?v=2&v=1", "?w=2*&v=1&", "?%76=1"],
)
FILTERS = DENSE | DENSE | ODD | st.sampled_from(["*", "http://*", "*/a", "*?v=1", "*.law.kz", ".kz", "x.gov.kz"])
URLS = [
    "".join(parts)
    for parts in itertools.product(
        ["http://", "https://"],
        ["law.kz", "a.law.kz", "c.a.law.kz", "b.law.kz", "gov.kz", "x.gov.kz"],
        ["", ":443", ":8080"],
        ["/", "/a", "/a/b", "/ab", "/A/b", "//a", "/%61/", "/a;x/b"],
        ["", "?v=1", "?v=2", "?v=1&v=2", "?w=2&v=12", "?v", "?v="],
    )
]


def check_never_wider(imported: Imported, urls: list[str]) -> None:
    policy = load(imported)
    for url_text in urls:
        address = opened(url_text, policy)
        assert address is None or imported.source.opens(address, "GET", MOMENT), (url_text, imported)


@settings(max_examples=250, deadline=None)
@given(st.lists(DENSE, min_size=1, max_size=2), st.lists(DENSE, min_size=1, max_size=2), st.randoms())
def test_what_opens_here_opens_in_chrome(allow: list[str], block: list[str], chance: Random) -> None:
    check_never_wider(read(allow, [*block, "*"]), chance.sample(URLS, 150))


@settings(max_examples=100, deadline=None)
@given(st.lists(FILTERS, max_size=6), st.lists(FILTERS, max_size=6), st.randoms())
def test_odd_filters_open_nothing_else(allow: list[str], block: list[str], chance: Random) -> None:
    check_never_wider(read(allow, block), chance.sample(URLS, 150))


@settings(max_examples=100, deadline=None)
@given(st.lists(FILTERS, max_size=6), st.lists(FILTERS, max_size=6))
def test_every_entry_has_its_line(allow: list[str], block: list[str]) -> None:
    imported = read(allow, block)
    for name, entries in ((ALLOW, allow), (BLOCK, block)):
        for count, entry in enumerate(entries, start=1):
            lines = [item for item in imported.report if item.place == f"{name}[{count}]"]
            assert [item.entry for item in lines] == [entry]
            assert all(item.note or item.fate is Fate.EXACT for item in lines)


@pytest.mark.parametrize(
    ("allow", "block", "opens", "shut"),
    [
        (["law.kz"], ["*"], ["http://law.kz/", "https://x.law.kz/a"], ["https://law.kz:8443/", "https://xlaw.kz/"]),
        ([".law.kz"], ["*"], ["https://law.kz/"], ["https://x.law.kz/"]),
        (["law.kz/law"], ["*"], ["https://law.kz/law", "https://law.kz/lawyer"], ["https://law.kz/la"]),
        (["law.kz/law/"], ["*"], ["https://law.kz/law/1"], ["https://law.kz/law", "https://law.kz/lawyer"]),
        (["https://law.kz"], ["*"], ["https://law.kz/"], ["http://law.kz/"]),
        (["http://law.kz"], ["*"], ["http://law.kz/"], ["https://law.kz/"]),
        (["http://law.kz", "https://law.kz"], ["*"], ["http://law.kz/", "https://law.kz/"], []),
        (["law.kz:80"], ["*"], ["http://law.kz/"], ["https://law.kz/"]),
        (["law.kz:8080"], ["*"], ["http://law.kz:8080/", "https://law.kz:8080/"], ["https://law.kz/"]),
        (
            ["law.kz/v?id=1"],
            ["*"],
            ["https://law.kz/v?id=1&x"],
            ["https://law.kz/v?id=2", "https://law.kz/v?id=1&id=2"],
        ),
        (["law.kz/v?id=1*"], ["*"], ["https://law.kz/v?id=12"], ["https://law.kz/v"]),
        (["law.kz"], ["law.kz/in/"], ["https://law.kz/"], ["https://law.kz/in/x", "https://x.law.kz/in/"]),
        (["law.kz"], ["http://law.kz/"], ["https://law.kz/"], ["http://law.kz/"]),
        (["law.kz"], ["law.kz/v?id=1"], ["https://law.kz/v?id=2"], ["https://law.kz/v?id=2&id=1"]),
        (["law.kz/in/law", "law.kz"], ["law.kz/in"], ["https://law.kz/in/law"], ["https://law.kz/in/x"]),
        (["law.kz"], ["in.law.kz"], ["https://law.kz/"], ["https://in.law.kz/", "https://x.in.law.kz/"]),
        (["law.kz"], [".in.law.kz"], ["https://x.in.law.kz/"], ["https://in.law.kz/"]),
        (["law.kz/law"], [".law.kz"], ["https://x.law.kz/law"], ["https://law.kz/law"]),
        (["x.law.kz"], ["law.kz"], ["https://x.law.kz/"], ["https://law.kz/"]),
        (["law.kz", "gov.law.kz?v=1"], ["gov.law.kz/"], ["https://law.kz/"], ["https://gov.law.kz/?v=1"]),
        (["law.kz", "https://gov.kz"], ["gov.kz"], ["https://gov.kz/", "https://law.kz/"], ["https://x.gov.kz/"]),
        (["law.kz/"], ["law.kz"], ["https://law.kz/"], []),
        (["http://law.kz", "https://law.kz"], ["https://law.kz/"], ["http://law.kz/"], ["https://law.kz/"]),
        (["law.kz:80", "https://law.kz"], ["law.kz:443/"], ["http://law.kz/"], ["https://law.kz/"]),
        (["law.kz", ".law.kz/"], [".law.kz"], ["https://law.kz/", "https://x.law.kz/"], []),
        (
            ["law.kz/a", ".law.kz/a/b"],
            [".law.kz/a"],
            ["https://law.kz/a/b", "https://x.law.kz/a"],
            ["https://law.kz/a"],
        ),
    ],
)
def test_the_lists_in_a_policy(allow: list[str], block: list[str], opens: list[str], shut: list[str]) -> None:
    imported = read(allow, [*block, "*"])
    policy = load(imported)
    assert [address for address in opens if opened(address, policy) is None] == []
    assert [address for address in shut if opened(address, policy) is not None] == []
    check_never_wider(imported, [*opens, *shut])


@pytest.mark.parametrize(
    ("entry", "because"),
    [
        ("*", "it opens every host"),
        ("https://*", "it opens every host"),
        ("*.law.kz", "takes the asterisk for a letter"),
        ("law.kz/*", "takes an asterisk in a path"),
        ("10.0.0.1", "IP address"),
        ("http://[::1]/", "IP address"),
        ("reading", "local or special-use"),
        ("kz", "local or special-use"),
        ("printer.local", "local or special-use"),
        ("gov.kz", "only gov.kz itself opens"),
        ("ftp://law.kz", "not ftp"),
        ("chrome://settings", "not chrome"),
        ("file:///home", "not file"),
        ("http://law.kz:8080", "https there as well"),
        ("әділет.kz", "escaped form"),
        ("law.kz/заң", "escaped form"),
        ("law.kz/%61", "no address is spelled"),
        ("law.kz/a%2Fb", "takes no such path"),
        ("law.kz?v", "without a value"),
        ("law.kz?v=%61", "letters that Chrome compares"),
        ("law.kz?V=1", "capital letters"),
        ("law.kz:*", "cannot read it"),
        ("mailto:a@law.kz", "cannot read it"),
    ],
)
def test_what_needs_a_decision(entry: str, because: str) -> None:
    imported = read([entry])
    found = line(imported, entry)
    assert found.fate is Fate.NEEDS_DECISION
    assert because in found.note
    assert imported.sites == () or entry == "gov.kz"


def test_what_was_lost_is_said() -> None:
    imported = read(["law.kz", "https://gov.kz:443/law/", ".b.kz/a?id=7"])
    assert line(imported, "law.kz").note == "http on port 80 and https on port 443 only"
    assert line(imported, "https://gov.kz:443/law/").fate is Fate.NEEDS_DECISION  # a wildcard over *.gov.kz
    assert "read in different ways" in line(imported, ".b.kz/a?id=7").note
    assert imported.report[0] == Line("", "", Fate.NARROWED, READING_ONLY)
    assert line(read(["https://.law.kz:443/"]), "https://.law.kz:443/").fate is Fate.EXACT


EXACT_URLS = [
    f"https://law.kz{path}{query}"
    for path in ("/", "/a", "/A", "/a/", "/ab", "/a;x", "/a/b", "/A/b", "/;x/a", "/b")
    for query in ("", "?v=1", "?v=2", "?V=1", "?v=12&w=2")
]


BLOCKS = [
    "".join(parts)
    for parts in itertools.product(
        ["", "https://"],
        [".", ""],
        ["law.kz"],
        ["", ":443", ":8080"],
        ["", "/", "/a", "/a/", "/a/b", "/A"],
        ["", "?v=1", "?v=1*", "?v"],
    )
]


@pytest.mark.parametrize("allow", ["https://law.kz:443", "https://.law.kz:443/"])
@pytest.mark.parametrize("block", BLOCKS)
def test_of_a_block_said_to_be_exact_nothing_differs(allow: str, block: str) -> None:
    imported = read([allow], [block, "*"])
    if line(imported, block).fate is not Fate.EXACT or not imported.sites:
        return
    policy = load(imported)
    for url_text in EXACT_URLS:
        opens = imported.source.opens(url_text, "GET", MOMENT)
        assert (opened(url_text, policy) is not None) == opens, (url_text, imported)


def test_a_block_of_a_path_shuts_other_capital_letters_too() -> None:
    found = line(read(["law.kz"], ["law.kz/secret", "*"]), "law.kz/secret")
    assert found.fate is Fate.NARROWED
    assert "in other capital letters" in found.note


def test_an_open_world_needs_a_decision() -> None:
    assert Line(BLOCK, "", Fate.NEEDS_DECISION, OPEN_WORLD) in read(["law.kz"], ["bad.kz"]).report
    assert OPEN_WORLD not in {item.note for item in read(["law.kz"]).report}


def test_a_block_that_reaches_into_nothing_becomes_a_lock() -> None:
    imported = read(["law.kz", "x.gov.kz"], ["bad.kz/in", "gov.kz", "*"])
    assert [item.match for item in imported.locks] == ["https://bad.kz/in*", "https://*.bad.kz/in*"]
    assert line(imported, "gov.kz").fate is Fate.EXACT
    assert opened("https://x.gov.kz/", load(imported)) is not None


def test_a_site_that_would_not_open_itself_is_left_out() -> None:
    imported = read(["law.kz", "https://web.archive.org/web/2020/gov.kz"], ["law.kz/", "*"])
    assert imported.sites == ()
    assert {line(imported, entry).note for entry in ("law.kz", "https://web.archive.org/web/2020/gov.kz")} == {
        "its own first page would stay shut"
    }


def test_what_chrome_does_not_look_at_is_never_opened_by_it() -> None:
    many = [f"n{count}.kz" for count in range(1000)]
    imported = read([*many, "late.kz"], [*(f"in.{name}" for name in many), "n1.kz/late", "*"])
    policy = load(imported)
    assert opened("https://n999.kz/", policy) is not None
    assert opened("https://n1.kz/late", policy) is None
    assert opened("https://late.kz/", policy) is None
    assert line(imported, "late.kz").fate is Fate.NEEDS_DECISION
    assert "after the first 1000" in line(imported, "late.kz").note
    assert line(imported, "n1.kz/late").note.startswith("kept shut here, though Chrome does not look")
    assert imported.source.opens("https://n1.kz/late", "GET", MOMENT)
    assert not any(draft.id == "late-kz" for draft in imported.sites)


def test_ids_are_small_letters_and_differ() -> None:
    imported = read(["a-b.kz", "a.b.kz", "xn--80aaaa.kz", f"{'a' * 63}.{'b' * 63}.kz"])
    ids = [draft.id for draft in imported.sites]
    assert ids[:2] == ["a-b-kz", "a-b-kz-2"]
    assert max(map(len, ids)) <= 60
    load(imported)


LISTS = {"URLAllowlist": ["law.kz"], "URLBlocklist": ["*"]}
VALUES = {
    name: {"level": "mandatory", "scope": "user", "source": "cloud", "value": value} for name, value in LISTS.items()
}


@pytest.mark.parametrize(
    "content",
    [
        LISTS,
        {"URLWhitelist": ["law.kz"], "URLBlacklist": ["*"]},
        {"chromeMetadata": {}, "chromePolicies": VALUES},
        {"policyValues": {"chrome": {"name": "Chrome Policies", "policies": VALUES}, "extensions": {"policies": {}}}},
    ],
)
def test_the_shapes_of_a_file(content: dict[str, object]) -> None:
    imported = read_chrome(b"\xef\xbb\xbf" + json.dumps(content).encode(), "policy.json")
    assert [draft.title for draft in imported.sites] == ["law.kz"]
    assert not imported.source.opens("https://other.kz/", "GET", MOMENT)


def test_older_names_count_only_without_the_newer() -> None:
    imported = read(["law.kz"], URLWhitelist=["old.kz"], URLBlacklist=["law.kz/in"])
    assert [draft.title for draft in imported.sites] == ["law.kz"]
    assert line(imported, "old.kz").fate is Fate.NEEDS_DECISION
    assert opened("https://law.kz/in", load(imported)) is None
    assert any(item.note == "URLWhitelist is what older versions call URLAllowlist" for item in imported.report)


def test_other_settings_are_named() -> None:
    found = line(read(["law.kz"], ShowHomeButton=True, Proxy={"x": 1}), "Proxy, ShowHomeButton")
    assert found.note == "2 other settings of the browser are not read"


@pytest.mark.parametrize(
    ("untrusted", "expected"),
    [
        (b'{\n"URLAllowlist": [,]}', "policy.json:2: JSON was expected"),
        (b"\xff", "JSON in UTF-8"),
        (b"[" * 100_000, "JSON in UTF-8"),
        (b'{"URLAllowlist": [], "URLAllowlist": ["a.kz"]}', "each key once"),
        (b"[]", "an object was expected"),
        (b"{}", "a policy with URLAllowlist or URLBlocklist was expected"),
        (b'{"URLAllowlist": "law.kz"}', "URLAllowlist: a list of texts was expected"),
        (b'{"URLBlocklist": [1]}', "URLBlocklist: a list of texts"),
        (b'{"URLBlocklist": ["\\ud800"]}', "URLBlocklist: a list of texts"),
        (json.dumps({BLOCK: ["a" * (ENTRY_CHARACTERS + 1)]}).encode(), "URLBlocklist: a list of texts"),
        (b'{"chromePolicies": 1}', "chromePolicies: an object was expected"),
        (b'{"policyValues": {"chrome": {}}}', "policyValues: the lists of one browser were expected"),
        (b" " * (FILE_BYTES + 1), "a file of at most"),
        (json.dumps({BLOCK: ["a"] * (ENTRIES + 1)}).encode(), "at most 100000 entries"),
    ],
)
def test_what_is_no_policy_is_said(untrusted: bytes, expected: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_chrome(untrusted, "policy.json")
    assert expected in str(caught.value)
