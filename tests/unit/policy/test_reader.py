# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy is taken whole or not at all, and a refusal of the file names file, line, key and what was expected."""

import hashlib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.policy.model import Mode, Policy, Record
from kiosk.policy.reader import parse_policy, read_policy

Write = Callable[..., str]
GOOD = """\
allow = ["https://adilet.zan.kz/"]
except = [
    { match = "https://adilet.zan.kz/cabinet/", reason = "sign-in", legal_basis = "clause 1" },
]
parts = ["https://static.zakon.kz/"]
start = "https://adilet.zan.kz/kaz#top"
core = true
examples = [{ open = "https://adilet.zan.kz/a" }, { refuse = "https://adilet.zan.kz/cabinet/" }]
"""


@pytest.fixture
def text(policy_text: Write) -> str:
    return policy_text({"adilet": GOOD, "kitap": 'allow = ["https://kitap.kz/a/"]'}, ("https://*.translate.goog/",))


def test_everything_that_is_written_is_read(text: str) -> None:
    policy = parse_policy(text, "policy.toml")
    adilet, kitap = policy.sites
    assert (policy.name, policy.version, policy.expires) == ("Reading room", 12, date(2027, 2, 22))
    assert (adilet.id, adilet.topic, adilet.title["kk"], adilet.about) == ("adilet", "legislation", "Әділет", None)
    assert [pattern.text for pattern in (*adilet.allow, *adilet.parts)] == [
        "https://adilet.zan.kz/",
        "https://static.zakon.kz/",
    ]
    assert (adilet.excepts[0].reason, adilet.excepts[0].legal_basis) == ("sign-in", "clause 1")
    assert (adilet.mode, adilet.record, adilet.core) == (Mode.READ, Record.PATH, True)
    assert (adilet.start, kitap.start, kitap.core) == ("https://adilet.zan.kz/kaz#top", "https://kitap.kz/a/", False)
    assert [example.opens for example in adilet.examples] == [True, False]
    assert (policy.locks[0].match.text, policy.locks[0].category) == ("https://*.translate.goog/", "relay")
    assert (policy.limits.session_minutes, policy.limits.opens_at, policy.limits.closes_at) == (60, time(9), time(18))
    assert policy.notice.seen_by["en"] == "who sees"
    assert policy.site("kitap") is kitap
    assert policy.site("nobody") is None


