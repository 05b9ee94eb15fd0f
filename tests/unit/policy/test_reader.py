# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy is taken whole or not at all, and a refusal of the file names file, line, key and what was expected."""

import hashlib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.policy.fields import DAYS
from kiosk.policy.model import Day, Hours, Mode, Policy, Record
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


def test_limits_are_silent_or_say_all(text: str) -> None:
    usual = parse_policy(text, "policy.toml").limits
    assert (usual.idle_warn_seconds, usual.extensions, usual.opening_on, usual.shut_on) == (60, 0, (), ())
    assert (usual.supervised, usual.staff_minutes, usual.pause_minutes) == (False, 60, 15)
    assert (usual.print_pages_session, usual.print_pages_day) == (0, 0)
    said = """idle_seconds = 90
extension_minutes = 15
extensions = 2
opening_on = [{ days = ["sat"], start = "10:00", end = "14:00" }]
shut_days = ["sun"]
shut_on = [2027-01-02, 2026-12-16]
supervised = true
staff_minutes = 45
pause_minutes = 10
print_pages_session = 4
print_pages_day = 6
"""
    found = parse_policy(text.replace("idle_seconds = 600\n", said), "policy.toml").limits
    assert (found.idle_warn_seconds, found.extension_minutes, found.extensions) == (45, 15, 2)
    assert found.opening_on == (Hours(frozenset({Day.SAT}), 600, 840),)
    assert found.shut_days == {Day.SUN}
    assert found.shut_on == (date(2026, 12, 16), date(2027, 1, 2))
    assert (found.supervised, found.staff_minutes, found.pause_minutes) == (True, 45, 10)
    assert (found.print_pages_session, found.print_pages_day) == (4, 6)


