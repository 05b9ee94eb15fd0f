# SPDX-License-Identifier: GPL-3.0-or-later
"""A comparison of two policies misses nothing that opens or shuts."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.policy.changes import Effect, Kind, changes
from kiosk.policy.engine import Request, decide
from kiosk.policy.model import Day, Hours, Limits, Mode, Policy, Record
from kiosk.policy.reader import parse_policy
from kiosk.words.changes import CHANGES, DAYS, EFFECTS, LIMITS, MODES, RECORDS, SILENT, spoken
from tests.unit.policy.conftest import HEAD, TAIL, lock, site

Make = Callable[..., Policy]
MOMENT = datetime(2026, 12, 1, 10, tzinfo=UTC)
GOV = 'allow = ["https://gov.kz/"]\n'


def _said(before: Policy, after: Policy) -> list[tuple[str, str, object]]:
    return [(one.kind.value, one.effect.value, one.subject or one.becomes) for one in changes(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (GOV, GOV, []),
        (GOV, 'allow = ["https://gov.kz/", "https://a.kz/"]', [("opened", "opens", "https://a.kz/")]),
        ('allow = ["https://gov.kz/", "https://a.kz/"]', GOV, [("shut", "shuts", "https://a.kz/")]),
        (GOV, 'allow = ["https://gov.kz/", "https://gov.kz/a/"]', [("listed", "other", "https://gov.kz/a/")]),
        (
            GOV,
            GOV + 'except = [{ match = "https://gov.kz/a/", reason = "x" }]',
            [("except_added", "shuts", "https://gov.kz/a/")],
        ),
        (
            GOV + 'except = [{ match = "https://gov.kz/a/", reason = "x" }]',
            GOV,
            [("except_removed", "opens", "https://gov.kz/a/")],
        ),
        (GOV, GOV + 'parts = ["https://a.kz/"]', [("part_added", "opens", "https://a.kz/")]),
        (GOV, GOV + 'groups = ["school"]', [("groups", "shuts", ("school",))]),
        (GOV + 'groups = ["school"]', GOV + 'groups = ["school", "work"]', [("groups", "opens", ("school", "work"))]),
        (GOV + 'groups = ["school"]', GOV + 'groups = ["work"]', [("groups", "other", ("work",))]),
        (
            GOV,
            GOV + 'hours = [{ days = ["mon"], start = "09:00", end = "10:00" }]',
            [("hours", "shuts", (Hours(frozenset({Day.MON}), 540, 600),))],
        ),
        (GOV, GOV + "expires = 2026-12-24", [("last_day", "shuts", date(2026, 12, 24))]),
        (GOV, GOV + "core = true", [("core_gained", "opens", "")]),
        (GOV, GOV + 'methods = ["GET"]', [("methods", "shuts", ("GET",))]),
        (GOV, GOV + 'start = "https://gov.kz/kaz"', [("texts", "other", "")]),
    ],
)
def test_one_change_at_a_time(before: str, after: str, said: list[tuple[str, str, object]], make: Make) -> None:
    assert _said(make({"gov": before}), make({"gov": after})) == said


def test_a_site_renamed_opens_what_it_did(make: Make) -> None:
    assert _said(make({"gov": GOV}), make({"state": GOV})) == [("moved", "other", "https://gov.kz/")]


def test_an_address_given_to_another_site_takes_its_terms(make: Make) -> None:
    before = make({"gov": GOV})
    after = make({"gov": GOV, "school": 'allow = ["https://gov.kz/a/"]\ngroups = ["school"]'})
    assert [spoken(change, "en") for change in changes(before, after)] == [
        "https://gov.kz/a/ is now listed by itself (school); it opened before as well.",
        "https://gov.kz/a/ belongs to school now, it belonged to gov.",
        "https://gov.kz/a/: for whom it opens — before: everyone; now: school.",
    ]
    assert ("groups", "opens", "https://gov.kz/a/") in _said(after, before)
    assert spoken(changes(after, before)[1], "ru") == (
        "https://gov.kz/a/ теперь относится к gov, раньше относился к school."
    )


def test_locks_and_the_whole_policy(make: Make, policy_text: Callable[..., str]) -> None:
    before = make({"gov": GOV})
    text = policy_text({"gov": GOV}, ("https://b.kz/",))
    text = text.replace("expires = 2027-02-22", "expires = 2027-03-01").replace("day_minutes = 120", "day_minutes = 90")
    text = text.replace('en = "who" }', 'en = "whoever" }').replace('en = "Legislation"', 'en = "Laws"')
    after = parse_policy(text, "policy.toml")
    assert _said(before, after) == [
        ("lock_added", "other", "https://b.kz/"),
        ("expires", "opens", date(2027, 3, 1)),
        ("limits", "other", "day_minutes"),
        ("notice", "other", ""),
        ("topics", "other", ""),
    ]
    assert _said(after, before)[0] == ("lock_removed", "other", "https://b.kz/")
    assert _said(before, make({"gov": GOV}, ("https://gov.kz/a",))) == [("lock_added", "shuts", "https://gov.kz/a")]
    assert _said(make({"gov": GOV}, ("https://gov.kz/a",)), before) == [("lock_removed", "opens", "https://gov.kz/a")]


def test_a_mode_says_from_what_to_what(make: Make, policy_text: Callable[..., str]) -> None:
    full = policy_text({"gov": GOV + 'mode_reason = "x"'}).replace('mode = "read"', 'mode = "full"')
    (change,) = changes(make({"gov": GOV}), parse_policy(full, "policy.toml"))
    assert (change.kind, change.effect, change.was, change.becomes) == (Kind.MODE, Effect.OPENS, Mode.READ, Mode.FULL)


LOCKED = 'allow = ["https://gov.kz/"]\nexcept = [{ match = "https://gov.kz/a/", reason = "x" }]'


def test_what_a_lock_still_covers_does_not_open(make: Make) -> None:
    locks = ("https://gov.kz/a/",)
    assert _said(make({"gov": LOCKED}, locks), make({"gov": GOV}, locks)) == [
        ("except_removed", "other", "https://gov.kz/a/")
    ]
    more = 'allow = ["https://gov.kz/", "https://gov.kz/a/b/"]\n'
    before, after = make({"gov": GOV}, locks), make({"gov": more}, locks)
    assert _said(before, after) == [("listed_shut", "other", "https://gov.kz/a/b/")]
    assert _said(after, before) == [("unlisted_shut", "other", "https://gov.kz/a/b/")]
    part = GOV + 'parts = ["https://gov.org/"]'
    assert _said(make({"gov": GOV}, ("https://gov.org/",)), make({"gov": part}, ("https://gov.org/",))) == [
        ("part_added", "other", "https://gov.org/")
    ]


def test_a_lock_for_one_port_is_not_a_lock_for_all(make: Make) -> None:
    both = 'allow = ["https://gov.kz/", "https://gov.kz:8443/"]'
    before, after = make({"gov": both}, ("https://gov.kz/a/",)), make({"gov": both}, ("https://gov.kz:443/a/",))
    assert _said(before, after) == [
        ("lock_added", "other", "https://gov.kz:443/a/"),
        ("lock_removed", "opens", "https://gov.kz/a/"),
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "effect"),
    [
        ('["mon"], start = "09:00", end = "13:00"', '["mon", "tue"], start = "09:00", end = "14:00"', Effect.OPENS),
        ('["mon", "tue"], start = "09:00", end = "14:00"', '["mon"], start = "09:00", end = "13:00"', Effect.SHUTS),
        ('["mon"], start = "09:00", end = "13:00"', '["tue"], start = "09:00", end = "14:00"', Effect.OTHER),
        ('["mon"], start = "09:00", end = "13:00"', '["mon"], start = "10:00", end = "14:00"', Effect.OTHER),
    ],
)
def test_wider_hours_open_and_narrower_ones_shut(was: str, becomes: str, effect: Effect, make: Make) -> None:
    old, new = (make({"gov": f"{GOV}hours = [{{ days = {one} }}]"}) for one in (was, becomes))
    assert [(one.kind, one.effect) for one in changes(old, new)] == [(Kind.HOURS, effect)]


def _in_mode(text: str, mode: str) -> Policy:
    return parse_policy(text.replace('mode = "read"', f'mode = "{mode}"'), "policy.toml")


def test_a_site_that_opens_fully_takes_every_search(make: Make, policy_text: Callable[..., str]) -> None:
    search = _in_mode(policy_text({"gov": GOV + 'search = ["https://gov.kz/s"]'}), "search")
    full = _in_mode(policy_text({"gov": GOV + 'mode_reason = "x"'}), "full")
    more = _in_mode(policy_text({"gov": GOV + 'search = [{ match = "https://gov.kz/s", max_bytes = 9000 }]'}), "search")
    assert [(one.kind, one.effect) for one in changes(search, full)] == [(Kind.MODE, Effect.OPENS)]
    assert [(one.kind, one.effect) for one in changes(full, search)] == [(Kind.MODE, Effect.SHUTS)]
    assert [(one.kind, one.effect) for one in changes(search, more)] == [(Kind.SEARCH, Effect.OPENS)]
    said = [spoken(one, "en") for one in changes(make({"gov": GOV}), search)]
    assert said == [
        "gov: the mode was “read” and is “search” now.",
        "gov: search addresses before: none; now: https://gov.kz/s (up to 2048 bytes).",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "kk",
            [
                "gov: ашылатын уақыты бұрын: кез келген уақытта; енді: дс–ср жм 09:00–13:00.",
                "Бір күнге, минут: бұрын 120, енді 90.",
                "Жұмыс уақыты: бұрын 09:00–18:00, енді 09:00–17:30.",
            ],
        ),
        (
            "ru",
            [
                "gov: часы раньше: в любое время; теперь: пн–ср пт 09:00–13:00.",
                "На день, минут: раньше 120, теперь 90.",
                "Часы работы: раньше 09:00–18:00, теперь 09:00–17:30.",
            ],
        ),
        (
            "en",
            [
                "gov: hours before: at any hour; now: Mon–Wed Fri 09:00–13:00.",
                "Minutes a day: 120 before, 90 now.",
                "Opening hours: 09:00–18:00 before, 09:00–17:30 now.",
            ],
        ),
    ],
)
def test_days_hours_and_limits_are_named_in_the_language(
    language: str, said: list[str], make: Make, policy_text: Callable[..., str]
) -> None:
    body = GOV + 'hours = [{ days = ["mon", "tue", "wed", "fri"], start = "09:00", end = "13:00" }]'
    text = policy_text({"gov": body}).replace("day_minutes = 120", "day_minutes = 90").replace('"18:00"', '"17:30"')
    found = changes(make({"gov": GOV}), parse_policy(text, "policy.toml"))
    assert [spoken(change, language) for change in found] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", ["иә", "сб 10:00–14:00", "жс", "2026-12-16"]),
        ("ru", ["да", "сб 10:00–14:00", "вс", "2026-12-16"]),
        ("en", ["yes", "Sat 10:00–14:00", "Sun", "2026-12-16"]),
    ],
)
def test_days_and_hours_of_the_room_are_said(
    language: str, said: list[str], make: Make, policy_text: Callable[..., str]
) -> None:
    more = """idle_seconds = 600
