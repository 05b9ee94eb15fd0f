# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule's witnesses are about it, and there is one wherever another rule begins or ends."""

from collections.abc import Callable

from kiosk.policy.model import Policy, Role, Rule
from kiosk.policy.witnesses import Witnesses

Make = Callable[..., Policy]


def _of(before: Policy, after: Policy, role: Role, text: str) -> dict[str, tuple[bool, bool]]:
    rule = next(rule for rule in after.rules() if (rule.role, rule.match.text) == (role, text))
    return {one.url.href: (one.was is not None, one.becomes is not None) for one in Witnesses(before, after).of(rule)}


def test_an_opening_is_asked_about_at_the_edges_of_what_lies_in_it(make: Make) -> None:
    before = make({"a": 'allow = ["https://zan.kz/"]'}, ("https://zan.kz/in",))
    after = make({"a": 'allow = ["https://zan.kz/", "https://*.zan.kz/"]'}, ("https://zan.kz/in", "https://x.zan.kz/"))
    found = _of(before, after, Role.OPEN, "https://zan.kz/")
    assert found["https://zan.kz/"] == (True, True)
    assert found["https://zan.kz/in/"] == found["https://zan.kz/IN"] == (False, False)
    assert {one for one, seen in found.items() if seen == (True, True)} > {"https://zan.kz/"}
    below = _of(before, after, Role.OPEN, "https://*.zan.kz/")
    assert below["https://x.zan.kz/"] == (False, False)
    assert (False, True) in below.values()


def test_a_lock_is_asked_about_on_the_ports_where_something_opens(make: Make) -> None:
    after = make({"a": 'allow = ["https://zan.kz/", "http://zan.kz:8080/"]'}, ("https://zan.kz/in/",))
    found = _of(make({"a": 'allow = ["https://zan.kz/"]'}), after, Role.LOCK, "https://zan.kz/in/")
    ports = {href.removeprefix("https://").removeprefix("http://").partition("/")[0] for href in found}
    assert ports == {"zan.kz", "zan.kz:8080"}
    assert set(found.values()) == {(True, False), (False, False)}


def test_a_part_is_asked_about_for_its_own_site(make: Make) -> None:
    before = make({"a": 'allow = ["https://zan.kz/"]', "b": 'allow = ["https://b.kz/"]\nparts = ["https://s.kz/"]'})
    after = make({"a": 'allow = ["https://zan.kz/"]\nparts = ["https://s.kz/"]', "b": 'allow = ["https://b.kz/"]'})
    assert set(_of(before, after, Role.PART, "https://s.kz/").values()) == {(False, True)}


def test_conditions_are_asked_with_values_that_fit_and_that_go_on(make: Make) -> None:
    before = make({"a": 'allow = ["https://zan.kz/", { match = "https://b.kz/", query = { v = "a b" } }]'})
    after = make({"a": 'allow = ["https://zan.kz/", { match = "https://b.kz/", query = { v = "a b*" } }]'})
    rule = Rule(Role.OPEN, after.sites[0].allow[1], after.sites[0])
    seen = {(one.was is not None, one.becomes is not None) for one in Witnesses(before, after).of(rule)}
    assert seen == {(True, True), (False, True)}