def test_the_digest_is_the_file_s(text: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8", newline="\r\n")
    assert read_policy(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()


OTHER = "warn_minutes = 5"
SATURDAY = '{ days = ["sat"], start = "10:00", end = "14:00" }'


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
        ('mode = "read"', 'mode = "search"', "site[1].search: addresses that take a form were expected"),
        ('mode = "read"', 'mode = "full"', "site[1].mode_reason: a text was expected"),
        ('mode = "read"', 'mode = "read"\nmode_reason = "x"', "site[1].mode_reason: a reason only beside"),
        ('mode = "read"', 'mode = "write"', "site[1].mode: one of read, search, full was expected"),
        ('mode = "read"', 'mode = "read"\nsearch = ["https://a.kz/"]', "site[1].search: addresses that take a form"),
        (
            'mode = "read"',
            'mode = "read"\nmethods = ["POST"]',
            "site[1].methods: GET, and others of GET, HEAD, were expected",
        ),
        (
            'mode = "read"',
            'mode = "read"\nmethods = []',
            "site[1].methods: GET, and others of GET, HEAD, were expected",
        ),
        ('mode = "read"', 'mode = "read"\ngroups = []', "site[1].groups: at least one group"),
        ('mode = "read"', 'mode = "read"\ngroups = ["Under 18"]', "site[1].groups: at least one group"),
        ('mode = "read"', 'mode = "read"\nexpires = 2026-11-22', "site[1].expires: a day after the policy's"),
        (
            'mode = "read"',
            'mode = "read"\nhours = [{ days = ["fri"], start = "09:00", end = "09:00" }]',
            "site[1].hours[1].end: an hour after `start` was expected",
        ),
        (
            'mode = "read"',
            'mode = "read"\nhours = [{ days = ["friday"], start = "09:00", end = "10:00" }]',
            "site[1].hours[1].days: some of mon, tue,",
        ),
        ('["https://adilet.zan.kz/"]', '[{ match = "a.kz", query = {} }]', "site[1].allow[1].query: at least one"),
        ('["https://adilet.zan.kz/"]', '[{ match = "a.kz", querys = 1 }]', "site[1].allow[1].querys: no such key"),
        (
            '["https://adilet.zan.kz/"]',
            '[{ match = "a.kz", query = { v = "a*b" } }]',
            'site[1].allow[1].match: a condition like { v = "abc" }',
        ),
        ('["https://adilet.zan.kz/"]', "[7]", "site[1].allow: a list of texts or tables was expected"),
        (
            '{ kk = "Әділет", ru = "Әділет", en = "Adilet" }',
            "{}",
            "site[1].title: a text in at least one of kk, ru, en",
        ),
        ('record = "path"', 'record = "all"', "site[1].record: one of path, host, count was expected"),
        ('reason = "the texts of laws"', "", "site[1].reason: a text was expected, the key is missing"),
        ('added_by = "a librarian"', "", "site[1].added_by: a text was expected, the key is missing"),
        ("review_by = 2027-06-01", "", "site[1].review_by: a date like"),
        ("core = true", 'core = "yes"', "site[1].core: true or false was expected"),
        ("core = true", "cores = true", "site[1].cores: no such key was expected"),
        ('["https://adilet.zan.kz/"]', "[]", "site[1].allow: at least one address pattern was expected"),
        ('["https://adilet.zan.kz/"]', '["https://*.gov.kz/"]', "site[1].allow: a name below a public suffix"),
        ('["https://adilet.zan.kz/"]', '["https://*.zan.kz/a*b"]', "site[1].allow: an address pattern like"),
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
        ("idle_seconds = 600", "idle_seconds = 600\nprint_pages_session = 3", "limits.print_pages_day: no fewer pages"),
        ("day_minutes = 120", "day_minutes = 30", "limits.day_minutes: session_minutes <= day_minutes"),
        ("warn_minutes = 5", "warn_minutes = 60", "limits.warn_minutes: fewer minutes than"),
        ("idle_seconds = 600", "idle_seconds = 1", "limits.idle_seconds: a whole number from 30 to 3600"),
        ("idle_seconds = 600", "idle_seconds = 40\nidle_warn_seconds = 40", "idle_warn_seconds: fewer seconds than"),
        (OTHER, OTHER + "\nextensions = 2", "limits.extensions: `extension_minutes` and"),
        (OTHER, OTHER + "\nextension_minutes = 9", "limits.extensions: `extension_minutes` and"),
        (OTHER, OTHER + '\nshut_days = ["so"]', "limits.shut_days: some of mon, tue"),
        (OTHER, OTHER + f"\nshut_days = {list(DAYS)}", "limits.shut_days: a day on which the room is open"),
        (OTHER, OTHER + f'\nshut_days = ["sat"]\nopening_on = [{SATURDAY}]', "limits.opening_on: each weekday once"),
        (OTHER, OTHER + f"\nopening_on = [{SATURDAY}, {SATURDAY}]", "limits.opening_on: each weekday once"),
        (OTHER, OTHER + "\nshut_on = [2026-12-16, 2026-12-16]", "limits.shut_on: a list of dates"),
        (OTHER, OTHER + '\nshut_on = ["2026-12-16"]', "limits.shut_on: a list of dates"),
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


@pytest.mark.parametrize("more", ["", '\ngroups = ["school"]'])
def test_a_first_page_that_another_site_has_already_names_that_site(more: str, policy_text: Write) -> None:
    twice = 'allow = ["https://gov.kz/"]'
    with pytest.raises(BadInput, match=r"https://gov\.kz/ belongs to the site first, by https://gov\.kz/") as caught:
        parse_policy(policy_text({"first": twice + more, "second": twice}), "policy.toml")
    assert caught.value.key == "site[2].start"


def test_a_wildcard_alone_needs_a_start(policy_text: Write) -> None:
    body = 'allow = ["https://*.zan.kz/"]'
    with pytest.raises(BadInput, match="none is given"):
        parse_policy(policy_text({"zan": body}), "policy.toml")
    assert parse_policy(policy_text({"zan": f'{body}\nstart = "https://a.zan.kz/"'}), "policy.toml")


def test_an_id_stands_once(policy_text: Write) -> None:
    text = policy_text({"a": 'allow = ["https://a.kz/"]', "b": 'allow = ["https://b.kz/"]'})
    with pytest.raises(BadInput, match="a stands twice"):
        parse_policy(text.replace('id = "b"', 'id = "a"'), "policy.toml")


FULL = """\
allow = [
    { match = "https://gov.kz/watch", query = { v = "abc*", lang = "kk" } },
    "https://gov.kz/memleket/ks*",
    "https://gov.kz/",
]
except = [{ match = "https://gov.kz/watch", query = { list = "*" }, reason = "lists" }]
search = ["https://gov.kz/search", { match = "https://gov.kz/find/", max_bytes = 100 }]
methods = ["GET", "POST"]
hours = [
    { days = ["sat", "sun"], start = "10:00", end = "24:00" },
    { start = "09:00", end = "12:30" },
]
groups = ["school", "open-regime"]
owner = "The Government"
expires = 2027-01-01
start = "https://gov.kz/memleket"
"""


def test_the_keys_of_a_fuller_site(policy_text: Write) -> None:
    text = policy_text({"gov": FULL}).replace('mode = "read"', 'mode = "search"')
    (site,) = parse_policy(text, "policy.toml").sites
    assert [pattern.text for pattern in site.allow] == [
        "https://gov.kz/watch?v=abc*&lang=kk",
        "https://gov.kz/memleket/ks*",
        "https://gov.kz/",
    ]
    assert site.excepts[0].match.text == "https://gov.kz/watch?list=*"
    assert [(item.match.text, item.max_bytes) for item in site.search] == [
        ("https://gov.kz/search", 2048),
        ("https://gov.kz/find/", 100),
    ]
    assert site.methods == {"GET", "POST"}
    assert site.hours == (
        Hours(frozenset({Day.SAT, Day.SUN}), 600, 1440),
        Hours(frozenset(Day), 540, 750),
    )
    assert site.groups == {"school", "open-regime"}
    assert (site.owner, site.expires, site.always) == ("The Government", date(2027, 1, 1), False)


def test_a_missing_translation_is_stood_in_for(policy_text: Write) -> None:
    text = policy_text({"a": 'allow = ["https://a.kz/"]'})
    text = text.replace('{ kk = "Әділет", ru = "Әділет", en = "Adilet" }', '{ ru = "Право" }')
    assert parse_policy(text, "policy.toml").sites[0].title == {"kk": "Право", "ru": "Право", "en": "Право"}


LOCKS = """\
format = 1
name = "Locks"
issued = 2026-11-24
[[lock]]
match = "https://*.ok.ru/"
category = "social"
reason = "a channel to people"
"""


def test_a_policy_includes_locks_that_lie_beside_it(tmp_path: Path, policy_text: Write) -> None:
    alone = policy_text({"a": 'allow = ["https://a.kz/"]'}, ("https://b.kz/",))
    (tmp_path / "policy.toml").write_text(alone.replace("[[topic]]", 'include = ["locks.toml"]\n[[topic]]', 1))
    (tmp_path / "locks.toml").write_text(LOCKS)
    policy = read_policy(tmp_path / "policy.toml")
    assert [lock.match.text for lock in policy.locks] == ["https://b.kz/", "https://*.ok.ru/"]
    (tmp_path / "locks.toml").write_text(LOCKS + "# another byte")
    assert read_policy(tmp_path / "policy.toml").digest != policy.digest


@pytest.mark.parametrize(
    ("include", "locks", "said"),
    [
        ('["locks.toml"]', LOCKS + "[[site]]", "locks.toml:8: site: no such key was expected"),
        ('["locks.toml"]', "format = 1", "locks.toml: name: a text was expected, the key is missing"),
        ('["../locks.toml"]', LOCKS, "policy.toml:6: include: at most 16 names of .toml files beside this one"),
        ('["/etc/locks.toml"]', LOCKS, "policy.toml:6: include: at most 16 names"),
        ('["absent.toml"]', LOCKS, "absent.toml: a readable file was expected"),
        ('"locks.toml"', LOCKS, "policy.toml:6: include: a list of texts was expected"),
    ],
)
def test_nothing_but_locks_is_included(include: str, locks: str, said: str, tmp_path: Path, policy_text: Write) -> None:
    text = policy_text({"a": 'allow = ["https://a.kz/"]'}).replace("[[topic]]", f"include = {include}\n[[topic]]", 1)
    (tmp_path / "policy.toml").write_text(text)
    (tmp_path / "locks.toml").write_text(locks)
    with pytest.raises(BadInput) as caught:
        read_policy(tmp_path / "policy.toml")
    assert said in str(caught.value)


def test_an_included_file_that_is_not_at_hand_is_not_passed_over(policy_text: Write) -> None:
    text = policy_text({}).replace("[[topic]]", 'include = ["locks.toml"]\n[[topic]]', 1)
    with pytest.raises(BadInput, match=r"locks\.toml beside this file was expected"):
        parse_policy(text, "policy.toml")


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