supervised = true
opening_on = [{ days = ["sat"], start = "10:00", end = "14:00" }]
shut_days = ["sun"]
shut_on = [2026-12-16]
"""
    text = policy_text({"gov": GOV}).replace("idle_seconds = 600\n", more)
    sentences = [spoken(change, language) for change in changes(make({"gov": GOV}), parse_policy(text, "policy.toml"))]
    assert len(sentences) == 4
    assert all(any(part in sentence for sentence in sentences) for part in said)


def test_the_tables_of_words_are_whole() -> None:
    assert set(MODES) == set(Mode)
    assert set(RECORDS) == set(Record)
    assert {len(days) for days in DAYS.values()} == {len(Day)}
    assert set(LIMITS) - {"opening"} == {one.name for one in fields(Limits)} - {"opens_at", "closes_at"}
    for table in (MODES, RECORDS, LIMITS, SILENT):
        assert all(set(texts) == {"kk", "ru", "en"} for texts in table.values())


def test_a_lock_is_taken_off_in_kazakh(make: Make) -> None:
    (change,) = changes(make({"gov": GOV}, ("https://b.kz/",)), make({"gov": GOV}))
    assert spoken(change, "kk") == "https://b.kz/ мекенжайының құлпы алынды."


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_change_has_its_sentence(language: str, make: Make) -> None:
    assert set(CHANGES) == set(Kind)
    assert set(EFFECTS) == set(Effect)
    said = [
        spoken(change, language) for change in changes(make({"gov": GOV}), make({"a": 'allow = ["https://a.kz/"]'}))
    ]
    assert all("{" not in text and "https://" in text for text in said)


@pytest.mark.parametrize("kind", list(CHANGES), ids=lambda kind: kind.value)
def test_the_three_languages_name_the_same(kind: object) -> None:
    texts: Mapping[str, str] = CHANGES[kind]  # type: ignore[index]
    names = [
        {name for name in ("subject", "site", "about", "limit", "was", "becomes") if f"{{{name}}}" in texts[one]}
        for one in texts
    ]
    assert set(texts) == {"kk", "ru", "en"}
    assert names[0] == names[1] == names[2]


HOSTS = st.sampled_from(["gov.org", "*.gov.org", "a.gov.org", "*.a.gov.org", "b.a.gov.org"])
PATHS = st.sampled_from(["/", "/a/", "/a", "/a/b", "/a*", "/a/b/"])
ADDRESSES = [
    f"https://{host}{path}"
    for host in ("gov.org", "a.gov.org", "b.a.gov.org", "c.b.a.gov.org", "d.gov.org")
    for path in (
        "/",
        "/a",
        "/a/",
        "/a/b",
        "/a/b/",
        "/a/b/c",
        "/a/c",
        "/ab",
        "/c",
        "/A",
        "/A/",
        "/A/b",
        "/A/b/c",
        "/A/c",
        "/AB",
    )
]
PATTERNS = st.builds("https://{}{}".format, HOSTS, PATHS)


SITES = ("p", "q")
Lines = list[tuple[str, str]]
LINES = st.lists(
    st.tuples(st.sampled_from([*SITES, "lock"]), st.sampled_from(["allow", "except"]), PATTERNS),
    max_size=6,
    unique=True,
)


def _for_group(only: bool) -> str:
    return '\ngroups = ["g"]' if only else ""


def _policy(lines: list[tuple[str, str, str]], groups: bool) -> Policy:
    text = HEAD
    for name in SITES:
        openings = [
            f"https://start.kz/{name}",
            *(match for who, what, match in lines if (who, what) == (name, "allow")),
        ]
        shut = [match for who, what, match in lines if (who, what) == (name, "except")]
        excepts = ", ".join(f"{{ match = '{one}', reason = 'x' }}" for one in shut)
        body = f"allow = {openings}\nexcept = [{excepts}]"
        text += site(name, body + _for_group(groups and name == "q"))
    locks = dict.fromkeys(match for who, _, match in lines if who == "lock")
    return parse_policy(text + "".join(map(lock, locks)) + TAIL, "policy.toml")


@settings(max_examples=400, deadline=None)
@given(LINES.filter(bool), st.booleans(), st.data())
def test_nothing_opens_or_shuts_unsaid(lines: list[tuple[str, str, str]], groups: bool, data: st.DataObject) -> None:
    """Two policies that differ in one line."""
    one = data.draw(st.sampled_from(lines))
    shorter, longer = _policy([line for line in lines if line != one], groups), _policy(lines, groups)
    for before, after in ((shorter, longer), (longer, shorter)):
        effects = {change.effect for change in changes(before, after)}
        for address in ADDRESSES:
            was, becomes = (decide(Request(address), policy, MOMENT).allowed for policy in (before, after))
            assert was or not becomes or Effect.OPENS in effects, address
            assert becomes or not was or Effect.SHUTS in effects, address


RULES = {
    *(Kind.OPENED, Kind.LISTED, Kind.LISTED_SHUT, Kind.SHUT, Kind.UNLISTED, Kind.UNLISTED_SHUT, Kind.EXCEPT_ADDED),
    *(Kind.EXCEPT_REMOVED, Kind.LOCK_ADDED, Kind.LOCK_REMOVED),
}


@settings(max_examples=400, deadline=None)
@given(LINES, LINES, st.booleans())
@example(
    [("p", "allow", "https://gov.org/"), ("p", "except", "https://gov.org/a/"), ("lock", "", "https://gov.org/a/")],
    [("p", "allow", "https://gov.org/"), ("lock", "", "https://gov.org/a/")],
    False,
)
@example(
    [("lock", "", "https://gov.org/")], [("lock", "", "https://gov.org/"), ("p", "allow", "https://gov.org/")], True
)
def test_nothing_is_said_to_open_or_shut_that_does_not(
    before: list[tuple[str, str, str]], after: list[tuple[str, str, str]], groups: bool
) -> None:
    """Two policies that share nothing but by chance; what is shut for some and open for others is open."""
    old, new = _policy(before, groups), _policy(after, groups)
    found = changes(old, new)
    opened = [
        {one for one in ADDRESSES for group in (None, "g") if decide(Request(one, group=group), policy, MOMENT).allowed}
        for policy in (old, new)
    ]
    effects = {change.effect for change in found if change.kind in RULES}
    assert (Effect.OPENS in effects) == bool(opened[1] - opened[0]), found
    assert (Effect.SHUTS in effects) == bool(opened[0] - opened[1]), found


@pytest.mark.parametrize("first", ["p", "q"])
def test_of_two_equal_openings_the_first_in_the_file_speaks(first: str) -> None:
    """Also where one of them is for a group and the other one is plain."""
    text = HEAD + "".join(
        site(name, f'allow = ["https://start.kz/{name}", "https://gov.org/"]' + _for_group(name == "q"))
        for name in sorted(SITES, reverse=first == "q")
    )
    policy = parse_policy(text + TAIL, "policy.toml")
    assert decide(Request("https://gov.org/"), policy, MOMENT).site is policy.site(first)