def test_the_digest_is_the_file_s(text: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8", newline="\r\n")
    assert read_policy(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("format = 1", "format = 2", "policy.toml:1: format: a whole number from 1 to 1 was expected"),
        ("version = 12", "version = 0", "policy.toml:3: version: a whole number"),
        ("version = 12", "version = 12\ncolour = 1", "policy.toml:4: colour: no such key was expected"),
        ("expires = 2027-02-22", "expires = 2026-11-22", "policy.toml:5: expires: a day after `issued` was expected"),
        ("expires = 2027-02-22", 'expires = "soon"', "policy.toml:5: expires: a date like"),
        ('id = "legislation"', 'id = "Legis lation"', "topic[1].id: small Latin letters"),
        ('topic = "legislation"', 'topic = "music"', "site[1].topic: one of legislation was expected"),
        ('mode = "read"', 'mode = "search"', "site[1].mode: one of read was expected"),
        ('mode = "read"', 'mode = "full"', "site[1].mode: one of read was expected"),
        ('mode = "read"', 'mode = "write"', "site[1].mode: one of read was expected"),
        ('record = "path"', 'record = "all"', "site[1].record: one of path, host, count was expected"),
        ('reason = "the texts of laws"', "", "site[1].reason: a text was expected, the key is missing"),
        ('added_by = "a librarian"', "", "site[1].added_by: a text was expected, the key is missing"),
        ("review_by = 2027-06-01", "", "site[1].review_by: a date like"),
        ("core = true", 'core = "yes"', "site[1].core: true or false was expected"),
        ("core = true", "cores = true", "site[1].cores: no such key was expected"),
        ('["https://adilet.zan.kz/"]', "[]", "site[1].allow: at least one address pattern was expected"),
        ('["https://adilet.zan.kz/"]', '["https://*.gov.kz/"]', "site[1].allow: a name below a public suffix"),
        ('["https://adilet.zan.kz/"]', '["https://*.zan.kz/a*"]', "site[1].allow: an address pattern like"),
        ('["https://static.zakon.kz/"]', '["https://*.com.kz/"]', "site[1].parts: a name below a public suffix"),
        ('match = "https://adilet', 'match = "ftp://adilet', "site[1].except[1].match: an address pattern like"),
        ("legal_basis =", "legal =", "site[1].except[1].legal: no such key was expected"),
        ('match = "https://*.translate.goog/"', 'match = "*"', "lock[1].match: an address pattern like"),
        ('category = "relay"', "", "lock[1].category: a text was expected"),
        ('start = "https://adilet', 'start = "https://evil', "site[1].start: an address that this site opens"),
        ('start = "https://adilet.zan.kz/kaz', 'start = "https://kitap.kz/a/', "site[1].start: an address that this"),
        ('{ open = "https://adilet.zan.kz/a" }', '{ opens = "x" }', "site[1].examples[1]: either { open"),
        ('{ open = "https://adilet', '{ refuse = "x", open = "https://adilet', "site[1].examples[1]: either { open"),
        ("session_minutes = 60", "session_minutes = 0", "limits.session_minutes: a whole number from 1 to 480"),
        ("day_minutes = 120", "day_minutes = 30", "limits.day_minutes: session_minutes <= day_minutes"),
        ("warn_minutes = 5", "warn_minutes = 60", "limits.warn_minutes: fewer minutes than"),
        ("idle_seconds = 600", "idle_seconds = 1", "limits.idle_seconds: a whole number from 30 to 3600"),
        ('end = "18:00"', 'end = "24:00"', 'limits.opening.end: an hour like "09:00" was expected'),
        ('end = "18:00"', 'end = "08:00"', "limits.opening.end: an hour after `start` was expected"),
        ('purpose = { kk = "неге", ', "purpose = { ", "notice.purpose.kk: a text was expected"),
        ("[notice]", "[notices]", "notice: a table was expected, the key is missing"),
    ],
)
def test_a_fault_is_named_with_its_place(was: str, becomes: str, said: str, text: str) -> None:
    assert was in text
    with pytest.raises(BadInput) as caught:
        parse_policy(text.replace(was, becomes, 1), "policy.toml")
    assert str(caught.value).startswith("policy.toml:")
    assert said in str(caught.value)
    assert caught.value.line is not None or "missing" in said
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ('{ open = "https://evil.com/" }', "open https://evil.com/ was expected, but it is: not_listed"),
        ('{ refuse = "https://kitap.kz/a/b" }', "refuse https://kitap.kz/a/b was expected, but it is: opened by"),
        ('{ open = "https://kitap.kz/b" }', "open https://kitap.kz/b was expected, but it is: not_listed"),
    ],
)
def test_a_policy_that_breaks_its_own_promise_is_not_taken(example: str, said: str, policy_text: Write) -> None:
    body = f'allow = ["https://kitap.kz/a/"]\nexamples = [{example}]'
    with pytest.raises(BadInput, match="site") as caught:
        parse_policy(policy_text({"kitap": body}), "policy.toml")
    assert said in str(caught.value)
    assert caught.value.key == "site[1].examples"
    assert caught.value.line == 19


def test_the_line_of_a_failing_example_is_its_own(policy_text: Write) -> None:
    body = """\
allow = ["https://kitap.kz/"]
examples = [
    { open = "https://kitap.kz/a" },
    { open = "https://evil.com/" },
]"""
    with pytest.raises(BadInput) as caught:
        parse_policy(policy_text({"kitap": body}), "policy.toml")
    assert caught.value.line == 21


def test_a_wildcard_alone_needs_a_start(policy_text: Write) -> None:
    body = 'allow = ["https://*.zan.kz/"]'
    with pytest.raises(BadInput, match="none is given"):
        parse_policy(policy_text({"zan": body}), "policy.toml")
    assert parse_policy(policy_text({"zan": f'{body}\nstart = "https://a.zan.kz/"'}), "policy.toml")


def test_an_id_stands_once(policy_text: Write) -> None:
    text = policy_text({"a": 'allow = ["https://a.kz/"]', "b": 'allow = ["https://b.kz/"]'})
    with pytest.raises(BadInput, match="a stands twice"):
        parse_policy(text.replace('id = "b"', 'id = "a"'), "policy.toml")


@pytest.mark.parametrize("data", [b"", b"\xff", b"format = 1", b"a = [", b"\x00", b"\xef\xbb\xbfformat = 1"])
def test_no_bytes_are_taken_for_a_policy(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes(data)
    with pytest.raises(BadInput, match="expected"):
        read_policy(path)


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a readable file was expected"):
        read_policy(tmp_path / "none.toml")


def test_a_policy_without_sites_opens_nothing_but_is_one(policy_text: Write) -> None:
    policy = parse_policy(policy_text({}), "policy.toml")
    assert isinstance(policy, Policy)
    assert policy.sites == ()
